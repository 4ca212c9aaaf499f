"""Reviews as they were understood, before anything of them is stored on the map.

Knows values only: pieces with the place proposed for each; must not know how places are found.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final

from pydantic import Field

from journey.values import Frozen, Id, Line, Title

PIECES_MAX: Final = 60
"""Pieces that wait at a time; what is more is named."""


class Piece(Frozen):
    """Some sentences of one review that speak of one thing, word for word."""

    text: Line
    stage: Id | None = None
    """None: nobody can tell what it speaks of."""
    entry: Id | None = None
    """What it bears out there; None: the stage as a whole."""
    good: bool = False
    date: dt.date | None = None
    off: bool = False
    """Taken off by hand: it is not stored."""


class Pile(Frozen):
    """What waits to be confirmed."""

    message: int
    """The first message: so that no button means another pile."""
    journey: Id
    back: str = ""
    """The view that was open when they came."""
    said: Annotated[str, Field(max_length=4096)] = ""
    """The words as they were typed, where they may have been an answer to what was asked."""
    source: Title | None = None
    reviews: Annotated[int, Field(ge=0)] = 0
    """How many reviews the pieces are of."""
    covered: Annotated[int, Field(ge=0)] = 0
    """How many telephone numbers and the like were covered."""
    pieces: Annotated[tuple[Piece, ...], Field(max_length=PIECES_MAX)] = ()
    left: Annotated[int, Field(ge=0)] = 0
    """Reviews for which there was no room."""

    @property
    def kept(self) -> tuple[Piece, ...]:
        """What is stored when it is confirmed."""
        return tuple(one for one in self.pieces if one.stage is not None and not one.off)

    @property
    def unplaced(self) -> tuple[Piece, ...]:
        return tuple(one for one in self.pieces if one.stage is None and not one.off)

    def put(self, number: int, one: Piece) -> Pile:
        """With another piece in that place; beyond the end nothing changes."""
        if not 0 <= number < len(self.pieces):
            return self
        return self.with_(pieces=(*self.pieces[:number], one, *self.pieces[number + 1 :]))

    def without(self, number: int) -> Pile:
        pieces = tuple(one for place, one in enumerate(self.pieces) if place != number)
        return self.with_(pieces=pieces)

    def and_(self, other: Pile) -> Pile:
        """With what came later, as far as there is room."""
        fits = other.pieces[: PIECES_MAX - len(self.pieces)]
        whole = len(fits) == len(other.pieces)
        return self.with_(
            pieces=(*self.pieces, *fits),
            reviews=self.reviews + (other.reviews if whole else 0),
            left=self.left + other.left + (0 if whole else other.reviews),
            covered=self.covered + other.covered,
            source=self.source or other.source,
        )

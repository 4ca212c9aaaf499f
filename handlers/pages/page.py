"""A page and an act: a name, what its words mean, and the button data made of them.

The wire form is the one of `handlers.codes`; what is made here is read here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, ParamSpec, TypeVar, overload

from handlers import codes
from handlers.pages.arguments import Argument
from journey.model import Journey
from journey.shelf import Heading

G = ParamSpec("G")
"""What a button is made of."""
F = ParamSpec("F")
"""What the page or the act is handed."""
G1 = TypeVar("G1")
G2 = TypeVar("G2")
G3 = TypeVar("G3")
G4 = TypeVar("G4")
F1 = TypeVar("F1")
F2 = TypeVar("F2")
F3 = TypeVar("F3")
F4 = TypeVar("F4")


@dataclass(frozen=True, slots=True)
class Takes(Generic[G, F]):
    """The words behind a name, in order."""

    arguments: tuple[Argument[Any, Any], ...]

    @property
    def of_map(self) -> bool:
        """Whether the first word is a person's own map."""
        return bool(self.arguments) and self.arguments[0].owned

    @property
    def enough(self) -> bool:
        """Whether the name alone is an address."""
        return all(one.optional for one in self.arguments)

    @property
    def most(self) -> float:
        """How many words there may be."""
        endless = any(one.rest for one in self.arguments)
        return math.inf if endless else len(self.arguments)

    def write(self, given: Sequence[object]) -> tuple[str, ...]:
        words = [one.write(value) for one, value in zip(self.arguments, given, strict=True)]
        kept = len(words)
        while kept and self._goes_without(kept - 1, given):
            kept -= 1
        return tuple(words[:kept])

    def _goes_without(self, place: int, given: Sequence[object]) -> bool:
        one = self.arguments[place]
        return one.optional and given[place] == one.default

    def read(self, words: Sequence[str], journey: Journey | None) -> tuple[object, ...] | None:
        """What the words name; None: something of it is missing or no more."""
        found = []
        for place, one in enumerate(self.arguments):
            told = words[place:] if one.rest else words[place : place + 1]
            try:
                found.append(one.read(journey, codes.SEPARATOR.join(told)))
            except ValueError:
                if not one.optional:
                    return None
                found.append(one.default)
        return tuple(found)

    def word(self, one: Argument[Any, Any], words: Sequence[str]) -> str | None:
        """The word that stands where that argument does; None: there is none."""
        for place, known in enumerate(self.arguments):
            if known.name == one.name and place < len(words):
                return codes.SEPARATOR.join(words[place:]) if known.rest else words[place]
        return None


@overload
def takes() -> Takes[[], []]: ...
@overload
def takes(a: Argument[G1, F1], /) -> Takes[[G1], [F1]]: ...
@overload
def takes(a: Argument[G1, F1], b: Argument[G2, F2], /) -> Takes[[G1, G2], [F1, F2]]: ...
@overload
def takes(
    a: Argument[G1, F1], b: Argument[G2, F2], c: Argument[G3, F3], /
) -> Takes[[G1, G2, G3], [F1, F2, F3]]: ...
@overload
def takes(
    a: Argument[G1, F1], b: Argument[G2, F2], c: Argument[G3, F3], d: Argument[G4, F4], /
) -> Takes[[G1, G2, G3, G4], [F1, F2, F3, F4]]: ...
def takes(*arguments: Argument[Any, Any]) -> Takes[..., ...]:
    """The words an address has."""
    return Takes(arguments)


class Sort(Enum):
    """What a page is among the others, where that matters to them."""

    PLAIN = auto()
    ASKING = auto()
    """The dialogue's open question: typed words answer it."""
    DRAWN = auto()
    """Opened, it sends pictures."""
    BESIDE = auto()
    """Looked at on the way: it leads back to what was open."""
    STEP = auto()
    """About one step of the history: undone, there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Page(Generic[G, F]):
    """What the live message can show."""

    name: str
    takes: Takes[G, F]
    sort: Sort = Sort.PLAIN

    def view(self, *given: G.args, **_named: G.kwargs) -> str:
        """As it is stored with a person."""
        return codes.view(self.name, *self.takes.write(given))

    def opens(self, *given: G.args, **_named: G.kwargs) -> str:
        """Button data."""
        return codes.opens(self.name, *self.takes.write(given))


@dataclass(frozen=True, slots=True)
class Act(Generic[G, F]):
    """What a button of a page changes, towards a wished state."""

    name: str
    takes: Takes[G, F]

    def does(self, *given: G.args, **_named: G.kwargs) -> str:
        """Button data."""
        return codes.does(self.name, *self.takes.write(given))

    def made(self, data: str) -> bool:
        """Whether a button's data is of this act."""
        code = codes.parse(data)
        return code is not None and (code.kind, code.name) == (codes.ACT, self.name)


AnyPage = Page[..., ...]
OfMap = Page[[Journey | Heading | str], [Journey]]
"""A page of a map as a whole."""
Listing = Page[[int], [int]]
"""A list by pages."""
AnyAct = Act[..., ...]


@dataclass(frozen=True, slots=True)
class Here:
    """The address somebody is at."""

    page: AnyPage | None
    """None: nowhere yet, or at a page that is no more."""
    words: tuple[str, ...]

    @property
    def map(self) -> str | None:
        """The id of the map that is looked at."""
        of_map = self.page is not None and self.page.takes.of_map
        return self.words[0] if of_map and self.words else None

    def at(self, *pages: AnyPage) -> bool:
        return self.page is not None and any(self.page.name == one.name for one in pages)

    def sort(self, *sorts: Sort) -> bool:
        return self.page is not None and self.page.sort in sorts

    def word(self, one: Argument[Any, Any]) -> str | None:
        """What is said of it there, as it was written."""
        return None if self.page is None else self.page.takes.word(one, self.words)

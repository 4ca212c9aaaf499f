"""Reviews in a message: whether it holds some, and what each of them speaks of.

A message is taken for reviews where they are told by what stands around them (stars, dates, answers
of the business), where somebody else wrote it, or where three paragraphs and more praise and blame.
Anything else stays what it was: an answer, a story.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from journey import limits, masking
from journey.industries import Industry
from journey.language import Rules
from journey.model import Item, Journey, Stage
from journey.remedies import Remedies
from journey.stems import words
from journey.story.teller import Teller
from journey.voices.cutting import Bunch, Review, Scissors, sentences
from journey.voices.manner import Ear, Manner
from journey.voices.pile import PIECES_MAX, Piece, Pile
from journey.voices.placing import Places, Spoken
from journey.voices.signs import VoiceSigns

SIGNS: Final = 2
PARAGRAPHS: Final = 3
LONG: Final = 25
"""Letters of a paragraph that may be a review by itself."""
JUDGED: Final = 2 / 3
APART: Final = (0.3, 0.6)
"""Leads of two sentences by which they surely speak of two stages: of either, of one of them."""
ENOUGH: Final = 5
"""Words of a sentence that may stand by itself."""
GOOD: Final = 4
"""Stars from which on a review praises."""


class Listener:
    """Hears what people say of a map, in several languages."""

    def __init__(
        self,
        every: Iterable[VoiceSigns],
        teller: Teller,
        remedies: Callable[[str], Remedies | None],
    ) -> None:
        signs = self._signs = tuple(every)
        self._scissors, self._ear = Scissors(signs), Ear(signs)
        self._teller, self._remedies = teller, remedies

    def manner(self, text: str) -> Manner:
        """What a reply in a team's chat is."""
        return self._ear.manner(text)

    def sources(self, language: str) -> tuple[str, ...]:
        """The places where reviews mostly stand, in the order of their buttons."""
        known = next((one for one in self._signs if one.language == language), None)
        return () if known is None else tuple(one.text for one in known.sources)

    def holds_reviews(
        self, text: str, today: dt.date, rules: Rules, *, asked: bool = False
    ) -> bool:
        """Whether a message that nobody announced is reviews.

        asked: some question is open, and the words may be its answer.
        """
        bunch = self._scissors.cut(text, today, rules)
        if bunch.signs >= SIGNS and bunch.reviews:
            return True
        if asked:
            return False
        long = [one for one in bunch.reviews if len(one.text) >= LONG]
        if "\n\n" not in text.replace("\r", "") or len(long) < PARAGRAPHS:
            return False
        judged = sum(self._ear.judges(one.text) for one in long)
        return judged >= JUDGED * len(bunch.reviews)

    def places(self, journey: Journey, industry: Industry | None, rules: Rules) -> Places:
        """What pieces speak of on that map."""
        return Places(
            journey,
            industry,
            self._teller.way(journey, industry),
            lambda text: self._teller.steps(text, journey.language, rules),
            self._remedies(journey.language),
        )

    def spoken(
        self, text: str, journey: Journey, industry: Industry | None, rules: Rules
    ) -> Spoken:
        """What somebody's words speak of."""
        return self.places(journey, industry, rules).of(text, good=self._ear.praises(text))

    def meant(
        self, stage: Stage, journey: Journey, industry: Industry | None, rules: Rules
    ) -> Callable[[str], Item | None]:
        """Which entry of that stage words speak of that were said there."""
        places = self.places(journey, industry, rules)
        return lambda text: places.of(text, good=self._ear.praises(text), at=stage).entry

    def pile(
        self,
        text: str,
        journey: Journey,
        industry: Industry | None,
        rules: Rules,
        today: dt.date,
        *,
        message: int,
        whole: bool = False,
    ) -> Pile:
        """Everything a message holds, in its order. whole: it is one review, not several."""
        hidden, covered = masking.covered(text)
        bunch = self._scissors.cut(hidden, today, rules)
        if whole and len(bunch.reviews) > 1:
            bunch = _joined(bunch)
        places = self.places(journey, industry, rules)
        found: list[Piece] = []
        count = 0
        for review in bunch.reviews:
            pieces = tuple(self._pieces(review, places))
            if len(found) + len(pieces) > PIECES_MAX:
                break
            found += pieces
            count += 1
        return Pile(
            message=message,
            journey=journey.id,
            source=bunch.source,
            reviews=count,
            covered=covered,
            pieces=tuple(found),
            left=len(bunch.reviews) - count,
        )

    def _pieces(self, review: Review, places: Places) -> Iterator[Piece]:
        for said in _apart(review.text, places):
            good = self._praises(review, said)
            spoken = places.of(said, good=good)
            yield Piece(
                text=said,
                stage=None if spoken.stage is None else spoken.stage.id,
                entry=None if spoken.entry is None else spoken.entry.id,
                good=good,
                date=review.date,
            )

    def _praises(self, review: Review, said: str) -> bool:
        """By its own words; where these do not judge, by its stars."""
        if review.stars is not None and not self._ear.judges(said):
            return review.stars >= GOOD
        return self._ear.praises(said)


def _joined(bunch: Bunch) -> Bunch:
    first = bunch.reviews[0]
    text = "\n".join(one.text for one in bunch.reviews)
    return Bunch((Review(text, first.date, first.stars),), bunch.source, bunch.signs)


def _apart(text: str, places: Places) -> Iterator[str]:
    """The sentences, together while they may speak of one stage and are no longer than a quote."""
    piece, at = "", Spoken()
    every = tuple(sentences(text))
    if len(every) == 1:
        yield from every
        return
    for said in every:
        now = places.of(said) if len(words(said)) >= ENOUGH else Spoken()
        both = f"{piece} {said}".strip()
        leads = sorted((now.lead, at.lead))
        apart = now.stage != at.stage and leads[0] >= APART[0] and leads[1] >= APART[1]
        if piece and (apart or len(both) > limits.ITEM_CHARS):
            yield piece
            piece, at = said, now
            continue
        piece = both
        at = max(at, now, key=lambda one: one.lead)
    if piece:
        yield piece

"""How a piece is meant: whether it praises, and what a reply in a team's chat is: something seen,
something to do, a question, or thanks.

Knows words by language; must not know the map.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from journey.phrases import Known, Phrase, Table, phrases
from journey.stems import words
from journey.voices.signs import VoiceSigns

SHORT: Final = 4
"""Words up to which a reply may be thanks and nothing more."""
_PRAISE, _BLAME, _NEEDS, _THANKS = "praise", "blame", "needs", "thanks"


class Manner(StrEnum):
    SEEN = "seen"
    """Somebody tells how it is."""
    NEEDS = "needs"
    """… or what is to be done."""
    ASKS = "asks"
    THANKS = "thanks"
    """Nothing that anybody would look for later."""


class Ear:
    """Hears how words are meant, in several languages at once."""

    def __init__(self, every: Iterable[VoiceSigns]) -> None:
        told: dict[str, tuple[Phrase, ...]] = {_PRAISE: (), _BLAME: (), _NEEDS: ()}
        thanks: tuple[Phrase, ...] = ()
        for one in every:
            told[_PRAISE] += phrases(one.praise)
            told[_BLAME] += phrases(one.blame)
            told[_NEEDS] += phrases(one.needs)
            thanks += phrases(one.thanks)
        self._table, self._thanks = Table(told), Table({_THANKS: thanks})
        self._known = Known((*self._table.phrases, *self._thanks.phrases))

    def manner(self, text: str) -> Manner:
        said = words(text)
        if not said or (len(said) <= SHORT and all(self._is_thanks(word) for word in said)):
            return Manner.THANKS
        if text.rstrip(' )"»').endswith("?"):
            return Manner.ASKS
        there = self._table.found(self._known.stand_in(said))
        return Manner.NEEDS if _NEEDS in there else Manner.SEEN

    def praises(self, text: str) -> bool:
        """Whether there is praise in it and less blame."""
        there = self._table.found(self._known.stand_in(words(text)))
        return len(there.get(_PRAISE, ())) > len(there.get(_BLAME, ()))

    def judges(self, text: str) -> bool:
        """Whether it praises or blames at all: a review does."""
        there = self._table.found(self._known.stand_in(words(text)))
        return _PRAISE in there or _BLAME in there

    def _is_thanks(self, word: str) -> bool:
        return bool(self._thanks.found(self._known.stand_in((word,))))

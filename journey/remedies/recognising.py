"""Which kind of pain typed words tell of, and which family of business a name is of.

Knows phrases and how much each says; must not know what is done about the pain, nor what was
learnt from sentences. Several languages are tried at once: on a Russian map «no parking» is
understood too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from journey.industries import Family
from journey.phrases import GROUP, Known, Name, Phrase, Table, phrases
from journey.remedies.kinds import Kinds
from journey.stems import words

_LIGHT: Final = frozenset(
    {
        *("не", "нет", "без", "ни", "на", "в", "во", "о", "по", "под", "за", "с", "со", "к", "и"),
        *("а", "что", "как", "так", "то", "от", "до", "из", "их", "нас", "мы", "про", "все", "они"),
        *("у", "же", "бы", "или", "но", "при", "для"),
        *("no", "not", "to", "of", "a", "an", "the", "in", "on", "for", "is", "are", "too", "t"),
        *("@no", "@only", "@time", "@long", "@wrong", "@know"),
        *("can", "don", "doesn", "us", "it", "what", "as", "they", "their"),
    }
)
"""Words that say little by themselves."""
LIGHT: Final = 0.25
TOGETHER: Final = 0.5
"""What each further weighty word of a phrase adds: «высокие цены» says more than «цены»."""
GROUPED: Final = 0.75
"""What a phrase with a group of words says beside one of very words: it is meant for what these do
not know.
"""
ANOTHER: Final = 0.25
"""The part of a kind's further phrases beside its weightiest."""
NEAR: Final = 0.6
"""From this share of the best on, another kind may be meant as well."""


@lru_cache(maxsize=8192)
def _says(phrase: Phrase) -> float:
    """How much a phrase says that stands there whole."""
    light = sum(part in _LIGHT for part in phrase)
    heavy = len(phrase) - light
    says = heavy + LIGHT * light + TOGETHER * max(0, heavy - 1)
    return says * GROUPED if any(part.startswith(GROUP) for part in phrase) else says


def _together(found: Iterable[Phrase]) -> float:
    says = sorted(map(_says, found), reverse=True)
    return says[0] + ANOTHER * sum(says[1:])


def weigh(table: Table[Name], there: AbstractSet[str]) -> dict[Name, float]:
    """How much a text in which these words stand says of each that it tells of."""
    return {name: _together(found) for name, found in table.found(there).items()}


def likeliest(table: Table[Name], known: Known, text: str) -> Name | None:
    """Of what a text tells the most; of equals the first in the table; None: it tells of none."""
    weights = weigh(table, known.stand_in(words(text)))
    told = (name for name in table.names if name in weights)
    return max(told, key=weights.__getitem__, default=None)


@dataclass(frozen=True, eq=False)
class Recogniser:
    """The words of all kinds and families, ready to be compared."""

    kinds: Table[str]
    families: Table[Family]
    known: Known

    @classmethod
    def of(cls, languages: Iterable[Kinds]) -> Recogniser:
        kinds: dict[str, tuple[Phrase, ...]] = {}
        families: dict[Family, tuple[Phrase, ...]] = {}
        groups: dict[str, tuple[Phrase, ...]] = {}
        for told in languages:
            for kind in told.kinds:
                kinds[kind.id] = kinds.get(kind.id, ()) + phrases(kind.words)
            for name, alike in told.groups.items():
                groups[name] = groups.get(name, ()) + phrases(alike)
            for one in told.families:
                families[one.family] = families.get(one.family, ()) + phrases(one.words)
        of_kinds, of_families = Table(kinds), Table(families)
        return cls(of_kinds, of_families, Known((*of_kinds.phrases, *of_families.phrases), groups))

    def kinds_of(self, text: str) -> tuple[str, ...]:
        """The kinds of pain that may be meant, the likeliest first; none: nothing is known."""
        return _kinds_of(self, text)

    def phrased(self, text: str) -> Mapping[str, float]:
        """How much the phrases in a text say of each kind that they tell of."""
        return _kind_weights(self, text)

    def surely(self, text: str) -> float:
        """How much a text says of the likeliest kind; 0: nothing is known."""
        return max(_kind_weights(self, text).values(), default=0.0)

    def family_of(self, name: str) -> Family:
        """The family of a business by its name; any: the name does not say."""
        return _family_of(self, name)

    def stand_in(self, text: str) -> frozenset[str]:
        """The words of the phrases that stand in a text."""
        return self.known.stand_in(words(text))


@lru_cache(maxsize=1024)
def _family_of(recogniser: Recogniser, name: str) -> Family:
    return likeliest(recogniser.families, recogniser.known, name) or Family.ANY


@lru_cache(maxsize=4096)
def _kind_weights(recogniser: Recogniser, text: str) -> dict[str, float]:
    return weigh(recogniser.kinds, recogniser.stand_in(text))


@lru_cache(maxsize=4096)
def _kinds_of(recogniser: Recogniser, text: str) -> tuple[str, ...]:
    weights = _kind_weights(recogniser, text)
    best = max(weights.values(), default=0.0)
    found = [kind for kind in recogniser.kinds.names if weights.get(kind, 0.0) >= NEAR * best > 0]
    return tuple(sorted(found, key=lambda kind: -weights[kind]))

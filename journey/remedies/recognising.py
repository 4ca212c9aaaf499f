"""Which kind of pain typed words tell of, and which family of business a name is of.

Knows phrases and how much each says; must not know what is done about the pain. Several languages
are tried at once: on a Russian map «no parking» is understood too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from journey.industries import Family
from journey.remedies.kinds import Kinds
from journey.remedies.slips import BEGINS, JUST_SO, is_word
from journey.stems import words

_LIGHT: Final = frozenset(
    {
        *("не", "нет", "без", "ни", "на", "в", "во", "о", "по", "под", "за", "с", "со", "к", "и"),
        *("а", "что", "как", "так", "то", "от", "до", "из", "их", "нас", "мы", "про", "все", "они"),
        *("у", "же", "бы", "или", "но", "при", "для"),
        *("no", "not", "to", "of", "a", "an", "the", "in", "on", "for", "is", "are", "too", "t"),
        *("can", "don", "doesn", "us", "it", "what", "as", "they", "their"),
    }
)
"""Words that say little by themselves."""
LIGHT: Final = 0.25
TOGETHER: Final = 0.5
"""What each further weighty word of a phrase adds: «высокие цены» says more than «цены»."""
ANOTHER: Final = 0.25
"""The part of a kind's further phrases beside its weightiest."""
NEAR: Final = 0.6
"""From this share of the best on, another kind may be meant as well."""


_Phrase = tuple[str, ...]
"""Words of which each must stand in a text."""


@dataclass(frozen=True, eq=False)
class Recogniser:
    """The words of all kinds and families, ready to be compared."""

    kinds: Mapping[str, tuple[_Phrase, ...]]
    families: Mapping[Family, tuple[_Phrase, ...]]
    parts: Mapping[str, frozenset[str]]
    """The words of all phrases by their first letters: another first letter is no slip."""

    @classmethod
    def of(cls, languages: Iterable[Kinds]) -> Recogniser:
        kinds: dict[str, tuple[_Phrase, ...]] = {}
        families: dict[Family, tuple[_Phrase, ...]] = {}
        for told in languages:
            for kind in told.kinds:
                kinds[kind.id] = kinds.get(kind.id, ()) + _phrases(kind.words)
            for one in told.families:
                families[one.family] = families.get(one.family, ()) + _phrases(one.words)
        every = (*_parts_of(kinds.values()), *_parts_of(families.values()))
        parts: dict[str, set[str]] = defaultdict(set)
        for part in every:
            parts[part[0]].add(part)
        return cls(kinds, families, {letter: frozenset(found) for letter, found in parts.items()})

    def kinds_of(self, text: str) -> tuple[str, ...]:
        """The kinds of pain that may be meant, the likeliest first; none: nothing is known."""
        return _kinds_of(self, text)

    def family_of(self, name: str) -> Family:
        """The family of a business by its name; any: the name does not say."""
        return _family_of(self, name)

    def stand_in(self, text: str) -> frozenset[str]:
        """The words of the phrases that stand in a text."""
        typed = frozenset(words(text))
        return frozenset(
            part for word in typed for part in self.parts.get(word[:1], ()) if is_word(word, part)
        )


@lru_cache(maxsize=1024)
def _family_of(recogniser: Recogniser, name: str) -> Family:
    weights = _weights(recogniser.families, recogniser.stand_in(name))
    best = max(weights, key=weights.__getitem__, default=Family.ANY)
    return best if weights.get(best) else Family.ANY


@lru_cache(maxsize=4096)
def _kinds_of(recogniser: Recogniser, text: str) -> tuple[str, ...]:
    weights = _weights(recogniser.kinds, recogniser.stand_in(text))
    best = max(weights.values(), default=0.0)
    found = [kind for kind, weight in weights.items() if weight and weight >= NEAR * best]
    return tuple(sorted(found, key=lambda kind: -weights[kind]))


Name = TypeVar("Name")


def _weights(
    phrases: Mapping[Name, tuple[_Phrase, ...]], there: AbstractSet[str]
) -> dict[Name, float]:
    """How much a text in which these words stand says of each."""
    return {name: _weight(told, there) for name, told in phrases.items()}


def _weight(phrases: Iterable[_Phrase], there: AbstractSet[str]) -> float:
    found = sorted((_says(one) for one in phrases if there >= set(one)), reverse=True)
    return found[0] + ANOTHER * sum(found[1:]) if found else 0.0


def _says(phrase: _Phrase) -> float:
    """How much a phrase says that stands there whole."""
    light = sum(part in _LIGHT for part in phrase)
    heavy = len(phrase) - light
    return heavy + LIGHT * light + TOGETHER * max(0, heavy - 1)


def _parts_of(tables: Iterable[tuple[_Phrase, ...]]) -> Iterator[str]:
    return (part for told in tables for phrase in told for part in phrase)


def _phrases(told: Iterable[str]) -> tuple[_Phrase, ...]:
    return tuple(tuple(_parts(phrase)) for phrase in told)


def _parts(phrase: str) -> Iterator[str]:
    for word in phrase.split():
        *before, last = words(word)
        yield from before
        yield last + word[-1] if word[-1] in {BEGINS, JUST_SO} else last

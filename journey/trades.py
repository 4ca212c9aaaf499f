"""Which known trade a typed name is like: «кофейни у метро» is like «Кофейня».

Knows the names in the catalogues; must not know what is done about it: a person confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from journey.industries import Industry
from journey.stems import holds, stems


def like(typed: str, industries: Iterable[Industry], whole: str | None = None) -> Industry | None:
    """The trade whose longest name stands in what was typed; of equals the first. None: no one.

    whole: of what these words are only a part. What it holds may say that it is another trade.
    """
    told = stems(typed)
    every = told if whole is None else stems(whole)
    best: Industry | None = None
    longest = 0
    for industry in industries:
        if (length := 0 if _unlike(every, industry) else _likeness(told, industry)) > longest:
            best, longest = industry, length
    return best


def is_just(typed: str, industry: Industry) -> bool:
    """Whether the typed words are the trade's title and nothing more: «кофейни»."""
    told, name = stems(typed), stems(industry.title)
    return holds(told, name) and holds(name, told)


def is_unlike(typed: str, industry: Industry) -> bool:
    """Whether a typed word says that it is another trade or family after all."""
    return _unlike(stems(typed), industry)


def _unlike(told: frozenset[str], industry: Industry) -> bool:
    return any(holds(told, _named(word)) for word in industry.unlike)


def _likeness(told: frozenset[str], industry: Industry) -> int:
    """Letters of the longest name found; 0: none is."""
    anywhere = (_named(name) for name in (industry.title, *industry.aliases))
    alone = (_named(name) for name in industry.bare)
    found = (
        *(name for name in anywhere if holds(told, name)),
        *(name for name in alone if name == told),
    )
    return max((sum(map(len, name)) for name in found), default=0)


@lru_cache(maxsize=8192)
def _named(name: str) -> frozenset[str]:
    """The stems of a name in a catalogue: each is held against everything that is typed."""
    return stems(name)

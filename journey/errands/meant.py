"""Who is meant by a name: of those who were seen in the group.

By the name in Telegram, else by the first name, also in another case («@Оле» is Оля). Must not know
what they are to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from journey.errands.reading import Name
from journey.teammates import Teammate

_VOWELS: Final = "аяеуюиыоёaeiouyй"


@dataclass(frozen=True, slots=True)
class Meant:
    name: str
    """As it was typed."""
    found: tuple[Teammate, ...]
    """One: it is clear who; several of that name; nobody."""

    @property
    def one(self) -> Teammate | None:
        return self.found[0] if len(self.found) == 1 else None


def who(name: Name, team: Sequence[Teammate]) -> Meant:
    if isinstance(name, int):
        found = tuple(one for one in team if one.person == name)
        return Meant(found[0].name if found else "", found)
    said = name.casefold()
    ways = (
        lambda one: one.username.casefold() == said,
        lambda one: _first(one) == said or one.name.casefold() == said,
        lambda one: _stem(_first(one)) == _stem(said),
    )
    for fits in ways:
        if found := tuple(one for one in team if fits(one)):
            return Meant(name, found)
    return Meant(name, ())


def _first(one: Teammate) -> str:
    return one.name.casefold().split()[0] if one.name.split() else ""


def _stem(name: str) -> str:
    """«Оля», «Оле», «Олю»: without the ending; two letters at least are a name."""
    bare = name.rstrip(_VOWELS)
    return bare if len(bare) >= 2 else name  # noqa: PLR2004

"""What was said on a stage and may bear out an entry there: offered, never taken by itself.

Words come from three sides: a customer's in the survey, reviews, what the team saw; of the last two
those that were kept on the stage as a whole. Must not know how they are shown, nor who confirms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from journey import evidence
from journey.errors import Rejected
from journey.model import Evidence, Item, Journey, Stage
from journey.voices.heard import quoted

HEARD_MAX: Final = 20
"""The newest of a stage: each takes some milliseconds to understand."""
OFFERED_MAX: Final = 3
_DIGITS: Final = 4

Meant = Callable[[str], Item | None]
"""The entry of the stage that some words speak of."""


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of words, as the record that it would be."""

    record: Evidence
    kept: bool
    """It stands on the stage, from where it moves; else nowhere on the map yet."""

    @property
    def sign(self) -> str:
        """By which a button means it, for as long as it says the same."""
        told = f"{self.record.kind.value}:{self.record.quote}"
        return blake2b(told.encode(), digest_size=_DIGITS).hexdigest()


def of_stage(stage: Stage, surveyed: Iterable[str], record: Evidence | None) -> list[Said]:
    """All words of a stage, the newest first. record: what those of the survey are stored as."""
    kept = [Said(one, kept=True) for one in reversed(stage.evidence) if one.quote]
    if record is None:
        return kept
    words = [quoted(one) for one in surveyed]
    return [Said(record.with_(quote=one), kept=False) for one in reversed(words)] + kept


def offered(entry: Item, said: Iterable[Said], meant: Meant) -> tuple[Said, ...]:
    """Those that speak of the entry and are not its evidence yet."""
    return tuple(_offered(entry, said, meant))[:OFFERED_MAX]


def _offered(entry: Item, said: Iterable[Said], meant: Meant) -> Iterator[Said]:
    known = {one.quote for one in entry.evidence}
    for one in list(said)[:HEARD_MAX]:
        quote = one.record.quote
        if quote is None or quote in known:
            continue
        found = meant(quote)
        if found is not None and found.id == entry.id:
            known.add(quote)
            yield one


def taken(journey: Journey, stage: Stage, entry: Item, one: Said) -> Journey | Rejected:
    """The words as evidence of the entry; what stood on the stage stands there no more."""
    added = evidence.add(journey, entry.id, one.record)
    if isinstance(added, Rejected) or not one.kept:
        return added
    return evidence.remove(added, stage.id, one.record.id)

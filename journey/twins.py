"""Which part of one map is which of another: the same one, a copy, else one that says the same.

Knows ids, where a copy came from, and keys that its caller gives; knows no lane and no words.
Symmetric: turned round, the same parts belong together.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar


class Part(Protocol):
    """Anything of a map that has an id."""

    @property
    def id(self) -> str: ...


P = TypeVar("P", bound=Part)

Key: TypeAlias = Callable[[P], "Hashable | None"]
"""What two parts must have alike to belong together; None: this part has no such thing."""


@dataclass(frozen=True, slots=True)
class Twins(Generic[P]):
    """A part before and after; never neither."""

    before: P | None
    after: P | None

    @property
    def kept(self) -> bool:
        return self.before is not None and self.after is not None


def twins(before: Sequence[P], after: Sequence[P], *alike: tuple[Key[P], Key[P]]) -> list[Twins[P]]:
    """Every part of both sides once, in the order of `after`.

    First go the same ids, then copies with what they were copied from, then for each pair of keys
    (of a part before, of a part after) what they give alike, the first with the first. What is
    gone follows what it followed before.
    """
    pairs: dict[int, int] = {}
    """Place before: place after."""
    _join(pairs, _by_key(before, after, _id, _id))
    if len(pairs) == len(before) == len(after):  # as two states of one map mostly have it
        return _ordered(before, after, pairs)
    _join(pairs, _copies(before, after))
    for of_before, of_after in alike:
        taken = set(pairs.values())
        free = {at: of_before(part) for at, part in enumerate(before) if at not in pairs}
        open_ = {at: of_after(part) for at, part in enumerate(after) if at not in taken}
        _join(pairs, _alike(free, open_))
    return _ordered(before, after, pairs)


def _id(part: Part) -> str:
    return part.id


def _source(part: Part) -> str | None:
    found = getattr(part, "derived_from", None)
    return found if isinstance(found, str) else None


def _by_key(
    before: Sequence[P], after: Sequence[P], of_before: Key[P], of_after: Key[P]
) -> Iterator[tuple[int, int]]:
    """The places of parts whose keys are alike; a key before is one part's alone."""
    places = {of_before(part): at for at, part in enumerate(before)}
    for at, part in enumerate(after):
        key = of_after(part)
        if key is not None and key in places:
            yield places[key], at


def _copies(before: Sequence[P], after: Sequence[P]) -> list[tuple[int, int]]:
    """A copy may stand on either side; of several copies of one part the first comes first."""
    forth = _by_key(before, after, _id, _source)
    back = ((one, other) for other, one in _by_key(after, before, _id, _source))
    return sorted({*forth, *back}, key=lambda pair: (sum(pair), abs(pair[0] - pair[1])))


def _alike(
    before: Mapping[int, Hashable], after: Mapping[int, Hashable]
) -> Iterator[tuple[int, int]]:
    """Places whose keys are alike, the first with the first."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for at, key in before.items():
        waiting[key].append(at)
    for at, key in after.items():
        if key is not None and waiting[key]:
            yield waiting[key].popleft(), at


def _join(pairs: dict[int, int], found: Iterable[tuple[int, int]]) -> None:
    taken = set(pairs.values())
    for one, other in found:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)


def _ordered(before: Sequence[P], after: Sequence[P], pairs: dict[int, int]) -> list[Twins[P]]:
    back = {other: one for one, other in pairs.items()}
    followers: dict[int | None, list[P]] = defaultdict(list)
    """The gone ones by the place after of what they followed; None: they stood first."""
    last: int | None = None
    for at, part in enumerate(before):
        if at in pairs:
            last = pairs[at]
        else:
            followers[last].append(part)
    ordered = [Twins(part, None) for part in followers[None]]
    for at, part in enumerate(after):
        ordered.append(Twins(before[back[at]] if at in back else None, part))
        ordered += [Twins(gone, None) for gone in followers[at]]
    return ordered

"""Several sheets that are one map: each a customer's, what stands on all of them everybody's.

Knows outlines; must not know a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from journey.outline.outline import Entry, Outline, Part


def joined(found: Sequence[tuple[str, Outline]], *, people: bool) -> Outline:
    """`people`: the sheets are called by customers. Otherwise they are one after another."""
    first = found[0][1]
    if len(found) == 1:
        return replace(first, personas=first.personas or ((found[0][0],) if people else ()))
    counts = Counter(
        (part.title, one) for _, made in found for part in made.parts for one in {*part.entries}
    )
    titles = list(dict.fromkeys(part.title for _, made in found for part in made.parts))
    parts = tuple(Part(title, tuple(_of(title, found, counts, people))) for title in titles)
    return replace(
        first,
        parts=parts,
        personas=tuple(name for name, _ in found) if people else first.personas,
        left=tuple(line for _, made in found for line in made.left),
        lost=tuple(dict.fromkeys(line for _, made in found for line in made.lost)),
        cut=sum(made.cut for _, made in found),
    )


def _of(
    title: str,
    found: Sequence[tuple[str, Outline]],
    counts: Counter[tuple[str, Entry]],
    people: bool,  # noqa: FBT001 - handed on
) -> list[Entry]:
    entries: list[Entry] = []
    for name, made in found:
        for part in made.parts:
            if part.title == title:
                for one in part.entries:
                    common = counts[title, one] == len(found) or not people
                    said = one if common else replace(one, persona=name)
                    if said not in entries:
                        entries.append(said)
    return entries

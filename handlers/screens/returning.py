"""What a table that came back would change on its map: how much, and each change in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.layout import rows, short
from handlers.pages.dropped import LEAVE_FILE, TAKE
from handlers.pages.sorting import LAY, RETURNED
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import relisted
from handlers.screens.changes import differences, paged
from journey.difference import Fate, Feeling, compare
from journey.model import Journey

UNREAD = 6
"""Words that were not taken up, as many as are quoted."""
UNREAD_CHARS = 60


@dataclass(frozen=True, slots=True)
class Left:
    """What stays out."""

    full: int = 0
    """Entries for which there is no room, or that were taken off the map since."""
    unread: tuple[str, ...] = ()
    """Words of the lists that are no day, no number, nothing to choose."""


def returned(
    texts: Texts, message: int, maps: tuple[Journey, Journey], fresh: str, left: Left, wanted: int
) -> Screen:
    """`maps`: as it is and as it would be."""
    before, after = maps
    told = (*differences(texts, before, after), *relisted.lines(texts, before, after))
    pages = paged(told)
    page = max(0, min(wanted, len(pages) - 1))
    counts = _counts(before, after)
    lines = [texts.html("returned.found", title=before.title)]
    if not pages or not any(counts):
        lines.append(texts.html("returned.nothing"))
    else:
        changed, added, gone = counts
        lines += [
            texts.html("returned.counts", changed=changed, added=added, gone=gone),
            "",
            pages[page],
        ]
        lines += ["", texts.html("returned.not_yet")]
    lines[-1:-1] = _left(texts, left)
    lay = Button(texts.plain("button.returned.lay"), LAY.does(before, message))
    take = Button(texts.plain("button.returned.apart"), TAKE.does(message, fresh))
    leave = Button(texts.plain("button.dropped.leave"), LEAVE_FILE.does(message))
    nearer = Button(texts.plain("button.fewer"), RETURNED.opens(message, page - 1))
    more = texts.plain("button.more", page=page + 1, pages=len(pages))
    further = Button(more, RETURNED.opens(message, page + 1))
    return Screen(
        "\n".join(lines),
        rows(
            (nearer if page else None, further if page < len(pages) - 1 else None),
            (lay if any(counts) else None,),
            (take, leave),
        ),
    )


def _left(texts: Texts, left: Left) -> Iterator[str]:
    if left.full:
        yield texts.count("returned.left", left.full)
        yield ""
    if left.unread:
        quoted = [
            texts.html("tale.quoted", text=short(one, UNREAD_CHARS)) for one in left.unread[:UNREAD]
        ]
        more = [", …"] if len(left.unread) > UNREAD else []
        yield texts.html("returned.unread") + " " + ", ".join(quoted) + "".join(more)
        yield ""


def _counts(before: Journey, after: Journey) -> tuple[int, int, int]:
    """Changed, added, gone."""
    found: Counter[Fate] = relisted.counts(before, after)
    for one in compare(before, after).changes:
        if isinstance(one, Feeling):
            was, now = one.before is not None, one.after is not None
            found[Fate.KEPT if was and now else Fate.ADDED if now else Fate.GONE] += 1
        elif hasattr(one, "fate"):
            found[one.fate] += 1
        else:
            found[Fate.KEPT] += 1
    return found[Fate.KEPT], found[Fate.ADDED], found[Fate.GONE]

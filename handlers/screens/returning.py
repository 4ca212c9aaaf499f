"""What a table that came back would change on its map: how much, and each change in words."""

from __future__ import annotations

from collections import Counter

from handlers.layout import rows
from handlers.pages.dropped import LEAVE_FILE, TAKE
from handlers.pages.sorting import LAY, RETURNED
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.changes import differences, paged
from journey.difference import Fate, Feeling, compare
from journey.model import Journey


def returned(
    texts: Texts, message: int, maps: tuple[Journey, Journey], fresh: str, left: int, wanted: int
) -> Screen:
    """`maps`: as it is and as it would be; `left`: entries for which there is no room."""
    before, after = maps
    pages = paged(differences(texts, before, after))
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
        if left:
            lines += ["", texts.count("returned.left", left)]
        lines += ["", texts.html("returned.not_yet")]
    lay = Button(texts.plain("button.returned.lay"), LAY.does(before, message))
    take = Button(texts.plain("button.returned.apart"), TAKE.does(message, fresh))
    leave = Button(texts.plain("button.dropped.leave"), LEAVE_FILE.does(message))
    nearer = Button(texts.plain("button.fewer"), RETURNED.opens(message, page - 1))
    told = texts.plain("button.more", page=page + 1, pages=len(pages))
    further = Button(told, RETURNED.opens(message, page + 1))
    return Screen(
        "\n".join(lines),
        rows(
            (nearer if page else None, further if page < len(pages) - 1 else None),
            (lay if any(counts) else None,),
            (take, leave),
        ),
    )


def _counts(before: Journey, after: Journey) -> tuple[int, int, int]:
    """Changed, added, gone."""
    found: Counter[Fate] = Counter()
    for one in compare(before, after).changes:
        if isinstance(one, Feeling):
            was, now = one.before is not None, one.after is not None
            found[Fate.KEPT if was and now else Fate.ADDED if now else Fate.GONE] += 1
        elif hasattr(one, "fate"):
            found[one.fate] += 1
        else:
            found[Fate.KEPT] += 1
    return found[Fate.KEPT], found[Fate.ADDED], found[Fate.GONE]

"""What stays in a group of a list that has left it: what was done, and a line where it stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from handlers.ports import Texts
from handlers.screens.groups.addresses import address, linked
from handlers.screens.groups.done import line
from handlers.screens.groups.telling import MESSAGE
from journey.checklist.progress import progress
from journey.model import Journey, Task
from journey.posts import OVERVIEW, Leftover, Post

_REST: Final = 300
"""UTF-16 units kept free for what stands below the tasks."""


def farewell(
    texts: Texts, journey: Journey, done: Sequence[Task], until: dt.datetime, *, leaving: bool
) -> str:
    """Says that a list is gone, what the team did, and until when it can return (HTML).

    until: on the group's clock. leaving: its owner wants all of theirs deleted.
    """
    count, whole = progress(journey)
    why = "ending.leaving" if leaving else "ending.by_owner"
    head = [
        texts.html("ending.title", title=journey.title),
        texts.html(why, done=count, all=whole),
        texts.html("ending.until", day=texts.day_month(until.date()), time=f"{until:%H:%M}"),
    ]
    if not done:
        return "\n".join(head)
    head += ["", texts.html("week.done")]
    zone = until.tzinfo or dt.UTC
    return "\n".join((*head, *_fitting(texts, [line(texts, task, zone) for task in done], head)))


def _fitting(texts: Texts, lines: Sequence[str], head: Sequence[str]) -> list[str]:
    """As many as one message holds; the rest is counted."""
    room = MESSAGE - _REST - len("\n".join(head).encode("utf-16-le")) // 2
    shown: list[str] = []
    for one in lines:
        room -= len(one.encode("utf-16-le")) // 2 + 1
        if room < 0:
            break
        shown.append(one)
    more = len(lines) - len(shown)
    return [*shown, *([texts.html("week.more", count=more)] if more else ())]


def returned(texts: Texts, journey: Journey) -> str:
    return texts.html("ending.returned", title=journey.title)


def leftover(texts: Texts, chat: int, left: Leftover, post: Post | None) -> str:
    """What an old message says that cannot be deleted (HTML): where its list is now, in one line;
    all but the first message of a list are a mere sign.
    """
    if left.post is None:
        return texts.html("ending.outdated")
    if post is None or post.chat != chat:
        return texts.html("ending.was_here") if left.name == OVERVIEW else "·"
    where = address(chat, post.slot(OVERVIEW).message)
    words = texts.html("ending.moved") if left.name == OVERVIEW else "⤵️"
    return linked(words, where)

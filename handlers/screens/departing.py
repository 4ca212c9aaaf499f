"""Before everything about a person goes: what that is, and the day in which it can come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from handlers.layout import rows
from handlers.pages.about import FORGET_ALL, FORGET_NOW, STAY
from handlers.pages.maps import MAPS
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.groups.inviting import title, until
from journey.checklist.progress import progress
from journey.model import Journey
from journey.posts import Group

LISTED: Final = 8


def ask(texts: Texts, maps: int, lists: Sequence[tuple[Group, Journey]]) -> Screen:
    """lists: those of theirs that teams have."""
    said = texts.count("maps.number", maps)
    lines = [texts.html("forget.lists" if lists else "forget.text", maps=said)]
    lines += [_line(texts, group, journey) for group, journey in lists[:LISTED]]
    if len(lists) > LISTED:
        lines.append(texts.html("week.more", count=len(lists) - LISTED))
    if lists:
        lines.append(texts.html("forget.day"))
    return Screen(
        "\n".join(lines),
        rows(
            (Button(texts.plain("button.forget.yes"), FORGET_ALL.does()),),
            (Button(texts.plain("button.forget.no"), MAPS.opens(0)),),
        ),
    )


def _line(texts: Texts, group: Group, journey: Journey) -> str:
    done, whole = progress(journey)
    named = {"group": title(group), "title": journey.title}
    return texts.html("forget.list", done=done, all=whole, **named)


def leaving(texts: Texts, last: dt.datetime) -> Screen:
    """last: until when they can think better of it, on their clock."""
    return Screen(
        texts.html("forget.leaving", **until(texts, last)),
        rows(
            (Button(texts.plain("button.forget.stay"), STAY.does()),),
            (Button(texts.plain("button.forget.now"), FORGET_NOW.does()),),
        ),
    )

"""«История» of a map: the list of its versions, and one of them with all that it changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from handlers.clocks import Local
from handlers.layout import rows, short
from handlers.pages.maps import KEPT
from handlers.pages.versions import HISTORY, PAST, RESTORE, VERSION
from handlers.ports import Texts
from handlers.screen import Button, Reply, Screen
from handlers.screens.changes import details, paged, summary
from journey.connections import SERVICES
from journey.history import HistoryEntry
from journey.model import Journey
from journey.versions import Story

PAGE: Final = 6
"""Versions shown at once."""
NAME_CHARS: Final = 40
_HOUR, _DAY = 3600, 24 * 3600


class Names:
    """Who did it: «вы», a name that the map's tasks know, or somebody of the team."""

    def __init__(self, texts: Texts, journey: Journey, person: int) -> None:
        self._texts = texts
        self._person = person
        self._known: dict[int, str] = {}
        for task in journey.tasks:
            told = [(task.owner_id, task.owner), (task.done_by_id, task.done_by)]
            told += [(one.member_id, one.member) for one in task.holders]
            told += [(comment.by_id, comment.by) for comment in task.comments]
            self._known.update({one: name for one, name in told if one and name})

    def of(self, actor: int) -> str:
        if actor == self._person:
            return self._texts.plain("version.you")
        if (service := SERVICES.get(actor)) is not None:
            return self._texts.plain(f"service.{service.value}")
        return short(self._known.get(actor) or self._texts.plain("version.somebody"), NAME_CHARS)


@dataclass(frozen=True, slots=True)
class Line:
    """One version in the list: its last step, its first, and what they changed."""

    last: HistoryEntry
    first: HistoryEntry
    story: Story


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list."""

    lines: tuple[Line, ...]
    newest: bool
    """Whether it begins with the state of today."""
    on: int | None
    """Versions below this revision come next; None: these are the first ones."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One version, opened."""

    last: HistoryEntry
    first: HistoryEntry
    before: Journey | None
    after: Journey
    page: int


def history(texts: Texts, journey: Journey, page: Page, names: Names, local: Local) -> Screen:
    """The newest first; a number opens a version."""
    parts = [texts.html("history.title", title=journey.title)]
    for number, line in enumerate(page.lines, 1):
        head = texts.html(
            "history.line",
            number=number,
            who=names.of(line.last.actor),
            when=when(texts, line.last.at, local),
        )
        parts.append(f"{head}\n{summary(texts, line.story)}")
    if not page.lines:
        parts.append(texts.html("history.nothing"))
    numbers = [
        Button(str(number), VERSION.opens(journey, line.last.revision, line.first.revision, 0))
        for number, line in enumerate(page.lines, 1)
    ]
    newer = Button(texts.plain("button.newest"), HISTORY.opens(journey, None))
    older = Button(texts.plain("button.older"), HISTORY.opens(journey, page.on or 0))
    return Screen(
        "\n\n".join(parts),
        rows(
            numbers,
            (None if page.newest else newer, older if page.on is not None else None),
            (Button(texts.plain("button.back"), KEPT.opens(journey)),),
        ),
    )


def version(texts: Texts, journey: Journey, shown: Shown, names: Names, local: Local) -> Screen:
    """All that it changed; its picture, and the way back to it."""
    last, first = shown.last.revision, shown.first.revision
    pages = paged(details(texts, shown.before, shown.after)) or [texts.html("story.nothing")]
    page = max(0, min(shown.page, len(pages) - 1))
    told = {"who": names.of(shown.last.actor), "when": when(texts, shown.last.at, local)}
    is_now = last == journey.revision
    head = [texts.html("version.title", title=shown.after.title, **told)]
    head += [texts.html("version.now")] if is_now else []
    head += [texts.html("version.what")]
    nearer = Button(texts.plain("button.fewer"), VERSION.opens(journey, last, first, page - 1))
    further = Button(
        texts.plain("button.more", page=page + 1, pages=len(pages)),
        VERSION.opens(journey, last, first, page + 1),
    )
    back_to_it = Button(
        texts.plain("button.restore"), RESTORE.does(journey, last, journey.revision)
    )
    return Screen(
        "\n".join((*head, "", pages[page])),
        rows(
            (nearer if page else None, further if page + 1 < len(pages) else None),
            (Button(texts.plain("button.version.map"), PAST.does(journey, last, first)),),
            (None if is_now else back_to_it,),
            (Button(texts.plain("button.back"), HISTORY.opens(journey, None)),),
        ),
    )


def without_picture(texts: Texts, journey: Journey, last: int, first: int) -> Screen:
    """Where drawing a version failed."""
    return Screen(
        texts.html("version.not_drawn"),
        rows(
            (Button(texts.plain("button.try_again"), PAST.does(journey, last, first)),),
            (Button(texts.plain("button.back"), VERSION.opens(journey, last, first, 0)),),
        ),
    )


def drawn_at(reply: Reply, revision: int | None) -> Reply:
    """The reply's pictures show the map as it was at that revision."""
    if reply.pictures is None:
        return reply
    return replace(reply, pictures=replace(reply.pictures, at=revision))


def when(texts: Texts, at: dt.datetime, local: Local) -> str:
    """«5 минут назад», «3 часа назад», later the day and the time: two versions of a day differ."""
    seconds = max(0, int((local.now - at).total_seconds()))
    if seconds < 60:  # noqa: PLR2004 - a minute
        return texts.plain("ago.now")
    if seconds < _HOUR:
        return texts.count("ago.minutes", seconds // 60)
    if seconds < _DAY:
        return texts.count("ago.hours", seconds // _HOUR)
    there = at.astimezone(local.now.tzinfo)
    day = there.date()
    told = texts.day_month(day) if day.year == local.now.year else texts.date(day)
    return texts.plain("ago.day", day=told, time=there.strftime("%H:%M"), city=local.city)

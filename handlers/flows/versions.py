"""«История»: who changed what and when, a picture of any version, and the way back to it."""

from __future__ import annotations

from typing import Final

from handlers.beside import earlier, past
from handlers.context import Context
from handlers.flows.pictures import pictured
from handlers.pages.maps import CARD
from handlers.pages.versions import HISTORY, PAST, RESTORE, VERSION
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens import versions as screens
from journey.history import HistoryEntry
from journey.model import Journey
from journey.versions import gathered, restored, story

_AT_ONCE: Final = 60
"""Entries fetched at a time."""

Group = tuple[HistoryEntry, ...]


async def history(context: Context, journey: Journey, told: int | None) -> Reply:
    """The versions below a revision, the newest first."""
    below = journey.revision + 1 if told is None or told < 1 else min(told, journey.revision + 1)
    groups, more = await _page(context, journey, below)
    then = await past(context.work, journey, below - 1)
    after = then.state()
    lines = []
    for group in groups:
        then.back(group)
        before = then.state()
        if after is not None:
            lines.append(screens.Line(group[-1], group[0], story(before, after)))
        after = before
    shown = tuple(line for line in lines if not line.story.empty)
    on = groups[-1][0].revision if groups and more else None
    names = screens.Names(context.texts, journey, context.person.id)
    page = screens.Page(shown, newest=below > journey.revision, on=on)
    return Reply(
        screen=screens.history(context.texts, journey, page, names, context.there(journey))
    )


async def _page(context: Context, journey: Journey, below: int) -> tuple[list[Group], bool]:
    """The next versions below a revision, whole ones, and whether there are more."""
    entries: Group = ()
    while True:
        floor = entries[0].revision if entries else below
        chunk = await context.work.history(journey.id, below=floor, last=_AT_ONCE)
        entries = (*chunk, *entries)
        groups = list(gathered(entries))
        if len(chunk) < _AT_ONCE:  # the very beginning
            return groups[: screens.PAGE], len(groups) > screens.PAGE
        if len(groups) > screens.PAGE:
            return groups[: screens.PAGE], True


async def version(context: Context, journey: Journey, last: int, first: int, page: int) -> Reply:
    """All that the steps between changed."""
    if not 0 <= first <= last <= journey.revision:
        return await context.open(HISTORY, journey, None)
    steps = await context.work.history(journey.id, above=first - 1, below=last + 1)
    then = await past(context.work, journey, last)
    after = then.state()
    if not steps or after is None:
        return await context.open(HISTORY, journey, None)
    then.back(steps)
    before = then.state()
    names = screens.Names(context.texts, journey, context.person.id)
    shown = screens.Shown(steps[-1], steps[0], before, after, page)
    there = context.there(journey)
    return Reply(screen=screens.version(context.texts, journey, shown, names, there))


async def picture(context: Context, journey: Journey, last: int, first: int) -> Reply | None:
    """That version drawn; below it, its page again."""
    old = journey if last == journey.revision else await earlier(context.work, journey, last)
    if old is None:
        return None
    shown = await context.open(VERSION, journey, last, first, 0)
    if shown.screen is None:
        return shown
    failed = screens.without_picture(context.texts, journey, last, first)
    drawn = pictured(context, old, "first", shown.screen, failed)
    return screens.drawn_at(drawn, None if last == journey.revision else last)


async def restore(context: Context, journey: Journey, revision: int, now: int) -> Reply | None:
    """Back to that version, as a new one; counts for the map as the button found it, so a repeat
    changes nothing.
    """
    if now != journey.revision:
        return None
    old = await earlier(context.work, journey, revision)
    if old is None:
        return None
    saved = await context.save(journey, restored(journey, old))
    await context.work.close_prompts(context.person.id)
    context.undoable = saved if saved != journey else None
    shown = await context.open(CARD, journey)
    day = context.texts.day_month(old.updated.date())
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain("version.restored", day=day)))


PAGES: Final = (
    record(HISTORY, history),
    record(VERSION, version, does(PAST, picture), does(RESTORE, restore), lost=HISTORY),
)

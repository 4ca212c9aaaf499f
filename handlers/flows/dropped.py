"""A file in the chat: what is in it is shown, and kept or left by a tap.

Knows what waits; must not know formats, nor how a file is fetched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.events import SentFile
from handlers.flows import figuring, fitting
from handlers.flows.copies import COPIED, free_title
from handlers.flows.figuring import waiting
from handlers.flows.room import is_full
from handlers.pages.dialogue import NEW
from handlers.pages.dropped import COLUMNS, DROPPED, LEAVE_FILE, STEP, STEPS, TAKE, WHOSE_MAP
from handlers.pages.maps import CARD, MAPS
from handlers.pages.page import Sort
from handlers.pages.sorting import (
    FOUND_PART,
    FOUND_PARTS,
    FOUND_ROW,
    FOUND_STAGE,
    MERGED,
    RETURNED,
)
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens import dropped as screens
from handlers.screens import sorting
from journey import copying, limits
from journey.dropped import Dropped, Found, MapFound
from journey.errors import Rejected
from journey.funnel import Report
from journey.look import name_of, of_text
from journey.model import Journey
from journey.outline import sorted_out

NAME_CHARS: Final = 120
OF_MAP: Final = (DROPPED, RETURNED, MERGED, FOUND_PARTS, FOUND_PART, FOUND_STAGE, FOUND_ROW)
OPEN: Final = (*OF_MAP, WHOSE_MAP, STEPS, STEP, COLUMNS)
"""Pages about a file: a new one leads back to where the first one came from."""


async def taken(context: Context, event: SentFile, read: Found | Rejected) -> Reply:
    """What is in a file that just came; what was open stays open behind it."""
    if isinstance(read, Rejected):
        told = context.texts.html(f"error.{read.code.value}", **read.params)
        if not context.person.view:
            context.go(NEW.view())
        return await context.again(told)
    name = " ".join(event.called.replace("\x00", "").split())[:NAME_CHARS]
    await keep(context, event.message, name, read)
    reply = await context.open(DROPPED, event.message)
    only = context.texts.html("dropped.first", name=name) if event.album else None
    return replace(reply, notice=only)


async def keep(context: Context, message: int, name: str, found: Found) -> None:
    """It waits for a tap, in place of an earlier one; behind it what was open stays."""
    before = await context.work.dropped(context.person.id)
    view = context.person.view
    back = before.back if before is not None and context.here.at(*OPEN) else view
    await context.work.save_dropped(
        Dropped(
            person=context.person.id,
            message=message,
            name=name or "?",
            at=context.services.clock.now(),
            back=back,
            found=found,
        )
    )


async def show(context: Context, message: int) -> Reply:
    kept = await context.work.dropped(context.person.id)
    if kept is None:
        known = await context.work.headings(context.person.id)
        return await (context.open(MAPS, 0) if known else context.open(NEW))
    if kept.message != message:
        return await context.open(DROPPED, kept.message)
    if isinstance(kept.found, Report):
        return await figuring.shown(context, kept, kept.found)
    fresh = context.services.new_id()
    if kept.found.edits is not None and await context.own(kept.found.edits.journey):
        return await context.open(RETURNED, message, 0)
    into = await _open(context, kept)
    if not kept.found.made:
        found = kept.found.journey
        return Reply(screen=screens.map_found(context.texts, message, found, fresh, into))
    answers = bool(kept.found.text) and context.book.here(kept.back).sort(Sort.ASKING)
    screen = sorting.found(context.texts, message, kept.found, fresh, into, answers=answers)
    return Reply(screen=screen)


async def _open(context: Context, kept: Dropped) -> Journey | None:
    """The map that was open when it came, with stages to lay it on."""
    looked = context.book.here(kept.back).map
    journey = None if looked is None else await context.own(looked)
    return journey if journey is not None and journey.stages else None


async def take(context: Context, message: int, fresh: str) -> Reply | None:
    """The map is theirs from now on, under ids of its own; the file's keep to the file."""
    if await context.owner(fresh) is not None:
        return await context.open(CARD, fresh)
    kept = await waiting(context, message)
    if kept is None or not isinstance(kept.found, MapFound):
        return None
    if await is_full(context):
        return context.toast("error.too_many_journeys", alert=True, limit=limits.JOURNEYS_MAX)
    found, now, left = kept.found.journey, context.services.clock.now(), 0
    if kept.found.made:
        found, left = sorted_out(fitting.fitted(context, found))
    title = await free_title(context, found, COPIED)
    made = copying.taken_in(found, fresh, title, new_id=context.services.new_id, now=now)
    logo = of_text(kept.found.logo)
    if logo is not None:
        made = made.with_(look=made.look.with_(logo=name_of(logo)))
    await context.work.close_prompts(context.person.id)
    await context.save(None, made)
    if logo is not None:
        await context.work.save_logo(fresh, logo)
    await context.work.leave_dropped(context.person.id)
    shown = await context.open(CARD, fresh)
    texts = context.texts
    told = texts.count("dropped.taken.without", left) if left else texts.plain("dropped.taken")
    return replace(shown, toast=Toast(told))


async def leave(context: Context, message: int) -> Reply | None:
    """Back to where they were when it came; nothing of it is kept."""
    kept = await waiting(context, message)
    if kept is None:
        return None
    await context.work.leave_dropped(context.person.id)
    return await context.show(kept.back or NEW.view())


PAGES: Final = (record(DROPPED, show, does(TAKE, take), does(LEAVE_FILE, leave)),)

"""«Отменить»: the last step of a person in a map is taken back; again, and it is the one before."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.flows import maps
from handlers.flows.asking import WALK
from handlers.layout import short
from handlers.pages.dialogue import ASK, NEW
from handlers.pages.entries import UNDROP
from handlers.pages.maps import CARD, DELETED, MAPS
from handlers.pages.page import Sort
from handlers.pages.versions import UNDO
from handlers.record import Command
from handlers.screen import TOAST_MAX, Button, Reply, Toast
from handlers.screens.changes import plain, summary
from journey import dialogue
from journey.changes import apply, assemble, flatten, revert
from journey.dialogue import Finished
from journey.errors import Rejected
from journey.history import HistoryEntry
from journey.model import Journey
from journey.undoing import Steps, is_destructive, taken_back
from journey.versions import story

_AT_ONCE: Final = 50
"""Entries looked through at a time."""


async def last(context: Context) -> Reply:
    """`/undo`: in the map that is open, else in the one that was touched last."""
    here = context.here
    if here.at(DELETED):
        back = await maps.undelete(context, here.words[0]) if here.words else None
        if back is not None and back.toast is not None:
            return replace(back, toast=None, notice=html.escape(back.toast.text), fresh=True)
        return back or await context.open(MAPS, 0)
    journey = None if here.map is None else await context.own(here.map)
    if journey is None:
        headings = await context.work.headings(context.person.id)
        journey = await context.own(headings[0].id) if headings else None
    if journey is None:
        return await _again(context, context.texts.html("undo.no_map"))
    told, undone = await _undo(context, journey)
    if undone is not None:
        context.go(_then(context, undone))
    return await _again(context, told)


async def tap(context: Context, journey: Journey, revision: int) -> Reply | None:
    """Counts for the map as the button found it, so a repeat is no further step back."""
    if revision != journey.revision:
        return await _meanwhile(context, journey, revision)
    told, undone = await _undo(context, journey)
    if undone is None:
        return Reply(toast=Toast(plain(told), alert=True))
    shown = await context.show(_then(context, undone))
    head, *lines = plain(told).splitlines()
    said = " ".join((head, "; ".join(lines)))
    return Reply(screen=shown.screen, toast=Toast(short(said, TOAST_MAX)))


async def _meanwhile(context: Context, journey: Journey, revision: int) -> Reply | None:
    """The map is another than the button found it: by a double tap (None), or by somebody."""
    for entry in await context.work.history(journey.id, last=1):
        if entry.undoes is not None and revision == journey.revision - 1:
            return None
    shown = await context.show(context.person.view)
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain("undo.meanwhile")))


async def _undo(context: Context, journey: Journey) -> tuple[str, Journey | None]:
    """What is said about it (HTML), and the map without the step; None: nothing was undone."""
    texts = context.texts
    traceless: frozenset[int] = frozenset()
    while (step := await _next(context, journey, traceless)) is not None:
        result = taken_back(journey, step)
        if isinstance(result, Rejected):
            return texts.html(f"error.{result.code.value}", **result.params), None
        if result == journey:  # others have changed all of it since: the step before counts
            traceless |= {step.revision}
            continue
        undone = await context.save(journey, result, undoes=step.revision)
        await context.work.close_prompts(context.person.id)
        told = story(result, journey)
        what = summary(texts, told) if not told.empty else texts.html("undo.step")
        return texts.html("undo.done") + "\n" + what, undone
    return texts.html("undo.nothing"), None


async def _next(
    context: Context, journey: Journey, traceless: frozenset[int]
) -> HistoryEntry | None:
    steps = Steps(context.person.id, traceless)
    below = journey.revision + 1
    while below > 0 and steps.found is None and not steps.over:
        entries = await context.work.history(journey.id, below=below, last=_AT_ONCE)
        if not entries:
            break
        steps.take(reversed(entries))
        below = entries[0].revision
    return steps.found


def _then(context: Context, journey: Journey) -> str:
    """Where one goes on: the dialogue where it was, any other place where it is."""
    here = context.here
    if here.map != journey.id or here.sort(Sort.ASKING, Sort.DRAWN):
        walking = not isinstance(dialogue.current(journey), Finished)
        return ASK.view(journey, WALK) if walking else CARD.view(journey)
    if here.sort(Sort.STEP):
        return CARD.view(journey)
    return context.person.view


async def _again(context: Context, notice: str) -> Reply:
    if not context.person.view:
        context.go(NEW.view())
    return await context.again(notice)


async def still_offered(context: Context) -> None:
    """A second tap on what took something off finds the way back where the first one put it."""
    here = context.here.map
    journey = None if here is None else await context.own(here)
    if journey is None:
        return
    for entry in await context.work.history(journey.id, last=1):
        if (entry.revision, entry.actor, entry.undoes) != (
            journey.revision,
            context.person.id,
            None,
        ):
            return
        rows = apply(flatten(journey), revert(entry.changes))
        if rows and is_destructive(assemble(rows), journey):
            context.undoable = journey


def offered(context: Context, reply: Reply) -> Reply:
    """After something went off a map: the way back in the same screen, above its navigation."""
    journey, screen = context.undoable, reply.screen
    if journey is None or screen is None:
        return reply
    every = [button.data for row in screen.rows for button in row]
    if any(UNDROP.made(data) or UNDO.made(data) for data in every):
        return reply
    button = Button(context.texts.plain("button.take_back"), UNDO.does(journey, journey.revision))
    rows = (*screen.rows[:-1], (button,), *screen.rows[-1:])
    return replace(reply, screen=replace(screen, rows=rows))


async def command(context: Context, _argument: str) -> Reply:
    return await last(context)


COMMANDS: Final = (Command(name="undo", rank=6, run=command),)

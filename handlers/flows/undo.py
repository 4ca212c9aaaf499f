"""«Отменить»: the last step of a person in a map is taken back; again, and it is the one before."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.flows import maps
from handlers.layout import short
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
_DIALOGUE: Final = frozenset({"ask", "draft", "done", "drawn"})
"""Views from which undoing leads to the question whose answer is no more."""


async def last(context: Context) -> Reply:
    """`/undo`: in the map that is open, else in the one that was touched last."""
    name, *args = context.person.view.split(codes.SEPARATOR)
    if name == "deleted" and args:
        back = await maps.undelete(context, args[0])
        if back is not None and back.toast is not None:
            return replace(back, toast=None, notice=html.escape(back.toast.text), fresh=True)
        return back or await context.show("maps")
    journey = await context.own(args[0]) if args else None
    if journey is None:
        headings = await context.work.headings(context.person.id)
        journey = await context.own(headings[0].id) if headings else None
    if journey is None:
        return await _again(context, context.texts.html("undo.no_map"))
    told, undone = await _undo(context, journey)
    if undone is not None:
        context.go(_then(context, undone))
    return await _again(context, told)


async def tap(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`undo:<journey>:<revision>`: counts for the map as the button found it, so a repeat is
    no further step back.
    """
    if args != (str(journey.revision),):
        return await _meanwhile(context, journey, args)
    told, undone = await _undo(context, journey)
    if undone is None:
        return Reply(toast=Toast(plain(told), alert=True))
    shown = await context.show(_then(context, undone))
    head, *lines = plain(told).splitlines()
    said = " ".join((head, "; ".join(lines)))
    return Reply(screen=shown.screen, toast=Toast(short(said, TOAST_MAX)))


async def _meanwhile(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """The map is another than the button found it: by a double tap (None), or by somebody."""
    for entry in await context.work.history(journey.id, last=1):
        if entry.undoes is not None and args == (str(journey.revision - 1),):
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
    name, *args = context.person.view.split(codes.SEPARATOR)
    here = args[:1] == [journey.id]
    if not here or name in _DIALOGUE:
        walking = not isinstance(dialogue.current(journey), Finished)
        return codes.view("ask", journey.id, "walk") if walking else codes.view("card", journey.id)
    if name in {"gone", "version"}:
        return codes.view("card", journey.id)
    return context.person.view


async def _again(context: Context, notice: str) -> Reply:
    if not context.person.view:
        context.go("new")
    return await context.again(notice)


async def still_offered(context: Context) -> None:
    """A second tap on what took something off finds the way back where the first one put it."""
    _, *args = context.person.view.split(codes.SEPARATOR)
    journey = await context.own(args[0]) if args else None
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
    if any(data.startswith(("a:undrop:", "a:undo:")) for data in every):
        return reply
    button = Button(
        context.texts.plain("button.take_back"), codes.does("undo", journey.id, journey.revision)
    )
    rows = (*screen.rows[:-1], (button,), *screen.rows[-1:])
    return replace(reply, screen=replace(screen, rows=rows))

"""Single entries of a map: their pages, what is done on them, what words do there."""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply
from handlers.screens import items as screens
from handlers.screens import shelf
from journey import items
from journey.changes import Change
from journey.errors import Rejected
from journey.model import Effort, Emotion, Journey
from journey.questions import LANES, LEVELS

ROW = "r"
"""Where a person came from when nothing else is told: see `handlers.screens.items`."""


ROWS = frozenset(LANES) - {"emotion"}


def came(args: tuple[str, ...], place: int = 1) -> str:
    return args[place] if len(args) > place and args[place] else ROW


def origin(context: Context, entry_id: str) -> str:
    """Where the person who presses on an entry's page came to it from."""
    _, *args = context.person.view.split(codes.SEPARATOR)
    return came(tuple(args), 2) if args[1:2] == [entry_id] else ROW


async def row(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """A cell item by item; an empty one is for the dialogue to ask about."""
    stage = journey.stage(args[0]) if args else None
    if stage is None or args[1:] == () or args[1] not in ROWS:
        return await context.show(codes.view("edit", journey.id))
    return Reply(screen=screens.row(context.texts, journey, stage, args[1]))


async def moods(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    stage = journey.stage(args[0]) if args else None
    if stage is None:
        return await context.show(codes.view("edit", journey.id))
    return Reply(screen=screens.moods(context.texts, journey, stage))


async def item(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    spot = items.find(journey, args[0]) if args else None
    if spot is None:
        return await _without(context, journey, came(args))
    return Reply(screen=screens.item(context.texts, journey, spot, came(args)))


async def _without(context: Context, journey: Journey, place: str) -> Reply:
    """An entry that is no more leads to where the person came from."""
    back = screens.list_back(journey.id, place)
    if back is None:
        return await context.show(codes.view("edit", journey.id))
    return await context.show(back.removeprefix("v:"))


async def reword(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    return await _asked(context, journey, args, "item.reword")


async def why(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    return await _asked(context, journey, args, "item.why")


async def _asked(context: Context, journey: Journey, args: tuple[str, ...], key: str) -> Reply:
    spot = items.find(journey, args[0]) if args else None
    if spot is None:
        return await _without(context, journey, came(args))
    back = codes.opens("item", journey.id, spot.entry.id, came(args))
    text = screens.entry_text(context.texts, spot.entry)
    return Reply(screen=shelf.words(context.texts, key, back, text=text))


async def over(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    spot = items.find(journey, args[0]) if args else None
    if spot is None or isinstance(spot.entry, Emotion):
        return await _without(context, journey, came(args))
    return Reply(screen=screens.other_stage(context.texts, journey, spot, came(args)))


async def gone(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """What a step of the history removed; the history holds its words."""
    revision = codes.number(args[0]) if args else None
    removed = next((s for s in await _step(context, journey, revision) if _is_removal(s)), None)
    if removed is None or removed.before is None or revision is None:
        return await _without(context, journey, came(args))
    stage = journey.stage(removed.before["parent"])
    row_view = (
        codes.opens("edit", journey.id)
        if stage is None
        else codes.opens("row", journey.id, stage.id, removed.before["lane"])
    )
    on = screens.list_back(journey.id, came(args)) or row_view
    return Reply(screen=screens.gone(context.texts, journey, removed.before["text"], revision, on))


def _is_removal(step: Change) -> bool:
    return step.table == "item" and step.after is None


async def _step(context: Context, journey: Journey, revision: int | None) -> tuple[Change, ...]:
    if revision is None:
        return ()
    found = await context.work.history(journey.id, above=revision - 1, below=revision + 1)
    return found[0].changes if found else ()


# --- acts


async def true(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    return await _done(context, journey, args, items.confirm(journey, args[0]) if args else None)


async def rate(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (pain, "1" | "2" | "3" as severity):
            changed = items.rate(journey, pain, int(severity))
            return await _done(context, journey, args, changed)
    return None


async def size(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (idea, effort) if effort in set(Effort):
            return await _done(context, journey, args, items.size(journey, idea, Effort(effort)))
    return None


async def shut(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (pain, "0" | "1" as closed):
            changed = items.close(journey, pain, closed=closed == "1")
            return await _done(context, journey, args, changed)
    return None


async def feel(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (emotion, told) if codes.number(told) in LEVELS:
            return await _done(context, journey, args, items.feel(journey, emotion, int(told)))
    return None


async def order(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (entry, told) if (position := codes.number(told)) is not None:
            return await _done(context, journey, args, items.order(journey, entry, position))
    return None


async def carry(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (entry, stage_id) if journey.stage(stage_id) is not None:
            return await _done(context, journey, args, items.move(journey, entry, stage_id))
    return None


async def _done(
    context: Context, journey: Journey, args: tuple[str, ...], changed: Journey | Rejected | None
) -> Reply | None:
    """Stores it and shows the page again. None: the entry is no more."""
    if changed is None or items.find(journey, args[0]) is None:
        return None
    if isinstance(changed, Rejected):
        return context.toast(f"error.{changed.code.value}", alert=True, **changed.params)
    place = origin(context, args[0])
    await context.save(journey, changed)
    return await context.show(codes.view("item", journey.id, args[0], place))


async def drop(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """Off the map, with a way to bring it back."""
    spot = items.find(journey, args[0]) if args else None
    if spot is None or isinstance(spot.entry, Emotion):
        return None
    place = came(args) if args[1:] else origin(context, args[0])
    saved = await context.save(journey, items.remove(journey, args[0]))
    return await context.show(codes.view("gone", journey.id, saved.revision, place))


async def undrop(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """What that step removed is back; a repeat changes nothing."""
    steps = await _step(context, journey, codes.number(args[0]) if args else None)
    removed = next((step for step in steps if _is_removal(step)), None)
    if removed is None:
        return None
    restored = items.restore(journey, steps)
    if isinstance(restored, Rejected):
        return context.toast(f"error.{restored.code.value}", alert=True, **restored.params)
    name, *view = context.person.view.split(codes.SEPARATOR)
    place = came(tuple(view), 2) if name == "gone" else ROW
    await context.save(journey, restored)
    return await context.show(codes.view("item", journey.id, removed.id, place))


# --- words


def word_row(
    context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """Words below an open row are added to it."""
    match args:
        case (stage_id, lane) if lane in ROWS:
            added = items.add(journey, stage_id, lane, text, context.services.new_id)
            return added, codes.view("row", journey.id, stage_id, lane)
    return journey, codes.view("edit", journey.id)


def word_item(
    _context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """Other words for an item."""
    if not args:
        return journey, codes.view("edit", journey.id)
    then = codes.view("item", journey.id, args[0], came(args))
    return items.reword(journey, args[0], text), then


def word_why(
    _context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """Why the customer feels so."""
    if not args:
        return journey, codes.view("edit", journey.id)
    then = codes.view("item", journey.id, args[0], came(args))
    return items.explain(journey, args[0], text), then

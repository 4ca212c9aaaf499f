"""A story that was told in one message: looked at, mended, stored or dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.events import Tapped
from handlers.flows import afterall, telling
from handlers.flows.asking import WALK
from handlers.pages.arguments import Wished
from handlers.pages.dialogue import ASK, NEW
from handlers.pages.maps import CARD
from handlers.pages.page import Sort
from handlers.pages.tale import (
    AS_ANSWER,
    FORGET_TALE,
    KEEP,
    LEAVE,
    PART_AS,
    PART_OFF,
    PART_ROW,
    PART_STAGE,
    PART_TO,
    TALE,
    TALE_PART,
    TALE_PARTS,
)
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import tale as screens
from journey.dialogue import Finished, current
from journey.model import Journey, Stage
from journey.story import Tale, Told, write


def _of(context: Context, journey: Journey) -> Tale | None:
    """The story that waits to be laid out on that map."""
    tale = context.person.story
    return tale if tale is not None and tale.journey == journey.id else None


async def show(context: Context, journey: Journey) -> Reply:
    tale = _of(context, journey)
    if tale is None:
        return await context.open(CARD, journey)
    answers_it = context.book.here(tale.back).sort(Sort.ASKING)
    return Reply(screen=screens.read(context.texts, journey, tale, answers=answers_it))


async def parts(context: Context, journey: Journey, page: int) -> Reply:
    tale = _of(context, journey)
    if tale is None:
        return await context.open(CARD, journey)
    return Reply(screen=screens.parts(context.texts, journey, tale, page))


async def part(context: Context, journey: Journey, number: int) -> Reply:
    tale = _of(context, journey)
    if tale is None or not 0 <= number < len(tale.told):
        return await context.open(TALE, journey)
    return Reply(screen=screens.part(context.texts, journey, tale, number))


async def which_stage(context: Context, journey: Journey, number: int) -> Reply:
    tale = _of(context, journey)
    if tale is None or not 0 <= number < len(tale.told):
        return await context.open(TALE, journey)
    return Reply(screen=screens.which_stage(context.texts, journey, tale, number))


async def which_row(context: Context, journey: Journey, number: int) -> Reply:
    tale = _of(context, journey)
    if tale is None or not 0 <= number < len(tale.told):
        return await context.open(TALE, journey)
    return Reply(screen=screens.which_row(context.texts, journey, tale, number))


# --- acts


def _meant(context: Context, journey: Journey, message: int) -> Tale | None:
    """The story that a button was made for; None: another one has come since."""
    tale = _of(context, journey)
    return tale if tale is not None and tale.message == message else None


async def keep(context: Context, journey: Journey, message: int) -> Reply | None:
    """All of it onto the map, in one step that can be undone; then on from where it was told."""
    tale = _meant(context, journey, message)
    if tale is None:
        return None
    texts, new_id = context.texts, context.services.new_id
    written = write(journey, tale.kept, context.industry(journey), new_id)
    saved = await context.save(journey, written.journey)
    telling.forget(context)
    said = [texts.count("tale.kept", written.stored)]
    left = (*written.left, *tale.unplaced)
    if left:
        said += [texts.html("tale.left"), screens.quoted(texts, left)]
    await context.work.close_prompts(context.person.id)
    asking = context.book.here(tale.back).sort(Sort.ASKING)
    context.go(_onward(saved) if asking else tale.back or CARD.view(saved))
    reply = await context.show(context.person.view)
    return replace(reply, notice="\n".join(said), fresh=True)


def _onward(journey: Journey) -> str:
    """The next question that the story has not answered; of a finished map its card."""
    if isinstance(current(journey), Finished):
        return CARD.view(journey)
    return ASK.view(journey, WALK)


async def leave(context: Context, journey: Journey, message: int) -> Reply | None:
    """Back to where it was told; nothing was stored."""
    tale = _meant(context, journey, message)
    if tale is None:
        return None
    telling.forget(context)
    return await context.show(tale.back or CARD.view(journey))


async def as_answer(context: Context, journey: Journey, message: int) -> Reply | None:
    """The words go where they would have gone, had they been no story."""
    tale, event = _meant(context, journey, message), context.event
    if tale is None or not isinstance(event, Tapped):
        return None
    telling.forget(context)
    return await afterall.answered(context, event, tale.back, tale.message, tale.text)


async def off(
    context: Context, journey: Journey, message: int, number: int, wished: Wished
) -> Reply | None:
    return await _mended(context, journey, message, number, lambda one: one.mended(off=wished))


async def to(
    context: Context, journey: Journey, message: int, number: int, stage: Stage
) -> Reply | None:
    """On another stage; of what was not understood the row is asked next."""
    return await _mended(context, journey, message, number, lambda one: one.mended(stage=stage.id))


async def as_row(
    context: Context, journey: Journey, message: int, number: int, lane: str
) -> Reply | None:
    return await _mended(context, journey, message, number, lambda one: one.mended(lane=lane))


async def _mended(
    context: Context, journey: Journey, message: int, number: int, change: Callable[[Told], Told]
) -> Reply | None:
    tale = _meant(context, journey, message)
    if tale is None or not 0 <= number < len(tale.told):
        return None
    one = change(tale.told[number])
    context.person = context.person.with_(story=tale.put(number, one))
    if one.stage is not None and one.lane is None:
        return await context.open(PART_ROW, journey, number)
    if one.off is not tale.told[number].off:
        return await context.open(TALE_PARTS, journey, 0)
    return await context.open(TALE_PART, journey, number)


async def untold(context: Context) -> Reply:
    telling.forget(context)
    return await context.open(NEW)


PAGES: Final = (
    record(
        TALE,
        show,
        does(KEEP, keep),
        does(LEAVE, leave),
        does(AS_ANSWER, as_answer),
        lost=CARD,
    ),
    record(TALE_PARTS, parts, does(PART_OFF, off), lost=CARD),
    record(TALE_PART, part, does(FORGET_TALE, untold), lost=CARD),
    record(PART_STAGE, which_stage, does(PART_TO, to), lost=CARD),
    record(PART_ROW, which_row, does(PART_AS, as_row), lost=CARD),
)

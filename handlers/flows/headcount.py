"""«Сколько людей доходит»: one typed line for all stages, shown back, changed, taken away."""

from __future__ import annotations

from functools import partial
from typing import Final

from handlers.context import Context
from handlers.pages.proof import HEADCOUNT, UNCOUNT
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import headcount as screens
from handlers.screens import past
from journey import headcount
from journey.model import Journey


async def show(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.headcount(context.texts, journey))


def word(context: Context, text: str, journey: Journey) -> Worded:
    """The numbers as people type them; on the map they are said to come from that person."""
    said = context.services.library.texts(journey.language)
    told = headcount.tell(
        journey,
        text,
        context.texts.rules,
        source=said.plain("headcount.by_hand"),
        day=context.today(journey),
        named=partial(past.span, said),
    )
    return told, HEADCOUNT.view(journey)


async def clear(context: Context, journey: Journey) -> Reply:
    saved = await context.save(journey, headcount.clear(journey))
    return await context.open(HEADCOUNT, saved)


PAGES: Final = (record(HEADCOUNT, show, does(UNCOUNT, clear), words=word),)

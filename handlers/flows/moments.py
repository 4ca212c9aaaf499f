"""The moments of truth: what the rule chose, chosen by hand, given back to the rule."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.pages.proof import CHOOSE_MOMENT, MOMENTS
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import moments as screens
from journey import moments
from journey.errors import Rejected
from journey.model import Journey, Stage

_WISHED: Final[dict[str, bool | None]] = {"on": True, "off": False, "rule": None}


async def key_moments(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.key_moments(context.texts, journey))


async def choose(context: Context, journey: Journey, stage: Stage, wished: str) -> Reply:
    changed = moments.choose(journey, stage.id, on=_WISHED[wished])
    if isinstance(changed, Rejected):
        return context.refuse(changed)
    return await context.open(MOMENTS, await context.save(journey, changed))


PAGES: Final = (record(MOMENTS, key_moments, does(CHOOSE_MOMENT, choose)),)

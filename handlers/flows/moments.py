"""The moments of truth: what the rule chose, chosen by hand, given back to the rule."""

from __future__ import annotations

from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply
from handlers.screens import moments as screens
from journey import moments
from journey.errors import Rejected
from journey.model import Journey

_WISHED: Final[dict[str, bool | None]] = {"on": True, "off": False, "rule": None}


async def key_moments(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    return Reply(screen=screens.key_moments(context.texts, journey))


async def choose(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (stage_id, wished) if journey.stage(stage_id) is not None and wished in _WISHED:
            changed = moments.choose(journey, stage_id, on=_WISHED[wished])
            if isinstance(changed, Rejected):
                return context.toast(f"error.{changed.code.value}", alert=True, **changed.params)
            await context.save(journey, changed)
            return await context.show(codes.view("moments", journey.id))
    return None

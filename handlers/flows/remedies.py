"""«Что поможет?» and «Что она решает?»: a tap or words tie an idea to the pain it answers."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows import fields
from handlers.flows.asking import how_asked, onward, put, refused, settle
from handlers.screen import Reply
from journey import dialogue
from journey.dialogue import Answered, Outdated, Step
from journey.errors import Rejected
from journey.model import Journey
from journey.prompts import Prompt
from journey.questions import Scope

SCOPES: Final = frozenset({Scope.PAIN, Scope.IDEA})


async def choose(context: Context, journey: Journey, prompt: Prompt, ordinal: int) -> Reply | None:
    result = dialogue.choose(journey, prompt, ordinal, context.services.new_id)
    if isinstance(result, Outdated):
        return None
    if isinstance(result, Rejected):
        return context.toast(f"error.{result.code.value}", alert=True, **result.params)
    saved = await context.save(journey, result.journey)
    if dialogue.says_kind(prompt, ordinal):
        await settle(context, prompt)
        step = Step(prompt.place, behind=prompt.behind, ahead=prompt.ahead)
        return await put(context, saved, step, how_asked(context))
    return await onward(context, saved, prompt)


async def say(context: Context, journey: Journey, prompt: Prompt, event: Said | Corrected) -> Reply:
    """Each line is an idea; an edit of the message corrects them on the map."""
    result = dialogue.say(journey, prompt, event.text, context.services.new_id)
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    if isinstance(result, Outdated):
        return await context.again(context.texts.html("outdated"))
    saved = await context.save(journey, result.journey)
    await _remember(context, journey.id, prompt, event.message, result)
    return await onward(context, saved, prompt)


async def _remember(
    context: Context, journey_id: str, prompt: Prompt, message: int, result: Answered
) -> None:
    ideas = result.typed.get(0, ())
    if ideas:
        given = fields.typed(context, journey_id, prompt, message, ideas)
        await context.work.save_typed(given.with_(question="ideas", item=None))

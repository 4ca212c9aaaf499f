"""What a tap on a question's button does, and what typed words do to the open question."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows import asking, begin, fields, glance, leaving, people, remedies, straying
from handlers.flows.asking import onward, refused, save_prompt
from handlers.screen import Reply, Toast
from handlers.screens import own_words
from handlers.screens.asking import can_clear, can_skip, is_chosen
from journey import dialogue, glancing, stages
from journey.dialogue import Outdated, Place
from journey.errors import Rejected
from journey.language import is_unknown
from journey.model import Journey
from journey.ports import Typed
from journey.prompts import Prompt
from journey.questions import BY_ID, Kind, Scope

__all__ = ["correct", "say", "tap"]

_BUTTONS: Final = {
    Kind.ONE: "cgbosfhxeyu",
    Kind.MANY: "tgnsbohwpm",
    Kind.LIST: "nbh",
    Kind.SCALE: "csbohm",
    Kind.ROWS: "nsbg",
    Kind.LINE: "nsbhirz",
    Kind.NUMBER: "sbfhx",
    Kind.DURATION: "cgsbohx",
}
"""The buttons a question has, by its kind: whatever else is pressed was never offered."""


async def tap(context: Context, prompt: Prompt, what: str, args: tuple[int, ...]) -> Reply | None:
    """A button of an open prompt. None: the button is outdated."""
    if what not in _BUTTONS[BY_ID[prompt.question].kind]:
        return None
    if prompt.journey is None:
        return await begin.tap(context, prompt, what, args)
    journey = await context.own(prompt.journey)
    if journey is None:
        return None
    if BY_ID[prompt.question].kind is Kind.LINE and what in glance.LEFT_IS:
        return await glance.name(context, journey, prompt, what)
    marked = _marked(prompt, what, args)
    if marked is not None:
        return await _changed(context, journey, marked)
    return await _pressed(context, journey, prompt, what, args)


def _marked(
    prompt: Prompt, what: str, args: tuple[int, ...]
) -> Prompt | Outdated | Rejected | None:
    """What only changes how the question is shown; None: the button answers or leaves it."""
    match what, args:
        case "t", (ordinal, on):
            return dialogue.tick(prompt, ordinal, on=bool(on))
        case "w", (ordinal, weight):
            return dialogue.grade(prompt, ordinal, weight)
        case "p", (ordinal, weight):
            return dialogue.price(prompt, ordinal, weight)
        case "g", (page,):
            return dialogue.turn(prompt, page)
        case "h", (on,):
            return dialogue.hint(prompt, on=bool(on))
        case "o", ():
            return dialogue.own(prompt, on=True)
        case "o", (on,):
            return dialogue.own(prompt, on=bool(on))
    return None


async def _pressed(
    context: Context, journey: Journey, prompt: Prompt, what: str, args: tuple[int, ...]
) -> Reply | None:
    match what, args:
        case "c", (ordinal,):
            return await _choose(context, journey, prompt, ordinal)
        case "n", ():
            return await _next(context, journey, prompt)
        case "s", () if is_chosen(prompt):  # pressed before the keyboard followed the tick
            return await _next(context, journey, prompt)
        case "s", () if can_skip(prompt):
            return await _left(context, journey, prompt, dialogue.skip(journey, prompt))
        case "f", () if BY_ID[prompt.question].scope in remedies.SCOPES:
            return await _left(context, journey, prompt, dialogue.rest(journey, prompt))
        case "f", () if BY_ID[prompt.question].scope is Scope.ITEM:
            return await _left(context, journey, prompt, dialogue.enough(journey, prompt))
        case "x", () if can_clear(journey, prompt):
            return await _left(context, journey, prompt, dialogue.clear(journey, prompt.place))
        case "b", ():
            return await _back(context, journey, prompt)
        case "m", (ordinal,):
            return await _move(context, journey, prompt, ordinal)
    return None


async def _move(context: Context, journey: Journey, prompt: Prompt, ordinal: int) -> Reply | None:
    """What was typed for another row goes there; the question goes on without it."""
    moved = straying.moved(context, journey, prompt, ordinal)
    if moved is None:
        return None
    if isinstance(moved, Rejected):
        return context.refuse(moved)
    after, stray = moved
    saved = await context.save(journey, after)
    shown = await save_prompt(context, saved, dialogue.without_typed(prompt, ordinal))
    lane = context.texts.plain(f"lane.{stray.said.lane}")
    return replace(shown, toast=Toast(context.texts.plain("ask.stray.done", lane=lane)))


async def _left(
    context: Context, journey: Journey, prompt: Prompt, result: Journey | Outdated
) -> Reply | None:
    """The question is left with the map as it is now."""
    if isinstance(result, Outdated):
        return None
    return await onward(context, await context.save(journey, result), prompt)


async def _back(context: Context, journey: Journey, prompt: Prompt) -> Reply:
    if prompt.place == Place("audience") and not journey.personas:
        return await begin.again(context, journey)
    journey = await leaving.keep(context, journey, prompt)
    return await asking.backward(context, journey, prompt)


async def _changed(
    context: Context, journey: Journey, result: Prompt | Outdated | Rejected
) -> Reply | None:
    if isinstance(result, Outdated):
        return None
    if isinstance(result, Rejected):
        return context.refuse(result)
    return await save_prompt(context, journey, result)


async def _next(context: Context, journey: Journey, prompt: Prompt) -> Reply | None:
    if prompt.question == "stages":
        confirmed = dialogue.confirm(stages.confirm(journey), "stages")
        return await _left(context, journey, prompt, confirmed)
    if BY_ID[prompt.question].kind is Kind.ROWS and prompt.stage is not None:
        return await _left(context, journey, prompt, glancing.take(journey, prompt.stage))
    if BY_ID[prompt.question].kind is Kind.LINE:
        return await _left(context, journey, prompt, dialogue.skip(journey, prompt))
    industry = context.industry(journey)
    result = dialogue.answer(
        journey,
        prompt,
        industry,
        context.services.new_id,
        remedies=context.remedies(journey),
    )
    if isinstance(result, Outdated):
        return None
    if isinstance(result, Rejected):
        return context.refuse(result)
    saved = await context.save(journey, result.journey)
    await leaving.remember(context, journey.id, prompt, result)
    return await onward(context, saved, prompt)


async def _choose(context: Context, journey: Journey, prompt: Prompt, ordinal: int) -> Reply | None:
    if not 0 <= ordinal < len(prompt.options):
        return None
    if prompt.question in people.WHO:
        return await people.choose(context, journey, prompt, ordinal)
    if BY_ID[prompt.question].scope in remedies.SCOPES:
        return await remedies.choose(context, journey, prompt, ordinal)
    if BY_ID[prompt.question].kind is not Kind.SCALE:
        return await fields.choose(context, journey, prompt, ordinal)
    result = dialogue.feel(journey, prompt, ordinal, context.services.new_id)
    if isinstance(result, Outdated):
        return None
    return await onward(context, await context.save(journey, result.journey), prompt)


async def say(context: Context, prompt: Prompt, event: Said | Corrected) -> Reply:
    """Words typed while a question is open; taken, the question above them shrinks to a line.

    That they do not know is no answer: nothing is put on the map, and the way on is told.
    """
    if is_unknown(event.text, context.texts.rules):
        return await context.again(context.texts.html("say.unknown"))
    reply = await _say(context, prompt, event)
    if reply.notice is not None:
        return reply
    return replace(reply, shrunk=own_words.heard(context.texts, prompt, event.text))


async def _say(context: Context, prompt: Prompt, event: Said | Corrected) -> Reply:
    if prompt.journey is None:
        return await begin.say(context, prompt, event)
    journey = await context.own(prompt.journey)
    if journey is None:
        return await asking.open_beginning(context)
    if prompt.question == "stages":
        return await _typed_stages(context, journey, prompt, event)
    await context.work.save_typed(fields.typed(context, journey.id, prompt, event.message))
    if prompt.question in people.WHO:
        return await people.say(context, journey, prompt, event)
    if BY_ID[prompt.question].scope in remedies.SCOPES:
        return await remedies.say(context, journey, prompt, event)
    return await _said(context, journey, prompt, event)


async def _said(
    context: Context, journey: Journey, prompt: Prompt, event: Said | Corrected
) -> Reply:
    """Words for a question of the map, by its kind."""
    match BY_ID[prompt.question].kind:
        case Kind.SCALE:
            result = dialogue.note(prompt, event.text)
        case Kind.MANY:
            result = dialogue.add(prompt, event.text, event.message)
        case Kind.ROWS:
            return await context.again(context.texts.html("glance.words"))
        case Kind.LINE:
            return await glance.say(context, journey, prompt, event)
        case _:
            return await fields.say(context, journey, prompt, event)
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    return await save_prompt(context, journey, result)


async def _typed_stages(
    context: Context, journey: Journey, prompt: Prompt, event: Said | Corrected
) -> Reply:
    """One line is one more stage; several lines are the person's own list."""
    result = stages.retell(journey, event.text, context.services.new_id)
    if isinstance(result, Rejected):
        await context.work.save_typed(fields.typed(context, journey.id, prompt, event.message))
        return await context.again(refused(context, result))
    saved = await context.save(journey, result)
    return await asking.open_question(context, saved, asking.WALK)


async def correct(context: Context, event: Corrected) -> Reply | None:
    """An edited message corrects what it gave. None: it gave nothing that is still there."""
    prompt = await context.work.open_prompt(context.person.id)
    if prompt is not None and prompt.journey is None and prompt.message == event.message:
        return await begin.say(context, prompt, event)
    if prompt is not None and any(one.message == event.message for one in prompt.options):
        journey = await context.own(prompt.journey or "")
        if journey is None:
            return None
        result = dialogue.correct(prompt, event.text, event.message)
        if isinstance(result, Rejected):
            return await context.again(refused(context, result))
        return await save_prompt(context, journey, result)
    return await _correct_map(context, event)


async def _correct_map(context: Context, event: Corrected) -> Reply | None:
    typed = await context.work.typed(context.person.chat, event.message)
    journey = None if typed is None else await context.own(typed.journey)
    if typed is None or journey is None or typed.question not in BY_ID:
        return None
    place = Place(typed.question, typed.stage, typed.persona, typed.item)
    prompt = await context.work.open_prompt(context.person.id)
    if not typed.items and prompt is not None and prompt.place == place:
        return await say(context, prompt, event)
    if not typed.items:
        return None
    if BY_ID[typed.question].kind is not Kind.MANY:
        return await fields.correct(context, journey, place, event)
    return await _reworded(context, journey, typed, place, event)


async def _reworded(
    context: Context, journey: Journey, typed: Typed, place: Place, event: Corrected
) -> Reply | None:
    result = dialogue.reword(journey, place, typed.items, event.text, context.services.new_id)
    if isinstance(result, Outdated):
        return None
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    await context.save(journey, result.journey)
    await context.work.save_typed(typed.with_(items=result.typed[0]))
    return await context.again(context.texts.html("corrected"))

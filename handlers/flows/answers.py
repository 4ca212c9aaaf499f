"""What a tap on a question's button does, and what typed words do to the open question."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows import asking, begin
from handlers.flows.asking import onward, refused, save_prompt
from handlers.screen import Reply
from journey import dialogue, draft, limits, stages, words
from journey.dialogue import Answered, Outdated, Place
from journey.errors import Code, Rejected
from journey.model import Journey, Persona
from journey.ports import Typed
from journey.prompts import Prompt
from journey.questions import BY_ID, Kind

__all__ = ["correct", "say", "tap"]

_BUTTONS: Final = {
    Kind.ONE: "cgboe",
    Kind.MANY: "tgnsbo",
    Kind.LIST: "nb",
    Kind.SCALE: "csbo",
}
"""The buttons a question has, by its kind: whatever else is pressed was never offered."""


async def tap(context: Context, prompt: Prompt, what: str, args: tuple[int, ...]) -> Reply | None:
    """A button of an open prompt. None: the button is outdated."""
    if what not in _BUTTONS[BY_ID[prompt.question].kind]:
        return None
    if what == "o":
        return context.toast(f"own.{prompt.question}" if prompt.journey is None else "own.any")
    if prompt.journey is None:
        return await begin.tap(context, prompt, what, args)
    journey = await context.own(prompt.journey)
    if journey is None:
        return None
    return await _pressed(context, journey, prompt, what, args)


async def _pressed(
    context: Context, journey: Journey, prompt: Prompt, what: str, args: tuple[int, ...]
) -> Reply | None:
    place = Place(prompt.question, prompt.stage)
    match what, args:
        case "t", (ordinal, on):
            return await _changed(context, journey, dialogue.tick(prompt, ordinal, on=bool(on)))
        case "g", (page,):
            return await _changed(context, journey, dialogue.turn(prompt, page))
        case "c", (ordinal,):
            return await _choose(context, journey, prompt, ordinal)
        case "n", ():
            return await _next(context, journey, prompt)
        case "s", ():
            skipped = await context.save(journey, dialogue.skip(journey, prompt))
            return await onward(context, skipped, place)
        case "b", ():
            return await _back(context, journey, place)
    return None


async def _back(context: Context, journey: Journey, place: Place) -> Reply:
    if place == Place("audience") and not journey.personas:
        return await begin.again(context, journey)
    return await asking.backward(context, journey, place)


async def _changed(
    context: Context, journey: Journey, result: Prompt | Outdated | Rejected
) -> Reply | None:
    if isinstance(result, Outdated):
        return None
    if isinstance(result, Rejected):
        return context.toast(f"error.{result.code.value}", alert=True, **result.params)
    return await save_prompt(context, journey, result)


async def _next(context: Context, journey: Journey, prompt: Prompt) -> Reply | None:
    place = Place(prompt.question, prompt.stage)
    if prompt.question == "stages":
        confirmed = dialogue.confirm(stages.confirm(journey), "stages")
        return await onward(context, await context.save(journey, confirmed), place)
    industry = context.industry(journey)
    result = dialogue.answer(journey, prompt, industry, context.services.new_id)
    if isinstance(result, Outdated):
        return None
    saved = await context.save(journey, result.journey)
    await _remember(context, journey.id, place, result)
    return await onward(context, saved, place)


async def _remember(context: Context, journey_id: str, place: Place, result: Answered) -> None:
    """Which message gave which items, so that an edit of the message corrects them."""
    for message, items in result.typed.items():
        await context.work.save_typed(
            Typed(
                chat=context.person.chat,
                message=message,
                journey=journey_id,
                stage=place.stage,
                question=place.question,
                items=items,
            )
        )


async def _choose(context: Context, journey: Journey, prompt: Prompt, ordinal: int) -> Reply | None:
    if not 0 <= ordinal < len(prompt.options):
        return None
    place = Place(prompt.question, prompt.stage)
    if prompt.question == "audience":
        return await _audience(context, journey, prompt, ordinal)
    result = dialogue.feel(journey, prompt, ordinal, context.services.new_id)
    if isinstance(result, Outdated):
        return None
    return await onward(context, await context.save(journey, result.journey), place)


async def _audience(
    context: Context, journey: Journey, prompt: Prompt, ordinal: int
) -> Reply | None:
    """The catalogue's customer; its entry may have gone since, its name has not."""
    option = prompt.options[ordinal]
    industry = context.industry(journey)
    known = next(
        (one for one in (industry.audiences if industry else ()) if one.id == option.value), None
    )
    new_id = context.services.new_id
    if industry is not None and known is not None:
        return await _with_persona(context, journey, draft.persona(industry, known, new_id))
    return await _with_persona(context, journey, Persona(id=new_id(), name=option.text))


async def _with_persona(context: Context, journey: Journey, persona: Persona) -> Reply:
    """The first persona of the map, under its old id where there was one."""
    if journey.personas:
        persona = persona.model_copy(update={"id": journey.personas[0].id})
    changed = journey.model_copy(update={"personas": (persona, *journey.personas[1:])})
    saved = await context.save(journey, dialogue.confirm(changed, "audience"))
    return await onward(context, saved, Place("audience"))


async def say(context: Context, prompt: Prompt, event: Said | Corrected) -> Reply:
    """Words typed while a question is open."""
    if prompt.journey is None:
        return await begin.say(context, prompt, event)
    journey = await context.own(prompt.journey)
    if journey is None:
        return await asking.open_beginning(context, ())
    if prompt.question == "stages":
        return await _typed_stages(context, journey, prompt, event)
    await _remember_message(context, journey.id, prompt, event.message)
    if prompt.question == "audience":
        return await _typed_audience(context, journey, event)
    scale = BY_ID[prompt.question].kind is Kind.SCALE
    result = (
        dialogue.note(prompt, event.text)
        if scale
        else dialogue.add(prompt, event.text, event.message)
    )
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    return await save_prompt(context, journey, result)


async def _remember_message(
    context: Context, journey_id: str, prompt: Prompt, message: int
) -> None:
    """The message gave no item yet, but belongs to the question: while that is open, an edit of
    it is an answer. So one that was too long can be shortened, and a note be reworded.
    """
    await context.work.save_typed(
        Typed(
            chat=context.person.chat,
            message=message,
            journey=journey_id,
            stage=prompt.stage,
            question=prompt.question,
            items=(),
        )
    )


async def _typed_audience(context: Context, journey: Journey, event: Said | Corrected) -> Reply:
    """«Офисные работники»: the first line is the name, the rest describes them."""
    persona = _described(event.text, context.services.new_id())
    if isinstance(persona, Rejected):
        return await context.again(refused(context, persona))
    return await _with_persona(context, journey, persona)


def _described(text: str, persona_id: str) -> Persona | Rejected:
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    name = words.title(found[0])
    if isinstance(name, Rejected):
        return name
    about = " ".join(found[1:])
    if words.length(about) > limits.ITEM_CHARS:
        length = words.length(about)
        return Rejected(Code.TOO_LONG, {"limit": limits.ITEM_CHARS, "length": length})
    return Persona(id=persona_id, name=name, description=about or None)


async def _typed_stages(
    context: Context, journey: Journey, prompt: Prompt, event: Said | Corrected
) -> Reply:
    """One line is one more stage; several lines are the person's own list."""
    result = stages.retell(journey, event.text, context.services.new_id)
    if isinstance(result, Rejected):
        await _remember_message(context, journey.id, prompt, event.message)
        return await context.again(refused(context, result))
    saved = await context.save(journey, result)
    return await asking.open_question(context, saved, ("walk",))


async def correct(context: Context, event: Corrected) -> Reply | None:
    """An edited message corrects what it gave. None: it gave nothing that is still there."""
    prompt = await context.work.open_prompt(context.person.id)
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
    if typed is None or journey is None:
        return None
    place = Place(typed.question, typed.stage)
    prompt = await context.work.open_prompt(context.person.id)
    if not typed.items and prompt is not None and Place(prompt.question, prompt.stage) == place:
        return await say(context, prompt, event)
    result = dialogue.reword(journey, place, typed.items, event.text, context.services.new_id)
    if isinstance(result, Outdated):
        return None
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    await context.save(journey, result.journey)
    await context.work.save_typed(typed.model_copy(update={"items": result.typed[0]}))
    return await context.again(context.texts.html("corrected"))

"""«Клиенты»: whose journey it is; one persona, several segments, the roles of a buying group."""

from __future__ import annotations

from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows.asking import onward, put, refused
from handlers.screen import Reply
from handlers.screens import people as screens
from journey import dialogue, draft
from journey import people as personas
from journey.dialogue import Place
from journey.errors import Rejected
from journey.model import Journey, Persona
from journey.prompts import Prompt
from journey.questions import BY_ID, Scope

WHO: Final = frozenset({"audience", "one_more"})
"""The questions whose answer is a persona."""


async def people(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    return Reply(screen=screens.people(context.texts, journey))


async def persona(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    shown = _found(journey, args)
    if shown is None:
        return await context.show(codes.view("people", journey.id))
    return Reply(screen=screens.persona(context.texts, journey, shown))


async def removing(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """What goes along with a persona is said before."""
    shown = _found(journey, args)
    if shown is None:
        return await context.show(codes.view("people", journey.id))
    return Reply(screen=screens.removing(context.texts, journey, shown))


async def add(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply | None:
    full = personas.full(journey)
    if full is not None:
        return context.toast(f"error.{full.code.value}", alert=True, **full.params)
    return await put(context, journey, Place("one_more"), "add")


async def swap(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """Somebody else instead of the one whose map this is."""
    return await put(context, journey, Place("audience"), "who")


async def ask_field(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """One line of a persona's card, to be said anew."""
    match args:
        case (_, question) if question in BY_ID and BY_ID[question].scope is Scope.PERSONA:
            shown = _found(journey, args)
            if shown is not None:
                return await put(context, journey, Place(question, persona=shown.id), "person")
    return None


async def move(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (persona_id, place) if (position := codes.number(place)) is not None:
            await context.save(journey, personas.move(journey, persona_id, position))
            return await context.show(codes.view("persona", journey.id, persona_id))
    return None


async def remove(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    result = personas.remove(journey, args[0]) if args else journey
    if isinstance(result, Rejected):
        return context.toast(f"error.{result.code.value}", alert=True, **result.params)
    await context.save(journey, result)
    return await context.show(codes.view("people", journey.id))


async def choose(context: Context, journey: Journey, prompt: Prompt, ordinal: int) -> Reply | None:
    """The catalogue's customer; its entry may have gone since, its name has not."""
    option = prompt.options[ordinal]
    industry = context.industry(journey)
    audiences = () if industry is None else industry.audiences
    known = next((one for one in audiences if one.id == option.value), None)
    new_id = context.services.new_id
    if industry is None or known is None:
        chosen = Persona(id=new_id(), name=option.text)
    else:
        chosen = draft.persona(industry, known, new_id)
    result = _with(journey, prompt, chosen)
    if isinstance(result, Rejected):
        return context.toast(f"error.{result.code.value}", alert=True, **result.params)
    return await onward(context, await context.save(journey, result), prompt)


async def say(context: Context, journey: Journey, prompt: Prompt, event: Said | Corrected) -> Reply:
    """«Офисные работники»: the first line is the name, the rest describes them.

    Of those who are added each line is one more.
    """
    new_id = context.services.new_id
    result: Journey | Rejected
    if prompt.question == "one_more":
        several = personas.listed(event.text, new_id)
        result = several if isinstance(several, Rejected) else personas.add_all(journey, several)
    else:
        told = personas.described(event.text, new_id())
        result = told if isinstance(told, Rejected) else _with(journey, prompt, told)
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    return await onward(context, await context.save(journey, result), prompt)


def _with(journey: Journey, prompt: Prompt, chosen: Persona) -> Journey | Rejected:
    """One more of them, or the one whose map this is."""
    if prompt.question == "one_more":
        return personas.add(journey, chosen)
    return dialogue.confirm(personas.put_first(journey, chosen), "audience")


def _found(journey: Journey, args: tuple[str, ...]) -> Persona | None:
    return next((one for one in journey.personas if args and one.id == args[0]), None)

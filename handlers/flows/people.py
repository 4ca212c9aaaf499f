"""«Клиенты»: whose journey it is; one persona, several segments, the roles of a buying group."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows.asking import onward, put, refused
from handlers.flows.titles import distinct
from handlers.pages.people import ADD, ASK_FIELD, MOVE, PEOPLE, PERSONA_OF, REMOVE, REMOVING, SWAP
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import people as screens
from journey import dialogue, draft
from journey import people as personas
from journey.dialogue import Place
from journey.errors import Rejected
from journey.model import Journey, Persona
from journey.prompts import Prompt

WHO: Final = frozenset({"audience", "one_more"})
"""The questions whose answer is a persona."""


async def people(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.people(context.texts, journey))


async def persona(context: Context, journey: Journey, shown: Persona) -> Reply:
    return Reply(screen=screens.persona(context.texts, journey, shown))


async def removing(context: Context, journey: Journey, shown: Persona) -> Reply:
    """What goes along with a persona is said before."""
    return Reply(screen=screens.removing(context.texts, journey, shown))


async def add(context: Context, journey: Journey) -> Reply | None:
    full = personas.full(journey)
    if full is not None:
        return context.refuse(full)
    return await put(context, journey, Place("one_more"), "add")


async def swap(context: Context, journey: Journey) -> Reply:
    """Somebody else instead of the one whose map this is."""
    return await put(context, journey, Place("audience"), "who")


async def ask_field(context: Context, journey: Journey, shown: Persona, question: str) -> Reply:
    """One line of a persona's card, to be said anew."""
    return await put(context, journey, Place(question, persona=shown.id), "person")


async def move(context: Context, journey: Journey, moved: Persona, position: int) -> Reply:
    saved = await context.save(journey, personas.move(journey, moved.id, position))
    return await context.open(PERSONA_OF, saved, moved)


async def remove(context: Context, journey: Journey, removed: Persona) -> Reply:
    result = personas.remove(journey, removed.id)
    if isinstance(result, Rejected):
        return context.refuse(result)
    return await context.open(PEOPLE, await context.save(journey, result))


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
        return context.refuse(result)
    named = await distinct(context, result)
    return await onward(context, await context.save(journey, named), prompt)


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
    named = await distinct(context, result)
    return await onward(context, await context.save(journey, named), prompt)


def _with(journey: Journey, prompt: Prompt, chosen: Persona) -> Journey | Rejected:
    """One more of them, or the one whose map this is."""
    if prompt.question == "one_more":
        return personas.add(journey, chosen)
    return dialogue.confirm(personas.put_first(journey, chosen), "audience")


PAGES: Final = (
    record(PEOPLE, people, does(ADD, add), does(SWAP, swap)),
    record(PERSONA_OF, persona, does(ASK_FIELD, ask_field), does(MOVE, move), lost=PEOPLE),
    record(REMOVING, removing, does(REMOVE, remove), lost=PEOPLE),
)

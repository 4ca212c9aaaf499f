"""The first answer of all: which trade. It makes the map with its whole draft."""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows.asking import UNIVERSAL, put, refused
from handlers.screen import Reply
from journey import dialogue, draft, limits, words
from journey import example as examples
from journey.dialogue import Place
from journey.errors import Code, Rejected
from journey.industries import Industry
from journey.model import Journey
from journey.prompts import Prompt


async def tap(context: Context, prompt: Prompt, what: str, args: tuple[int, ...]) -> Reply | None:
    """A trade, another page of them, or a finished example."""
    match what, args:
        case "g", (page,):
            turned = dialogue.turn(prompt, page)
            if isinstance(turned, Prompt):
                await context.work.save_prompt(turned)
            return await context.show("new")
        case "c", (ordinal,) if 0 <= ordinal < len(prompt.options):
            value = prompt.options[ordinal].value
            industry = context.services.catalogue.industry(value, context.texts.language)
            return None if industry is None else await start(context, industry, business=None)
        case "e", ():
            return await show_example(context)
    return None


async def say(context: Context, _prompt: Prompt, event: Said | Corrected) -> Reply:
    """A trade in own words: one we know, or the universal stages under that name."""
    title = words.title(event.text)
    if isinstance(title, Rejected):
        return await context.again(refused(context, title))
    catalogue, language = context.services.catalogue, context.texts.language
    for industry in catalogue.industries(language):
        if words.same(industry.title, title):
            return await start(context, industry, business=None)
    universal = catalogue.industry(UNIVERSAL, language)
    if universal is None:
        return await context.again(context.texts.html("error.unexpected", code="universal"))
    return await start(context, universal, business=title)


async def start(context: Context, industry: Industry, *, business: str | None) -> Reply:
    """A new map with its draft, and the question whose journey it is."""
    if (full := await _full(context)) is not None:
        return full
    now, new_id = context.services.clock.now(), context.services.new_id
    journey = draft.new_journey(industry, business=business, now=now, new_id=new_id)
    await context.save(None, journey)
    return await put(context, journey, Place("audience"), "walk")


async def show_example(context: Context) -> Reply:
    """A finished map to look at; it becomes the person's own, to keep or to delete."""
    if (full := await _full(context)) is not None:
        return full
    industry = context.services.catalogue.industries(context.texts.language)[0]
    now, new_id = context.services.clock.now(), context.services.new_id
    journey = examples.example(industry, now, new_id)
    title = context.texts.plain("example.title", title=industry.title)
    journey = journey.model_copy(update={"title": title})
    await context.work.close_prompts(context.person.id)
    await context.save(None, journey)
    return await context.show(codes.view("done", journey.id))


async def _full(context: Context) -> Reply | None:
    """The refusal of one more map; None: there is room."""
    if len(await context.work.headings(context.person.id)) < limits.JOURNEYS_MAX:
        return None
    why = Rejected(Code.TOO_MANY_JOURNEYS, {"limit": limits.JOURNEYS_MAX})
    context.go("maps")
    return await context.again(refused(context, why))


async def again(context: Context, journey: Journey) -> Reply:
    """Back from the customer to the trade: the empty map goes, nothing was told it yet."""
    await context.work.set_deleted(journey.id, context.services.clock.now())
    await context.work.close_prompts(context.person.id)
    return await context.show(codes.view("new"))

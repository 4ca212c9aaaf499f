"""The first answer of all: which trade. It makes the map with its whole draft."""

from __future__ import annotations

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows import beginnings
from handlers.flows.asking import UNIVERSAL, WALK, alike, general, known_trades, put, refused
from handlers.flows.room import is_full
from handlers.pages.dialogue import NEW
from handlers.pages.maps import MAPS
from handlers.pages.pictures import EXAMPLE
from handlers.screen import Reply
from journey import dialogue, draft, limits, trades, words
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
            return await context.open(NEW)
        case "c" | "y", (ordinal,) if 0 <= ordinal < len(prompt.options):
            typed = prompt.note if what == "y" else None
            return await _begin(context, prompt.options[ordinal].value, typed)
        case "f", () if prompt.note is not None and (family := general(context, prompt.note)):
            return await start(context, family, typed=prompt.note)
        case "u", () if prompt.note is not None:
            return await _begin(context, UNIVERSAL, prompt.note)
        case "o", (*on,):
            await context.work.save_prompt(prompt.with_(own=on != [0]))
            return await context.open(NEW)
        case "b", ():
            await context.work.save_prompt(prompt.with_(note=None))
            return await context.open(NEW)
        case "e", ():
            return await context.open(EXAMPLE)
    return None


async def say(context: Context, prompt: Prompt, event: Said | Corrected) -> Reply:
    """A trade in own words: one we know, one that is like it, its family, or any
    business of that name.

    The question keeps the message: shortened or reworded, it answers once more.
    """
    told = words.headline(event.text)
    kept = prompt.with_(note=None, own=False, message=event.message)
    if isinstance(told, Rejected):
        await context.work.save_prompt(kept)
        return await context.again(refused(context, told))
    title = told[1] or told[0]
    for industry in known_trades(context):
        if words.same(industry.title, title):
            return await start(context, industry, typed=None)
    if alike(context, title) is None and general(context, title) is None:
        gone = context.texts.html("error.unexpected", code=UNIVERSAL)
        return await _begin(context, UNIVERSAL, title) or await context.again(gone)
    await context.work.save_prompt(kept.with_(note=title))
    return await context.open(NEW)


async def _begin(context: Context, industry_id: str, typed: str | None) -> Reply | None:
    """A map of that trade; it bears the typed name unless that only names the trade.

    None: the trade has gone from the catalogue.
    """
    industry = context.services.catalogue.industry(industry_id, context.texts.language)
    if industry is None:
        return None
    nameless = typed is None or trades.is_just(typed, industry)
    return await start(context, industry, typed=None if nameless else typed)


async def start(context: Context, industry: Industry, *, typed: str | None) -> Reply:
    """A new map with its draft, and the question whose journey it is.

    typed: the business in own words; where they are too long for a name, the map tells them below.
    """
    await beginnings.clear(context)
    if (full := await _full(context)) is not None:
        return full
    now, new_id = context.services.clock.now(), context.services.new_id
    named = None if typed is None else words.headline(typed)
    name, whole = (None, None) if named is None or isinstance(named, Rejected) else named
    journey = draft.new_journey(industry, business=name, now=now, new_id=new_id)
    if whole is not None:
        journey = journey.with_(scenario=whole)
    await context.save(None, journey)
    return await put(context, journey, Place("audience"), WALK)


async def _full(context: Context) -> Reply | None:
    """The refusal of one more map; None: there is room."""
    if not await is_full(context):
        return None
    why = Rejected(Code.TOO_MANY_JOURNEYS, {"limit": limits.JOURNEYS_MAX})
    context.go(MAPS.view(0))
    return await context.again(refused(context, why))


async def again(context: Context, journey: Journey) -> Reply:
    """Back from the customer to the trade: the empty map goes, nothing was told it yet."""
    await context.work.close_prompts(context.person.id)
    await context.work.discard(journey.id)
    context.unlearn(journey.id)
    return await context.open(NEW)

"""The dialogue's own part: questions put, ticked, typed to, answered, skipped, gone back from.

How the person came to a question is the view's last word:
    walk   the dialogue itself; Back was not pressed
    back   the dialogue after Back: forward leads through what was answered, one by one
    cell   one cell was opened from the card; the answer leads back there
    who    the customer was opened from the card
"""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply
from handlers.screens import asking, beginning
from journey import dialogue
from journey.dialogue import Finished, Place
from journey.errors import Rejected
from journey.model import Journey
from journey.prompts import Option, Prompt


async def open_beginning(context: Context, _args: tuple[str, ...]) -> Reply:
    """The question that begins a map."""
    prompt = await context.work.open_prompt(context.person.id)
    trades = _trades(context)
    if prompt is None or prompt.question != "industry" or prompt.options != trades.options:
        prompt = await context.work.add_prompt(trades)
    newcomer = not await context.work.headings(context.person.id)
    languages = context.services.library.languages
    return Reply(
        screen=beginning.which_trade(context.texts, prompt, newcomer=newcomer, languages=languages)
    )


def _trades(context: Context) -> Prompt:
    industries = context.services.catalogue.industries(context.texts.language)
    return Prompt(
        person=context.person.id,
        question="industry",
        options=tuple(
            Option(text=f"{industry.emoji} {industry.title}", value=industry.id)
            for industry in industries
            if industry.id != UNIVERSAL
        ),
    )


UNIVERSAL = "universal"
"""The catalogue for a business that no other fits."""


async def open_question(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """The open question of a map, or its current one."""
    how = args[0] if args else "walk"
    prompt = await context.work.open_prompt(context.person.id)
    if prompt is not None and _is_meant(journey, prompt, how):
        return _screen(context, journey, prompt, how)
    place = Place("audience") if how == "who" else dialogue.current(journey)
    if isinstance(place, Finished):
        return await context.show(codes.view("card", journey.id))
    return await put(context, journey, place, how)


def _is_meant(journey: Journey, prompt: Prompt, how: str) -> bool:
    """Whether the open question is of this map, still has its stage, and is what was opened."""
    if prompt.journey != journey.id or (how == "who" and prompt.question != "audience"):
        return False
    return prompt.stage is None or journey.stage(prompt.stage) is not None


async def put(context: Context, journey: Journey, place: Place, how: str) -> Reply:
    """Puts a question: a new prompt, which closes the one before it."""
    prompt = dialogue.ask(journey, place, context.industry(journey), context.person.id)
    stored = await context.work.add_prompt(prompt)
    context.go(codes.view("ask", journey.id, how))
    return _screen(context, journey, stored, how)


async def save_prompt(context: Context, journey: Journey, prompt: Prompt) -> Reply:
    """Stores a tick or a typed line and shows the question as it is now."""
    await context.work.save_prompt(prompt)
    return _screen(context, journey, prompt, how_asked(context))


def _screen(context: Context, journey: Journey, prompt: Prompt, how: str) -> Reply:
    if prompt.question == "stages":
        return Reply(screen=beginning.which_stages(context.texts, journey, prompt))
    industry = context.industry(journey)
    warning = industry.warning if industry and prompt.question == "audience" else None
    return Reply(
        screen=asking.asking(
            context.texts, journey, prompt, to_card=how in {"cell", "who"}, warning=warning
        )
    )


def how_asked(context: Context) -> str:
    name, *args = context.person.view.split(codes.SEPARATOR)
    return args[1] if name == "ask" and len(args) > 1 else "walk"


async def onward(context: Context, journey: Journey, place: Place) -> Reply:
    """After an answer: the next question, the pictures, or back where the person came from."""
    how = how_asked(context)
    await context.work.close_prompts(context.person.id)
    if how == "cell" and place.stage is not None:
        return await context.show(codes.view("edit", journey.id, place.stage))
    if how == "who":
        return await context.show(codes.view("card", journey.id))
    then = dialogue.following(journey, place) if how == "back" else dialogue.current(journey)
    if place == Place("stages"):
        return await context.show(codes.view("draft", journey.id))
    if isinstance(then, Finished):
        return await context.show(codes.view("done", journey.id))
    walking = "back" if dialogue.passed(journey, then) is not None else "walk"
    return await put(context, journey, then, walking)


async def backward(context: Context, journey: Journey, place: Place) -> Reply:
    """«Назад»: the question before this one as it was answered; before the first, the trades."""
    how = how_asked(context)
    if how == "cell" and place.stage is not None:
        await context.work.close_prompts(context.person.id)
        return await context.show(codes.view("edit", journey.id, place.stage))
    if how == "who":
        await context.work.close_prompts(context.person.id)
        return await context.show(codes.view("card", journey.id))
    before = dialogue.preceding(journey, place)
    if before is None or before.question == "industry":
        return await context.show(codes.view("card", journey.id))
    return await put(context, journey, before, "back")


def refused(context: Context, why: Rejected) -> str:
    """The sentence of a refusal, as HTML."""
    return context.texts.html(f"error.{why.code.value}", **why.params)

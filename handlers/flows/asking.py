"""The dialogue's own part: questions put, ticked, typed to, answered, skipped, gone back from.

How the person came to a question is the view's last word:
    walk     the dialogue itself
    cell     one cell was opened from the card; the answer leads back to its stage
    who      another customer instead of the first
    add      one more customer
    person   one line of a customer's card
    figure   one figure of a metric
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply
from handlers.screens import asking, beginning, people
from journey import dialogue
from journey.dialogue import Finished, Place, Step
from journey.errors import Rejected
from journey.hints import examples
from journey.industries import Industry
from journey.model import Journey
from journey.prompts import Option, Prompt
from journey.questions import BY_ID
from journey.shelf import Shelf
from journey.trades import like

WALK: Final = "walk"
BY_HAND: Final = frozenset({"cell", "who", "add", "person", "figure", "time"})
"""The ways to a question that lead back where one came from."""


async def open_beginning(context: Context, _args: tuple[str, ...]) -> Reply:
    """The question that begins a map."""
    prompt = await context.work.open_prompt(context.person.id)
    trades = _trades(context)
    if prompt is not None and prompt.question == "industry":
        trades = trades.with_(note=prompt.note, message=prompt.message)
    if prompt is None or prompt.question != "industry" or prompt.options != trades.options:
        prompt = await context.work.add_prompt(trades)
    if prompt.note and (known := alike(context, prompt.note)):
        return Reply(screen=beginning.is_it_that(context.texts, prompt, known))
    newcomer = not await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE)
    languages = context.services.library.languages
    return Reply(
        screen=beginning.which_trade(context.texts, prompt, newcomer=newcomer, languages=languages)
    )


def known_trades(context: Context) -> tuple[Industry, ...]:
    """The trades that have buttons: all but the one for any business."""
    every = context.services.catalogue.industries(context.texts.language)
    return tuple(industry for industry in every if industry.id != UNIVERSAL)


def alike(context: Context, typed: str) -> Industry | None:
    """The trade that typed words are like, by its names in any language; their own first."""
    catalogue, mine = context.services.catalogue, context.texts.language
    for language in sorted(context.services.library.languages, key=lambda code: code != mine):
        every = catalogue.industries(language)
        found = like(typed, (industry for industry in every if industry.id != UNIVERSAL))
        if found is not None:
            return catalogue.industry(found.id, mine)
    return None


def _trades(context: Context) -> Prompt:
    return Prompt(
        person=context.person.id,
        question="industry",
        options=tuple(
            Option(text=f"{industry.emoji} {industry.title}", value=industry.id)
            for industry in known_trades(context)
        ),
    )


UNIVERSAL = "universal"
"""The catalogue for a business that no other fits."""


async def open_question(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """The open question of a map, or its current one."""
    how = args[0] if args else WALK
    prompt = await context.work.open_prompt(context.person.id)
    if prompt is not None and _is_meant(journey, prompt, how):
        return _screen(context, journey, prompt, how)
    place = dialogue.current(journey)
    if isinstance(place, Finished):
        return await context.show(codes.view("card", journey.id))
    return await put(context, journey, place, WALK)


def _is_meant(journey: Journey, prompt: Prompt, how: str) -> bool:
    """Whether the open question is of this map, and what it is about is still there."""
    if prompt.journey != journey.id:
        return False
    if how not in BY_HAND:
        return prompt.place in dialogue.places(journey)
    stage = journey.stage(prompt.stage or "")
    items = () if stage is None else stage.items
    return (
        (prompt.stage is None or stage is not None)
        and (prompt.persona is None or prompt.persona in {one.id for one in journey.personas})
        and (prompt.item is None or prompt.item in {item.id for item in items})
    )


EVERYBODY: Final = "all"


async def put_cell(
    context: Context, journey: Journey, place: Place, who: Sequence[str]
) -> Reply | None:
    """One cell from the map's card; in a buying group first whose."""
    if not dialogue.asked_of_each(journey, place.question):
        return await put(context, journey, place, "cell")
    if not who:
        return await context.show(
            codes.view("whose", journey.id, place.stage or "", place.question)
        )
    if who[0] == EVERYBODY:
        return await put(context, journey, place, "cell")
    if who[0] not in {persona.id for persona in journey.personas}:
        return None
    own = Place(place.question, place.stage, persona=who[0])
    return await put(context, journey, own, "cell")


async def whose(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    match args:
        case (stage_id, lane) if (stage := journey.stage(stage_id)) and lane in BY_ID:
            return Reply(screen=people.whose(context.texts, journey, stage, lane))
    return await context.show(codes.view("edit", journey.id))


async def put(context: Context, journey: Journey, to: Place | Step, how: str) -> Reply:
    """Puts a question: a new prompt, which closes the one before it."""
    prompt = dialogue.ask(journey, to, context.industry(journey), context.person.id)
    stored = await context.work.add_prompt(prompt)
    context.go(codes.view("ask", journey.id, how))
    return _screen(context, journey, stored, how)


async def save_prompt(context: Context, journey: Journey, prompt: Prompt) -> Reply:
    """Stores a tick or a typed line and shows the question as it is now."""
    await context.work.save_prompt(prompt)
    return _screen(context, journey, prompt, how_asked(context))


def _screen(context: Context, journey: Journey, prompt: Prompt, how: str) -> Reply:
    industry = context.industry(journey)
    hint: str | None = None
    if prompt.hint:
        found = examples(prompt.question, journey.stage(prompt.stage or ""), industry)
        hint = asking.hint(context.texts, prompt.question, industry, found)
    if prompt.question == "stages":
        return Reply(screen=beginning.which_stages(context.texts, journey, prompt, hint))
    warning = industry.warning if industry and prompt.question == "audience" else None
    asked = asking.Asked(by_hand=how in BY_HAND, warning=warning, hint=hint)
    return Reply(screen=asking.asking(context.texts, journey, prompt, asked))


def how_asked(context: Context) -> str:
    name, *args = context.person.view.split(codes.SEPARATOR)
    return args[1] if name == "ask" and len(args) > 1 else WALK


def _origin(journey: Journey, place: Place, how: str) -> str:
    """The view from which a question was opened by hand."""
    match how:
        case "cell" if place.stage is not None:
            return codes.view("edit", journey.id, place.stage)
        case "person" if place.persona is not None:
            return codes.view("persona", journey.id, place.persona)
        case "time":
            return codes.view("times", journey.id)
        case "figure" if place.item is not None:
            return codes.view("figures", journey.id, place.item)
    return codes.view("people", journey.id)


async def onward(context: Context, journey: Journey, prompt: Prompt) -> Reply:
    """After an answer: the next question, the pictures, or back where the person came from."""
    how, place = how_asked(context), prompt.place
    await context.work.close_prompts(context.person.id)
    if how == "cell" and place.question == dialogue.FIGURES_OF and place.stage is not None:
        return await context.show(codes.view("numbers", journey.id, place.stage))
    if how in BY_HAND:
        return await context.show(_origin(journey, place, how))
    if place == Place("stages"):
        return await context.show(codes.view("draft", journey.id))
    then = dialogue.onward(journey, prompt)
    if isinstance(then, Finished):
        return await context.show(codes.view("done", journey.id))
    return await put(context, journey, then, WALK)


async def backward(context: Context, journey: Journey, prompt: Prompt) -> Reply:
    """«Назад»: the question one came from as it was answered; before the first, the card."""
    how = how_asked(context)
    if how in BY_HAND:
        await context.work.close_prompts(context.person.id)
        return await context.show(_origin(journey, prompt.place, how))
    before = dialogue.backward(journey, prompt)
    if before is None or before.place.question == "industry":
        return await context.show(codes.view("card", journey.id))
    return await put(context, journey, before, WALK)


def refused(context: Context, why: Rejected) -> str:
    """The sentence of a refusal, as HTML."""
    return context.texts.html(f"error.{why.code.value}", **why.params)

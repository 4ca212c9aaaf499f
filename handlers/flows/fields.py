"""Questions with one answer: pressed or typed, it is taken and the dialogue goes on.

Also a metric's figures opened from the card, one by one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows.asking import BY_PART, is_at, onward, put, refused
from handlers.pages.entries import ASK_FIGURE, DIRECT, FIGURES, NUMBERS
from handlers.pages.maps import CARD
from handlers.pages.stages import EDIT
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import figures as screens
from handlers.screens.told import wording
from journey import dialogue, items
from journey.dialogue import Outdated, Place
from journey.errors import Rejected
from journey.items import Spot
from journey.measures import Better
from journey.model import Item, Journey, Stage
from journey.ports import Typed
from journey.prompts import Prompt
from journey.questions import BY_ID, MEASURED, Kind
from journey.stems import stems

KEYED: Final = frozenset({"outcome"})
"""Questions whose answer is the key of one of the buttons."""


def typed(
    context: Context, journey_id: str, prompt: Prompt, message: int, items: tuple[str, ...] = ()
) -> Typed:
    """The message belongs to the question. Without items it gave nothing yet: while the question
    is open, an edit of it is an answer, so that what was too long can be shortened.
    """
    return Typed(
        chat=context.person.chat,
        message=message,
        journey=journey_id,
        stage=prompt.stage,
        question=prompt.question,
        persona=prompt.persona,
        item=prompt.item,
        items=items,
    )


async def choose(context: Context, journey: Journey, prompt: Prompt, ordinal: int) -> Reply | None:
    """A button's words go onto the map in the map's language."""
    option = prompt.options[ordinal]
    texts = context.services.library.texts(journey.language)
    said = wording(texts, prompt.question, option)
    if BY_ID[prompt.question].kind is Kind.DURATION or prompt.question in KEYED:
        said = option.value
    result = dialogue.fill(journey, prompt.place, said, texts.rules)
    if isinstance(result, Outdated):
        return None
    if isinstance(result, Rejected):
        return context.refuse(result)
    return await onward(context, await context.save(journey, result), prompt)


async def say(context: Context, journey: Journey, prompt: Prompt, event: Said | Corrected) -> Reply:
    """Typed words are the answer; what cannot be read is refused and the question stays."""
    said = _key(context, prompt, event.text) if prompt.question in KEYED else event.text
    result = dialogue.fill(journey, prompt.place, said, context.texts.rules)
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    if isinstance(result, Outdated):
        return await context.open(CARD, journey)
    saved = await context.save(journey, result)
    given = (prompt.item or prompt.persona or prompt.stage or journey.id,)
    await context.work.save_typed(typed(context, journey.id, prompt, event.message, given))
    return await onward(context, saved, prompt)


def _key(context: Context, prompt: Prompt, typed: str) -> str:
    """The key of the button that says a typed word: «уходят» is «Уходит»."""
    said = stems(typed)
    for option in prompt.options:
        if said & stems(wording(context.texts, prompt.question, option)):
            return option.value
    return typed


async def correct(
    context: Context, journey: Journey, place: Place, event: Corrected
) -> Reply | None:
    """An edited message says the field anew, whatever is asked by now."""
    result = dialogue.fill(journey, place, event.text, context.texts.rules)
    if isinstance(result, Outdated):
        return None
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    await context.save(journey, result)
    return await context.again(context.texts.html("corrected"))


async def numbers(context: Context, journey: Journey, stage: Stage | None) -> Reply:
    """The metrics of a stage, each with what is known of it."""
    if stage is None or not stage.lane(dialogue.FIGURES_OF):
        return await context.open(EDIT, journey, stage)
    return Reply(screen=screens.numbers(context.texts, journey, stage))


async def figures(context: Context, journey: Journey, spot: Spot) -> Reply:
    """One metric with all its figures."""
    if not isinstance(spot.entry, Item) or spot.lane != dialogue.FIGURES_OF:
        return await context.open(EDIT, journey, None)
    return Reply(screen=screens.figures(context.texts, journey, spot.stage, spot.entry))


async def ask_figure(context: Context, journey: Journey, spot: Spot, question: str) -> Reply | None:
    """One figure of a metric, to be said anew."""
    if spot.lane != dialogue.FIGURES_OF:
        return None
    place = Place(question, spot.stage.id, item=spot.entry.id)
    telling = await is_at(context, replace(place, question=MEASURED))
    return await put(context, journey, place, BY_PART if telling else "figure")


async def direct(context: Context, journey: Journey, spot: Spot, better: Better) -> Reply:
    """Which way a number is better; below it stand the metric's figures again."""
    saved = await context.save(journey, items.direct(journey, spot.entry.id, better))
    return await context.open(FIGURES, saved, spot.entry)


PAGES: Final = (
    record(NUMBERS, numbers),
    record(FIGURES, figures, does(ASK_FIGURE, ask_figure), does(DIRECT, direct), lost=EDIT),
)

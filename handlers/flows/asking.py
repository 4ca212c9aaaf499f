"""The dialogue's own part: questions put, ticked, typed to, answered, skipped, gone back from.

How the person came to a question is the view's last word:
    walk     the dialogue itself
    cell     one cell was opened from the card; the answer leads back to its stage
    who      another customer instead of the first
    add      one more customer
    person   one line of a customer's card
    pain     what the customer does where a pain was in the way
    figure   one figure of a metric
    business one line of what the map says about the business
    glance   a row of a stage that is looked at as a whole
    part     one figure of a metric that was told in one line
    aside    what the map is for, asked beside the finished map
"""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import straying, telling
from handlers.pages.arguments import FROM_ROW
from handlers.pages.business import ASIDE, BUSINESS
from handlers.pages.dialogue import ASK, BEGIN, HOW, NEW, WHOSE
from handlers.pages.entries import FIGURES, ITEM, NUMBERS
from handlers.pages.look import TIMES
from handlers.pages.maps import CARD
from handlers.pages.people import PEOPLE, PERSONA_OF
from handlers.pages.pictures import DONE, DRAFT, EXAMPLE
from handlers.pages.stages import EDIT
from handlers.pages.tasks import LIST
from handlers.record import Command, does, record
from handlers.screen import Reply
from handlers.screens import asking, beginning, glance, own_words, people
from journey import dialogue
from journey.dialogue import Finished, Place, Step
from journey.errors import Rejected
from journey.hints import examples, read_at
from journey.industries import Family, Industry
from journey.model import Journey, Stage
from journey.prompts import Option, Prompt
from journey.questions import BY_ID, GLANCE, MEASURED, Kind
from journey.shelf import Shelf
from journey.trades import is_unlike, like

WALK: Final = "walk"
BY_CELL: Final = "cell"
BY_GLANCE: Final = "glance"
BY_PART: Final = "part"
BY_LIST: Final = "list"
BY_HAND: Final = frozenset(
    {
        BY_CELL,
        "who",
        "add",
        "person",
        "figure",
        "pain",
        "time",
        "business",
        ASIDE,
        BY_GLANCE,
        BY_PART,
        BY_LIST,
    }
)
"""The ways to a question that lead back where one came from."""


async def open_beginning(context: Context) -> Reply:
    """The question that begins a map."""
    prompt = await context.work.open_prompt(context.person.id)
    trades = _trades(context)
    if prompt is not None and prompt.question == "industry":
        trades = trades.with_(note=prompt.note, message=prompt.message, own=prompt.own)
    if prompt is None or prompt.question != "industry" or prompt.options != trades.options:
        prompt = await context.work.add_prompt(trades)
    if prompt.own:
        return Reply(screen=beginning.own_trade(context.texts, prompt))
    if prompt.note and (known := alike(context, prompt.note)):
        return Reply(screen=beginning.is_it_that(context.texts, prompt, known))
    if prompt.note and (family := general(context, prompt.note)):
        return Reply(screen=beginning.is_it_of(context.texts, prompt, family))
    newcomer = not await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE)
    languages = context.services.library.languages
    tale = telling.waiting(context.person)
    if tale is not None:
        guess = alike(context, tale.text[:GUESSED])
        return Reply(screen=beginning.whose_story(context.texts, prompt, guess))
    return Reply(
        screen=beginning.which_trade(
            context.texts,
            prompt,
            newcomer=newcomer,
            greeted=not newcomer or context.repeating,
            operator=context.services.operator,
            languages=languages,
        )
    )


def known_trades(context: Context) -> tuple[Industry, ...]:
    """The trades that have buttons: all but the general examples."""
    every = context.services.catalogue.industries(context.texts.language)
    return tuple(industry for industry in every if not industry.general)


def alike(context: Context, typed: str) -> Industry | None:
    """The trade that typed words are like, by its names in any language; their own first.

    What stands before «в» or «для» is asked first: a program for cafés is no café. Where that tells
    a branch, the words behind it tell nothing.
    """
    catalogue = context.services.catalogue
    head = catalogue.head(typed)
    found = _named(context, head, typed)
    return found if found or catalogue.is_of_branch(head) else _named(context, typed, typed)


def _named(context: Context, told: str, typed: str) -> Industry | None:
    catalogue, mine = context.services.catalogue, context.texts.language
    for language in sorted(context.services.library.languages, key=lambda code: code != mine):
        every = (one for one in catalogue.industries(language) if not one.general)
        if (found := like(told, every, typed)) is not None:
            return catalogue.industry(found.id, mine)
    return None


def general(context: Context, typed: str) -> Industry | None:
    """The examples for the family that typed words tell; None: they tell none that has some."""
    family = context.services.catalogue.family_of(typed)
    every = context.services.catalogue.industries(context.texts.language)
    whole = tuple(industry for industry in every if industry.general)
    if (named := like(typed, whole)) is not None:
        return named
    told = (industry for industry in whole if industry.family is family)
    found = None if family is Family.ANY else next(told, None)
    return None if found is None or is_unlike(typed, found) else found


def _trades(context: Context) -> Prompt:
    return Prompt(
        person=context.person.id,
        question="industry",
        options=tuple(
            Option(text=f"{industry.emoji} {industry.title}", value=industry.id)
            for industry in known_trades(context)
        ),
    )


GUESSED: Final = 600
"""Letters of a story in which the name of a trade is looked for."""
UNIVERSAL = "universal"
"""The catalogue for a business that no other fits."""


async def open_question(context: Context, journey: Journey, how: str) -> Reply:
    """The open question of a map, or its current one."""
    prompt = await context.work.open_prompt(context.person.id)
    if prompt is not None and _is_meant(journey, prompt, how):
        return _screen(context, journey, prompt, how)
    if how == BY_CELL and (open_now := _following(journey)) is not None:
        return await put(context, journey, open_now, how)
    place = dialogue.current(journey)
    if isinstance(place, Finished):
        return await context.open(CARD, journey)
    return await put(context, journey, place, WALK)


def _following(journey: Journey) -> Place | None:
    """What is still to be asked about an own pain or idea."""
    return next(
        (
            place
            for stage in journey.stages
            for row in ("pains", "ideas")
            for place in dialogue.following(stage, row)
        ),
        None,
    )


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
    context: Context, journey: Journey, place: Place, whose: str | None
) -> Reply | None:
    """One cell from the map's card, or of a stage at a glance; in a buying group first whose."""
    if not dialogue.asked_of_each(journey, place.question):
        glancing = await is_at(context, Place(GLANCE, place.stage))
        return await put(context, journey, place, BY_GLANCE if glancing else BY_CELL)
    if whose is None:
        return await context.open(WHOSE, journey, place.stage, place.question)
    if whose == EVERYBODY:
        return await put(context, journey, place, "cell")
    if whose not in {persona.id for persona in journey.personas}:
        return None
    own = Place(place.question, place.stage, persona=whose)
    return await put(context, journey, own, "cell")


async def is_at(context: Context, place: Place) -> bool:
    """Whether the dialogue asks just that."""
    prompt = await context.work.open_prompt(context.person.id)
    at = context.here.at(ASK) and how_asked(context) == WALK
    return at and prompt is not None and prompt.place == place


async def ask_whose(
    context: Context, journey: Journey, stage: Stage | None, lane: str | None
) -> Reply:
    if stage is None or lane is None:
        return await context.open(EDIT, journey, None)
    return Reply(screen=people.whose(context.texts, journey, stage, lane))


async def put(context: Context, journey: Journey, to: Place | Step, how: str) -> Reply:
    """Puts a question: a new prompt, which closes the one before it."""
    prompt = dialogue.ask(
        journey,
        to,
        context.industry(journey),
        context.person.id,
        remedies=context.remedies(journey),
    )
    if BY_ID[prompt.question].kind in WAITING:
        place = prompt.place
        await context.work.close_prompts(context.person.id)
        left = await context.work.last_prompt(context.person.id, journey.id, place)
        prompt = dialogue.restored(prompt, left)
    stored = await context.work.add_prompt(prompt)
    context.go(ASK.view(journey, how))
    return _screen(context, journey, stored, how)


WAITING: Final = frozenset({Kind.MANY, Kind.SCALE})
"""The questions to which something can be ticked or typed before it counts."""


async def settle(context: Context, prompt: Prompt) -> None:
    """The question was answered or skipped: whatever was typed to it is on the map."""
    await context.work.save_prompt(prompt.with_(open=False, settled=True))
    await context.work.close_prompts(context.person.id)


async def save_prompt(context: Context, journey: Journey, prompt: Prompt) -> Reply:
    """Stores a tick or a typed line and shows the question as it is now."""
    await context.work.save_prompt(prompt)
    return _screen(context, journey, prompt, how_asked(context))


def _screen(context: Context, journey: Journey, prompt: Prompt, how: str) -> Reply:
    industry = context.industry(journey)
    hint: str | None = None
    if prompt.hint or prompt.own:
        found = examples(prompt.question, journey.stage(prompt.stage or ""), industry)
        hint = asking.hint(context.texts, prompt.question, industry, found)
        if (where := read_at(journey, prompt, industry)) is not None:
            hint += "\n" + context.texts.html("hint.read", read=where)
    if prompt.own:
        return Reply(screen=own_words.waits(context.texts, journey, prompt, hint))
    if prompt.question == "stages":
        return Reply(screen=beginning.which_stages(context.texts, journey, prompt, hint))
    warning = industry.warning if industry and prompt.question == "audience" else None
    match BY_ID[prompt.question].kind:
        case Kind.ROWS:
            return Reply(screen=glance.glance(context.texts, journey, prompt))
        case Kind.LINE:
            return Reply(screen=glance.measured(context.texts, journey, prompt, hint))
    stray = straying.found(context, journey, prompt)
    asked = asking.Asked(by_hand=how in BY_HAND, warning=warning, hint=hint, stray=stray)
    return Reply(screen=asking.asking(context.texts, journey, prompt, asked))


def how_asked(context: Context) -> str:
    here = context.here
    return (here.word(HOW) if here.at(ASK) else None) or WALK


def _origin(journey: Journey, place: Place, how: str) -> str:
    """The view from which a question was opened by hand."""
    match how:
        case "cell" if place.stage is not None:
            return EDIT.view(journey, place.stage)
        case "person" if place.persona is not None:
            return PERSONA_OF.view(journey, place.persona)
        case "time":
            return TIMES.view(journey)
        case "business":
            return BUSINESS.view(journey)
        case "aside":
            return CARD.view(journey)
        case "list" if place.stage is not None:
            return LIST.view(journey, journey.stage(place.stage or ""))
        case "pain" if place.item is not None:
            return ITEM.view(journey, place.item, FROM_ROW)
        case "figure" if place.item is not None:
            return FIGURES.view(journey, place.item)
    return PEOPLE.view(journey)


async def _return(context: Context, journey: Journey, place: Place, how: str) -> Reply:
    """Back where a question was opened by hand."""
    match how:
        case "glance":
            return await put(context, journey, Place(GLANCE, place.stage), WALK)
        case "part":
            return await put(context, journey, Place(MEASURED, place.stage, item=place.item), WALK)
    return await context.show(_origin(journey, place, how))


async def onward(context: Context, journey: Journey, prompt: Prompt) -> Reply:
    """After an answer: the next question, the pictures, or back where the person came from."""
    how, place = how_asked(context), prompt.place
    await settle(context, prompt)
    if how == BY_CELL and place.question == dialogue.FIGURES_OF and place.stage is not None:
        return await context.open(NUMBERS, journey, place.stage)
    stage = journey.stage(place.stage or "")
    if how == BY_CELL and stage is not None:
        for following in dialogue.following(stage, place.question):
            return await put(context, journey, following, how)
    if how in BY_HAND:
        return await _return(context, journey, place, how)
    if place == Place("stages"):
        if (tale := telling.waiting(context.person)) is not None:
            return await telling.propose(context, journey, tale.with_(back=DRAFT.view(journey)))
        return await context.open(DRAFT, journey)
    then = dialogue.onward(journey, prompt)
    if isinstance(then, Finished):
        return await context.open(DONE, journey)
    return await put(context, journey, then, WALK)


async def backward(context: Context, journey: Journey, prompt: Prompt) -> Reply:
    """«Назад»: the question one came from as it was answered; before the first, the card."""
    how = how_asked(context)
    if how in BY_HAND:
        await context.work.close_prompts(context.person.id)
        return await _return(context, journey, prompt.place, how)
    before = dialogue.backward(journey, prompt)
    if before is None or before.place.question == "industry":
        return await context.open(CARD, journey)
    return await put(context, journey, before, WALK)


def refused(context: Context, why: Rejected) -> str:
    """The sentence of a refusal, as HTML."""
    return context.texts.html(f"error.{why.code.value}", **why.params)


async def begin(context: Context) -> Reply:
    """One more map; whoever comes from the example was greeted before it."""
    context.repeating = context.repeating or context.here.at(EXAMPLE)
    await context.work.close_prompts(context.person.id)
    return await context.open(NEW)


async def _begin(context: Context, _argument: str) -> Reply:
    return await begin(context)


PAGES: Final = (
    record(
        NEW, open_beginning, does(BEGIN, begin), command=Command(name="new", rank=2, run=_begin)
    ),
    record(ASK, open_question),
    record(WHOSE, ask_whose),
)

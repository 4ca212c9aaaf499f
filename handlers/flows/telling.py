"""A story in one message: when typed words are one, and that it waits until it is confirmed.

Nothing of it is stored on the map here: see `handlers.flows.tale`.
"""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.pages.dialogue import NEW
from handlers.pages.entries import ROW
from handlers.pages.finding import FIND, FIND_ALL
from handlers.pages.maps import FOUND, MAPS
from handlers.pages.page import Sort
from handlers.pages.tale import PART_ROW, PART_STAGE, TALE, TALE_PART, TALE_PARTS
from handlers.screen import Reply
from journey.model import Journey
from journey.person import Person
from journey.prompts import Prompt
from journey.questions import BY_ID, Kind, Scope
from journey.story import Tale

OPEN: Final = (TALE, TALE_PARTS, TALE_PART, PART_STAGE, PART_ROW)
SEARCHES: Final = (MAPS, FOUND, FIND, FIND_ALL)
"""Pages whose words are looked for: nobody looks for a whole story."""
BEFORE_STAGES: Final = frozenset({"industry", "audience", "stages"})
"""Questions during which the map has no stages yet that could be told of."""
_KINDS: Final = frozenset({Kind.MANY, Kind.SCALE})
_SCOPES: Final = frozenset({Scope.PAIN, Scope.IDEA})
SHORT: Final = 30
"""Letters below which nothing is a story: most messages are not even looked at."""


async def told(context: Context, event: Said | Corrected) -> Reply | None:
    """What a story leads to. None: the words are none, or something waits for such words."""
    if len(event.text) < SHORT:
        return None
    prompt = await asked(context)
    if not _is_heard(context, prompt):
        return None
    open_ = prompt is not None or context.here.at(ROW, *SEARCHES)
    teller = context.services.catalogue.teller()
    if not teller.is_story(event.text, context.texts.rules, asked=open_):
        return None
    tale = Tale(text=event.text.replace("\x00", ""), message=event.message)
    journey = await map_of(context)
    if journey is None or (prompt is not None and prompt.question in BEFORE_STAGES):
        return await _kept(context, tale)
    before = context.person.story
    back = before.back if before is not None and context.here.at(*OPEN) else context.person.view
    return await propose(context, journey, tale.with_(back=back))


async def corrected(context: Context, event: Corrected) -> Reply | None:
    """The story that waits, told otherwise. None: it is another message, or no story any more."""
    tale = context.person.story
    if tale is None or tale.message != event.message:
        return None
    if tale.journey is None:
        return await told(context, event)
    journey = await context.own(tale.journey)
    rules = context.texts.rules
    if journey is None or not context.here.at(*OPEN):
        return None
    if not context.services.catalogue.teller().is_story(event.text, rules, asked=False):
        return None
    return await propose(context, journey, tale.with_(text=event.text, told=()))


async def asked(context: Context) -> Prompt | None:
    """The open question that typed words answer."""
    if not context.here.sort(Sort.ASKING):
        return None
    return await context.work.open_prompt(context.person.id)


def _is_heard(context: Context, prompt: Prompt | None) -> bool:
    """Whether a story may be told here: a page that waits for other words keeps them."""
    if prompt is not None:
        question = BY_ID[prompt.question]
        tells = question.kind in _KINDS or question.scope in _SCOPES
        return tells or prompt.question in BEFORE_STAGES
    here = context.here
    return here.at(ROW, *SEARCHES) or here.page is None or not context.book.listens(here)


async def map_of(context: Context) -> Journey | None:
    """The map that is looked at, else the last one that was worked on."""
    here = context.here
    if here.sort(Sort.ASKING) and here.map is None:
        return None
    if here.map is not None:
        return await context.own(here.map)
    headings = await context.work.headings(context.person.id)
    return await context.own(headings[0].id) if headings else None


async def _kept(context: Context, tale: Tale) -> Reply:
    """It waits until there is a map with stages."""
    _remember(context, tale)
    if context.here.at(NEW) or not context.person.view:
        return await context.open(NEW)
    return await context.again(context.texts.html("tale.waits"))


def waiting(person: Person) -> Tale | None:
    """The story that waits for its map."""
    tale = person.story
    return tale if tale is not None and tale.journey is None else None


async def propose(context: Context, journey: Journey, tale: Tale) -> Reply:
    """What was understood, with the place that is proposed for each piece."""
    teller, industry = context.services.catalogue.teller(), context.industry(journey)
    found = teller.tell(tale.text, journey, industry, context.texts.rules)
    _remember(context, tale.with_(journey=journey.id, told=found))
    return await context.open(TALE, journey)


def _remember(context: Context, tale: Tale | None) -> None:
    context.person = context.person.with_(story=tale)


def forget(context: Context) -> None:
    """There is no story any more that waits for something."""
    _remember(context, None)

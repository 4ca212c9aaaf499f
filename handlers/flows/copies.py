"""A copy of a map, and the map of how it should be: made once a button, however often pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from handlers.context import Context
from handlers.flows.room import is_full
from handlers.pages.maps import CARD, COPY, DIFFERENCE, PLAN
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens import copies as screens
from journey import copying, limits
from journey.model import Journey, State
from journey.shelf import Shelf

Make = Callable[[str], Journey]
"""Makes the copy under a title."""


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences about one kind of copy."""

    suffix: str
    next: str
    """The suffix where the first is taken."""
    done: str


COPIED: Final = Said("copy.suffix", "copy.suffix.next", "copy.done")
PLANNED: Final = Said("tobe.suffix", "tobe.suffix.next", "tobe.done")


async def copy(context: Context, journey: Journey, fresh: str) -> Reply:
    """The copy's id is the button's, so a repeat opens that copy."""

    def make(title: str) -> Journey:
        return copying.copy(journey, fresh, title, new_id=new_id, now=now)

    new_id, now = context.services.new_id, context.services.clock.now()
    return await made(context, journey, fresh, make, COPIED)


async def to_be(context: Context, journey: Journey, fresh: str) -> Reply | None:
    """One plan a map; where there is one, it is opened."""
    if journey.state is not State.AS_IS:
        return None
    plan = await plan_of(context, journey)
    if plan is not None:
        return await context.open(CARD, plan)

    def make(title: str) -> Journey:
        return copying.to_be(journey, fresh, title, new_id=new_id, now=now)

    new_id, now = context.services.new_id, context.services.clock.now()
    return await made(context, journey, fresh, make, PLANNED)


async def made(context: Context, journey: Journey, copy_id: str, make: Make, said: Said) -> Reply:
    """Stores the copy under the button's id and opens it; a repeat opens it again."""
    if await context.owner(copy_id) is not None:
        return await context.open(CARD, copy_id)
    if await is_full(context):
        limit = limits.JOURNEYS_MAX
        return context.toast("error.too_many_journeys", alert=True, limit=limit)
    await context.work.close_prompts(context.person.id)
    await context.save(None, make(await _title(context, journey, said)))
    shown = await context.open(CARD, copy_id)
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain(said.done)))


async def free_title(context: Context, journey: Journey, said: Said) -> str:
    """Its own title, unless another map of theirs has it."""
    headings = await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE)
    if all(heading.title != journey.title for heading in headings):
        return journey.title
    return await _title(context, journey, said)


async def _title(context: Context, journey: Journey, said: Said) -> str:
    """A title that no other map of theirs has, in the map's language."""
    texts = context.services.library.texts(journey.language)
    headings = await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE)
    taken = {heading.title for heading in headings}
    for number in range(1, limits.JOURNEYS_MAX + 2):
        first = number == 1
        suffix = texts.plain(said.suffix) if first else texts.plain(said.next, n=number)
        title = _cut(journey.title, limits.TITLE_CHARS - len(suffix)) + suffix
        if title not in taken:
            return title
    return journey.title


def _cut(title: str, room: int) -> str:
    return title if len(title) <= room else title[: room - 1].rstrip() + "…"


async def plan_of(context: Context, journey: Journey) -> str | None:
    """The id of the map of how it should be that was drawn from this one, the first of several."""
    derived = await context.work.derived(journey.id)
    return next((one.id for one in derived if one.state is State.TO_BE), None)


async def difference(context: Context, journey: Journey, page: int) -> Reply:
    """What is to change, stage by stage."""
    as_is = await context.own(journey.derived_from or "") if copying.is_plan(journey) else None
    if as_is is None:
        return Reply(screen=screens.alone(context.texts, journey))
    return Reply(screen=screens.difference(context.texts, copying.comparable(as_is), journey, page))


PAGES: Final = (record(DIFFERENCE, difference, does(COPY, copy), does(PLAN, to_be)),)

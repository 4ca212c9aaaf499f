"""A copy of a map, and the map of how it should be: made once a button, however often pressed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.flows.room import is_full
from handlers.screen import Reply, Toast
from handlers.screens import copies as screens
from journey import copying, limits
from journey.model import Journey, State
from journey.shelf import Shelf

ID: Final = re.compile(r"[a-z0-9]{12}")

Make = Callable[[str], Journey]
"""Makes the copy under a title."""


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences about one kind of copy."""

    suffix: str
    next: str
    """The suffix where the first is taken."""
    done: str


COPY: Final = Said("copy.suffix", "copy.suffix.next", "copy.done")
PLAN: Final = Said("tobe.suffix", "tobe.suffix.next", "tobe.done")


async def copy(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`copy:<journey>:<new id>`: the copy's id is the button's, so a repeat opens that copy."""
    if len(args) != 1 or not ID.fullmatch(args[0]):
        return None

    def make(title: str) -> Journey:
        return copying.copy(journey, args[0], title, new_id=new_id, now=now)

    new_id, now = context.services.new_id, context.services.clock.now()
    return await made(context, journey, args[0], make, COPY)


async def to_be(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`tobe:<journey>:<new id>`: one plan a map; where there is one, it is opened."""
    if len(args) != 1 or not ID.fullmatch(args[0]) or journey.state is not State.AS_IS:
        return None
    plan = await plan_of(context, journey)
    if plan is not None:
        return await context.show(codes.view("card", plan))

    def make(title: str) -> Journey:
        return copying.to_be(journey, args[0], title, new_id=new_id, now=now)

    new_id, now = context.services.new_id, context.services.clock.now()
    return await made(context, journey, args[0], make, PLAN)


async def made(
    context: Context, journey: Journey, copy_id: str, make: Make, said: Said
) -> Reply | None:
    """Stores the copy under the button's id and opens it; a repeat opens it again."""
    if await context.work.owner(copy_id) is not None:
        return await context.show(codes.view("card", copy_id))
    if await is_full(context):
        limit = limits.JOURNEYS_MAX
        return context.toast("error.too_many_journeys", alert=True, limit=limit)
    await context.work.close_prompts(context.person.id)
    await context.save(None, make(await _title(context, journey, said)))
    shown = await context.show(codes.view("card", copy_id))
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain(said.done)))


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


async def difference(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """`diff:<plan>:<page>`: what is to change, stage by stage."""
    as_is = await context.own(journey.derived_from or "") if copying.is_plan(journey) else None
    if as_is is None:
        return Reply(screen=screens.alone(context.texts, journey))
    page = codes.number(args[0]) if args else None
    before = copying.comparable(as_is)
    return Reply(screen=screens.difference(context.texts, before, journey, page or 0))

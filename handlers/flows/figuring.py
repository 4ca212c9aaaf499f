"""Figures from a file: tied to the stages of a map by taps, stored when all of it is right.

Knows what waits and what was tied; must not know how a table is read. Nothing is on the map before
«Всё верно», and then all of it, in one step that can be undone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.pages.dropped import (
    COLUMNS,
    COUNT_BY,
    DROPPED,
    ON_MAP,
    STEP,
    STEPS,
    STORE,
    TIE,
    WHOSE_MAP,
)
from handlers.pages.pictures import DRAWN
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import figuring as screens
from journey.dropped import Dropped, Tying
from journey.funnel import Report, storing, tying
from journey.model import Journey, State
from journey.shelf import Heading

PERIOD_CHARS: Final = 80


async def waiting(context: Context, message: int) -> Dropped | None:
    """The file that a button was made for; None: another one has come since, or it is settled."""
    kept = await context.work.dropped(context.person.id)
    return kept if kept is not None and kept.message == message else None


async def _tied(context: Context, message: int) -> tuple[Dropped, Report, Tying, Journey] | None:
    """A file whose map is known, and that map; None: it is no more, or there is none yet."""
    kept = await waiting(context, message)
    if kept is None or not isinstance(kept.found, Report) or kept.tying is None:
        return None
    journey = await context.own(kept.tying.journey)
    return None if journey is None else (kept, kept.found, kept.tying.on(journey), journey)


async def shown(context: Context, kept: Dropped, report: Report) -> Reply:
    """What was understood; before that, of which map it is."""
    texts, maps = context.texts, await _maps(context)
    if not maps:
        return Reply(screen=screens.no_map(texts, kept.message))
    if kept.tying is None and len(maps) == 1:
        kept = await _on(context, kept, report, maps[0].id)
    known = await _tied(context, kept.message)
    if known is None:
        return await context.open(WHOSE_MAP, kept.message, 0)
    _, _, tie, journey = known
    several = len(maps) > 1
    return Reply(screen=screens.understood(texts, kept, report, tie, journey, several=several))


async def _maps(context: Context) -> list[Heading]:
    """Maps of how it is, with stages; the one that was looked at before the others."""
    kept = await context.work.dropped(context.person.id)
    looked = None if kept is None else context.book.here(kept.back).map
    every = [
        one
        for one in await context.work.headings(context.person.id)
        if one.agreed and one.state is State.AS_IS
    ]
    return sorted(every, key=lambda one: one.id != looked)


async def _on(context: Context, kept: Dropped, report: Report, journey_id: str) -> Dropped:
    """The figures are of that map: its stages are proposed."""
    journey = await context.own(journey_id)
    if journey is None:
        return kept
    pairs = tying.proposed(journey, report.readings[0])
    return await _put(context, kept, Tying(journey=journey_id, pairs=pairs))


async def _put(context: Context, kept: Dropped, tie: Tying) -> Dropped:
    changed = kept.with_(tying=tie)
    await context.work.save_dropped(changed)
    return changed


async def which_map(context: Context, message: int, page: int) -> Reply:
    kept = await waiting(context, message)
    if kept is None:
        return await context.open(DROPPED, message)
    return Reply(screen=screens.which_map(context.texts, message, await _maps(context), page))


async def on_map(context: Context, message: int, journey_id: str) -> Reply | None:
    kept = await waiting(context, message)
    if kept is None or not isinstance(kept.found, Report):
        return None
    if await context.owner(journey_id) != context.person.id:
        return context.toast("other.map", alert=True)
    await _on(context, kept, kept.found, journey_id)
    return await context.open(DROPPED, message)


async def steps(context: Context, message: int, page: int) -> Reply:
    known = await _tied(context, message)
    if known is None:
        return await context.open(DROPPED, message)
    _, report, tie, journey = known
    reading = report.readings[tie.reading]
    return Reply(screen=screens.steps(context.texts, message, reading, tie, journey, page))


async def step(context: Context, message: int, place: int) -> Reply:
    known = await _tied(context, message)
    if known is None or not 0 <= place < len(known[1].readings[known[2].reading].steps):
        return await context.open(DROPPED, message)
    _, report, tie, journey = known
    reading = report.readings[tie.reading]
    return Reply(screen=screens.step(context.texts, message, reading, tie, journey, place))


async def tie(context: Context, message: int, place: int, stage: str | None) -> Reply | None:
    known = await _tied(context, message)
    if known is None or (stage is not None and known[3].stage(stage) is None):
        return None
    kept, report, now, _ = known
    if not 0 <= place < len(report.readings[now.reading].steps):
        return None
    await _put(context, kept, now.with_(pairs=tying.tied(now.pairs, place, stage)))
    return await context.open(DROPPED, message)


async def columns(context: Context, message: int) -> Reply:
    known = await _tied(context, message)
    if known is None:
        return await context.open(DROPPED, message)
    _, report, now, _ = known
    return Reply(screen=screens.columns(context.texts, message, report, now))


async def count_by(context: Context, message: int, number: int) -> Reply | None:
    """Another column: where its rows are the same ones, they stay with their stages."""
    known = await _tied(context, message)
    if known is None or not 0 <= number < len(known[1].readings):
        return None
    kept, report, now, journey = known
    labels = [[one.label for one in report.readings[n].steps] for n in (now.reading, number)]
    same = labels[0] == labels[1]
    pairs = now.pairs if same else tying.proposed(journey, report.readings[number])
    await _put(context, kept, Tying(journey=journey.id, reading=number, pairs=pairs))
    return await context.open(DROPPED, message)


async def store(context: Context, message: int) -> Reply | None:
    """All of it onto the map; then the picture with the losses, and the greatest one in words."""
    known = await _tied(context, message)
    if known is None:
        return None
    kept, report, now, journey = known
    texts = context.services.library.texts(journey.language)
    said = screens.source(texts, report, kept.name)
    time = screens.period(texts, report)
    done = storing.stored(
        journey,
        report,
        now.reading,
        now.pairs,
        storing.Said(said, None if time is None else time[:PERIOD_CHARS]),
        day=context.today(journey),
        new_id=context.services.new_id,
    )
    saved = await context.save(journey, done.journey)
    await context.work.leave_dropped(context.person.id)
    told = (context.texts, report, kept.name)
    where = [screens.source(*told), screens.period(context.texts, report)]
    notice = screens.done(context.texts, saved, done, " · ".join(filter(None, where)))
    await context.work.close_prompts(context.person.id)
    return replace(await context.open(DRAWN, saved, "first"), notice=notice)


PAGES: Final = (
    record(WHOSE_MAP, which_map, does(ON_MAP, on_map), does(STORE, store)),
    record(STEPS, steps),
    record(STEP, step, does(TIE, tie)),
    record(COLUMNS, columns, does(COUNT_BY, count_by)),
)

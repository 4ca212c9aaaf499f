"""The survey of a map's customers, for its owner: opened, closed, read; and onto the map.

What was said comes onto the map when the owner looks, when a wave is closed, and else at most once
in a quarter of an hour: one change for all that came, not one for each.
"""

from __future__ import annotations

import secrets
from typing import Final

from handlers.context import Context
from handlers.flows.pictures import not_drawn, too_many
from handlers.pages.pulse import (
    CARD_FILE,
    CLOSE,
    DESK,
    KINDS,
    NAME,
    NAMELESS,
    OPEN,
    PRINT,
    PRINTS,
    PULSE,
    RENEW,
    TENT,
    WAVES,
    WORDS,
)
from handlers.record import Worded, does, record
from handlers.screen import Rendering, Reply, Toast
from handlers.screens import inviting
from handlers.screens import pulse as screens
from handlers.screens.filenames import named
from journey import limits
from journey import words as words_of
from journey.errors import Rejected
from journey.model import Journey
from journey.pictures import Leaflet
from journey.pulse import folding, results
from journey.pulse.model import Asked, Kind, Pulse, Wave
from journey.pulse.results import Results
from journey.reminders import Reminder

_SALT_BYTES: Final = 32


async def show(context: Context, journey: Journey) -> Reply:
    shown = await _shown(context, journey)
    if shown is None:
        return Reply(screen=screens.beginning(context.texts, journey))
    journey = await folded(context, journey, shown.now)
    return Reply(screen=screens.page(context.texts, journey, shown))


async def _shown(context: Context, journey: Journey) -> screens.Shown | None:
    pulse = await context.work.pulse(journey.id)
    waves = () if pulse is None else await context.work.waves(pulse.id)
    if pulse is None or not waves:
        return None
    wave = waves[-1]
    return screens.Shown(
        pulse=pulse,
        now=results.of(wave, await context.work.answers(wave.id)),
        opened=context.day(wave.opened, journey),
        closed=None if wave.closed is None else context.day(wave.closed, journey),
        waves=len(waves),
        username=context.services.username(),
    )


async def folded(context: Context, journey: Journey, now: Results) -> Journey:
    """The map with what was said; stored where that says something new."""
    texts = context.services.library.texts(journey.language)
    changed = folding.fold(
        journey,
        now,
        lambda n: texts.count("pulse.source", n),
        today=context.today(journey),
        new_id=context.services.new_id,
    )
    return await context.save(journey, changed)


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """A quarter of an hour is over: what was said comes onto the map, and nobody is told."""
    for one in group:
        journey = await context.own(one.journey or "")
        door = await context.work.door_of(str(one.data.get("wave", "")))
        if journey is not None and door is not None:
            answers = await context.work.answers(door.wave.id)
            await folded(context, journey, results.of(door.wave, answers))
    return None


# --- opening and closing


async def open_(context: Context, journey: Journey, kind: Kind) -> Reply:
    """First its name is asked, where nobody has said it: that is what customers read."""
    if journey.business is None:
        return await context.open(NAME, journey, kind)
    return await _begun(context, journey, kind)


async def nameless(context: Context, journey: Journey, kind: Kind) -> Reply:
    return await _begun(context, journey, kind)


async def _begun(context: Context, journey: Journey, kind: Kind) -> Reply:
    await _begin(context, journey, kind)
    return await context.open(PRINTS, journey)


async def ask_name(context: Context, journey: Journey, kind: Kind) -> Reply:
    return Reply(screen=screens.name(context.texts, journey, kind))


async def word_name(context: Context, text: str, journey: Journey, kind: Kind) -> Worded:
    told = words_of.title(text)
    if isinstance(told, Rejected):
        return told, ""
    named_ = journey.with_(business=told)
    await _begin(context, named_, kind)
    return named_, PRINTS.view(journey)


async def _begin(context: Context, journey: Journey, kind: Kind) -> None:
    """A new wave, unless one is open: a repeat changes nothing."""
    work, services = context.work, context.services
    pulse = await work.pulse(journey.id)
    if pulse is None:
        pulse = Pulse(
            id=services.new_id(),
            journey=journey.id,
            secret=services.new_secret(),
            desk=services.new_secret(),
            at=services.clock.now(),
        )
        await work.add_pulse(pulse)
    waves = await work.waves(pulse.id)
    if not waves or not waves[-1].open:
        for oldest in waves[: max(0, len(waves) + 1 - limits.WAVES_MAX)]:
            await work.drop_wave(oldest.id)
        await work.save_wave(_wave(context, journey, pulse, kind))


def _wave(context: Context, journey: Journey, pulse: Pulse, kind: Kind) -> Wave:
    trade = context.industry(journey)
    known = journey.business or (trade.title if trade else journey.title)
    return Wave(
        id=context.services.new_id(),
        pulse=pulse.id,
        kind=kind,
        name=known[: limits.TITLE_CHARS],
        language=journey.language,
        stages=tuple(Asked(id=stage.id, title=stage.title) for stage in journey.stages),
        opened=context.services.clock.now(),
        salt=secrets.token_hex(_SALT_BYTES),
    )


async def close(context: Context, journey: Journey, wave_id: str) -> Reply:
    """From now on nobody answers, and nobody can tell who did: the salt goes."""
    pulse = await context.work.pulse(journey.id)
    waves = () if pulse is None else await context.work.waves(pulse.id)
    wave = next((one for one in waves if one.id == wave_id and one.open), None)
    if wave is not None:
        now = context.services.clock.now()
        await context.work.save_wave(wave.with_(closed=now, salt=None))
    shown = await context.open(PULSE, journey)
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain("pulse.closed.toast")))


# --- what leads to it, what was written, what was before


async def kinds(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.kinds(context.texts, journey))


async def prints(context: Context, journey: Journey) -> Reply:
    shown = await _shown(context, journey)
    if shown is None or shown.closed is not None:
        return await context.open(PULSE, journey)
    speech = context.services.library.texts(journey.language)
    return Reply(screen=inviting.prints(context.texts, journey, shown, speech))


async def desk(context: Context, journey: Journey) -> Reply:
    shown = await _shown(context, journey)
    if shown is None or shown.closed is not None:
        return await context.open(PULSE, journey)
    return Reply(screen=inviting.desk(context.texts, journey, shown))


async def renew(context: Context, journey: Journey, begins: str) -> Reply:
    """Whoever has the old link asks nobody any more; what was answered by it stays."""
    pulse = await context.work.pulse(journey.id)
    if pulse is not None and inviting.renewed_by(pulse) == begins:
        await context.work.renew_desk(pulse.with_(desk=context.services.new_secret()))
    below = await context.open(DESK, journey)
    return Reply(screen=below.screen, toast=Toast(context.texts.plain("pulse.desk.renewed")))


async def print_(context: Context, journey: Journey, what: str) -> Reply:
    """A card as a picture, or a paper to print, above the page."""
    below = await context.open(PRINTS, journey)
    shown = await _shown(context, journey)
    refused = too_many(context, below.screen)
    if shown is None or refused is not None:
        return refused or below
    leaflet: Leaflet = "pulse-tent" if what == TENT else "pulse-card"
    suffix = ".pdf" if what in {CARD_FILE, TENT} else ".png"
    texts = context.texts
    return Reply(
        screen=below.screen,
        rendering=Rendering(
            journey=journey.id,
            kind=suffix,
            leaflet=leaflet,
            link=inviting.guest_link(shown.username, shown.pulse),
            title=shown.now.wave.name,
            file=named(texts, journey, texts.plain(f"pulse.called.{leaflet}"), suffix),
            caption=texts.plain(f"pulse.caption.{what}"),
            status=texts.html("draw.status"),
            queued=texts.html("draw.queued"),
            failed=not_drawn(context, journey, "first"),
        ),
    )


async def words(context: Context, journey: Journey, page: int) -> Reply:
    shown = await _shown(context, journey)
    if shown is None:
        return await context.open(PULSE, journey)
    return Reply(screen=screens.words(context.texts, journey, shown.now, page))


async def waves(context: Context, journey: Journey) -> Reply:
    pulse = await context.work.pulse(journey.id)
    every = () if pulse is None else await context.work.waves(pulse.id)
    if not every:
        return await context.open(PULSE, journey)
    told = [
        (context.day(one.opened, journey), results.of(one, await context.work.answers(one.id)))
        for one in every
    ]
    moves = results.moved(told[-2][1], told[-1][1]) if len(told) > 1 else ()
    return Reply(screen=screens.waves(context.texts, journey, told, moves))


PAGES: Final = (
    record(PULSE, show, does(OPEN, open_), does(NAMELESS, nameless), does(CLOSE, close)),
    record(NAME, ask_name, words=word_name),
    record(KINDS, kinds),
    record(PRINTS, prints, does(PRINT, print_)),
    record(DESK, desk, does(RENEW, renew)),
    record(WORDS, words),
    record(WAVES, waves),
)

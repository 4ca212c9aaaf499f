"""The owner's week in one message: each figure with how many it is of, and where it is from."""

from __future__ import annotations

import datetime as dt
import html
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.layout import rows, short
from handlers.pages.maps import CARD, MAPS
from handlers.pages.weekly import SEND_WEEKLY, WEEKLY
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import effects
from handlers.screens import items as item_screens
from handlers.screens.told import level
from journey.checklist.digest import by_person
from journey.model import Emotion, Evidence, Item, Journey, Persona
from journey.queue import Next
from journey.weekly import Leak, Mood, Week

LISTED: Final = 3
"""Things named in one part; the rest is counted."""
LINE: Final = 110
NAME: Final = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One map with its week."""

    journey: Journey
    week: Week
    following: Next | None


def told(texts: Texts, maps: Sequence[Told], days: tuple[dt.date, dt.date], count: int) -> Screen:
    """count: of maps in which something happened."""
    first, last = days
    parts = [texts.html("weekly.title", first=texts.day_month(first), last=texts.day_month(last))]
    for one in maps:
        parts += ["", *_map(texts, one)]
    if count > len(maps):
        parts += ["", texts.html("weekly.more", n=count - len(maps))]
    open_ = tuple((Button(short(one.journey.title), CARD.opens(one.journey)),) for one in maps)
    return Screen(
        "\n".join(parts), (*open_, (Button(texts.plain("button.weekly"), WEEKLY.opens()),))
    )


def _map(texts: Texts, one: Told) -> Iterator[str]:
    yield texts.html("weekly.map", title=one.journey.title)
    week = one.week
    if week.done:
        names = ", ".join(
            texts.plain("did.by", name=short(name, NAME), n=n)
            for name, n in by_person(week.done)
            if name is not None
        )
        key = "weekly.done.by" if names else "weekly.done"
        yield texts.html(key, n=len(week.done), names=names)
    yield from _records(texts, "weekly.seen", week.seen)
    yield from _records(texts, "weekly.reviews", week.reviews)
    yield from _records(texts, "weekly.asked", week.asked)
    for effect in week.effects[:LISTED]:
        yield effects.line(texts, effect)
    for mood in week.moods[:LISTED]:
        yield _mood(texts, one.journey, mood)
    if week.leak is not None:
        yield _leak(texts, one.journey, week.leak)
    if one.following is not None:
        yield texts.html("weekly.next", text=short(_named(texts, one.following), LINE))


def _records(texts: Texts, key: str, found: Sequence[Evidence]) -> Iterator[str]:
    """How many, from where, and the first words of the latest."""
    if not found:
        return
    sources = Counter(one.source for one in found if one.source)
    where = ", ".join(short(name, NAME) for name, _ in sources.most_common(LISTED))
    line = texts.html(key, n=len(found))
    yield line + (f" · {html.escape(where, quote=False)}" if where else "")
    quoted = next((one for one in reversed(found) if one.quote), None)
    if quoted is not None and quoted.quote is not None:
        who = f"{quoted.author}: " if quoted.author else ""
        yield texts.html("weekly.quote", text=who + short(quoted.quote, LINE))


def _mood(texts: Texts, journey: Journey, mood: Mood) -> str:
    """Both points with how many answers each is of; an assumed one says that it is."""
    number = journey.stages.index(mood.stage) + 1
    now = _felt(texts, mood.after)
    if mood.before is None:
        return texts.html("weekly.mood.new", number=number, title=mood.stage.title, now=now)
    was = _felt(texts, mood.before)
    return texts.html("weekly.mood", number=number, title=mood.stage.title, now=now, was=was)


def _felt(texts: Texts, emotion: Emotion) -> str:
    said = level(texts, emotion.level)
    if emotion.n is not None:
        return texts.plain("weekly.felt.n", level=said, n=emotion.n)
    return said


def _leak(texts: Texts, journey: Journey, leak: Leak) -> str:
    """Where most are lost, of how many, when and by which source."""
    number = journey.stages.index(leak.stage) + 1
    reach = leak.stage.reach
    people = texts.number(0 if reach is None else reach.people)
    about = [] if reach is None else [part for part in (reach.period, reach.source) if part]
    said = texts.html(
        "weekly.leak",
        number=number,
        title=leak.stage.title,
        percent=-leak.drop.percent,
        people=people,
    )
    if about:
        said += f" ({html.escape(', '.join(about), quote=False)})"
    if leak.before is not None and leak.before.id != leak.stage.id:
        said += " " + texts.html("weekly.leak.before", title=leak.before.title)
    return said


def _named(texts: Texts, following: Next) -> str:
    entry: Item | Emotion | Persona = following.entry
    return entry.name if isinstance(entry, Persona) else item_screens.entry_text(texts, entry)


def setting(texts: Texts, *, on: bool) -> Screen:
    """Whether it is sent."""
    wished = Button(
        texts.plain("button.weekly.off" if on else "button.weekly.on"), SEND_WEEKLY.does(not on)
    )
    return Screen(
        texts.html("weekly.on" if on else "weekly.off"),
        rows((wished,), (Button(texts.plain("button.maps"), MAPS.opens(0)),)),
    )

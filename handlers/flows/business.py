"""«О бизнесе»: its name, the way that is drawn, what the map is for, where it is, whose journey.

Each is changed by one tap or typed words; what nobody said stays empty.
"""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows.asking import put
from handlers.pages.business import ASK_BUSINESS, BUSINESS, CITY, CITY_AWAY, CLOCK
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import business as screens
from journey import words
from journey.dialogue import Place
from journey.errors import Rejected
from journey.model import Journey

OFFSETS: Final = ("Etc/", "UTC")
"""Zones that are called by their hours: «МСК+2» is no city."""


async def business(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.business(context.texts, context.services.cities, journey))


async def ask(context: Context, journey: Journey, field: str, way: str) -> Reply:
    """One line of the page, to be said anew."""
    return await put(context, journey, Place(field), way or "business")


async def city(context: Context, journey: Journey, page: int) -> Reply:
    return Reply(screen=screens.city(context.texts, context.services.cities, journey, page))


def word_city(context: Context, text: str, journey: Journey, _page: int = 0) -> Worded:
    """A typed city stays as it is typed; its clock is known, or asked for: then words name a city
    of the same clock.
    """
    told = words.title(text)
    if isinstance(told, Rejected):
        return told, ""
    found = context.services.cities.named(told)
    zone = found[0] if len(found) == 1 else None
    if zone is not None and journey.city is not None and journey.zone is None:
        return journey.with_(zone=zone), BUSINESS.view(journey)
    hours = zone is not None and zone.startswith(OFFSETS)
    city = context.services.cities.name(zone, journey.language) if zone and hours else told
    placed = journey.with_(city=words.capital(city), zone=zone)
    return placed, BUSINESS.view(journey) if zone else CITY.view(journey, 0)


async def clock(context: Context, journey: Journey, zone: str) -> Reply | None:
    """The city of a button; where one of no known clock was typed, only its clock."""
    cities = context.services.cities
    if zone not in cities.shown(context.texts.language):
        return None
    named = journey.city is not None and journey.zone is None
    placed = journey.with_(
        city=journey.city if named else cities.name(zone, journey.language), zone=zone
    )
    return await context.open(BUSINESS, await context.save(journey, placed))


async def away(context: Context, journey: Journey) -> Reply:
    return await context.open(
        BUSINESS, await context.save(journey, journey.with_(city=None, zone=None))
    )


PAGES: Final = (
    record(BUSINESS, business, does(ASK_BUSINESS, ask)),
    record(CITY, city, does(CLOCK, clock), does(CITY_AWAY, away), words=word_city),
)

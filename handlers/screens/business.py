"""«О бизнесе»: what stands there, and a button for each line of it."""

from __future__ import annotations

from typing import Final

from handlers.layout import flow, rows, short
from handlers.pages.business import ASIDE, ASK_BUSINESS, BUSINESS, CITY, CITY_AWAY, CLOCK
from handlers.pages.maps import TRADE
from handlers.pages.people import PEOPLE
from handlers.ports import Cities, Texts
from handlers.screen import Button, Screen
from handlers.screens.choices import CHOSEN
from handlers.screens.told import clients
from journey import words
from journey.dialogue import Place, held
from journey.model import Journey

SAID: Final = ("business", "scenario", "purpose")
CITIES: Final = 6
"""Cities a page: with «ещё» and «Назад» as many buttons as a thumb finds at once."""


def business(texts: Texts, cities: Cities, journey: Journey) -> Screen:
    """The lines as they stand; a tap on one changes it."""
    lines = [
        texts.html("business.title"),
        "",
        *(_line(texts, field, _held(journey, field)) for field in SAID),
        _line(texts, "city", _city(texts, cities, journey)),
        _line(texts, "country", journey.country),
        clients(texts, journey),
        "",
        texts.html("business.pick"),
    ]
    asked = [
        Button(texts.plain(f"figure.{field}"), ASK_BUSINESS.does(journey, field, ""))
        for field in SAID
    ]
    where = [
        Button(texts.plain("figure.city"), CITY.opens(journey, 0)),
        Button(texts.plain("figure.country"), ASK_BUSINESS.does(journey, "country", "")),
        Button(texts.plain("button.audience"), PEOPLE.opens(journey)),
    ]
    back = Button(texts.plain("button.back"), TRADE.opens(journey))
    return Screen("\n".join(lines), (*flow([*asked, *where]), (back,)))


def _held(journey: Journey, field: str) -> str | None:
    found = held(journey, Place(field))
    return None if found is None else str(found)


def _line(texts: Texts, field: str, value: str | None) -> str:
    return texts.html(
        "persona.line",
        name=texts.plain(f"figure.{field}"),
        value=texts.plain("cell.empty") if value is None else value,
    )


def _city(texts: Texts, cities: Cities, journey: Journey) -> str | None:
    """«Казань (время как в городе Москва)»."""
    if journey.city is None:
        return None
    if journey.zone is None:
        return texts.plain("city.no_clock", city=journey.city)
    clock = cities.name(journey.zone, texts.language)
    if words.same(clock, journey.city):
        return journey.city
    return texts.plain("city.clock", city=journey.city, clock=clock)


def city(texts: Texts, cities: Cities, journey: Journey, page: int) -> Screen:
    """Where the business is; where its city is not known, whose clock it goes by."""
    unknown = journey.city is not None and journey.zone is None
    every = cities.shown(texts.language)
    last = (len(every) - 1) // CITIES
    page = max(0, min(page, last))
    buttons = flow(
        Button(
            (CHOSEN if zone == journey.zone else "") + short(cities.name(zone, texts.language)),
            CLOCK.does(journey, zone),
        )
        for zone in every[page * CITIES : (page + 1) * CITIES]
    )
    fewer = Button(texts.plain("button.fewer"), CITY.opens(journey, page - 1))
    more = texts.plain("button.more", page=page + 1, pages=last + 1)
    further = Button(more, CITY.opens(journey, page + 1))
    text = (
        texts.html("city.unknown", city=journey.city or "") if unknown else texts.html("city.ask")
    )
    return Screen(
        text,
        (
            *buttons,
            *rows(
                (fewer if page else None, further if page < last else None),
                (
                    Button(texts.plain("button.back"), BUSINESS.opens(journey)),
                    Button(texts.plain("button.clear"), CITY_AWAY.does(journey))
                    if journey.city is not None
                    else None,
                ),
            ),
        ),
    )


def why_it_is_drawn(texts: Texts, journey: Journey) -> Button | None:
    """«Зачем карта?», until it is answered or put off; None: it need not be asked."""
    if journey.goal is not None or "purpose" in journey.passed:
        return None
    return Button(texts.plain("button.purpose"), ASK_BUSINESS.does(journey, "purpose", ASIDE))

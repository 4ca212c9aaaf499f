"""By whose clock things are said: the city of the business, or where its language is at home.

Knows maps and cities; must not know what is said at that time.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from handlers.ports import Cities
from journey.model import Journey


class Local(NamedTuple):
    """A time by the clock of a place."""

    now: dt.datetime
    """Aware, in the zone of the place."""
    city: str
    """By which city's clock it goes."""


def clock_of(cities: Cities, journey: Journey) -> dt.tzinfo:
    """The clock of the map's city, or of where people of the map's language mostly live."""
    return cities.zone(journey.zone or cities.home(journey.language))


def local(cities: Cities, journey: Journey, language: str, moment: dt.datetime) -> Local:
    """A moment there; the city as that language calls it."""
    known = journey.city if journey.zone is not None else None
    named = known or cities.name(journey.zone or cities.home(journey.language), language)
    return Local(moment.astimezone(clock_of(cities, journey)), named)

"""A list's own message about when it speaks up: what is set, and the buttons that change it."""

from __future__ import annotations

from typing import Final

from handlers.layout import Rows, flow, rows
from handlers.pages.team import (
    ASK_CITY,
    DIGEST,
    HOUR,
    REMIND,
    SETTINGS_OF,
    SHOW,
    SOUND,
    WEEKDAY,
    ZONE,
    TeamAct,
)
from handlers.ports import Cities, Texts
from handlers.screen import Button, Screen
from journey.posts import SETTINGS, Group, Mode, Post
from journey.timetable import Timetable

HOURS: Final = (8, 9, 10, 11, 12, 14, 16, 18, 20)
DAYS: Final = range(7)
CITIES_A_PAGE: Final = 12


def settings(
    texts: Texts,
    cities: Cities,
    group: Group,
    post: Post,
    table: Timetable,
) -> Screen:
    """The message as it is to look now; a menu takes the buttons' place, the words stay."""
    mode = Mode.parse(post.slot(SETTINGS).mode)
    city = cities.name(group.timezone, texts.language)
    hour = f"{table.hour}:00"
    lines = [
        texts.html("set.title"),
        texts.html("set.week", day=texts.plain(f"weekday.{table.weekday}"), hour=hour)
        if table.digest
        else texts.html("set.no_week"),
        texts.html("set.due", hour=hour) if table.reminders else texts.html("set.no_due"),
        texts.html("set.city", city=city),
        texts.html("set.quiet" if group.quiet else "set.aloud"),
    ]
    keys = _Keys(texts, post)
    match mode.menu:
        case "day":
            shown = keys.days(table)
        case "hour":
            shown = keys.hours(table)
        case "city":
            shown = keys.cities(cities, group, mode.page)
        case _:
            shown = keys.main(group, table, city)
    return Screen("\n".join(lines), shown)


class _Keys:
    """The buttons of one settings message."""

    def __init__(self, texts: Texts, post: Post) -> None:
        self._texts = texts
        self._post = post

    def main(self, group: Group, table: Timetable, city: str) -> Rows:
        day = self._weekday(table.weekday)
        return rows(
            (
                self._switch("button.set.week", DIGEST, on=table.digest),
                self._switch("button.set.due", REMIND, on=table.reminders),
            ),
            (
                Button(day, self._to(Mode(0, "day"))),
                Button(f"{table.hour}:00", self._to(Mode(0, "hour"))),
            ),
            (Button(self._texts.plain("button.set.city", city=city), self._to(Mode(0, "city"))),),
            (self._switch("button.set.sound", SOUND, on=not group.quiet),),
            (Button(self._texts.plain("button.set.done"), SETTINGS_OF.does(self._post, False)),),
        )

    def days(self, table: Timetable) -> Rows:
        buttons = (
            self._choice(self._weekday(day), WEEKDAY.does(self._post, day), on=day == table.weekday)
            for day in DAYS
        )
        return (*flow(buttons), *self._back())

    def hours(self, table: Timetable) -> Rows:
        buttons = [
            self._choice(f"{hour}:00", HOUR.does(self._post, hour), on=hour == table.hour)
            for hour in HOURS
        ]
        return rows(buttons[:3], buttons[3:6], buttons[6:], *self._back())

    def cities(self, cities: Cities, group: Group, page: int) -> Rows:
        """The zones with a button; any other city is typed."""
        every = list(cities.shown(self._texts.language))
        if group.timezone not in every:
            every.insert(0, group.timezone)
        last = (len(every) - 1) // CITIES_A_PAGE
        page = min(page, last)
        buttons = (
            self._choice(
                cities.name(zone, self._texts.language),
                ZONE.does(self._post, zone),
                on=zone == group.timezone,
            )
            for zone in every[page * CITIES_A_PAGE : (page + 1) * CITIES_A_PAGE]
        )
        fewer = Button(self._texts.plain("button.fewer"), self._to(Mode(page - 1, "city")))
        label = self._texts.plain("button.more", page=page + 1, pages=last + 1)
        more = Button(label, self._to(Mode(page + 1, "city")))
        other = Button(self._texts.plain("button.set.other_city"), ASK_CITY.does(self._post))
        return (
            *flow(buttons),
            *rows((fewer if page else None, more if page < last else None), (other,)),
            *self._back(),
        )

    def _weekday(self, day: int) -> str:
        """With a capital, as a button begins."""
        name = self._texts.plain(f"weekday.{day}")
        return name[:1].upper() + name[1:]

    def _switch(self, key: str, act: TeamAct[[bool], [bool]], *, on: bool) -> Button:
        sign = "✅" if on else "☐"
        return Button(f"{sign} {self._texts.plain(key)}", act.does(self._post, not on))

    def _choice(self, label: str, data: str, *, on: bool) -> Button:
        return Button(f"✅ {label}" if on else label, data)

    def _back(self) -> Rows:
        return ((Button(self._texts.plain("button.back"), self._to(Mode())),),)

    def _to(self, mode: Mode) -> str:
        return SHOW.does(self._post, SETTINGS, mode)

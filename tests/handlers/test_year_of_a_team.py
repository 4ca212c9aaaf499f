"""A year of three teams in three zones: every digest and every reminder once, none lost.

Clocks are put forward and back meanwhile, two processes share one database, and they die at the
worst moments: with a claimed reminder in hand, with a step looked up and not taken, or for days.
What is expected is computed by a model of its own, which reads the wall clock minute by minute.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from bot.storage import open_store
from handlers.context import Services
from handlers.flows.groups import doubting, reporting, showing
from handlers.flows.groups.steps import Draw, Find, Say, Show
from handlers.flows.reminders import HANDLERS
from handlers.reminding import Reminding
from journey import checklist
from journey.checklist import Member, keeping
from journey.checklist.progress import set_done
from journey.model import Journey
from journey.ports import LEASE as HELD
from journey.posts import Group, Post, Slot
from journey.timetable import Timetable
from tests.handlers.chat import ANYA, House
from tests.journey.maps import drafted

START = dt.datetime(2026, 1, 5, 12, 0, tzinfo=dt.UTC)
YEAR = dt.timedelta(days=365)
LEASE = dt.timedelta(minutes=5)
DAY = dt.timedelta(days=1)
QUARTER = dt.timedelta(minutes=15)

ZONES = {-1001: ("Europe/Berlin", 2), -1002: ("America/New_York", 1), -1003: ("Asia/Omsk", 10)}
"""Chat: its zone and its hour; two of the hours do not exist once a year and come twice once."""
ALWAYS = "Всегда"
"""A task that is late for the whole year, so that every week is worth telling."""
TASKS = 8
NIGHTS = frozenset(HANDLERS)
"""Nobody sleeps here: two of the hours are at night. Nights are tried in `test_reminding`."""


def when(day: dt.date, hour: int, zone: dt.tzinfo) -> dt.datetime:
    """The first quarter of an hour at which the clock there shows that hour, or a later one."""
    wanted = dt.datetime.combine(day, dt.time(hour))
    moment = dt.datetime.combine(day, dt.time(0), tzinfo=dt.UTC) - DAY
    while moment.astimezone(zone).replace(tzinfo=None) < wanted:
        moment += QUARTER
    return moment


@dataclass
class Model:
    """What one group should hear, kept by a rule of its own."""

    chat: int
    journey: str
    zone: dt.tzinfo
    hour: int
    days: dict[str, dt.date] = field(default_factory=dict)
    """The due date of each open task, by its text."""
    pending: set[tuple[str, dt.datetime]] = field(default_factory=set)
    next_week: dt.datetime = START
    heard: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def set_day(self, text: str, day: dt.date | None, now: dt.datetime) -> None:
        self.pending = {one for one in self.pending if one[0] != text or one[1] <= now}
        self.days.pop(text, None)
        if day is not None:
            self.days[text] = day
            moments = (when(day + DAY * late, self.hour, self.zone) for late in (0, 1))
            self.pending |= {(text, moment) for moment in moments if moment > now}

    def begin_weeks(self, now: dt.datetime) -> None:
        day = now.astimezone(self.zone).date()
        while day.weekday() or when(day, self.hour, self.zone) <= now:
            day += DAY
        self.next_week = when(day, self.hour, self.zone)

    def expected(self, now: dt.datetime) -> list[tuple[str, frozenset[str]]]:
        """What a look at that time makes the group hear."""
        week = self.next_week <= now
        if week:
            self.begin_weeks(now)
        ripe = {one for one in self.pending if one[1] <= now}
        self.pending -= ripe
        today = now.astimezone(self.zone).date()
        due = {text for text, _ in ripe if text in self.days and self.days[text] <= today}
        if week:  # one message of a morning: the week tells what is due, too
            return [("week", frozenset(due))]
        return [("due", frozenset(due))] if due else []

    @property
    def first(self) -> dt.datetime:
        return min([self.next_week, *(moment for _, moment in self.pending)])


class Simulation:
    def __init__(self, house: House, seed: int) -> None:
        self.house = house
        self.chance = random.Random(seed)
        others = open_store(f"sqlite:///{house.file}", now=house.clock.now)
        self.second = others
        self.processes = [house.services, replace(house.services, store=others)]
        self.models: list[Model] = []
        self.numbers = iter(range(1, 1_000_000))
        self.told = 0

    @property
    def now(self) -> dt.datetime:
        return self.house.clock.moment

    async def begin(self) -> None:
        self.house.clock.moment = START
        await self.house.chat(ANYA).command("start")
        for number, (chat, (zone, hour)) in enumerate(ZONES.items()):
            model = Model(chat, f"map{number}", ZoneInfo(zone), hour)
            async with self.house.store.write() as work:
                journey = a_map(model.journey)
                await work.save_journey(None, journey, owner=ANYA, actor=ANYA, at=START)
                await work.groups.save_group(
                    Group(chat=chat, language="ru", timezone=zone, timezone_chosen=True)
                )
                slots = tuple(Slot(name=stage.id) for stage in journey.stages[:1])
                await work.groups.save_post(
                    Post(
                        id=f"post{number}",
                        journey=journey.id,
                        chat=chat,
                        by=ANYA,
                        at=START,
                        slots=slots,
                    )
                )
                await work.save_timetable(Timetable(post=f"post{number}", hour=hour, since=START))
            model.begin_weeks(START)
            self.models.append(model)
            await self.change(model, ALWAYS, day=START.date() - 30 * DAY)
        await self.say_all(self.processes[0])

    async def change(
        self, model: Model, text: str, *, day: dt.date | None, done: bool = False
    ) -> None:
        async with self.house.store.write() as work:
            before = await work.journey(model.journey)
            assert before is not None
            task = next(one for one in before.tasks if one.text == text)
            by = Member(id=5, name="Оля")
            if done:
                after = set_done(before, task.id, done=True, by=by, at=self.now)
            else:
                opened = set_done(before, task.id, done=False, by=None, at=self.now)
                taken = {"owner": by.name, "owner_id": by.id} if text == ALWAYS else {}
                tasks = tuple(
                    one.model_copy(update={"due": day} | taken) if one.id == task.id else one
                    for one in opened.tasks
                )
                after = opened.model_copy(update={"tasks": tasks})
            after = after.model_copy(update={"revision": before.revision + 1})
            if after.model_copy(update={"revision": before.revision}) != before:
                await work.save_journey(before, after, owner=ANYA, actor=ANYA, at=self.now)
                await work.groups.touch(model.chat)
        model.set_day(text, None if done else day, self.now)

    async def say_all(self, services: Services) -> None:
        """One process brings every group up to date; now and then it dies with a step in hand."""
        holder = str(self.processes.index(services))
        async with services.store.read() as work:
            behind = await work.groups.behind(holder, self.now)
        for model in self.models:
            while model.chat in behind:
                step = await showing.next_step(services, model.chat, holder)
                if step is None:
                    break
                if self.chance.random() < 0.05:
                    self.house.clock.moment += HELD
                    services = self.other(services)
                    holder = str(self.processes.index(services))
                    continue
                match step:
                    case Find():  # it died before it had sent anything
                        await doubting.unfound(services, step, sure=True)
                    case Say():
                        model.heard += heard(step.note.text)
                        await reporting.said(services, step, next(self.numbers))
                    case Show() if step.slot.message is None:
                        await reporting.sent(services, step, (next(self.numbers),))
                    case Show():
                        await reporting.edited(services, step)
                    case Draw():
                        await reporting.sent(services, step, (next(self.numbers),))

    def other(self, services: Services) -> Services:
        return self.processes[1 - self.processes.index(services)]

    async def look(self) -> None:
        """What is due is claimed by one process; now and then it dies before it says it."""
        services = self.chance.choice(self.processes)
        async with services.store.write() as work:
            groups = await work.claim(self.now, self.now + LEASE, 50)
        for group in groups:
            if self.chance.random() < 0.1:
                self.house.clock.moment += LEASE
                await self.look()
                continue
            await Reminding(services, HANDLERS, NIGHTS).handle(group)

    async def run(self) -> None:
        while self.now < START + YEAR:
            await self.live()
            first = min(model.first for model in self.models)
            wait = dt.timedelta(days=self.chance.choice([1, 2, 3, 20])) * (
                self.chance.random() < 0.1
            )
            self.house.clock.moment = max(self.now, first) + wait
            for _ in range(2):  # who died left the rest to the other one
                await self.look()
            await self.say_all(self.chance.choice(self.processes))
            for model in self.models:
                wanted = model.expected(self.now)
                assert same(model.heard, wanted), (self.now, model.chat, model.heard, wanted)
                self.told += len(model.heard)
                model.heard.clear()

    async def live(self) -> None:
        """The teams set days, do tasks and take them back."""
        for model in self.models:
            for _ in range(self.chance.randrange(2)):
                text = f"Задача-{self.chance.randrange(TASKS)}"
                today = self.now.astimezone(model.zone).date()
                day = today + self.chance.randrange(30) * DAY
                done = self.chance.random() < 0.3
                await self.change(model, text, day=day, done=done)
        await self.say_all(self.chance.choice(self.processes))
        for model in self.models:
            assert not model.heard, "somebody was told of something that is not due"


def a_map(name: str) -> Journey:
    """One empty stage with the team's own tasks."""
    journey = drafted()
    stage = journey.stages[0].model_copy(update={"items": (), "emotions": ()})
    journey = journey.model_copy(update={"id": name, "stages": (stage,)})
    ids = iter(range(1000))
    for text in (ALWAYS, *(f"Задача-{number}" for number in range(TASKS))):
        added = keeping.add(journey, journey.stages[0].id, text, lambda: f"t{next(ids)}")
        assert isinstance(added, Journey)
        journey = added
    assert len(checklist.visible(journey, journey.stages[0].id)) == TASKS + 1
    return journey


PICTURE = "Неделя картинкой"
"""It goes with the words before it."""


def heard(text: str) -> list[tuple[str, frozenset[str]]]:
    return [] if PICTURE in text else [understood(text)]


def understood(text: str) -> tuple[str, frozenset[str]]:
    named = frozenset(re.findall(rf"Задача-\d|{ALWAYS}", text))
    if "Итоги недели" in text:
        return "week", named
    assert "Напоминаю" in text, text
    return "due", named


def same(told: list[tuple[str, frozenset[str]]], wanted: list[tuple[str, frozenset[str]]]) -> bool:
    """The same messages with the same tasks: a week names others besides, and what was due on
    another of the days that are looked back at stands in a message of its own.
    """
    if not wanted or wanted[0][0] == "due":
        return told == wanted
    ((_, due),) = wanted
    weeks = [named for kind, named in told if kind == "week"]
    others = [named for kind, named in told if kind == "due"]
    if len(weeks) != 1 or len(others) > 1:
        return False
    return others == [due] if others else due <= weeks[0]


async def test_a_year(house: House) -> None:
    simulation = Simulation(house, seed=1)
    try:
        await simulation.begin()
        for model in simulation.models:
            model.heard.clear()
        await simulation.run()
        assert simulation.told > 200
    finally:
        await simulation.second.close()

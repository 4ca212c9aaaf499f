"""Thirty members, forty taps each: one right state, few messages, nothing lost.

All clocks go `TEMPO` times faster, the bot's pace and the server's patience alike, so that minutes
of waiting are not waited. In the middle Telegram asks for patience, delivers every update twice,
the group becomes a supergroup and the bot is thrown out and added again. What the map holds at the
end is held against a replay of the taps, in the order in which Telegram was given them, by the pure
functions alone.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground
from bot.playground.wire import Json
from bot.storage import SqlStore, open_store
from journey.checklist import Member, keeping, learning
from journey.checklist.learning import End
from journey.checklist.progress import progress, set_done
from journey.errors import Rejected
from journey.model import Journey
from tests.e2e.groups import listed, overview, posted, stages
from tests.e2e.people import LONG, Walker

MEMBERS, TAPS = 30, 40
MENUS = 0.1
TEMPO = 10.0
A_MINUTE = 20
LATE = 5
"""Seconds of such a clock that it may take from the bot to the stamp of the server."""
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


@pytest.fixture
def tempo() -> float:
    return TEMPO


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    begun = time.time()

    def clock() -> float:
        return begun + (time.time() - begun) * TEMPO

    async with Playground(tmp_path / "playground", clock=clock) as running:
        yield running


@dataclass
class Meter:
    """When the bot sent or edited something in a group, as the server stamped it: whole seconds."""

    times: dict[int, list[int]] = field(default_factory=dict)
    edits: int = 0

    def note(self, change: Json) -> None:
        kind = change["kind"]
        message = change.get("message", {})
        if kind not in {"message", "edit"} or not message.get("from", {}).get("is_bot"):
            return
        self.edits += kind == "edit"
        stamp = int(message.get("edit_date") or message["date"])
        self.times.setdefault(int(change["chat"]), []).append(stamp)

    @property
    def busiest(self) -> int:
        """The most that any group got within any minute."""
        return max(
            sum(begin <= one < begin + 60 - LATE for one in times)
            for chat, times in self.times.items()
            if chat < 0
            for begin in times
        )


@asynccontextmanager
async def metered(client: PlaygroundClient) -> AsyncIterator[Meter]:
    meter = Meter()
    async with client.changes() as queue:

        async def watch() -> None:
            while True:
                meter.note(await queue.get())

        watching = asyncio.create_task(watch())
        try:
            yield meter
        finally:
            watching.cancel()


async def tap_about(
    members: list[Person], chat: int, taps: int, chance: random.Random, tasks: set[str]
) -> None:
    """Everybody at once: ticks, takes and days of these tasks, there and back, wherever a thumb
    falls; one tap of ten opens a menu besides.
    """
    messages = stages(await members[0].at(chat).chat())
    rows = [
        (message, [str(button.get("callback_data")) for button in row])
        for message in messages
        for row in message.rows
    ]
    buttons = [(message, row) for message, row in rows if tasks & {*row[0].split(":")[3:4]}]
    assert len(buttons) > len(messages), rows

    today = dt.datetime.now(dt.UTC).date()

    async def one(member: Person, own: random.Random) -> None:
        for _ in range(taps):
            message, row = own.choice(buttons)
            _, _, post, task, _ = row[0].split(":")
            act, wished = own.choice("dtdtu"), own.choice("110")
            if act == "u":
                wished = f"{today + dt.timedelta(own.randint(2, 90)):%Y%m%d}"
            if own.random() < MENUS:
                await member.at(chat).tap(message, data=f"g:menuof:{post}:{task}")
            data = f"g:{act}:{post}:{task}:{wished}"
            await member.at(chat).tap(message, data=data)

    await asyncio.gather(*(one(member, random.Random(chance.random())) for member in members))


async def presses(playground: Playground, *, answered: int) -> list[Json]:
    """All ticks, takes and days in groups in their order, once so many are answered."""
    assert playground._store is not None
    async with asyncio.timeout(4 * LONG):
        while True:
            found = [one for one in playground._store.all("presses") if _is_counted(one)]
            if sum(one["answer"] is not None for one in found) >= answered:
                return found
            await asyncio.sleep(0.2)  # only looks again; the answers come by themselves


_CHANGE = frozenset("dtu")


def _is_counted(press: Json) -> bool:
    return press["chat"] < 0 and str(press["data"]).split(":")[1] in _CHANGE


def replay(journey: Journey, pressed: list[Json], names: dict[int, str]) -> Journey:
    """What the taps come to by the pure functions, one after the other."""
    for press in pressed:
        kind, act, _, *rest = str(press["data"]).split(":")
        who = press["person"]
        if kind != "g" or act not in _CHANGE or who not in names:
            continue
        task_id, wished = rest
        by = Member(id=who, name=names[who])
        if act == "u":
            day = dt.datetime.strptime(wished, "%Y%m%d").date()  # noqa: DTZ007 - a day
            dated = keeping.set_due(journey, task_id, day, today=day)
            journey = journey if isinstance(dated, Rejected) else dated
            continue
        if act == "d":
            journey = set_done(journey, task_id, done=wished == "1", by=by, at=NOW)
            continue
        task = keeping.find(journey, task_id)
        assert task is not None
        if wished == "1":
            taken = keeping.take(journey, task_id, by)
            journey = journey if isinstance(taken, Rejected) else taken
        elif task.owner_id == who:
            journey = keeping.give_back(journey, task_id)
    return journey


def state(journey: Journey) -> dict[str, tuple[object, ...]]:
    tasks = {
        task.id: (task.status, task.owner, task.owner_id, task.done_by, task.done_by_id, task.due)
        for task in journey.tasks
    }
    closed = {item.id: (item.closed,) for stage in journey.stages for item in stage.items}
    return {**tasks, **closed}


def opened(folder: Path) -> SqlStore:
    return open_store(f"sqlite:///{folder / 'data' / 'tropa.sqlite'}", now=lambda: NOW)


async def applied(folder: Path) -> None:
    """Until all that came has had its effect: a tap that waits long is answered before."""
    store = opened(folder)
    async with asyncio.timeout(4 * LONG):
        while any(not one.applied for one in await store.unfinished()):  # noqa: ASYNC110 - nothing says when
            await asyncio.sleep(0.2)  # only looks again
    await store.close()


async def stored(folder: Path, owner: int) -> Journey:
    store = opened(folder)
    async with store.read() as work:
        (heading,) = await work.headings(owner)
        found = await work.journey(heading.id)
    await store.close()
    assert found is not None
    return found


async def settled(member: Person, journey: Journey) -> None:
    """Until every message says what the map holds."""
    done = sum(task.status.value == "done" for task in journey.tasks)

    def right(chat: object) -> bool | None:
        found = overview(chat)  # type: ignore[arg-type]
        shown = stages(chat)  # type: ignore[arg-type]
        ticks = sum(m.text.count("✅ ") for m in shown)
        said = f"{done} из {progress(journey)[1]}"
        return (found is not None and said in found.text and ticks == done) or None

    await member.wait_for(right, 8 * LONG)


async def test_thirty_members_forty_taps(
    walk_anna: Walker, client: PlaygroundClient, playground: Playground, tmp_path: Path
) -> None:
    chance = random.Random(20261123)
    members = [await client.person(f"Участник {number}") for number in range(MEMBERS)]
    names = {member.id: f"Участник {number}" for number, member in enumerate(members)}
    chat = await posted(client, walk_anna, *members, kind="group")
    before = await stored(tmp_path, walk_anna.person.id)
    # what ends with a number or with words asks for them instead of being ticked
    tasks = {task.id for task in before.tasks if learning.ends(task) is End.TICK}
    await client.limit_rates()
    await client.deliver_twice()
    async with metered(client) as meter:
        begun = asyncio.get_running_loop().time()
        await client.fault("retry_after", "editMessage*", every=3, times=4, seconds=2)
        await tap_about(members, chat, TAPS // 2, chance, tasks)
        grown = await client.migrate(chat)  # while taps still wait
        await presses(playground, answered=MEMBERS * TAPS // 2)
        await applied(tmp_path)  # the two groups' taps wait apart, in no order
        await listed(walk_anna.person.at(grown))
        await client.fault("retry_after", "sendMessage", every=2, times=2, seconds=2)
        await tap_about(members, grown, TAPS // 4, chance, tasks)
        await client.set_bot(grown, "kicked", by=walk_anna.person.id)
        await client.set_bot(grown, "member", by=walk_anna.person.id)
        await tap_about(members, grown, TAPS // 4, chance, tasks)
        tapped = asyncio.get_running_loop().time()
        pressed = await presses(playground, answered=MEMBERS * TAPS)
        answered = asyncio.get_running_loop().time()
        await applied(tmp_path)
        after = await stored(tmp_path, walk_anna.person.id)
        await settled(walk_anna.person.at(grown), after)
        ended = asyncio.get_running_loop().time()
    assert len(pressed) == MEMBERS * TAPS
    assert state(after) == state(replay(before, pressed, names))
    assert meter.busiest <= A_MINUTE
    shown = stages(await walk_anna.person.at(grown).chat())
    titles = [message.text.splitlines()[0] for message in shown]
    assert len(titles) == len(set(titles)) == len(after.stages)
    sent = {chat: len(times) for chat, times in meter.times.items()}
    print(  # noqa: T201 - the figures, for whoever runs it with -s
        f"\ntaps {len(pressed)} in {tapped - begun:.1f} s, answered after {answered - begun:.1f} s,"
        f" all shown after {ended - begun:.1f} s; busiest minute {meter.busiest};"
        f" sent and edited by chat {sent}, of these edits {meter.edits}"
    )

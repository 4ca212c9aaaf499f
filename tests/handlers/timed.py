"""A team's group as time passes: what is due is said, polls are sent and counted."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from handlers import weekly
from handlers.codes import team as data
from handlers.events import Counted
from handlers.flows.groups import reporting, voting
from handlers.flows.groups.steps import Ask, Count, Say, Step
from handlers.flows.reminders import HANDLERS
from handlers.reminding import Reminding
from handlers.timing import HABIT
from journey.checklist import Member, keeping
from journey.checklist.voting import Vote
from journey.model import Journey, Task
from journey.posts import Note, Strip
from tests.handlers.chat import ANYA, House
from tests.handlers.steps import to_draft
from tests.handlers.team import NAMES, Team, apart, token

LEASE = dt.timedelta(minutes=5)


@dataclass
class Poll:
    """A poll as Telegram keeps it."""

    id: str
    options: tuple[str, ...]
    ballots: dict[int, frozenset[int]] = field(default_factory=dict)
    closed: bool = False

    @property
    def counts(self) -> tuple[int, ...]:
        votes = list(itertools.chain.from_iterable(self.ballots.values()))
        return tuple(votes.count(place) for place in range(len(self.options)))


@dataclass
class TimedTeam(Team):
    polls: dict[int, Poll] = field(default_factory=dict)
    strips: list[Strip] = field(default_factory=list)
    no_polls: bool = False
    """The group does not let us send polls."""
    _polls: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def do(self, step: Step) -> None:
        services = self.house.services
        match step:
            case Ask():
                if self.no_polls:
                    await voting.not_asked(services, step)
                    return
                assert 2 <= len(step.options) <= 10
                assert all(
                    1 <= len(option.encode("utf-16-le")) // 2 <= 100 for option in step.options
                )
                assert 1 <= len(step.question) <= 300
                number = self.post("poll")
                self.polls[number] = Poll(f"poll{next(self._polls)}", step.options)
                await voting.asked(services, step, number, self.polls[number].id)
            case Count():
                assert step.vote.message is not None
                poll = self.polls.get(step.vote.message)
                counts = None if poll is None or poll.closed else poll.counts
                if poll is not None:
                    poll.closed = True
                await voting.stopped(services, step, counts)
            case Say() if step.note.strip is not None:
                self.strips.append(step.note.strip)
                await reporting.said(services, step, None)
            case _:
                await super().do(step)

    async def vote(self, by: int, *places: int) -> None:
        """Somebody votes, or votes anew; no place: they take their vote back."""
        poll = self.polls[max(self.polls)]
        poll.ballots[by] = frozenset(places)
        await self.report()

    async def report(self) -> None:
        poll = self.polls[max(self.polls)]
        event = Counted(
            update=next(self.house.updates),
            chat=0,
            private=False,
            person=0,
            name="",
            language=None,
            poll=poll.id,
            counts=poll.counts,
            closed=poll.closed,
        )
        await self.take(event)

    async def pass_to(self, moment: dt.datetime) -> list[str]:
        """Time passes until then, all that is due is said in between; the new notes' texts."""
        before = set(self.seen)
        await self.settle()
        while True:
            async with self.house.store.read() as work:
                first = await work.next_due()
            if first is None or first > moment:
                break
            self.house.clock.moment = max(first, self.house.clock.moment)
            await self.look()
            await self.settle()
        self.house.clock.moment = moment
        return [
            what.text
            for number, what in sorted(self.seen.items())
            if number not in before and isinstance(what, Note)
        ]

    async def look(self) -> None:
        """One look of the loop that watches the clock."""
        now = self.house.clock.now()
        async with self.house.store.write() as work:
            groups = await work.claim(now, now + LEASE, 50)
        for group in groups:
            reply = await Reminding(self.house.services, HANDLERS).handle(group)
            mine = {HABIT, weekly.KIND}  # what is the owner's, in private
            assert reply is None or group[0].kind in mine

    async def running(self) -> Vote | None:
        (post, *_) = await self.posts()
        async with self.house.store.read() as work:
            return await work.vote_running(post.id)

    async def change(self, journey: Journey) -> None:
        await self.house.chat().put(journey)
        await self.settle()

    async def dated(self, task: Task, day: dt.date | None, by: int | None = None) -> None:
        """The task with a due date, taken by somebody."""
        journey = await self.map()
        if by is not None:
            taken = keeping.take(journey, task.id, Member(id=by, name=NAMES[by]))
            assert isinstance(taken, Journey)
            journey = taken
        tasks = tuple(
            one.model_copy(update={"due": day}) if one.id == task.id else one
            for one in journey.tasks
        )
        await self.change(journey.model_copy(update={"tasks": tasks}))


async def posted(house: House) -> TimedTeam:
    """Аня's coffee shop, its list posted in the team's group."""
    owner = house.chat()
    await to_draft(owner)
    team = TimedTeam(house)
    await team.joined()
    await team.command("start", await token(owner))
    await team.settle()
    await apart(team)
    return team


async def post_id(team: TimedTeam) -> str:
    (post,) = await team.posts()
    return post.id


async def act(team: TimedTeam, name: str, *args: str | int, by: int = ANYA) -> str:
    """Presses a button of the list's owner; what the toast says."""
    # a poll's button stands below the poll
    message = max(team.polls, default=1) if name == "e" else 1
    reply = await team.tap(data(name, await post_id(team), *args), by, message)
    await team.settle()
    return "" if reply.toast is None else reply.toast.text

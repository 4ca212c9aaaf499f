"""A map's tasks and an account's, brought together: what a job of the kinds `connect`, `send` and
`look` does.

Knows the order: hear how things stand there, tick here, then send. Everything that was made there
is noted before the next thing is begun, and nothing is asked of a service inside a transaction.
Must not know any service: one is spoken to as `bot.outside.remote.Remote`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Final

import structlog

from bot.drawing.words import words
from bot.outside.refusal import Refusal
from bot.outside.remote import Outgoing, Remote
from handlers.clocks import clock_of
from handlers.context import Services
from handlers.flows.sending import CHECK, FULL, LOOK
from handlers.pages.sending import SENDING
from handlers.returned import Done, tick
from handlers.screens import sending as screens
from handlers.screens.sending import Outcome
from journey.connections import Connection, Sent, Trouble, way_to
from journey.errors import Unavailable
from journey.jobs import Job
from journey.model import Journey
from renderers.tasks.entries import Entry, entries

log = structlog.get_logger()

KINDS: Final = (CHECK, FULL, LOOK)
EVERY: Final = dt.timedelta(hours=6)
"""How often an account is asked what is done there."""
EVENING: Final = dt.time(18)
"""Until when of its day a task is due."""

Connected = Callable[[Connection, str], Awaitable[Remote]]
"""An account opened by its key."""
Tell = Callable[[int, str], Awaitable[None]]
Refresh = Callable[[int], None]


@dataclass(slots=True)
class Exchange:
    """One job's matter."""

    known: Connection
    journey: Journey
    sent: dict[str, Sent]
    remote: Remote
    came: Outcome = field(default_factory=Outcome)


class Syncing:
    """Does the jobs. `open_` gives an account that is closed with `close`."""

    def __init__(
        self,
        services: Services,
        open_: Connected,
        tell: Tell,
        refresh: Refresh,
    ) -> None:
        self._services = services
        self._open = open_
        self._tell = tell
        self._refresh = refresh

    async def __call__(self, job: Job) -> Job | None:
        known = await self._connection(job)
        if known is None:
            return None
        try:
            came = await self._work(job, known)
        except Refusal as refused:
            return await self._failed(job, known, refused)
        await self._learnt(known, trouble=None, said=None, checked=self._services.clock.now())
        await self._said(job, known.id, came)
        return await self._later(job, known)

    async def _later(self, job: Job, known: Connection) -> Job | None:
        """As long as anything is to be done there, it is looked at again."""
        async with self._services.store.read() as work:
            sent = await work.sent(known.id)
        if not any(one.remote and not one.done and not one.gone for one in sent):
            return None
        due = self._services.clock.now() + EVERY
        return Job(key=job.key, kind=LOOK, person=job.person, journey=job.journey, due=due)

    async def _connection(self, job: Job) -> Connection | None:
        async with self._services.store.read() as work:
            return await work.connection(job.key.partition(":")[2])

    async def _work(self, job: Job, known: Connection) -> Outcome:
        remote = await self._open(known, self._secret(known))
        if job.kind == CHECK or known.generation is None:
            known = await self._checked(known, remote)
            remote = await self._open(known, self._secret(known))
        if job.kind == CHECK:
            return Outcome()
        async with self._services.store.read() as work:
            journey = await work.journey(known.journey)
            sent = {one.task: one for one in await work.sent(known.id)}
        if journey is None:
            return Outcome()
        exchange = Exchange(known, journey, sent, remote)
        await self._hear(exchange)
        if job.kind == FULL:
            await self._send(exchange)
        return exchange.came

    def _secret(self, known: Connection) -> str:
        seal = self._services.seal
        what = way_to(known.journey, known.service, known.host)
        secret = None if seal is None else seal.open(what, known.sealed)
        if secret is None:
            raise Refusal(Trouble.SEALED)
        return secret

    async def _checked(self, known: Connection, remote: Remote) -> Connection:
        generation = await remote.check() or 1
        return await self._learnt(known, generation=generation)

    async def _hear(self, exchange: Exchange) -> None:
        """What is done there is done here; what was deleted there is not sent again."""
        there = {one.remote: one for one in exchange.sent.values() if one.remote and not one.gone}
        states = await exchange.remote.states(tuple(there)) if there else {}
        done: dict[str, Done] = {}
        heard: list[Sent] = []
        for remote, one in there.items():
            state = states.get(remote)
            if state is None:
                heard.append(one.with_(gone=True))
            elif state.done != one.done:
                heard.append(one.with_(done=state.done))
                if state.done:
                    done[one.task] = Done(state.at, state.by)
        if not heard:
            return
        async with self._services.store.write(person=exchange.known.person) as work:
            told = await tick(self._services, work, exchange.known, done)
            for one in heard:
                await work.save_sent(exchange.known.id, one)
            exchange.journey = await work.journey(exchange.journey.id) or exchange.journey
        exchange.sent |= {one.task: one for one in heard}
        exchange.came = replace(exchange.came, done=told)

    async def _send(self, exchange: Exchange) -> None:
        texts = self._services.library.texts(exchange.journey.language)
        said = words(texts, exchange.journey)
        for entry in entries(exchange.journey, said):
            await self._send_one(exchange, entry, said.handed["steps"])

    async def _send_one(self, exchange: Exchange, entry: Entry, steps_name: str) -> None:
        task = self._outgoing(exchange.journey, entry, steps_name)
        sent = exchange.sent.get(entry.id)
        if sent is None or not sent.remote:
            if not entry.done:
                await self._make(exchange, task, in_doubt=sent is not None)
        elif sent.gone or (sent.done and entry.done):
            return
        elif sent.done:
            await exchange.remote.reopen(sent.remote)
            await self._note(exchange, sent.with_(done=False), changed=1)
        elif entry.done:
            await exchange.remote.complete(sent.remote)
            await self._note(exchange, sent.with_(done=True), changed=1)
        elif sent.digest != _digest(task):
            await exchange.remote.update(sent.remote, task)
            await self._note(exchange, sent.with_(digest=_digest(task)), changed=1)

    async def _make(self, exchange: Exchange, task: Outgoing, *, in_doubt: bool) -> None:
        """That it is begun is noted before, that it is there right after: a lost answer in between
        is asked about at the next try, and makes no second task.
        """
        if not in_doubt:
            await self._note(exchange, Sent(task=task.id))
        remote = await exchange.remote.find(task) if in_doubt else None
        if remote is None:
            remote = await exchange.remote.create(task)
        await self._note(exchange, Sent(task=task.id, remote=remote, digest=_digest(task)), made=1)
        await exchange.remote.add_steps(remote, task)

    async def _note(
        self, exchange: Exchange, sent: Sent, *, made: int = 0, changed: int = 0
    ) -> None:
        async with self._services.store.write(person=exchange.known.person) as work:
            if await work.connection(exchange.known.id) is None:
                raise _Cut
            await work.save_sent(exchange.known.id, sent)
        exchange.sent[sent.task] = sent
        came = exchange.came
        exchange.came = replace(came, made=came.made + made, changed=came.changed + changed)

    def _outgoing(self, journey: Journey, entry: Entry, steps_name: str) -> Outgoing:
        clock = clock_of(self._services.cities, journey)
        mark = f"tropa-{entry.id}"
        first = (entry.check,) if entry.check else ()
        return Outgoing(
            id=entry.id,
            title=entry.text,
            about="\n".join((*first, *entry.about, mark)),
            mark=mark,
            steps=(*first, entry.text) if first else (),
            steps_name=steps_name,
            due=None if entry.due is None else dt.datetime.combine(entry.due, EVENING, clock),
            first=entry.first,
        )

    async def _failed(self, job: Job, known: Connection, refused: Refusal) -> Job | None:
        log.warning("an account refuses", service=known.service.value, why=refused.trouble.value)
        new = known.trouble is not refused.trouble
        await self._learnt(known, trouble=refused.trouble, said=refused.said or None)
        if refused.passing and not job.last_try:
            await self._shown(job)
            raise Unavailable(refused.trouble.value)
        if job.kind != LOOK or new:
            await self._said(job, known.id, Outcome())
        return await self._later(job, known) if refused.passing else None

    async def _shown(self, job: Job) -> bool:
        """Whether the person looks at the page of it, which is shown as it is now."""
        async with self._services.store.read() as work:
            person = await work.person(job.person)
        there = person is not None and person.view == SENDING.view(job.journey or "")
        if there:
            self._refresh(job.person)
        return there

    async def _learnt(self, known: Connection, **changes: object) -> Connection:
        async with self._services.store.write(person=known.person) as work:
            newest = await work.connection(known.id)
            if newest is None:
                raise _Cut
            learnt = Connection.model_validate({**newest.__dict__, **changes})
            await work.save_connection(learnt)
        return learnt

    async def _said(self, job: Job, connection_id: str, came: Outcome) -> None:
        """On the page itself where the person looks at it, else in a message of its own."""
        async with self._services.store.read() as work:
            known = await work.connection(connection_id)
            journey = None if known is None else await work.journey(known.journey)
            person = await work.person(job.person)
        if known is None or journey is None or person is None or not person.reachable:
            return
        texts = self._services.library.texts(person.language)
        text = screens.finished(texts, journey, known, job.kind, came)
        seen = await self._shown(job)
        if text and (came.done or not seen):
            await self._tell(person.id, text)


class _Cut(Unavailable):
    """The account was cut off meanwhile: the job is gone with it."""


def _digest(task: Outgoing) -> str:
    """Of what people would see change."""
    told = repr((task.title, task.about, task.due))
    return hashlib.sha256(told.encode()).hexdigest()[:24]

"""Tasks into somebody's own program: its account asked for, tasks sent, the account cut off.

What takes time is a job; here it is only asked for. A key is sealed at once, never shown, and the
message that brought it leaves the chat.
"""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import tasks
from handlers.pages.sending import CONNECT, CUT, SEND, SENDING
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens import sending as screens
from journey import accounts
from journey.accounts import Account, Wrong
from journey.connections import Connection, Service, way_to
from journey.jobs import Job
from journey.model import Journey

CHECK: Final = "connect"
"""The kind of a job that tries a new account."""
FULL: Final = "send"
"""… that sends what is to be sent, and hears what is done there."""
LOOK: Final = "look"
"""… that only hears."""


def job_key(connection_id: str) -> str:
    return f"tasks:{connection_id}"


async def show(context: Context, journey: Journey) -> Reply:
    journey = await tasks.renewed(context, journey)
    if context.services.seal is None:
        return Reply(screen=screens.no_secret(context.texts, journey))
    ways = []
    for one in await context.work.connections(journey.id):
        sent = await context.work.sent(one.id)
        ways.append(screens.Way(one, sent, await context.work.job(job_key(one.id))))
    return Reply(screen=screens.ways(context.texts, journey, ways, context.clock(journey)))


async def ask(context: Context, journey: Journey, service: Service, wrong: Wrong | None) -> Reply:
    if context.services.seal is None:
        return await context.open(SENDING, journey)
    return Reply(screen=screens.ask(context.texts, journey, service, wrong))


async def connect(
    context: Context, text: str, journey: Journey, service: Service, _wrong: Wrong | None
) -> str:
    """Whatever came may hold a key: it leaves the chat, also where it was none."""
    context.secret = True
    seal = context.services.seal
    if seal is None:
        return SENDING.view(journey)
    account = accounts.read(service, text)
    if isinstance(account, Wrong):
        return CONNECT.view(journey, service, account)
    await _keep(context, journey, service, account)
    return SENDING.view(journey)


async def _keep(context: Context, journey: Journey, service: Service, account: Account) -> None:
    seal = context.services.seal
    assert seal is not None
    what = way_to(journey.id, service, account.host)
    now = context.services.clock.now()
    connection = Connection(
        id=context.services.new_id(),
        journey=journey.id,
        person=context.person.id,
        service=service,
        host=account.host,
        sealed=seal.close(what, account.secret),
        at=now,
    )
    await context.work.connect(connection)
    there = await context.work.connections(journey.id)
    (kept,) = (one for one in there if one.service is service)
    await _ask_for(context, kept, CHECK)


async def send(context: Context, journey: Journey, service: Service) -> Reply | None:
    """A second tap while it is going on changes nothing."""
    known = await _known(context, journey, service)
    if known is None:
        return None
    journey = await tasks.renewed(context, journey)
    job = await context.work.job(job_key(known.id))
    if job is None or job.kind != FULL or job.claimed_until is None:
        await _ask_for(context, known, FULL)
    shown = await context.open(SENDING, journey)
    return Reply(screen=shown.screen)


async def cut(context: Context, journey: Journey, service: Service) -> Reply | None:
    known = await _known(context, journey, service)
    if known is None:
        return None
    await context.work.cancel_job(job_key(known.id))
    await context.work.disconnect(known.id)
    shown = await context.open(SENDING, journey)
    told = context.texts.plain("sending.cut", service=screens.name(context.texts, service))
    return Reply(screen=shown.screen, toast=Toast(told))


async def _known(context: Context, journey: Journey, service: Service) -> Connection | None:
    there = await context.work.connections(journey.id)
    return next((one for one in there if one.service is service), None)


async def _ask_for(context: Context, connection: Connection, kind: str) -> None:
    await context.work.ask_job(
        Job(
            key=job_key(connection.id),
            kind=kind,
            person=connection.person,
            journey=connection.journey,
            due=context.services.clock.now(),
        )
    )
    context.services.wake()


PAGES: Final = (
    record(SENDING, show, does(SEND, send), does(CUT, cut)),
    record(CONNECT, ask, words=connect, lost=SENDING),
)

"""Tasks into somebody's own program: which accounts a map has, how things stand there, one asked
for; and what is said when a job is through.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.layout import Rows, short
from handlers.pages.pictures import FILES_FOR
from handlers.pages.sending import CONNECT, CUT, SEND, SENDING
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.files import file
from journey.accounts import Wrong
from journey.checklist.order import HIDDEN
from journey.connections import PASSING, Connection, Sent, Service, Trouble
from journey.jobs import Job
from journey.model import Journey, TaskStatus

BY_FILE = {Service.BITRIX24: "bitrix24.csv", Service.PLANFIX: "planfix.xlsx"}
SAID_CHARS = 200
TITLES = 5
"""Tasks that are named in a message; of more there is a number."""


@dataclass(frozen=True, slots=True)
class Way:
    """An account with what was sent there, and what is being done about it."""

    connection: Connection
    sent: Sequence[Sent]
    job: Job | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a job."""

    made: int = 0
    changed: int = 0
    done: tuple[str, ...] = ()
    """Tasks that were done there and are done here now."""


def name(texts: Texts, service: Service) -> str:
    return texts.plain(f"service.{service.value}")


def no_secret(texts: Texts, journey: Journey) -> Screen:
    """It needs somebody else's doing; the files need nothing."""
    files = tuple(file(texts, journey, one) for one in BY_FILE.values())
    return Screen(
        texts.html("sending.no_secret", title=journey.title),
        (files, (_back(texts, journey),)),
    )


def ways(texts: Texts, journey: Journey, known: Sequence[Way], clock: dt.tzinfo) -> Screen:
    there = {way.connection.service: way for way in known}
    told = [line for way in known for line in ("", *_told(texts, journey, way, clock))]
    text = "\n".join((texts.html("sending.text", title=journey.title), *told))
    buttons = [
        button
        for service in Service
        for button in _buttons(texts, journey, service, there.get(service), alone=len(known) == 1)
    ]
    return Screen(text, (*buttons, (_back(texts, journey),)))


def _buttons(
    texts: Texts, journey: Journey, service: Service, way: Way | None, *, alone: bool
) -> Rows:
    said = {"service": name(texts, service)}
    asks = CONNECT.opens(journey, service, None)
    if way is None:
        return ((Button(texts.plain("button.connect", **said), asks),),)
    trouble = way.connection.trouble
    needs_key = trouble is not None and trouble not in PASSING | {Trouble.REFUSED}
    if needs_key:
        first = Button(texts.plain("button.connect.again", **said), asks)
    else:
        first = Button(_send(texts, journey, way, alone=alone), SEND.does(journey, service))
    return ((first,), (Button(texts.plain("button.cut", **said), CUT.does(journey, service)),))


def _send(texts: Texts, journey: Journey, way: Way, *, alone: bool) -> str:
    """Where all was sent there is only something to compare."""
    called = name(texts, way.connection.service)
    if _unsent(journey, way):
        return texts.plain("button.send" if alone else "button.send.with", service=called)
    return texts.plain("button.compare" if alone else "button.compare.with", service=called)


def _unsent(journey: Journey, way: Way) -> int:
    here = {sent.task for sent in way.sent if sent.remote}
    return sum(
        task.status is not TaskStatus.DONE and task.id not in here
        for task in journey.tasks
        if task.status not in HIDDEN
    )


def _told(texts: Texts, journey: Journey, way: Way, clock: dt.tzinfo) -> list[str]:
    known = way.connection
    lines = [texts.html("sending.way", service=name(texts, known.service), host=known.host)]
    here = sum(bool(sent.remote) for sent in way.sent)
    if here:
        done = sum(sent.done for sent in way.sent)
        todo = _unsent(journey, way)
        lines.append(texts.html("sending.counts", sent=here, done=done, todo=todo))
    if (gone := sum(sent.gone for sent in way.sent)) > 0:
        lines.append(texts.html("sending.gone", n=gone))
    lines.append(_state(texts, way, clock))
    return [line for line in lines if line]


def _state(texts: Texts, way: Way, clock: dt.tzinfo) -> str:
    known, job = way.connection, way.job
    going = job is not None and job.kind != "look" and not job.given_up
    if going and job is not None:
        if known.trouble is not None and known.trouble in PASSING and job.tries > 0:
            said = {"service": name(texts, known.service), "host": known.host}
            return texts.html(f"sending.waits.{known.trouble.value}", **said)
        return texts.html(f"sending.{job.kind}")
    if known.trouble is not None:
        return trouble(texts, known)
    if known.checked is None:
        return ""
    if not way.sent:
        return texts.html("sending.ready")
    local = known.checked.astimezone(clock)
    day, time = texts.day_month(local.date()), f"{local:%H:%M}"
    return texts.html("sending.checked", day=day, time=time)


def trouble(texts: Texts, known: Connection) -> str:
    """What went wrong, and what to do about it."""
    assert known.trouble is not None
    service = name(texts, known.service)
    if known.trouble is Trouble.REFUSED and not known.said:
        return texts.html("trouble.unsaid", service=service)
    said = short(known.said or "", SAID_CHARS)
    return texts.html(f"trouble.{known.trouble.value}", service=service, host=known.host, said=said)


def ask(texts: Texts, journey: Journey, service: Service, wrong: Wrong | None) -> Screen:
    head = [] if wrong is None else [texts.html(f"account.{wrong.value}"), ""]
    return Screen(
        "\n".join((*head, texts.html(f"connect.{service.value}", title=journey.title))),
        ((Button(texts.plain("button.back"), SENDING.opens(journey)),),),
    )


def finished(texts: Texts, journey: Journey, known: Connection, kind: str, came: Outcome) -> str:
    """Said to whoever has gone on meanwhile; empty: there is nothing to say."""
    said = {"service": name(texts, known.service), "title": journey.title}
    if known.trouble is not None:
        return f"{texts.html('sending.failed', **said)} {trouble(texts, known)}"
    parts = []
    if kind == "connect":
        parts.append(texts.html("sending.connected", **said))
    if kind == "send":
        parts.append(texts.html("sending.sent", made=came.made, changed=came.changed, **said))
    if came.done:
        parts.append(texts.html("sending.returned", n=len(came.done), **said))
        parts += [f"✓ {texts.html('sending.task', text=one)}" for one in came.done[:TITLES]]
    return "\n".join(parts)


def _back(texts: Texts, journey: Journey) -> Button:
    return Button(texts.plain("button.back"), FILES_FOR.opens(journey, "tasks", 0))

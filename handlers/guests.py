"""Customers who answer a survey, in private, and whoever asks them at the counter.

Comes before the conversation: a customer becomes no person of the bot, no row holds their number
or name, and what is theirs is found by a mark that only this survey's salt makes. Somebody with
maps of their own answers beside their own dialogue, which stays as it is. Must not know the map.

The start parameter opens a survey, buttons say which wave they are of, and typed words belong to
whatever they answered last. An update leaves no person in the inbox: it is done with its effect.
"""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Final

from handlers import codes, timing
from handlers.context import Services
from handlers.events import CameBack, Commanded, Corrected, Event, Left, Said, SentMedium, Tapped
from handlers.pages.maps import MAPS
from handlers.ports import Texts
from handlers.screen import DATA_BYTES, Aside, Reply, Screen
from handlers.screens import guest as screens
from handlers.screens.guest import Guest
from journey import limits
from journey.ports import Work
from journey.pulse import asking, secrecy
from journey.pulse.model import AGAIN, DESK, LISTENS, Answer, Door, is_torn, secret_in

OWN_LISTENS: Final = dt.timedelta(minutes=10)
"""So long words of somebody with a dialogue of their own belong to the survey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One event of a survey that is open."""

    services: Services
    work: Work
    event: Event
    door: Door
    desk: bool

    @property
    def texts(self) -> Texts:
        """A customer's own language; at the counter the shop's."""
        library, told = self.services.library, self.event.language
        own = None if self.desk or not told else library.choose(told)
        return library.texts(own or self.door.wave.language)

    @property
    def mark(self) -> str:
        salt = self.door.wave.salt
        assert salt is not None
        return secrecy.mark(salt, self.event.person, desk=self.desk)

    async def guest(self, answer: Answer) -> Guest:
        """Where they came from matters at the end alone: till then nobody is looked up."""
        if self.desk or not answer.done:
            return Guest(self.door, answer, self.desk)
        known = await self.work.person(self.event.person)
        onward = codes.opening(known.view) if known and known.view else ""
        if known and len(onward.encode()) > DATA_BYTES:
            onward = MAPS.opens(0)
        return Guest(self.door, answer, self.desk, onward)

    async def shown(self, answer: Answer) -> Screen:
        return screens.shown(self.texts, await self.guest(answer))

    async def answer(self) -> Answer | None:
        return await self.work.answer(self.door.wave.id, self.mark)

    async def begun(self, before: Answer | None = None) -> Answer | None:
        """A new answer; the one before is nobody's from now on. None: there are enough."""
        wave = self.door.wave.id
        if await self.work.count_answers(wave) >= limits.PULSE_ANSWERS_MAX:
            return None
        if before is not None:
            await self.work.save_answer(before.with_(mark=None, message=None, heard=None))
        made = Answer(
            id=self.services.new_id(),
            wave=wave,
            mark=self.mark,
            at=self.services.clock.now(),
            desk=self.desk,
            trial=not self.desk and self.event.person == self.door.owner,
        )
        await self.work.save_answer(made)
        return made

    async def keep(self, answer: Answer) -> None:
        """Stored; a trial that is over is not. What was said comes onto the map a little later."""
        if answer.trial and answer.done:
            await self.work.withdraw(answer.id)
            return
        now = self.services.clock.now()
        await self.work.save_answer(answer.with_(at=now))
        if answer.done and answer.said:
            await self.work.schedule(timing.of_pulse(self.door, now))


class Guests:
    """Answers what belongs to a survey; everything else is left to the conversation."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def handle(self, event: Event) -> Reply | None:
        """None: it is none of a survey's."""
        match event:
            case Commanded(command="start", argument=start):
                found = secret_in(start)
                if found is not None:
                    return await self._open(event, *found)
                return await self._torn(event) if is_torn(start) else None
            case Tapped(data=data):
                code = codes.parse(data)
                mine = code is not None and code.kind in {codes.GUEST, codes.DESK}
                return await self._tap(event, code) if code is not None and mine else None
            case Said() | SentMedium() | Corrected():
                return await self._words(event)
            case Left() | CameBack():
                return await self._gone(event)
        return None

    def _transaction(self, event: Event) -> AbstractAsyncContextManager[Work]:
        """Of the chat and of no person: nobody's number stays with the update."""
        if event.repeated:
            return self._services.store.read()
        return self._services.store.write(update=event.update, chat=event.chat)

    # --- a link

    async def _open(self, event: Commanded, role: str, secret: str) -> Reply:
        async with self._transaction(event) as work:
            door = await work.door(secret)
            if door is not None and secret != (
                door.pulse.desk if role == DESK else door.pulse.secret
            ):
                door = None
            await self._beside(work, event)
            if door is None or not door.open:
                return self._closed(event, door)
            visit = Visit(
                services=self._services,
                work=work,
                event=event,
                door=door,
                desk=role == DESK,
            )
            return await self._welcome(visit)

    async def _welcome(self, visit: Visit) -> Reply:
        """A new answer, the one that was begun, or that there is one already."""
        answer = await visit.answer()
        if answer is not None and visit.event.repeated:
            return Reply(screen=await visit.shown(answer), aside=Aside())
        old = answer is not None and visit.services.clock.now() - answer.at > AGAIN
        fresh = answer is None or old or (answer.done and visit.desk)
        if fresh:
            answer = None if visit.event.repeated else await visit.begun(answer)
            if answer is None:
                return Reply(screen=screens.full(visit.texts, visit.door), aside=Aside())
        assert answer is not None
        aside = Aside(spent=answer.message)
        if answer.done and not fresh:
            day = visit.texts.day_month(answer.at.date())
            guest = await visit.guest(answer)
            return Reply(screen=screens.already(visit.texts, guest, day), aside=aside)
        return Reply(screen=await visit.shown(answer), aside=aside)

    async def _torn(self, event: Event) -> Reply:
        async with self._transaction(event) as work:
            await self._beside(work, event)
        return self._closed(event, None)

    def _closed(self, event: Event, door: Door | None, message: int | None = None) -> Reply:
        library = self._services.library
        texts = library.texts(library.choose(event.language))
        return Reply(screen=screens.closed(texts, door), aside=Aside(message))

    async def _beside(self, work: Work, event: Event) -> None:
        """Who is known already: what they see of a survey stands below their live message."""
        known = await work.person(event.person)
        if known is not None and not known.below and not event.repeated:
            await work.save_person(known.with_(below=True))

    # --- a tap

    async def _tap(self, event: Tapped, code: codes.Code) -> Reply:
        async with self._transaction(event) as work:
            door = await work.door_of(code.name)
            if door is None or not door.open:
                return self._closed(event, door, event.message)
            visit = Visit(
                services=self._services,
                work=work,
                event=event,
                door=door,
                desk=code.kind == codes.DESK,
            )
            return await self._tapped(visit, code.args, event.message)

    async def _tapped(self, visit: Visit, args: tuple[str, ...], message: int) -> Reply:
        answer, aside = await visit.answer(), Aside(message)
        if visit.event.repeated:
            return Reply(screen=await visit.shown(answer), aside=aside) if answer else Reply()
        if answer is None:
            if visit.desk and visit.event.person != visit.door.owner:
                return self._closed(visit.event, None, message)  # the desk's link opens it
            answer = await visit.begun()
        elif args[:1] == (screens.NEXT,) and visit.desk and (answer.done or answer.said):
            answer = await visit.begun(answer)
        if answer is None:
            return Reply(screen=screens.full(visit.texts, visit.door), aside=aside)
        if args[:1] == (screens.WITHDRAW,):
            await visit.work.withdraw(answer.id)
            guest = await visit.guest(answer)
            return Reply(screen=screens.withdrawn(visit.texts, guest), aside=aside)
        after = _done(visit.door, answer, args).with_(message=message)
        await visit.keep(after)
        return Reply(screen=await visit.shown(after), aside=aside)

    # --- words

    async def _words(self, event: Said | SentMedium | Corrected) -> Reply | None:
        """Where somebody has answered a survey last, their words belong to that."""
        now = self._services.clock.now()
        async with self._services.store.read() as work:
            found = await _answering(work, event.person, now)
            known = None if found is None else await work.person(event.person)
            stranger = found is None and isinstance(event, Corrected)
            if stranger and await work.person(event.person) is not None:
                return None
        if found is None:
            return await self._ignored(event) if stranger else None
        if known is not None and (not known.below or now - found.at > OWN_LISTENS):
            return None
        async with self._transaction(event) as work:
            door = await work.door_of(found.wave)
            if door is None or not door.open:
                return self._closed(event, door)
            visit = Visit(
                services=self._services,
                work=work,
                event=event,
                door=door,
                desk=found.desk,
            )
            return await self._heard(visit, found, event)

    async def _heard(
        self, visit: Visit, answer: Answer, event: Said | SentMedium | Corrected
    ) -> Reply:
        aside, texts = Aside(spent=answer.message), visit.texts
        if isinstance(event, SentMedium):
            screen = screens.with_notice(await visit.shown(answer), texts.html("pulse.medium"))
            return Reply(screen=screen, aside=aside)
        text = event.text.strip()
        if len(text) > limits.PULSE_WORDS_CHARS:
            notice = screens.too_long(texts, len(text))
            screen = screens.with_notice(await visit.shown(answer), notice)
            return Reply(screen=screen, aside=aside)
        if isinstance(event, Corrected):
            if not event.repeated:
                await visit.work.save_answer(asking.corrected(answer, text, event.message))
            return Reply()
        if text and not event.repeated:
            about = asking.about(visit.door, answer)
            answer = asking.wrote(answer, text, about, event.message).with_(message=None)
            await visit.keep(answer)
        return Reply(screen=await visit.shown(answer), aside=aside)

    # --- whoever goes

    async def _gone(self, event: Event) -> Reply | None:
        """Whom we do not know leaves no trace, neither going nor coming back."""
        async with self._services.store.read() as work:
            if await work.person(event.person) is not None:
                return None
        return await self._ignored(event)

    async def _ignored(self, event: Event) -> Reply:
        async with self._transaction(event):
            return Reply()


async def _answering(work: Work, person: int, now: dt.datetime) -> Answer | None:
    """What somebody answered last, of all surveys in which anybody has lately."""
    listening = await work.listening(now - LISTENS)
    if not listening:
        return None
    marks = secrecy.marks(listening, person)
    found = [one for one in await work.marked(marks) if now - one.at < LISTENS]
    return max(found, key=lambda one: one.at, default=None)


def _done(door: Door, answer: Answer, args: tuple[str, ...]) -> Answer:
    """What a button makes of an answer; one of another version makes nothing of it."""
    match args:
        case (screens.RATE, stage, screens.ABSENT):
            return asking.rated(door, answer, stage, None)
        case (screens.RATE, stage, told) if (level := codes.number(told)) in range(5):
            return asking.rated(door, answer, stage, (level or 0) - 2)
        case (screens.GRADE, told) if (score := codes.number(told)) is not None:
            return asking.scored(door, answer, score)
        case (screens.BACK,):
            return asking.back(door, answer)
        case (screens.AGAIN,):
            return asking.again(door, answer)
        case (screens.STOP,):
            return asking.stopped(answer)
    return answer

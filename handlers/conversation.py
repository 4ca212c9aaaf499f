"""The conversation: an event goes in, a reply comes out; everything in between is stored first.

One event is one transaction. What the reply shows follows from what was stored, so that a reply
that was lost can be made again at any time: `current`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers import codes, owed
from handlers.book import BOOK
from handlers.context import Context, Services
from handlers.events import (
    CameBack,
    Commanded,
    Corrected,
    Event,
    Left,
    Said,
    SentFile,
    SentMedium,
    Tapped,
    Wrote,
)
from handlers.flows import answers, dropped, overhearing, pasting, telling, undo, wording
from handlers.flows.groups import timing
from handlers.groups import Groups
from handlers.guests import Guests
from handlers.pages.about import FORGET_ALL, FORGET_NOW, LEAVING, STAY
from handlers.pages.dialogue import NEW
from handlers.pages.page import Sort
from handlers.pages.pictures import DONE, DRAFT
from handlers.screen import Reply, Toast, Wipe
from journey.dropped import Found
from journey.errors import Rejected
from journey.person import Person
from journey.ports import Work
from journey.prompts import Prompt

SEEN_EACH: Final = dt.timedelta(hours=1)
"""How closely it is known when somebody was here: not each tap is worth writing that down."""


class Conversation:
    """The bot's side of every private chat; groups have their own: `handlers.groups`."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._groups = Groups(services)
        self._guests = Guests(services)

    async def handle(self, event: Event) -> Reply:
        """Takes an event in and says what to show. A repeat changes nothing."""
        if not event.private:
            return await self._groups.handle(event)
        answered = await self._guests.handle(event)
        if answered is not None:
            return answered
        if event.repeated:
            return await self.current(event.person, redraw=False)
        store = self._services.store
        read = await self._read(event)
        alone = isinstance(event, Tapped) and _forgets(event)
        async with store.write(update=event.update, person=event.person, alone=alone) as work:
            context = await self._meet(work, event)
            if context.person.leaving is not None and not _of_leaving(event):
                reply = await context.open(LEAVING)
            else:
                reply = undo.offered(context, await self._respond(context, event, read))
            if context.secret and isinstance(event, Said):
                failed = context.texts.html("sending.wipe")
                reply = replace(reply, wipe=Wipe(event.message, failed))
            for journey_id in sorted(context.changed):
                await timing.follow_all(self._services, work, journey_id)
            if not context.forgotten:
                await work.save_person(context.person)
            work.owe(owed.written(reply))
        return reply

    async def handle_all(self, events: Sequence[Event]) -> list[Reply]:
        """Several taps of one group at once, in their order; all are stored or none."""
        return await self._groups.handle_all(events)

    async def current(self, person_id: int, *, redraw: bool = True) -> Reply:
        """The screen a person is at, once more; nothing for somebody unknown."""
        async with self._services.store.write(person=person_id) as work:
            person = await work.person(person_id)
            if person is None:
                return Reply()
            context = self._context(work, person, None, redraw=redraw)
            reply = await context.show(person.view or NEW.view())
            await work.save_person(context.person)
        return reply

    def _context(
        self, work: Work, person: Person, event: Event | None, *, redraw: bool = True
    ) -> Context:
        return Context(
            services=self._services,
            work=work,
            person=person,
            texts=self._services.library.texts(person.language),
            event=event,
            book=BOOK,
            redraw=redraw,
        )

    async def _meet(self, work: Work, event: Event) -> Context:
        """The person as we know them; a newcomer is spoken to in their Telegram's language."""
        spoken = self._services.library.choose(event.language)
        now = self._services.clock.now()
        known = await work.person(event.person)
        if known is None:
            known = Person(id=event.person, chat=event.chat, language=spoken, seen=now)
            await work.save_person(known)
        language = known.language if known.language_chosen or not event.language else spoken
        below = known.below or isinstance(event, Wrote)
        person = known.with_(
            chat=event.chat,
            language=language,
            seen=now if now - known.seen > SEEN_EACH else known.seen,
            below=below,
            reachable=not isinstance(event, Left),
        )
        return self._context(work, person, event)

    async def _read(self, event: Event) -> Found | Rejected | None:
        """What is in a file, read before anything is held: it may take seconds."""
        if not isinstance(event, SentFile):
            return None
        return await self._services.incoming.read(event)

    async def _respond(
        self, context: Context, event: Event, read: Found | Rejected | None
    ) -> Reply:
        match event:
            case Commanded():
                return await self._command(context, event)
            case Said():
                return await self._say(context, event)
            case Corrected():
                if (whole := await pasting.corrected(context, event)) is not None:
                    return whole
                if (retold := await telling.corrected(context, event)) is not None:
                    return retold
                worded = await wording.correct(context, event)
                return worded or await answers.correct(context, event) or Reply()
            case Tapped():
                return await self._tap(context, event)
            case SentFile() if read is not None:
                return await dropped.taken(context, event, read)
            case SentMedium():
                return await self._medium(context, event)
            case CameBack():
                context.redraw = False
                return await context.show(context.person.view or NEW.view())
        return Reply()

    async def _command(self, context: Context, event: Commanded) -> Reply:
        known = await BOOK.command(context, event.command, event.argument)
        return known or await self._again(context, context.texts.html("command.unknown"))

    async def _say(self, context: Context, event: Said) -> Reply:
        reviews = await overhearing.told(context, event)
        if reviews is not None:
            return reviews
        whole = await pasting.pasted(context, event)
        if whole is not None:
            return whole
        story = await telling.told(context, event)
        if story is not None:
            return story
        worded = await wording.say(context, event)
        if worded is not None:
            return worded
        prompt = await context.work.open_prompt(context.person.id)
        if context.here.sort(Sort.ASKING) and prompt is not None:
            return await answers.say(context, prompt, event)
        if not context.person.view:
            return await context.open(NEW)
        return await self._again(context, context.texts.html("words.unexpected"))

    async def _medium(self, context: Context, event: SentMedium) -> Reply:
        """A picture where one is waited for; anything else is answered with what is expected."""
        if isinstance(event.logo, Rejected):
            why = event.logo
            refused = context.texts.html(f"error.{why.code.value}", **why.params)
            return await self._again(context, refused)
        if event.logo is not None:
            known = await BOOK.brought(context, event.logo)
            if known is not None:
                return known
        notice = context.texts.html(f"medium.{event.medium.value}")
        return await self._again(context, notice)

    async def _again(self, context: Context, notice: str) -> Reply:
        if not context.person.view:
            context.go(NEW.view())
        return await context.again(notice)

    async def _tap(self, context: Context, event: Tapped) -> Reply:
        code = codes.parse(event.data)
        reply: Reply | None = None
        if code is not None:
            reply = await self._pressed(context, code)
        return await self._outdated(context, event) if reply is None else reply

    async def _pressed(self, context: Context, code: codes.Code) -> Reply | None:
        if code.kind == codes.ACT:
            return await BOOK.act(context, code.name, code.args)
        if code.kind == codes.VIEW:
            return await BOOK.press(context, codes.view(code.name, *code.args))
        number = codes.number(code.name)
        if number is None or not code.args:
            return None
        prompt = await context.work.prompt(number)
        if prompt is not None and prompt.person != context.person.id:
            return context.toast("other.map", alert=True)
        if prompt is None:
            return None
        if not prompt.open:
            return Reply() if _led_here(prompt, context.person.view) else None
        numbers = tuple(one for arg in code.args[1:] if (one := codes.number(arg)) is not None)
        return await answers.tap(context, prompt, code.args[0], numbers)

    async def _outdated(self, context: Context, event: Tapped) -> Reply:
        """A button of an earlier step. On the live message it was a double tap: nothing is said."""
        context.redraw = False
        reply = await context.show(context.person.view or NEW.view())
        if event.message == context.person.live:
            await undo.still_offered(context)
            return Reply(screen=reply.screen)
        toast = Toast(context.texts.plain("outdated"))
        return Reply(screen=reply.screen, toast=toast, fresh=True)


def _forgets(event: Tapped) -> bool:
    """Whether it may rewrite maps of others, where the person's name stands."""
    return FORGET_ALL.made(event.data) or FORGET_NOW.made(event.data)


def _of_leaving(event: Event) -> bool:
    """What whoever is leaving can still do: go at once, or stay."""
    if isinstance(event, Tapped):
        return FORGET_NOW.made(event.data) or STAY.made(event.data)
    return isinstance(event, Left)


def _led_here(prompt: Prompt, view: str) -> bool:
    """Whether its answer drew the pictures above: a second tap on it came while they were drawn.

    Pictures move the live message, so the message that was tapped is no more.
    """
    drawn = {"stages": DRAFT, "emotion": DONE}.get(prompt.question)
    return drawn is not None and view == drawn.view(prompt.journey or "")

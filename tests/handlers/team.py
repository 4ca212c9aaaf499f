"""A group without Telegram: what its members do goes in, what they see comes out.

The store is the real one; the steps that `showing` asks for are taken here by a Telegram that
always obeys. Every screen is held against Telegram's limits.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from handlers.events import Commanded, Event, Joined, Migrated, Removed, Said, Tapped
from handlers.flows.groups import menus, reporting, showing
from handlers.flows.groups.steps import Delete, Draw, Greet, Redraw, Say, Show, Silence, Step, Tell
from handlers.pages.team import SPREAD
from handlers.screen import Alone, Button, Reply, Screen
from journey.model import Journey, Task
from journey.posts import Group, Note, Post
from tests.handlers.chat import ANYA, Chat, House, check
from tests.handlers.markup import faults, utf16
from tests.handlers.numbers import Numbers
from tests.handlers.steps import to_draft
from tests.handlers.stretches import once

GROUP = -1_002_000_000_001
OLYA, BORYA = 21, 22
NAMES = {ANYA: "Аня", OLYA: "Оля", BORYA: "Боря"}


@dataclass
class Admins:
    """`handlers.ports.Rights` as a test sets them; None: Telegram does not answer."""

    who: frozenset[int] | None = frozenset()
    hiding: frozenset[int] | None = frozenset()
    """Who speaks in the group's name."""
    asked: int = 0
    grew: dict[int, int] = field(default_factory=dict)
    """Small groups, and what they have become."""
    asked_of: list[int] = field(default_factory=list)

    async def former(self, chat: int, small: Sequence[int]) -> int | None:
        self.asked_of += small
        return next((one for one in small if self.grew.get(one) == chat), None)

    async def hidden(self, _chat: int) -> frozenset[int] | None:
        return self.hiding

    async def is_admin(self, _chat: int, person: int) -> bool | None:
        self.asked += 1
        return None if self.who is None else person in self.who


@dataclass
class Team:
    """One group chat."""

    house: House
    chat: int = GROUP
    admins: Admins = field(default_factory=Admins)
    seen: dict[int, Screen | Note | str] = field(default_factory=dict)
    """Messages of the bot that stand in the chat."""
    told: list[tuple[int, str]] = field(default_factory=list)
    """What people were told in private."""
    sent: int = 0
    edits: int = 0
    numbers: Numbers = field(default_factory=lambda: Numbers(1000))
    old: set[int] = field(default_factory=set)
    """Messages that Telegram does not let us delete any more."""
    broken: set[int] = field(default_factory=set)
    """Messages that cannot be edited any more."""
    redrawn: list[tuple[int, ...]] = field(default_factory=list)
    """The pictures that were drawn anew in their place."""
    last: Event | None = None
    alone: dict[int, tuple[int, Screen]] = field(default_factory=dict)
    """What single members see, by themselves: its number, and the menu."""
    unreached: bool = False
    """Nothing that is for one alone gets through."""

    def __post_init__(self) -> None:
        self.house.rights = self.admins
        self.house.start()

    # --- what people do

    async def command(self, name: str, argument: str = "", by: int = ANYA, **more: Any) -> Reply:
        message = next(self.numbers)
        return await self.take(
            Commanded(**self.who(by, **more), message=message, command=name, argument=argument)
        )

    async def tap(self, data: str, by: int = OLYA, message: int = 1, **more: Any) -> Reply:
        alone = bool(more.pop("alone", False))
        common = self.who(by, **more)
        event = Tapped(**common, message=message, data=data, callback="c", alone=alone)
        return await self.take(event)

    async def press(self, name: str, label: str, by: int = OLYA, **more: Any) -> Reply:
        """Presses a button of one of the post's messages, by what it says."""
        number, screen = await self.message(name)
        button = find(screen, label)
        return await self.tap(button.data, by, number, **more)

    async def say(self, text: str, answers: int | None, by: int = OLYA, **more: Any) -> Reply:
        message = next(self.numbers)
        return await self.take(
            Said(**self.who(by, **more), message=message, text=text, answers=answers)
        )

    async def joined(self, by: int = ANYA) -> None:
        await self.take(Joined(**self.who(by)))

    async def removed(self, *, muted: bool = False) -> None:
        await self.take(Removed(**self.who(BORYA), muted=muted))

    async def migrated(self, to: int) -> None:
        await self.take(Migrated(**self.who(ANYA), to=to))

    async def take(self, event: Event) -> Reply:
        self.last = event
        reply = await self.house.conversation.handle(event)
        check(reply)
        assert reply.screen is None
        if reply.alone is not None and not self.unreached:
            await self.shown_alone(reply.alone)
        return reply

    async def shown_alone(self, alone: Alone) -> None:
        """Somebody's menu, by a Telegram that knows messages for one."""
        if alone.screen is None:
            self.alone.pop(alone.person, None)
            return
        check(Reply(screen=alone.screen))
        number = alone.message or next(self.numbers)
        self.alone[alone.person] = (number, alone.screen)
        if alone.message is None:
            await menus.placed(self.house.services, alone, number, own=True)

    async def inside(self, label: str, by: int = OLYA) -> Reply:
        """Presses a button of somebody's own menu."""
        number, screen = self.alone[by]
        return await self.tap(find(screen, label).data, by, number, alone=True)

    async def redelivered(self) -> Reply:
        assert self.last is not None
        return await self.take(replace(self.last, repeated=True))

    def who(self, person: int, **more: Any) -> Any:
        common = self.house.chat(person).who(group=self.chat)
        return {**common, "name": NAMES.get(person, "Кто"), "title": "Команда", **more}

    # --- what comes of it

    async def settle(self) -> None:
        """Everything that is to be said is said."""
        for _ in range(200):
            step = await showing.next_step(self.house.services, self.chat, "one")
            if step is None:
                return
            if isinstance(step, dt.datetime):
                self.house.clock.moment = step
                continue
            await self.do(step)
        raise AssertionError("it never ends")

    async def do(self, step: Step) -> None:
        services = self.house.services
        match step:
            case Tell():
                self.told += step.people
                await reporting.told(services, step)
            case Delete():
                stay = tuple(one for one in step.messages if one in self.old)
                for message in set(step.messages) - set(stay):
                    self.seen.pop(message, None)
                await reporting.deleted(services, step, stay)
            case Silence():
                self.seen[step.message] = "" if step.is_picture else step.text
                self.edits += 1
                await reporting.silenced(services, step)
            case Greet():
                await reporting.greeted(services, step, self.post(step.text))
            case Say():
                await self.say_note(step)
            case Draw():
                pictures = tuple(
                    self.post("picture") for _ in range(1 if step.pages == "strip" else 2)
                )
                await reporting.sent(services, step, pictures)
            case Redraw():
                self.redrawn.append(step.messages)
                await reporting.edited(services, step)
            case Show():
                await self.show(step)

    async def say_note(self, step: Say) -> None:
        mention = re.sub(r'<a href="tg://user\?id=\d+">([^<]*)</a>', r"\1", step.note.text)
        assert not faults(mention), step.note.text
        assert utf16(step.note.text) <= 4096
        message = step.note.message
        if message is None:
            message = self.post(step.note)
        else:
            self.seen[message] = step.note
        await reporting.said(self.house.services, step, message)

    async def show(self, step: Show) -> None:
        check(Reply(screen=replace(step.screen, rows=step.screen.rows or ((Button("x", "x"),),))))
        message = step.slot.message
        if message is None:
            await reporting.sent(self.house.services, step, (self.post(step.screen),))
        elif message in self.broken or message not in self.seen:
            await reporting.lost(self.house.services, step)
        else:
            self.seen[message] = step.screen
            self.edits += 1
            await reporting.edited(self.house.services, step)

    def post(self, what: Screen | Note | str) -> int:
        number = next(self.numbers)
        self.seen[number] = what
        self.sent += 1
        return number

    # --- what is there

    async def posts(self) -> tuple[Post, ...]:
        async with self.house.store.read() as work:
            return await work.groups.posts(self.chat)

    async def group(self) -> Group:
        async with self.house.store.read() as work:
            found = await work.groups.group(self.chat)
        assert found is not None
        return found

    async def message(self, name: str) -> tuple[int, Screen]:
        """A message of the (first) post: `overview` or a stage by its number, «2»."""
        (post, *_) = await self.posts()
        if name.isdecimal():
            name = (await self.map()).stages[int(name) - 1].id
        number = post.slot(name).message
        assert number is not None, name
        screen = self.seen[number]
        assert isinstance(screen, Screen)
        return number, screen

    async def text(self, name: str) -> str:
        return (await self.message(name))[1].text

    async def labels(self, name: str) -> list[str]:
        return [button.text for row in (await self.message(name))[1].rows for button in row]

    async def map(self) -> Journey:
        return await self.house.chat().map()

    async def task(self, stage: int, place: int) -> Task:
        """A task by where it stands, both from 1."""
        from journey import checklist

        journey = await self.map()
        return checklist.visible(journey, journey.stages[stage - 1].id)[place - 1]

    def note(self) -> tuple[int, Note]:
        """The newest message that is no part of a list."""
        number = max(n for n, what in self.seen.items() if isinstance(what, Note))
        found = self.seen[number]
        assert isinstance(found, Note)
        return number, found


def find(screen: Screen, label: str) -> Button:
    buttons = [button for row in screen.rows for button in row]
    for test in (str.__eq__, str.startswith, str.__contains__):
        for button in buttons:
            if test(button.text, label):
                return button
    raise AssertionError(f"no button {label!r} in {[button.text for button in buttons]}")


async def token(chat: Chat) -> str:
    """The newest link's token, as the owner's screen gives it."""
    await chat.press(Button("x", f"v:team:{(await chat.map()).id}"))
    (link,) = [button.url for button in chat.buttons() if button.url]
    return link.partition("?startgroup=")[2]


async def posted(house: House, chat: int = GROUP, *, spread: bool = True) -> Team:
    """Аня's coffee shop, its list posted in the team's group; spread: with a message a stage."""
    team = Team(house, chat)
    await _post(team, spread=spread)
    return team


@once
async def _post(team: Team, *, spread: bool) -> None:
    owner = team.house.chat()
    await to_draft(owner)
    await team.joined()
    await team.command("start", await token(owner))
    await team.settle()
    if spread:
        await apart(team)


async def apart(team: Team) -> None:
    """Each stage of the list gets a message of its own."""
    for post in await team.posts():
        if not post.spread:
            await team.tap(SPREAD.does(post, True), by=post.by)
    await team.settle()

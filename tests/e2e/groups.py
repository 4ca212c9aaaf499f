"""A team in its group: how it gets its list, and how its members press what stands there."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from bot.playground.client import Person, PlaygroundClient
from bot.playground.views import Chat, Message
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]
_STAGE = re.compile(r"\d\. [^\n]+\n[▰▱]+ \d")
"""A title with its number, and a bar below."""
STAGES = 6
"""Of the coffee shop."""


async def link(owner: Walker, *, card: bool = True) -> str:
    """The token of a fresh link, from the map's card."""
    if card:
        await owner.tap(RU.card)
    screen = await owner.tap("Отправить команде")
    (url,) = [button["url"] for row in screen.rows for button in row if "url" in button]
    return str(url).partition("?startgroup=")[2]


async def posted(
    client: PlaygroundClient, owner: Walker, *members: Person, spread: bool = True, **more: Any
) -> int:
    """A coffee shop's list in a new group; the group's chat id. spread: with a message a stage."""
    await to_draft(owner, RU)
    chat = await client.group(owner.person, *members, start=await link(owner), **more)
    member = owner.person.at(chat)
    await (listed(member) if spread else member.wait_for(overview, LONG))
    return chat


def stages(chat: Chat) -> list[Message]:
    """The stages' messages, in the order in which they stand."""
    return [message for message in chat.of_bot if _STAGE.match(message.text)]


def lists(chat: Chat) -> list[Message]:
    """The lists' first messages."""
    return [message for message in chat.of_bot if message.text.startswith("Чек-лист команды")]


def overview(chat: Chat) -> Message | None:
    return next(iter(reversed(lists(chat))), None)


async def listed(member: Person) -> list[Message]:
    """Waits until the whole list stands there, with a message a stage; the owner asks for that."""
    first = await member.wait_for(overview, LONG)
    if any("Все этапы" in label for label in first.buttons):
        for label in ("🔒 Настройки", "Этапы сообщениями"):
            shown = await member.wait_for(partial(_offers, label), LONG)
            await member.tap(shown, label)
        await member.wait_for(partial(_offers, "🔒 Настройки"), LONG)

    def whole(chat: Chat) -> list[Message] | None:
        found = stages(chat)
        return found if len(found) == STAGES and overview(chat) else None

    return await member.wait_for(whole, LONG)


def _offers(label: str, chat: Chat) -> Message | None:
    """The overview where it has that button."""
    found = overview(chat)
    return found if found is not None and label in found.buttons else None


def task_row(message: Message, place: int) -> list[str]:
    """The data of the buttons of one task, by its place from 1."""
    row = message.rows[place - 1]
    return [str(button["callback_data"]) for button in row]


async def shows(member: Person, stage: int, part: str, seconds: float = LONG) -> Message:
    """Waits until a stage's message says that."""

    def said(chat: Chat) -> Message | None:
        found = stages(chat)
        message = found[stage - 1] if len(found) >= stage else None
        return message if message is not None and part in message.text else None

    return await member.wait_for(said, seconds)


def alone(chat: Chat, before: Message | None = None) -> Message | None:
    """What somebody sees alone there, once it is another than before."""
    found = chat.alone[-1] if chat.alone else None
    return found if found is not None and found.json != (before and before.json) else None


async def opened(member: Person, shown: Message) -> Message:
    """Their own menu below that message: which task is meant."""
    before = (await member.chat()).alone
    await member.tap(shown, "⋯ Срок и другое")
    return await member.wait_for(partial(alone, before=before[-1] if before else None), LONG)


async def inside(member: Person, menu: Message, label: str) -> Message:
    """Presses a button of their own menu; what it shows then."""
    await member.tap(menu, label)
    return await member.wait_for(partial(alone, before=menu), LONG)


async def menu_of(member: Person, shown: Message, place: int) -> Message:
    """Their own menu of one of the tasks below that message, by its place from 1."""
    choice = await opened(member, shown)
    return await inside(member, choice, choice.buttons[place - 1])

"""An account elsewhere, as the tests of sending see it: the bot's part that goes out, over servers
of our own, and the way to the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.jobs.runner import Jobs
from bot.outside.accounts import Accounts
from bot.outside.sealing import Seal, new_secret
from bot.outside.syncing import KINDS, Syncing
from handlers.conversation import Conversation
from handlers.pages.sending import SENDING
from handlers.screen import Button
from journey.connections import Connection, Sent
from journey.model import Journey
from tests.bot.outside.portals import Loopback, Planner, Portal
from tests.handlers.chat import Chat, House
from tests.handlers.steps import to_card

HOOK = "https://zerno.bitrix24.ru/rest/1/abcdefgh12345678/"


@dataclass
class Outside:
    """The bot's part that goes out, over servers of our own."""

    house: House
    gate: Loopback
    portal: Portal
    planner: Planner
    told: list[str] = field(default_factory=list)
    refreshed: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        async def tell(_person: int, text: str) -> None:
            self.told.append(text)

        async def pause(_seconds: float) -> None:
            return

        self.accounts = Accounts(self.gate, pause)
        syncing = Syncing(self.house.services, self.accounts.open, tell, self.refreshed.append)
        handlers = dict.fromkeys(KINDS, syncing)
        self.jobs = Jobs(self.house.store, self.house.clock, handlers)

    async def work(self) -> int:
        """Everything that is due now is done; how many jobs."""
        begun = await self.jobs.look()
        await self.jobs.settle()
        return begun


def sealed(house: House) -> None:
    """Starts the bot with a fresh secret of its operator's."""
    house.services = replace(house.services, seal=Seal((new_secret(),)))
    house.conversation = Conversation(house.services)


async def to_sending(chat: Chat) -> Journey:
    journey = await to_card(chat)
    await chat.tap("Файлы")
    await chat.tap("Задачи в…")
    await chat.tap("Сразу в Битрикс24")
    return journey


async def connected(chat: Chat, outside: Outside, words: str = HOOK) -> Journey:
    await to_sending(chat)
    await chat.tap("Подключить Битрикс24")
    await chat.say(words)
    await outside.work()
    await again(chat)
    return await chat.map()


async def again(chat: Chat) -> None:
    """The page as it is now."""
    await chat.press(Button("·", SENDING.opens(await chat.map())))


async def way(chat: Chat) -> tuple[Connection, tuple[Sent, ...]]:
    async with chat.house.store.read() as work:
        (known,) = await work.connections((await chat.map()).id)
        return known, await work.sent(known.id)

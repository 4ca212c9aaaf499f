"""People who tap over HTTP, and how long each waits: from the press until the message changed.

Knows the playground's client; must not know whose bot answers. What changed is read from the live
stream, so that waiting for it costs the machine as little as possible.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from time import perf_counter
from types import TracebackType
from typing import Final, Self

from bot.playground.client import PlaygroundClient
from bot.playground.person import Person
from bot.playground.views import Message
from bot.playground.wire import Json

PATIENCE: Final = 60.0


class Thumbs:
    """The people of one playground, kept up to date with what each sees."""

    def __init__(self, client: PlaygroundClient) -> None:
        self.client = client
        self._seen: dict[int, Thumb] = {}
        self.patience = PATIENCE
        """Seconds for which those who come from now on wait for an answer."""
        self._listening: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        begun = asyncio.Event()
        self._listening = asyncio.create_task(self._listen(begun))
        await begun.wait()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._listening is not None:
            self._listening.cancel()
            with suppress(asyncio.CancelledError):
                await self._listening

    async def newcomer(self) -> Thumb:
        thumb = Thumb(self.client, await self.client.person(), self.patience)
        self._seen[thumb.person.chat_id] = thumb
        return thumb

    async def _listen(self, begun: asyncio.Event) -> None:
        async with self.client.changes() as changes:
            begun.set()
            while True:
                event = await changes.get()
                thumb = self._seen.get(int(event.get("chat") or 0))
                if thumb is not None and event["kind"] in {"edit", "message"}:
                    thumb.see(event["message"])


class Thumb:
    """One person before the bot's newest message with buttons."""

    def __init__(
        self, client: PlaygroundClient, person: Person, patience: float = PATIENCE
    ) -> None:
        self.person = person
        self._patience = patience
        self._client = client
        self._live: Message | None = None
        self._photo = 0
        self._changed = asyncio.Event()

    def see(self, message: Json) -> None:
        """Something came or changed in the chat."""
        if not message["from"]["is_bot"]:
            return
        if "photo" in message:
            self._photo = int(message["message_id"])
        elif message.get("reply_markup", {}).get("inline_keyboard"):
            self._live = Message(self._client, message)
            self._changed.set()

    async def start(self, payload: str = "") -> None:
        """Opens the bot, by a link or not, and waits for its first buttons."""
        self._changed.clear()
        await self.person.start(payload)
        await self.shown()

    async def tap(self, position: int = 0) -> float:
        """Presses a button by its place; milliseconds until the buttons have changed."""
        live = self._live
        assert live is not None
        codes = [button["callback_data"] for row in live.rows for button in row]
        self._changed.clear()
        start = perf_counter()
        await self.person.tap(live, data=codes[position])
        await self.shown()
        return (perf_counter() - start) * 1000

    async def below_pictures(self) -> None:
        """Waits until the newest buttons stand below pictures."""
        async with asyncio.timeout(self._patience):
            while not self._photo or self._live is None or self._live.id < self._photo:
                self._changed.clear()
                await self._changed.wait()

    async def shown(self) -> None:
        """Waits for buttons, or for the next ones."""
        async with asyncio.timeout(self._patience):
            await self._changed.wait()


async def tap_for(thumbs: Sequence[Thumb], rate: float, seconds: float) -> list[float]:
    """Offers so many taps a second, each from somebody who does not wait; what each took, in ms.

    Where nobody is free the tap is not made: what is offered is then more than what is borne.
    Only taps that were answered within the time count.
    """
    loop = asyncio.get_running_loop()
    free = list(thumbs)
    took: list[float] = []
    running: set[asyncio.Task[None]] = set()
    begun = loop.time()

    async def one(thumb: Thumb) -> None:
        milliseconds = await thumb.tap()
        if loop.time() - begun <= seconds:
            took.append(milliseconds)
        free.append(thumb)

    for number in range(int(rate * seconds)):
        await asyncio.sleep(begun + number / rate - loop.time())
        if free:
            task = asyncio.create_task(one(free.pop(0)))
            running.add(task)
            task.add_done_callback(running.discard)
    await asyncio.gather(*running)
    return took

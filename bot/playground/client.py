"""The playground from outside, for tests: people, groups, troubles, the live stream.

Knows the playground's own HTTP interface. Must not know the bot.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import TracebackType
from typing import Self

import aiohttp

from bot.playground.faults import Kind
from bot.playground.person import Person
from bot.playground.wire import Json, present

__all__ = ["Person", "PlaygroundClient", "PlaygroundError"]


class PlaygroundError(Exception):
    """The playground refused what the test asked for."""


class PlaygroundClient:
    """The playground seen from outside; `async with PlaygroundClient(url) as client`."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None
        self._listener: asyncio.Task[None] | None = None
        self._listening = asyncio.Event()
        self._changes: set[asyncio.Queue[Json]] = set()

    async def open(self) -> None:
        """Begin to listen to the stream, so that no later change is missed."""
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=None, sock_connect=10)
            self._session = aiohttp.ClientSession(timeout=timeout)
            self._listener = asyncio.create_task(self._listen())
        await self._listening.wait()

    async def close(self) -> None:
        if self._listener is not None:
            self._listener.cancel()
            with suppress(asyncio.CancelledError):
                await self._listener
        if self._session is not None:
            await self._session.close()
        self._session = self._listener = None
        self._listening.clear()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    # -- people and groups -----------------------------------------------------------------

    async def person(
        self,
        first_name: str = "Аня",
        *,
        language_code: str | None = "ru",
        username: str | None = None,
        number: int | None = None,
    ) -> Person:
        """Create a person; an own private chat with the bot comes with it."""
        wanted = present(
            first_name=first_name, language_code=language_code, username=username, id=number
        )
        made = await self.request("POST", "/_/people", wanted)
        return Person(self, int(made["id"]))

    def known_person(self, number: int) -> Person:
        """Take a person that is already there, for example after a restart."""
        return Person(self, number)

    async def group(
        self, *members: Person, title: str = "Команда", admin: bool = False, **more: object
    ) -> int:
        """Create a group with the bot in it; returns its chat id, see `Person.at`.

        The first member owns it. `more`: kind="group" (small, can migrate), forum=True,
        bot=False (without the bot), start="payload" (as after a startgroup link).
        """
        numbers = [member.id for member in members]
        wanted = {"title": title, "members": numbers, "admin": admin, **more}
        return int((await self.request("POST", "/_/groups", wanted))["id"])

    async def set_bot(self, group: int, status: str, **more: object) -> None:
        """Make the bot `member`, `administrator` (`rights=[…]`), `left` or `kicked`.

        `start="payload"` adds what an app sends after a startgroup link; `by=<id>`: who does it.
        """
        await self.request("POST", f"/_/groups/{group}/bot", {"status": status, **more})

    async def join(self, group: int, person: Person) -> None:
        await self.request("POST", f"/_/groups/{group}/members", {"person": person.id})

    async def leave(self, group: int, person: Person) -> None:
        await self.request("DELETE", f"/_/groups/{group}/members/{person.id}")

    async def appoint(self, group: int, person: Person, **rights: object) -> None:
        """Make an administrator; `anonymous=True` lets them speak as the group, `title`."""
        path = f"/_/groups/{group}/members/{person.id}"
        await self.request("PATCH", path, {"admin": True, **rights})

    async def migrate(self, group: int) -> int:
        """Make a supergroup of a small group; returns its new id."""
        return int((await self.request("POST", f"/_/groups/{group}/migrate", {}))["id"])

    async def topic(self, group: int, name: str) -> int:
        """Open a topic in a forum as its owner; returns its thread id."""
        made = await self.request("POST", f"/_/groups/{group}/topics", {"name": name})
        return int(made["message_thread_id"])

    async def close_topic(self, group: int, topic: int, *, closed: bool = True) -> None:
        """Close a topic or open it again; 1 is General."""
        await self.request("PATCH", f"/_/groups/{group}/topics/{topic}", {"closed": closed})

    async def delete_topic(self, group: int, topic: int) -> None:
        await self.request("DELETE", f"/_/groups/{group}/topics/{topic}")

    async def bot_settings(self, **settings: bool) -> None:
        """Set what BotFather sets: privacy, inline."""
        await self.request("PATCH", "/_/bot", settings)

    async def limit_rates(self, *, on: bool = True) -> None:
        """Switch on Telegram's patience: 429 for whoever writes too often."""
        await self.request("PATCH", "/_/rates", {"on": on})

    # -- troubles --------------------------------------------------------------------------

    async def fault(self, kind: Kind, method: str = "*", **details: float | str) -> None:
        """Switch a trouble on: see `Kind`; details: every, times, seconds, code…"""
        await self.request("POST", "/_/faults", {"kind": kind, "method": method, **details})

    async def deliver_twice(self, *, on: bool = True) -> None:
        await self.request("POST", "/_/faults", {"twice": on})

    async def clear_faults(self) -> None:
        await self.request("DELETE", "/_/faults")

    async def inject(self, update: Json) -> int:
        """Queue a raw update, even one that nobody can decode; returns its update_id."""
        return int((await self.request("POST", "/_/updates", update))["update_id"])

    async def calls(self, method: str | None = None) -> list[Json]:
        """List the bot's calls but getUpdates: {"method", "params", "ignored" | "refused"}."""
        calls = (await self.request("GET", "/_/calls"))["calls"]
        return [call for call in calls if method in {None, call["method"]}]

    # -- underneath ------------------------------------------------------------------------

    async def request(self, method: str, path: str, body: Json | None = None) -> Json:
        await self.open()
        assert self._session is not None
        async with self._session.request(method, self.base_url + path, json=body) as answer:
            return await _read(answer)

    async def post_form(self, path: str, form: aiohttp.FormData) -> Json:
        await self.open()
        assert self._session is not None
        async with self._session.post(self.base_url + path, data=form) as answer:
            return await _read(answer)

    async def file(self, file_id: str, *, uploaded: bool = False) -> bytes:
        """Download a file as Telegram would give it, or as the bot uploaded it."""
        await self.open()
        assert self._session is not None
        url = f"{self.base_url}/_/files/{file_id}{'?uploaded' if uploaded else ''}"
        async with self._session.get(url) as answer:
            if answer.status != 200:  # noqa: PLR2004 - HTTP's OK
                raise PlaygroundError(await answer.text())
            return await answer.read()

    @asynccontextmanager
    async def changes(self) -> AsyncIterator[asyncio.Queue[Json]]:
        """Collect the events that come from now on."""
        await self.open()
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._changes.add(queue)
        try:
            yield queue
        finally:
            self._changes.discard(queue)

    async def _listen(self) -> None:
        """Read the stream; when the server restarts, go on with the new one."""
        assert self._session is not None
        while True:
            with suppress(aiohttp.ClientError, ConnectionError):
                async with self._session.get(f"{self.base_url}/_/events") as stream:
                    async for line in stream.content:
                        self._hear(line)
            await asyncio.sleep(0.05)

    def _hear(self, line: bytes) -> None:
        if not line.startswith(b"data: "):
            return
        event: Json = json.loads(line.removeprefix(b"data: "))
        self._listening.set()  # the first event, "hello", says that nothing is missed now
        for queue in self._changes:
            queue.put_nowait(event)


async def _read(answer: aiohttp.ClientResponse) -> Json:
    body: Json = await answer.json()
    if answer.status >= 400:  # noqa: PLR2004 - HTTP's first error
        raise PlaygroundError(body.get("error") or body.get("description"))
    return body

"""A person with a phone, for tests: sends, presses, and waits for what appears.

Knows the playground's own HTTP interface. Must not know the bot, nor sleep: every wait
listens to the live stream and looks at the chat again after each change.
"""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from types import TracebackType
from typing import Self, TypeVar

import aiohttp

from bot.playground.views import Answer, Chat, Message
from bot.playground.wire import Json, present

T = TypeVar("T")
PATIENCE = 10.0  # seconds; a test that needs more says so


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
    ) -> "Person":
        """Create a person; an own private chat with the bot comes with it."""
        wanted = present(
            first_name=first_name, language_code=language_code, username=username, id=number
        )
        made = await self.request("POST", "/_/people", wanted)
        return Person(self, int(made["id"]))

    def known_person(self, number: int) -> "Person":
        """Take a person that is already there, for example after a restart."""
        return Person(self, number)

    async def group(self, *members: "Person", title: str = "Команда", admin: bool = False) -> int:
        """Create a group with the bot in it; returns its chat id, see `Person.at`."""
        numbers = [member.id for member in members]
        wanted = {"title": title, "members": numbers, "admin": admin}
        return int((await self.request("POST", "/_/groups", wanted))["id"])

    # -- troubles --------------------------------------------------------------------------

    async def fault(self, kind: str, method: str = "*", **details: float | str) -> None:
        """Switch a trouble on: see `faults.Kind`; details: every, times, seconds, code…"""
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


class Person:
    """One person in one chat: the private one, unless `at` chose another."""

    def __init__(self, client: PlaygroundClient, number: int, chat: int | None = None) -> None:
        self.client = client
        self.id = number
        self.chat_id = number if chat is None else chat

    def at(self, chat: int) -> "Person":
        """The same person in another chat, such as a group."""
        return Person(self.client, self.id, chat)

    async def send(self, text: str, *, reply_to: Message | None = None) -> Message:
        body: Json = {"text": text, **_reply(reply_to)}
        return await self._post("messages", body)

    async def start(self, payload: str = "") -> Message:
        """Open the bot, through a deep link when there is a payload."""
        return await self._post("messages", {"start": payload})

    async def send_file(
        self, kind: str, data: bytes | None = None, name: str = "file", caption: str = ""
    ) -> Message:
        """Send a voice, sticker, photo or document; without data a ready sample."""
        fields = {"person": str(self.id), "kind": kind, "caption": caption}
        form = aiohttp.FormData(fields, quote_fields=False)  # names of files as they are
        if data is not None:
            form.add_field("file", io.BytesIO(data), filename=name)
        else:
            form.add_field("sample", "yes", content_type="text/plain")
        return Message(self.client, await self.client.post_form(self._path("media"), form))

    async def edit(self, message: Message, text: str) -> Message:
        path = self._path(f"messages/{message.id}")
        body = {"person": self.id, "text": text}
        return Message(self.client, await self.client.request("PATCH", path, body))

    async def delete(self, message: Message) -> None:
        await self.client.request("DELETE", self._path(f"messages/{message.id}"))

    async def tap(self, message: Message, button: str | None = None, *, data: str = "") -> str:
        """Press a button and do not wait; returns the query id.

        `button` is its text, or a part that only one button has. Either way the data that
        `message` shows are sent, even if the bot has changed the message since: as from a
        slow phone.
        """
        chosen = data or message.button(button or "")
        wanted = {"person": self.id, "message_id": message.id, "data": chosen}
        return str((await self.client.request("POST", self._path("press"), wanted))["query"])

    async def press(
        self,
        message: Message,
        button: str | None = None,
        *,
        data: str = "",
        timeout: float = PATIENCE,  # noqa: ASYNC109 - part of a test's wording
    ) -> Answer:
        """Press a button and wait until the bot has answered the press."""
        query = await self.tap(message, button, data=data)
        return await self.wait_for(lambda chat: chat.answer_to(query), timeout)

    async def chat(self) -> Chat:
        path = f"/_/chats/{self.chat_id}?person={self.id}"
        return Chat(self.client, await self.client.request("GET", path))

    async def messages(self) -> list[Message]:
        """List the chat's messages, oldest first."""
        return (await self.chat()).messages

    async def answers(self) -> list[Answer]:
        """List what the bot answered to presses, oldest first."""
        return (await self.chat()).answers

    async def wait_for(
        self,
        condition: Callable[[Chat], T | None],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - part of a test's wording
    ) -> T:
        """Return the first truthy value of `condition`; AssertionError with the chat if none."""
        async with self.client.changes() as queue:
            chat = await self.chat()
            try:
                async with asyncio.timeout(timeout):
                    while not (found := condition(chat)):
                        event = await queue.get()
                        if event.get("chat", self.chat_id) == self.chat_id:
                            chat = await self.chat()
                    return found
            except TimeoutError:
                chat = await self.chat()
                raise AssertionError(f"not within {timeout:g} s:\n{chat.transcript()}") from None

    async def wait_text(self, part: str, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109
        """Wait until the bot's newest message says `part` in its text or caption."""

        def said(chat: Chat) -> Message | None:
            newest = chat.newest_of_bot
            return newest if newest is not None and part in newest.text else None

        return await self.wait_for(said, timeout)

    async def wait_reply(self, to: Message, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109
        """Wait for the bot's first message after `to`."""

        def reply(chat: Chat) -> Message | None:
            after = (m for m in chat.messages if m.id > to.id and m.is_from_bot)
            return next(after, None)

        return await self.wait_for(reply, timeout)

    async def block(self, *, on: bool = True) -> None:
        """Block the bot, or let it in again."""
        await self.client.request("PATCH", f"/_/people/{self.id}", {"blocked": on})

    async def speak(self, language_code: str) -> None:
        """Change the language of the person's app."""
        body = {"language_code": language_code}
        await self.client.request("PATCH", f"/_/people/{self.id}", body)

    async def _post(self, what: str, body: Json) -> Message:
        body["person"] = self.id
        return Message(self.client, await self.client.request("POST", self._path(what), body))

    def _path(self, what: str) -> str:
        return f"/_/chats/{self.chat_id}/{what}"


def _reply(message: Message | None) -> Json:
    return {"reply_to": message.id} if message is not None else {}


async def _read(answer: aiohttp.ClientResponse) -> Json:
    body: Json = await answer.json()
    if answer.status >= 400:  # noqa: PLR2004 - HTTP's first error
        raise PlaygroundError(body.get("error") or body.get("description"))
    return body

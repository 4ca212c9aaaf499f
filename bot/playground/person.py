"""A person with a phone, for tests: sends, presses, and waits for what appears.

Knows the playground's own HTTP interface through its client. Must not know the bot, nor sleep:
every wait listens to the live stream and looks at the chat again after each change.
"""

import asyncio
import io
from collections.abc import Callable
from typing import TypeVar

import aiohttp

from bot.playground.line import Line
from bot.playground.views import Answer, Chat, Message
from bot.playground.wire import Json

T = TypeVar("T")
PATIENCE = 10.0  # seconds; a test that needs more says so


class Person:
    """One person in one chat: the private one, unless `at` chose another."""

    def __init__(self, client: Line, number: int, chat: int | None = None, topic: int = 0) -> None:
        self.client = client
        self.id = number
        self.chat_id = number if chat is None else chat
        self.topic = topic

    def at(self, chat: int, topic: int = 0) -> "Person":
        """The same person in another chat, such as a group, or in one of its topics."""
        return Person(self.client, self.id, chat, topic)

    async def send(self, text: str, *, reply_to: Message | None = None) -> Message:
        body: Json = {"text": text, "topic": self.topic, **_reply(reply_to)}
        return await self._post("messages", body)

    async def start(self, payload: str = "") -> Message:
        """Open the bot, through a deep link when there is a payload."""
        return await self._post("messages", {"start": payload, "topic": self.topic})

    async def send_file(
        self,
        kind: str,
        data: bytes | None = None,
        name: str = "file",
        caption: str = "",
        reply_to: Message | None = None,
    ) -> Message:
        """Send a voice, sticker, photo or document; without data a ready sample."""
        fields = {"person": str(self.id), "kind": kind, "caption": caption}
        fields["topic"] = str(self.topic)
        fields |= {name: str(number) for name, number in _reply(reply_to).items()}
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

    async def vote(self, message: Message, *options: int) -> None:
        """Vote in a poll; without options, take the vote back."""
        wanted = {"person": self.id, "message_id": message.id, "options": list(options)}
        await self.client.request("POST", self._path("votes"), wanted)

    async def ask_inline(self, query: str = "", *, offset: str = "") -> Json:
        """Type `@bot query` in this chat and wait for {results, button?, next_offset}.

        What it returns goes to `choose_inline`.
        """
        wanted = {"person": self.id, "query": query, "offset": offset}
        async with self.client.changes() as queue:
            asked = await self.client.request("POST", self._path("inline"), wanted)
            async with asyncio.timeout(PATIENCE):
                while asked["answer"] is None:
                    await queue.get()
                    asked = await self.client.request("GET", f"/_/inline/{asked['id']}")
        return {"id": asked["id"], **asked["answer"]}

    async def choose_inline(self, answer: Json, result: str) -> Message:
        """Tap a result of `ask_inline` by its id: it is sent into this chat."""
        wanted = {"person": self.id, "result": result, "topic": self.topic}
        path = f"/_/inline/{answer['id']}"
        return Message(self.client, await self.client.request("POST", path, wanted))

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
                            chat = await self._look(chat)
                    return found
            except TimeoutError:
                chat = await self._look(chat)
                raise AssertionError(f"not within {timeout:g} s:\n{chat.transcript()}") from None

    async def _look(self, before: Chat) -> Chat:
        """Read the chat; while the server restarts, it is as it was before."""
        try:
            return await self.chat()
        except aiohttp.ClientConnectionError:
            return before

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

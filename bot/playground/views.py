"""What a test sees of a chat: messages, buttons, pictures, answers.

Knows how to read the JSON of a chat. Must not change anything.
"""

from dataclasses import dataclass, field
from typing import Protocol

from bot.playground.wire import Json


class Downloads(Protocol):
    """Whoever can fetch a file."""

    async def file(self, file_id: str, *, uploaded: bool = False) -> bytes: ...


@dataclass(frozen=True)
class Answer:
    """What a press brought: a short text, as a toast or as an alert to close."""

    text: str
    is_alert: bool
    message_id: int
    data: str
    url: str = ""
    """What it opens."""


@dataclass(frozen=True)
class Message:
    """One message as it was when it was read; `json` is the Bot API's object."""

    client: Downloads = field(repr=False, compare=False)
    json: Json
    mark: Json = field(default_factory=dict, compare=False)

    @property
    def id(self) -> int:
        """Its number; of one that a person sees alone, the one it has there, below zero."""
        return int(self.json["message_id"]) or -int(self.json["ephemeral_message_id"])

    @property
    def text(self) -> str:
        """Text or caption, without formatting."""
        return str(self.json.get("text") or self.json.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        return list(self.json.get("entities") or self.json.get("caption_entities") or [])

    @property
    def is_from_bot(self) -> bool:
        return bool(self.json["from"]["is_bot"]) and "sender_chat" not in self.json

    @property
    def is_edited(self) -> bool:
        return "edit_date" in self.json

    @property
    def is_silent(self) -> bool:
        """Whether it came without a sound."""
        return bool(self.mark.get("silent"))

    @property
    def reactions(self) -> list[str]:
        """The bot's reactions to it."""
        return list(self.mark.get("reactions", []))

    @property
    def topic(self) -> int | None:
        """The forum topic it stands in; None: General, or no topics here."""
        in_topic = self.json.get("is_topic_message", False)
        return int(self.json["message_thread_id"]) if in_topic else None

    @property
    def answers(self) -> int | None:
        """The id of the message it replies to."""
        answered = self.json.get("reply_to_message")
        return int(answered["message_id"]) if answered else None

    @property
    def album(self) -> str | None:
        """What the messages of one album have in common."""
        return self.json.get("media_group_id")

    @property
    def rows(self) -> list[list[Json]]:
        return list(self.json.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[str]:
        """The texts of all buttons, row by row."""
        return [button["text"] for row in self.rows for button in row]

    def find_button(self, text: str) -> Json:
        """Find a button by its text, or by a part that only one has."""
        every = [button for row in self.rows for button in row]
        exact = [button for button in every if button["text"] == text]
        found = exact or [button for button in every if text in button["text"]]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} buttons say {text!r}: {self.buttons}")
        return found[0]

    def button(self, text: str) -> str:
        """Give the callback data of a button."""
        return str(self.find_button(text)["callback_data"])

    @property
    def poll(self) -> Json | None:
        return self.json.get("poll")

    @property
    def photo_size(self) -> tuple[int, int] | None:
        """Width and height of the largest size, in pixels; None without a photo."""
        sizes = self.json.get("photo")
        return (sizes[-1]["width"], sizes[-1]["height"]) if sizes else None

    @property
    def document(self) -> Json | None:
        return self.json.get("document")

    async def photo_bytes(self, *, uploaded: bool = False) -> bytes:
        """Download the photo: the JPEG that people see, or the bytes that the bot sent."""
        return await self.client.file(self.json["photo"][-1]["file_id"], uploaded=uploaded)

    async def document_bytes(self) -> bytes:
        return await self.client.file(self.json["document"]["file_id"])

    def transcript(self) -> str:
        """Tell the message in lines, for a failed wait."""
        media = [k for k in ("photo", "document", "voice", "sticker") if k in self.json]
        rows = "".join(f"\n    [{'] ['.join(b['text'] for b in row)}]" for row in self.rows)
        return f"  {self.id} {self.json['from']['first_name']}: {media or ''}{self.text}{rows}"


@dataclass(frozen=True)
class Chat:
    """One chat as it was when it was read."""

    client: Downloads = field(repr=False, compare=False)
    json: Json

    @property
    def messages(self) -> list[Message]:
        """All messages, oldest first."""
        marks = self.json["marks"]
        return [
            Message(self.client, message, marks.get(str(message["message_id"]), {}))
            for message in self.json["messages"]
        ]

    @property
    def alone(self) -> list[Message]:
        """What this person sees here and nobody else."""
        return [Message(self.client, message) for message in self.json["alone"]]

    @property
    def of_bot(self) -> list[Message]:
        return [message for message in self.messages if message.is_from_bot]

    @property
    def newest_of_bot(self) -> Message | None:
        return next(reversed(self.of_bot), None)

    def message(self, number: int) -> Message | None:
        """Find a message by id: what became of it since."""
        return next((m for m in self.messages if m.id == number), None)

    @property
    def answers(self) -> list[Answer]:
        return [_answer(press) for press in self.json["presses"] if press["answer"] is not None]

    @property
    def unanswered(self) -> int:
        """How many presses still show a spinner."""
        return sum(press["answer"] is None for press in self.json["presses"])

    def answer_to(self, query: str) -> Answer | None:
        found = (p for p in self.json["presses"] if p["id"] == query and p["answer"] is not None)
        return next(map(_answer, found), None)

    @property
    def keyboard(self) -> Json | None:
        """The reply keyboard or ForceReply in force."""
        keyboard: Json | None = self.json["keyboard"]
        return keyboard

    @property
    def pinned(self) -> list[int]:
        """The ids of pinned messages, the newest last."""
        return list(self.json.get("pinned", []))

    @property
    def commands(self) -> list[Json]:
        """The commands that this person's app shows."""
        return list(self.json["commands"])

    def transcript(self) -> str:
        return "\n".join(message.transcript() for message in self.messages) or "  (empty chat)"


def _answer(press: Json) -> Answer:
    given = press["answer"]
    return Answer(
        given.get("text", ""),
        given["show_alert"],
        press["message_id"],
        press["data"],
        given.get("url", ""),
    )

"""What a person did, free of Telegram's types: the border of the edge.

The edge turns every update into one of these; the flows know nothing else of Telegram.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from journey.errors import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Common to all: who, where, and the update it came with."""

    update: int
    chat: int
    private: bool
    person: int
    name: str
    """First name, as they wrote it; never logged."""
    username: str = ""
    """Their name in Telegram, without @; empty: they have none, or it does not matter."""
    language: str | None
    """Telegram's language_code of the person, e.g. `ru`, `pt-br`; None: not told."""
    repeated: bool = False
    """This update came before; its effect may be stored, its reply may be lost."""
    title: str = ""
    """Of a group: its title."""
    topic: int | None = None
    """Of a forum: the topic it happened in; None: the general one."""
    anonymous: bool = False
    """Of a group: an administrator who speaks in its name; `person` is nobody's id then."""

    @property
    def turn(self) -> tuple[int, int]:
        """Events of one turn come one after another: a person in private, a whole group."""
        return (self.chat, self.person if self.private else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody picked from Telegram's list of members, where words say who is meant."""

    person: int
    name: str
    username: str = ""
    start: int
    end: int
    """Between which characters of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded(Event):
    """/name argument"""

    message: int
    command: str
    argument: str
    named: bool = False
    """Our name stood behind it (/help@tropa_bot): surely meant for us."""
    people: tuple[Named, ...] = ()
    answers: int | None = None
    """The message that it replies to, whosever."""
    quoted: str = ""
    """What that one says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Event):
    message: int
    text: str
    answers: int | None = None
    """The message that it replies to: the bot's, but where it is called by its name."""
    forwarded: bool = False
    """Somebody else wrote it."""
    people: tuple[Named, ...] = ()
    called: bool = False
    """Of a group: it names the bot (@tropa_bot), whose name is not part of the text any more."""
    quoted: str = ""
    """Of such a one: what the message says that it replies to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    """An own message was edited."""

    message: int
    text: str
    """Of a command: what stands behind its name."""
    people: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tapped(Event):
    message: int
    data: str
    callback: str
    alone: bool = False
    """In a group: on a message that nobody else sees, which is counted by itself."""


class Medium(StrEnum):
    """What came where words were expected; each has its sentence `medium.<value>`."""

    VOICE = "voice"
    STICKER = "sticker"
    PHOTO = "photo"
    VIDEO = "video"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMedium(Event):
    message: int
    medium: Medium
    picture: str = ""
    """Telegram's id of a photo's file in its largest size; empty: it is no photo."""
    logo: bytes | Rejected | None = field(default=None, repr=False)
    """What was made of it, where the page waits for a picture: see `handlers.telegram.bringing`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile(Event):
    """A document: what is in it is read by `handlers.ports.Incoming`."""

    message: int
    file: str
    """Telegram's file_id, by which it is fetched."""
    called: str
    """Its name as it was sent, with the ending; may be empty."""
    size: int | None
    """Bytes; None: Telegram does not say."""
    mime: str | None
    caption: str = ""
    album: bool = False
    """The first of several that were sent at once; the others are not heard of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showed(Event):
    """A photo as a reply to the bot, in a group; in private it is a `SentMedium`."""

    message: int
    bot: int
    """Whose name for the photo it is."""
    photo: str
    """Telegram's name for its largest size."""
    text: str = ""
    """The words below it."""
    answers: int | None = None
    album: str = ""
    """Photos that were sent as one have one."""


Wrote = Commanded | Said | SentMedium | SentFile
"""What leaves a message of the person's in the chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Event):
    """The person blocked the bot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack(Event):
    """The person unblocked the bot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineAsked:
    """`@bot words`, typed in any chat; which one, Telegram does not say.

    Not an `Event`: it changes nothing, nobody misses its answer a minute later, and it comes
    with every letter. So it is neither written down nor repeated.
    """

    query: str
    """Its id."""
    person: int
    language: str | None
    words: str
    offset: str
    """Where the next page begins, as we called it; empty: the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Event):
    """The bot was added to a group, or may write there again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed(Event):
    """The bot was taken out of a group, or may not write there any more."""

    muted: bool
    """It is still in it, but may not write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Event):
    """How a poll of ours stands now; nobody's single vote. Where it stands Telegram does not say:
    `chat` and `person` are 0.
    """

    poll: str
    counts: tuple[int, ...]
    """Votes an option, in their order."""
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrated(Event):
    """The group became a supergroup; `chat` is its old id."""

    to: int

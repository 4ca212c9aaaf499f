"""What the methods of the Bot API work with, in one value.

Knows the parts by name only.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.playground.ephemerals import Ephemerals
from bot.playground.files import Files, Upload
from bot.playground.groups import Groups
from bot.playground.inline import Inline
from bot.playground.messenger import Messenger
from bot.playground.people import People
from bot.playground.polls import Polls
from bot.playground.presses import Presses
from bot.playground.store import Store
from bot.playground.stream import Stream
from bot.playground.topics import Topics
from bot.playground.updates import Updates
from bot.playground.wire import Json


@dataclass(frozen=True)
class Room:
    """The parts of one playground."""

    store: Store
    people: People
    files: Files
    updates: Updates
    stream: Stream
    messenger: Messenger
    ephemerals: Ephemerals
    presses: Presses
    groups: Groups
    topics: Topics
    polls: Polls
    inline: Inline
    now: Callable[[], float]


@dataclass(frozen=True)
class Call:
    """One call of the bot: parameters already judged by table, files by field name."""

    params: Json
    uploads: Mapping[str, Upload] = field(default_factory=dict)


Result: TypeAlias = object
Method: TypeAlias = Callable[[Room, Call], Result | Awaitable[Result]]

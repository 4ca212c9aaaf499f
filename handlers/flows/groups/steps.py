"""The steps of whoever sees to a group: one call to Telegram each, made by the poster.

Values only; which one is next `showing` knows.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.screen import Button, Screen
from journey.checklist.voting import Vote
from journey.model import Journey
from journey.pictures import Pages
from journey.posts import Note, Post, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do in a group."""

    chat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell(Step):
    """The owners hear in private that we are not in their group any more."""

    people: tuple[tuple[int, str], ...]
    """Whom, and what (HTML)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete(Step):
    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence(Step):
    """An old message that cannot be deleted: one line (HTML) instead of what it said."""

    message: int
    text: str
    is_picture: bool
    """It loses its words; a picture cannot become a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Step):
    """A note: sent, or (settled) put in the place of what was offered."""

    note: Note
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Greet(Step):
    """Whoever added us by hand hears what we are."""

    text: str
    link: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw(Step):
    """The map's pictures."""

    post: Post
    slot: Slot
    journey: Journey
    caption: str
    digest: str
    pages: Pages
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Redraw(Step):
    """The map's pictures as they are now, in the place of those that stand there."""

    post: Post
    slot: Slot
    messages: tuple[int, ...]
    journey: Journey
    caption: str
    digest: str
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Show(Step):
    """A message of a post: sent where it has none, else edited."""

    post: Post
    slot: Slot
    screen: Screen
    digest: str
    kept: str
    """What holds its place from now on: see `journey.posts.Slot`."""
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Step):
    """A poll to send."""

    post: Post
    vote: Vote
    question: str
    options: tuple[str, ...]
    end: Button
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Find(Step):
    """Something that was perhaps sent: looked for behind the newest message known then."""

    step: Step
    after: int
    digest: str
    """Of what was to be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Step):
    """A poll to stop."""

    vote: Vote

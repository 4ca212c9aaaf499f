"""What a posted checklist is: a group, the maps posted there, their messages, what is asked there.

A post is a view of a map's tasks, never a second copy of them: what its messages shall say follows
from the map; what is kept here is which message says it, and the digest of what it said last. So
whatever got lost on the way to Telegram is noticed by comparing, and said again.

Knows chats and messages as numbers only; must not know Telegram, buttons, or how a text is worded.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Annotated, Final, Literal, Protocol

from pydantic import Field, StringConstraints

from journey.values import Frozen, Id, Language

PICTURE: Final = "picture"
OVERVIEW: Final = "overview"
SETTINGS: Final = "settings"
SHIFT: Final = "shift-"
"""How the name of a shift's list begins."""
TASKS_A_PAGE: Final = 8
"""Tasks with buttons at once in a group: more cannot be hit with a thumb."""
SUPERGROUPS: Final = -1_000_000_000_000
"""Chats below are supergroups, which count their messages by themselves; all small groups of an
account are counted together.
"""
INVITE_LIFE: Final = dt.timedelta(hours=1)
ASK_LIFE: Final = dt.timedelta(days=2)
"""A question that nobody answered for so long is forgotten."""
RETURN_LIFE: Final = dt.timedelta(days=1)
"""So long a list that was taken out of its group can come back, and an owner who wants all of
theirs deleted can think better of it.
"""
MENU_LIFE: Final = dt.timedelta(minutes=2)
MENU_LINK_LIFE: Final = dt.timedelta(days=1)
"""… of one that is looked at in private."""
GREETING: Final = dt.timedelta(seconds=5)
"""Whoever is added through a link is told what for within moments: only then we explain."""


class Group(Frozen):
    """A group chat that the bot is, or was, in."""

    chat: int
    title: Annotated[str, StringConstraints(max_length=255)] = ""
    language: Language
    timezone: Annotated[str, StringConstraints(max_length=60)] = "Europe/Moscow"
    timezone_chosen: bool = False
    """False: nobody has named their city yet."""
    here: bool = True
    """We are in it and may write; False: nothing is sent there."""
    muted: bool = False
    """Not here because we may not write; we are still in it."""
    former: int | None = None
    """Its id before it became a supergroup: a tap may still be on its way from there."""
    told: bool = True
    """The owners know that we are (not) here; False: they are still to be told."""
    quiet: bool = True
    """New messages make no sound."""
    greet_at: dt.datetime | None = None
    """When to explain ourselves, if no checklist came by then."""


class Slot(Frozen):
    """One message of a post: the picture, the overview, or a stage's tasks."""

    name: Annotated[str, StringConstraints(max_length=40)]
    """`PICTURE`, `OVERVIEW`, `SETTINGS`, a shift's list or a stage's id."""
    message: int | None = None
    """None: it is to be posted (anew)."""
    shown: Annotated[str, StringConstraints(max_length=80)] = ""
    """The digest of what it says."""
    mode: Annotated[str, StringConstraints(max_length=80)] = ""
    """Which buttons it shows: see `Mode`."""
    at: dt.datetime | None = None
    """When it was sent or edited last."""
    kept: Annotated[str, StringConstraints(max_length=250)] = ""
    """The tasks that it shows, in the words of `journey.checklist.weekly.Kept`: while the list is
    open none of them moves.
    """

    @property
    def is_stage(self) -> bool:
        other = self.name.startswith((PICTURE, SHIFT))
        return not other and self.name not in {OVERVIEW, SETTINGS}


class Post(Frozen):
    """One map's checklist in one group."""

    id: Id
    journey: Id
    chat: int
    topic: int | None = None
    """The forum topic it lives in."""
    by: int
    """Who sent it there: the map's owner."""
    closed: bool = False
    at: dt.datetime
    withdrawn: dt.datetime | None = None
    """Taken out of the group then: nothing of it stands there, for `RETURN_LIFE` it can return."""
    slots: tuple[Slot, ...] = ()

    def slot(self, name: str) -> Slot:
        """The message of that name; a new one where there is none yet."""
        return next((slot for slot in self.slots if slot.name == name), Slot(name=name))

    def with_slot(self, slot: Slot) -> Post:
        others = tuple(one for one in self.slots if one.name != slot.name)
        return self.with_(slots=(*others, slot))

    def afresh(self) -> Post:
        """The same post with every message still to be sent."""
        fresh = tuple(slot.with_(message=None, shown="", mode="", kept="") for slot in self.slots)
        return self.with_(slots=fresh)

    @property
    def spread(self) -> bool:
        """Whether each stage has a message of its own; else it opens in the overview's place."""
        return any(slot.is_stage for slot in self.slots)

    def buttons(self, name: str) -> Mode:
        """Which buttons a message shows; of a stage without one of its own, those it shows in the
        overview's place.
        """
        if self.spread or not self.slot(name).is_stage:
            return Mode.parse(self.slot(name).mode)
        here = Mode.parse(self.slot(OVERVIEW).mode)
        return here if here.stage == name else Mode()

    def pressed(self, name: str, mode: Mode) -> Slot:
        """The slot that shows those buttons from now on."""
        if self.spread or not self.slot(name).is_stage:
            return self.slot(name).with_(mode=str(mode))
        return self.slot(OVERVIEW).with_(mode=str(replace(mode, stage=name)))

    @property
    def messages(self) -> tuple[int, ...]:
        return tuple(slot.message for slot in self.slots if slot.message is not None)


@dataclass(frozen=True, slots=True)
class Mode:
    """Which buttons a message shows: a page of tasks, or a menu over it.

    Written `page-menu-task`, e.g. `0`, `1-task-<id>`; the menus are the screens' matter. Behind a
    dot the stage that stands in the overview's place.
    """

    page: int = 0
    menu: str = ""
    task: str = ""
    stage: str = ""

    @classmethod
    def parse(cls, text: str) -> Mode:
        """The mode written so; the first page where it is none."""
        text, _, stage = text.partition(".")
        page, _, rest = text.partition("-")
        menu, _, task = rest.partition("-")
        number = int(page) if page.isdecimal() and len(page) <= 2 else 0  # noqa: PLR2004
        return cls(number, menu, task, stage)

    def __str__(self) -> str:
        said = "-".join(part for part in (str(self.page), self.menu, self.task) if part)
        return f"{said}.{self.stage}" if self.stage else said


Key = tuple[str, str]
"""A button of a note: its text, and its address or what it does in the group."""


class Strip(Frozen):
    """A picture of the map as it is now beside what it was: its curve, or a team's week."""

    journey: Id
    since: Annotated[int, Field(ge=0)]
    """The revision it is held against."""
    pages: Literal["strip", "week"] = "strip"


class Note(Frozen):
    """A message of its own in a group: said once, or a question whose answer is awaited."""

    id: Id
    chat: int
    topic: int | None = None
    reply_to: int | None = None
    text: Annotated[str, StringConstraints(min_length=1, max_length=9000)]
    """Telegram HTML."""
    link: tuple[str, str] | None = None
    """A button below: its text and its address."""
    keys: tuple[tuple[Key, ...], ...] = ()
    """Rows of buttons, where one is not enough."""
    strip: Strip | None = None
    """A picture of which the text is the caption, plain."""
    awaits: Annotated[str, StringConstraints(max_length=120)] = ""
    """What an answer to it gives, in the words of `handlers`; empty: no answer is awaited. With
    buttons it stays and is edited; without, it is a question that opens the keyboard.
    """
    person: int | None = None
    """Who is asked."""
    placeholder: Annotated[str, StringConstraints(max_length=64)] = ""
    """What the empty line says while they type."""
    message: int | None = None
    """None: not sent yet."""
    settled: bool = False
    """Chosen: the message is to be edited to `text`, and the note is done with."""
    loud: bool = False
    """Sent with a sound, even in a quiet group."""
    once: bool = False
    """In doubt whether it was said it is not said again."""
    doubted: bool = False
    """A question that perhaps stands there, under a number that we do not know: an answer tells."""
    at: dt.datetime


class Menu(Frozen):
    """What one member has opened below a list, for themselves alone."""

    id: Id
    post: Id
    chat: int
    topic: int | None = None
    person: int
    about: Annotated[str, StringConstraints(max_length=40)] = ""
    """Where it was opened: a task, or where the task is chosen, in the words of `handlers`."""
    task: Annotated[str, StringConstraints(max_length=40)] = ""
    """Empty: it is still to be chosen."""
    message: int | None = None
    """None: nobody has told yet where it stands, or it stands nowhere in the group."""
    own: bool = True
    """Its message is seen by that member alone; False: it is one of the group's."""
    touched: bool = False
    """Something in it was tapped."""
    until: dt.datetime


class Doubt(Frozen):
    """A message that was begun to be sent, and not noted since: perhaps it stands there."""

    what: Annotated[str, StringConstraints(max_length=200)]
    """In the words of `handlers.flows.groups.doubting`."""
    after: int | None
    """The newest message there when it was begun; None: none was known."""


class Leftover(Frozen):
    """A message that is done with and cannot be deleted: older than two days."""

    message: int
    post: Id | None = None
    """Of which list it was; None: of none."""
    name: str | None = None
    """Which of its messages: see `Slot.name`."""

    @property
    def is_picture(self) -> bool:
        return self.name is not None and self.name.startswith(PICTURE)


class Invite(Frozen):
    """A link that lets whoever holds it post one map in one group, once."""

    key: Annotated[str, StringConstraints(max_length=64)]
    """A hash: the link itself is kept nowhere."""
    journey: Id
    person: Annotated[int, Field()]
    until: dt.datetime


class Groups(Protocol):
    """What is kept of groups; part of one transaction (`journey.ports.Work.groups`)."""

    async def group(self, chat: int) -> Group | None: ...

    async def save_group(self, group: Group) -> None: ...

    async def move(self, old: int, new: int) -> None:
        """A group became a supergroup: everything goes along, its messages are posted anew."""

    async def small_alike(self, title: str, person: int, most: int) -> tuple[int, ...]:
        """Small groups with a list that were called so, or whose list is that person's; theirs
        first.
        """

    async def post(self, post_id: str) -> Post | None: ...

    async def posts(self, chat: int) -> tuple[Post, ...]:
        """The posts of a group, the oldest first."""

    async def posts_of(self, journey_id: str) -> tuple[Post, ...]: ...

    async def save_post(self, post: Post) -> None:
        """With all its slots."""

    async def save_slot(self, post_id: str, slot: Slot) -> None: ...

    async def posts_by(self, person: int) -> tuple[Post, ...]:
        """The lists that somebody sent, in whatever group, the oldest first."""

    async def withdrawn(self, person: int) -> tuple[Post, ...]:
        """Those that somebody took out and that can still come back: no other question here knows
        of them.
        """

    async def drop_post(self, post_id: str) -> None: ...

    async def add_note(self, note: Note) -> None: ...

    async def notes(self, chat: int) -> tuple[Note, ...]:
        """What is still to be sent or edited there, the oldest first."""

    async def note(self, note_id: str) -> Note | None: ...

    async def note_at(self, chat: int, message: int) -> Note | None:
        """The question that this message asks."""

    async def awaiting(self, chat: int, awaits: str, person: int) -> Note | None:
        """The open question of that kind to somebody, the latest."""

    async def unplaced(self, chat: int, person: int) -> tuple[Note, ...]:
        """Questions to somebody of which no message is known, the oldest first."""

    async def save_note(self, note: Note) -> None: ...

    async def drop_note(self, note_id: str) -> None: ...

    async def menu(self, menu_id: str) -> Menu | None: ...

    async def menu_of(self, chat: int, person: int) -> Menu | None:
        """The one that somebody has open there."""

    async def save_menu(self, menu: Menu) -> None: ...

    async def drop_menu(self, menu_id: str) -> None: ...

    async def menus_over(self, now: dt.datetime) -> tuple[Menu, ...]:
        """Those whose time is over."""

    async def discard(self, chat: int, messages: tuple[int, ...]) -> None:
        """Messages of ours that are to be deleted."""

    async def discard_post(self, post: Post) -> None:
        """All messages of a list."""

    async def discarded(self, chat: int) -> tuple[int, ...]: ...

    async def keep_discarded(self, chat: int, messages: tuple[int, ...]) -> None:
        """Telegram does not let them go: they are to say where their list is now."""

    async def leftovers(self, chat: int) -> tuple[Leftover, ...]:
        """Those, the newest first."""

    async def forget_discarded(self, chat: int, messages: tuple[int, ...]) -> None: ...

    async def add_invite(self, invite: Invite) -> None: ...

    async def take_invite(self, key: str, now: dt.datetime) -> Invite | None:
        """The invite, used up by this; None: unknown, used, or over."""

    async def touch(self, chat: int) -> None:
        """Something there may have to be said: see to it."""

    async def behind(self, holder: str, now: dt.datetime) -> tuple[int, ...]:
        """The groups to see to, but those that another process sees to."""

    async def settle(self, chat: int) -> None:
        """Everything there is said."""

    async def lease(self, chat: int, holder: str, now: dt.datetime) -> bool:
        """Whether `holder` alone sees to a group for `LEASE` from now on; of several processes one
        does. Of a process that is gone it is taken over at once.
        """

    async def release(self, holder: str) -> None:
        """Whatever it saw to is free."""

    async def begin(self, chat: int, what: str) -> None:
        """A message is about to be sent there: in doubt, until it is noted or known not to be."""

    async def doubt(self, chat: int) -> Doubt | None:
        """What was begun there and is in doubt."""

    async def certain(self, chat: int) -> None:
        """Nothing there is in doubt."""

    async def seen(self, chat: int, message: int) -> None:
        """There is that message; what is sent from now on comes after it."""

"""What a group's flow works with: one event, one transaction, and the services around.

Nobody who only taps in a group is kept as a person; their first name goes where they do something.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handlers import timing, weekly
from handlers.clocks import clock_of
from handlers.context import Services
from handlers.events import Commanded, Event
from handlers.layout import short
from handlers.ports import Texts
from handlers.screen import Reply, Toast
from journey import stamping
from journey.checklist import Member
from journey.errors import Rejected
from journey.history import Turn
from journey.limits import TITLE_CHARS
from journey.model import Journey
from journey.ports import Work
from journey.posts import Group, Note, Post


@dataclass(slots=True)
class Waiting:
    """A map's changes that are to be stored together."""

    before: Journey
    owner: int
    turns: list[Turn] = field(default_factory=list)


@dataclass(slots=True)
class Known:
    """What was loaded in this transaction: of many taps in a moment each looks at the same map."""

    journeys: dict[str, Journey | None] = field(default_factory=dict)
    owners: dict[str, int | None] = field(default_factory=dict)
    posts: dict[str, Post | None] = field(default_factory=dict)
    groups: dict[int, Group | None] = field(default_factory=dict)
    spoken: dict[int, str] = field(default_factory=dict)
    """People's languages."""
    seen: set[tuple[int, str, str]] = field(default_factory=set)
    """Who has been noted down."""

    waiting: dict[str, Waiting] = field(default_factory=dict)
    """Maps that have changed and are not stored yet."""
    at_once: bool = False
    """Whether each change is stored right away: whoever is at it looks into the store."""

    def forget_places(self) -> None:
        """Posts or groups have changed; maps are kept up to date by `Room.save`."""
        self.posts.clear()
        self.groups.clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One event in a group."""

    services: Services
    work: Work
    event: Event
    may_rule: bool | None
    """Whether they own the map or run the group; None: Telegram did not answer."""
    known: Known = field(default_factory=Known)

    @property
    def now(self) -> dt.datetime:
        return self.services.clock.now()

    def texts(self, language: str) -> Texts:
        return self.services.library.texts(language)

    async def spoken(self) -> str:
        """The language of whoever does it: what only they read is said in theirs."""
        if self.event.person not in self.known.spoken:
            known = await self.work.person(self.event.person)
            chosen = known.language if known is not None and known.language_chosen else None
            told = chosen or self.services.library.choose(self.event.language)
            self.known.spoken[self.event.person] = told
        return self.known.spoken[self.event.person]

    def member(self, texts: Texts) -> Member:
        """Who does it; an administrator who speaks for the group is called just that."""
        if self.event.anonymous:
            return Member(id=self.event.chat, name=texts.plain("team.admin"))
        name = " ".join(self.event.name.replace("\x00", "").split())[:TITLE_CHARS]
        if not name:  # perhaps one who hides: not to be called either
            return Member(id=self.event.chat, name=texts.plain("team.somebody"))
        return Member(id=self.event.person, name=name)

    async def save(self, before: Journey, after: Journey) -> Journey:
        """Stores a changed map under its next revision; an unchanged one is left alone."""
        if before.id not in self.known.owners:
            self.known.owners[before.id] = await self.work.owner(before.id)
        owner = self.known.owners[before.id]
        if before == after or owner is None:
            return before
        day = self.now.astimezone(clock_of(self.services.cities, after)).date()
        rules = self.services.library.texts(after.language).rules
        after = stamping.stamped(before, after, day, rules)
        stamped = after.with_(revision=before.revision + 1, updated=self.now)
        waiting = self.known.waiting.setdefault(before.id, Waiting(before, owner))
        waiting.turns.append(Turn(stamped, self.event.person, self.now))
        self.known.journeys[before.id] = stamped
        if self.known.at_once:
            await self.settle()
        return stamped

    async def settle(self) -> None:
        """What waits is stored: of many taps in a moment each map once, all who did it named."""
        waiting, now = tuple(self.known.waiting.values()), self.now
        self.known.waiting.clear()
        for one in waiting:
            before, after = one.before, one.turns[-1].after
            await self.work.save_turns(before, one.turns, owner=one.owner)
            clock = clock_of(self.services.cities, after)
            await timing.follow_habits(self.work, before, after, one.owner, now, clock)
            await weekly.follow(self.work, before, after, one.owner, now, clock)

    async def journey(self, journey_id: str) -> Journey | None:
        """The map as it is now, in this transaction."""
        if journey_id not in self.known.journeys:
            self.known.journeys[journey_id] = await self.work.journey(journey_id)
        return self.known.journeys[journey_id]

    async def place(self, post_id: str) -> tuple[Post, Group] | None:
        """A post and its group; None: there is none of that id (any more)."""
        if post_id not in self.known.posts:
            self.known.posts[post_id] = await self.work.groups.post(post_id)
        post = self.known.posts[post_id]
        if post is None:
            return None
        if post.chat not in self.known.groups:
            self.known.groups[post.chat] = await self.work.groups.group(post.chat)
        group = self.known.groups[post.chat]
        return None if group is None else (post, group)

    async def group(self) -> Group:
        """The group as we know it, under its newest title."""
        known = await self.work.groups.group(self.event.chat)
        if known is None:
            language = self.services.library.choose(self.event.language)
            return Group(
                chat=self.event.chat,
                title=self.event.title[:255],
                language=language,
                timezone=self.services.cities.home(language),
            )
        return known.with_(title=self.event.title[:255] or known.title)

    async def tell(
        self, text: str, *, reply_to: int | None = None, link: tuple[str, str] | None = None
    ) -> None:
        """A message of its own (HTML), sent when the group's pace allows."""
        await self.work.groups.add_note(
            Note(
                id=self.services.new_id(),
                chat=self.event.chat,
                topic=self.event.topic,
                reply_to=reply_to,
                text=text,
                link=link,
                at=self.now,
            )
        )


@dataclass(frozen=True, slots=True)
class TeamCommand:
    """What is typed as /name in a group; every other command is for the private chat."""

    name: str
    run: Callable[[Room, Commanded], Awaitable[None]]
    rank: int | None = None
    """Its place in the menu; None: it is in none."""


def today(group: Group | None, now: dt.datetime) -> dt.date:
    """The day it is where the group lives."""
    return now.astimezone(clock(group)).date()


def clock(group: Group | None) -> ZoneInfo:
    """The clock of where it lives."""
    try:
        return ZoneInfo(group.timezone if group else "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def toast(texts: Texts, key: str, *, alert: bool = False, **params: str | int) -> Reply:
    """The answer to a tap; long words in it are cut."""
    told = {name: short(one, 80) if isinstance(one, str) else one for name, one in params.items()}
    return Reply(toast=Toast(texts.plain(key, **told), alert=alert))


def refused(texts: Texts, why: Rejected) -> Reply:
    return toast(texts, f"error.{why.code.value}", alert=True, **why.params)

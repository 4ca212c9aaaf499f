"""What the handlers ask of `bot`: texts, pictures, files of a journey, the clock, ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from handlers.events import SentFile
from journey.dropped import Found
from journey.errors import Rejected
from journey.language import Rules
from journey.model import Journey
from journey.pictures import Leaflet, Lists, Pages, Paper, Sheet, Use

Param = str | int | float


class Texts(Hashable, Protocol):
    """The sentences of one language."""

    @property
    def language(self) -> str: ...

    @property
    def rules(self) -> Rules:
        """How numbers and times that are typed in it are read."""

    def html(self, key: str, /, **params: Param) -> str:
        """A sentence as Telegram HTML; every parameter is escaped."""

    def plain(self, key: str, /, **params: Param) -> str:
        """A sentence without markup: for buttons, toasts, captions, files."""

    def count(self, key: str, n: int, /, **params: Param) -> str:
        """A sentence in the plural form of n, plain; `{n}` is filled in."""

    def number(self, value: float) -> str:
        """«1 234,5»: at most two places behind the decimal sign."""

    def date(self, day: dt.date) -> str:
        """«23 ноября 2026»."""

    def month(self, day: dt.date) -> str: ...

    def day_month(self, day: dt.date) -> str:
        """«23 ноября»."""


class Library(Protocol):
    """All languages."""

    @property
    def languages(self) -> Sequence[str]: ...

    def texts(self, language: str) -> Texts: ...

    def choose(self, language_code: str | None) -> str:
        """The language to speak with somebody of that Telegram language_code."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture: PNG bytes, and the key under which its file_id is remembered."""

    key: str
    name: str
    png: bytes
    undrawn: tuple[str, ...] = ()
    """Signs that no font has, a box stands for each."""


class Drawer(Protocol):
    """Draws outside of the event loop, within a time limit; whoever comes is served in order."""

    @property
    def crowded(self) -> bool:
        """Whether the next drawing has to wait noticeably."""

    async def draw(
        self, journey: Journey, pages: Pages, beside: Journey | None = None
    ) -> tuple[Drawn, ...]:
        """The pictures in the order to send them.

        `beside` is the map it is compared with: today's of a to-be map, or itself earlier.
        Raises `DrawingFailed` when it took too long or went wrong, `TooManyPictures` when there
        would be more of them than a chat takes.
        """

    async def keys(
        self, journey: Journey, pages: Pages, beside: Journey | None = None
    ) -> tuple[str, ...]:
        """The keys alone, without drawing; empty when they cannot be known beforehand."""

    async def file(
        self, journey: Journey, kind: str, beside: Journey | None = None
    ) -> tuple[bytes, ...]:
        """The whole map as a file, of one of the kinds of `Exchange` that are drawn.

        Several where the format holds one page a file.

        Raises `DrawingFailed` as `draw` does.
        """

    async def leaflet(
        self, journey: Journey, leaflet: Leaflet, link: str, suffix: str
    ) -> tuple[bytes, ...]:
        """A card that leads to a link, in the format of that ending. Raises `DrawingFailed`."""

    async def letters(
        self, journey: Journey, beside: Journey | None = None
    ) -> Mapping[Sheet, float]:
        """The smallest letters, in points, where the whole map is on one sheet of each size.

        Raises `DrawingFailed` as `draw` does.
        """

    async def logo(self, picture: bytes) -> bytes | Rejected:
        """A picture as it came, made small enough to be kept and drawn; or why it cannot be.

        Raises `DrawingFailed` as `draw` does.
        """


class DrawingFailed(Exception):  # noqa: N818 - reads as what it is
    """No picture this time; the text version stands in."""


class TooManyPictures(DrawingFailed):
    """More than `journey.pictures.CHAT_MAX`: nothing was drawn, a file holds them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A file that a map can be had as. Its button says `button.file.<name>`."""

    name: str
    """«board.pdf»; a button carries its parts."""
    what: str
    """«board»; the words under it are `file.<what>`, and it is called `file.called.<what>`."""
    suffix: str
    """With the dot."""
    use: Use
    """What it is wanted for: it stands under that in the menu."""
    drawn: bool
    """By the `Drawer`, which takes a while; the others are written at once."""
    of_tasks: bool
    """It tells the checklist, and is reached from there too."""
    shows_tasks: bool = False
    """Tasks stand on it, and are brought up to date before."""
    paper: Paper | None = None
    """It is offered on that paper's page, and that page stands below it."""
    sheet: Sheet | None = None
    """The whole map on one sheet of that size; offered on a page of its own."""
    lists: Lists | None = None
    """There is nothing in it but such tasks."""
    loses: bool = False
    """Not all of the map is in it: `file.lost.<name>` says what."""

    @property
    def in_menu(self) -> bool:
        """Those of a paper its page offers, those of one sheet what is printed."""
        return self.paper is None and self.sheet is None


class Exchange(Protocol):
    """Files of a journey, made by `renderers`."""

    @property
    def kinds(self) -> Sequence[FileKind]:
        """What there is, in the order of the menu."""

    def write(
        self,
        name: str,
        journey: Journey,
        beside: Journey | None = None,
        logo: bytes | None = None,
    ) -> tuple[bytes, ...]:
        """A file of a kind that is not drawn; `beside` is the map it is compared with."""

    def text(self, journey: Journey, beside: Journey | None = None) -> str:
        """The map in words: for screen readers and for when drawing failed."""


class Cities(Protocol):
    """Time zones by the cities people know them by."""

    def zone(self, name: str) -> dt.tzinfo:
        """The rules of a zone; of UTC where there is none of that name (any more)."""

    def shown(self, language: str) -> Sequence[str]:
        """The zones that have a button, in order."""

    def home(self, language: str) -> str:
        """The zone that is meant as long as nobody has named a city."""

    def name(self, zone: str, language: str) -> str:
        """The city a zone is known by."""

    def named(self, text: str) -> Sequence[str]:
        """The zones that a typed city may mean; none: nobody knows such a city."""


class Clock(Protocol):
    def now(self) -> dt.datetime:
        """The time in UTC, aware."""


class Seal(Protocol):
    """Keys of accounts elsewhere, closed with the operator's secret."""

    def close(self, what: str, secret: str) -> str:
        """Sealed, for that and nothing else."""

    def open(self, what: str, sealed: str) -> str | None:
        """None: it was sealed with another secret, or for something else."""


class NewId(Protocol):
    def __call__(self) -> str:
        """An id never given before: 12 characters of [a-z0-9]."""


class Incoming(Protocol):
    """Files that people send: fetched and read outside of the event loop, within limits."""

    async def read(self, file: SentFile) -> Found | Rejected:
        """What is in it, or why that cannot be said: a code that begins with FILE_."""


class Rights(Protocol):
    """What Telegram knows about a group and its members."""

    async def is_admin(self, chat: int, person: int) -> bool | None:
        """Whether somebody is an administrator there; None: Telegram does not answer."""

    async def hidden(self, chat: int) -> frozenset[int] | None:
        """The administrators who speak in the group's name at this moment; None: unknown."""

    async def former(self, chat: int, small: Sequence[int]) -> int | None:
        """Which of the small groups has become that supergroup; None: none, or it is not told."""

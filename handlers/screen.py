"""What a person shall see: pure values, made by the flows, sent by one place (`deliver`).

Texts are Telegram HTML whose parameters are escaped already; button texts are plain. A Screen
keeps Telegram's limits by construction and refuses to be made otherwise.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from journey.pictures import LEGIBLE, Leaflet, Pages, Sheet
from journey.posts import Menu

TEXT_MAX: Final = 4096
DATA_BYTES: Final = 64
BUTTONS_MAX: Final = 100
ROW_MAX: Final = 8
COPY_MAX: Final = 256
TOAST_MAX: Final = 200


_TAG: Final = re.compile(r"<[^>]*>")


def visible(text: str) -> int:
    """The length of HTML as Telegram counts it: without tags, in UTF-16 units."""
    return len(html.unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Button:
    """A button answers with `data` (at most 64 bytes), opens `url`, or gives a text to `copy`."""

    text: str
    data: str = ""
    url: str = ""
    copy: str = ""

    def __post_init__(self) -> None:
        if len([one for one in (self.data, self.url, self.copy) if one]) != 1:
            raise ValueError("a button has either data, a url, or a text to copy")
        if len(self.data.encode()) > DATA_BYTES:
            raise ValueError(f"callback data over {DATA_BYTES} bytes")
        if len(self.copy) > COPY_MAX:
            raise ValueError(f"over {COPY_MAX} characters to copy")


@dataclass(frozen=True, slots=True)
class Screen:
    """The live message: its text and its rows of buttons."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()

    def __post_init__(self) -> None:
        if not 0 < visible(self.text) <= TEXT_MAX:
            raise ValueError("a screen's text is 1 to 4096 characters")
        if any(len(row) > ROW_MAX for row in self.rows):
            raise ValueError(f"over {ROW_MAX} buttons in a row")
        if sum(map(len, self.rows)) > BUTTONS_MAX:
            raise ValueError(f"over {BUTTONS_MAX} buttons")


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a tap; an alert waits for a press on OK."""

    text: str
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Wipe:
    """A message of the person's that must not stay in the chat."""

    message: int
    failed: str
    """Said (HTML) where it cannot be deleted."""


LETTERS: Final = "{letters}"
"""Where the signs are filled in that could not be drawn."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures to draw and send before the screen."""

    journey: str
    """The journey's id; the newest state is drawn."""
    pages: Pages
    status: str
    """What the live message says meanwhile («Рисую карту…»)."""
    queued: str
    """… and where many are drawn for at once («… пришлю, как только дойдёт очередь»)."""
    caption: str
    """Plain words under the first picture, at most 1024 characters; may be empty."""
    failed: Screen
    """Shown instead of the screen when drawing failed: the text version and «try again»."""
    large: Screen | None = None
    """… and where there would be more of them than a chat takes: as a file, or with fewer rows."""
    letters: str = ""
    """HTML, `LETTERS` in it: what is said once where the map has signs that cannot be drawn."""
    since: int | None = None
    """A revision: the map as it was then is drawn beside. None: nothing but a to-be map's as is."""
    at: int | None = None
    """A revision: the map as it was then is drawn instead of the newest state."""
    sent: int = 0
    """So many of them came through already."""


@dataclass(frozen=True, slots=True)
class File:
    """A document to send before the screen."""

    name: str
    content: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo that lies with Telegram."""

    file: str
    """Telegram's name for it."""
    caption: str
    """Plain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSheet:
    """The whole map on one sheet of some paper."""

    sheet: Sheet
    kind: str
    """As in `Rendering`, and so is the file's name."""
    file: str
    caption: str
    """Where the letters are legible there."""
    small: tuple[tuple[Sheet | None, str], ...]
    """Else, by the next paper on which they are; None: they are on none."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A file of the whole map to draw and send before the screen."""

    journey: str
    kind: str
    """The name of a `handlers.ports.FileKind` that is drawn."""
    file: str
    """What it is called in the chat: «Кофейня, карта, 23 ноября 2026.pdf»."""
    caption: str
    status: str
    queued: str
    """What the live message says meanwhile; the second where many are drawn for at once."""
    failed: Screen
    large: Screen | None = None
    """Shown instead where it would be more files than a chat takes."""
    leaflet: Leaflet | None = None
    """Instead of the map: a card that leads to `link`; `kind` is its ending, a picture is sent as
    one.
    """
    link: str = ""
    title: str = ""
    """The business on that card."""
    sheets: tuple[OnSheet, ...] = ()
    """Papers, the smallest first, of which `kind` is one; without a kind the first legible one is
    drawn.
    """

    def on(self, letters: Mapping[Sheet, float]) -> Rendering:
        """The same on a certain paper; `letters` are the smallest there, in points."""
        if not self.sheets:
            return self
        fine = [one for one in self.sheets if letters[one.sheet] >= LEGIBLE]
        proposed = fine[0] if fine else self.sheets[-1]
        asked = next((one for one in self.sheets if one.kind == self.kind), proposed)
        offered = proposed.sheet if fine else None
        caption = asked.caption if asked in fine else dict(asked.small)[offered]
        return replace(self, kind=asked.kind, file=asked.file, caption=caption)

    def named(self, number: int, of: int) -> str:
        """What a page is called: of several «…-1.png»."""
        stem, dot, suffix = self.file.rpartition(".")
        return self.file if of == 1 else f"{stem}-{number}{dot}{suffix}"


@dataclass(frozen=True, slots=True)
class Aside:
    """A screen beside the live message: of somebody whom we do not keep, or whose own dialogue
    goes on undisturbed.
    """

    message: int | None = None
    """The message that becomes it; None: it is sent anew."""
    spent: int | None = None
    """A message above that loses its buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A screen that one member of a group sees alone."""

    menu: str
    """The id of the `journey.posts.Menu` behind it."""
    chat: int
    person: int
    topic: int | None = None
    screen: Screen | None
    """None: it goes."""
    message: int | None = None
    """Where it stands; None: it is sent."""
    own: bool = True
    """That message is seen by them alone; False: by all."""
    link: str = ""
    """To the same in private, where Telegram has no such messages."""
    called: str = ""
    """Who is meant (HTML), where it stands for all to see."""
    unseen: bool = False
    """Their app shows no such messages: nothing came of the last one."""
    former: Menu | None = None
    """What they had open before: it goes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything an event leads to. Nothing at all is a legal reply to a double tap."""

    screen: Screen | None = None
    toast: Toast | None = None
    """Only for taps; every tap is answered, with an empty answer where there is no toast."""
    notice: str | None = None
    """A message of its own above the screen (HTML), e.g. why something was refused."""
    pictures: Pictures | None = None
    rendering: Rendering | None = None
    files: tuple[File, ...] = ()
    wipe: Wipe | None = None
    fresh: bool = False
    """Send the screen as a new message even where the live one could be edited."""
    shrunk: str | None = None
    """What the message above becomes (HTML) where the screen is sent below it: a question that was
    answered in words is no question any more. Empty: it goes, the screen says the same. None: its
    words stay. Its buttons go in any case.
    """
    quiet: bool = False
    """Of a message in a chat of its own: it makes no sound."""
    reaction: str = ""
    """In a group: the sign below the message that it answers, where signs are allowed."""
    photos: tuple[Shot, ...] = ()
    """Photos that lie with Telegram, to send before the screen."""
    no_photos: str = ""
    """What is said (HTML) where none of them can be sent any more."""
    alone: Alone | None = None
    """In a group, beside what all see."""
    chat: int | None = None
    """Another chat than the live message's (a group): the screen is a plain message there."""
    aside: Aside | None = None
    """The screen is no live message: it says which it is, and nobody makes it again."""

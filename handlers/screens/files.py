"""The menus of a map's files and pictures, and the button of one file.

Knows which files are offered outside of the menus too; what there is follows from the formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from handlers.layout import Rows, flow, rows
from handlers.pages.maps import CARD
from handlers.pages.pictures import DRAW, FILE, FILES, FILES_FOR, PRINT, SHOW
from handlers.pages.sending import SENDING
from handlers.ports import FileKind, Texts
from handlers.screen import Button, OnSheet, Screen
from handlers.screens.filenames import called
from journey.model import Journey
from journey.pictures import USES, Pages, Paper, Sheet, Use

BOARD: Final = "board.pdf"
CARDS: Final = "cards.pdf"
SLIDES: Final = "slides.pdf"
WORDS: Final = "text.txt"
PAGE: Final = "page.html"
CHECKLIST: Final = ("list.png", "list.pdf")
"""The checklist for people; as text it stands in the menu."""
SHOWN: Final[tuple[Pages, ...]] = (
    "first", "phone", "slide", "square", "story", "strip", "tasks",
)  # fmt: skip
"""Pictures that one asks for in the chat; its button says `button.show.<pages>`."""
LAST: Final = 2
"""Files that stand in the first menu itself: those that were used last."""
ROOM: Final = 8
"""Buttons of a screen, the way back among them."""


def files(texts: Texts, journey: Journey, kinds: Sequence[FileKind], last: Sequence[str]) -> Screen:
    """What one wants a file for; above it those that were used last."""
    used = [kind for kind in _by_use(kinds, last) if kind.name in last]
    wanted = (
        Button(texts.plain(f"button.for.{use}"), FILES_FOR.opens(journey, use, 0))
        for use in USES
        if any(kind.use == use for kind in kinds if kind.in_menu)
    )
    return Screen(
        texts.html("files.text", title=journey.title),
        (
            *flow(file(texts, journey, kind.name) for kind in used[:LAST]),
            *flow(wanted),
            (Button(texts.plain("button.back"), CARD.opens(journey)),),
        ),
    )


def files_for(
    texts: Texts,
    journey: Journey,
    kinds: Sequence[FileKind],
    last: Sequence[str],
    use: Use,
    page: int,
) -> Screen:
    """The files for one thing that one wants, in pages of eight buttons."""
    own = [kind for kind in _by_use(kinds, last) if kind.use == use]
    first = _first(texts, journey).get(use)
    buttons = [*([first] if first else []), *(file(texts, journey, kind.name) for kind in own)]
    back = Button(texts.plain("button.back"), FILES.opens(journey))
    room = ROOM - 1 if len(buttons) < ROOM else ROOM - 2
    pages = -(-len(buttons) // room)
    page %= pages
    said = texts.plain("button.more", page=page + 1, pages=pages)
    more = Button(said, FILES_FOR.opens(journey, use, (page + 1) % pages))
    return Screen(
        texts.html(f"files.for.{use}", title=journey.title),
        (
            *flow(buttons[page * room : (page + 1) * room]),
            *rows((more if pages > 1 else None,), (back,)),
        ),
    )


def _first(texts: Texts, journey: Journey) -> dict[Use, Button]:
    """What stands before the files: pictures in the chat, one sheet, what needs no file at all."""
    return {
        "show": Button(texts.plain("button.show"), SHOW.opens(journey)),
        "print": Button(texts.plain("button.print"), PRINT.does(journey)),
        "tasks": Button(texts.plain("button.sending"), SENDING.opens(journey)),
    }


def _by_use(kinds: Iterable[FileKind], last: Sequence[str]) -> list[FileKind]:
    """Those of the menu; what was used last comes first, the others in their own order."""
    return sorted(
        (kind for kind in kinds if kind.in_menu),
        key=lambda kind: last.index(kind.name) if kind.name in last else len(last),
    )


def show(texts: Texts, journey: Journey) -> Screen:
    """Every kind of picture, sent into the chat."""
    kinds = flow(
        Button(texts.plain(f"button.show.{pages}"), DRAW.does(journey, pages)) for pages in SHOWN
    )
    back = Button(texts.plain("button.back"), FILES_FOR.opens(journey, "show", 0))
    return Screen(texts.html("show.text", title=journey.title), (*kinds, (back,)))


def sheets(texts: Texts, journey: Journey, kinds: Sequence[FileKind]) -> Screen:
    """The papers on which the whole map is one sheet."""
    back = Button(texts.plain("button.back"), FILES_FOR.opens(journey, "print", 0))
    papers = tuple(file(texts, journey, kind.name) for kind in kinds if kind.sheet is not None)
    return Screen(texts.html("sheets.text", title=journey.title), (papers, (back,)))


def on_sheets(texts: Texts, journey: Journey, kinds: Sequence[FileKind]) -> tuple[OnSheet, ...]:
    """The same as what is drawn, with the words for letters that turn out to be small."""
    papers = [kind for kind in kinds if kind.sheet is not None]
    return tuple(
        OnSheet(
            sheet=sheet,
            kind=kind.name,
            file=called(texts, journey, kind),
            caption=caption(texts, journey, kind),
            small=_small(texts, sheet, [one.sheet for one in papers if one.sheet is not None]),
        )
        for kind in papers
        if (sheet := kind.sheet) is not None
    )


def _small(
    texts: Texts, sheet: Sheet, every: Sequence[Sheet]
) -> tuple[tuple[Sheet | None, str], ...]:
    paper = texts.plain(f"sheet.{sheet}")
    on_none = texts.plain("file.small.everywhere", paper=paper)
    better = (
        (one, texts.plain("file.small", paper=paper, next=texts.plain(f"sheet.{one}")))
        for one in every
        if one != sheet
    )
    return (*better, (None, on_none))


def caption(texts: Texts, journey: Journey, kind: FileKind) -> str:
    """What stands under a file: what it is, and what of the map is not in it."""
    said = [texts.plain(f"file.{kind.what}", title=journey.title)]
    if kind.loses:
        said.append(texts.plain(f"file.lost.{kind.name}"))
    return "\n".join(said)


def of_paper(texts: Texts, journey: Journey, kinds: Sequence[FileKind], paper: Paper) -> Rows:
    """The files of one paper."""
    return flow(file(texts, journey, one.name) for one in kinds if one.paper == paper)


def file(texts: Texts, journey: Journey, name: str) -> Button:
    """The button of one kind of file: `file:<journey>:board:pdf`."""
    return Button(texts.plain(f"button.file.{name}"), FILE.does(journey, name))


def page(texts: Texts, journey: Journey) -> Button:
    """The button of the page that needs no Telegram, where nothing else says so."""
    return Button(texts.plain("button.page"), FILE.does(journey, PAGE))

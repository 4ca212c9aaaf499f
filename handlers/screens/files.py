"""The menus of a map's files and pictures, and the button of one file.

Knows which files are offered outside of the menus too; what there is follows from the formats.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.layout import Rows, flow, rows, short
from handlers.pages.maps import CARD
from handlers.pages.pictures import DRAW, FILE, FILES, OTHER_FILES, PRINT, SHOW
from handlers.ports import FileKind, Texts
from handlers.screen import Button, OnSheet, Screen
from journey.model import Journey
from journey.pictures import Pages, Paper, Sheet

BOARD: Final = "board.pdf"
CARDS: Final = "cards.pdf"
SLIDES: Final = "slides.pdf"
WORDS: Final = "text.txt"
CHECKLIST: Final = ("list.png", "list.pdf")
"""The checklist for people; as text it stands in the menu."""
SHOWN: Final[tuple[Pages, ...]] = (
    "first", "phone", "slide", "square", "story", "strip", "tasks",
)  # fmt: skip
"""Pictures that one asks for in the chat; its button says `button.show.<pages>`."""
PRINTED: Final = ".pdf"
"""Files for people come first, those for work behind a button of their own."""
TITLE_CHARS: Final = 60
_UNSAFE: Final = dict.fromkeys('\\/:*?"<>|\n\r\t', " ")
"""Signs that no file's name holds on some computer."""


def files(texts: Texts, journey: Journey, kinds: Sequence[FileKind]) -> Screen:
    """What is shown in the chat, what is printed, and the other files; those of a paper its page
    offers.
    """
    own = [kind for kind in kinds if _in_menu(kind) and kind.suffix == PRINTED]
    return Screen(
        texts.html("files.text", title=journey.title),
        (
            (Button(texts.plain("button.show"), SHOW.opens(journey)),),
            (Button(texts.plain("button.print"), PRINT.does(journey)),),
            *flow(file(texts, journey, kind.name) for kind in own),
            *rows(
                (Button(texts.plain("button.other_files"), OTHER_FILES.opens(journey)),),
                (Button(texts.plain("button.back"), CARD.opens(journey)),),
            ),
        ),
    )


def _in_menu(kind: FileKind) -> bool:
    """Those of a paper its page offers, those of one sheet what is printed."""
    return kind.paper is None and kind.sheet is None


def others(texts: Texts, journey: Journey, kinds: Sequence[FileKind]) -> Screen:
    """Files to work with further."""
    own = [kind for kind in kinds if _in_menu(kind) and kind.suffix != PRINTED]
    back = Button(texts.plain("button.back"), FILES.opens(journey))
    return Screen(
        texts.html("files.other", title=journey.title),
        (*flow(file(texts, journey, kind.name) for kind in own), (back,)),
    )


def show(texts: Texts, journey: Journey) -> Screen:
    """Every kind of picture, sent into the chat."""
    kinds = flow(
        Button(texts.plain(f"button.show.{pages}"), DRAW.does(journey, pages)) for pages in SHOWN
    )
    back = Button(texts.plain("button.back"), FILES.opens(journey))
    return Screen(texts.html("show.text", title=journey.title), (*kinds, (back,)))


def sheets(texts: Texts, journey: Journey, kinds: Sequence[FileKind]) -> Screen:
    """The papers on which the whole map is one sheet."""
    back = Button(texts.plain("button.back"), FILES.opens(journey))
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
            caption=texts.plain(f"file.{kind.what}", title=journey.title),
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


def called(texts: Texts, journey: Journey, kind: FileKind) -> str:
    """A file's name: «Кофейня у парка, карта, 23 ноября 2026.pdf», the day of the last change."""
    title = short("".join(_UNSAFE.get(sign, sign) for sign in journey.title), TITLE_CHARS)
    day = texts.date(journey.updated.date())
    what = texts.plain(f"file.called.{kind.what}")
    return (
        texts.plain("file.called", title=title.strip(" .") or "Tropa", what=what, day=day)
        + kind.suffix
    )


def of_paper(texts: Texts, journey: Journey, kinds: Sequence[FileKind], paper: Paper) -> Rows:
    """The files of one paper."""
    return flow(file(texts, journey, one.name) for one in kinds if one.paper == paper)


def file(texts: Texts, journey: Journey, name: str) -> Button:
    """The button of one kind of file: `file:<journey>:board:pdf`."""
    return Button(texts.plain(f"button.file.{name}"), FILE.does(journey, name))

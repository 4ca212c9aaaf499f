"""Files and pictures of a map: the menus, and one file sent. What there is follows from the formats
and from the kinds of pictures.
"""

from __future__ import annotations

from typing import Final

from handlers.beside import another
from handlers.context import Context
from handlers.flows import pictures, tasks
from handlers.pages.asked import BRIEF, BUDGET, TOPICS
from handlers.pages.maps import CARD
from handlers.pages.pictures import FILE, FILES, FILES_FOR, PRINT, SHEETS, SHOW
from handlers.pages.tasks import LIST
from handlers.ports import FileKind
from handlers.record import does, record
from handlers.screen import File, Rendering, Reply
from handlers.screens import files as screens
from handlers.screens.filenames import called
from journey import limits
from journey.checklist.order import HIDDEN
from journey.model import Journey, TaskStatus
from journey.pictures import Lists, Use

LIST_PDF: Final = "list.pdf"


async def menu(context: Context, journey: Journey) -> Reply:
    kinds, last = context.services.exchange.kinds, context.person.files
    return Reply(screen=screens.files(context.texts, journey, kinds, last))


async def files_for(context: Context, journey: Journey, use: Use, page: int) -> Reply:
    kinds, last = context.services.exchange.kinds, context.person.files
    return Reply(screen=screens.files_for(context.texts, journey, kinds, last, use, page))


async def sheets(context: Context, journey: Journey) -> Reply:
    kinds = context.services.exchange.kinds
    return Reply(screen=screens.sheets(context.texts, journey, kinds))


async def print_whole(context: Context, journey: Journey) -> Reply:
    """On the smallest paper with legible letters; below it the other papers."""
    return _drawn(context, journey, await context.show(SHEETS.view(journey)), None, "")


async def show(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.show(context.texts, journey))


async def take(context: Context, journey: Journey, told: str) -> Reply | None:
    """Below the file the page that it belongs to."""
    kind = _kind(context, told)
    if kind is None:
        return None
    if kind.shows_tasks:
        journey = await tasks.renewed(context, journey)
    if kind.lists is not None and not _listed(journey, kind.lists):
        return context.toast(f"file.nothing.{kind.lists}", alert=True)
    if kind.in_menu:
        last = (kind.name, *(name for name in context.person.files if name != kind.name))
        context.person = context.person.with_(files=last[: limits.LAST_FILES_MAX])
    shown = await context.show(_below(journey, kind))
    caption = screens.caption(context.texts, journey, kind)
    if kind.drawn:
        return _drawn(context, journey, shown, kind, caption)
    fresh = await context.own(journey.id) or journey
    beside = await another(context.work, fresh)
    logo = await context.work.logo(fresh.look.logo) if fresh.look.logo else None
    written = context.services.exchange.write(kind.name, fresh, beside, logo)
    name = called(context.texts, journey, kind)
    return Reply(
        screen=shown.screen,
        files=tuple(
            File(_numbered(name, number, len(written)), content, caption)
            for number, content in enumerate(written, 1)
        ),
    )


def _numbered(name: str, number: int, of: int) -> str:
    """«карта, 2.csv», where there are several."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}, {number}{dot}{ending}" if of > 1 else name


def _listed(journey: Journey, lists: Lists) -> bool:
    """Whether there is a task for such a file."""
    seen = [task for task in journey.tasks if task.status not in HIDDEN]
    if lists == "dated":
        return any(task.due is not None for task in seen)
    return any(task.status is not TaskStatus.DONE for task in seen)


def _below(journey: Journey, kind: FileKind) -> str:
    """The page that the file is reached from."""
    match kind.paper:
        case "brief":
            return BRIEF.view(journey)
        case "budget":
            return BUDGET.view(journey, 0)
        case "topics":
            return TOPICS.view(journey, 0)
    if kind.sheet is not None:
        return SHEETS.view(journey)
    return LIST.view(journey, None) if kind.of_tasks else CARD.view(journey)


def _drawn(
    context: Context, journey: Journey, shown: Reply, kind: FileKind | None, caption: str
) -> Reply:
    """No kind: the whole map on one sheet, of a paper that is chosen by its letters."""
    refused = pictures.too_many(context, shown.screen)
    if refused is not None:
        return refused
    kinds, texts = context.services.exchange.kinds, context.texts
    on_sheet = kind is None or kind.sheet is not None
    of_tasks = kind is not None and kind.of_tasks
    return Reply(
        screen=shown.screen,
        rendering=Rendering(
            journey=journey.id,
            kind=kind.name if kind else "",
            file=called(texts, journey, kind) if kind else "",
            caption=caption,
            sheets=screens.on_sheets(texts, journey, kinds) if on_sheet else (),
            status=context.texts.html("draw.status"),
            queued=context.texts.html("draw.queued"),
            failed=pictures.not_drawn(context, journey, "first"),
            large=pictures.too_large(context, journey, LIST_PDF if of_tasks else None),
        ),
    )


def _kind(context: Context, told: str) -> FileKind | None:
    """The kind that a button names; one of before said only «list», «text» or «json»."""
    wanted = {*told.split(".")}
    found = (kind for kind in context.services.exchange.kinds if wanted <= {*kind.name.split(".")})
    return next(found, None) if told else None


PAGES: Final = (
    record(FILES, menu, does(FILE, take)),
    record(SHEETS, sheets, does(PRINT, print_whole)),
    record(FILES_FOR, files_for),
    record(SHOW, show),
)

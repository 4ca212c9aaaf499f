"""The files a map can be had in, as the conversation sees them: what there is, and the quick ones.

Knows the formats' records; must not know Telegram. What is drawn goes to the drawer.
"""

from __future__ import annotations

from bot.drawing.words import words
from handlers.ports import FileKind, Library
from journey.model import Journey
from journey.pictures import KINDS, OF_TASKS, SHEETS
from renderers.format import Needs, Request
from renderers.formats import offers, text


class Files:
    """Fulfils `handlers.ports.Exchange`; a map's files speak the map's language."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def kinds(self) -> tuple[FileKind, ...]:
        return tuple(
            FileKind(
                name=name,
                what=offer.what,
                suffix=one.suffix,
                use=offer.use,
                drawn=one.apart,
                of_tasks=offer.use == "tasks" or offer.what == "list",
                shows_tasks=one.needs is Needs.CHECKLIST or bool(OF_TASKS & {*KINDS[offer.pages]}),
                lists=offer.lists,
                loses=offer.loses,
                paper=offer.paper,
                sheet=next((size for size in SHEETS if size == offer.pages), None),
            )
            for name, (one, offer) in offers().items()
        )

    def write(
        self,
        name: str,
        journey: Journey,
        beside: Journey | None = None,
        logo: bytes | None = None,
    ) -> tuple[bytes, ...]:
        found, offer = offers()[name]
        said = words(self._library.texts(journey.language), journey)
        return found.write(
            Request(
                journey=journey,
                words=said,
                pages=offer.pages,
                paper=offer.paper,
                beside=beside,
                logo=logo,
            )
        )

    def text(self, journey: Journey, beside: Journey | None = None) -> str:
        return text.write(journey, words(self._library.texts(journey.language), journey), beside)

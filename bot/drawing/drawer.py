"""A map's pictures and files, drawn in processes of their own; what several ask for is drawn once.

Knows the names of drawings, and how many pictures each had; must not load matplotlib.
Fulfils `handlers.ports.Drawer`.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, Final

import structlog

from bot.drawing.words import words
from bot.drawing.worker import LETTERS, LOGO
from bot.drawing.workers import Hung, Workers
from handlers.ports import DrawingFailed, Drawn, Library, TooManyPictures
from journey.errors import Rejected
from journey.model import Journey
from journey.pictures import CHAT_MAX, Leaflet, Pages, Sheet
from journey.ports import Store
from renderers.cachekey import cache_key, renderer_version
from renderers.format import Needs, Request
from renderers.formats import offers
from renderers.themes import chosen_name

log = structlog.get_logger()

COUNTS: Final = 0
"""Instead of a bot's id: under it stands how many pictures a drawing has."""
CROWD: Final = 4
"""Drawings before one's own from which on the wait is felt, and said."""


class ProcessDrawer:
    """Draws the map's pictures in the workers, in the order in which they are asked for."""

    def __init__(self, library: Library, store: Store, workers: Workers | None = None) -> None:
        self._library = library
        self._store = store
        self._workers = workers or Workers()
        self._begun: dict[str, asyncio.Task[Any]] = {}
        self._preparing = asyncio.Lock()

    async def warm_up(self) -> None:
        """Starts a worker, so that the first picture need not wait for its imports."""
        await asyncio.to_thread(renderer_version)  # reads every file of the renderer, once
        await self._workers.start()

    @property
    def crowded(self) -> bool:
        """Whether the next drawing has to wait noticeably."""
        return self._workers.waiting >= CROWD

    async def draw(
        self, journey: Journey, pages: Pages, beside: Journey | None = None
    ) -> tuple[Drawn, ...]:
        """The pictures in the order to send them. Raises `DrawingFailed`."""
        request = await self._request(journey, pages, beside)
        name = await self._name(request)
        drawn: tuple[Drawn, ...] = await self._once(name, self._pictures(name, request))
        return drawn

    async def file(
        self, journey: Journey, kind: str, beside: Journey | None = None
    ) -> tuple[bytes, ...]:
        """The whole map as a file; several where the format holds one page a file.

        Raises `DrawingFailed`; of it `TooManyPictures`, before anything was drawn.
        """
        found, offer = offers()[kind]
        request = replace(
            await self._request(journey, offer.pages, beside),
            scale=offer.scale,
            paper=offer.paper,
            as_text=offer.as_text,
            most=CHAT_MAX,
        )
        name = (
            await self._name(request)
            if found.needs is Needs.PICTURE
            else _states(journey, beside)  # it may hold more of the map than any picture
        )
        pages: tuple[bytes, ...] = await self._once(f"{name}.{kind}", self._ask(request, kind))
        return pages

    async def leaflet(
        self, journey: Journey, leaflet: Leaflet, link: str, suffix: str
    ) -> tuple[bytes, ...]:
        """A card that leads to a link."""
        asked = await self._request(journey, "board", None)
        request = replace(asked, leaflet=leaflet, link=link)
        name = f"{await self._name(asked)}.{leaflet}{suffix}.{link}"
        pages: tuple[bytes, ...] = await self._once(name, self._ask(request, f"board{suffix}"))
        return pages

    async def letters(
        self, journey: Journey, beside: Journey | None = None
    ) -> Mapping[Sheet, float]:
        """The smallest letters on one sheet of each size, in points."""
        request = await self._request(journey, "a4", beside)
        name = f"{await self._name(request)}.letters"
        found: dict[Sheet, float] = await self._once(name, self._ask(request, LETTERS))
        return found

    async def logo(self, picture: bytes) -> bytes | Rejected:
        """A small PNG of any picture that came, or why there is none. Raises `DrawingFailed`."""
        made: bytes | Rejected = await self._ask(picture, LOGO)
        return made

    async def keys(
        self, journey: Journey, pages: Pages, beside: Journey | None = None
    ) -> tuple[str, ...]:
        """The keys of pictures that were drawn before, in this process or in another."""
        name = await self._name(await self._request(journey, pages, beside))
        return tuple(f"{name}-{index}" for index in range(await self._count(name)))

    async def close(self) -> None:
        for task in self._begun.values():
            task.cancel()
        await asyncio.gather(*self._begun.values(), return_exceptions=True)
        await self._workers.close()

    async def _once(self, name: str, work: Coroutine[Any, Any, Any]) -> Any:
        """What the same drawing gives that is under way already, else this one.

        One who no longer waits does not stop it: another may.
        """
        task = self._begun.get(name)
        if task is None:
            task = self._begun[name] = asyncio.create_task(work)
            task.add_done_callback(lambda done: self._ended(name, done))
        else:
            work.close()
        return await asyncio.shield(task)

    def _ended(self, name: str, task: asyncio.Task[Any]) -> None:
        del self._begun[name]
        if not task.cancelled():
            task.exception()  # read, should nobody wait any more

    async def _pictures(self, name: str, request: Request) -> tuple[Drawn, ...]:
        answer = await self._ask(request)
        await self._remember(name, len(answer))
        return tuple(
            Drawn(f"{name}-{index}", f"map-{kind}-{number}.png", png, undrawn)
            for index, (kind, number, png, undrawn) in enumerate(answer)
        )

    async def _ask(self, request: Request | bytes, kind: str | None = None) -> Any:
        """The workers' answer, of a file by its offer's name.

        Raises `DrawingFailed`; of it `TooManyPictures`, before anything was drawn.
        """
        if isinstance(request, Request):
            request = replace(request, logo=await self._logo(request.journey))
        try:
            answer = await self._workers.ask(lambda: pickle.dumps((kind, request)))
        except (Hung, EOFError) as error:
            log.warning("drawing worker replaced", reason=type(error).__name__)
            raise DrawingFailed from error
        except OSError as error:
            log.warning("drawing worker did not start", reason=type(error).__name__)
            raise DrawingFailed from error
        if isinstance(answer, int):
            log.info("more pictures than a chat takes", pictures=answer)
            raise TooManyPictures
        if isinstance(answer, str):
            log.error("drawing failed", where=answer)
            raise DrawingFailed
        return answer

    async def _request(self, journey: Journey, pages: Pages, beside: Journey | None) -> Request:
        async with self._turn():
            return Request(
                journey=journey,
                words=words(self._library.texts(journey.language), journey),
                theme=chosen_name(None, journey.look),
                pages=pages,
                beside=beside,
            )

    async def _name(self, asked: Request) -> str:
        async with self._turn():
            return cache_key(
                asked.journey,
                asked.words,
                pages=asked.pages,
                theme=asked.theme,
                beside=asked.beside,
                paper=asked.paper,
            )

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """One at a time, and a turn of the event loop each: of many drawings that are asked for at
        once the rest of the bot is not to feel the preparing.
        """
        async with self._preparing:
            await asyncio.sleep(0)
            yield

    async def _logo(self, journey: Journey) -> bytes | None:
        if journey.look.logo is None:
            return None
        async with self._store.read() as work:
            return await work.logo(journey.look.logo)

    async def _remember(self, name: str, count: int) -> None:
        """Stored beside the pictures' file_ids, so that it outlives the process as they do."""
        if await self._count(name) != count:
            async with self._store.write() as work:
                await work.save_picture(COUNTS, name, str(count))

    async def _count(self, name: str) -> int:
        """How many pictures a drawing has; 0: it was never drawn."""
        async with self._store.read() as work:
            found = await work.picture(COUNTS, name)
        return int(found or 0)


def _states(*maps: Journey | None) -> str:
    """Which maps, as they are now."""
    return "-".join(f"{one.id}.{one.revision}" for one in maps if one is not None)

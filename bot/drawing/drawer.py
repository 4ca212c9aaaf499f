"""Draws in a process of its own: warm, with a time limit, replaced when it misbehaves.

Knows the worker, the names of drawings, and how many pictures each had; must not load matplotlib.
Fulfils `handlers.ports.Drawer`.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import structlog

from bot.drawing.words import words
from bot.drawing.worker import LENGTH
from handlers.ports import DrawingFailed, Drawn, Library
from journey.model import Journey
from journey.pictures import Pages
from journey.ports import Store
from renderers.cachekey import cache_key, renderer_version
from renderers.formats import offers
from renderers.themes import chosen_name
from renderers.words import Words

log = structlog.get_logger()

SECONDS: Final = 20.0
"""For one drawing; nobody waits longer for a picture."""
WAITING_MAX: Final = 20
"""Drawings that may wait for the worker; further ones get the text version at once."""
RECYCLE_AFTER: Final = 300
"""Drawings after which the worker is replaced: what it may have hoarded goes with it."""
COUNTS: Final = 0
"""Instead of a bot's id: under it stands how many pictures a drawing has."""
COMMAND: Final = (sys.executable, "-W", "ignore", "-m", "bot.drawing.worker")


class Worker:
    """One process that answers one request at a time."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self.answered = 0

    async def start(self) -> None:
        """Starts the process where there is none."""
        if self._process is not None and self._process.returncode is None:
            return
        self.answered = 0
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _python_path()},
            start_new_session=True,  # Ctrl-C in the terminal is the parent's matter
        )

    async def ask(self, request: bytes) -> Any:
        """One request, one answer. `EOFError`: the process died."""
        await self.start()
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(LENGTH.pack(len(request)) + request)
            await process.stdin.drain()
            (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
            answer = await process.stdout.readexactly(length)
        except ConnectionError as error:
            raise EOFError from error
        self.answered += 1
        return pickle.loads(answer)  # noqa: S301 - from our own child process

    async def stop(self) -> None:
        """Ends the process at once, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.wait()


class ProcessDrawer:
    """Draws the map's pictures one after another in a worker."""

    def __init__(
        self,
        library: Library,
        store: Store,
        worker: Worker | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._library = library
        self._store = store
        self._worker = worker or Worker()
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def warm_up(self) -> None:
        """Starts the worker, so that the first picture need not wait for its imports."""
        await asyncio.to_thread(renderer_version)  # reads every file of the renderer, once
        async with self._turn:
            await self._worker.start()

    async def draw(
        self, journey: Journey, pages: Pages, beside: Journey | None = None
    ) -> tuple[Drawn, ...]:
        """The pictures in the order to send them. Raises `DrawingFailed`."""
        said = self._words(journey)
        answer = await self._queued(journey, said, {"pages": pages, "beside": beside})
        name = cache_key(journey, said, pages=pages, beside=beside)
        await self._remember(name, len(answer))
        return tuple(
            Drawn(key=f"{name}-{index}", name=f"map-{kind}-{number}.png", png=png)
            for index, (kind, number, png) in enumerate(answer)
        )

    async def file(
        self, journey: Journey, kind: str, beside: Journey | None = None
    ) -> tuple[bytes, ...]:
        """The whole map as a file; several where the format holds one page a file."""
        found, offer = offers()[kind]
        options = {
            "format": found.suffix,
            "pages": offer.pages,
            "theme": chosen_name(None, journey.look),
            "scale": offer.scale,
            "beside": beside,
        }
        pages: tuple[bytes, ...] = await self._queued(journey, self._words(journey), options)
        return pages

    async def _queued(self, journey: Journey, said: Words, options: dict[str, Any]) -> Any:
        """The worker's answer in turn. Raises `DrawingFailed`."""
        if self._waiting >= WAITING_MAX:
            log.warning("too many drawings wait")
            raise DrawingFailed
        self._waiting += 1
        try:
            async with self._turn:
                answer = await self._ask(journey, said, options)
        finally:
            self._waiting -= 1
        if isinstance(answer, str):
            log.error("drawing failed", where=answer)
            raise DrawingFailed
        return answer

    async def keys(
        self, journey: Journey, pages: Pages, beside: Journey | None = None
    ) -> tuple[str, ...]:
        """The keys of pictures that were drawn before, in this process or in another."""
        name = cache_key(journey, self._words(journey), pages=pages, beside=beside)
        return tuple(f"{name}-{index}" for index in range(await self._count(name)))

    async def close(self) -> None:
        await self._worker.stop()

    async def _ask(self, journey: Journey, said: Words, options: dict[str, Any]) -> Any:
        """Asks the worker; one that is late or gone is replaced."""
        request = pickle.dumps((journey, said, options))
        try:
            async with asyncio.timeout(self._seconds):
                answer = await self._worker.ask(request)
        except (TimeoutError, EOFError) as error:
            log.warning("drawing worker replaced", reason=type(error).__name__)
            await self._restart()
            raise DrawingFailed from error
        except OSError as error:
            log.warning("drawing worker did not start", reason=type(error).__name__)
            raise DrawingFailed from error
        except BaseException:
            await self._worker.stop()  # cancelled halfway: its answer would go to the next one
            raise
        if self._worker.answered >= RECYCLE_AFTER:
            await self._restart()
        return answer

    async def _restart(self) -> None:
        await self._worker.stop()
        await self._worker.start()

    def _words(self, journey: Journey) -> Words:
        return words(self._library.texts(journey.language), journey)

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


def _python_path() -> str:
    """The worker finds our packages wherever the bot was started."""
    root = str(Path(__file__).parents[2])
    given = os.environ.get("PYTHONPATH")
    return root if not given else os.pathsep.join((root, given))

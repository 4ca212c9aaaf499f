"""The processes that draw: one warm, a spare while there is a queue, each replaced when it hangs.

Knows processes, pickled messages and their limits; must not know what is drawn. Whoever waits is
served in order, however many they are: how much a person may ask for is decided elsewhere.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import structlog

from bot.drawing.worker import LENGTH
from bot.watching.known import DRAWING, DRAWING_FAILED, DRAWING_WAIT

log = structlog.get_logger()

RECYCLE_AFTER: Final = 300
"""Drawings after which a worker is replaced: what it may have hoarded goes with it."""
COMMAND: Final = (sys.executable, "-W", "ignore", "-m", "bot.drawing.worker")


class Hung(Exception):  # noqa: N818 - reads as what it is
    """A worker took too long over one request, or stood still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long is too long, in seconds, from when a worker begins."""

    processor: float = 20.0
    """Its own time: on a busy host a drawing may take far longer by the clock."""
    still: float = 10.0
    """By the clock, without using the processor at all."""
    patience: float = 1.5
    """What somebody waits for a worker until a spare one is started."""
    spare: float = 60.0
    """What a spare one stays without work."""
    most: int = 2
    """Workers at a time: each holds some 140 MB."""


class Worker:
    """One process that answers one request at a time."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self.answered = 0

    @property
    def pid(self) -> int | None:
        """The process's number; None: there is none."""
        alive = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process is not None and alive else None

    async def start(self) -> None:
        """Starts the process where there is none."""
        if self.pid is not None:
            return
        self.answered = 0
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _python_path()},
            start_new_session=True,  # Ctrl-C in the terminal is the parent's matter
        )

    async def ask(self, request: bytes, limits: Limits) -> Any:
        """One request, one answer. `EOFError`: the process died; `Hung`: it is too slow."""
        await self.start()
        answer = asyncio.ensure_future(self._ask(request))
        try:
            await self._watch(answer, limits)
        finally:
            if not answer.done():
                answer.cancel()
                with suppress(asyncio.CancelledError, EOFError):
                    await answer
        self.answered += 1
        return pickle.loads(answer.result())  # noqa: S301 - from our own child process

    async def _ask(self, request: bytes) -> bytes:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(LENGTH.pack(len(request)) + request)
            await process.stdin.drain()
            (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
            return await process.stdout.readexactly(length)
        except ConnectionError as error:
            raise EOFError from error

    async def _watch(self, answer: asyncio.Future[bytes], limits: Limits) -> None:
        """Waits for the answer as long as the process works on it and is not over its time."""
        pause = min(1.0, limits.still / 4, limits.processor / 4)
        began = used = self._used()
        moved = time.monotonic()
        while not (await asyncio.wait({answer}, timeout=pause))[0]:
            now, seen = time.monotonic(), self._used()
            if seen != used:
                used, moved = seen, now
            if used - began > limits.processor or now - moved > limits.still:
                raise Hung

    def _used(self) -> float:
        """Seconds of processor time; where the system does not tell, the clock's."""
        try:
            # the fields after the name, which may hold spaces: utime and stime are 11 and 12
            fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def renew(self) -> None:
        """A fresh process instead of this one, warm before it is needed."""
        await self.stop()
        await self.start()

    async def stop(self) -> None:
        """Ends the process at once, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        await process.wait()


class Workers:
    """Gives each request a worker, in the order in which they came."""

    def __init__(self, make: Callable[[], Worker] = Worker, limits: Limits | None = None) -> None:
        self._make = make
        self._limits = limits or Limits()
        self._idle: list[Worker] = [make()]
        self.all: list[Worker] = [*self._idle]
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._leaving: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes there are."""
        return tuple(worker.pid for worker in self.all if worker.pid is not None)

    @property
    def waiting(self) -> int:
        """Requests that have no worker yet."""
        return len(self._waiting)

    async def start(self) -> None:
        """Starts the warm one, so that nobody waits for its imports."""
        await self.all[0].start()

    async def ask(self, request: Callable[[], bytes]) -> Any:
        """The answer to a request, which is made when its turn has come.

        Raises `Hung`, `EOFError` (the process died) and `OSError` (it does not start).
        """
        loop = asyncio.get_running_loop()
        came = loop.time()
        worker = await self._take()
        begun = loop.time()
        DRAWING_WAIT.observe(begun - came)
        try:
            answer = await worker.ask(request(), self._limits)
            DRAWING.observe(loop.time() - begun)
        except (Hung, EOFError):
            DRAWING_FAILED.add()
            await worker.renew()
            raise
        except BaseException:
            await worker.stop()  # left halfway: its answer would go to the next request
            raise
        else:
            if worker.answered >= RECYCLE_AFTER:
                await worker.renew()
            return answer
        finally:
            self._give(worker)

    async def close(self) -> None:
        """Ends all processes at once."""
        if self._leaving is not None:
            self._leaving.cancel()
        await asyncio.gather(*(worker.stop() for worker in self.all), *self._ending)

    async def _take(self) -> Worker:
        if self._idle:
            return self._idle.pop()
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        patience = asyncio.get_running_loop().call_later(self._limits.patience, self._add_spare)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give(turn.result())
            raise
        finally:
            patience.cancel()
            with suppress(ValueError):
                self._waiting.remove(turn)

    def _give(self, worker: Worker) -> None:
        """To whoever waits longest; else it stands by, a second one for a while only."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)
        if len(self.all) > 1 and self._leaving is None:
            loop = asyncio.get_running_loop()
            self._leaving = loop.call_later(self._limits.spare, self._drop_spare)

    def _add_spare(self) -> None:
        if self._waiting and len(self.all) < self._limits.most:
            log.info("a spare drawing worker starts", waiting=len(self._waiting))
            worker = self._make()
            self.all.append(worker)
            self._give(worker)

    def _drop_spare(self) -> None:
        """A spare one that is not needed goes; one at work is looked at again when it is done."""
        self._leaving = None
        if not self._idle:
            return
        worker = self._idle.pop()
        self.all.remove(worker)
        task = asyncio.create_task(worker.stop())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)


def _python_path() -> str:
    """The worker finds our packages wherever the bot was started."""
    root = str(Path(__file__).parents[2])
    given = os.environ.get("PYTHONPATH")
    return root if not given else os.pathsep.join((root, given))

"""A file from a chat: its size is looked at, it is fetched, and read in a process of its own.

Knows processes and bounds; must not know formats nor what is done with what was read. Fulfils
`handlers.ports.Incoming`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import structlog
from pydantic import ValidationError

from bot.incoming import titles
from bot.reading.outcome import Outcome
from bot.reading.worker import LENGTH
from handlers.events import SentFile
from journey import limits
from journey.dropped import Found
from journey.errors import Code, Rejected

log = structlog.get_logger()

COMMAND: Final = (sys.executable, "-W", "ignore", "-m", "bot.reading.worker")
SECONDS: Final = 60.0
"""By the clock: on a busy host a file may take far longer than its processor's time."""
AT_ONCE: Final = 2
"""Files that are read side by side; the others wait."""
ANSWER_BYTES: Final = 16_000_000
"""What a map of the largest file is, twice over."""

_PLAIN: Final = (
    Rejected(Code.FILE_EMPTY),
    Rejected(Code.FILE_BROKEN),
    Rejected(Code.FILE_PROTECTED),
    Rejected(Code.FILE_TOO_MUCH),
    Rejected(Code.FILE_OLD),
)
"""What needs no more words."""

Fetch = Callable[[SentFile], Awaitable[bytes | Rejected]]


class Reception:
    """Takes files in."""

    def __init__(
        self, fetch: Fetch, command: tuple[str, ...] = COMMAND, seconds: float = SECONDS
    ) -> None:
        self._fetch = fetch
        self._command = command
        self._seconds = seconds
        self._room = asyncio.Semaphore(AT_ONCE)

    async def read(self, file: SentFile) -> Found | Rejected:
        """What is in it, or why that cannot be said."""
        if file.size is not None and file.size > limits.DROPPED_BYTES:
            return Rejected(Code.FILE_TOO_LARGE, {"limit": limits.DROPPED_BYTES // 1024 // 1024})
        content = await self._fetch(file)
        if isinstance(content, Rejected):
            return content
        async with self._room:
            outcome = await self._ask(file.called, content)
        if outcome is None:
            return Rejected(Code.FILE_TOO_MUCH)
        code = outcome.code and outcome.code.value
        log.info("a file was read", bytes=len(content), peak_kb=outcome.peak, refused=code)
        if outcome.found is not None:
            return outcome.found
        return refused(outcome)

    async def _ask(self, name: str, content: bytes) -> Outcome | None:
        """None: it took too long, or more memory than there is for it."""
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": _python_path()},
            start_new_session=True,
        )
        called = name.encode("utf-8", "replace")
        try:
            async with asyncio.timeout(self._seconds):
                told, _ = await process.communicate(LENGTH.pack(len(called)) + called + content)
        except TimeoutError:
            log.warning("a file took too long to read", bytes=len(content))
            return None
        finally:
            await _end(process)
        try:
            return Outcome.model_validate_json(told[:ANSWER_BYTES])
        except ValidationError:
            log.warning("a file ended its process", bytes=len(content), code=process.returncode)
            return None


def refused(outcome: Outcome) -> Rejected:
    """The sentence for what a reader said."""
    code = outcome.code or Code.FILE_BROKEN
    known = {one.code: one for one in _PLAIN}
    if code in known:
        return known[code]
    if code is Code.FILE_PERSONAL:
        return Rejected(Code.FILE_PERSONAL, {"names": outcome.names})
    return Rejected(Code.FILE_UNKNOWN, {"kinds": titles()})


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _python_path() -> str:
    """The process finds our packages wherever the bot was started."""
    root = str(Path(__file__).parents[2])
    given = os.environ.get("PYTHONPATH")
    return root if not given else os.pathsep.join((root, given))

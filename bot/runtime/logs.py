"""Logs: one JSON object a line, readable lines on a terminal; never people's texts.

Knows how an exception is told without its words: its type and its places, no values, no message.
Must not know what is logged.
"""

from __future__ import annotations

import asyncio
import copy
import logging
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

log = structlog.get_logger()

_ROOT: Final = Path(__file__).parents[2]
_FOREIGN_LEVEL: Final = logging.WARNING
"""Libraries speak up only when something is wrong."""


def set_up(level: str) -> None:
    """Sends our logs and the libraries' to standard error."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_words,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    renderer: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if sys.stderr.isatty():
        renderer = structlog.dev.ConsoleRenderer()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        _Formatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(_FOREIGN_LEVEL)
    for room in ("bot", "handlers"):
        logging.getLogger(room).setLevel(level)


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Writes a library's sentence without what it would fill in."""

    def format(self, record: logging.LogRecord) -> str:
        if record.args and not isinstance(record.msg, dict):
            record = copy.copy(record)  # others may show it as it is
            record.args = ()
        return super().format(record)


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Errors of forgotten tasks are logged like all others: without their words."""

    def tell(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        log.error("unexpected in the background", exc_info=context.get("exception"))

    loop.set_exception_handler(tell)


def without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """An exception becomes types and places: its message may quote what people wrote."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["error"] = " < ".join(type(link).__name__ for link in _chain(error))
        event["at"] = places(error)
    return event


def places(error: BaseException) -> list[str]:
    """`file:line function` of every frame, the innermost last."""
    return [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        for link in reversed([*_chain(error)])
        for frame in traceback.extract_tb(link.__traceback__)
    ]


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came from."""
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-2:])

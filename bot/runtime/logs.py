"""Logs: one JSON object a line, readable lines on a terminal; never people's texts.

Knows how an exception is told without its words: its type and its places, no values, no message;
and that whatever Python itself would print of one (at the end of the program, of a thread, of an
object, as a warning) goes the same way. Must not know what is logged.
"""

from __future__ import annotations

import asyncio
import copy
import linecache
import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

log = structlog.get_logger()

_ROOT: Final = Path(__file__).parents[2]
_FOREIGN_LEVEL: Final = logging.WARNING
"""Libraries speak up only when something is wrong."""


def set_up(level: str) -> None:
    """Sends our logs and the libraries' to standard error, and all that Python would print."""
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
    handler = _Handler(sys.stderr)
    handler.setFormatter(
        _Formatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(_FOREIGN_LEVEL)
    for room in ("bot", "handlers", "locales"):
        logging.getLogger(room).setLevel(level)
    sys.excepthook = _ended
    threading.excepthook = _thread_ended
    sys.unraisablehook = _not_raised
    warnings.showwarning = _warned


class _Handler(logging.StreamHandler[TextIO]):
    """Where a line cannot be written, says its place: Python would print what was to fill it in."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's
        with suppress(Exception):
            self.stream.write(f"a log line is lost: {_short(record.pathname)}:{record.lineno}\n")


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Writes a library's sentence as it stands in its source, without what it would fill in.

    One that does not stand there was put together from who knows what: only its place is told.
    """

    def format(self, record: logging.LogRecord) -> str:
        if not isinstance(record.msg, dict):  # ours are events with fields
            record = copy.copy(record)  # others may show it as it is
            record.args = ()
            if not _is_literal(record):
                place = f"{_short(record.pathname)}:{record.lineno} {record.funcName}"
                record.msg = f"said at {place}"
        return super().format(record)


def _is_literal(record: logging.LogRecord) -> bool:
    source = "".join(linecache.getlines(record.pathname))
    return isinstance(record.msg, str) and record.msg in source


def _ended(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """In place of Python's last words, which would repeat an error's message."""
    if isinstance(error, KeyboardInterrupt):
        log.warning("interrupted")
    else:
        log.critical("unexpected end", exc_info=error)


def _thread_ended(args: threading.ExceptHookArgs) -> None:
    log.error("unexpected in a thread", exc_info=args.exc_value)


def _not_raised(args: sys.UnraisableHookArgs) -> None:
    log.error("unexpected while an object ended", exc_info=args.exc_value)


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Without its words: pydantic's quote the value that they are about."""
    del message, file, line
    log.warning("a library warns", kind=category.__name__, file=_short(filename), line=lineno)


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

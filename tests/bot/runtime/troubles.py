"""Every kind of error that quotes people, and an ear for all that is logged then."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
import sys
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, NoReturn

import pytest
import sqlalchemy as sa
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendMessage
from pydantic import BaseModel

from bot.runtime import logs

RUSSIAN, ENGLISH, NUMBER = "тайна Ани", "Xanadu", "79160001122"
WORDS = f"{RUSSIAN} {ENGLISH} <b>{NUMBER}"
METHOD = SendMessage(chat_id=1, text=WORDS)


class Strict(BaseModel):
    number: int


def _raised(make: Callable[[], object]) -> Exception:
    try:
        make()
    except Exception as error:  # noqa: BLE001 - the very one that is wanted
        return error
    raise AssertionError("it did not fail")


def _noted() -> Exception:
    error = ValueError(WORDS)
    error.add_note(WORDS)
    return error


def _chained() -> Exception:
    error = RuntimeError(WORDS)
    error.__cause__ = KeyError(WORDS)
    error.__cause__.__context__ = OSError(2, "no such file", f"/{WORDS}")
    return error


TROUBLES: dict[str, Callable[[], Exception]] = {
    "a value": lambda: ValueError(WORDS),
    "a note on it": _noted,
    "a chain": _chained,
    "a group": lambda: ExceptionGroup(WORDS, [ValueError(WORDS)]),
    "a model": lambda: _raised(lambda: Strict.model_validate({"number": WORDS})),
    "a statement": lambda: sa.exc.IntegrityError(
        "INSERT", {"text": WORDS}, sqlite3.IntegrityError(WORDS)
    ),
    "a letter": lambda: _raised(f"{WORDS}\ud83d".encode),
    "json": lambda: _raised(lambda: json.loads(WORDS)),
    "refused": lambda: TelegramBadRequest(METHOD, f"Bad Request: {WORDS}: {WORDS}"),
    "forbidden": lambda: TelegramForbiddenError(METHOD, f"{WORDS}: {WORDS}"),
    "the server": lambda: TelegramServerError(METHOD, f"Internal Server Error: {WORDS}"),
    "the network": lambda: TelegramNetworkError(METHOD, WORDS),
    "the gateway": lambda: ClientDecodeError(WORDS, ValueError(WORDS), data=WORDS),
    "patience": lambda: TelegramRetryAfter(METHOD, f"Too Many Requests: {WORDS}", retry_after=0),
}
every_trouble = pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)

Written = Callable[[], str]


@pytest.fixture
def written(capfd: pytest.CaptureFixture[str]) -> Iterator[Written]:
    """What was written to standard error and output; it never holds the words."""
    stream, printed = io.StringIO(), list[str]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        logs.set_up("DEBUG")
    root = logging.getLogger()
    root.setLevel(logging.DEBUG)  # all that any library has to say

    def read() -> str:
        printed.extend(capfd.readouterr())
        return "".join((stream.getvalue(), *printed))

    yield read
    told = read()
    escaped = [ascii(word)[1:-1] for word in (RUSSIAN, *RUSSIAN.split())]
    for words in (RUSSIAN, *RUSSIAN.split(), ENGLISH, NUMBER, *escaped):
        assert words not in told


def raising(trouble: Callable[[], Exception]) -> Callable[..., Any]:
    def fail(*_args: object, **_named: object) -> NoReturn:
        raise trouble()

    return fail


def raising_later(trouble: Callable[[], Exception]) -> Callable[..., Coroutine[Any, Any, Any]]:
    async def fail(*_args: object, **_named: object) -> NoReturn:
        raise trouble()

    return fail


def event_of(line: str) -> str:
    return str(json.loads(line)["event"])

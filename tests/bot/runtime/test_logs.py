"""Logs tell what went wrong and where, never in people's words."""

from __future__ import annotations

import asyncio
import json
import logging

import pytest
import structlog
from pydantic import BaseModel, ValidationError

from bot.runtime import logs

SECRET = "тайна Ани"


class Strict(BaseModel):
    number: int


def fail() -> None:
    try:
        Strict.model_validate({"number": SECRET})
    except ValidationError as error:
        raise RuntimeError(SECRET) from error


def told(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert SECRET not in said
    assert "\\u0442" not in said
    return said


def test_an_exception_is_told_by_type_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("INFO")
    try:
        fail()
    except RuntimeError as error:
        structlog.get_logger("bot").error("unexpected", code="c0de", exc_info=error)
    line = json.loads(told(capsys))
    assert (line["event"], line["code"], line["level"]) == ("unexpected", "c0de", "error")
    assert line["error"] == "RuntimeError < ValidationError"
    assert any(place.startswith("tests/bot/runtime/test_logs.py:") for place in line["at"])


def test_a_librarys_words_stay_a_template(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("INFO")
    seen: list[str] = []
    other = logging.Handler()
    other.emit = lambda record: seen.append(record.getMessage())  # type: ignore[method-assign]
    library = logging.getLogger("some.library")
    logging.getLogger().addHandler(other)
    library.info("too chatty")
    try:
        fail()
    except RuntimeError:
        library.exception("failed on %s", SECRET)
    line = json.loads(told(capsys))
    assert line["event"] == "failed on %s"
    assert seen == [f"failed on {SECRET}"]
    assert line["error"] == "RuntimeError < ValidationError"


async def test_a_forgotten_task_is_told_without_words(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("INFO")
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    logs.watch(loop)
    loop.call_exception_handler({"message": SECRET, "exception": ValueError(SECRET)})
    loop.set_exception_handler(before)
    assert json.loads(told(capsys))["error"] == "ValueError"


def test_the_level_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("ERROR")
    structlog.get_logger("bot").warning("quiet")
    assert told(capsys) == ""

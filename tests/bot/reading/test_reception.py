"""A file is read in a process of its own; whatever that one does, the bot says one sentence."""

from __future__ import annotations

import sys

import pytest

from bot import files
from bot.reading.reception import Reception
from handlers.events import SentFile
from journey import limits
from journey.dropped import MapFound
from journey.errors import Code, Rejected

MAP = files.example("coffee-shop", "ru").encode()


def file(content: bytes, name: str = "Карта «Зерно».json", size: int | None = None) -> SentFile:
    return SentFile(
        update=1,
        chat=7,
        private=True,
        person=7,
        name="Аня",
        language="ru",
        message=1,
        file="id",
        called=name,
        size=len(content) if size is None else size,
        mime=None,
    )


def reception(content: bytes | Rejected, *command: str, seconds: float = 60.0) -> Reception:
    async def fetch(_file: SentFile) -> bytes | Rejected:
        return content

    if command:
        return Reception(fetch, (sys.executable, "-c", *command), seconds)
    return Reception(fetch, seconds=seconds)


async def test_a_map_is_read_in_a_process_of_its_own() -> None:
    found = await reception(MAP).read(file(MAP))
    assert isinstance(found, MapFound)
    assert found.journey.title == "Путь гостя кофейни"


async def test_a_file_that_is_too_large_is_not_even_fetched() -> None:
    found = await reception(MAP).read(file(MAP, size=limits.DROPPED_BYTES + 1))
    assert found == Rejected(Code.FILE_TOO_LARGE, {"limit": 20})


async def test_what_was_not_fetched_is_said() -> None:
    lost = Rejected(Code.FILE_NOT_FETCHED)
    assert await reception(lost).read(file(MAP)) == lost


async def test_what_is_unknown_is_told_with_what_is_read() -> None:
    found = await reception(b"\xff\xd8\xff").read(file(b"\xff\xd8\xff", "фото.jpg"))
    assert isinstance(found, Rejected)
    assert found.code is Code.FILE_UNKNOWN
    assert "JSON" in str(found.params["kinds"])


@pytest.mark.parametrize(
    "does",
    [
        "import sys; sys.stdin.buffer.read(); print('{}}')",
        "import os; os.abort()",
        "import time; time.sleep(60)",
        "from bot.reading.worker import bound; bound(); x = bytearray(1 << 30)",
    ],
    ids=["says nonsense", "dies", "hangs", "wants memory"],
)
async def test_a_process_that_goes_wrong_is_one_sentence(does: str) -> None:
    seconds = 1.0 if "sleep" in does else 60.0
    found = await reception(MAP, does, seconds=seconds).read(file(MAP))
    assert found == Rejected(Code.FILE_TOO_MUCH)

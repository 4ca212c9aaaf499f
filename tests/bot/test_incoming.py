"""What a file is, its content tells; the ending only says who is asked first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import files
from bot.incoming import File, Reader, read, readers
from journey.dropped import MapFound
from journey.errors import BrokenFile, Code

MAP = files.example("coffee-shop", "ru").encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize("reader", readers(), ids=lambda one: one.title)
def test_a_reader_is_whole(reader: Reader) -> None:
    assert reader.title
    assert reader.suffixes
    assert all(re.fullmatch(r"\.[a-z]+", suffix) for suffix in reader.suffixes)
    assert not reader.looks(File("", b"\0\1\2 nothing of this kind"))


def test_our_own_file_is_known_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("карта.json", "KARTA.JSON", "карта", "карта.txt", "карта.csv", ""):
        found = read(File(name, MAP))
        assert isinstance(found, MapFound)
        assert found.journey.title == "Путь гостя кофейни"
    path = tmp_path / "map.txt"
    path.write_bytes(MAP)
    assert files.read(path).title == "Путь гостя кофейни"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("карта.json", b"", Code.FILE_EMPTY),
        ("карта.json", b"\0\xff\x17" * 50, Code.FILE_BROKEN),
        ("карта.json", MAP[:-30], Code.FILE_BROKEN),
        ("фото.jpg", b"\xff\xd8\xff\xe0" + bytes(100), Code.FILE_UNKNOWN),
        ("отчёт.xls", OLE, Code.FILE_OLD),
        ("отчёт.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), Code.FILE_PROTECTED),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, code: Code) -> None:
    with pytest.raises(BrokenFile, match=r"\S") as caught:
        read(File(name, content))
    assert caught.value.code is code

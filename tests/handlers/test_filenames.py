"""What a file is called: a name that every system takes, whatever the map is called."""

from __future__ import annotations

import pytest

from handlers.ports import FileKind
from handlers.screens.filenames import NAME_BYTES, called
from tests.handlers.chat import LIBRARY
from tests.renderers.samples import typical

KIND = FileKind(
    name="board.pdf", what="board", suffix=".pdf", use="print", drawn=True, of_tasks=False
)
FORBIDDEN = frozenset('\\/:*?"<>|') | {chr(code) for code in (*range(32), 127)}


def name(title: str, language: str = "ru") -> str:
    journey = typical(1).model_copy(update={"title": title})
    return called(LIBRARY.texts(language), journey, KIND)


@pytest.mark.parametrize(
    ("title", "beginning"),
    [
        ("Кафе «У озера»", "Кафе «У озера», карта, "),
        ('a\\b/c:d*e?f"g<h>i|j', "a b c d e f g h i j, карта, "),
        ("в две\r\nстроки\tи\x00 \x1b[31mкраска", "в две строки и [31mкраска, карта, "),
        ("счёт\u202egnp.exe", "счётgnp.exe, карта, "),
        ("..", "Tropa, карта, "),
        (".скрытый.", "скрытый, карта, "),
        ("nul", "_nul, карта, "),
        ("Aux.план", "_Aux.план, карта, "),
        ("Aux-план", "Aux-план, карта, "),
        ("מסע הלקוח", "מסע הלקוח, карта, "),
        ("Шоп 👩‍👧 ok", "Шоп 👩‍👧 ok, карта, "),
        ("и\u0306", "й, карта, "),
    ],
)
def test_the_title_begins_the_name(title: str, beginning: str) -> None:
    assert name(title).startswith(beginning)


@pytest.mark.parametrize("sign", ["ж", "字", "😀", "👩‍👩‍👧‍👦", "x", "é", "\u202e", "/"])
def test_a_long_title_stays_within_what_a_disk_holds(sign: str) -> None:
    for language in ("ru", "en"):
        found = name(sign * 80, language)
        assert len(found.encode()) <= NAME_BYTES
        assert found.endswith(".pdf")
        assert not FORBIDDEN & set(found)
        assert found == found.strip(" .")

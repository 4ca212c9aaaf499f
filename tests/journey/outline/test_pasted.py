"""Maps as people paste them: their own stages, each entry in its row, the rest named as left."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from journey.outline import Outline, journey
from locales.rules import rules
from tests.journey.maps import CATALOGUE

TEXTS: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "pasted.toml").read_text(encoding="utf-8")
)["text"]
TELLER: Final = CATALOGUE.teller()
RU: Final = rules("ru")
TARGET: Final = 0.95


def outlined(text: str) -> Outline:
    found = TELLER.outline(text, RU)
    assert found is not None
    return found


def shares(case: dict[str, Any]) -> tuple[int, int]:
    """Entries in the right row of the right stage, and how many there should be."""
    found = outlined(case["text"])
    wanted = [Counter(rows) for rows in case["rows"]]
    given = [Counter(one.lane for one in part.entries) for part in found.parts]
    right = sum((one & other).total() for one, other in zip(wanted, given, strict=False))
    return right, sum(one.total() for one in wanted)


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: str(case["name"]))
class TestPasted:
    def test_its_stages_are_its_own(self, case: dict[str, Any]) -> None:
        found = outlined(case["text"])
        assert [part.title for part in found.parts] == case["stages"]
        assert found.title == case.get("title")
        assert (found.personas or (None,))[0] == case.get("persona", (found.personas or (None,))[0])

    def test_most_entries_stand_in_their_row(self, case: dict[str, Any]) -> None:
        right, all_ = shares(case)
        assert right >= all_ * 0.8, [
            [(one.lane, one.text) for one in part.entries] for part in outlined(case["text"]).parts
        ]

    def test_feelings_are_read(self, case: dict[str, Any]) -> None:
        found = outlined(case["text"])
        levels = [
            next((one.level for one in part.entries if one.lane == "emotion"), None)
            for part in found.parts
        ]
        assert levels == case.get("levels", levels)

    def test_little_is_left(self, case: dict[str, Any]) -> None:
        found = outlined(case["text"])
        loose = [one.text for part in found.parts for one in part.entries if one.lane is None]
        assert len(found.left) + len(loose) <= case["left"] + 2, (found.left, loose)


def test_of_ten_texts_nearly_everything_comes_right() -> None:
    told = [shares(case) for case in TEXTS]
    assert sum(right for right, _ in told) >= TARGET * sum(whole for _, whole in told)


def test_what_is_said_of_a_feeling_is_kept() -> None:
    first, _ = outlined(next(one["text"] for one in TEXTS if "a request" in one["name"])).parts
    made = journey(Outline((first,)), "·", "ru", iter("abcdefgh").__next__)
    (felt,) = made.stages[0].emotions
    assert felt.note == "нетерпение; тревога"
    free = outlined("1. Приходят\n- радуются, присылают фото\n2. Уходит\n- долго ждал счёт\n")
    assert free.parts[0].entries[0].note == "радуются, присылают фото"


def test_a_request_at_the_end_is_no_entry_of_the_last_row() -> None:
    *_, last = outlined(next(one["text"] for one in TEXTS if "a request" in one["name"])).parts
    said = [(one.lane, one.text) for one in last.entries]
    assert (None, "Если хотите, я могу добавить метрики или сделать таблицу!") in said
    assert ("ideas", "предзаказ") in said

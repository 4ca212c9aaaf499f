"""Keys sealed: opened by the right secret for the right purpose only, and never told."""

from __future__ import annotations

import pytest

from bot.outside.sealing import BadSecret, Seal, new_secret, parted

FIRST, SECOND = "A" * 43 + "=", "B" * 42 + "A="
"""As long as real ones, and the same in every process: tests are named after them."""


def test_what_is_sealed_is_opened_for_that_and_nothing_else() -> None:
    sealed = Seal((FIRST,)).close("map bitrix24 zerno", "1/abc")
    assert "abc" not in sealed
    assert Seal((FIRST,)).open("map bitrix24 zerno", sealed) == "1/abc"
    assert Seal((FIRST,)).open("other bitrix24 zerno", sealed) is None
    assert Seal((SECOND,)).open("map bitrix24 zerno", sealed) is None
    assert Seal((FIRST,)).open("map bitrix24 zerno", "gAAAA") is None


def test_a_secret_is_changed_without_losing_what_is_sealed() -> None:
    sealed = Seal((FIRST,)).close("x", "key")
    both = Seal(parted(f"{SECOND}, {FIRST}"))
    assert both.open("x", sealed) == "key"
    assert Seal((SECOND,)).open("x", both.close("x", "key")) == "key"


def test_a_new_secret_is_one_and_no_other() -> None:
    made = new_secret()
    assert parted(made) == (made,)
    assert made != new_secret()


@pytest.mark.parametrize("wrong", ["short", FIRST[:-4], f"{FIRST},тайна", "=" * 44])
def test_what_is_no_secret_is_refused_without_repeating_it(wrong: str) -> None:
    with pytest.raises(BadSecret, match="tropa secret") as refused:
        parted(wrong)
    assert wrong not in str(refused.value)

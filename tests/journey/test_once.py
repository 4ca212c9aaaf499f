"""What is worked out once is never another map's."""

from __future__ import annotations

from journey.once import once


def test_it_is_worked_out_once_for_one_value_and_anew_for_each_other() -> None:
    asked = []

    @once
    def length(whole: list[int]) -> int:
        asked.append(whole)
        return len(whole)

    one, equal = [1, 2], [1, 2]
    assert [length(one), length(one), length(equal), length([]), length(one)] == [2, 2, 2, 0, 2]
    assert len(asked) == 4
    assert asked[1] is equal

"""The beginning of one word is not found in another: «кот» in «котлета», «час» in «часто»."""

from __future__ import annotations

from typing import Final

import pytest

from journey.remedies.likeness import Likeness
from journey.remedies.readings import Readings
from journey.remedies.recognising import Recogniser
from locales.shipped import catalogues

FILES: Final = catalogues()
RECOGNISER: Final = Recogniser.of(FILES.every_kinds()[0].values())


@pytest.mark.parametrize(
    ("branch", "kind", "step", "meant", "other"),
    [
        ("stay", "details-unknown", "pets", "можно ли с котом", "котлеты пересолили"),
        ("stay", "no-instructions", "stove", "как топить печь", "печенье чёрствое"),
        ("stay", "bad-quality", "heat", "в бане не жарко", "жареное на обед"),
    ],
)
def test_a_step_is_meant_by_its_own_word_only(
    branch: str, kind: str, step: str, meant: str, other: str
) -> None:
    found = FILES.branches("ru").branch(branch)
    assert found is not None
    own = [one for one in found.against.get(kind, ()) if one.when and one.id == step]
    readings = Readings({kind: own}, Likeness(lambda: None))

    def fits(text: str) -> bool:
        return bool(readings.kinds(text))

    assert (fits(meant), fits(other)) == (True, False)


@pytest.mark.parametrize(
    ("group", "meant", "other"),
    [
        ("@time", "ждут два часа", "часто ждут"),
        ("@fail", "телефон сел", "селфи не выходит"),
        ("@made", "дали не то", "далеко ехать"),
        ("@rude", "мастер хамит", "хамам остыл"),
    ],
)
def test_a_group_of_words_too(group: str, meant: str, other: str) -> None:
    assert group in RECOGNISER.stand_in(meant)
    assert group not in RECOGNISER.stand_in(other)

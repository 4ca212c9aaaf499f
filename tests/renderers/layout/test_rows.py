"""Rows are kept from one picture to the next, and never told for one that shows anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from journey.measures import Metric
from journey.model import Emotion, Journey, Look, Persona, State
from renderers.layout import rows
from renderers.pages import lay_out
from tests.renderers.samples import EN, PROOF, RU, item, journey, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from journey.model import Stage
    from renderers.scene import Record, Scene
    from renderers.words import Words

    _Change = Callable[[Journey], Journey]

PEOPLE = (Persona(id="a", name="Анна"), Persona(id="b", name="Борис", emoji="🧑‍💻"))
ITEMS = (
    item("goal", "Понять, где кофе", id="goal"),
    item("pains", "Долго ждать", id="pain", severity=1, persona="a"),
    item("metrics", "Заявки", id="metric", metric=Metric(value=12, n=340)),
)


def small() -> Journey:
    """Two people on two stages, a row left empty on the second."""
    felt = (Emotion(id="e", level=1, persona="a", note="Рад"), Emotion(id="f", level=0, n=3))
    stages = [stage(number, ITEMS[: 3 - number]) for number in range(2)]
    made = (one.model_copy(update={"emotions": felt[: 2 - n]}) for n, one in enumerate(stages))
    return journey(tuple(made), personas=PEOPLE)


def drawn(of: Journey, words: Words = RU, **how: Any) -> list[Scene]:
    return lay_out(of, words, kind="board", **how)


def with_stage(of: Journey, **fields: Any) -> Journey:
    first, *rest = of.stages
    return of.model_copy(update={"stages": (first.model_copy(update=fields), *rest)})


def with_item(which: str, **fields: Any) -> _Change:
    def changed(of: Journey) -> Journey:
        items = (
            one.model_copy(update=fields) if one.id == which else one for one in of.stages[0].items
        )
        return with_stage(of, items=tuple(items))

    return changed


def with_emotion(**fields: Any) -> _Change:
    def changed(of: Journey) -> Journey:
        first, *rest = of.stages[0].emotions
        return with_stage(of, emotions=(first.model_copy(update=fields), *rest))

    return changed


def with_map(**fields: Any) -> _Change:
    return lambda of: of.model_copy(update=fields)


def with_stages(choose: Callable[[tuple[Stage, ...]], tuple[Stage, ...]]) -> _Change:
    return lambda of: of.model_copy(update={"stages": choose(of.stages)})


CHANGES: dict[str, _Change] = {
    "text": with_item("goal", text="Понять, где чай"),
    "mark": with_item("goal", evidence=PROOF),
    "weight": with_item("pain", severity=2),
    "solved": with_item("pain", closed=True),
    "whose": with_item("pain", persona="b"),
    "figure": with_item("metric", metric=Metric(value=13, n=340)),
    "level": with_emotion(level=-1),
    "note": with_emotion(note="Очень рад"),
    "whose curve": with_emotion(persona="b"),
    "name": with_map(personas=(Persona(id="a", name="Алла"), PEOPLE[1])),
    "one person": with_map(personas=PEOPLE[:1]),
    "future": with_map(state=State.TO_BE),
    "brand": with_map(look=Look(brand="#aa3355")),
    "order": with_stages(lambda stages: stages[::-1]),
    "fewer stages": with_stages(lambda stages: stages[:1]),
    "more stages": with_stages(lambda stages: (*stages, stage(2))),
}


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_kept", type(rows._kept)(rows.KEPT_BYTES, lambda _row: 1))


def alone(monkeypatch: pytest.MonkeyPatch, *args: Any, **how: Any) -> list[Scene]:
    """As it is laid out where nothing is kept."""
    with monkeypatch.context() as patched:
        patched.setattr(rows, "_keep", lambda _asked, make: make())
        return drawn(*args, **how)


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_is_laid_out_anew(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = small(), CHANGES[change](small())
    first = drawn(before)
    assert drawn(after) == alone(monkeypatch, after) != first
    assert drawn(before) == first


@pytest.mark.parametrize("name", ["empty", "not_measured", "closed", "visibility"])
def test_another_word_is_laid_out_anew(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    extra = (item("pains", "Решено", id="x", closed=True), item("backstage", "Бариста", id="y"),
             item("metrics", "Чеки", id="z"))  # fmt: skip
    of = with_stage(small(), items=extra)
    first = drawn(of)
    other: dict[str, Any] = {name: "другое слово"}
    said = replace(RU, **other)
    assert drawn(of, said) == alone(monkeypatch, of, said) != first


def test_another_theme_language_or_map_beside_is_laid_out_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of, earlier = small(), CHANGES["text"](small())
    first = drawn(of)
    for words, how in ((RU, {"theme": "dark"}), (EN, {}), (RU, {"beside": earlier})):
        assert drawn(of, words, **how) == alone(monkeypatch, of, words, **how) != first
    assert drawn(of) == first


def test_a_changed_word_leaves_the_other_rows_as_they_are() -> None:
    before = small()
    # as from another process: nothing of it is the same object
    after = Journey.model_validate(CHANGES["text"](before).model_dump())
    said = replace(RU, answers_name="другие ответы", date="24 ноября 2026")
    old, new = (_places(scenes[0]) for scenes in (drawn(before), drawn(after, said)))
    assert "Понять, где чай" in new
    assert new["Долго ждать"] is old["Долго ждать"]
    assert new["Заявки"] is old["Заявки"]


def _places(scene: Scene) -> dict[str, Record]:
    return {text.text: text for text in scene.texts}

"""What small pictures read like, line by line: a change of a layout shows in the diff.

`python -m tests.renderers.layout.test_snapshots` writes them anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from journey.measures import Duration, DurationUnit, Metric
from journey.model import Emotion, EmotionKind, Journey, Persona, Shape, State
from journey.pictures import Kind
from renderers.pages import lay_out
from tests.renderers.layout.scenes import as_text
from tests.renderers.samples import EN, PROOF, RU, item, journey, stage

FOLDER: Final = Path(__file__).with_name("snapshots")


def small() -> Journey:
    """One guess."""
    return journey((stage(0, (item("goal", "Понять, где кофе", origin="catalogue"),)),))


def group() -> Journey:
    """A buying group over time, as it should be, with a survey and every kind of row."""
    personas = (
        Persona(id="a", name="Инициатор", role="Маркетолог", emoji="🧑‍💻"),
        Persona(id="b", name="Бухгалтер", quote="«Где акт?»"),
    )
    items = (
        item("channels", "Сайт"),
        item("pains", "Нет цен", severity=3, origin="catalogue"),
        item("metrics", "Заявки", metric=Metric(value=12, unit="%", n=340), evidence=PROOF),
        item("backstage", "Менеджер"),
    )
    made = []
    for number, hours in enumerate((2, 60)):
        emotions = (
            Emotion(id="a", level=1 - number, persona="a", note="Хочет скорее"),
            Emotion(id="b", level=-1, persona="b"),
            Emotion(id="m", level=-0.4, persona="a", kind=EmotionKind.MEASURED, n=40 + number),
        )
        duration = Duration(amount=hours, unit=DurationUnit.HOUR)
        update = {"emotions": emotions, "duration": duration}
        made.append(stage(number, items if number else ()).model_copy(update=update))
    return journey(tuple(made), personas=personas, shape=Shape.TIME, state=State.TO_BE, revision=12)


def plan() -> Journey:
    """The group's map as it should be, beside itself with a pain less and another feeling."""
    made = group()
    first, second = made.stages
    calm = tuple(one.model_copy(update={"level": 0}) for one in second.emotions)
    fewer = tuple(one for one in second.items if one.lane != "pains")
    better = second.model_copy(update={"items": fewer, "emotions": calm})
    return made.model_copy(update={"stages": (first, better)})


CASES: Final[dict[str, tuple[Journey, Kind]]] = {
    "small-board": (small(), "board"),
    "group-board": (group(), "board"),
    "group-cover": (group(), "cover"),
    "group-stage": (group(), "stage"),
    "group-strip": (group(), "strip"),
    "small-poster": (small(), "poster"),
    "group-slide": (group(), "slide"),
    "small-square": (small(), "square"),
    "plan-story": (plan(), "story"),
    "plan-board": (plan(), "board"),
    "plan-cover": (plan(), "cover"),
}
BESIDE: Final = {"plan-board": group(), "plan-cover": group(), "plan-story": group()}


def drawn(name: str) -> str:
    """All pages of a case, in both languages of the frame."""
    made, kind = CASES[name]
    beside = BESIDE.get(name)
    pages = [
        as_text(page)
        for words in (RU, EN)
        for page in lay_out(made, words, kind=kind, beside=beside)
    ]
    return "\n\n".join(pages) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_a_small_picture_reads_like_this(name: str) -> None:
    assert drawn(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_no_snapshot_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(CASES)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for case in CASES:
        (FOLDER / f"{case}.txt").write_text(drawn(case), encoding="utf-8")

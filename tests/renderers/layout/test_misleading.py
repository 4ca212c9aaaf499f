"""Maps that were drawn misleadingly once: what a reader has to take from each of their boards."""

from __future__ import annotations

from journey.model import Emotion, Journey, Persona, Shape, Stage
from renderers.layout.board import board
from renderers.scene import Circle, Scene
from renderers.scene import Shape as Polygon
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, item, journey

LIGHT = theme("light")


def drawn(made: Journey) -> list[Scene]:
    pages = board(made, RU, LIGHT, ShapedMeasure())
    for scene in pages:
        check(scene)
    return pages


def buying() -> Journey:
    """Three decide; the accountant is angry where the other two are glad."""
    people = ("Директор по производству", "Главный бухгалтер", "Начальник охраны")
    felt = ((1, -2, 0), (1, -1, 0), (0, -2, 1), (2, -2, 2))
    stages = tuple(
        Stage(
            id=f"s{at}",
            title=f"Этап {at}",
            items=(item("actions", "Смотрит"),),
            emotions=tuple(
                Emotion(id=f"e{at}{who}", level=level, persona=f"p{who}")
                for who, level in enumerate(levels)
            ),
        )
        for at, levels in enumerate(felt)
    )
    personas = tuple(Persona(id=f"p{at}", name=name) for at, name in enumerate(people))
    return journey(stages, personas=personas, shape=Shape.GROUP)


def test_a_group_is_told_by_whoever_is_worst_off_not_by_whoever_comes_first() -> None:
    (scene,) = drawn(buying())
    text = written([scene])
    assert text.count(bare("Главный: злится")) == 3
    assert bare("Директор: доволен") not in text
    discs = [one for one in scene.records if isinstance(one, Circle) and one.fill in LIGHT.faces]
    large = max(one.radius for one in discs)
    told = [LIGHT.faces.index(one.fill) - 2 for one in discs if one.radius == large and one.fill]
    assert told == [-2, -1, -2, -2]
    assert len(discs) == 12  # everybody's on every stage
    fills = {one.fill for one in scene.records if isinstance(one, Polygon)}
    assert LIGHT.bad.fill in fills
    assert LIGHT.good.fill not in fills

"""Several curves: whose is whose, what was measured, and marks that do not hide each other."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.model import Emotion, EmotionKind, Journey, Origin, Persona
from renderers.layout.board import board
from renderers.layout.cover import cover
from renderers.layout.curve import leading, main_key
from renderers.layout.strands import CORNERS, RADIUS, beside, lines, main_name, mark, strands
from renderers.scene import Circle, Curve, Shape
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, journey, stage

LIGHT = theme("light")


def feeling(persona: str | None, level: float, *, n: int | None = None) -> Emotion:
    kind = EmotionKind.ASSUMED if n is None else EmotionKind.MEASURED
    return Emotion(id=f"{persona}-{kind}", level=level, persona=persona, kind=kind, n=n)


def group(*stages: tuple[Emotion, ...], people: int = 2) -> Journey:
    made = tuple(
        stage(number).model_copy(update={"emotions": feelings})
        for number, feelings in enumerate(stages)
    )
    personas = tuple(Persona(id=f"p{n}", name=f"Роль {n}") for n in range(people))
    return journey(made, personas=personas)


def test_the_main_curve_is_one_persons_on_all_stages() -> None:
    drawn = group((feeling("p1", 1),), (feeling("p0", 2), feeling("p1", 0)), (feeling("p1", -1),))
    main = [leading(drawn, one) for one in drawn.stages]
    assert [one.persona for one in main if one] == ["p1", "p1", "p1"]


def test_everybodys_and_assumed_come_before_one_persons_and_measured() -> None:
    drawn = group((feeling(None, 1, n=5), feeling("p0", 1), feeling(None, 0)))
    main = main_key(drawn)
    assert main is not None
    assert (main.persona, main.kind) == (None, EmotionKind.ASSUMED)


def test_the_key_names_people_surveys_and_their_answers() -> None:
    drawn = group(
        (feeling("p0", 1), feeling("p0", 0.4, n=12), feeling("p1", -1)),
        (feeling("p0", 1), feeling("p0", -0.4, n=40), feeling("p1", 0)),
    )
    assert main_name(drawn, RU) == "Роль 0 · как мы думаем"
    found = [strand.name.replace("\u00a0", " ") for strand in strands(drawn, drawn.stages, RU)]
    assert found == ["Роль 0 · по опросу · n = 12–40", "Роль 1"]
    for made in (board, cover):
        pages = made(drawn, RU, LIGHT, ShapedMeasure())
        for scene in pages:
            check(scene)
        said = "по опросу · n = 12–40" if made is board else "n = 40"
        assert bare(said) in written(pages)


def test_what_was_measured_differs_from_what_is_thought_without_colour() -> None:
    drawn = group(
        (feeling(None, 1), feeling("p0", 1), feeling("p0", 0.4, n=12)),
        (feeling(None, 1), feeling("p0", 1), feeling("p0", 0.4, n=12)),
    )
    assumed, measured = strands(drawn, drawn.stages, RU)
    printed = theme("print")
    thin = list(lines(assumed, [(0, 0), (50, 0)], printed))
    double = list(lines(measured, [(0, 0), (50, 0)], printed))
    assert (len(thin), len(double)) == (1, 2)
    assert isinstance(mark(assumed, 0, 0, printed), Circle | Shape)
    hollow, filled = mark(assumed, 0, 0, printed), mark(measured, 0, 0, printed)
    assert isinstance(hollow, Circle | Shape)
    assert isinstance(filled, Circle | Shape)
    assert hollow.fill == printed.surface
    assert filled.fill == measured.colour(printed)


def test_a_guess_is_dashed() -> None:
    guess = feeling("p0", 1).model_copy(update={"origin": Origin.CATALOGUE})
    drawn = group((feeling(None, 1), guess), (feeling(None, 1), guess))
    (strand,) = strands(drawn, drawn.stages, RU)
    (piece,) = lines(strand, [(0, 0), (50, 0)], LIGHT)
    assert isinstance(piece, Curve)
    assert piece.stroke.dash is not None


def test_everyone_of_a_group_has_a_mark_of_their_own() -> None:
    assert len(set(CORNERS)) == 6


@given(st.lists(st.floats(-2, 2), min_size=1, max_size=8), st.booleans())
def test_marks_stand_beside_each_other(levels: list[float], upright: bool) -> None:  # noqa: FBT001
    taken: list[tuple[tuple[float, float], float]] = [((0.0, 0.0), 15.0)]
    for level in levels:
        wanted = (level * 10, 0.0) if upright else (0.0, level * 10)
        beside(taken, wanted, 66.0 if not upright else 18.0, upright=upright)
    for (one, first), (other, second) in combinations(taken, 2):
        assert hypot(one[0] - other[0], one[1] - other[1]) >= first + second
    assert all(radius >= RADIUS for _, radius in taken)


@pytest.mark.parametrize("people", range(1, 7))
def test_any_number_of_people_is_drawn(people: int) -> None:
    feelings = [feeling(f"p{n}", 1) for n in range(people)]
    feelings += [feeling(f"p{n}", 0.6, n=40) for n in range(people)]
    drawn = group(*[tuple(feelings)] * 7, people=people)
    for made in (board, cover):
        for scene in made(drawn, RU, LIGHT, ShapedMeasure()):
            check(scene)

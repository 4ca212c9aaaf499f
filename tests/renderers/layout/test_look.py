"""How the owner wants the map drawn: which lanes, which theme, whose colour."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings

from journey.model import Journey, Look
from journey.pictures import KINDS, PRINTED, SHEETS, Kind
from renderers.formats import text
from renderers.pages import lay_out
from renderers.scene import Scene
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import LANES, RU, journeys, typical

ALL: tuple[Kind, ...] = tuple(
    kind
    for kind in dict.fromkeys(kind for kinds in KINDS.values() for kind in kinds)
    if kind not in SHEETS[1:]
)
"""Larger sheets of one board are laid out as the smallest is."""


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""A map found wrong is not made smaller: drawing it again and again takes minutes."""


def scenes(look: Look, kind: Kind = "board", asked: str | None = None) -> list[Scene]:
    drawn = typical(3).model_copy(update={"look": look})
    return lay_out(drawn, RU, kind=kind, theme=asked)


@pytest.mark.parametrize("lane", [*LANES, "emotion"])
def test_a_hidden_lane_is_on_no_picture_and_not_in_the_text(lane: str) -> None:
    look = Look(hidden=(lane,))
    for kind in ("board", "stage"):
        made = scenes(look, kind)
        assert bare(RU.lanes[lane]) not in written(made) or lane == "goal"  # a target is «цель»
        for scene in made:
            check(scene)
    drawn = typical(3).model_copy(update={"look": look})
    assert f"{RU.lanes[lane]}:" not in text.write(drawn, RU)


def test_the_legend_explains_only_what_is_drawn() -> None:
    for kind in ALL:
        assert RU.severity[3] not in written(scenes(Look(hidden=("pains",)), kind))
    assert RU.severity[3] in written(scenes(Look()))


def test_a_cover_without_pains_or_feelings_is_whole() -> None:
    (scene,) = scenes(Look(hidden=("pains", "emotion")), "cover")
    check(scene)
    shown = written([scene])
    assert bare(RU.curve_title) not in shown
    assert bare(RU.pains_title) not in shown
    assert bare(typical(3).stages[2].title) in shown
    assert not [level for level in RU.levels.values() if bare(level) in shown]


def test_a_map_without_any_lane_is_drawn() -> None:
    for kind in ALL:
        for scene in scenes(Look(hidden=(*LANES, "emotion")), kind):
            check(scene)


ON_SCREEN = tuple(kind for kind in ALL if kind not in PRINTED)
"""A sheet is printed: it is white whatever the look."""
OF_MAPS = tuple(kind for kind in ON_SCREEN if kind != "tasks")
"""A list without tasks has nothing in the brand's colour."""


POSTS = frozenset({"square", "story"})


def ground(kind: Kind, name: str) -> str:
    """What a page lies on; a channel's picture on the colour that says «look here»."""
    return theme(name).key if kind in POSTS else theme(name).page


@pytest.mark.parametrize("kind", ON_SCREEN)
def test_the_maps_theme_is_taken_unless_another_is_asked_for(kind: Kind) -> None:
    dark, light = ground(kind, "dark"), ground(kind, "light")
    assert scenes(Look(theme="dark"), kind)[0].fill == dark
    assert scenes(Look(theme="dark"), kind, "light")[0].fill == light
    assert scenes(Look(theme="gone"), kind)[0].fill == light


@pytest.mark.parametrize("kind", OF_MAPS)
def test_a_brand_moves_colours_and_nothing_else(kind: Kind) -> None:
    plain, branded = scenes(Look(), kind), scenes(Look(brand="#c8102e"), kind)
    assert plain != branded
    for one, other in zip(plain, branded, strict=True):
        assert [(text.x, text.baseline, text.text) for text in one.texts] == [
            (text.x, text.baseline, text.text) for text in other.texts
        ]


@settings(max_examples=20, phases=PHASES)
@given(journeys(hiding=True))
def test_any_map_in_any_look_is_whole(drawn: Journey) -> None:
    for kind in ALL:
        for scene in lay_out(drawn, RU, kind=kind):
            check(scene)

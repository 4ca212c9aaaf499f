"""Who feels what: on board, card and in words."""

from __future__ import annotations

from journey.model import Emotion, EmotionKind, Journey, Origin, Persona
from journey.words import capital
from renderers.formats import text
from renderers.layout.board import board
from renderers.layout.notes import survey_word
from renderers.layout.phone import phone
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, journey, stage

LIGHT = theme("light")


def group() -> Journey:
    """Two roles on one stage, and what was measured of the first."""
    feelings = (
        Emotion(id="a", level=1, persona="a", note="Хочет скорее"),
        Emotion(id="b", level=-1, persona="b", note="Ждёт счёт"),
        Emotion(id="m", level=-0.4, persona="a", kind=EmotionKind.MEASURED, n=40),
    )
    personas = (Persona(id="a", name="Инициатор"), Persona(id="b", name="Бухгалтер"))
    made = stage(0).model_copy(update={"emotions": feelings})
    return journey((made,), personas=personas)


def test_what_each_of_them_says_is_drawn() -> None:
    drawn = group()
    boards = board(drawn, RU, LIGHT, ShapedMeasure())
    cards = phone(drawn, RU, LIGHT, ShapedMeasure())
    for scene in [*boards, *cards]:
        check(scene)
    for said in ("Хочет скорее", "Ждёт счёт"):
        assert bare(said) in written(boards)
        assert bare(said) in written(cards)
        assert said in text.write(drawn, RU)


def test_notes_too_high_for_a_board_are_left_to_the_cards() -> None:
    long = "Очень длинная мысль о том, как всё устроено " * 6
    names = [f"p{number}" for number in range(6)]
    personas = tuple(Persona(id=name, name=name) for name in names)
    feelings = tuple(
        Emotion(id=name, level=0, persona=name, note=f"{name} {long}") for name in names
    )
    made = tuple(stage(number).model_copy(update={"emotions": feelings}) for number in range(7))
    drawn = journey(made, personas=personas)
    for scene in board(drawn, RU, LIGHT, ShapedMeasure()):
        check(scene)
    cards = phone(drawn, RU, LIGHT, ShapedMeasure(), range(1))
    assert all(bare(capital(f"{name} {long}")) in written(cards) for name in names)


def test_a_survey_says_of_how_many_it_is() -> None:
    guess = Emotion(id="g", level=2, origin=Origin.CATALOGUE)
    measured = Emotion(id="m", level=-1.6, kind=EmotionKind.MEASURED, n=12)
    assert bare(survey_word(measured, RU)) == bare("по опросу · n = 12")
    assert survey_word(guess, RU) == ""

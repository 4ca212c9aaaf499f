"""The full dialogue on the largest map that the limits allow: every screen can be sent."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from journey import dialogue, limits
from journey.measures import Duration, DurationUnit, Metric
from journey.model import Depth, Journey, Order, Persona, Shape
from journey.questions import QUESTIONS, Scope
from tests.handlers.chat import Chat, House
from tests.handlers.test_any_screen import worst

FIGURES = [question.id for question in QUESTIONS if question.scope is Scope.ITEM]
LINES = [question.id for question in QUESTIONS if question.scope is Scope.PERSONA]
CELLS = [question.id for question in QUESTIONS if question.scope is Scope.STAGE]


def largest(letter: str, order: Order, shape: Shape) -> Journey:
    """Twelve stages, six people, each text as long as it may be; the last stage has full cells.

    A question shows one stage: that the others' cells are full too is drawn elsewhere.
    """
    text = (letter * 300)[: limits.ITEM_CHARS]
    short = text[: limits.TITLE_CHARS - 2]
    personas = tuple(
        Persona(
            id=f"p{number}",
            name=f"{number:02}{short}",
            description=text,
            goal=text,
            quote=text,
            channel=text,
            role=short,
            emoji="👩‍👩‍👧‍👦",
        )
        for number in range(limits.PERSONAS_MAX)
    )
    metric = Metric(
        value=-999_999_999_999.99,
        unit=short,
        target=999_999_999_999.99,
        n=limits.COUNT_MAX,
        source=text,
        period=short,
    )
    journey = worst(text, limits.ITEMS_MAX)
    light = tuple(one.model_copy(update={"items": ()}) for one in journey.stages[:-1])
    stages = light + tuple(
        stage.model_copy(
            update={
                "duration": Duration(amount=99_999.99, unit=DurationUnit.MONTH),
                "items": tuple(
                    item.model_copy(update={"metric": metric, "persona": None})
                    if item.lane == "metrics"
                    else item
                    for item in stage.items
                ),
            }
        )
        for stage in journey.stages[-1:]
    )
    return journey.model_copy(
        update={
            "personas": personas,
            "stages": stages,
            "depth": Depth.FULL,
            "order": order,
            "shape": shape,
        }
    )


@pytest.mark.parametrize(
    ("letter", "order", "shape"),
    [("😀", Order.STAGES, Shape.GROUP), ("&", Order.ROWS, Shape.TIME)],
)
async def test_every_question_fits(house: House, letter: str, order: Order, shape: Shape) -> None:
    """Each with its hint and on each of its pages; the harness holds every screen to the limits."""
    chat = house.chat()
    await chat.command("start")
    journey = await chat.put(largest(letter, order, shape))
    stage, persona = journey.stages[-1], journey.personas[-1]
    whose = f":{persona.id}" if dialogue.divided(journey) else ""
    acts = [f"cell:worst:{stage.id}:{cell}" for cell in CELLS]
    acts += [f"cell:worst:{stage.id}:{cell}{whose}" for cell in ("pains", "emotion")]
    acts += [f"figure:worst:{stage.lane('metrics')[-1].id}:{figure}" for figure in FIGURES]
    acts += [f"who:worst:{persona.id}:{line}" for line in LINES]
    for act in (*acts, "swapwho:worst"):
        await chat.press(Button("x", f"a:{act}"))
        await _looked_at(chat)
    views = ["full", "people", f"persona:{persona.id}", f"unwho:{persona.id}"]
    views += [f"numbers:{stage.id}", f"figures:{stage.lane('metrics')[0].id}"]
    views += [f"whose:{stage.id}:{lane}" for lane in ("pains", "emotion")]
    for view in views:
        name, *rest = view.split(":")
        await chat.press(Button("x", "v:" + ":".join((name, "worst", *rest))))
        assert chat.reply.screen is not None, view


async def _looked_at(chat: Chat) -> None:
    """The hint and every page, where there are any."""
    assert chat.reply.screen is not None
    hints = [button for button in chat.buttons() if ":h:1" in button.data]
    for hint in hints:
        await chat.press(hint)
        assert "💡" in chat.text
    for _ in range(9):
        further = [text for text in chat.labels() if text.startswith("Ещё ")]
        if not further:
            break
        await chat.tap(further[0])


@pytest.mark.parametrize("order", Order)
async def test_a_walk_through_it_never_stops(house: House, order: Order) -> None:
    chat = house.chat()
    await chat.command("start")
    journey = await chat.put(largest("Щ ", order, Shape.GROUP))
    await chat.press(Button("x", f"a:deep:worst:{order.value}"))
    left = dialogue.left(journey)
    for _ in range(8):
        labels = chat.labels()
        leave = [one for one in ("Пропустить", "Пока не знаю") if one in labels]
        await chat.tap(leave[0] if leave else "Дальше")
        left -= 1
        after = await chat.map()
        assert dialogue.left(after) == left
    for _ in range(8):
        await chat.tap("Назад")
    assert dialogue.left(await chat.map()) == left

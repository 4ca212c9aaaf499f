"""The brief and the budget: what they say of a map, and that they say where nothing is known."""

from __future__ import annotations

from journey.measures import Reach
from journey.model import Evidence, EvidenceKind, Journey, Origin, Task, TaskStatus
from journey.values import Money
from renderers.format import Request
from renderers.formats import format_named
from tests.renderers.samples import RU, item, journey, stage

PAIN = item("pains", "нет цен и меню", severity=3, origin=Origin.CATALOGUE)
REVIEW = Evidence(id="e", kind=EvidenceKind.REVIEW, source="2ГИС")


def told(journey: Journey, paper: str) -> str:
    request = Request(journey=journey, words=RU, paper=paper)  # type: ignore[arg-type]
    (written,) = format_named("text").write(request)
    return written.decode()


def task(number: int, **more: object) -> Task:
    made = Task(
        id=f"t{number}",
        rule="own",
        source=f"t{number}",
        stage=stage(0).id,
        text=f"Дело {number}",
    )
    return made.model_copy(update=more)


def test_an_empty_map_says_that_nothing_is_known() -> None:
    brief = told(journey((stage(0),)), "brief")
    for unknown in (
        "Сколько людей доходит до каждого этапа, пока не посчитано.",
        "Дел пока нет или всё уже сделано.",
        "Суммы пока не записаны.",
        "Пока ничего: всё это ответы и предположения.",
    ):
        assert unknown in brief
    assert "Дел, которые ещё предстоят, на карте нет." in told(journey((stage(0),)), "budget")


def test_the_brief_estimates_the_loss_it_names_once_a_bill_is_typed() -> None:
    people = (1000, 400, 120)
    stages = tuple(
        stage(at).model_copy(update={"reach": Reach(people=n, period="октябрь", source="Метрика")})
        for at, n in enumerate(people)
    )
    made = journey(stages)
    assert "под риском" not in told(made, "brief")
    brief = told(made.with_(bill=Money(value=700, currency="₽")), "brief")
    assert "доходит 400, до «" in brief
    assert "не дошли 280 (70 %).\n   октябрь, Метрика" in brief
    assert "под риском до 196\u00a0000\u00a0₽ (400 × 70 % × 700\u00a0₽)" in brief


def test_the_brief_tells_problem_loss_steps_money_and_proof() -> None:
    first = stage(0, (PAIN,)).model_copy(update={"reach": Reach(people=1200, source="счётчик")})
    proved = item("pains", "долго ждать", 1, evidence=(REVIEW,))
    second = stage(1, (proved,)).model_copy(update={"reach": Reach(people=300)})
    tasks = (task(1, amount=Money(value=12000, currency="₽")), task(2))
    made = journey((first, second)).model_copy(update={"tasks": tasks})
    brief = told(made, "brief")
    assert "Нет цен и меню\n   этап 1" in brief
    assert "предположение" in brief
    assert "доходит 1\u00a0200, до «" in brief
    assert "не дошли 900 (75 %)" in brief
    assert "1. Дело 1: 12\u00a0000\u00a0₽" in brief
    assert "Сколько это стоит\n12\u00a0000\u00a0₽\n   без суммы пока 1 из 2" in brief
    assert "✓ Долго ждать\n   есть отзыв: 2ГИС" in brief


def test_the_budget_adds_what_was_typed_and_names_what_was_not() -> None:
    tasks = (
        task(1, amount=Money(value=12000, currency="₽")),
        task(2, amount=Money(value=500, currency="₽")),
        task(3),
        task(4, status=TaskStatus.DONE, amount=Money(value=90)),
    )
    made = journey((stage(0),)).model_copy(update={"tasks": tasks})
    budget = told(made, "budget")
    assert "Всего записано: 12\u00a0500\u00a0₽\n   без суммы пока 1 из 3" in budget
    assert "3. Дело 3: не записано" in budget
    assert "Сделано дел: 1: 90" in budget

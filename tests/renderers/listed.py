"""A map with a list of tasks, and what people may have typed into it; no test of its own."""

from __future__ import annotations

import datetime as dt
from typing import Final

from hypothesis import strategies as st

from journey.habits import Habit
from journey.measures import Cost, Effort
from journey.model import Journey, Task, TaskStatus
from journey.values import Money
from tests.renderers.samples import NOW, item, journey, stage, texts, titles

DAY: Final = dt.date(2026, 12, 3)
HOSTILE: Final = (
    '=HYPERLINK("http://evil")',
    "строка\nещё\r\nи\u2028ещё",
    "[*]чужой пункт[**]чужой список",
    "@ярлык; «кавычки» \"двойные\", 'одни'",
    "{code} [ссылка|https://x] |ячейка|",
    "# заголовок\tтаб \x07звонок \x1b[31m",
    "שלום, 👩🏽‍💻 и ﷺ",
    "BEGIN:VEVENT\\nSUMMARY:x;y,z",
)


def task(number: int, text: str, **fields: object) -> Task:
    base = {
        "id": f"t{number}",
        "rule": "own",
        "source": f"t{number}",
        "stage": f"s{number % 2}",
        "text": text,
    }
    return Task.model_validate({**base, **fields})


def listed(*tasks: Task, title: str = "Путь гостя") -> Journey:
    """Two stages; the tasks stand on them by turns."""
    asked = (item("questions", "сколько стоит?"), item("channels", "Рассылка по почте"))
    return journey((stage(0, asked), stage(1)), tasks=tasks, title=title, revision=7)


def usual() -> Journey:
    """One with all that may be said of a task, one to look at first, one done, one removed."""
    return listed(
        task(
            0,
            "Повесить меню у входа",
            why="Нет цен",
            owner="Оля",
            owner_id=5,
            place=0,
            due=DAY,
            effort=Effort.MEDIUM,
            cost=Cost.NOTHING,
            amount=Money(value=1200, currency="₽"),
            habit=Habit(keep="Менять меню по понедельникам", who="старший смены"),
        ),
        task(1, "Ответить на отзывы", check="посмотрите, есть ли отзывы без ответа"),
        task(2, "Купить кофе", status=TaskStatus.DONE, done_at=NOW, due=DAY, place=1),
        task(3, "Забыть", status=TaskStatus.REMOVED),
    )


def hostile() -> Journey:
    return listed(
        *(
            task(number, text, why=text, check=text, owner=text[:80], due=DAY)
            for number, text in enumerate(HOSTILE)
        ),
        title="Карта «x»\nещё",
    )


@st.composite
def lists(draw: st.DrawFn) -> Journey:
    """Any words anywhere."""
    found = [
        task(
            number,
            draw(texts),
            why=draw(st.one_of(st.none(), texts)),
            check=draw(st.one_of(st.none(), texts)),
            owner=draw(st.one_of(st.none(), titles)),
            due=draw(st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))),
            status=draw(st.sampled_from([TaskStatus.TODO, TaskStatus.DONE])),
            done_at=NOW,
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    return listed(*found, title=draw(titles))

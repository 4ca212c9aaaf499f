"""The checklist drawn: nothing overlaps, nothing is lost, on a card and on a sheet."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import checklist
from journey.measures import Cost, Effort
from journey.model import Journey, Stage, Task, TaskStatus
from renderers.draw import RATIO_MAX, SIDES_MAX
from renderers.layout.tasklist import A4, CARD, Form, tasklist
from renderers.pages import LAYOUTS, lay_out
from renderers.scene import Box, Curve, Scene
from renderers.text.measure import ShapedMeasure
from renderers.themes import names, on_paper, theme
from renderers.words import Words
from tests.renderers.layout.scenes import bare, check, inside, written
from tests.renderers.samples import EN, RU, journey
from tests.strategies import lines

FORMS = pytest.mark.parametrize("form", [CARD, A4], ids=["card", "sheet"])
DAY = dt.date(2026, 12, 3)
HOSTILE = (
    "Щ" * 300,
    "слово " * 49 + "конец",
    "🙂" * 100,
    "$x^2$ <b>&amp; \\frac{1}{2}",
    "مرحبا بالعالم",
    "iPhone купить",
)


def task(number: int, text: str, **more: object) -> Task:
    named = Task(id=f"t{number}", rule="own", source=f"t{number}", stage="s0", text=text)
    return named.model_copy(update=more)


def listed(*tasks: Task, stages: int = 1) -> Journey:
    found = tuple(Stage(id=f"s{n}", title=f"Этап {n}") for n in range(stages))
    return journey(found).with_(tasks=tasks)


def drawn(given_map: Journey, form: Form, words: Words = RU) -> list[Scene]:
    return tasklist(given_map, words, theme("light"), ShapedMeasure(), form)


def many(count: int) -> Journey:
    tasks = [
        task(
            n,
            f"Сделать дело номер {n} так, чтобы покупатель заметил",
            stage=f"s{n % 6}",
            why=f"Причина {n}, которую назвали люди",
            effort=Effort.SMALL,
            cost=Cost.NOTHING,
            owner="Аня" if n % 3 else None,
            due=DAY if n % 4 else None,
            status=TaskStatus.DONE if n % 5 == 4 else TaskStatus.TODO,
        )
        for n in range(count)
    ]
    return listed(*tasks, stages=6)


@FORMS
@pytest.mark.parametrize("count", [0, 1, 3, 12, 24, 40])
def test_every_task_stands_on_its_pages_once(form: Form, count: int) -> None:
    full = many(count)
    pages = drawn(full, form)
    for page in pages:
        check(page)
        assert page.height <= form.height + 0.01
        assert page.width == form.width
    said = written(pages)
    for one in full.tasks:
        assert said.count(bare(one.text)) == 1, one.text
    ticks = sum(isinstance(record, Curve) and len(record.pieces) == 2 for page in pages
                for record in page.records)  # fmt: skip
    assert ticks == sum(one.status is TaskStatus.DONE for one in full.tasks)
    assert (RU.checklist["nothing"] in " ".join(t.text for t in pages[0].texts)) == (not count)


@FORMS
def test_this_weeks_stand_first_and_not_again(form: Form) -> None:
    full = many(24)
    first = checklist.top(full)
    said = written(drawn(full, form))
    places = [said.index(bare(one.text)) for one in first]
    assert places == sorted(places)
    assert all(said.index(bare(one.text)) > places[-1] for one in full.tasks if one not in first)


@FORMS
def test_who_and_until_when_are_seen(form: Form) -> None:
    held = listed(task(1, "Повесить меню", owner="Александра-Виктория", due=DAY))
    said = written(drawn(held, form))
    assert bare("Александра-Виктория") in said
    assert bare("3 декабря") in said
    english = written(drawn(held, form, EN))
    assert bare("3 December") in english
    assert bare("This week") in english


def test_the_sheet_has_lines_to_write_on_where_nobody_has_said() -> None:
    def lines_of(one: Task) -> int:
        (page,) = drawn(listed(one), A4)
        return sum(isinstance(record, Curve) for record in page.records)

    assert lines_of(task(1, "Дело")) == 2
    assert lines_of(task(1, "Дело", owner="Аня")) == 1
    assert lines_of(task(1, "Дело", owner="Аня", due=DAY)) == 0


@FORMS
@pytest.mark.parametrize("words", [RU, EN], ids=["ru", "en"])
def test_whatever_people_typed_is_whole_and_inside(form: Form, words: Words) -> None:
    tasks = [
        task(n, text, why=text, owner="Ж" * 60 if n % 2 else None, due=DAY)
        for n, text in enumerate(HOSTILE)
    ]
    pages = drawn(listed(*tasks), form, words)
    for page in pages:
        check(page)
        whole = (0.0, 0.0, page.width, page.height)
        boxes = [record for record in page.records if isinstance(record, Box)]
        assert all(inside((b.x, b.y, b.x + b.width, b.y + b.height), whole) for b in boxes)
    said = written(pages)
    for one in ("Щ" * 300, "слово" * 48 + "конец", "iPhoneкупить"):
        assert one in said.replace("Слово", "слово")


@FORMS
@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.tuples(lines(), st.none() | lines()), min_size=1, max_size=8))
def test_any_words_at_all(form: Form, texts: list[tuple[str, str | None]]) -> None:
    tasks = [task(n, text, why=why, due=DAY) for n, (text, why) in enumerate(texts)]
    for page in drawn(listed(*tasks), form):
        check(page)
        assert page.height <= form.height + 0.01


def test_cards_follow_each_other_in_the_order_of_the_list() -> None:
    for page in drawn(many(40), CARD):
        cards = [r for r in page.records if isinstance(r, Box) and r.width > CARD.inner - 1]
        assert cards
        assert all(one.y + one.height < two.y for one, two in pairwise(cards))


def test_they_are_legible_and_a_chat_takes_them() -> None:
    for count in (3, 40):
        for scene in lay_out(many(count), RU, kind="tasks"):
            scale = LAYOUTS["tasks"].scale
            assert (scene.width + scene.height) * scale <= SIDES_MAX
            assert max(scene.width, scene.height) <= RATIO_MAX * min(scene.width, scene.height)
            smallest = min(text.lettering.size for text in scene.texts)
            assert smallest >= scene.width * 0.025
            assert smallest * 390 / scene.width >= 10
        for scene in lay_out(many(count), RU, kind="sheet"):
            assert min(text.lettering.size for text in scene.texts) >= 8


@pytest.mark.parametrize("name", names())
def test_a_sheet_is_white(name: str) -> None:
    assert on_paper(theme(name)).page == "#ffffff"

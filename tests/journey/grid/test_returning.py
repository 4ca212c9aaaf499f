"""A map's table that comes back: untouched it changes nothing, touched only what was touched."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import given, settings

from bot.drawing.words import words
from journey.difference import compare
from journey.grid.edits import Edits, laid
from journey.grid.ids import Ids, Kept
from journey.grid.returning import edits
from journey.model import Journey
from locales.rules import rules
from locales.texts import Languages
from renderers.book import grid
from tests.journey.maps import CATALOGUE
from tests.renderers.samples import PROOF, item, journey, stage
from tests.strategies import journeys

READER = CATALOGUE.teller().cells(rules("ru"))
TEXTS = Languages()
Rows = list[list[str]]


def written(drawn: Journey) -> tuple[list[tuple[str, Rows]], Ids]:
    """As the spreadsheet holds it, sheet by sheet."""
    said = words(TEXTS.texts(drawn.language), drawn)
    kept: list[Kept] = []
    sheets: list[tuple[str, Rows]] = []
    for number, one in enumerate(grid.grids(drawn, said)):
        rows = [["", *map(grid.titled, one.stages)]]
        rows += [[row.name, *(cell.text if cell else "" for cell in row.cells)] for row in one.rows]
        sheets.append((f"s{number}", rows))
        whose = one.persona.id if one.persona else ""
        kept += [Kept("sheet", whose, said=f"s{number}"), *grid.kept(one)]
    return sheets, Ids(drawn.id, drawn.revision, drawn.language, tuple(kept))


def new_ids() -> Any:
    return (f"n{number}" for number in count()).__next__


def returned(drawn: Journey, change: Any = None) -> tuple[Edits, Journey]:
    sheets, ids = written(drawn)
    if change is not None:
        change(sheets[0][1])
    found = edits(sheets, ids, READER)
    assert found is not None
    return found, laid(drawn, found, new_ids())[0]


@settings(max_examples=25, deadline=None)
@given(journeys())
def test_untouched_it_changes_nothing(drawn: Journey) -> None:
    sheets, ids = written(drawn)
    found = edits(sheets, ids, READER)
    if found is None:
        return
    assert found.empty, found
    assert laid(drawn, found, new_ids()) == (drawn, 0)


def small() -> Journey:
    goal = item("goal", "Найти кофе", origin="catalogue")
    pain = item("pains", "Очередь", severity=3, evidence=PROOF)
    other = item("pains", "Нет цен", severity=1).with_(id="other")
    return journey((stage(0, (goal, pain, other), level=-2), stage(1, (), level=None)))


def row(rows: Rows, name: str) -> int:
    return next(at for at, found in enumerate(rows) if found[0] == name)


def test_a_word_that_was_changed_keeps_what_else_is_known_of_the_entry() -> None:
    def change(rows: Rows) -> None:
        rows[row(rows, "Мешает")][1] = "✓ Очередь утром ▲▲"

    drawn = small()
    _, after = returned(drawn, change)
    was, now = drawn.stages[0].items[1], after.stages[0].items[1]
    assert (now.id, now.text, now.severity, now.evidence) == (
        was.id, "Очередь утром", 2, was.evidence,
    )  # fmt: skip
    assert len(list(compare(drawn, after).changes)) == 1


def test_a_new_row_a_removed_one_and_another_feeling() -> None:
    def change(rows: Rows) -> None:
        at = row(rows, "Мешает")
        rows[at + 1][1] = ""
        rows.insert(at + 1, ["", "", "Далеко идти ▲"])
        rows[row(rows, "Настроение")][1] = "Хорошо (+1)"

    drawn = small()
    _, after = returned(drawn, change)
    assert [one.text for one in after.stages[0].lane("pains")] == ["Очередь"]
    assert [(one.text, one.severity) for one in after.stages[1].lane("pains")] == [
        ("Далеко идти", 1)
    ]
    assert after.stages[0].emotions[0].level == 1


def test_columns_that_change_places_take_along_what_stands_there() -> None:
    def change(rows: Rows) -> None:
        for one in rows:
            one[1], one[2] = one[2], one[1]
        rows[0][1] = "Другое имя"

    drawn = small()
    _, after = returned(drawn, change)
    assert [one.title for one in after.stages] == ["Другое имя", "Этап с названием 0"]
    assert after.stages[1].items == drawn.stages[0].items


def test_what_came_to_the_map_since_stays() -> None:
    def change(rows: Rows) -> None:
        rows[row(rows, "Мешает")][1] = "✓ Хвост очереди ▲▲▲"

    drawn = small()
    found, _ = returned(drawn, change)
    later = drawn.stages[0].with_(
        items=(*drawn.stages[0].items, item("ideas", "Новое").with_(id="new"))
    )
    now = drawn.with_(stages=(later, *drawn.stages[1:]))
    after, left = laid(now, found, new_ids())
    assert left == 0
    assert [one.text for one in after.stages[0].lane("ideas")] == ["Новое"]
    assert after.stages[0].items[1].text == "Хвост очереди"

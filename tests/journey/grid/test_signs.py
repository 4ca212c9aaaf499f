"""What stands in a cell of a spreadsheet says the same when it is read again."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from journey.grid import signs
from journey.grid.signs import Entry
from tests.strategies import lines

ENTRIES = st.builds(
    Entry,
    text=lines() | st.text("?✓•▲♥☑· aб", min_size=1, max_size=12),
    guess=st.booleans(),
    severity=st.integers(0, 3),
    strong=st.booleans(),
    closed=st.booleans(),
)


@given(ENTRIES)
@example(Entry("? ▲ ·"))
@example(Entry("a ▲ · ·", severity=1))
@example(Entry("☑"))
def test_what_is_written_is_read_again(entry: Entry) -> None:
    said = signs.flat(entry.text)
    if not said:
        return
    read = signs.read(signs.written(entry))
    assert read == Entry(said, entry.guess, False, entry.severity, entry.strong, entry.closed)


def test_a_cell_that_somebody_typed() -> None:
    assert signs.read("  нет цен\nна сайте ") == Entry("нет цен на сайте")
    assert signs.read("✓ нет цен ▲▲▲ ☑") == Entry("нет цен", proved=True, severity=3, closed=True)
    assert signs.read("почему так дорого?") == Entry("почему так дорого?")

"""Lines alike in length: as few as there can be, none wider than the width, no word lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from renderers.text.balance import balanced

widths = st.lists(st.integers(1, 40), min_size=1, max_size=14)
SPACE = 1


def lengths(words: list[int], begins: list[int]) -> list[int]:
    ends = [*begins[1:], len(words)]
    parts = [words[at:end] for at, end in zip(begins, ends, strict=True)]
    return [sum(part) + SPACE * (len(part) - 1) for part in parts]


def cut(words: list[int], limit: int) -> list[int] | None:
    """The lengths of the lines."""
    begins = balanced([word + SPACE for word in words], words, limit)
    return None if begins is None else lengths(words, begins)


def filled(words: list[int], limit: int) -> list[int]:
    """Line after line, as many words as fit."""
    lines = [words[0]]
    for word in words[1:]:
        if lines[-1] + SPACE + word <= limit:
            lines[-1] += SPACE + word
        else:
            lines.append(word)
    return lines


def test_a_last_word_is_not_left_alone() -> None:
    assert filled([10, 10, 10, 4], 32) == [32, 4]
    assert cut([10, 10, 10, 4], 32) == [21, 15]


def test_what_is_even_is_left_as_it_is() -> None:
    assert cut([10, 10, 10, 10, 10], 32) == filled([10, 10, 10, 10, 10], 32) == [32, 21]
    assert cut([10, 10], 32) == [21]


def test_a_word_that_has_to_be_cut_is_not_its_matter() -> None:
    assert cut([10, 50, 3], 32) is None


@given(widths, st.integers(5, 60))
def test_there_are_never_more_lines_and_never_wider_ones(words: list[int], limit: int) -> None:
    found = cut(words, limit)
    if found is not None:
        assert max(found) <= limit
        assert len(found) == len(filled(words, limit))
        assert sum(found) + SPACE * (len(found) - 1) == sum(words) + SPACE * (len(words) - 1)

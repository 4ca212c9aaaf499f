"""What people paste: markers of lists go, decoration goes, all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import dialogue, limits, pasted, words
from journey.errors import Rejected
from journey.prompts import Prompt
from tests.journey.maps import asked, drafted

MARKERS = [
    "1) ",
    "1)",
    "2. ",
    "12. ",
    "- ",
    "-",
    "– ",
    "— ",
    "—",
    "• ",
    "•",
    "☐ ",
    "☑",
    "✅ ",
    "* ",
]
MARKERS += ["+ ", "> ", "[ ] ", "[x] ", "- [ ] ", "а) ", "b) ", "① ", "1️⃣ ", "(3) ", "- 1) "]
KEPT = [
    "-5 %",
    "1.5 часа",
    "25.12 18:00",
    "+7 900 000",
    "C++",
    "e-mail",
    "2ГИС",
    "24/7",
    "№ 5",
    "-",
]
KEPT += ["1)", "•", "а-ля карт", "[скидка]", "5★", "℃", "™", "①"]


@pytest.mark.parametrize("marker", MARKERS)
def test_a_marker_before_words_goes(marker: str) -> None:
    assert words.lines(f"{marker}Яндекс Карты") == ("Яндекс Карты",)


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_marker_stays(text: str) -> None:
    assert words.lines(text) == (text,)


def test_a_pasted_list() -> None:
    told = "1) Яндекс Карты\n2. 2ГИС\n- Авито\n\n• MAX\n— сарафан\n☐ ВКонтакте"
    assert words.lines(told) == ("Яндекс Карты", "2ГИС", "Авито", "MAX", "сарафан", "ВКонтакте")


def test_decorated_letters_are_plain_ones() -> None:
    assert words.lines("𝓑𝓮𝓪𝓾𝓽𝔂 𝗕𝗢𝗟𝗗 ⓑⓤⓑ Ｓａｌｏｎ 𝟚𝟜") == ("Beauty BOLD bub Salon 24",)


def test_emoji_and_foreign_letters_are_no_decoration() -> None:
    for text in ("👩‍👩‍👧‍👦 семья", "🅰️", "ﬁn", "שלום", "e\u0301"):
        assert words.lines(text) == (text,)


def test_an_equal_suggestion_is_recognised_behind_its_marker() -> None:
    prompt = asked(drafted())
    known = prompt.options[0].text
    added = dialogue.add(prompt, f"✅ {known.upper()}\n- {known.lower()}.", 50)
    assert isinstance(added, Prompt)
    assert len(added.options) == len(prompt.options)
    assert added.options[0].chosen


@given(
    st.lists(
        st.tuples(st.sampled_from(["", *MARKERS]), st.text(max_size=40)), min_size=1, max_size=6
    )
)
def test_any_pasted_list_is_lines_or_a_refusal(told: list[tuple[str, str]]) -> None:
    """Once through the door is enough: a second time changes nothing but further markers."""
    found = words.lines("\n".join(marker + text for marker, text in told))
    if isinstance(found, Rejected):
        return
    for line in found:
        assert line == line.strip()
        assert 0 < len(line) <= limits.ITEM_CHARS
        assert pasted.unfolded(line) == line


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd", "Zs"]), max_size=60))
def test_plain_words_are_never_changed(text: str) -> None:
    line = " ".join(pasted.unfolded(text).split())
    assert pasted.line(line) == line

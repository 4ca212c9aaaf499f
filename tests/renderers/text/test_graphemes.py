"""What a reader sees as one sign stays one sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.text.graphemes import clusters


@pytest.mark.parametrize("sign", ["👩🏽‍💻", "🇰🇿", "1️⃣", "é", "а́", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️‍🔥", "👍🏽"])
def test_a_sign_is_one_cluster(sign: str) -> None:
    assert clusters(f"а{sign}б") == ["а", sign, "б"]


def test_flags_part_after_two_letters() -> None:
    assert clusters("🇷🇺🇰🇿🇧🇾") == ["🇷🇺", "🇰🇿", "🇧🇾"]


@given(st.text())
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text

"""Words are divided where a reader expects it."""

import pytest

from renderers.text import graphemes
from renderers.text.hyphenation import breaks


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("Запрашиваю", "За-пра-ши-ваю"),
        ("«Договариваюсь»", "«До-го-ва-ри-ва-юсь»"),
        ("internationalization", "in-ter-na-tion-al-iza-tion"),
        ("яя", "яя"),
        ("x^{$", "x^{$"),
        ("שלום", "שלום"),
        ("кафеcafe", "кафеcafe"),
        ("ударе\u0301ние", "ударе\u0301ние"),
    ],
)
def test_a_hyphen_stands_between_syllables(word: str, divided: str) -> None:
    signs = graphemes.clusters(word)
    places = breaks(signs)
    shown = "".join(
        sign + ("-" if number in places else "") for number, sign in enumerate(signs, 1)
    )
    assert shown == divided

"""The sentences: the same in every language, all used, none missing, whole in their markup."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import locales
from journey.certainty import GUESS
from journey.errors import Code
from locales.folders import DEFAULT, FALLBACK, languages
from locales.texts import MissingTextError, Sentences
from tests.handlers.markup import TAGS, faults
from tests.locales.families import FAMILIES

HOUSE = Path(locales.__file__).parents[1]
LANGUAGES = languages()
NUMBERS = (0, 1, 2, 5, 11, 21, 22, 25, 101)


def catalogue(language: str) -> Catalog:
    file = HOUSE / "locales" / language / "tropa.po"
    with file.open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


CATALOGUES = {language: catalogue(language) for language in LANGUAGES}


def messages(language: str) -> dict[str, Message]:
    found = (message for message in CATALOGUES[language] if message.id)
    return {_key(message): message for message in found}


def _key(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms(message: Message) -> tuple[str, ...]:
    told = message.string or ""
    return (told,) if isinstance(told, str) else tuple(told)


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


KEYS = frozenset(messages(DEFAULT))

SPEAKING = {"html", "plain", "count", "toast", "say", "_about", "_template", "sentence"}
"""Calls whose words are a sentence's key."""


class TestLanguages:
    def test_russian_and_english_are_there(self) -> None:
        assert LANGUAGES[0] == "ru"
        assert "en" in LANGUAGES

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_key_stands_twice(self, language: str) -> None:
        source = (HOUSE / "locales" / language / "tropa.po").read_text(encoding="utf-8")
        keys = re.findall(r'^msgid "(.+)"$', source, re.MULTILINE)
        assert len(keys) == len(set(keys))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_sentence_stands_twice_under_one_key(self, language: str) -> None:
        """Two lines under one key are one long sentence to gettext: a merge leaves such."""
        source = (HOUSE / "locales" / language / "tropa.po").read_text(encoding="utf-8")
        assert not re.findall(r'^msgid "(.+)"\nmsgstr .*\nmsgstr ', source, re.MULTILINE)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_every_key_filled(self, language: str) -> None:
        """A third language may begin with some: English says the rest."""
        assert set(messages(language)) <= KEYS
        assert set(messages(language)) == KEYS or language not in {DEFAULT, FALLBACK}
        assert not [key for key, found in messages(language).items() if "" in forms(found)]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_the_same_plurals_with_every_form(self, language: str) -> None:
        default = messages(DEFAULT)
        for key, message in messages(language).items():
            assert message.pluralizable == default[key].pluralizable, key
            wanted = CATALOGUES[language].num_plurals if message.pluralizable else 1
            assert len(forms(message)) == wanted, key

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_the_same_placeholders_in_every_form(self, language: str) -> None:
        for key, message in messages(language).items():
            wanted = names(forms(messages(DEFAULT)[key])[0])
            assert all(names(form) == wanted for form in forms(message)), key
            assert all(name.isidentifier() for name in wanted), key


@pytest.mark.parametrize("language", LANGUAGES)
class TestMarkup:
    def test_is_balanced_and_telegrams(self, language: str) -> None:
        wrong = {
            key: found
            for key, message in messages(language).items()
            for form in forms(message)
            if (found := faults(form))
        }
        assert not wrong

    def test_stands_only_where_html_is_sent(self, language: str) -> None:
        tagged = {
            key
            for key, message in messages(language).items()
            if any(f"<{tag}>" in form for form in forms(message) for tag in TAGS)
        }
        plain = ("button.", "lane.", "level.", "file.", "task.", "md.", "picture.", "command.")
        assert not {key for key in tagged if key.startswith((*plain, "bot."))}


# --- what the code says ----------------------------------------------------------------------


def sources() -> Iterator[ast.Module]:
    for room in ("bot", "handlers", "journey", "renderers", "locales"):
        for file in sorted((HOUSE / room).rglob("*.py")):
            yield ast.parse(file.read_text(encoding="utf-8"))


def spoken() -> Iterator[ast.expr]:
    """The first word of every call that speaks."""
    for module in sources():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            for argument in node.args[:2] if name in SPEAKING else ():
                yield from _parts(argument)


def _parts(argument: ast.expr) -> Iterator[ast.expr]:
    if isinstance(argument, ast.IfExp):
        yield from _parts(argument.body)
        yield from _parts(argument.orelse)
    else:
        yield argument


def constants() -> set[str]:
    """Every string in the sources and in the templates: a key among them is used."""
    found = {
        node.value
        for module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for template in (HOUSE / "locales").glob("*.j2"):
        found |= set(re.findall(r'say\("([^"]+)"', template.read_text(encoding="utf-8")))
    return found


def refusals() -> Iterator[tuple[Code, set[str]]]:
    """Every `Rejected(Code.…, {…})` in the sources: its code and the names of what it gives."""
    for module in sources():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Rejected":
                continue
            code, *more = node.args
            assert isinstance(code, ast.Attribute), ast.unparse(node)
            assert all(isinstance(params, ast.Dict) for params in more), ast.unparse(node)
            keys = [key for params in more if isinstance(params, ast.Dict) for key in params.keys]
            yield Code[code.attr], {str(key.value) for key in keys if isinstance(key, ast.Constant)}


class TestUse:
    def test_every_key_that_is_spoken_exists(self) -> None:
        said = {
            part.value
            for part in spoken()
            if isinstance(part, ast.Constant)
            and isinstance(part.value, str)
            and re.fullmatch(r"[a-z]+(\.[a-z_0-9]+)+", part.value)
        }
        assert len(said) > 80
        assert not said - KEYS

    def test_every_family_is_listed(self) -> None:
        begun = {
            str(part.values[0].value)
            for part in spoken()
            if isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.Constant)
        }
        dotted = {beginning for beginning in begun if re.fullmatch(r"([a-z_]+\.)+", beginning)}
        assert dotted == set(FAMILIES)

    @pytest.mark.parametrize("beginning", FAMILIES)
    def test_every_member_of_a_family_exists(self, beginning: str) -> None:
        assert not {beginning + ending for ending in FAMILIES[beginning]} - KEYS

    def test_no_key_is_unused(self) -> None:
        members = {
            beginning + ending for beginning, endings in FAMILIES.items() for ending in endings
        }
        twins = {one + GUESS for one in constants() | members}
        assert not KEYS - members - constants() - twins

    def test_a_refusal_gives_what_its_sentence_says(self) -> None:
        """A sentence with a gap that nobody fills would stop the update instead of refusing."""
        found = list(refusals())
        assert len(found) > 40
        for code, given in found:
            message = messages(DEFAULT)[f"error.{code.value}"]
            assert names(forms(message)[0]) <= given, code

    def test_every_template_speaks_of_what_exists(self) -> None:
        for template in (HOUSE / "locales").glob("*.j2"):
            said = set(re.findall(r'say\("([^"]+)"', template.read_text(encoding="utf-8")))
            assert said
            assert not said - KEYS


# --- what is said ----------------------------------------------------------------------------


PLURALS = {
    **dict.fromkeys((1, 21, 101), "этап"),
    **dict.fromkeys((2, 22), "этапа"),
    **dict.fromkeys((0, 5, 11, 25), "этапов"),
}


class TestSentences:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_nothing_falls_back_silently(self, language: str) -> None:
        texts = Sentences(language)
        for speak in (texts.html, texts.plain):
            with pytest.raises(MissingTextError, match=f"{language}: no\\.such"):
                speak("no.such")
        with pytest.raises(MissingTextError):
            texts.count("no.such", 1)
        with pytest.raises(KeyError):
            texts.plain("start.back")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_sentence_can_be_said(self, language: str) -> None:
        texts = Sentences(language)
        for key, message in messages(language).items():
            given = dict.fromkeys(names(forms(message)[0]), "<&>")
            if message.pluralizable:
                given.pop("n", None)
                assert all(texts.count(key, number, **given) for number in NUMBERS)
                continue
            assert texts.plain(key, **given)
            assert not faults(texts.html(key, **given)), key

    def test_parameters_are_escaped_in_html_alone(self) -> None:
        texts = Sentences("ru")
        assert texts.html("card.title", title="<b>&\"'") == "<b>&lt;b&gt;&amp;\"'</b>"
        assert "<b>&" in texts.plain("ask.map", title="<b>&")
        assert texts.plain("ask.map", title="{n}") == "{n}."

    @pytest.mark.parametrize(("number", "word"), PLURALS.items())
    def test_russian_plurals(self, number: int, word: str) -> None:
        assert Sentences("ru").count("stages.count", number) == f"{number} {word}"

    @pytest.mark.parametrize("number", NUMBERS)
    def test_english_plurals(self, number: int) -> None:
        word = "stage" if number == 1 else "stages"
        assert Sentences("en").count("stages.count", number) == f"{number} {word}"


@pytest.mark.parametrize("language", LANGUAGES)
class TestTelegramsLimits:
    def told(self, language: str, beginning: str) -> dict[str, str]:
        found = messages(language).items()
        return {key: forms(message)[0] for key, message in found if key.startswith(beginning)}

    def test_commands(self, language: str) -> None:
        assert all(1 <= len(text) <= 256 for text in self.told(language, "command.").values())

    def test_descriptions(self, language: str) -> None:
        told = self.told(FALLBACK, "bot.") | self.told(language, "bot.")
        assert (len(told["bot.description"]) <= 512, len(told["bot.short"]) <= 120) == (True, True)

    def test_answers_to_taps(self, language: str) -> None:
        """With room for a title where one is filled in."""
        for beginning in ("outdated", "other.map", "error."):
            for key, text in self.told(language, beginning).items():
                room = 80 if "{text}" in text else 10 * len(names(text))
                if key != "error.too_long":  # always a message of its own
                    assert len(text) + room <= 200, key

    def test_buttons_are_short(self, language: str) -> None:
        assert all(len(text) <= 32 for text in self.told(language, "button.").values())

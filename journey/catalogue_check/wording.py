"""What each single sentence must be: short, tidy, plain, without invented figures.

A rule takes a text and says what is wrong with it and what to do, or nothing. A language that has
no rules of its own is held against the common ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from journey.catalogue_check.texts import BOUNDS, Text

Rule = Callable[[Text], str | None]

_FIGURE: Final = re.compile(r"[%₽$€£]|\d\s*(?:руб|процент|percent|dollar|euro)", re.IGNORECASE)
_ALONE: Final = frozenset({"I", "I’m"})
"""Words that have a capital wherever they stand."""
_SMALL: Final = frozenset({"unit", "alias", "feeling"})
"""Kinds that are no sentences."""


def _fits(text: Text) -> str | None:
    bound, length = BOUNDS[text.kind], len(text.text)
    return f"{length} characters, {bound} fit; shorten it" if length > bound else None


def _is_tidy(text: Text) -> str | None:
    if text.text != " ".join(text.text.split()):
        return "spaces too many; leave one between words"
    if " - " in text.text:
        return "a hyphen is no dash; say it without one"
    if (text.text[-1] == "?") is not (text.kind == "questions"):
        return "a question, and nothing else, ends with a question mark"
    if text.kind in _SMALL or text.kind == "warning":
        return None
    if text.text[-1] in ".!;,":
        return f"ends with {text.text[-1]!r}; take it away"
    return "begins with a small letter; make it a capital" if text.text[0].islower() else None


def _invents_nothing(text: Text) -> str | None:
    if text.kind != "unit" and (found := _FIGURE.search(text.text)):
        return f"{found[0]!r} is an invented figure; take it away, the owner will measure"
    return None


def _is_nobodys_word(text: Text) -> str | None:
    if text.kind == "feeling" and re.search('[«»“”"]', text.text):
        return "a feeling is no quotation; say it in the third person without quotes"
    return None


def _goes_on(text: Text) -> str | None:
    """A feeling stands behind its level and a colon: «Плохо: ждёт подвоха»."""
    if text.kind == "feeling" and text.text[0].isupper() and text.text.split()[0] not in _ALONE:
        return "a feeling goes on behind a colon; begin it with a small letter"
    return None


def _no(words: str, why: str) -> Rule:
    pattern = re.compile(words, re.IGNORECASE)

    def rule(text: Text) -> str | None:
        found = None if text.kind == "alias" else pattern.search(text.text)
        return None if found is None else f"{found[0]!r} {why}"

    return rule


def _no_start(kinds: set[str], words: str, why: str) -> Rule:
    pattern = re.compile(words, re.IGNORECASE)

    def rule(text: Text) -> str | None:
        found = pattern.match(text.text) if text.kind in kinds else None
        return None if found is None else f"{found[0]!r} {why}"

    return rule


def _must(kinds: set[str], pattern: str, why: str) -> Rule:
    wanted = re.compile(pattern)

    def rule(text: Text) -> str | None:
        return why if text.kind in kinds and not wanted.match(text.text) else None

    return rule


_COMMON: Final[tuple[Rule, ...]] = (
    _fits,
    _is_tidy,
    _invents_nothing,
    _is_nobodys_word,
    _goes_on,
)

_RUSSIAN: Final[tuple[Rule, ...]] = (
    _no_start(
        {"feeling"},
        r"(?:очень |не)?(?:плохо|ровно|хорошо|отлично)\b",
        "is a word of the scale, which stands before it already",
    ),
    _no_start(
        {"feeling"},
        r"(?:не )?(?:почти |очень |уже |так )?(?:рад|готов|доволен|недоволен|спокоен|счастлив|зол"
        r"|уверен|согласен|благодарен|полон|должен|\w{2,}(?:ён|ян|ил|ал|ял|ел|ыл|ык|лся))\b",
        "is a man's form; customers are of both kinds: «радует, что…», «приятно, что…»",
    ),
    _no(
        r"конверси|лояльност|касани[яйею]|CJM|воронк|\bлид(?:ы|ов|ам)?\b|онбординг|апсейл|фидб[эе]к"
        r"|юзер|омниканал|персонализ|сегмент\w*|целев\w+ аудитор\w*|\bУТП\b|\bЦА\b|кастом\w*",
        "is jargon; say it as you would to a customer",
    ),
    _no(
        r"осуществ\w*|явля[ею]тся|в целях|произвести|посредством|надлежащ\w*"
        r"|\bданн(?:ый|ого|ому|ом)\b|обеспечить|своевременн\w*|взаимодейств\w*",
        "is an office word; use a plain verb",
    ),
    _no("instagram|инстаграм|facebook|фейсбук", "may not be advised in Russia; name another place"),
    _no("[\"'“”]", "is no Russian quotation mark; use «»"),
    _no(
        r"\b(?:еще|ее|мое|твое|свое|идет|ждет|берет|дает|найдет|придет|подойдет|ведет|поймет"
        r"|вернется|остается|счет|учет|расчет\w*|прием|объем|ребенок|вперед|причем|четк\w+"
        r"|надежн\w+|черный|зеленый|теплый|темный|дешевый|тяжелый|трех|четырех)\b",
        "is written with ё",
    ),
    _must(
        {"stage"},
        r".*\b\w+(?:[юу]|[юу]сь)\b",
        "a stage is named by the customer, in the first person: «Выбираю»",
    ),
    _must(
        {"remedy"},
        r"(?:Не )?\w+(?:ть|ти|чь)(?:ся|сь)?\b",
        "a remedy begins with what to do: «Повесить…»",
    ),
    _must(
        {"practice"},
        r"(?:Не )?\w+(?:ть|ти|чь)(?:ся|сь)?\b|Раз в |Перед |После ",
        "a practice begins with what to do, or with when: «Перед открытием…»",
    ),
    _must(
        set(BOUNDS) - {"channels", "unit", "alias"},
        "(?s).*[а-яё]",
        "holds not a single Russian letter; translate it",
    ),
)

_ENGLISH: Final[tuple[Rule, ...]] = (
    _no_start(
        {"feeling"},
        r"(?:awful|bad|okay|good|great)\b",
        "is a word of the scale, which stands before it already",
    ),
    _no(
        r"conversion|touchpoint|CJM|funnel|leverag\w*|omnichannel|seamless|customer-centric"
        r"|pain point|stakeholder|\bKPI|\bROI\b|\bUX\b|upsell|synerg\w*|churn",
        "is jargon; say it as you would to a customer",
    ),
    _no("[а-яё]", "is a Russian letter; translate it"),
    _no("[\"']", "is a straight quote; use ’ and “ ”"),
    _must(
        {"stage"},
        r"I(?:['’]m)? ",
        "a stage is named by the customer, in the first person: “I choose”",
    ),
    _must(
        {"remedy"},
        r"(?!(?:To|We|You|The|A|(?!Bring)\w+ing) )",
        "a remedy begins with what to do: “Hang…”",
    ),
)

_OF_LANGUAGE: Final = {"ru": _RUSSIAN, "en": _ENGLISH}


def wrong(text: Text, language: str) -> tuple[str, ...]:
    """What is wrong with a text, each with what to do; nothing: it is in order."""
    rules = (*_COMMON, *_OF_LANGUAGE.get(language, ()))
    return tuple(why for rule in rules if (why := rule(text)) is not None)

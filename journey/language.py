"""How a language writes numbers, days and time: its file is `locales/<language>/rules.toml`.

Knows which rules there are; must not know a word of any language. People mix languages («5 min»
among Russian words), so a text is read with the words of all of them, the own one's first. What
one sign means differently in two languages, the own one says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from journey.values import Frozen


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as wrong:
        raise ValueError(f"{pattern!r} is no pattern: {wrong}") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression; empty: the language has no such word."""


class NumberRules(Frozen):
    comma_groups: bool
    """«1,200» is one thousand two hundred; else one and a fifth."""
    about: Pattern = ""
    """«около»: the number behind it is taken, the doubt is not part of it."""
    out_of: Pattern = ""
    """«3400 из 21 000»."""
    unknown: Pattern = ""
    """«не знаю»: said instead of an answer."""
    thousand: Pattern = ""
    million: Pattern = ""
    billion: Pattern = ""
    money: Mapping[str, Pattern] = {}
    """«рублей» is «₽»: words of currencies, by their signs."""


class TimeRules(Frozen):
    second: Pattern = ""
    minute: Pattern = ""
    hour: Pattern = ""
    day: Pattern = ""
    week: Pattern = ""
    month: Pattern = ""
    quarter: Pattern = ""
    year: Pattern = ""
    spoken: tuple[tuple[Pattern, str], ...] = ()
    """What is said without figures, and what is read instead, in this order: «полтора» is 1.5."""
    joined_by: Pattern = ""
    """Between the pieces of one duration: «1 час и 30 минут»."""
    at_least: Pattern = ""
    at_most: Pattern = ""
    """«от 2 до 3 дней»."""


class DayRules(Frozen):
    """Words of days; those of their spans are `TimeRules`."""

    month_first: bool
    """«12/5» may be the fifth of December; else it is the twelfth of May."""
    spoken: Mapping[str, int] = {}
    """«завтра» is 1 day ahead."""
    months: tuple[Pattern, ...] = ()
    """The beginnings of their names, January first."""
    weekdays: tuple[Pattern, ...] = ()
    """Their names, Monday first."""
    counts: tuple[Pattern, ...] = ()
    """«один», «два»: numbers in words, one first."""
    instead: tuple[tuple[Pattern, str], ...] = ()
    """What is read in place of a span that is said without a number: «полгода» is 6 months."""
    ordinal: Pattern = ""
    """Behind a day's number: «15-го»."""
    day_number: Pattern = ""
    """«15 числа»."""
    of: Pattern = ""
    """"15 of December"."""
    year_mark: Pattern = ""
    """«2027 года»."""
    ahead: Pattern = ""
    """«через 3 дня»."""
    ago: Pattern = ""
    """«3 дня назад»."""
    on_weekday: Pattern = ""
    """«в пятницу»."""
    nearest_weekday: Pattern = ""
    """«эту пятницу»."""
    next_weekday: Pattern = ""
    """«следующую пятницу»: that of the next week."""
    this: Pattern = ""
    """«этой неделе»."""
    next: Pattern = ""
    """«следующей неделе»."""
    end_of: Pattern = ""
    """«конца месяца»."""
    current: Pattern = ""
    """«конца этого месяца»."""
    before: Pattern = ""
    """What an answer may begin with: the question's preposition, a doubt."""
    at_hour: Pattern = ""
    """Before an hour."""
    surely_at_hour: Pattern = ""
    """Before a number alone, which is then an hour: «завтра в 18»."""
    hour: Pattern = ""
    """Behind a number: «18 часов»."""
    part_of_day: Pattern = ""
    """«утром»."""

    @model_validator(mode="after")
    def _all_or_none(self) -> Self:
        if len(self.months) not in {0, 12} or len(self.weekdays) not in {0, 7}:
            raise ValueError("there are twelve months and seven days of the week")
        return self


class ErrandRules(Frozen):
    """What stands around the task in a line that gives one."""

    until: Pattern = ""
    """«до пт»: before the day until which it is to be done; both are no part of the task."""
    keeps: Pattern = ""
    """«на пятницу»: such a day, too, but the words stay."""
    never: Pattern = ""
    """«с понедельника»: a day that says nothing of when it is to be done."""
    everyone: Pattern = ""
    """«всем»: each of the team does it."""
    joins: Pattern = ""
    """«спросить у»: a name behind them belongs to the words."""


class FigureRules(Frozen):
    """What stands around the numbers of a metric told in one line."""

    now: Pattern = ""
    """«сейчас 4 %»."""
    target: Pattern = ""
    """«цель 6 %»."""
    sample: Pattern = ""
    """Before a number of cases: «по 1200»."""
    cases: Pattern = ""
    """What is counted, behind such a number: «1200 визитов»."""
    source: Pattern = ""
    """«по данным кассы»."""
    sources: Pattern = ""
    """Words by which a source is known without that: «Метрика»."""
    platforms: tuple[tuple[Pattern, str], ...] = ()
    """Places that are a source whatever the case they stand in, and what each is called."""
    on: Pattern = ""
    """What such a name follows: «на Яндексе»."""
    by: Pattern = ""
    """Before a number of cases that follows another number: «4,6 по 38 отзывам»."""
    bound: Pattern = ""
    """«не больше 6 %»: the number behind it is taken."""
    at_least: Pattern = ""
    """Of those the ones by which a target says that more is better: «не меньше»."""
    at_most: Pattern = ""
    """… that less is better: «не больше»."""
    period: Pattern = ""
    """Names of a time: «октябрь», «осень»."""
    over: Pattern = ""
    """What stands before a time: «за октябрь»."""
    joint: Pattern = ""
    """… between its two ends: «с 1 по 15 октября»."""
    last: Pattern = ""
    """«прошлый месяц»: the one before this."""
    around: Pattern = ""
    """Words that may stand among them: «за прошлый»."""


class LineRules(Frozen):
    """Words that no line of a picture is broken beside; one of one or two letters stays with the
    next one anyway, in English one of one letter.
    """

    with_next: tuple[str, ...] = ()
    """«для гостя»."""
    with_previous: tuple[str, ...] = ()
    """«открыто ли»."""


class Traces(Frozen):
    """Beginnings of words by which one knows where to look whether a thing is so; one of up to
    three letters is the whole word. Capitals, ё and й do not matter.
    """

    reviews: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    social: tuple[str, ...] = ()
    web: tuple[str, ...] = ()


class Senders(Frozen):
    """Beginnings of words by which one knows that messages go by a channel, as in `Traces`."""

    email: tuple[str, ...] = ()
    sms: tuple[str, ...] = ()
    messenger: tuple[str, ...] = ()


class RhythmRules(Frozen):
    """Words that say how often something is done, in a line of its own."""

    opening: Pattern = ""
    """«при открытии»: at the beginning of each shift."""
    closing: Pattern = ""
    daily: Pattern = ""
    """«каждое утро»."""
    weekly: Pattern = ""
    weekdays: tuple[Pattern, ...] = ()
    """«по понедельникам», from Monday on; none, or seven."""
    monthly: Pattern = ""


class Language(Frozen):
    """All rules of one language."""

    numbers: NumberRules
    days: DayRules
    errands: ErrandRules = ErrandRules()
    figures: FigureRules = FigureRules()
    lines: LineRules = LineRules()
    time: TimeRules
    rhythm: RhythmRules = RhythmRules()
    traces: Traces = Traces()
    senders: Senders = Senders()


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """By which a text is read; one object a language, so that what is made of it is made once."""

    own: Language
    every: tuple[Language, ...]
    """Of all languages, the own one first."""


def is_unknown(text: str, rules: Rules) -> bool:
    """Whether somebody says that they do not know, in whatever language, and nothing else."""
    told = any_of(one.numbers.unknown for one in rules.every)
    return re.fullmatch(told, text.strip(" \t\n.,!?…()"), re.IGNORECASE) is not None


def any_of(patterns: Iterable[str]) -> str:
    """One pattern for all of them; of none, one that matches nothing."""
    told = "|".join(pattern for pattern in patterns if pattern)
    return f"(?:{told})" if told else "(?!)"

"""A metric's figures told in one line: «конверсия 4 %, цель 6 %, 1200 визитов, Метрика, октябрь».

Knows in which order people tell them and what stands around a number; the words are the
language's (`journey.language`). Must not know the map. What cannot be told apart for certain is
no figure: it is named, in the words that were typed, and nothing is made of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from journey import amounts, limits, platforms, words
from journey.amounts import Amount
from journey.errors import Code, Rejected
from journey.language import Rules, any_of
from journey.measures import Better, Metric

_BETWEEN: Final = re.compile(r"[;\n\r·•|]+|,(?!\d)|(?<!\d),")
"""What parts two figures: a comma inside of a number does not."""
_NUMBER: Final = re.compile(r"[-\u2212$€£₽₸₴¥≈~]*\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:-?(?:й|го|г\.?|года?))?")
_DAYS: Final = re.compile(r"\d{1,2}(?:[.–-]\d{1,4}){0,3}|[qQ]?[1-4]")
_SIGNS: Final = " .:=—–-!"
LEFT_CHARS: Final = 200
"""Of what was not understood, as much as a note of it holds."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says of a metric."""

    metric: Metric
    left: tuple[str, ...]
    """The parts that were not understood, as typed."""


@dataclass(frozen=True, slots=True)
class _Words:
    target: re.Pattern[str]
    target_behind: re.Pattern[str]
    sample: re.Pattern[str]
    cases: re.Pattern[str]
    source: re.Pattern[str]
    known_source: re.Pattern[str]
    bound: re.Pattern[str]
    time: re.Pattern[str]
    named_time: re.Pattern[str]
    around: re.Pattern[str]


@cache
def _words(rules: Rules) -> _Words:
    told = [language.figures for language in rules.every]
    spans = [
        pattern
        for language in rules.every
        for pattern in (
            language.time.day,
            language.time.week,
            language.time.month,
            language.time.quarter,
            language.time.year,
            language.figures.period,
        )
    ]

    def at_start(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{pattern})(?!\w)[\s:=—–-]*", re.IGNORECASE)

    def whole(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    target = any_of(one.target for one in told)
    return _Words(
        at_start(target),
        whole(rf"(?P<number>.*\d.*?)[\s(—–-]+(?:{target})\)?"),
        at_start(any_of((*(one.sample for one in told), "n(?=\\s*=)"))),
        whole(any_of(one.cases for one in told)),
        at_start(any_of(one.source for one in told)),
        whole(rf"(?<!\w){any_of(one.sources for one in told)}(?!\w)"),
        at_start(any_of(one.bound for one in told)),
        whole(any_of(spans)),
        whole(any_of(one.period for one in told)),
        whole(any_of(one.around for one in told)),
    )


@dataclass(slots=True)
class _Told:
    """The parts by what they are."""

    amounts: list[tuple[str, Amount]]
    shares: list[tuple[str, tuple[Amount, int]]]
    targets: list[tuple[str, Amount, Better | None]]
    samples: list[tuple[str, int]]
    sources: list[str]
    periods: list[str]
    left: list[str]


def read(text: str, rules: Rules, known: Metric) -> Reading | Rejected:
    """The metric with what a line says, and what was not understood. What is not said stays.

    NO_FIGURES: nothing in it could be understood; EMPTY, TOO_LONG: see `journey.words`.
    """
    plain = words.line(text, limit=LEFT_CHARS)
    if isinstance(plain, Rejected):
        return plain
    said = _words(rules)
    told = _Told([], [], [], [], [], [], [])
    named = platforms.taken(text, rules)
    if named.source is not None:
        told.sources.append(named.source)
    for part in _BETWEEN.split(named.text):
        chunk = " ".join(part.split()).strip()
        if chunk.strip(_SIGNS):
            _take(chunk, said, rules, told)
    _no_year_alone(told, rules, known)
    metric = _metric(told, said, known)
    if named.scale is not None and metric.value != known.value:
        unit = " ".join(filter(None, (metric.unit, named.scale)))
        metric = metric.with_(unit=unit[: limits.TITLE_CHARS])
    if metric == known and told.left:
        return Rejected(Code.NO_FIGURES)
    return Reading(metric, tuple(told.left))


def _no_year_alone(told: _Told, rules: Rules, known: Metric) -> None:
    """«2026» beside another number is a year; the only number of all is what was asked for."""
    if told.amounts or told.shares or known.value is not None:
        return
    for bare in told.periods:
        amount = amounts.parse(bare, rules)
        if _YEAR.fullmatch(bare) and isinstance(amount, Amount):
            told.periods.remove(bare)
            told.amounts.append((bare, amount))
            return


def _take(chunk: str, said: _Words, rules: Rules, told: _Told) -> None:
    """One part; one that holds several is taken apart, and each of them counts."""
    if _is_one(chunk, said, rules, told):
        return
    pieces = _pieces(chunk, said)
    for piece in pieces:
        if len(pieces) == 1 or not _is_one(piece, said, rules, told):
            told.left.append(piece.strip())


def _is_one(chunk: str, said: _Words, rules: Rules, told: _Told) -> bool:
    """Whether it is one figure; then it is noted."""
    bare = chunk.strip(_SIGNS)
    if not bare:
        return True
    if _is_period(bare, said):
        told.periods.append(bare)
        return True
    if (target := _target(bare, said, rules)) is not None:
        told.targets.append((bare, target, amounts.better(bare, rules)))
        return True
    if _is_counted(bare, said, rules, told):
        return True
    if not _NUMBER.search(bare) or not _has_amount(bare, said):
        source = _source(bare, said)
        if source is not None:
            told.sources.append(source)
        return source is not None
    amount = _amount(bare, said, rules)
    if amount is None:
        return False
    told.amounts.append((bare, amount))
    return True


def _is_counted(bare: str, said: _Words, rules: Rules, told: _Told) -> bool:
    """«по 1200», «3400 из 21 000»."""
    lead = said.sample.match(bare)
    if lead is not None and _NUMBER.match(bare[lead.end() :]):
        n = _count(bare[lead.end() :], said, rules)
        if n is not None:
            told.samples.append((bare, n))
        return n is not None
    start = _NUMBER.search(bare)
    share = None if start is None else amounts.share(bare[start.start() :], rules)
    if share is not None:
        told.shares.append((bare, share))
    return share is not None


def _count(text: str, said: _Words, rules: Rules) -> int | None:
    n = amounts.count(text, rules)
    amount = amounts.parse(text, rules)
    if isinstance(n, Rejected) or isinstance(amount, Rejected):
        return None
    unit = amount.unit
    return n if unit is None or said.cases.fullmatch(unit.strip(_SIGNS)) else None


def _target(bare: str, said: _Words, rules: Rules) -> Amount | None:
    lead, behind = said.target.match(bare), said.target_behind.fullmatch(bare)
    if lead is not None:
        rest = bare[lead.end() :]
    elif behind is not None:
        rest = behind["number"]
    else:
        return None
    bound = said.bound.match(rest)
    return _plain_amount(rest if bound is None else rest[bound.end() :], said, rules)


def _amount(bare: str, said: _Words, rules: Rules) -> Amount | None:
    """A number with its unit, perhaps behind the metric's name: «конверсия 4 %»."""
    start = _NUMBER.search(bare)
    if start is None:
        return None
    label = bare[: start.start()].strip(_SIGNS)
    if label and (_is_source(label, said) or not all(map(_is_word, label.split()))):
        return None
    return _plain_amount(bare[start.start() :], said, rules)


def _plain_amount(text: str, said: _Words, rules: Rules) -> Amount | None:
    """A number and a unit; a unit that holds another figure is none."""
    amount = amounts.parse(text, rules)
    if isinstance(amount, Rejected):
        return None
    for word in (amount.unit or "").split():
        bare = word.strip(_SIGNS)
        other = any(one.fullmatch(bare) for one in (said.target, said.known_source))
        if other or _NUMBER.match(bare) or said.named_time.fullmatch(bare):
            return None
    return amount


def _is_word(text: str) -> bool:
    return any(letter.isalpha() for letter in text) or not text.strip(_SIGNS)


def _has_amount(bare: str, said: _Words) -> bool:
    """A digit inside of a word is none: «1С», «2ГИС»."""
    known = said.known_source.search(bare)
    digits = [word for word in bare.split() if _NUMBER.match(word)]
    return not (known is not None and all(known[0] in word for word in digits))


def _is_period(bare: str, said: _Words) -> bool:
    """Whether every word of it is one of time; a number alone is a year or it is none."""
    tokens = [token.strip("(),.") for token in bare.split()]
    times = [token for token in tokens if said.time.fullmatch(token) or _YEAR.fullmatch(token)]
    others = (token for token in tokens if token not in times)
    if not times or not all(said.around.fullmatch(one) or _DAYS.fullmatch(one) for one in others):
        return False
    # «12 месяцев» is how long it takes, «за 12 месяцев» over which time it was counted
    return not _NUMBER.match(tokens[0]) or len(times) > 1 or _YEAR.fullmatch(bare) is not None


def _is_source(label: str, said: _Words) -> bool:
    return said.known_source.search(label) is not None


def _source(bare: str, said: _Words) -> str | None:
    """«Метрика», «по данным бухгалтера», «наш журнал»; None: it may be anything."""
    lead = said.source.match(bare)
    named = bare if lead is None else bare[lead.end() :].strip(_SIGNS)
    if not named:
        return None
    explicit = lead is not None and len(lead[0].split()) > 1
    if explicit or _is_source(bare, said) or (lead is not None and ":" in lead[0]):
        return named
    return None


def _pieces(chunk: str, said: _Words) -> list[str]:
    """A part that holds several figures without a comma, cut where the next one begins."""
    found: list[list[str]] = []
    for token in chunk.split():
        current = found[-1] if found else []
        if not found or _begins(token, current, said):
            found.append([*_lead(token, current, said), token])
        else:
            current.append(token)
    return [" ".join(piece) for piece in found]


def _lead(token: str, current: list[str], said: _Words) -> list[str]:
    """What belongs to a time that begins and stood before it: «20 заявок | за октябрь»."""
    lead: list[str] = []
    if said.time.fullmatch(token.strip(_SIGNS + "(),")):
        while len(current) > 1 and said.around.fullmatch(current[-1].strip(_SIGNS)):
            lead.insert(0, current.pop())
    return lead


def _begins(token: str, current: list[str], said: _Words) -> bool:
    bare = token.strip(_SIGNS + "(),")
    numbers = [one for one in current if _NUMBER.match(one)]
    period = _is_period(" ".join(current), said)
    if said.target.fullmatch(bare):
        return bool(numbers) or period
    if said.time.fullmatch(bare) or (_YEAR.fullmatch(bare) and period):
        return not period and bool(numbers)
    if said.known_source.fullmatch(bare):
        return bool(numbers) or period
    if period:
        return not said.around.fullmatch(bare) and not _DAYS.fullmatch(bare)
    if _NUMBER.match(token):
        if current and all(said.known_source.fullmatch(one.strip(_SIGNS)) for one in current):
            return True
        if current and said.bound.fullmatch(current[-1].strip(_SIGNS)):
            return False  # «от 3 до 5» is no 5
        group = bool(current) and bool(numbers) and current[-1] == numbers[-1]
        joined = group and re.fullmatch(r"\d{3}", bare) is not None
        return bool(numbers) and not joined
    return False


def _metric(told: _Told, said: _Words, known: Metric) -> Metric:
    """The parts put together; of two of one kind the first counts, the other is named."""
    metric = _valued(told, said, known)
    for number, (text, target, better) in enumerate(told.targets):
        alike = metric.unit is None or amounts.same_unit(target.unit, metric.unit)
        if number or not alike:
            told.left.append(text)
        else:
            metric = metric.with_(
                target=target.value,
                unit=metric.unit or target.unit,
                better=better or metric.better,
            )
    for number, (text, n) in enumerate(told.samples):
        if number or told.shares:
            told.left.append(text)
        else:
            metric = metric.with_(n=n)
    return _placed(told, metric)


def _valued(told: _Told, said: _Words, known: Metric) -> Metric:
    """The value and out of how many: a number of cases beside another number is no value."""
    metric = known
    taken = False
    for number, (text, (amount, n)) in enumerate(told.shares):
        if number:
            told.left.append(text)
            continue
        unit = known.unit if amounts.same_unit(amount.unit, known.unit) else amount.unit
        metric, taken = metric.with_(value=amount.value, unit=unit, n=n), True
    counted = [one for one in told.amounts if _is_cases(one[1], said)]
    others = [one for one in told.amounts if one not in counted]
    share = known.unit is not None and amounts.unit_kind(known.unit) is not amounts.UnitKind.OTHER
    alone = not others and not taken and known.value is None and not share
    if alone and counted:
        others, counted = counted[:1], counted[1:]
    for text, amount in others:
        if taken:
            told.left.append(text)
            continue
        unit = known.unit if amounts.same_unit(amount.unit, known.unit) else amount.unit
        metric, taken = metric.with_(value=amount.value, unit=unit), True
    for text, amount in counted:
        whole = amount.value == int(amount.value) and amount.value >= 0
        if told.samples or told.shares or not whole:
            told.left.append(text)
        else:
            told.samples.append((text, int(amount.value)))
    return metric


def _is_cases(amount: Amount, said: _Words) -> bool:
    first = (amount.unit or "").split()[:1]
    return bool(first) and said.cases.fullmatch(first[0].strip(_SIGNS)) is not None


def _placed(told: _Told, metric: Metric) -> Metric:
    """Where it comes from, and what time it is of."""
    period, rest = _joined(told.periods)
    told.left += rest
    if period is not None:
        metric = metric.with_(period=period)
    sources = tuple(dict.fromkeys(told.sources))
    if sources:
        source = words.line(", ".join(sources))
        metric = metric.with_(source=sources[0] if isinstance(source, Rejected) else source)
    return metric


def _joined(periods: list[str]) -> tuple[str | None, list[str]]:
    """«октябрь», «2026» are one; two that are not are one and what was not understood."""
    if not periods:
        return None, []
    if len(periods) > 1 and _YEAR.fullmatch(periods[1]) and not _YEAR.search(periods[0]):
        joined = words.title(f"{periods[0]} {periods[1]}")
        return (periods[0], periods[1:]) if isinstance(joined, Rejected) else (joined, periods[2:])
    told = words.title(periods[0])
    return (None, periods) if isinstance(told, Rejected) else (told, periods[1:])

"""Whose report a table is, and which columns follow each other as steps: by headers' words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from journey.funnel.columns import Column
from journey.funnel.report import Source
from journey.funnel.words import folded

_SEQUENCE: Final = tuple(
    re.compile(told)
    for told in (
        r"отправлен|разослан|sent\b",
        r"доставлен|delivered",
        r"показ|impressions?\b|охват|reach\b",
        r"прочита|открыт|просмотр пис|opene?d?\b|opens\b|unique opens",
        r"клик|переход|click",
        r"визит|сеанс|visits?\b|sessions?\b",
        r"заяв|лид|корзин|конверси|leads?\b|carts?\b|conversions?\b",
        r"заказ|куп|покуп|оплат|orders?\b|purchase|bought",
    )
)
"""The way of an advertisement and of a mailing."""
_NOT_DELIVERED: Final = re.compile(r"не ?доставлен|not delivered|undelivered")
_VISITS: Final = re.compile(r"визит|сеанс|visits?\b|sessions?\b")
_MAILING: Final = _SEQUENCE[:2] + _SEQUENCE[3:4]
_METRICA: Final = re.compile(
    r"итого и средние|totals and averages|достижени[яе] цел|целевые визиты|глубина просмотра"
    r"|goal reaches|target visits|page depth"
)
_METRICA_PAIR: Final = (
    re.compile(r"визиты"),
    re.compile(r"отказ|посетители|время на сайте|(?:^|\| )период(?: \||$)"),
)
_GA4: Final = re.compile(
    r"active users|event count|key events|активные пользовател|количество событий|ключевые событи"
    r"|engaged sessions|engagement|completion rate|abandonment"
)
_DIRECT: Final = (
    re.compile(r"impressions|показы"),
    re.compile(r"clicks|клики"),
    re.compile(r"campaign|ad ?group|criterion|№ кампании|кампани|группа|расход|cost"),
)


def source(headers: Sequence[str], above: Sequence[str]) -> Source:
    """Whose it is; a table of one's own where nothing says otherwise."""
    told = [folded(one) for one in headers]
    every = " | ".join(told)
    if _GA4.search(every) or any("Start date" in line for line in above):
        return Source.GA4
    if _METRICA.search(every) or all(one.search(every) for one in _METRICA_PAIR):
        return Source.METRICA
    if sum(bool(one.search(every)) for one in _MAILING) > 1:
        return Source.MAILING
    if all(one.search(every) for one in _DIRECT):
        return Source.DIRECT
    return Source.SHEET


def is_visits(header: str) -> bool:
    return _VISITS.match(folded(header)) is not None


def is_sequence(headers: Iterable[str]) -> bool:
    """Whether three columns are steps one after another, or reached goals stand among them."""
    told = [folded(one) for one in headers]
    ranks = {rank for one in told if (rank := _rank(one)) is not None}
    goals = any("(" in one and re.search(r"цел|goal", one.casefold()) for one in headers)
    return len(ranks) > 2 or goals or {2, 4} <= ranks or {0, 3} <= ranks  # noqa: PLR2004


def in_sequence(columns: Sequence[Column]) -> list[Column]:
    """The columns as steps: in the order of the way, where all are known; else as they stand."""
    known = [one for one in columns if not _NOT_DELIVERED.search(folded(one.name))]
    ranks = [_rank(folded(one.name)) for one in known]
    if any(rank is None for rank in ranks):
        return known
    return sorted(known, key=lambda one: _rank(folded(one.name)) or 0)


def _rank(told: str) -> int | None:
    if _NOT_DELIVERED.search(told):
        return None
    return next((n for n, one in enumerate(_SEQUENCE) if one.search(told)), None)

"""The country of a business: its money, its marketplaces, how things are called there.

A trade's catalogue is written for a language; here are its words for one country. Knows what is
said instead of what; must not know which countries there are, nor where their files lie.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from journey.feasts import When
from journey.industries import Entry, Industry, Key, MetricEntry
from journey.model import Item, Journey
from journey.values import Frozen, Language, Line, Title

MONEY: Final = "¤"
"""Stands in a catalogue where the country's money is meant: «¤», «тыс. ¤»."""
REST: Final = "*"
"""Behind the last word: any word that begins so; behind what is said instead: its rest stays."""
_NAMES: Final = frozenset({"id", "language", "emoji", "family", "branch", "also", "phase", "kind"})
"""The fields that nobody reads."""


class Region(Frozen):
    """One country, or all the others, in one language."""

    id: Key
    language: Language
    title: Title
    names: tuple[Title, ...] = ()
    """How people call it when they type it."""
    zones: tuple[str, ...] = ()
    """Time zones that lie there and nowhere else: a city tells the country."""
    currency: Title | None = None
    """None: nobody can say."""
    holidays: dict[Line, When] = Field(default_factory=dict)
    """Its feasts by their names, `*` behind a word for any ending."""
    home: bool = False
    """Whether it is meant as long as nobody has named a country."""
    elsewhere: bool = False
    """Whether it stands for all countries that have no file."""
    instead: dict[Line, Annotated[str, Field(max_length=80)]] = Field(default_factory=dict)
    """What is said there instead of the catalogue's words; what is longer is tried first."""

    def say(self, text: str) -> str:
        """A sentence as it is said there."""
        if not self.instead and MONEY not in text:
            return text
        return _compiled(tuple(self.instead)).sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        whole = found[0]
        if MONEY in whole:
            return "" if self.currency is None else whole.replace(MONEY, self.currency)
        pattern = next(one for one in _longest(self.instead) if re.fullmatch(_pattern(one), whole))
        said = self.instead[pattern]
        if said.endswith(REST):
            said = said.removesuffix(REST) + whole[len(pattern) - len(REST) :]
        begins = whole[:1].isupper() and pattern[:1].islower()
        return said[:1].upper() + said[1:] if begins else said


NOWHERE: Final = Region(id="nowhere", language="en", title="-")
"""Where a language knows no countries."""


def _longest(told: Iterable[str]) -> list[str]:
    return sorted(told, key=lambda one: -len(one))


@lru_cache(maxsize=64)
def _compiled(told: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of all. Each begins with plain letters: so the search skips what begins none."""
    starts = {words[0] for words in told} | {words[0].upper() for words in told}
    first = f"(?=[{re.escape(''.join(sorted(starts)))}])" if starts else "(?!)"
    every = "|".join(map(_pattern, _longest(told)))
    return re.compile(rf"(?<!\w){first}(?:{every})|\s?{MONEY}")


def _pattern(words: str) -> str:
    """Words as they stand in a text; with a small letter they may begin it too."""
    body = re.escape(words.removesuffix(REST))
    if words[:1].islower():
        body = f"[{words[0]}{words[0].upper()}]{body[1:]}"
    rest = r"\w*" if words.endswith(REST) else ""
    return rf"{body}{rest}(?!\w)"


def _plain(name: str) -> str:
    return name.casefold().replace("ё", "е").strip(" .")


class Regions:
    """The countries that one language knows."""

    def __init__(self, every: Iterable[Region]) -> None:
        self.every = tuple(every)
        self._named = {_plain(name): one for one in self.every for name in (one.title, *one.names)}
        self._trades: dict[tuple[str, str], Industry] = {}

    def of(self, country: str | None) -> Region:
        """The country of that name; of an unknown name what is said elsewhere."""
        if country is None:
            return next((one for one in self.every if one.home), NOWHERE)
        found = self._named.get(_plain(country))
        return found or next((one for one in self.every if one.elsewhere), NOWHERE)

    def of_zone(self, zone: str) -> Region | None:
        """The country in which a time zone lies; None: it lies in several, or nobody knows."""
        return next((one for one in self.every if zone in one.zones), None)

    def trade(self, industry: Industry, country: str | None) -> Industry:
        """A trade's catalogue in the words of a country."""
        region = self.of(country)
        found = self._trades.get((industry.id, region.id))
        if found is None:
            found = self._trades[industry.id, region.id] = worded(industry, region)
        return found


def worded(industry: Industry, region: Region) -> Industry:
    """A catalogue as it is said there; what then stands twice in a row stands once.

    Raises pydantic's `ValidationError` where a text has become too long, or a row too short.
    """
    found = _worded(industry, region.say)
    assert isinstance(found, Industry)
    return found


def _worded(told: object, say: Callable[[str], str]) -> object:
    """The same, built anew only where it is said in other words."""
    if isinstance(told, Frozen):
        every = {name: _worded(value, say) for name, value in told if name not in _NAMES}
        changed = {name: now for name, now in every.items() if now is not getattr(told, name)}
        return told.with_(**changed) if changed else told
    if isinstance(told, tuple):
        rows = tuple(_worded(one, say) for one in told)
        return told if all(one is was for one, was in zip(rows, told, strict=True)) else _once(rows)
    if type(told) is str:
        now = say(told)
        return told if now == told else now or None
    return told


def _once(rows: tuple[object, ...]) -> tuple[object, ...]:
    by_text: dict[object, object] = {}
    for row in rows:
        by_text.setdefault(row.text if isinstance(row, Entry) else row, row)
    return tuple(by_text.values())


def followed(
    before: Journey,
    after: Journey,
    regions: Regions,
    trade: Callable[[Journey], Industry | None],
) -> Journey:
    """The changed map after its city, which tells its country, and after its country, which tells
    the words of what the catalogue has put there.
    """
    if after.country is None and after.zone is not None and after.zone != before.zone:
        found = regions.of_zone(after.zone)
        after = after if found is None else after.with_(country=found.title)
    if regions.of(before.country) == regions.of(after.country):
        return after
    old, new = trade(before), trade(after)
    return after if old is None or new is None else moved(after, old, new)


def moved(journey: Journey, before: Industry, after: Industry) -> Journey:
    """The map with the catalogue's words of another country; what people worded stays."""
    old, new = _told(before), _told(after)
    changed = {key: (told, new[key]) for key, told in old.items() if new.get(key, told) != told}
    stages = tuple(
        stage.with_(items=tuple(_moved(stage.items, changed))) for stage in journey.stages
    )
    return journey.with_(stages=stages)


_Told: TypeAlias = tuple[str, str | None]
"""What an entry says, and its unit."""


def _told(industry: Industry) -> dict[tuple[str, str], _Told]:
    """By the row and the id that items keep."""
    found: dict[tuple[str, str], _Told] = {}
    for stage in industry.stages:
        for row, entries in stage.rows().items():
            for one in entries:
                unit = one.unit if isinstance(one, MetricEntry) else None
                found[row, industry.catalogue_id(stage.id, one.id)] = one.text, unit
    remedies = ((f"{path}.remedy", pain.remedy) for path, pain in industry.pains().items())
    return found | {("ideas", path): (text, None) for path, text in remedies}


def _moved(
    items: tuple[Item, ...], changed: Mapping[tuple[str, str], tuple[_Told, _Told]]
) -> Iterator[Item]:
    there = {(item.lane, item.text) for item in items}
    for item in items:
        old, new = changed.get((item.lane, item.catalogue or ""), (None, None))
        if old is None or new is None or item.text != old[0]:
            yield item
        elif new[0] == item.text or (item.lane, new[0]) not in there:
            there.add((item.lane, new[0]))
            yield _counted(item.with_(text=new[0]), old[1], new[1])
        elif item.origin.from_people:
            yield item


def _counted(item: Item, was: str | None, now: str | None) -> Item:
    """A number that nobody has told yet is counted in the country's unit."""
    metric = item.metric
    if metric is None or metric.value is not None or metric.unit != was:
        return item
    return item.with_(metric=metric.with_(unit=now))

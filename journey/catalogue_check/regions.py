"""What the countries' words must be: short enough everywhere, each told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import available_timezones

from pydantic import ValidationError

from journey.catalogue_check.texts import BOUNDS, Fault, Text, texts
from journey.industries import Industry
from journey.regions import MONEY, Region, Regions, worded


def faults(
    catalogues: Mapping[str, Sequence[Industry]], regions: Mapping[str, Regions]
) -> Iterator[Fault]:
    """All that is wrong with the countries, and with what trades say of money."""
    money = {one.currency for known in regions.values() for one in known.every if one.currency}
    for language, known in regions.items():
        trades = catalogues.get(language, ())
        yield from _named_twice(language, known)
        for trade in trades:
            yield from _of_money(trade, money)
        for region in known.every:
            yield from _of_one(region, trades)


def _fault(region: Region, where: str, why: str) -> Fault:
    return Fault(region.language, "", where, why, file=f"regions/{region.id}.toml")


def _named_twice(language: str, known: Regions) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for region in known.every:
        for name in (region.title, *region.names, *region.zones):
            other = seen.setdefault(name.casefold(), region.id)
            if other != region.id or (region.title, *region.names).count(name) > 1:
                yield _fault(region, name, f"stands in {other} too; leave it in one country")
        for zone in sorted(set(region.zones) - available_timezones()):
            yield _fault(region, zone, "is no time zone; see the list of IANA")
    for said in ("home", "elsewhere"):
        found = [region for region in known.every if getattr(region, said)]
        for region in found[1:]:
            yield _fault(region, said, f"is {found[0].id} already; only one of {language} can be")


def _of_money(trade: Industry, money: set[str]) -> Iterator[Fault]:
    for text in texts(trade):
        signs = sorted(sign for sign in money if not sign.isalpha() and sign in text.text)
        for sign in signs:
            why = f"{sign} is the money of one country; write {MONEY}"
            yield Fault(trade.language, trade.id, text.where, why)


def _of_one(region: Region, trades: Sequence[Industry]) -> Iterator[Fault]:
    for trade in trades:
        try:
            there = worded(trade, region)
        except ValidationError as broken:
            first = broken.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"]))
            yield _fault(region, trade.id, f"{place}: {first['msg']}")
            continue
        for text in texts(there):
            yield from _too_long(region, trade, text)


def _too_long(region: Region, trade: Industry, text: Text) -> Iterator[Fault]:
    if text.kind in BOUNDS and len(text.text) > BOUNDS[text.kind]:
        why = f"{text.text!r} of {trade.id} has {len(text.text)} characters"
        yield _fault(region, text.where, f"{why}; {BOUNDS[text.kind]} fit")

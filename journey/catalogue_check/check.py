"""The whole check: each trade by itself, the trades of a language, the languages of a trade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from journey.catalogue_check import among, branches, kinds, regions
from journey.catalogue_check.texts import LANES, Fault, lane, texts
from journey.catalogue_check.wording import Wordings, wrong
from journey.industries import Industry, StageEntry
from journey.limits import ITEMS_MAX
from journey.regions import Regions
from journey.remedies import Branch, Kinds, Sayings

WORST: Final = 3
"""The severity of what drives customers away."""
WORST_SHARE: Final = (0.2, 1 / 3)
"""The least and the largest share of a trade's pains that may drive customers away."""
WORST_OF_STAGE: Final = 0.5
"""The largest share of them on one stage."""


def check(
    catalogues: Mapping[str, Sequence[Industry]],
    known: Mapping[str, Kinds] | None = None,
    wordings: Mapping[str, Wordings] | None = None,
    sayings: Mapping[str, Sayings] | None = None,
    told: Mapping[str, Sequence[Branch]] | None = None,
    countries: Mapping[str, Regions] | None = None,
) -> tuple[Fault, ...]:
    """What is wrong, by language, with the catalogues, with the kinds of pain, with how these are
    said, with what branches (`told`) do about them and with how a country says it; nothing: all is
    in order. A language without rules of wording is held against the common ones.

    That a field is missing or a value wrong is found earlier, where a file is read.
    """
    said = {
        language: (wordings or {}).get(language, Wordings())
        for language in (*catalogues, *(known or {}))
    }
    found = [*_faults(catalogues, said), *kinds.faults(catalogues, known or {}, said)]
    found += kinds.unsaid(known or {}, sayings or {})
    found += branches.faults(catalogues, known or {}, told or {}, said, sayings or {})
    found += regions.faults(catalogues, countries or {})
    return tuple(sorted(found, key=str))


def _faults(
    catalogues: Mapping[str, Sequence[Industry]], wordings: Mapping[str, Wordings]
) -> Iterator[Fault]:
    for language, industries in catalogues.items():
        for industry in industries:
            yield from _of_one(industry, wordings[language])
        yield from among.buttons(language, industries)
        yield from among.said_twice(language, industries)
        yield from among.too_alike(among.likeness(language, industries))
    if catalogues:
        yield from among.translated(catalogues)


def _of_one(industry: Industry, wordings: Wordings) -> Iterator[Fault]:
    for text in texts(industry):
        for why in wrong(text, wordings):
            said = f"{why} ({text.text!r})"
            yield Fault(industry.language, industry.id, text.where, said)
    if industry.general:
        for where, why in _presuming(industry, wordings):
            yield Fault(industry.language, industry.id, where, why)
    for stage in industry.stages:
        for where, why in _of_stage(stage):
            yield Fault(industry.language, industry.id, f"{stage.id}.{where}", why)
    for why in _weights(industry):
        yield Fault(industry.language, industry.id, "severity", why)


def _presuming(industry: Industry, wordings: Wordings) -> Iterator[tuple[str, str]]:
    """Steps for any business that need what not every business has."""
    for stage in industry.stages:
        for pain in stage.pains:
            if why := wordings.presumes(pain.remedy, pain.text):
                yield f"{stage.id}.pains.{pain.id}.remedy", f"{why} ({pain.remedy!r})"
        if why := wordings.presumes(stage.practice.text):
            yield f"{stage.id}.practice", f"{why} ({stage.practice.text!r})"


def _weights(industry: Industry) -> Iterator[str]:
    """Where everything is worst nothing is: drafts, moments of truth and tasks go by severity."""
    worst = [[pain.severity == WORST for pain in stage.pains] for stage in industry.stages]
    count, among = sum(map(sum, worst)), sum(map(len, worst))
    least, most = WORST_SHARE
    if not least <= count / among <= most:
        yield (
            f"{count} of {among} pains drive customers away, {least:.0%} to {most:.0%} are usual; "
            f"give severity {WORST} to what loses a customer and to nothing else"
        )
    if all(map(any, worst)):
        yield f"every stage has a pain of severity {WORST}; take it off where nobody leaves"


def _of_stage(stage: StageEntry) -> Iterator[tuple[str, str]]:
    for kind in LANES:
        if (count := len(lane(stage, kind))) > ITEMS_MAX:
            yield kind, f"{count} entries, {ITEMS_MAX} fit; take some away"
    # The two worst pains stand in the draft: when all weigh the same, nobody chose them.
    if len({pain.severity for pain in stage.pains}) == 1:
        yield "pains", "every pain weighs the same; say which matter more"
    worst = sum(pain.severity == WORST for pain in stage.pains)
    if worst > WORST_OF_STAGE * len(stage.pains):
        yield "pains", f"{worst} of {len(stage.pains)} drive customers away; choose at most half"

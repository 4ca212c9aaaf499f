"""What the kinds of pain must be: known to every pain, tidy, and the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from journey.catalogue_check.among import takes
from journey.catalogue_check.texts import Fault, Text, of_habit
from journey.catalogue_check.wording import Wordings, wrong
from journey.industries import Family, Industry
from journey.remedies import Kinds, Remedy, Sayings
from journey.stems import overlap, stems

ENOUGH: Final = 3
"""Remedies that are offered at once."""
NEAR: Final = 0.6
"""The share of words from which two remedies of one kind say nearly the same."""


def faults(
    catalogues: Mapping[str, Sequence[Industry]],
    kinds: Mapping[str, Kinds],
    wordings: Mapping[str, Wordings],
) -> Iterator[Fault]:
    """All that is wrong with them; a language without kinds is left alone."""
    for language, told in kinds.items():
        yield from _of_one(told, wordings[language])
        yield from _unknown(told, catalogues.get(language, ()))
    yield from _unequal(kinds)


def _fault(language: str, where: str, why: str) -> Fault:
    return Fault(language, "", where, why, file="kinds.toml")


def _of_one(told: Kinds, wordings: Wordings) -> Iterator[Fault]:
    for text in _texts(told):
        for why in wrong(text, wordings):
            yield _fault(told.language, text.where, f"{why} ({text.text!r})")
    yield from _presuming(told, wordings)
    yield from _checked_alike(told)
    parts = {kind.id: kind.remedies for kind in told.kinds}
    parts |= {step.phase.value: step.remedies for step in told.phases}
    for where, remedies in parts.items():
        said = [(one.id, stems(one.text)) for one in remedies]
        for index, (one, words) in enumerate(said):
            for other, others in said[index + 1 :]:
                if overlap(words, others) >= NEAR:
                    yield _fault(told.language, f"{where}.{other}", f"nearly the same as {one}")
        whole = sum(not (one.families or one.when or one.team) for one in remedies)
        if whole < ENOUGH:
            why = f"{whole} remedies for every business, {ENOUGH} are offered; write more"
            yield _fault(told.language, where, why)
    yield from _answering_all(told)
    families = {one.family for one in told.families}
    for family in sorted({*Family} - {Family.ANY} - families):
        yield _fault(told.language, "families", f"no words for {family}; write them")


def _presuming(told: Kinds, wordings: Wordings) -> Iterator[Fault]:
    """Steps for every business that need what not every business has."""
    parts = [(kind.id, kind.remedies) for kind in told.kinds]
    parts += [(step.phase.value, step.remedies) for step in told.phases]
    for where, remedies in parts:
        for one in remedies:
            why = None if one.families or one.when else wordings.presumes(one.text)
            if why is not None:
                yield _fault(told.language, f"{where}.{one.id}", f"{why} ({one.text!r})")


def _answering_all(told: Kinds) -> Iterator[Fault]:
    """What helps whatever the pain is, and yet is told as the answer to one."""
    every = ((step.phase.value, remedy) for step in told.phases for remedy in step.remedies)
    for phase, remedy in every:
        if remedy.told:
            why = "it helps whatever the pain is; take `told` away"
            yield _fault(told.language, f"{phase}.{remedy.id}", why)


def _checked_alike(told: Kinds) -> Iterator[Fault]:
    """A check that fits another kind as well looks at neither."""
    seen: dict[frozenset[str], str] = {}
    for kind in told.kinds:
        other = seen.setdefault(stems(kind.check), kind.id)
        if other != kind.id:
            yield _fault(told.language, f"{kind.id}.check", f"the same as that of {other}")


def _texts(told: Kinds) -> Iterator[Text]:
    for kind in told.kinds:
        yield Text(kind.id, "pains", kind.text)
        yield Text(f"{kind.id}.check", "check", kind.check)
        for one in kind.remedies:
            yield Text(f"{kind.id}.{one.id}", "remedy", one.text)
            yield from of_habit(f"{kind.id}.{one.id}", one.habit)
    for step in told.phases:
        for one in step.remedies:
            yield Text(f"{step.phase.value}.{one.id}", "remedy", one.text)
            yield from of_habit(f"{step.phase.value}.{one.id}", one.habit)


def _unknown(told: Kinds, industries: Sequence[Industry]) -> Iterator[Fault]:
    """A kind that no file of kinds has: nothing would be known against such a pain."""
    known = {kind.id for kind in told.kinds}
    for industry in industries:
        for stage in industry.stages:
            for pain in stage.pains:
                if pain.kind not in known:
                    where = f"{stage.id}.pains.{pain.id}.kind"
                    why = f"{pain.kind!r} is no kind of kinds.toml; choose one of them"
                    yield Fault(told.language, industry.id, where, why)


def unsaid(kinds: Mapping[str, Kinds], sayings: Mapping[str, Sayings]) -> Iterator[Fault]:
    """Kinds of which no sentence is known, and sentences of what is no kind."""
    for language, one in sayings.items():
        known = {kind.id for kind in kinds[language].kinds} if language in kinds else set()
        for name in sorted(known ^ one.told.keys()):
            why = "no sentence says it; write some" if name in known else "no kind of kinds.toml"
            yield Fault(language, "", name, why, file="sayings.toml")


def _unequal(kinds: Mapping[str, Kinds]) -> Iterator[Fault]:
    model = next(iter(sorted(kinds, reverse=True)), None)
    for language in kinds:
        ours, theirs = _shape(kinds[model or language]), _shape(kinds[language])
        for where in (*ours, *(place for place in theirs if place not in ours)):
            if ours.get(where) != theirs.get(where):
                told = f"{theirs.get(where) or 'nothing'} here, {ours.get(where) or 'nothing'}"
                yield _fault(language, where, f"{told} in {model}; make them equal")


def _shape(told: Kinds) -> dict[str, str]:
    parts = {kind.id: kind.remedies for kind in told.kinds}
    parts |= {step.phase.value: step.remedies for step in told.phases}
    remedies = {
        f"{where}.{one.id}": ", ".join(_marks(one))
        for where, found in parts.items()
        for one in found
    }
    return remedies | {f"{kind.id}.way": kind.way.value for kind in told.kinds}


def _marks(one: Remedy) -> Iterator[str]:
    yield ", ".join(one.families) or "all"
    yield takes(one)
    if one.team:
        yield "for a team"
    if one.when:
        yield "one reading"

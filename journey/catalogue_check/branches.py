"""What branches of business must be: enough steps, nothing twice, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from journey.catalogue_check.among import takes
from journey.catalogue_check.kinds import ENOUGH
from journey.catalogue_check.texts import Fault, Text, of_habit
from journey.catalogue_check.wording import Wordings, wrong
from journey.industries import Industry
from journey.remedies import Branch, Kinds, Remedy, Sayings
from journey.stems import overlap, stems, words

NEAR: Final = 0.8
"""The share of words from which two steps of one kind in a branch say nearly the same."""


def faults(
    catalogues: Mapping[str, Sequence[Industry]],
    kinds: Mapping[str, Kinds],
    branches: Mapping[str, Sequence[Branch]],
    wordings: Mapping[str, Wordings],
    sayings: Mapping[str, Sayings],
) -> Iterator[Fault]:
    """All that is wrong with them, and with the trades that name one."""
    for language, told in branches.items():
        known = {kind.id for kind in kinds[language].kinds} if language in kinds else set()
        for branch in told:
            for where, why in _of_one(branch, known, wordings[language]):
                yield _fault(branch, where, why)
        yield from _said_twice(language, told, sayings.get(language), kinds.get(language))
        there = {branch.id for branch in told}
        for trade in catalogues.get(language, ()):
            named = () if trade.branch is None else (trade.branch,)
            for one in (*named, *trade.also):
                if one not in there:
                    why = f"there is no branch {one!r}; choose one of them"
                    yield Fault(language, trade.id, "branch" if one in named else "also", why)
    yield from _unequal(branches)


def _fault(branch: Branch, where: str, why: str) -> Fault:
    return Fault(branch.language, "", where, why, file=f"branches/{branch.id}.toml")


def _said_twice(
    language: str, branches: Sequence[Branch], sayings: Sayings | None, kinds: Kinds | None
) -> Iterator[Fault]:
    """A sentence of two kinds tells of neither; twice of one it tells no more than once."""
    told = [
        *(("sayings", "sayings.toml", *one) for one in (sayings.sentences() if sayings else ())),
        *(("kinds", "kinds.toml", *one) for one in (kinds.sentences() if kinds else ())),
        *(
            (branch.id, f"branches/{branch.id}.toml", *one)
            for branch in branches
            for one in branch.sentences()
        ),
    ]
    seen: dict[tuple[str, ...], str] = {}
    for place, file, kind, line in told:
        other = seen.get(words(line))
        if other is not None:
            yield Fault(language, "", f"told.{kind}", f"{line!r} stands in {other} too", file=file)
        seen[words(line)] = f"{place}.{kind}"


def _of_one(branch: Branch, known: set[str], wordings: Wordings) -> Iterator[tuple[str, str]]:
    for kind in branch.told.keys() - branch.against.keys():
        yield f"told.{kind}", "has no steps in this branch; write some or take it away"
    for kind, remedies in branch.against.items():
        if kind not in known:
            yield kind, "is no kind of kinds.toml; choose one of them"
        whole = sum(not one.when for one in remedies)
        if whole < ENOUGH:
            yield kind, f"{whole} steps for whatever was typed, {ENOUGH} are offered; write more"
        for one in remedies:
            yield from _of_step(kind, one, wordings)
        said = [(one.id, stems(one.text)) for one in remedies]
        for index, (one_id, told) in enumerate(said):
            for other, others in said[index + 1 :]:
                if overlap(told, others) >= NEAR:
                    yield f"{kind}.{other}", f"nearly the same as {one_id}"


def _of_step(kind: str, one: Remedy, wordings: Wordings) -> Iterator[tuple[str, str]]:
    for text in _texts(kind, one):
        for why in wrong(text, wordings):
            yield text.where, f"{why} ({text.text!r})"
    if one.families or one.team:
        yield f"{kind}.{one.id}", "its branch tells for whom it is; take `for` and `team` away"


def _texts(kind: str, one: Remedy) -> Iterator[Text]:
    yield Text(f"{kind}.{one.id}", "remedy", one.text)
    yield from of_habit(f"{kind}.{one.id}", one.habit)


def _unequal(branches: Mapping[str, Sequence[Branch]]) -> Iterator[Fault]:
    """What the branches of two languages differ in beside words."""
    languages = sorted(branches, reverse=True)  # Russian before English: it is written first
    for model, other in ((languages[0], other) for other in languages[1:]):
        ours = {branch.id: _shape(branch) for branch in branches[model]}
        theirs = {branch.id: _shape(branch) for branch in branches[other]}
        for name in sorted(ours.keys() | theirs.keys()):
            mine, yours = ours.get(name, {}), theirs.get(name, {})
            for where in (*mine, *(place for place in yours if place not in mine)):
                if mine.get(where) != yours.get(where):
                    told = f"{yours.get(where) or 'nothing'} here, {mine.get(where) or 'nothing'}"
                    why = f"{told} in {model}; make them equal"
                    yield Fault(other, "", where, why, file=f"branches/{name}.toml")


def _shape(branch: Branch) -> dict[str, str]:
    shape = {"": f"{branch.family}{', alone' if branch.alone else ''}"}
    for kind, remedies in branch.against.items():
        for one in remedies:
            reading = ", one reading" if one.when else ""
            shape[f"{kind}.{one.id}"] = f"{takes(one)}{reading}"
    return shape

"""The brief: one page for whoever decides. What is a guess is called one; what is not known too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.brief import brief
from journey.words import capital
from renderers.layout.marks import Mark
from renderers.papers import budget, money
from renderers.papers.document import Document, Line, Part
from renderers.words import subtitle

if TYPE_CHECKING:
    from journey.brief import Brief
    from journey.business import Told
    from journey.model import Evidence, Journey
    from renderers.words import Words

SOURCES: Final = 2
"""Of one entry, that are told."""


def document(journey: Journey, words: Words) -> Document:
    """Five short parts, each there even where the answer is that nobody knows."""
    said, found = words.papers, brief(journey)
    numbers = {stage.id: number for number, stage in enumerate(journey.stages, 1)}
    steps = [
        Line(
            one.text,
            budget.takes(one, numbers[one.stage], words),
            money.told((one.amount,), words) if one.amount else "",
            f"{number}.",
        )
        for number, one in enumerate(found.steps, 1)
    ]
    parts = (
        Part(said["brief.problem"], (_problem(journey, found, words),)),
        Part(said["brief.loss"], (_loss(journey, found, words), *_risk(found, words))),
        Part(said["brief.steps"], tuple(steps) or (Line(said["brief.steps.none"]),)),
        Part(said["brief.cost"], (_cost(found, words),)),
        Part(said["brief.proof"], tuple(_proof(found, words))),
    )
    return Document(
        title=journey.title,
        subtitle=subtitle(journey, words),
        lead=journey.goal or "",
        parts=parts,
        footer=words.made_with,
    )


def _problem(journey: Journey, found: Brief, words: Words) -> Line:
    said = words.papers
    if found.stage is None:
        return Line(said["brief.problem.none"])
    number = journey.stages.index(found.stage) + 1
    at = said["brief.stage"].format(number=number, title=found.stage.title)
    if found.pain is None:
        return Line(said["brief.problem.mood"], f"{at} · {words.guess}")
    return Line(capital(found.pain.text), f"{at} · {words.guess}" if found.guess else at)


def _loss(journey: Journey, found: Brief, words: Words) -> Line:
    said, loss = words.papers, found.loss
    if loss is None:
        return Line(said["brief.loss.none"])
    following = journey.stages[journey.stages.index(loss.stage) + 1]
    told = said["brief.loss.counted"].format(
        title=loss.stage.title,
        come=words.number(loss.come),
        next=following.title,
        lost=words.number(loss.lost),
        percent=round(100 * loss.lost / loss.come),
    )
    reach = loss.stage.reach
    return Line(told, ", ".join(filter(None, (reach.period, reach.source))) if reach else "")


def _risk(found: Brief, words: Words) -> tuple[Line, ...]:
    """The estimate with its formula, where somebody typed an average bill."""
    if found.risk is None:
        return ()
    leak = found.risk.leak
    told = words.papers["brief.risk"].format(
        sum=money.told((found.risk.sum,), words),
        title=leak.stage.title,
        come=words.number(leak.come.people),
        percent=leak.percent,
        bill=money.told((found.risk.bill,), words),
    )
    return (Line(told),)


def _cost(found: Brief, words: Words) -> Line:
    said = words.papers
    lacks = said["budget.unpriced"].format(n=found.unpriced, all=len(found.steps))
    if not found.sums:
        return Line(said["brief.cost.none"])
    return Line(money.told(found.sums, words), lacks if found.unpriced else "")


def _proof(found: Brief, words: Words) -> list[Line]:
    """How much of the map is proved, and what matters most of that."""
    score = found.score
    counts = words.counts.format(answers=score.answers, guesses=score.guesses, proved=score.proved)
    lines = [Line(capital(counts))]
    if not found.proofs:
        lines.append(Line(words.papers["brief.proof.none"]))
    return [*lines, *(_known(one, words) for one in found.proofs)]


def _known(one: Told, words: Words) -> Line:
    """«Нет цен и меню», and by what it is known."""
    sources = dict.fromkeys(_source(proof, words) for proof in one.entry.evidence)
    return Line(capital(one.entry.text), "; ".join([*sources][:SOURCES]), number=Mark.PROVED.value)


def _source(proof: Evidence, words: Words) -> str:
    kind = words.papers[f"brief.proof.{proof.kind.value}"]
    return f"{kind}: {proof.source}" if proof.source else kind

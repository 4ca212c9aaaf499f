"""What catalogues are to one another: the same ids in every language, no sentence of another trade.

A sentence that fits two trades fits none well: a pain or a remedy that stands in another trade too,
word by word, is a fault; one that stands there nearly is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from journey import trades
from journey.catalogue_check.texts import LANES, Fault, lane, texts
from journey.industries import Industry, PainEntry, Practice
from journey.remedies import Remedy
from journey.stems import stems

ONCE: Final = frozenset({"pains", "remedy", "questions", "audience", "description"})
"""Kinds of texts that only one trade may say, and only once."""

MODEL: Final = "ru"
"""The language that the others are held against: catalogues are written in it first."""
COUNTED: Final = frozenset({"pains", "remedy"})
NEAR: Final = 0.8
"""The share of the shorter one's words from which two sentences are nearly the same."""
SHARED_MAX: Final = 0.1
"""The largest share of pains and remedies that may nearly stand in another trade."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much the trades of one language say alike."""

    language: str
    trades: int
    sentences: int
    """Pains and remedies."""
    shared: int
    """Of them, those that also stand in another trade in the same or nearly the same words."""
    pairs: tuple[tuple[str, str], ...]
    """Where: `coffee-shop.order.pains.queue`, the same of the other trade."""

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.shared / self.sentences if self.sentences else 0.0

    def __str__(self) -> str:
        return (
            f"{self.language}: {self.trades} trades in order; {self.shared} of {self.sentences} "
            f"pains and remedies ({self.share:.1%}) stand in another trade nearly in the same words"
        )


def likeness(language: str, industries: Sequence[Industry]) -> Likeness:
    """Counts the pains and remedies that nearly stand in another trade."""
    told = [
        (industry.id, text.where, stems(text.text))
        for industry in industries
        for text in texts(industry)
        if text.kind in COUNTED
    ]
    pairs = tuple(
        (".".join(told[one][:2]), ".".join(told[other][:2]))
        for one, other in _near([words for _, _, words in told])
        if told[one][0] != told[other][0]
    )
    shared = len({place for pair in pairs for place in pair})
    return Likeness(language, len(industries), len(told), shared, pairs)


def _near(sentences: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The places of those that are nearly the same: only what shares a word is held together."""
    found: list[tuple[int, int]] = []
    said: dict[str, list[int]] = defaultdict(list)
    for here, words in enumerate(sentences):
        shared = Counter(chain.from_iterable(said[word] for word in words))
        for there, count in shared.items():
            if count / min(len(words), len(sentences[there])) >= NEAR:
                found.append((there, here))
        for word in words:
            said[word].append(here)
    return sorted(found)


def too_alike(found: Likeness) -> Iterator[Fault]:
    """The pairs, when there are too many of them."""
    if found.share <= SHARED_MAX:
        return
    for one, other in found.pairs:
        trade, _, where = one.partition(".")
        why = f"nearly the same stands in {other}; say what is so in this trade only"
        yield Fault(found.language, trade, where, why)


def said_twice(language: str, industries: Sequence[Industry]) -> Iterator[Fault]:
    """Texts that stand in two places where one would do."""
    first: dict[tuple[str, str], str] = {}
    for industry in industries:
        for where, kind, text in texts(industry):
            if kind not in ONCE:
                continue
            here = f"{industry.id}.{where}"
            known = first.setdefault((kind, text.casefold()), here)
            if known != here:
                why = f"the very same stands in {known}; say what is so in this trade only"
                yield Fault(language, industry.id, where, why)


def buttons(language: str, industries: Sequence[Industry]) -> Iterator[Fault]:
    """Orders that stand twice, and names that lead to another trade."""
    orders: dict[int, list[str]] = defaultdict(list)
    for industry in industries:
        orders[industry.order].append(industry.id)
        for name in (*industry.aliases, *industry.bare):
            found = trades.like(name, industries)
            if found is None or found.id != industry.id:
                meant = "no trade" if found is None else found.id
                why = f"{name!r} leads to {meant}; take it away or change `unlike`"
                yield Fault(language, industry.id, "aliases", why)
    for order, ids in orders.items():
        for trade in ids[1:]:
            why = f"{order} is the place of {ids[0]} too; choose a free number"
            yield Fault(language, trade, "order", why)


def translated(catalogues: Mapping[str, Sequence[Industry]]) -> Iterator[Fault]:
    """What one language has and another has not."""
    languages = sorted(catalogues, key=lambda language: (language != MODEL, language))
    for model, other in ((languages[0], other) for other in languages[1:]):
        ours = {industry.id: industry for industry in catalogues[model]}
        theirs = {industry.id: industry for industry in catalogues[other]}
        for trade in sorted(ours.keys() ^ theirs.keys()):
            lacking, having = (other, model) if trade in ours else (model, other)
            yield Fault(lacking, trade, "", f"there is no such file, {having} has it; write it")
        for trade in sorted(ours.keys() & theirs.keys()):
            yield from _unequal(ours[trade], theirs[trade])


def _unequal(model: Industry, other: Industry) -> Iterator[Fault]:
    """The places where two languages of one trade differ in more than words."""
    ours, theirs = _shape(model), _shape(other)
    for where in (*ours, *(place for place in theirs if place not in ours)):
        mine, yours = ours.get(where), theirs.get(where)
        if mine != yours:
            told = f"{yours or 'nothing'} here, {mine or 'nothing'} in {model.language}"
            yield Fault(other.language, other.id, where, f"{told}; make them equal")
    yield from _untranslated(model, other)


def _untranslated(model: Industry, other: Industry) -> Iterator[Fault]:
    known = {text.where: text.text for text in texts(model)}
    for where, kind, text in texts(other):
        if kind not in {"unit", "alias", "channels"} and known.get(where) == text:
            why = f"the same as in {model.language}; say it in the words of this language"
            yield Fault(other.language, other.id, where, why)


def takes(step: PainEntry | Practice | Remedy) -> str:
    """What every language shares of a step: its work, its money, and whether something goes on."""
    goes_on = ", a habit" if step.habit is not None else ""
    return f"{step.effort}, {step.cost}{goes_on}"


def _shape(industry: Industry) -> dict[str, str]:
    """What every language shares, place by place: ids in their order, weights, signs."""
    warned = "a warning" if industry.warning else "no warning"
    shape = {
        "": f"{industry.emoji}, order {industry.order}, {industry.family}, "
        f"branch {industry.branch}, also {industry.also}, {warned}",
        "audiences": " ".join(f"{one.id} {one.emoji}" for one in industry.audiences),
        "stages": " ".join(stage.id for stage in industry.stages),
    }
    for stage in industry.stages:
        shape[stage.id] = f"{stage.phase}, emotion {stage.emotion}"
        shape[f"{stage.id}.practice"] = f"{stage.practice.id}, {takes(stage.practice)}"
        for kind in LANES:
            shape[f"{stage.id}.{kind}"] = " ".join(entry.id for entry in lane(stage, kind))
        for pain in stage.pains:
            checked = "a check of its own" if pain.check else "the check of its kind"
            weight = f"severity {pain.severity}, {pain.kind}, {takes(pain)}, {checked}"
            shape[f"{stage.id}.pains.{pain.id}"] = weight
    return shape

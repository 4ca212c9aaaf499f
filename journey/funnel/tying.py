"""Which step of a report is which stage of a map: proposed by words, settled by people.

Knows words and their order; must not know how anything is shown. Steps that follow each other keep
their order along the map; kinds (sources, pages) are held against stages one by one. What shares no
word with a stage is tied to none: it is left out by its name, never put somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from journey import stems
from journey.funnel.report import Reading, Step
from journey.model import Journey, Stage
from journey.values import Frozen, Id

LIKE: Final = 0.5
"""How much of the shorter text stands in the other, at least."""
SAME_MEANING: Final = 0.4
"""Worth of two texts that share no word and mean the same part of the way."""
MEANINGS: Final = """
    визит посетител посеща зашл захо сеанс показ вижу увид замеча узна слышу отправл охват сайт
    visit visitor session impression notice see hear sent reach discover land start;
    каталог выбира товар просмотр карточк сравни смотр изуча ищу открыт открыв
    choose catalog catalogue item product view compare browse search look open explore;
    корзин заказ оформл заяв запис записыв лид брон клик переход звон обраща
    cart order checkout lead book request click call enquire add;
    оплат плач покуп куп купи сделк оплач
    pay payment purchase buy bought transaction deal conversion;
    получ достав забира доставл курьер жду приезж receive deliver pick wait collect;
    повтор возвращ верн вернул снова опять постоян repeat return again loyal back;
    совет рекоменд отзыв делюсь recommend advise review share tell
"""
"""Part after part of the way, the words that reports and stages tell it by."""


class Pair(Frozen):
    """A step by its number in the reading, and its stage."""

    step: int
    stage: Id


def proposed(journey: Journey, reading: Reading) -> tuple[Pair, ...]:
    """The pairs that share words, at most one a step and one a stage."""
    scores = [[_alike(step, stage) for stage in journey.stages] for step in reading.steps]
    if not reading.ordered:
        return _best(journey, scores)
    found = _along(journey, scores)
    if not found and len(reading.steps) == len(journey.stages):  # a funnel of the same length
        return tuple(Pair(step=n, stage=stage.id) for n, stage in enumerate(journey.stages))
    return found


def tied(pairs: Sequence[Pair], step: int, stage: str | None) -> tuple[Pair, ...]:
    """With a step on another stage, or on none; whatever was on that stage gives way."""
    kept = [one for one in pairs if one.step != step and one.stage != stage]
    return tuple(kept if stage is None else [*kept, Pair(step=step, stage=stage)])


def _alike(step: Step, stage: Stage) -> float:
    one, other = stems.stems(step.label), stems.stems(stage.title)
    shared = stems.overlap(one, other)
    if shared < LIKE and (stems.holds(one, other) or stems.holds(other, one)):
        shared = 1.0
    if shared >= LIKE:
        return 1 + shared
    return SAME_MEANING if _meant(one) & _meant(other) else 0.0


@cache
def _meanings() -> tuple[frozenset[str], ...]:
    return tuple(stems.stems(line) for line in MEANINGS.split(";"))


def _meant(told: frozenset[str]) -> frozenset[int]:
    """The parts of the way that some words tell; a word counts that begins like one of theirs."""
    return frozenset(
        number
        for number, known in enumerate(_meanings())
        if any(word.startswith(one) for word in told for one in known if len(one) > 2)  # noqa: PLR2004
    )


def _best(journey: Journey, scores: list[list[float]]) -> tuple[Pair, ...]:
    """The likest pairs first; words only, meanings would tie every source to the first stage."""
    ranked = sorted(
        (-score, step, place)
        for step, row in enumerate(scores)
        for place, score in enumerate(row)
        if score > 1
    )
    steps: set[int] = set()
    places: set[int] = set()
    found = []
    for _, step, place in ranked:
        if step not in steps and place not in places:
            found.append(Pair(step=step, stage=journey.stages[place].id))
            steps.add(step)
            places.add(place)
    return tuple(sorted(found, key=lambda one: one.step))


def _along(journey: Journey, scores: list[list[float]]) -> tuple[Pair, ...]:
    """The likest pairs whose order is the map's."""
    width = len(journey.stages)
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (width + 1)]
    for step, row in enumerate(scores):
        line = [best[-1][0]]
        for place in range(1, width + 1):
            above, before = best[-1][place], line[place - 1]
            worth, pairs = best[-1][place - 1]
            score = row[place - 1]
            met = (worth + score, (*pairs, (step, place - 1))) if score else above
            line.append(max(above, before, met, key=lambda one: one[0]))
        best.append(line)
    return tuple(
        Pair(step=step, stage=journey.stages[place].id) for step, place in best[-1][width][1]
    )

"""Whether a message is a story, and what of it belongs where.

A message is a story where it goes along the way: four steps or more, and what customers do in them
leads through three parts of the way one after another. A list is none: entries by lines. So an
answer to a question goes where it went before, however many commas it has. Where nothing is asked,
three steps of which two are understood are enough: nobody else would take the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from journey import limits, pasted, words
from journey.industries import Industry, Phase
from journey.language import Rules
from journey.model import Journey, Stage
from journey.outline import Entry, Names, Outline, listed, of_text
from journey.outline.cells import Reader as Cells
from journey.remedies.recognising import Recogniser
from journey.story.hearing import Hearing
from journey.story.placing import Way
from journey.story.proposal import DURATION, EMOTION, STORY_CHARS, TOLD_MAX, Told
from journey.story.rows import Reader, Said, Step
from journey.story.signs import Signs
from journey.story.straying import stray

STEPS: Final = 4
PARTS: Final = 3
UNASKED_STEPS: Final = 3
UNASKED: Final = 2
NOTHING: Final = Hearing()
"""Whether a message is a story its words say: nothing that was learnt is read for each of them."""
ONCE: Final = frozenset({DURATION, EMOTION})
"""What a stage has one of."""


class Teller:
    """Reads stories in several languages."""

    def __init__(
        self,
        every: Iterable[Signs],
        recogniser: Recogniser | None = None,
        hearing: Callable[[str], Hearing] | None = None,
    ) -> None:
        """hearing: what is known of a language, read when the first story of it is told."""
        signs = tuple(every)
        self._reader = Reader(signs, recogniser)
        self._names = Names(one.headings for one in signs)
        self._hearing = hearing

    def is_story(self, text: str, rules: Rules, *, asked: bool) -> bool:
        """asked: some question is open, and the words may be its answer."""
        if len(text) > STORY_CHARS or _is_list(text, self._reader):
            return False
        steps = _read(self._reader, text, rules, NOTHING)
        if not asked:
            return len(steps) >= UNASKED_STEPS and sum(bool(one.said) for one in steps) >= UNASKED
        return len(steps) >= STEPS and _parts(steps) >= PARTS

    def outline(self, text: str, rules: Rules) -> Outline | None:
        """A pasted map: its own stages with what stands under them; None: it is none."""
        return of_text(text, self.cells(rules), lambda piece: self._heard(piece, rules))

    def lists(self, text: str) -> bool:
        """Whether the stages of a map stand in one line of it."""
        return listed.is_one(text, self._names)

    def cells(self, rules: Rules) -> Cells:
        """Reads what stands in the cells of a table that was made elsewhere."""

        def mood(text: str) -> int | None:
            return next(
                (one.level for one in self._heard(text, rules) if one.lane == EMOTION), None
            )

        return Cells(self._names, rules, mood)

    def _heard(self, text: str, rules: Rules) -> list[Entry]:
        """Each step of a sentence with its row, if it is understood."""
        return [
            Entry(
                one.text,
                one.lane or None,
                level=one.level,
                metric=one.metric,
                duration=one.duration,
            )
            for step in _read(self._reader, text, rules, NOTHING)
            for one in step.said or (Said("", step.clause.text),)
        ]

    def stray(self, text: str, lane: str, rules: Rules, named: Iterable[Said] = ()) -> Said | None:
        """The entry of another row that an answer about `lane` clearly is."""
        return stray(self._reader, text, lane, rules, named)

    def steps(self, text: str, language: str, rules: Rules) -> tuple[Step, ...]:
        """The steps of a text as they are understood, with all that is known of a language."""
        hearing = NOTHING if self._hearing is None else self._hearing(language)
        return _read(self._reader, text, rules, hearing)

    def way(self, journey: Journey, industry: Industry | None) -> Way:
        """The stages of a map, ready to be compared with steps."""
        hearing = NOTHING if self._hearing is None else self._hearing(journey.language)
        return Way(journey, industry, hearing)

    def tell(
        self, text: str, journey: Journey, industry: Industry | None, rules: Rules
    ) -> tuple[Told, ...]:
        """Every piece of the story once, in its order; those without a place too."""
        hearing = NOTHING if self._hearing is None else self._hearing(journey.language)
        steps = _read(self._reader, text, rules, hearing)
        understood = [step for step in steps if step.said]
        way = iter(Way(journey, industry, hearing).places(understood))
        found: list[Told] = []
        for step in steps:
            stage = next(way, None) if step.said else None
            found += [_told(one, stage) for one in step.said] or [Told(text=step.clause.text)]
        return _bounded(_once(found))


@lru_cache(maxsize=16)
def _read(reader: Reader, text: str, rules: Rules, hearing: Hearing) -> tuple[Step, ...]:
    """A story is asked for more than once."""
    return reader.read(text, rules, hearing)


def _is_list(text: str, reader: Reader) -> bool:
    """Whether the lines are entries by themselves: marked ones, or most of them one step each."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < STEPS - 1:
        return False
    marked = sum(pasted.line(line) != pasted.unfolded(line).strip() for line in lines)
    alone = sum(len(reader.scissors.cut(line)) <= 1 for line in lines)
    return marked > 1 or 2 * alone >= len(lines)


def _parts(steps: Iterable[Step]) -> int:
    """How many parts of the way are walked through, one after another."""
    order = tuple(Phase)
    most = [0] * len(order)
    """The longest way so far that ends at each part."""
    for step in steps:
        if not step.walks:
            continue
        for phase in sorted(step.phases, key=order.index, reverse=True):
            at = order.index(phase)
            most[at] = max(most[at], 1 + max(most[:at], default=0))
    return max(most)


def _told(one: Said, stage: Stage | None) -> Told:
    return Told(
        text=one.text,
        stage=None if stage is None else stage.id,
        lane=one.lane,
        level=one.level,
        duration=one.duration,
        metric=one.metric,
    )


def _bounded(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """What is more than can be mended by hand stays in its words, as many in one as there is room
    for.
    """
    if len(told) <= TOLD_MAX:
        return told
    rest: list[str] = []
    for one in told[TOLD_MAX:]:
        joined = f"{rest[-1]}, {one.text}" if rest else one.text
        if rest and len(joined) <= limits.ITEM_CHARS:
            rest[-1] = joined
        else:
            rest.append(one.text)
    return (*told[:TOLD_MAX], *(Told(text=text) for text in rest))


def _once(found: Iterable[Told]) -> tuple[Told, ...]:
    """Nothing is said twice in one cell; of a stage's length or mood the first counts."""
    kept: list[Told] = []
    for one in found:
        cell = [other for other in kept if (other.stage, other.lane) == (one.stage, one.lane)]
        twice = one.lane in ONCE and bool(cell)
        if one.placed and (twice or any(words.same(one.text, other.text) for other in cell)):
            continue
        kept.append(one)
    return tuple(kept)

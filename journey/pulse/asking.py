"""Where an answer stands, and what a tap or typed words make of it: pure functions.

One tap a stage, one for the scale, and it is done. Each is kept as it comes, so whoever stops has
said what they said. A tap says what it answers and how, so a double one changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journey import limits
from journey.pulse.model import Answer, Asked, Door, Words
from journey.pulse.secrecy import masked

SCORE: Final = "score"
"""The step of the scale; every other one is a stage's id."""


def steps(door: Door) -> tuple[str, ...]:
    return (*(one.id for one in door.asked), SCORE)


def where(door: Door, answer: Answer) -> str | None:
    """The step that is asked now; None: there is nothing left to ask."""
    if answer.done:
        return None
    ways = steps(door)
    if answer.here in ways:
        return answer.here
    return next((step for step in ways if not is_answered(answer, step)), None)


def is_answered(answer: Answer, step: str) -> bool:
    return answer.score is not None if step == SCORE else step in answer.levels


def rated(door: Door, answer: Answer, stage: str, level: int | None) -> Answer:
    """How it was on a stage; None: they were not there. What is asked no more is left alone."""
    if stage not in steps(door):
        return answer
    return _onward(door, answer.with_(levels={**answer.levels, stage: level}), stage)


def scored(door: Door, answer: Answer, score: int) -> Answer:
    if score not in door.wave.kind.scale:
        return answer
    return _onward(door, answer.with_(score=score), SCORE)


def _onward(door: Door, answer: Answer, step: str) -> Answer:
    """Whoever went back goes on step by step, through what they may want to change as well."""
    ways = steps(door)
    after = ways[ways.index(step) + 1 :]
    went_back = answer.here == step and bool(after) and is_answered(answer, after[0])
    moved = answer.with_(here=after[0] if went_back else None)
    return moved.with_(done=moved.done or where(door, moved) is None)


def back(door: Door, answer: Answer) -> Answer:
    """To the step before; from the first one nowhere."""
    ways = steps(door)
    now = where(door, answer)
    place = len(ways) if now is None else ways.index(now)
    return answer.with_(here=ways[max(0, place - 1)], done=False)


def again(door: Door, answer: Answer) -> Answer:
    """From the beginning: each step shows what was answered."""
    return answer.with_(here=steps(door)[0], done=False)


def stopped(answer: Answer) -> Answer:
    """What was given is kept."""
    return answer.with_(done=True, here=None)


def about(door: Door, answer: Answer) -> str | None:
    """The stage that typed words are about; None: the whole.

    Underway it is the one rated last; at the end the one that was worst, if it was bad.
    """
    asked = door.asked
    if not answer.done:
        return _before(asked, where(door, answer), answer)
    bad = [(level, one.id) for one in asked if (level := answer.levels.get(one.id) or 0) < 0]
    return min(bad, key=lambda pair: pair[0])[1] if bad else None


def _before(asked: Sequence[Asked], step: str | None, answer: Answer) -> str | None:
    ids = [one.id for one in asked]
    place = ids.index(step) if step in ids else len(ids)
    given = [one for one in ids[:place] if answer.levels.get(one) is not None]
    return given[-1] if given else None


def wrote(answer: Answer, text: str, stage: str | None, message: int) -> Answer:
    """With words more. What leads to somebody is hidden before anything is stored."""
    said = Words(stage=stage, text=masked(text))
    if len(answer.words) >= limits.PULSE_WORDS_MAX:
        return answer
    return answer.with_(words=(*answer.words, said), heard=message)


def corrected(answer: Answer, text: str, message: int) -> Answer:
    """The words that came last, said otherwise; of any other message nothing is known."""
    if answer.heard != message or not answer.words:
        return answer
    *others, last = answer.words
    return answer.with_(words=(*others, last.with_(text=masked(text))))

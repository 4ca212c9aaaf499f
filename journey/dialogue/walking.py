"""The next step and the step back: where one goes from a question, and the way one came.

Back undoes the step and nothing else: it leads to the question one came from, and Next from there
to the question one went back from. What was answered there stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from journey import limits
from journey.dialogue.places import FINISHED, Finished, current, places, preceding
from journey.model import Journey
from journey.prompts import Place, Prompt


@dataclass(frozen=True, slots=True)
class Step:
    """A place to ask about, and the ways from it."""

    place: Place
    behind: tuple[Place, ...] = ()
    """The places one came from, the nearest last."""
    ahead: tuple[Place, ...] = ()
    """The places one went back from, the nearest first."""


def onward(journey: Journey, prompt: Prompt) -> Step | Finished:
    """After an answer or a skip: where one went back from, unless something before it is open."""
    order = {place: index for index, place in enumerate(places(journey))}
    behind = (*prompt.behind, prompt.place)[-limits.TRAIL_MAX :]
    ahead = tuple(place for place in prompt.ahead if place in order)
    open_now = current(journey)
    if ahead and (isinstance(open_now, Finished) or order[ahead[0]] <= order[open_now]):
        return Step(ahead[0], behind, ahead[1:])
    if isinstance(open_now, Finished):
        return FINISHED
    return Step(open_now, behind, ahead)


def backward(journey: Journey, prompt: Prompt) -> Step | None:
    """The question one came from; before the first of them, the map's order. None: no way back."""
    order = set(places(journey))
    behind = tuple(place for place in prompt.behind if place in order)
    ahead = (prompt.place, *prompt.ahead)[: limits.TRAIL_MAX]
    if behind:
        return Step(behind[-1], behind[:-1], ahead)
    before = preceding(journey, prompt.place)
    return None if before is None else Step(before, (), ahead)

"""How much an own entry weighs: a pain by how much it hurts, an idea by its work and its money.

It is asked about one entry at a time, so that the weights leave room for the answers.
"""

from __future__ import annotations

from typing import Final

from journey.dialogue import paging
from journey.dialogue.results import OUTDATED, Outdated
from journey.measures import Cost, Effort
from journey.prompts import Option, Prompt

EFFORTS: Final = (Effort.SMALL, Effort.MEDIUM, Effort.LARGE)
COSTS: Final = (Cost.NOTHING, Cost.LITTLE, Cost.NOTICEABLE)
GRADED: Final = frozenset({"pains", "ideas"})
"""The rows whose own items are weighed: a pain by how much it hurts, an idea by its work."""


def grade(prompt: Prompt, ordinal: int, weight: int) -> Prompt | Outdated:
    """How much a pain hurts or how much work an idea is: 1, 2 or 3; 0: not said after all."""
    whole = prompt.open and prompt.question in GRADED and 0 <= weight <= len(EFFORTS)
    if not whole or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    option = prompt.options[ordinal]
    if not gradable(prompt, option):
        return OUTDATED
    graded = option.with_(graded=True)
    if prompt.question == "pains":
        return _said(prompt, ordinal, graded.with_(severity=weight or None))
    effort = EFFORTS[weight - 1] if weight else None
    return _said(prompt, ordinal, graded.with_(effort=effort))


def price(prompt: Prompt, ordinal: int, weight: int) -> Prompt | Outdated:
    """What an own idea takes out of the till: 1, 2 or 3; 0: not said after all."""
    whole = prompt.open and prompt.question == "ideas" and 0 <= weight <= len(COSTS)
    if not whole or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    option = prompt.options[ordinal]
    if not gradable(prompt, option):
        return OUTDATED
    cost = COSTS[weight - 1] if weight else None
    return _said(prompt, ordinal, option.with_(graded=True, cost=cost))


def gradable(prompt: Prompt, option: Option) -> bool:
    """Whether it is the person's own: of the catalogue's, the catalogue knows."""
    return prompt.question in GRADED and option.chosen and option.catalogue is None


def weight(prompt: Prompt, option: Option) -> int:
    """1..3; 0: not said."""
    if prompt.question == "pains":
        return option.severity or 0
    return 0 if option.effort is None else EFFORTS.index(option.effort) + 1


def priced(option: Option) -> int:
    """What it takes out of the till, 1..3; 0: not said."""
    return 0 if option.cost is None else COSTS.index(option.cost) + 1


def awaiting(prompt: Prompt) -> int | None:
    """The first own entry that nothing was said of yet, by its number; None: there is none."""
    numbered = enumerate(prompt.options)
    return next(
        (
            ordinal
            for ordinal, option in numbered
            if gradable(prompt, option) and not option.graded and not weight(prompt, option)
        ),
        None,
    )


def asking_about(prompt: Prompt, ordinal: int | None) -> Prompt:
    """The weights stand under that entry, on its page; under none where it is not weighed."""
    if ordinal is None or not gradable(prompt, prompt.options[ordinal]):
        return prompt.with_(weighing=None)
    return paging.showing(prompt.with_(weighing=ordinal), ordinal)


def _said(prompt: Prompt, ordinal: int, option: Option) -> Prompt:
    """… and the next one is asked about as soon as all is said of this."""
    said = prompt.with_option(ordinal, option)
    whole = weight(prompt, option) and (prompt.question != "ideas" or priced(option))
    following = awaiting(said) if whole else None
    return asking_about(said, ordinal if following is None else following)

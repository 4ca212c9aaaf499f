"""What something takes, in words: people's time and money. The one place that makes these words.

Knows which words there are; must not know where they are shown.
"""

from __future__ import annotations

from journey.checklist.rules import Sentences
from journey.measures import Cost, Effort


def takes(effort: Effort | None, cost: Cost | None, say: Sentences) -> tuple[str, ...]:
    """«время: часы», «деньги: ничего»: what is known of the two, time first."""
    time = () if effort is None else (say("takes.time", effort=say(f"effort.{effort.value}")),)
    money = () if cost is None else (say("takes.money", cost=say(f"cost.{cost.value}")),)
    return (*time, *money)

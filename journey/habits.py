"""A habit: what goes on after a step that is done once. Must not know where it is told."""

from __future__ import annotations

from journey.values import Frozen, Line, Title


class Habit(Frozen):
    """What goes on after a step that is done once: it never ends, so nobody can tick it off."""

    keep: Line
    """«Отвечать на каждый отзыв в тот же день»."""
    who: Title
    """Who keeps it up, as a role: «кто ведёт карты»."""

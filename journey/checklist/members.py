"""Who does a task: somebody of the team, known by no more than is shown."""

from __future__ import annotations

from journey.model import Frozen, Title


class Member(Frozen):
    """One of the team."""

    id: int
    """Telegram's id of the person; of an anonymous administrator, the one of their group."""
    name: Title
    """The first name as they wrote it."""

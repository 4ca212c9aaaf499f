"""What a step of the dialogue can lead to, beside a place, the end and a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from journey.model import Journey


@dataclass(frozen=True, slots=True)
class Outdated:
    """The prompt is closed, or what it is about is no more: it belongs to an earlier step."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The map after an answer."""

    journey: Journey
    typed: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """For each message that was typed: the items it gave."""


OUTDATED: Final = Outdated()

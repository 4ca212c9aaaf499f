"""What is shown as an example when somebody asks for a hint: words of the trade's catalogue.

Knows the catalogue; says nothing about the person's own business. No example of the trade (a stage
of their own, a figure) is a legal answer: then locales have a neutral one.
"""

from __future__ import annotations

from typing import Final

from journey.industries import Industry, StageEntry
from journey.model import Journey, Stage
from journey.prompts import Prompt
from journey.questions import ROWS, stage_entry

EXAMPLES: Final = 2
"""Examples shown at once."""


def examples(question: str, stage: Stage | None, industry: Industry | None) -> tuple[str, ...]:
    """One or two, in the map's language; none where the catalogue has none for that."""
    if industry is None:
        return ()
    entry = None if stage is None else stage_entry(stage, industry)
    found = _of_trade(question, industry) if entry is None else _of_stage(question, entry)
    return found[:EXAMPLES]


def read_at(journey: Journey, prompt: Prompt, industry: Industry | None) -> str | None:
    """Where the number that is asked for is read, and how often; None: nobody knows."""
    stage = journey.stage(prompt.stage or "")
    entry = None if stage is None else stage_entry(stage, industry)
    if stage is None or entry is None:
        return None
    asked = (item for item in stage.lane("metrics") if item.id == prompt.item)
    known = next((entry.metric(item.catalogue) for item in asked), None)
    return None if known is None else known.read


def _of_trade(question: str, industry: Industry) -> tuple[str, ...]:
    first = industry.audiences[0]
    match question:
        case "audience" | "one_more" | "who_name":
            return tuple(audience.name for audience in industry.audiences)
        case "who_about":
            return (first.description,)
        case "stages":
            return tuple(stage.title for stage in industry.stages)
        case "who_channel":
            return tuple(channel.text for channel in industry.stages[0].channels)
    return ()


def _of_stage(question: str, entry: StageEntry) -> tuple[str, ...]:
    match question:
        case "goal":
            return (entry.goal,)
        case "emotion":
            return (entry.feeling,)
        case "ideas":
            return (entry.practice.text,)
    if question in ROWS and ROWS[question].entry_chars is not None:
        return tuple(known.text for known in getattr(entry, question))
    return ()

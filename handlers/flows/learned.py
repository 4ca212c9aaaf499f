"""What a task teaches the map, privately and in groups alike: who learned it, on what day, how that
is called as a source.

Knows the catalogue behind a map; must not know what is shown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from handlers.context import Context, Services
from handlers.screen import Reply, Toast
from journey.checklist import Member, learning
from journey.checklist.learning import End, Witness
from journey.checklist.progress import is_fixed
from journey.errors import Rejected
from journey.language import Rules
from journey.model import Journey, Task
from journey.questions import stage_entry
from journey.remedies import Way


def witness(
    services: Services, journey: Journey, task: Task, *, by: Member | None, day: dt.date
) -> Witness:
    """day: on the calendar of whoever learned it."""
    way = Way.NUMBER if learning.ends(task) is End.NUMBER else _way(services, journey, task)
    return Witness(
        by=by,
        at=services.clock.now(),
        day=day,
        source=services.library.texts(journey.language).plain(f"learned.{way.value}"),
        new_id=services.new_id,
    )


def _way(services: Services, journey: Journey, task: Task) -> Way:
    pain = learning.pain_of(journey, task)
    remedies = services.catalogue.remedies(journey.language)
    known = None if pain is None or remedies is None else remedies.check(journey, pain)
    return Way.ASK if known is None else known.way


def counts(services: Services, journey: Journey, task: Task) -> str | None:
    """What a task counts, as the map or its catalogue names it; None: whoever counts names it."""
    stage = journey.stage(task.stage)
    if stage is None:
        return None
    named = next((item.text for item in stage.lane("metrics") if item.id == task.metric), None)
    if named is not None or journey.industry is None:
        return named
    industry = services.catalogue.industry(journey.industry, journey.language, journey.country)
    entry = stage_entry(stage, industry)
    return None if entry is None else entry.metrics[0].text


def told(
    services: Services, journey: Journey, task: Task, text: str, seen: Witness, rules: Rules
) -> Journey | Rejected:
    """The map with what was typed at a task's end: a number, or what customers said."""
    if learning.ends(task) is End.NUMBER:
        named = counts(services, journey, task)
        return learning.counted(journey, task.id, text, seen, rules=rules, named=named)
    return learning.heard(journey, task.id, text, seen)


def said(context: Context, before: Journey, after: Journey, task: Task, shown: Reply) -> Reply:
    """The reply to a tick, with what it changed on the map."""
    was, now = is_fixed(before, task.source), is_fixed(after, task.source)
    if was == now:
        return shown
    key = "tasks.told.closed" if now else "tasks.told.opened"
    return replace(shown, toast=Toast(context.texts.plain(key)))

"""What differs between two states of a map, in plain words: in a line or two, or all of it.

Knows stories (`journey.versions`) and the words for them; must not know whose states they are: a
version and the one before, or a map of how it is and one of how it should be.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from handlers.layout import short
from handlers.ports import Texts
from handlers.screen import visible
from handlers.screens import past
from handlers.screens.told import level, parts, with_unit
from journey import checklist, series
from journey.difference import (
    Fate,
    Feeling,
    ItemChange,
    ItemTurn,
    PersonaChange,
    StageChange,
    StageTurn,
    retold,
)
from journey.measures import Duration, Figure, Metric
from journey.model import Item, Journey, Stage
from journey.versions import StageStory, Story, story

TEXT_CHARS: Final = 120
"""Characters of an entry's text in a line; the map itself holds it whole."""
PAGE_CHARS: Final = 2500
"""Characters of a page: a screen or two of a phone."""
LINES: Final = 3
"""Lines of a short summary."""
NAME_CHARS: Final = 40
Names: TypeAlias = Mapping[str, str]
FIGURES: Final = {
    "description": "who_about",
    "goal": "who_goal",
    "quote": "who_quote",
    "channel": "who_channel",
    "role": "who_role",
    "emoji": "who_emoji",
}
"""What a field of a persona is called on its card: `figure.<id>`."""


# --- in a line or two


def summary(texts: Texts, told: Story, most: int = LINES) -> str:
    """The first lines of what was changed, as HTML; «и ещё 2» stands for the rest."""
    lines = list(_summary(texts, told)) or [texts.html("story.nothing")]
    more = len(lines) - most
    if more > 0:
        lines = [*lines[:most], texts.count("story.more", more)]
    return "\n".join(lines)


def _summary(texts: Texts, told: Story) -> Iterator[str]:
    if told.created:
        yield texts.html("story.created")
    if told.retitled:
        yield texts.html("story.retitled", title=told.retitled[1])
    people = list(_persona_lines(texts, told))
    yield from people
    whole = [key for key in told.whole if key != "personas" or not people]
    if whole:
        what = ", ".join(texts.plain(f"story.whole.{key}") for key in whole)
        yield texts.html("story.changed", what=what)
    names = _names(told)
    for one in told.stages:
        yield _stage_line(texts, one, names)
    if told.done:
        yield texts.count("story.done", told.done)
    if told.undone:
        yield texts.count("story.undone", told.undone)
    if told.tasks:
        yield texts.count("story.tasks", told.tasks)


def _stage_line(texts: Texts, one: StageStory, names: Names) -> str:
    title = one.stage.title
    if one.change.fate is Fate.ADDED:
        return texts.html("story.stage.added", title=title)
    if one.change.fate is Fate.GONE:
        return texts.html("story.stage.gone", title=title)
    what = _only(texts, one, names) or "; ".join(_stage_parts(texts, one))
    return texts.html("story.stage", title=title, what=what)


def _only(texts: Texts, one: StageStory, names: Names) -> str | None:
    """The one thing that became another, in its own words; None: there are several."""
    if one.change.turns or one.confirmed or one.proved or one.checked:
        return None
    lines = [line for change in one.items for line in _item_lines(texts, change, names)]
    lines += [_feeling_line(texts, feeling, names) for feeling in one.feelings]
    return plain(lines[0]) if len(lines) == 1 else None


def _stage_parts(texts: Texts, one: StageStory) -> Iterator[str]:
    for turn in StageTurn:
        if turn in one.change.turns:
            yield texts.plain(f"story.turn.{turn.value}")
    for fate in (Fate.ADDED, Fate.GONE, Fate.KEPT):
        counts = one.count(fate)
        if counts:
            yield texts.plain(f"story.fate.{fate.value}", what=_counted(texts, counts))
    if one.confirmed:
        yield texts.count("story.confirmed", one.confirmed)
    if one.proved:
        yield texts.count("story.proved", one.proved)
    if one.checked:
        yield texts.plain("story.checked")


def _counted(texts: Texts, counts: Mapping[str, int]) -> str:
    return ", ".join(texts.count(f"noun.{lane}", n) for lane, n in counts.items())


# --- all of it


def details(texts: Texts, before: Journey | None, after: Journey) -> tuple[str, ...]:
    """Every change in a line of its own, stage by stage, as HTML."""
    told = story(before, after)
    return (*_summary(texts, replace(told, stages=())), *_stages(texts, told, after))


def differences(texts: Texts, before: Journey, after: Journey) -> tuple[str, ...]:
    """… of two maps: a title, a look and tasks of its own are no difference."""
    told = story(before, after)
    return (*_persona_lines(texts, told), *_stages(texts, told, after))


def _persona_lines(texts: Texts, told: Story) -> Iterator[str]:
    for one in told.parts.personas:
        if one.before is None and one.after is not None:
            yield texts.html("diff.persona.added", name=one.after.name)
        elif one.after is None and one.before is not None:
            yield texts.html("diff.persona.gone", name=one.before.name)
        for name in retold(one):
            yield _persona_line(texts, one, name)


def _persona_line(texts: Texts, one: PersonaChange, name: str) -> str:
    assert one.before is not None
    assert one.after is not None
    if name == "name":
        return texts.html("diff.persona.renamed", before=one.before.name, after=one.after.name)
    return texts.html(
        "diff.persona.said",
        name=one.after.name,
        field=texts.plain(f"figure.{FIGURES[name]}"),
        value=short(getattr(one.after, name) or texts.plain("cell.empty"), TEXT_CHARS),
    )


def _stages(texts: Texts, told: Story, after: Journey) -> Iterator[str]:
    names = _names(told)
    numbers = {stage.id: number for number, stage in enumerate(after.stages, 1)}
    for part in told.stages:
        yield from _stage_details(texts, part, numbers, names)


def _stage_details(
    texts: Texts, one: StageStory, numbers: Mapping[str, int], names: Names
) -> Iterator[str]:
    if one.change.fate is not Fate.KEPT:
        yield ""
        yield f"<b>{_stage_line(texts, one, names)}</b>"
        return
    yield ""
    yield texts.html("diff.stage", number=numbers[one.stage.id], title=one.stage.title)
    yield from _of_stage(texts, one.change)
    for change in one.items:
        yield from _item_lines(texts, change, names)
    for feeling in one.feelings:
        yield _feeling_line(texts, feeling, names)
    for key, count in (("story.confirmed", one.confirmed), ("story.proved", one.proved)):
        if count:
            yield texts.count(key, count)
    if one.checked:
        yield texts.plain("story.checked")


def _of_stage(texts: Texts, change: StageChange) -> Iterator[str]:
    """What became another of the stage itself."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    if StageTurn.RETITLED in change.turns:
        yield texts.html("diff.retitled", before=before.title)
    if StageTurn.MOVED in change.turns:
        yield texts.plain("story.turn.moved")
    if StageTurn.DURATION in change.turns:
        was, now = change.durations
        yield texts.html("diff.duration", before=_time(texts, was), after=_time(texts, now))
    if StageTurn.REACH in change.turns:
        yield _come(texts, before, after)


def _item_lines(texts: Texts, change: ItemChange, names: Names) -> Iterator[str]:
    was, now = change.before, change.after
    whose = (now and now.persona) or (was and was.persona) or ""
    lane = _of(names.get(whose), texts.plain(f"lane.{change.lane}"))
    if was is None or now is None:
        item = now or was
        assert item is not None
        yield texts.html(f"diff.item.{change.fate.value}", lane=lane, text=_said(item))
        return
    if ItemTurn.REWORDED in change.turns:
        yield texts.html("diff.item.reworded", lane=lane, before=_said(was), after=_said(now))
    if ItemTurn.MOVED in change.turns:
        yield texts.html("diff.item.moved", lane=lane, text=_said(now))
    if ItemTurn.PERSONA in change.turns:
        yield texts.html("diff.item.persona", text=_said(now))
    if ItemTurn.CLOSED in change.turns:
        key = "diff.item.closed" if now.closed else "diff.item.opened"
        yield texts.html(key, text=_said(now))
    yield from _decided(texts, change, now)
    if ItemTurn.DISPROVED in change.turns:
        key = "diff.item.opened" if now.disproof is None else "diff.item.disproved"
        yield texts.html(key, text=_said(now))
    if ItemTurn.FIGURES in change.turns:
        yield _other_times(texts, "diff.item.figures", series.of_metric(now), text=_said(now))
    for turn, pair in _values(texts, was, now).items():
        if turn in change.turns:
            yield texts.html("diff.item.value", text=_said(now), before=pair[0], after=pair[1])


def _come(texts: Texts, was: Stage, now: Stage) -> str:
    """How many come to a stage, before and after; else the counts of other times."""
    before, after = (
        texts.plain("diff.unknown") if one.reach is None else texts.number(one.reach.people)
        for one in (was, now)
    )
    if before == after:
        return texts.html("diff.reach.times", figures=past.come(texts, now))
    return texts.html("diff.reach", before=before, after=after)


def _other_times(texts: Texts, key: str, figures: tuple[Figure, ...], **params: str) -> str:
    return texts.html(key, figures=past.line(texts, figures), **params)


def _decided(texts: Texts, change: ItemChange, now: Item) -> Iterator[str]:
    """What people said of it beside its words."""
    if ItemTurn.STRONG in change.turns:
        yield texts.html("diff.item.strong" if now.strong else "diff.item.plain", text=_said(now))
    if ItemTurn.INTENT in change.turns:
        intent = "open" if now.intent is None else now.intent.value
        yield texts.html(f"diff.intent.{intent}", text=_said(now))


def _values(texts: Texts, was: Item, now: Item) -> dict[ItemTurn, tuple[str, str]]:
    return {
        ItemTurn.SEVERITY: (_severity(texts, was), _severity(texts, now)),
        ItemTurn.EFFORT: (_effort(texts, was), _effort(texts, now)),
        ItemTurn.COST: (_cost(texts, was), _cost(texts, now)),
        ItemTurn.OUTCOME: (_outcome(texts, was), _outcome(texts, now)),
        ItemTurn.METRIC: _figures(texts, was.metric, now.metric),
    }


def _figures(texts: Texts, was: Metric | None, now: Metric | None) -> tuple[str, str]:
    """The numbers; where those are the same, all that is known of them."""
    short_ = figure(texts, was), figure(texts, now)
    if short_[0] != short_[1]:
        return short_
    return _whole(texts, was), _whole(texts, now)


def _whole(texts: Texts, metric: Metric | None) -> str:
    told = [] if metric is None else [said for _, said in parts(texts, metric)]
    return ", ".join(told) or texts.plain("diff.unknown")


def _said(item: Item) -> str:
    return short(item.text, TEXT_CHARS)


def _severity(texts: Texts, item: Item) -> str:
    if item.severity is None:
        return texts.plain("diff.unknown")
    return texts.plain(f"severity.{item.severity}")


def _outcome(texts: Texts, item: Item) -> str:
    if item.outcome is None:
        return texts.plain("diff.unknown")
    return texts.plain(f"outcome.{item.outcome.value}")


def _effort(texts: Texts, item: Item) -> str:
    return _told(texts, checklist.takes(item.effort, None, texts.plain))


def _cost(texts: Texts, item: Item) -> str:
    return _told(texts, checklist.takes(None, item.cost, texts.plain))


def _told(texts: Texts, takes: tuple[str, ...]) -> str:
    return next(iter(takes), texts.plain("diff.unknown"))


def figure(texts: Texts, metric: Metric | None) -> str:
    """«12 %, цель 20 %»; unknown where nothing was ever told."""
    if metric is None or (metric.value is None and metric.target is None):
        return texts.plain("diff.unknown")
    parts = (
        []
        if metric.value is None
        else [with_unit(texts, _number(texts, metric.value), metric.unit)]
    )
    if metric.target is not None:
        target = with_unit(texts, _number(texts, metric.target), metric.unit)
        parts.append(texts.plain("diff.target", value=target))
    return ", ".join(parts)


def _time(texts: Texts, duration: Duration | None) -> str:
    if duration is None:
        return texts.plain("diff.unknown")
    number = _number(texts, duration.amount)
    return texts.plain(f"picture.duration.{duration.unit.value}", amount=number)


def _number(texts: Texts, value: float) -> str:
    return f"{value:.10g}".replace(".", texts.plain("picture.decimal"))


def _of(name: str | None, what: str) -> str:
    """«Бухгалтер · Мешает» where it is somebody's own."""
    return f"{short(name, NAME_CHARS)} · {what}" if name else what


def _names(told: Story) -> Names:
    """The personas' names by their ids, before and after."""
    both = [part for one in told.parts.personas for part in (one.before, one.after) if part]
    several = len(told.parts.personas) > 1
    return {one.id: one.name for one in both} if several else {}


def _feeling_line(texts: Texts, feeling: Feeling, names: Names) -> str:
    was, now = (
        texts.plain("diff.unknown") if value is None else level(texts, value)
        for value in feeling.levels
    )
    emotion = feeling.after or feeling.before
    name = names.get((emotion.persona if emotion else None) or "")
    lane = _of(name, texts.plain("lane.emotion"))
    return texts.html("diff.feeling", lane=lane, before=was, after=now)


def plain(text: str) -> str:
    """The words of a summary without its markup: for the answer to a tap."""
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def paged(lines: Sequence[str]) -> list[str]:
    """The lines on pages; a line is never divided."""
    pages: list[str] = []
    for line in lines:
        if pages and visible(pages[-1]) + visible(line) < PAGE_CHARS:
            pages[-1] += "\n" + line
        else:
            pages.append(line)
    return [text for page in pages if (text := page.strip("\n"))]

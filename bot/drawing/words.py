"""From the sentences of a language to the words of a picture.

Knows both sides; nothing else does: pictures know no sentences, locales no pictures.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from journey import durations
from journey.amounts import UnitKind
from journey.campaigns import Way
from journey.measures import Cost, DurationUnit, Effort
from journey.model import Journey, TaskStatus
from journey.questions import LANES, LEVELS, ROWS
from journey.scores import score, score_of
from renderers.words import Words, span_key

if TYPE_CHECKING:
    from handlers.ports import Texts

LANGUAGES: Final = 8
"""Whose words are kept: more than a bot speaks."""

PLAIN = (
    "map_title",
    "guess",
    "answer",
    "proved",
    "truth",
    "to_be",
    "empty",
    "undecided",
    "not_measured",
    "strong",
    "closed",
    "continued",
    "curve_title",
    "pains_title",
    "pains_guessed",
    "proved_name",
    "made_with",
    "measured",
    "assumed",
    "visibility",
    "time",
    "beside_now",
    "earlier",
    "now",
    "news_new",
    "news_changed",
    "news_kept",
    "news_gone",
    "news_removed",
    "decimal",
    "thousands",
)
"""Words that stand as they are."""

TEMPLATES = {
    "target": ("value",),
    "sample": ("n",),
    "reach": ("people",),
    "stage": ("number",),
    "stage_of": ("number", "total"),
    "stages_of": ("first", "last", "total"),
    "was": ("text",),
    "stages_gone": ("titles",),
    "stages_removed": ("titles",),
    "time_total": ("duration",),
    "time_known": ("duration",),
    "counts": ("answers", "guesses", "proved"),
}
"""Words that the picture fills in itself: their braces are kept."""

TAKES = {"takes.time": ("effort",), "takes.money": ("cost",), "habit.next": ("keep", "who")}
CHECKLIST = {
    "title": ("title",),
    "counts": ("done", "all", "date"),
    "top": (),
    "stage": ("number", "title"),
    "why": ("why",),
    "check": ("check",),
    "nothing": (),
}
"""The checklist's words, `md.<name>`, with what is filled in."""
TODO = {
    "title": (),
    "week": (),
    "who": (),
    "until": (),
    "due": ("day",),
    "counts": ("done", "all"),
    "first": ("check",),
    "week.title": (),
    "week.none": (),
    "week.better": ("number",),
    "week.worse": ("number",),
    "week.same": (),
    "week.moved": ("number", "before", "now"),
    "week.asked": ("before", "now"),
    "week.done": (),
    "week.more": ("n",),
    "week.next": (),
}
"""The same drawn, `todo.<name>`."""


PAPERS = {
    "brief.problem": (),
    "brief.problem.none": (),
    "brief.problem.mood": (),
    "brief.stage": ("number", "title"),
    "brief.loss": (),
    "brief.loss.none": (),
    "brief.risk": ("sum", "title", "come", "percent", "bill"),
    "brief.loss.counted": ("title", "come", "next", "lost", "percent"),
    "brief.steps": (),
    "brief.steps.none": (),
    "brief.cost": (),
    "brief.cost.none": (),
    "brief.proof": (),
    "brief.proof.none": (),
    "brief.proof.staff": (),
    "brief.proof.review": (),
    "brief.proof.survey": (),
    "brief.proof.data": (),
    "budget.title": ("title",),
    "budget.lead": (),
    "budget.none": (),
    "budget.tasks": (),
    "budget.stage": ("number",),
    "budget.unknown": (),
    "budget.sum": (),
    "budget.unpriced": ("n", "all"),
    "budget.done": (),
    "budget.done.count": ("n",),
    "topics.title": ("title",),
    "topics.lead": (),
    "topics.none": (),
    "topics.where": ("channels",),
    "topics.nowhere": (),
    "topics.unanswered": (),
    "topics.head.question": (),
    "topics.head.stage": (),
    "topics.head.where": (),
    "topics.head.known": (),
    "topics.known.guess": (),
    "topics.known.answer": (),
    "topics.known.proved": (),
    "page.skip": (),
    "page.people": (),
    "page.map": (),
    "page.legend": (),
    "page.ticks": (),
}
"""The papers' words, `paper.<name>`, with what is filled in."""

BOOK = (
    "about", "answers", "asked", "better", "business", "cost", "currency", "date", "effort",
    "history", "less", "mean", "metric", "more", "noted", "period", "persona", "reach",
    "return", "return.how", "sheets", "signs", "source", "stage", "state", "sum", "survey",
    "target", "task", "unit", "value", "why",
)  # fmt: skip
"""The words of the map as a spreadsheet, `book.<name>`; a task's states besides."""

HANDED = {
    "from": ("title", "number", "stage"),
    "why": ("why",),
    "who": ("name",),
    "steps": (),
    "tasks": (),
    "nothing": (),
    "everybody": (),
    "crm.name": (),
    "crm.segment": (),
    "crm.feels": (),
    "messages.segment": (),
    "messages.number": (),
    "messages.stage": (),
    "messages.when": (),
    "messages.way": (),
    "messages.channel": (),
    "messages.answer": (),
    "messages.ease": (),
    "messages.offer": (),
    "way.email": (),
    "way.sms": (),
    "way.messenger": (),
}
"""Of what is handed over to other programs, `handed.<name>`, with what is filled in."""

TOLD = {
    "says.losing": ("number", "title", "pain"),
    "says.losing.guess": ("number", "title", "pain"),
    "says.losing.bare": ("number", "title"),
    "says.stuck": ("number", "title", "pain"),
    "says.stuck.guess": ("number", "title", "pain"),
    "says.hard": ("number", "title", "pain"),
    "says.hard.guess": ("number", "title", "pain"),
    "says.hard.bare": ("number", "title"),
    "says.calm": ("number", "title"),
    "fact.lost": ("percent",),
    "fact.of": ("n",),
    "fact.survey": ("level", "n"),
    "fact.reviews": ("n",),
    "fact.voice": ("name", "level"),
    "fact.owner": (),
    "voice.two": ("first", "second", "level"),
    "voice.many": ("n", "all", "level"),
    "reason.chosen": (),
    "reason.obstacle": (),
    "drop": ("percent",),
    "axis.bad": (),
    "axis.good": (),
    "axis.up": (),
    "everybody": (),
    "quoted": ("text",),
    "logo": (),
    "head.scenario": (),
    "head.goal": (),
    "metric.above": (),
    "metric.unsourced": (),
    "metric.below": (),
    "metric.met": (),
    "metric.reached": (),
    "metric.short": (),
    "band.reach": (),
    "strip.stages": (),
    "reach.came": (),
    "reach.on": (),
    "band.uncounted": (),
    "time.unknown": (),
    "time.cut": (),
    "thought": ("level",),
    "thought.of": ("name", "level"),
    "draft.ribbon": (),
    "draft.check": (),
    "draft.source": (),
    "obstacles": (),
    "asks": ("question",),
    "unfelt": ("number",),
    "lowest": (),
    "next": (),
    "later": (),
    "more": ("n",),
    "leave": (),
    "pulse.question": (),
    "pulse.honest": (),
    "pulse.camera": (),
    "pulse.without": (),
    "pulse.code": ("link",),
    "order.million": ("value",),
    "order.billion": ("value",),
    "order.trillion": ("value",),
}
"""What a picture says of a map as a whole, `picture.<name>`, with what is filled in."""


def words(texts: Texts, journey: Journey) -> Words:
    """The picture's words in the map's language, with the map's own dates and counts."""
    known = score(journey)
    return replace(
        _of_any_map(texts),
        date=texts.date(journey.updated.date()),
        answers_name=texts.count("picture.answers_name", known.answers),
        guesses_name=texts.count("picture.guesses_name", known.guesses),
        todo=_todo(texts, journey),
        days=_days(texts, journey),
        spans=_spans(texts, journey),
        counted=_counted(texts, journey),
        created=texts.plain("picture.created", date=texts.date(journey.created.date())),
        changed=texts.plain("picture.changed", date=texts.date(journey.updated.date())),
        review=_review(texts, journey),
    )


@lru_cache(maxsize=LANGUAGES)
def _of_any_map(texts: Texts) -> Words:
    """What a language says of every map alike: some four hundred sentences, looked up once."""
    given = {key: texts.plain(f"picture.{key}") for key in PLAIN}
    given |= {key: _template(texts, f"picture.{key}", names) for key, names in TEMPLATES.items()}
    return Words(
        language=texts.language,
        with_next=tuple(word for one in texts.rules.every for word in one.lines.with_next),
        with_previous=tuple(word for one in texts.rules.every for word in one.lines.with_previous),
        date="",
        empties=_empties(texts),
        answers_name="",
        guesses_name="",
        lanes={lane: texts.plain(f"lane.{lane}") for lane in LANES},
        levels={level: texts.plain(f"picture.level.{level}") for level in LEVELS},
        severity={level: texts.plain(f"picture.severity.{level}") for level in (1, 2, 3)},
        durations={
            unit.value: _template(texts, f"picture.duration.{unit.value}", ("amount",))
            for unit in DurationUnit
        },
        amounts={
            kind.value: _template(texts, f"picture.amount.{kind.value}", ("value", "unit"))
            for kind in UnitKind
        },
        takes=_takes(texts),
        papers={key: _template(texts, f"paper.{key}", names) for key, names in PAPERS.items()},
        handed={key: _template(texts, f"handed.{key}", names) for key, names in HANDED.items()},
        senders=senders(texts),
        checklist={key: _template(texts, f"md.{key}", names) for key, names in CHECKLIST.items()},
        book=_book(texts),
        told={key: _template(texts, f"picture.{key}", names) for key, names in TOLD.items()},
        todo={key: _template(texts, f"todo.{key}", names) for key, names in TODO.items()},
        days={},
        spans={},
        counted={},
        created="",
        changed="",
        review="",
        **given,
    )


def _empties(texts: Texts) -> dict[str, str]:
    return {
        lane: texts.plain(f"picture.empty.{lane}") for lane, row in ROWS.items() if row.own_empty
    }


def senders(texts: Texts) -> dict[Way, tuple[str, ...]]:
    """In all languages: people mix them."""
    return {
        way: tuple(sign for one in texts.rules.every for sign in getattr(one.senders, way.value))
        for way in Way
    }


def _takes(texts: Texts) -> dict[str, str]:
    return {
        **{key: _template(texts, key, names) for key, names in TAKES.items()},
        **{f"effort.{one.value}": texts.plain(f"effort.{one.value}") for one in Effort},
        **{f"cost.{one.value}": texts.plain(f"cost.{one.value}") for one in Cost},
    }


def _book(texts: Texts) -> dict[str, str]:
    states = {f"state.{one.value}": texts.plain(f"book.state.{one.value}") for one in TaskStatus}
    return {key: texts.plain(f"book.{key}") for key in BOOK} | states


def _todo(texts: Texts, journey: Journey) -> dict[str, str]:
    """With a sentence for as many tasks as may have been done in a week."""
    done = sum(task.status is TaskStatus.DONE for task in journey.tasks)
    closed = {f"week.closed.{n}": texts.count("todo.week.closed", n) for n in range(1, done + 1)}
    return {**_of_any_map(texts).todo, **closed}


def _days(texts: Texts, journey: Journey) -> dict[str, str]:
    days = {task.due for task in journey.tasks if task.due is not None}
    return {day.isoformat(): texts.day_month(day) for day in sorted(days)}


def _spans(texts: Texts, journey: Journey) -> dict[str, str]:
    """Of what is whole: «3 дня»; half an hour is told in short."""
    known = [stage.duration for stage in journey.stages if stage.duration]
    told: list[tuple[float, DurationUnit]] = [(one.amount, one.unit) for one in known]
    told += durations.whole(sum(map(durations.minutes, known))) if known else ()
    return {
        span_key(amount, unit): texts.count(f"length.{unit.value}", int(amount))
        for amount, unit in told
        if float(amount).is_integer()
    }


def _counted(texts: Texts, journey: Journey) -> dict[str, str]:
    """The forms that go with what is counted on each stage."""
    known = [score_of((stage,)) for stage in journey.stages]
    return {
        f"{count} {name}": texts.count(f"picture.{name}_name", count)
        for one in known
        for name, count in (("answers", one.answers), ("guesses", one.guesses))
    }


def _review(texts: Texts, journey: Journey) -> str:
    day = journey.next_review
    return texts.plain("picture.review", date=texts.date(day)) if day else ""


def _template(texts: Texts, key: str, names: tuple[str, ...]) -> str:
    return texts.plain(key, **{name: f"{{{name}}}" for name in names})

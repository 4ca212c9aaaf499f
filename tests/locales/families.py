"""Keys put together in code, `texts.html(f"error.{…}")`: each beginning, and each ending."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from bot.drawing import words
from bot.runtime.introduction import COMMANDS, IN_GROUPS
from handlers.events import Medium
from handlers.pages.about import TOPICS
from handlers.pages.habits import OFTEN
from handlers.pages.maps import BEHIND
from handlers.pages.pulse import CARD, CARD_FILE, TENT
from handlers.pages.sorting import WAYS
from handlers.screens.asked import PARTS, SILENT
from handlers.screens.files import SHOWN
from handlers.screens.look import COLOURS
from journey import dates, moments, queue, suggestions, traces
from journey.accounts import Wrong
from journey.amounts import UnitKind
from journey.answered import Gap
from journey.checklist.duedays import quick
from journey.checklist.learning import Found
from journey.checklist.mine import GROUPS
from journey.connections import Service, Trouble
from journey.dialogue.weighing import GRADED
from journey.difference import Fate, StageTurn
from journey.errors import Code
from journey.funnel import Source
from journey.measures import Better, Cost, DurationUnit, Effort
from journey.model import EvidenceKind, Intent, Order, Origin, Shape, TaskStatus
from journey.outcomes import Outcome
from journey.pictures import SHEETS, USES, Leaflet, Lists
from journey.pulse import model as pulse
from journey.questions import LANES, LEVELS, QUESTIONS, ROWS, Kind, Scope
from journey.remedies import Way
from journey.review import SPANS
from journey.rhythms import Shift
from journey.sampling import Verdict
from journey.sharing import TERMS
from journey.versions import WHOLE
from journey.voices.heard import Use
from journey.walks import Met
from locales.folders import languages
from renderers.formats import offers
from renderers.themes import names as theme_names

HINTED = {question.id for question in QUESTIONS} - {"industry"}
ASKED = {"task", "comment", "due", "city", "number", "name", "words", "choice", *Shift}

FAMILIES: dict[str, set[str]] = {
    "noun.": set(LANES),
    "review.in.": set(SPANS),
    "button.term.": set(TERMS),
    "kind.": {shape.value for shape in Shape},
    "kind.for.": {shape.value for shape in Shape},
    "story.whole.": {"personas", *WHOLE},
    "story.turn.": {turn.value for turn in StageTurn},
    "story.fate.": {fate.value for fate in Fate},
    "diff.item.": {fate.value for fate in Fate} - {"kept"},
    "question.": {question.id for question in QUESTIONS},
    "help.": {q.id for q in QUESTIONS if q.kind not in {Kind.MANY, Kind.SCALE}},
    "help.grade.": set(GRADED),
    "help.many.": {lane for lane, one in ROWS.items() if one.own_help},
    "hint.": HINTED,
    "example.": HINTED,
    "figure.": {q.id for q in QUESTIONS if q.scope is not Scope.STAGE},
    "purpose.": set(suggestions.PURPOSES),
    "country.": {key for keys in suggestions.COUNTRIES.values() for key in keys},
    "cost.": {cost.value for cost in Cost},
    "source.": set(suggestions.SOURCES),
    "report.": {one.value for one in Source},
    "period.": set(suggestions.PERIODS),
    "role.": set(suggestions.ROLES),
    "outcome.": {outcome.value for outcome in Outcome},
    "length.": {unit.value for unit in DurationUnit},
    "button.order.": {order.value for order in Order},
    "weekday.": set(map(str, range(7))),
    "rhythm.": {"day", "month", *Shift},
    "shift.": set(Shift) | {f"{one}.{part}" for one in Shift for part in ("title", "head")},
    "button.shift.add.": set(Shift),
    "button.shift.offer.": set(Shift),
    "button.shift.hour.": set(Shift),
    "habit.often.": set(OFTEN),
    "team.noted.": set(Shift),
    "rhythm.week.": set(map(str, range(7))),
    "button.repeat.": {"day", "week", "month"},
    "mine.": set(GROUPS),
    "more.": {page.name for page in BEHIND},
    "button.behind.": {page.name for page in BEHIND},
    "lane.": {*LANES, "duration"},
    "level.": set(map(str, LEVELS)),
    "error.": {code.value for code in Code},
    "medium.": {medium.value for medium in Medium},
    "language.": set(languages()),
    "button.topic.": set(TOPICS),
    "topic.": set(TOPICS),
    "command.": {*COMMANDS, *IN_GROUPS},
    "file.": {offer.what for _, offer in offers().values()},
    "file.called.": {offer.what for _, offer in offers().values()},
    "button.file.": set(offers()),
    "service.": set(Service),
    "connect.": set(Service),
    "account.": set(Wrong),
    "trouble.": {*Trouble, "unsaid"},
    "sending.": {"connect", "send"},
    "sending.waits.": {"unreachable", "busy"},
    "file.nothing.": set(get_args(Lists)),
    "file.lost.": {name for name, (_, offer) in offers().items() if offer.loses},
    "button.for.": set(USES),
    "button.merging.": set(WAYS),
    "merging.": set(WAYS),
    "files.for.": set(USES),
    "sheet.": set(SHEETS),
    "theme.": set(theme_names()),
    "colour.": set(COLOURS),
    "button.show.": set(SHOWN),
    "team.ask.": {*Shift, "task", "comment", "due", "city", "number", "name", "words", "choice"},
    "team.placeholder.": {
        *Shift,
        "task",
        "comment",
        "due",
        "city",
        "number",
        "name",
        "words",
        "choice",
    },
    "learned.": {way.value for way in Way},
    "button.found.": {how.value for how in Found},
    "tasks.told.": {*map(str, Found), "closed", "opened"},
    "heard.": {use.value for use in Use},
    "effect.": {*map(str, Verdict), "more", "less", "same"},
    "pulse.kind.": set(pulse.Kind),
    "button.pulse.kind.": set(pulse.Kind),
    "pulse.ask.": {"stage", *pulse.Kind},
    "pulse.score.": {f"{kind}{few}" for kind in pulse.Kind for few in ("", ".few")},
    "pulse.verdict.": set(Verdict),
    "pulse.caption.": {CARD, CARD_FILE, TENT},
    "pulse.called.": set(get_args(Leaflet)),
    "heard.toast.": {use.value for use in Use},
    "team.found.": {how.value for how in Found},
    "item.origin.": {origin.value for origin in Origin},
    "better.": {better.value for better in Better},
    "item.ask.": {"pains", "ideas"},
    "proof.kind.": {kind.value for kind in EvidenceKind},
    "prove.": {kind.value for kind in EvidenceKind},
    "next.": {why.value for why in queue.Why}
    | {"drives_away.guess", "hinders.guess", "annoys.guess", "mood.guess"},
    "answers.": set(PARTS),
    "answer.": {f"{page}.{part}" for page, parts in PARTS.items() for part in parts}
    | {f"{page}.{one}.unknown" for page, all_ in PARTS.items() for one in {*all_} - SILENT},
    "answer.gap.": {one.value for one in Gap},
    "item.gap.": {one.value for one in Gap},
    "item.intent.": {one.value for one in Intent},
    "button.intent.": {one.value for one in Intent},
    "diff.intent.": {*Intent, "open"},
    "check.": {way.value for way in traces.Way},
    "walk.ask.": {"pains", "channels", "ideas"},
    "met.": {met.value for met in Met},
    "moment.why.": {why.value for why in moments.Why}
    | {f"{one}.guess" for one in ("pain", "pain_and_mood", "mood", "milder", "milder_mood")},
    "severity.": {"1", "2", "3"},
    "effort.": {effort.value for effort in Effort},
    "rank.severity.": {"1", "2", "3"} | {f"{one}.guess" for one in "123"},
    "date.": {key for key, _ in (*dates.BEHIND, *quick(dt.date.min))},
    "md.": set(words.CHECKLIST),
    "handed.": set(words.HANDED),
    "paper.": set(words.PAPERS),
    "book.": set(words.BOOK),
    "book.state.": {one.value for one in TaskStatus},
    "todo.": set(words.TODO),
    "picture.": {*words.PLAIN, *words.TEMPLATES, *words.TOLD},
    "picture.level.": set(map(str, LEVELS)),
    "picture.empty.": {lane for lane, one in ROWS.items() if one.own_empty},
    "picture.severity.": {"1", "2", "3"},
    "picture.duration.": {unit.value for unit in DurationUnit},
    "picture.amount.": {kind.value for kind in UnitKind},
}

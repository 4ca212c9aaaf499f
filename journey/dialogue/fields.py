"""Answers that are one field: a stage's duration, a metric's figures, a persona's lines.

What is typed is read by its kind; a number is never made up. A pressed button counts as its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from journey import amounts, durations, figures, platforms, stages, words
from journey.dialogue.followups import answers
from journey.dialogue.parts import item_of, mark, persona_of, with_item, with_persona
from journey.dialogue.results import OUTDATED, Outdated
from journey.errors import Code, Rejected
from journey.language import Rules
from journey.measures import Metric
from journey.model import Item, Journey, Passed, Persona, Stage
from journey.outcomes import Outcome
from journey.prompts import Place
from journey.questions import BY_ID, MEASURED, Scope

_FIGURES: Final = {"sample": "n"}
"""Where a metric's field is called otherwise than its question."""
_BUSINESS: Final = {"purpose": "goal"}
"""Where a map's field is called otherwise than its question."""
_TITLES: Final = frozenset({"business", "country"})
"""Questions about the business whose answer is a name."""
_PARTED: Final = re.compile(r"[,;]\s")
_DIGIT: Final = re.compile(r"\d")
_PICTORIAL: Final = frozenset({"So", "Sk", "Mn", "Me", "Cf"})
"""Categories of what an emoji is made of."""
EMOJI_CHARS: Final = 16


def fill(journey: Journey, place: Place, text: str, rules: Rules) -> Journey | Rejected | Outdated:
    """The map with those words as the field; `rules`: how its numbers are written."""
    scope = BY_ID[place.question].scope
    if scope is Scope.PERSONA:
        return _persona(journey, place, text)
    if scope is Scope.ITEM:
        return _figure(journey, place, text, rules)
    if scope is Scope.BUSINESS:
        return _business(journey, place, text)
    if scope is Scope.WORST:
        return _outcome(journey, place, text)
    if place.question == "duration":
        return _duration(journey, place, text, rules)
    if scope is not Scope.MAP:  # what ties an idea to a pain is no field
        return OUTDATED
    line = words.line(text)
    if isinstance(line, Rejected):
        return line
    changed = journey.with_(scenario=line)
    return mark(changed, place, Passed.ANSWERED)


def clear(journey: Journey, place: Place) -> Journey | Outdated:
    """Empties the field; it counts as skipped, so that nobody is asked again."""
    scope = BY_ID[place.question].scope
    if scope is Scope.PERSONA:
        persona = persona_of(journey, place)
        if persona is None or place.question == "who_name":
            return OUTDATED
        field = _persona_field(place.question)
        return with_persona(journey, _filled(persona, field, None))
    if scope is Scope.BUSINESS:
        return mark(_said_of_business(journey, place.question, None), place, Passed.SKIPPED)
    if scope is Scope.WORST:
        return _with_outcome(journey, place, None, Passed.SKIPPED)
    if scope is Scope.ITEM:
        item = item_of(journey, place)
        stage = journey.stage(place.stage or "")
        if item is None or stage is None:
            return OUTDATED
        if place.question not in _EMPTIED:
            return OUTDATED
        metric = _EMPTIED[place.question](item.metric or Metric())
        emptied = stages.put(journey, with_item(stage, item.with_(metric=metric)))
        return mark(emptied, place, Passed.SKIPPED)
    stage = journey.stage(place.stage or "")
    if stage is None:
        return OUTDATED
    emptied = stages.put(journey, stage.with_(duration=None))
    return mark(emptied, place, Passed.SKIPPED)


def held(journey: Journey, place: Place) -> object | None:
    """What the field holds; None: nothing, or the question is about no field."""
    if BY_ID[place.question].scope is Scope.PERSONA:
        persona = persona_of(journey, place)
        return persona and getattr(persona, _persona_field(place.question))
    if BY_ID[place.question].scope is Scope.BUSINESS:
        said: str | None = getattr(journey, _BUSINESS.get(place.question, place.question))
        return said
    return held_by(place.question, journey.stage(place.stage or ""), item_of(journey, place))


def held_by(question: str, stage: Stage | None, item: Item | None) -> object | None:
    """What a stage or its metric holds as the answer: who knows it needn't be asked again."""
    if question == "duration":
        return stage and stage.duration
    if BY_ID[question].scope in {Scope.PAIN, Scope.IDEA}:
        return _tied(BY_ID[question].scope, stage, item)
    if BY_ID[question].scope is Scope.WORST:
        return item and item.outcome
    if BY_ID[question].scope is Scope.ITEM and item is not None and item.metric is not None:
        question = "value" if question == MEASURED else question
        figure: object | None = getattr(item.metric, _FIGURES.get(question, question))
        return figure
    return None


def _outcome(journey: Journey, place: Place, text: str) -> Journey | Rejected | Outdated:
    """By its key: which words mean it, the language knows."""
    if text not in {one.value for one in Outcome}:
        return Rejected(Code.NO_OUTCOME)
    return _with_outcome(journey, place, Outcome(text), Passed.ANSWERED)


def _with_outcome(
    journey: Journey, place: Place, outcome: Outcome | None, how: Passed
) -> Journey | Outdated:
    pain, stage = item_of(journey, place), journey.stage(place.stage or "")
    if pain is None or stage is None:
        return OUTDATED
    told = pain.with_(outcome=outcome)
    return mark(stages.put(journey, with_item(stage, told)), place, how)


def _tied(scope: Scope, stage: Stage | None, item: Item | None) -> str | None:
    """The words of what answers a pain, or of the pain that an idea answers."""
    if stage is None or item is None:
        return None
    if scope is Scope.PAIN:
        return next((idea.text for idea in answers(stage, item.id)), None)
    return next((pain.text for pain in stage.lane("pains") if pain.id == item.remedy_for), None)


def _business(journey: Journey, place: Place, text: str) -> Journey | Rejected:
    read = words.title if place.question in _TITLES else words.line
    told = read(text)
    if isinstance(told, Rejected):
        return told
    return mark(_said_of_business(journey, place.question, told), place, Passed.ANSWERED)


def _said_of_business(journey: Journey, question: str, told: str | None) -> Journey:
    """A map that is called as its business is called anew with it."""
    match question:
        case "purpose":
            return journey.with_(goal=told)
        case "scenario":
            return journey.with_(scenario=told)
        case "country":
            return journey.with_(country=told)
        case "business":
            named = journey.business is not None and words.same(journey.title, journey.business)
            title = told if named and told is not None else journey.title
            return journey.with_(business=told, title=title)
    raise ValueError(f"a business has no field {question}")


def _persona_field(question: str) -> str:
    return {"who_about": "description"}.get(question, question.removeprefix("who_"))


def _duration(
    journey: Journey, place: Place, text: str, rules: Rules
) -> Journey | Rejected | Outdated:
    stage = journey.stage(place.stage or "")
    if stage is None:
        return OUTDATED
    duration = durations.parse(text, rules)
    if isinstance(duration, Rejected):
        return duration
    changed = stages.put(journey, stage.with_(duration=duration))
    return mark(changed, place, Passed.ANSWERED)


def _figure(
    journey: Journey, place: Place, text: str, rules: Rules
) -> Journey | Rejected | Outdated:
    item, stage = item_of(journey, place), journey.stage(place.stage or "")
    if item is None or stage is None:
        return OUTDATED
    metric = _READ[place.question](item.metric or Metric(), text, rules)
    if isinstance(metric, Rejected):
        return metric
    changed = item.with_(metric=metric)
    return mark(stages.put(journey, with_item(stage, changed)), place, Passed.ANSWERED)


def value(metric: Metric, text: str, rules: Rules) -> Metric | Rejected:
    """A metric with what was typed as its value.

    The unit that is typed counts, where it isn't the known one in other words; «3400 из 21 000»
    also says out of how many, «4,6 на яндексе, 38 отзывов» where from and by how many.
    """
    text = amounts.answer(text, rules, "now")
    more = _with_more(metric, text, rules)
    if more is not None:
        return more
    told = amounts.share(text, rules)
    amount = amounts.parse(text, rules) if told is None else told[0]
    if isinstance(amount, Rejected):
        return amount
    if amount.unit is not None and _PARTED.search(amount.unit):
        return Rejected(Code.NO_NUMBER)  # a unit holds no second sentence
    unit = metric.unit if amounts.same_unit(amount.unit, metric.unit) else amount.unit
    n = metric.n if told is None else told[1]
    return metric.with_(value=amount.value, unit=unit, n=n)


def _with_more(metric: Metric, text: str, rules: Rules) -> Metric | None:
    """A value told with more about it; None: it is a number and its unit, or not understood.

    Words behind a comma that name no figure say how one knows: «15 минут, засекали сами».
    """
    known = metric.with_(value=None)
    reading = figures.read(text, rules, known)
    if isinstance(reading, Rejected) or reading.metric.value is None:
        return None
    read, said = reading.metric, "; ".join(reading.left)
    if said:
        source = words.line(said)
        if isinstance(source, Rejected) or read.source != known.source or _DIGIT.search(said):
            return None
        read = read.with_(source=source)
    bare = known.with_(value=read.value, unit=read.unit, n=read.n)
    if platforms.taken(text, rules).scale is not None:
        return read
    shared = amounts.share(text, rules) is not None
    return None if read == bare and (shared or read.n == known.n) and not said else read


def _line(metric: Metric, text: str, rules: Rules) -> Metric | Rejected:
    """Several figures at once; what was not understood is for whoever asks to name."""
    reading = figures.read(text, rules, metric)
    return reading if isinstance(reading, Rejected) else reading.metric


def _target(metric: Metric, text: str, rules: Rules) -> Metric | Rejected:
    """In the unit of the value: two units would make one of them a lie."""
    amount = amounts.parse(amounts.answer(text, rules, "target"), rules)
    if isinstance(amount, Rejected):
        return amount
    if metric.unit is not None and not amounts.same_unit(amount.unit, metric.unit):
        return Rejected(Code.OTHER_UNIT, {"unit": metric.unit})
    better = amounts.better(text, rules) or metric.better
    return metric.with_(target=amount.value, unit=metric.unit or amount.unit, better=better)


def _sample(metric: Metric, text: str, rules: Rules) -> Metric | Rejected:
    count = amounts.count(amounts.answer(text, rules, "sample"), rules)
    return count if isinstance(count, Rejected) else metric.with_(n=count)


def _unit(metric: Metric, text: str, _rules: Rules) -> Metric | Rejected:
    unit = words.title(text)
    return unit if isinstance(unit, Rejected) else metric.with_(unit=unit)


def _source(metric: Metric, text: str, _rules: Rules) -> Metric | Rejected:
    source = words.line(text)
    return source if isinstance(source, Rejected) else metric.with_(source=source)


def _period(metric: Metric, text: str, _rules: Rules) -> Metric | Rejected:
    period = words.title(text)
    return period if isinstance(period, Rejected) else metric.with_(period=period)


_READ: Final[dict[str, Callable[[Metric, str, Rules], Metric | Rejected]]] = {
    MEASURED: _line,
    "value": value,
    "unit": _unit,
    "target": _target,
    "sample": _sample,
    "source": _source,
    "period": _period,
}
_EMPTIED: Final[dict[str, Callable[[Metric], Metric]]] = {
    "value": lambda metric: metric.with_(value=None),
    "unit": lambda metric: metric.with_(unit=None),
    "target": lambda metric: metric.with_(target=None),
    "sample": lambda metric: metric.with_(n=None),
    "source": lambda metric: metric.with_(source=None),
    "period": lambda metric: metric.with_(period=None),
}


def _persona(journey: Journey, place: Place, text: str) -> Journey | Rejected | Outdated:
    persona = persona_of(journey, place)
    if persona is None:
        return OUTDATED
    field = _persona_field(place.question)
    told = _READ_PERSONA.get(field, words.line)(text)
    if isinstance(told, Rejected):
        return told
    if field == "name" and any(
        words.same(told, other.name) for other in journey.personas if other.id != persona.id
    ):
        return Rejected(Code.TWICE, {"text": told})
    return with_persona(journey, _retold(persona, field, told))


def _retold(persona: Persona, field: str, told: str) -> Persona:
    """Under another name it is nobody of the catalogue any more."""
    if field == "name":
        catalogue = persona.catalogue if told == persona.name else None
        return persona.with_(name=told, catalogue=catalogue)
    return _filled(persona, field, told)


def _filled(persona: Persona, field: str, told: str | None) -> Persona:
    """With that in one of the fields that may be empty."""
    match field:
        case "description":
            return persona.with_(description=told)
        case "emoji":
            return persona.with_(emoji=told)
        case "goal":
            return persona.with_(goal=told)
        case "quote":
            return persona.with_(quote=told)
        case "channel":
            return persona.with_(channel=told)
        case "role":
            return persona.with_(role=told)
    raise ValueError(f"a persona has no field {field}")


def _emoji(text: str) -> str | Rejected:
    """One picture sign: no letters, no digits."""
    sign = text.strip()
    kinds = [unicodedata.category(character) for character in sign]
    if not 0 < len(sign) <= EMOJI_CHARS or "So" not in kinds or not _PICTORIAL.issuperset(kinds):
        return Rejected(Code.NO_EMOJI)
    return sign


_READ_PERSONA: Final[dict[str, Callable[[str], str | Rejected]]] = {
    "name": words.title,
    "role": words.title,
    "emoji": _emoji,
}

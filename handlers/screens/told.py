"""Answers in a line, as the dialogue repeats them and the card lists them."""

from __future__ import annotations

from typing import Final

from handlers.layout import short
from handlers.ports import Texts
from journey import durations
from journey.amounts import unit_kind
from journey.dialogue import OF_KIND, WHICH, Place, held
from journey.measures import Duration, Metric
from journey.model import EmotionKind, Journey, Stage
from journey.prompts import Option, Prompt
from journey.questions import BY_ID, Kind, Scope
from journey.remedies import ANOTHER, NONE_OF_THEM

HEARD_CHARS = 110
"""Characters of the line that repeats the last answer."""
NO_BREAK = "\u00a0"
NAMES = 5
"""Customers named in a line."""


def told(texts: Texts, journey: Journey, place: Place, limit: int = HEARD_CHARS) -> str:
    """The answer of any place in a line; «пока пусто» where there is none."""
    stage = journey.stage(place.stage or "")
    question = BY_ID[place.question]
    if question.kind is Kind.LINE:
        return short(" · ".join(said for _, said in parts(texts, metric_of(stage, place))), limit)
    if stage is not None and question.lane:
        return answer_line(texts, stage, place.question, limit, persona=place.persona)
    said = field(texts, journey, place)
    return said if len(said) <= limit else short(said, limit)


def field(texts: Texts, journey: Journey, place: Place) -> str:
    """What a field holds, in words."""
    value = held(journey, place)
    if isinstance(value, Duration):
        return length(texts, value)
    if isinstance(value, int | float):
        item = next(
            (one for stage in journey.stages for one in stage.items if one.id == place.item), None
        )
        metric = None if item is None else item.metric
        if place.question == "sample" or metric is None:
            return amount(texts, value, None)
        said = amount(texts, value, metric.unit)
        if place.question != "value":
            return said
        if metric.source is not None or metric.period is not None:
            return " · ".join(part for _, part in parts(texts, metric))
        if metric.n is None:
            return said
        return texts.plain("figure.out_of", value=said, n=texts.number(metric.n))
    return texts.plain("cell.empty") if value is None else str(value)


def answer_line(
    texts: Texts,
    stage: Stage,
    question: str,
    limit: int = HEARD_CHARS,
    *,
    persona: str | None = None,
) -> str:
    """A cell in a line: whole items; «и ещё 3» stands for those that don't fit.

    Only where the first alone is longer than the line is it cut.
    """
    if question == "emotion":
        emotion = stage.emotion(persona)
        return texts.plain("cell.empty") if emotion is None else level(texts, emotion.level)
    lane = (item for item in stage.lane(question) if persona in {None, item.persona})
    items = [short(item.text, limit) for item in lane]
    if not items:
        return texts.plain("cell.empty")
    shown: list[str] = []
    for text in items:
        if shown and len("; ".join([*shown, text])) > limit:
            break
        shown.append(text)
    more = len(items) - len(shown)
    line = "; ".join(shown)
    return line if not more else texts.count("cell.more", more, items=line)


def row_line(texts: Texts, journey: Journey, stage: Stage, lane: str, limit: int) -> str:
    """A cell in a line as it is for everybody: what each one feels is told by name."""
    names = {persona.id: persona.name for persona in journey.personas}
    order = [None, *names]
    felt = [
        one for one in stage.emotions if one.kind is EmotionKind.ASSUMED and one.persona in order
    ]
    if lane != "emotion" or not any(one.persona in names for one in felt):
        return answer_line(texts, stage, lane, limit)
    said = (
        f"{names.get(one.persona or '', '')} {level(texts, one.level)}".strip()
        for one in sorted(felt, key=lambda one: order.index(one.persona))
    )
    return short(", ".join(said), limit)


def clients(texts: Texts, journey: Journey) -> str:
    """«Клиент: Соседка», or all of them in a line, as HTML."""
    names = [persona.name for persona in journey.personas]
    if len(names) < 2:  # noqa: PLR2004 - one, or none yet
        return texts.html("card.persona", persona="".join(names) or texts.plain("cell.empty"))
    shown, more = ", ".join(names[:NAMES]), len(names) - NAMES
    line = texts.count("cell.more", more, items=shown) if more > 0 else shown
    return texts.html("card.personas", personas=line)


def level(texts: Texts, value: float) -> str:
    """«🙁 Плохо» for the nearest of the five levels."""
    return texts.plain(f"level.{round(value)}")


def length(texts: Texts, duration: Duration) -> str:
    """«3 дня», «1,5 ч»."""
    if duration.amount == int(duration.amount):
        return texts.count(f"length.{duration.unit.value}", int(duration.amount))
    told_amount = texts.number(duration.amount)
    return texts.plain(f"picture.duration.{duration.unit.value}", amount=told_amount)


def amount(texts: Texts, value: float, unit: str | None) -> str:
    """«1 200 ₽», «38 %»; "$1,200", "38%"."""
    return with_unit(texts, texts.number(value), unit)


def with_unit(texts: Texts, number: str, unit: str | None) -> str:
    """A number in words and its unit, as the language puts them together, kept on one line."""
    if not unit:
        return number
    told_amount = texts.plain(f"picture.amount.{unit_kind(unit)}", value=number, unit=unit)
    return told_amount.replace(" ", NO_BREAK)


def figures(texts: Texts, metric: Metric | None) -> str:
    """A metric's value and target in a line."""
    if metric is None or metric.value is None:
        return texts.plain("cell.empty")
    parts = [amount(texts, metric.value, metric.unit)]
    if metric.target is not None:
        goal = amount(texts, metric.target, metric.unit)
        parts.append(texts.plain("picture.target", value=goal))
    return " · ".join(parts)


def metric_of(stage: Stage | None, place: Place) -> Metric:
    """The metric that a place is about, or one of which nothing is known."""
    found = (item.metric for item in (stage.items if stage else ()) if item.id == place.item)
    return next(found, None) or Metric()


def parts(texts: Texts, metric: Metric) -> list[tuple[str, str]]:
    """What is known of a metric, part by part, each with the question that asks for it: what is
    read from one line, as it may be typed again.
    """
    found: list[tuple[str, str]] = []
    if metric.value is not None:
        found.append(("value", amount(texts, metric.value, metric.unit)))
    if metric.target is not None:
        goal = amount(texts, metric.target, metric.unit)
        found.append(("target", texts.plain("picture.target", value=goal)))
    if metric.n is not None:
        found.append(("sample", texts.plain("figure.part.sample", n=texts.number(metric.n))))
    for question, said in (("source", metric.source), ("period", metric.period)):
        if said is not None:
            found.append((question, said))
    return found


def wording(texts: Texts, question: str, option: Option) -> str:
    """The words of an option: the catalogue's as they are, the bot's own in that language."""
    if BY_ID[question].kind is Kind.SCALE:
        return level(texts, float(option.value))
    if BY_ID[question].kind is Kind.DURATION:
        read = durations.parse(option.value, texts.rules)
        return length(texts, read) if isinstance(read, Duration) else option.text
    return _ours(texts, question, option.value) or option.text


_UNSURE: Final = {
    OF_KIND + NONE_OF_THEM: "kind.none",
    OF_KIND + ANOTHER: "kind.another",
    OF_KIND + WHICH: "kind.which",
}
"""What a person may say of a pain's kind beside one of the kinds."""


def _ours(texts: Texts, question: str, key: str) -> str | None:
    """The bot's own words; None: the option's are the catalogue's."""
    match question:
        case "source" if key:
            return texts.plain(f"source.{key}")
        case "period" if key:
            return texts.plain(f"period.{key}")
        case "purpose" if key:
            return texts.plain(f"purpose.{key}")
        case "country" if key:
            return texts.plain(f"country.{key}")
        case "outcome" if key:
            return texts.plain(f"outcome.{key}")
        case "remedy" if key in _UNSURE:
            return texts.plain(_UNSURE[key])
        case "who_role" if key:
            return texts.plain(f"role.{key}")
    return None


def subject(texts: Texts, journey: Journey, prompt: Prompt) -> str | None:
    """Whom or what a question is about, beside its stage: a persona, a metric."""
    if BY_ID[prompt.question].scope in {Scope.PAIN, Scope.IDEA, Scope.WORST}:
        return None
    if prompt.item is not None:
        stage = journey.stage(prompt.stage or "")
        item = next((one for one in (stage.items if stage else ()) if one.id == prompt.item), None)
        return None if item is None else texts.html("ask.metric", metric=short(item.text, 300))
    persona = next((one for one in journey.personas if one.id == prompt.persona), None)
    if persona is None or BY_ID[prompt.question].scope is Scope.PERSONA:
        return None
    return texts.html("ask.persona", face=persona.emoji or "👤", name=persona.name)

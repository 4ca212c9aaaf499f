"""All the words a picture needs, in one language; given by the caller.

Knows which words there are; must not know a sentence of any language. Plain strings, so that
they travel to a worker process. `{…}` are filled in by `str.format`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from journey.amounts import unit_kind
from journey.measures import Better
from journey.model import State
from journey.numerals import digits, numeral
from journey.words import same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journey.campaigns import Way
    from journey.measures import DurationUnit, Metric, Reach
    from journey.model import Item, Journey, Stage

NO_BREAK: Final = "\u00a0"
ORDER_NAMES: Final = {10**6: "million", 10**9: "billion", 10**12: "trillion"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's words, and the date of the journey they are for."""

    language: str
    map_title: str
    """«Карта пути клиента»."""
    date: str
    """The journey's own date in words: «23 ноября 2026»."""
    lanes: Mapping[str, str]
    """Short names by lane id; `emotion` among them."""
    levels: Mapping[int, str]
    """-2 … 2: «Очень плохо» … «Отлично»."""
    severity: Mapping[int, str]
    """1 … 3: «раздражает», «мешает», «уводит»."""
    durations: Mapping[str, str]
    """By unit: «{amount} мин»."""
    amounts: Mapping[str, str]
    """By `UnitKind`: «{value} %», "{unit}{value}"."""
    guess: str
    """Legend of the three marks: «предположение»."""
    answer: str
    proved: str
    truth: str
    """«момент истины»."""
    to_be: str
    """Added to the subtitle of a map of the future: «как должно быть»."""
    empty: str
    """An unanswered cell: «спросить у клиентов»."""
    empties: Mapping[str, str]
    """The same by lane id, where customers cannot know it: «назначить, кто отвечает»."""
    undecided: str
    """The same on a map of the future: «ещё не решили»."""
    not_measured: str
    """A metric without a value: «ещё не измеряли»."""
    target: str
    """«цель {value}»."""
    sample: str
    """«n = {n}»."""
    reach: str
    """«{people} чел.»."""
    strong: str
    """Something that works well: «работает хорошо»."""
    closed: str
    """A pain that is done away with: «решено»."""
    stage: str
    """«Этап {number}»."""
    stage_of: str
    """«Этап {number} из {total}»."""
    stages_of: str
    """«этапы {first}–{last} из {total}»."""
    continued: str
    """«продолжение»."""
    curve_title: str
    """«Эмоции по этапам»."""
    pains_title: str
    """«Что мешает сильнее всего»."""
    pains_guessed: str
    """The same where all of them are guesses: «Что, возможно, мешает»."""
    counts: str
    """«Ответов: {answers} · предположений: {guesses} · доказано: {proved}»."""
    answers_name: str
    """Under the number of answers on the cover, in its plural form: «54 ответа»."""
    guesses_name: str
    proved_name: str
    made_with: str
    """«Сделано с Tropa»."""
    measured: str
    """Legend of the measured curve: «по опросу»."""
    assumed: str
    """Legend of the curve beside a measured one: «как мы думаем»."""
    visibility: str
    """Over what only the team sees: «линия видимости: дальше то, чего клиент не видит»."""
    created: str
    """«создана 3 ноября 2026», the journey's own dates in words."""
    changed: str
    review: str
    """«проверить снова 23 февраля 2027»; empty: no date is set."""
    time: str
    """Name of the bar of durations: «Время»."""
    time_total: str
    """«всего {duration}»."""
    time_known: str
    """«известно {duration}»: some stage's time is unknown."""
    beside_now: str
    """Beside a map of the future, today's: «как сейчас»."""
    earlier: str
    """Beside a map, itself as it was: «раньше»."""
    now: str
    news_new: str
    """Legend of the signs of what differs: «новое»."""
    news_changed: str
    news_kept: str
    """A channel that a map of the future keeps, as was decided: «оставляем»."""
    news_gone: str
    """What a map of the future does without: «убираем»."""
    news_removed: str
    """What was taken off a map: «убрано»."""
    was: str
    """«было: {text}»."""
    stages_gone: str
    """«Убираем этапы: {titles}»."""
    stages_removed: str
    told: Mapping[str, str]
    """What is said of a map as a whole, and the orders of large numbers: see
    `renderers.telling`."""
    takes: Mapping[str, str]
    """What a task takes and what goes on after it, by the keys `journey.checklist` asks for."""
    todo: Mapping[str, str]
    """Of the checklist drawn: «Чек-лист», «На эту неделю», «Кто», «До», «до {day}»."""
    days: Mapping[str, str]
    """The days until which the map's tasks are due, in words: by «2026-12-03» «3 декабря»."""
    checklist: Mapping[str, str]
    """Of the checklist as a file, which no picture shows: «# Чек-лист: {title}»."""
    papers: Mapping[str, str]
    """Of the papers that are made of a map, `topics.title` and the like."""
    book: Mapping[str, str] = field(default_factory=dict)
    """Of the map as a spreadsheet and as slides, which no picture shows: «Задача», «Состояние»."""
    handed: Mapping[str, str] = field(default_factory=dict)
    """Of what is handed over to other programs, tasks above all: `why`, `crm.name` and the like."""
    senders: Mapping[Way, tuple[str, ...]] = field(default_factory=dict)
    """Beginnings of words by which one knows that messages are sent by a channel."""
    with_next: tuple[str, ...] = ()
    """No line ends behind them: «для»."""
    with_previous: tuple[str, ...] = ()
    """No line begins with them: «ли»."""
    decimal: str = ","
    thousands: str = "\u00a0"
    spans: Mapping[str, str] = field(default_factory=dict)
    """The map's durations and their sum in words: by «3 day» «3 дня»; see `span`."""
    counted: Mapping[str, str] = field(default_factory=dict)
    """Plural forms for what is counted on the stages: by «2 answers» «ответа»."""

    def answers(self, count: int) -> str:
        """What stands behind a number of answers: «ответа»."""
        return self.counted.get(f"{count} answers", self.answers_name)

    def guesses(self, count: int) -> str:
        return self.counted.get(f"{count} guesses", self.guesses_name)

    def lane(self, lane: str) -> str:
        """A lane's name; an unknown one shows its id rather than nothing."""
        return self.lanes.get(lane, lane)

    def span(self, amount: float, unit: DurationUnit) -> str:
        """A duration in words where the language has them, else in short: «3 дня», «2,5 дн.»."""
        said = self.spans.get(span_key(amount, unit))
        return (said or duration(amount, unit, self)).replace(" ", NO_BREAK)

    def unknown(self, lane: str, *, future: bool) -> str:
        """What stands where nothing is known: of the future customers cannot be asked."""
        return self.undecided if future else self.empties.get(lane, self.empty)

    def of_any_map(self) -> Words:
        """The same without what is said of one map only, which is left empty."""
        return replace(
            self,
            date="",
            days={},
            spans={},
            counted={},
            answers_name="",
            guesses_name="",
            created="",
            changed="",
            review="",
        )

    def number(self, value: float) -> str:
        """A number in this language, rounded to be read: «0,004», «1 234,5», «1,2 млн»."""
        shown = digits(value, self.decimal, self.thousands)
        order = numeral(value).order
        said = self.told[f"order.{ORDER_NAMES[order]}"] if order > 1 else "{value}"
        return said.format(value=shown).replace(" ", NO_BREAK)


def subtitle(journey: Journey, words: Words, *, state: bool = True) -> str:
    """«Карта пути клиента · business · date», with the state unless it is told elsewhere.

    A business whose name is the map's title is not told twice.
    """
    date = words.date.replace(" ", NO_BREAK)
    parts = [words.map_title, business_name(journey), date]
    if state and journey.state is State.TO_BE:
        parts.append(words.to_be)
    return " · ".join(part for part in parts if part)


def business_name(journey: Journey) -> str:
    """Whose map it is; empty where nobody said, or where the map's title says it."""
    business = journey.business or ""
    return "" if same(business, journey.title) else business


def span_key(amount: float, unit: DurationUnit) -> str:
    return f"{amount:g} {unit.value}"


def duration(amount: float, unit: DurationUnit, words: Words) -> str:
    """«2,5 дн.», kept on one line."""
    return words.durations[unit].format(amount=words.number(amount)).replace(" ", NO_BREAK)


def stage_facts(stage: Stage, words: Words, was: Stage | None = None) -> str:
    """How long the stage takes and how many reach it; empty when neither is known.

    `was` is the stage as it was: another time then stands before an arrow.
    """
    parts = (stage_time(stage, words, was), come(stage.reach, words) if stage.reach else "")
    return " · ".join(filter(None, parts))


def come(reach: Reach, words: Words) -> str:
    """«1 000 чел.»; a number alone where visits or clicks were counted: those are no people."""
    number = words.number(reach.people)
    told = words.reach.format(people=number) if reach.unit is None else number
    return told.replace(" ", NO_BREAK)


def whence(reach: Reach) -> str:
    """«визиты · Метрика · октябрь»: what was counted, where and when; empty where nobody said."""
    return " · ".join(filter(None, (reach.unit, reach.source, reach.period)))


def stage_time(stage: Stage, words: Words, was: Stage | None = None) -> str:
    """How long the stage takes, before an arrow how long it took; empty where nobody knows."""
    if stage.duration is None:
        return ""
    now = duration(stage.duration.amount, stage.duration.unit, words)
    before = was.duration if was and was.duration != stage.duration else None
    return arrow(duration(before.amount, before.unit, words), now) if before else now


def figures(item: Item, words: Words, was: Item | None = None) -> str:
    """A metric's value, target, sample; what was never measured says so.

    `was` is the metric as it was: another value then stands before an arrow.
    """
    metric = item.metric
    if metric is None:
        return words.not_measured
    parts = [words.not_measured]
    if metric.value is not None:
        parts = [with_unit(metric.value, metric.unit, words)]
    if was and was.metric and was.metric.value not in {None, metric.value}:
        before = with_unit(was.metric.value or 0, was.metric.unit, words)
        parts[0] = arrow(before, parts[0])
    if metric.target is not None:
        parts.append(wanted(metric, words))
        if metric.better is not None and metric.reached is not None:
            parts.append(words.told["metric.reached" if metric.reached else "metric.short"])
    if metric.n is not None:
        parts.append(words.sample.format(n=words.number(metric.n)).replace(" ", NO_BREAK))
    return " · ".join([*parts, *([metric.period] if metric.period else [])])


def sourced(item: Item, words: Words) -> str:
    """The figures with where they are from; a value of which nobody said that says so."""
    told = figures(item, words)
    source = counted_by(item.metric, words)
    return f"{told} · {source}" if source else told


def counted_by(metric: Metric | None, words: Words) -> str:
    """Who counted; empty where there is nothing that was counted."""
    if metric is None or (metric.value is None and not metric.source):
        return ""
    return metric.source or words.told["metric.unsourced"]


def wanted(metric: Metric, words: Words) -> str:
    """«цель ≥ 70 %»; without a sign where nobody said which way is better."""
    sign = {Better.MORE: f"≥{NO_BREAK}", Better.LESS: f"≤{NO_BREAK}", None: ""}[metric.better]
    return words.target.format(value=sign + with_unit(metric.target or 0.0, metric.unit, words))


def arrow(before: str, after: str) -> str:
    """«3 дн. → 1 ч»."""
    return f"{before}{NO_BREAK}→ {after}"


def with_unit(amount: float, unit: str | None, words: Words) -> str:
    """A number and its unit, kept on one line."""
    value = words.number(amount)
    if not unit:
        return value
    pattern = words.amounts[unit_kind(unit)].replace(" ", NO_BREAK)
    return pattern.format(value=value, unit=unit)

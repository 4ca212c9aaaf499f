"""Journeys and words the picture tests draw; no test of its own."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any, Final

from hypothesis import strategies as st

from journey.measures import Duration, DurationUnit, Metric
from journey.model import (
    Emotion,
    EmotionKind,
    Evidence,
    EvidenceKind,
    Intent,
    Item,
    Journey,
    Look,
    Origin,
    Persona,
    Shape,
    Stage,
    State,
)
from renderers.words import Words
from tests.renderers.said import book, handed, papers, takes
from tests.renderers.told import EN as TOLD_EN
from tests.renderers.told import RU as TOLD_RU
from tests.renderers.told import WEEK_EN, WEEK_RU, todo

NOW: Final = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
LANES: Final = (
    "goal", "actions", "questions", "channels", "pains", "ideas", "metrics", "backstage",
)  # fmt: skip
METRIC: Final = Metric(value=7.1, unit="%", target=9, n=340)
PROOF: Final = (Evidence(id="ev", kind=EvidenceKind.REVIEW),)


RU: Final = Words(
    language="ru",
    papers=papers("ru"),
    handed=handed("ru"),
    takes=takes("ru"),
    book=book("ru"),
    todo=todo(
        "Чек-лист|На эту неделю|Кто|До|до {day}|Сделано {done} из {all}|Сначала: {check}",
        WEEK_RU,
        "Закрыли задач: {n}",
    ),
    days={"2026-12-03": "3 декабря"},
    checklist={
        "title": "# Чек-лист: {title}",
        "counts": "Сделано {done} из {all}. Обновлено {date}.",
        "top": "## С чего начать",
        "stage": "## Этап {number}. {title}",
        "why": "{why}",
        "nothing": "Задач нет.",
    },
    map_title="Карта пути клиента",
    date="23 ноября 2026",
    lanes={
        "goal": "Цель",
        "expects": "Ждёт",
        "actions": "Делает",
        "questions": "Спрашивает",
        "channels": "Где встречает нас",
        "emotion": "Чувствует",
        "pains": "Мешает",
        "ideas": "Идеи",
        "metrics": "Метрики",
        "backstage": "Кто отвечает",
    },
    levels={-2: "Злится", -1: "Недоволен", 0: "Спокоен", 1: "Доволен", 2: "В восторге"},
    severity={1: "раздражает", 2: "мешает", 3: "уводит"},
    durations={
        "minute": "{amount} мин",
        "hour": "{amount} ч",
        "day": "{amount} дн.",
        "week": "{amount} нед.",
        "month": "{amount} мес.",
    },
    amounts={"percent": "{value} %", "money": "{value} {unit}", "other": "{value} {unit}"},
    guess="предположение",
    answer="ваш ответ",
    proved="подтверждено",
    truth="момент истины",
    to_be="как должно быть",
    empty="спросить у клиентов",
    empties={
        "ideas": "придумать, что улучшить",
        "metrics": "выбрать, что измерять",
        "backstage": "решить, кто отвечает",
    },
    undecided="ещё не решили",
    not_measured="ещё не измеряли",
    target="цель {value}",
    sample="n = {n}",
    reach="{people} чел.",
    strong="работает хорошо",
    closed="решено",
    stage="Этап {number}",
    stage_of="Этап {number} из {total}",
    stages_of="этапы {first}–{last} из {total}",
    continued="продолжение",
    curve_title="Эмоции по этапам",
    pains_title="Что мешает сильнее всего",
    pains_guessed="Что, возможно, мешает",
    counts="Ваших ответов: {answers} · предположений: {guesses} · доказано: {proved}",
    answers_name="ваши ответы",
    guesses_name="предположения",
    proved_name="доказано",
    made_with="Сделано с Tropa",
    measured="по опросу",
    assumed="как мы думаем",
    visibility="линия видимости: дальше то, чего клиент не видит",
    created="создана 3 ноября 2026",
    changed="изменена 23 ноября 2026",
    review="проверить снова 23 февраля 2027",
    time="Время",
    time_total="всего {duration}",
    time_known="известно {duration}",
    beside_now="как сейчас",
    earlier="раньше",
    now="теперь",
    news_new="новое",
    news_changed="изменено",
    news_kept="оставляем",
    news_gone="убираем",
    news_removed="убрано",
    told=TOLD_RU,
    was="было: {text}",
    stages_gone="Убираем этапы: {titles}",
    stages_removed="Убранные этапы: {titles}",
)

EN: Final = Words(
    language="en",
    papers=papers("en"),
    handed=handed("en"),
    takes=takes("en"),
    book=book("en"),
    todo=todo(
        "Checklist|This week|Who|By|by {day}|{done} of {all} done|First: {check}",
        WEEK_EN,
        "{n} tasks done",
    ),
    days={"2026-12-03": "3 December"},
    checklist={
        "title": "# Checklist: {title}",
        "counts": "{done} of {all} done. Updated {date}.",
        "top": "## Where to begin",
        "stage": "## Stage {number}. {title}",
        "why": "{why}",
        "nothing": "No tasks.",
    },
    map_title="Customer journey map",
    date="23 November 2026",
    lanes={
        "goal": "Goal",
        "expects": "Expects",
        "actions": "Does",
        "questions": "Asks",
        "channels": "Where they meet us",
        "emotion": "Feels",
        "pains": "In the way",
        "ideas": "Ideas",
        "metrics": "Metrics",
        "backstage": "Who is in charge",
    },
    levels={-2: "Angry", -1: "Unhappy", 0: "Calm", 1: "Pleased", 2: "Delighted"},
    severity={1: "annoys", 2: "hinders", 3: "drives away"},
    durations={
        "minute": "{amount} min",
        "hour": "{amount} h",
        "day": "{amount} d",
        "week": "{amount} wk",
        "month": "{amount} mo",
    },
    amounts={"percent": "{value}%", "money": "{unit}{value}", "other": "{value} {unit}"},
    guess="guess",
    answer="your answer",
    proved="proved",
    truth="moment of truth",
    to_be="as it should be",
    empty="ask customers",
    empties={
        "ideas": "find what to improve",
        "metrics": "choose what to measure",
        "backstage": "decide who is in charge",
    },
    undecided="not decided yet",
    not_measured="not measured yet",
    target="target {value}",
    sample="n = {n}",
    reach="{people} people",
    strong="works well",
    closed="solved",
    stage="Stage {number}",
    stage_of="Stage {number} of {total}",
    stages_of="stages {first}–{last} of {total}",
    continued="continued",
    curve_title="Feelings by stage",
    pains_title="What gets in the way most",
    pains_guessed="What may hold them back",
    counts="Your answers: {answers} · guesses: {guesses} · proved: {proved}",
    answers_name="your answers",
    guesses_name="guesses",
    proved_name="proved",
    made_with="Made with Tropa",
    measured="surveyed",
    assumed="as we think",
    visibility="line of visibility: below it is what the customer does not see",
    created="made 3 November 2026",
    changed="changed 23 November 2026",
    review="",
    time="Time",
    time_total="{duration} in all",
    time_known="{duration} known",
    beside_now="as it is",
    earlier="earlier",
    now="now",
    news_new="new",
    news_changed="changed",
    news_kept="keeping",
    news_gone="dropped",
    news_removed="removed",
    told=TOLD_EN,
    was="was: {text}",
    stages_gone="Stages dropped: {titles}",
    stages_removed="Removed stages: {titles}",
    decimal=".",
    thousands=",",
)


def journey(stages: tuple[Stage, ...], **fields: Any) -> Journey:
    """A map of these stages; `fields` replace the rest."""
    base = {
        "id": "j",
        "title": "Путь гостя кофейни",
        "language": "ru",
        "business": "Кофейня «Зерно и Дым»",
        "personas": (
            Persona(id="p", name="Анна", description="Берёт кофе по дороге", emoji="👩🏽‍💻"),
        ),
        "created": NOW,
        "updated": NOW,
    }
    return Journey.model_validate({**base, "stages": stages, **fields})


def stage(number: int, items: tuple[Item, ...] = (), level: int | None = 0) -> Stage:
    """A stage with these items and one feeling (None: unknown)."""
    feelings = (Emotion(id=f"e{number}", level=level or 0, note="Всё понятно"),)
    return Stage(
        id=f"s{number}",
        title=f"Этап с названием {number}",
        items=items,
        emotions=feelings if level is not None else (),
    )


def item(lane: str, text: str, number: int = 0, **fields: Any) -> Item:
    return Item.model_validate({"id": f"{lane}{number}", "lane": lane, "text": text, **fields})


def typical(stages: int = 5) -> Journey:
    """Every lane, every mark, about 2 000 characters in 5 stages."""
    marks: itertools.cycle[dict[str, Any]] = itertools.cycle(
        [
            {"origin": Origin.CATALOGUE},
            {"origin": Origin.OWNER},
            {"origin": Origin.OWNER, "evidence": PROOF},
        ]
    )
    made = []
    for number, items in ((number, list[Item]()) for number in range(stages)):
        for lane in LANES:
            extra: dict[str, Any] = dict(next(marks))
            if "evidence" in extra:
                extra["evidence"] = (PROOF[0].with_(id=f"ev-{lane}{number}"),)
            extra["severity"] = number % 3 + 1 if lane == "pains" else None
            extra["metric"] = METRIC if lane == "metrics" else None
            text = f"Сравнивает 3 магазина, смотрит отзывы 🛒 {number}"
            items.append(item(lane, text, number, **extra))
        made.append(stage(number, tuple(items), (-2, -1, 0, 1, 2)[number % 5]))
    return journey(tuple(made))


def crowded(stages: int = 12, items: int = 12, chars: int = 60) -> Journey:
    """As full as the limits let a map be."""
    text = ("Высокотехнологичный заказ 😀 $x^{ שלום без https://ya.ru/путь-без-конца " * 6)[:chars]
    made = tuple(
        stage(
            number,
            tuple(item(lane, text, count, severity=3) for lane in LANES for count in range(items)),
        ).model_copy(update={"duration": Duration(amount=2.5, unit=DurationUnit.DAY)})
        for number in range(stages)
    )
    return journey(made)


LETTERS: Final = tuple("абвёйЖЩ ABCg,.-/$x^{_«»!?()\n\t\u00a0\u200b\u200d")
SIGNS: Final = ("😀", "👩🏽‍💻", "🇰🇿", "1️⃣", "é", "а́", "ש", "م", "漢", "ﷺ", "ʻ", "₸")
signs = st.sampled_from((*LETTERS, *SIGNS))
typeable = st.characters(codec="utf-8", exclude_characters="\0")
texts = st.one_of(
    st.lists(signs, min_size=1, max_size=80).map("".join).map(lambda text: text[:300]),
    st.text(typeable, min_size=1, max_size=60),
    st.sampled_from(["ш" * 300, "W" * 300, "😀" * 150, "слово " * 50, "\u200d😀" * 140]),
)
titles = texts.map(lambda text: text[:80])

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
durations = st.builds(Duration, amount=st.floats(0.1, 100_000), unit=st.sampled_from(DurationUnit))


@st.composite
def looks(draw: st.DrawFn, *, hiding: bool = False) -> Look:
    """Any theme's name, any colour; with `hiding` any lanes taken off."""
    lanes = st.lists(st.sampled_from((*LANES, "emotion")), max_size=9, unique=True)
    return Look(
        theme=draw(st.sampled_from(["light", "dark", "print", "gone"])),
        brand=draw(st.one_of(st.none(), colours)),
        hidden=tuple(draw(lanes)) if hiding else (),
    )


@st.composite
def feelings(draw: st.DrawFn, people: int) -> tuple[Emotion, ...]:
    """Everybody's, each person's, assumed and measured: some of them, with any notes."""
    who = [None, *(f"p{number}" for number in range(people))]
    every = list(itertools.product(who, EmotionKind))
    chosen = draw(st.lists(st.sampled_from(every), max_size=4, unique=True))
    return tuple(
        Emotion(
            id=f"{persona}-{kind}",
            level=draw(st.sampled_from([-2, -1.4, -1, 0, 0.6, 1, 2])),
            persona=persona,
            kind=kind,
            note=draw(st.one_of(st.none(), texts)),
            n=draw(st.integers(1, 5000)) if kind is EmotionKind.MEASURED else None,
            origin=draw(st.sampled_from(Origin)),
        )
        for persona, kind in chosen
    )


@st.composite
def people(draw: st.DrawFn) -> tuple[Persona, ...]:
    """One to six, whatever is typed of them."""
    return tuple(
        Persona(
            id=f"p{number}",
            name=draw(titles),
            role=draw(st.one_of(st.none(), titles)),
            quote=draw(texts),
            emoji=draw(signs),
        )
        for number in range(draw(st.sampled_from([1, 1, 1, 2, 4, 6])))
    )


@st.composite
def journeys(draw: st.DrawFn, *, hiding: bool = False) -> Journey:
    """Small maps of whatever may be typed, of any shape, look and number of people."""
    personas = draw(people())
    made = []
    for number in range(draw(st.integers(1, 4))):
        items = tuple(
            item(
                lane,
                draw(texts),
                count,
                origin=draw(st.sampled_from(Origin)),
                evidence=draw(st.sampled_from([(), PROOF])),
                severity=draw(st.sampled_from([None, 1, 2, 3])),
                closed=draw(st.booleans()),
                strong=draw(st.booleans()),
                intent=draw(st.sampled_from([None, None, *Intent])),
            )
            for lane in draw(st.lists(st.sampled_from(LANES), max_size=4, unique=True))
            for count in range(draw(st.integers(1, 3)))
        )
        update = {
            "title": draw(titles),
            "emotions": draw(feelings(len(personas))),
            "duration": draw(st.one_of(st.none(), durations)),
        }
        made.append(stage(number, items).model_copy(update=update))
    return journey(
        tuple(made),
        title=draw(titles),
        personas=personas,
        shape=draw(st.sampled_from(Shape)),
        state=draw(st.sampled_from(State)),
        look=draw(looks(hiding=hiding)),
    )

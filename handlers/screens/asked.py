"""What a map answers: four short pages, each with what is known, what is not, and where to say it.

Knows how an answer is worded; what the answer is, `journey.business` knows. A guess is told as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from handlers.layout import pairs, rows, short
from handlers.pages.asked import ASKED, BRIEF, BUDGET, CUSTOMER, PRODUCT, PROFIT, RESOURCES, TOPICS
from handlers.pages.dialogue import CELL
from handlers.pages.entries import ITEM, NUMBERS, PLACES, ROW, STRONG
from handlers.pages.maps import CARD, PLAN, TRADE
from handlers.pages.proof import HEADCOUNT
from handlers.pages.tasks import LIST
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import leaks
from handlers.screens.budget import money
from handlers.screens.items import mark
from handlers.screens.told import figures, level
from journey import business, soreness
from journey.budget import budget
from journey.business import Hope, Keeping, Loss, Told
from journey.model import Journey, Stage, State

LINES = 4
"""Lines of one answer; «и ещё 3» stands for the others."""
WORDS_CHARS = 110
"""Characters of an entry in a line."""

PARTS: Final = {
    "customer": ("goals", "strong", "keeping"),
    "resources": ("nobody", "loads", "plan"),
    "product": ("hopes", "missing", "dropped"),
    "profit": ("losses", "sorest", "figures", "price"),
}
"""The questions of each page, in order: `answer.<page>.<question>`, and what is said where the
map does not know: `answer.<page>.<question>.unknown`."""
SILENT: Final = frozenset({"sorest"})
"""Left out where there is nothing to say."""

Ways = Sequence[Button | None]


def asked(texts: Texts, journey: Journey) -> Screen:
    """What can be asked of the map."""
    return Screen(
        texts.html("answers.text", title=journey.title),
        (
            *pairs(
                [
                    Button(texts.plain("button.answers.customer"), CUSTOMER.opens(journey)),
                    Button(texts.plain("button.answers.resources"), RESOURCES.opens(journey)),
                    Button(texts.plain("button.answers.product"), PRODUCT.opens(journey)),
                    Button(texts.plain("button.answers.profit"), PROFIT.opens(journey)),
                ]
            ),
            (
                Button(texts.plain("button.answers.budget"), BUDGET.opens(journey, 0)),
                Button(texts.plain("button.answers.topics"), TOPICS.opens(journey, 0)),
            ),
            (Button(texts.plain("button.answers.brief"), BRIEF.opens(journey)),),
            (Button(texts.plain("button.back"), TRADE.opens(journey)),),
        ),
    )


def customer(texts: Texts, journey: Journey) -> Screen:
    """What they want, what makes them loyal, what keeps them."""
    found = business.customer(journey)
    wants = [
        texts.html("answer.wants", name=one.name, goal=short(one.goal or "", WORDS_CHARS))
        for one in found.wants
    ]
    lacking = found.without_goal
    unrated = found.unrated
    return _page(
        texts,
        journey,
        "customer",
        (
            [*wants, *_entries(texts, journey, found.goals)],
            _entries(texts, journey, found.strong),
            [_keeping(texts, journey, one) for one in found.keeping],
        ),
        (
            _cell(texts, journey, lacking, "goal", "button.say.goal"),
            Button(texts.plain("button.say.strong"), STRONG.opens(journey, None)),
            None
            if unrated is None
            else Button(
                texts.plain("button.say.severity"), ITEM.opens(journey, unrated.entry, "r")
            ),
        ),
    )


def _keeping(texts: Texts, journey: Journey, one: Keeping) -> str:
    """«2. очередь утром: поставить второго бариста»"""
    known = one.pain.origin.from_people or bool(one.pain.evidence)
    return texts.html(
        "answer.keeping" if known else "answer.keeping.guess",
        number=_number(journey, one.stage),
        pain=short(one.pain.text, WORDS_CHARS),
        remedy=texts.plain("answer.keeping.none")
        if one.task is None
        else short(one.task.text, WORDS_CHARS),
    )


def resources(texts: Texts, journey: Journey, found: business.Resources) -> Screen:
    """Where nobody answers, who has much, how the plan stands."""
    stages = len(journey.stages)
    loads = [
        texts.html(
            "answer.load.guess" if one.guess else "answer.load",
            name=one.name,
            n=one.stages,
            stages=stages,
        )
        for one in found.loads
    ]
    hands = [
        texts.html("answer.hands.late", name=one.name, open=one.open, late=one.late)
        if one.late
        else texts.html("answer.hands", name=one.name, open=one.open)
        for one in found.hands
    ]
    plan = (
        [
            texts.html("answer.plan", done=found.done, all=found.every),
            texts.html("answer.plan.left", free=found.free, dated=found.dated),
        ]
        if found.every
        else []
    )
    nobody = found.nobody[0] if found.nobody else None
    return _page(
        texts,
        journey,
        "resources",
        (
            _nobody(texts, journey, found),
            [*loads, *hands],
            plan,
        ),
        (
            _cell(texts, journey, nobody, "backstage", "button.say.backstage"),
            Button(texts.plain("button.checklist"), LIST.opens(journey, None)),
        ),
    )


def _nobody(texts: Texts, journey: Journey, found: business.Resources) -> list[str]:
    """Stages without anybody; where nobody was named at all, that is not known."""
    if not found.nobody:
        return [texts.html("answer.nobody.none")]
    if len(found.nobody) == len(journey.stages):
        return []
    return [_stage(texts, journey, one) for one in found.nobody]


def product(
    texts: Texts, journey: Journey, found: business.Product, *, fresh: str, plan: str | None
) -> Screen:
    """Expectations against what happens, what lacks and what is too many.

    fresh: an id for a plan, should one be made here; plan: the one that there is.
    """
    missing = [
        *(_stage(texts, journey, one, "answer.silent") for one in found.silent),
        *(
            texts.html(
                f"answer.gap.{why.value}",
                number=_number(journey, stage),
                question=mark(one) + short(one.text, WORDS_CHARS),
            )
            for stage, one, why in found.gaps
            if stage not in found.silent
        ),
        *_entries(texts, journey, found.added, "answer.added"),
    ]
    if not missing and found.placed:
        missing = [texts.html("answer.missing.none")]
    dropped = _entries(texts, journey, found.dropped)
    if found.planned and not dropped:
        dropped = [texts.html("answer.dropped.none")]
    return _page(
        texts,
        journey,
        "product",
        ([_hope(texts, journey, one) for one in found.hopes], missing, dropped),
        (
            _cell(texts, journey, found.without_hope, "expects", "button.say.expects"),
            _cell(texts, journey, next(iter(found.silent), None), "channels", "button.say.channels")
            or (
                None
                if found.unplaced is None
                else Button(
                    texts.plain("button.places"), PLACES.opens(journey, found.unplaced, "r")
                )
            ),
            _to_plan(texts, journey, fresh, plan),
        ),
    )


def _to_plan(texts: Texts, journey: Journey, fresh: str, plan: str | None) -> Button | None:
    """Where channels are kept, dropped and added: on the map of how it should be."""
    if journey.state is State.TO_BE:
        stage = next((one for one in journey.stages if one.lane("channels")), None)
        opens = None if stage is None else ROW.opens(journey, stage, "channels")
    else:
        opens = PLAN.does(journey, fresh) if plan is None else CARD.opens(plan)
    return None if opens is None else Button(texts.plain("button.say.plan"), opens)


def _hope(texts: Texts, journey: Journey, one: Hope) -> str:
    """«2. Ждёт: цены сразу. Мешает: цены не видны»"""
    number = _number(journey, one.stage)
    expects = "; ".join(mark(item) + short(item.text, WORDS_CHARS) for item in one.expects[:2])
    if one.pain is not None:
        pain = mark(one.pain) + short(one.pain.text, WORDS_CHARS)
        return texts.html("answer.hope.pain", number=number, expects=expects, pain=pain)
    if one.level is not None:
        mood = level(texts, one.level)
        return texts.html("answer.hope.mood", number=number, expects=expects, level=mood)
    return texts.html("answer.hope.unknown", number=number, expects=expects)


def profit(texts: Texts, journey: Journey) -> Screen:
    """Where people are lost, and what it takes."""
    found = business.profit(journey)
    losses = [_loss(texts, journey, one) for one in found.losses]
    counted = all(stage.reach is not None for stage in journey.stages)
    if counted and not losses:
        losses = [texts.html("answer.loss.none")]
    sorest = []
    if not losses and found.sorest is not None:
        pain = found.pain
        sorest = [
            texts.html(
                "answer.sorest.pain" if pain else "answer.sorest",
                number=_number(journey, found.sorest),
                title=found.sorest.title,
                pain=short(pain.text, WORDS_CHARS) if pain else "",
            )
        ]
    numbers = [_figure(texts, journey, one) for one in found.figures]
    return _page(
        texts,
        journey,
        "profit",
        (losses, sorest, numbers, _price(texts, journey)),
        (
            _to_figures(texts, journey),
            Button(texts.plain("button.answers.budget"), BUDGET.opens(journey, 0)),
        ),
    )


def _price(texts: Texts, journey: Journey) -> list[str]:
    """What it takes to mend it, as far as sums were typed."""
    found = budget(journey)
    if not found.sums:
        return []
    sums = texts.html("budget.sum", sum=money(texts, found.sums))
    lacks = texts.html("budget.unpriced", n=found.unpriced, all=len(found.tasks))
    return [sums, lacks] if found.unpriced else [sums]


def _to_figures(texts: Texts, journey: Journey) -> Button | None:
    """How many people come, while nobody said so; then a metric's figures, of the sorest stage
    first; where none is chosen, the question of them.
    """
    if all(stage.reach is None for stage in journey.stages):
        return Button(texts.plain("button.headcount"), HEADCOUNT.opens(journey))
    sorest = soreness.sorest(journey)
    order = sorted(journey.stages, key=lambda one: sorest is None or one is not sorest.stage)
    label = texts.plain("button.say.figures")
    for stage in order:
        if stage.lane("metrics"):
            return Button(label, NUMBERS.opens(journey, stage))
    return _cell(texts, journey, next(iter(order), None), "metrics", "button.say.figures")


def _loss(texts: Texts, journey: Journey, one: Loss) -> str:
    following = journey.stages[journey.stages.index(one.stage) + 1]
    return texts.html(
        "answer.loss",
        number=_number(journey, one.stage),
        come=texts.number(one.come),
        lost=texts.number(one.lost),
        percent=round(100 * one.lost / one.come),
        title=following.title,
        counted=leaks.counted(texts, *filter(None, (one.stage.reach, following.reach))),
    )


def _figure(texts: Texts, journey: Journey, one: Told) -> str:
    return texts.html(
        "answer.figure",
        number=_number(journey, one.stage),
        name=short(one.entry.text, WORDS_CHARS),
        value=figures(texts, one.entry.metric),
    )


def _page(
    texts: Texts,
    journey: Journey,
    name: str,
    parts: Sequence[list[str]],
    ways: Ways,
) -> Screen:
    """A heading, then each answer under its question; what is not known is said plainly."""
    told = [texts.html(f"answers.{name}", title=journey.title)]
    for part, lines in zip(PARTS[name], parts, strict=True):
        if lines or part not in SILENT:
            told += ["", texts.html(f"answer.{name}.{part}")]
            told += _few(texts, lines) or [texts.html(f"answer.{name}.{part}.unknown")]
    back = Button(texts.plain("button.back"), ASKED.opens(journey))
    return Screen("\n".join(told), rows(*((one,) for one in ways), (back,)))


def _few(texts: Texts, lines: list[str]) -> list[str]:
    more = len(lines) - LINES
    if more <= 1:
        return lines
    return [*lines[:LINES], texts.count("answer.more", more)]


def _entries(
    texts: Texts, journey: Journey, told: Iterable[Told], key: str = "answer.entry"
) -> list[str]:
    """«3. ? Заказать без очереди»"""
    return [
        texts.html(
            key,
            number=_number(journey, one.stage),
            text=mark(one.entry) + short(one.entry.text, WORDS_CHARS),
        )
        for one in told
    ]


def _stage(texts: Texts, journey: Journey, stage: Stage, key: str = "answer.entry") -> str:
    title = short(stage.title, WORDS_CHARS)
    return texts.html(key, number=_number(journey, stage), text=title)


def _number(journey: Journey, stage: Stage) -> int:
    """On its own map; a plan's stages stand where today's do."""
    ids = [one.id for one in journey.stages]
    for known in (stage.id, stage.derived_from):
        if known in ids:
            return ids.index(known) + 1
    return 0


def _cell(
    texts: Texts, journey: Journey, stage: Stage | None, lane: str, key: str
) -> Button | None:
    """Opens the question about a row of a stage; None: there is no such stage."""
    if stage is None:
        return None
    return Button(texts.plain(key), CELL.does(journey, stage, lane, None))

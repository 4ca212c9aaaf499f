"""The full map's quick way: a stage as one screen of rows, and a metric's figures as one line."""

from __future__ import annotations

from typing import Final

from handlers.codes import asks
from handlers.layout import Rows, flow, rows, short
from handlers.pages.dialogue import CELL
from handlers.pages.entries import ASK_FIGURE
from handlers.pages.maps import CARD
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.asking import hint_button
from handlers.screens.choices import further
from handlers.screens.items import mark
from handlers.screens.told import length, level, metric_of, parts, subject
from handlers.screens.where import where
from journey import dialogue, glancing
from journey.model import EmotionKind, Item, Journey, Stage
from journey.prompts import Prompt
from journey.questions import ROWS, lane_of

LINE_CHARS: Final = 220
"""Of a row on the screen: nine of them, and the longest words, fit a message."""
ENTRY_CHARS: Final = 90
MENDED: Final = 5
"""Parts of a figure that can be mended beside what was left of a line."""
MATTER: Final = ("pains", "ideas")
"""Rows that are asked about by themselves."""


def glance(texts: Texts, journey: Journey, prompt: Prompt) -> Screen:
    """What stands in the rows of a stage, guesses marked; one tap takes all of it."""
    stage = journey.stage(prompt.stage or "")
    assert stage is not None
    guesses = glancing.guesses(journey, stage)
    lines = [
        *where(texts, journey, prompt),
        "",
        texts.html("question.glance"),
        "",
        *(_row(texts, journey, stage, lane) for lane in ROWS),
        *([] if stage.duration is None else [_duration(texts, stage)]),
        "",
        *([texts.html("help.glance")] if guesses else []),
        *([texts.html("glance.next")] if _asks_next(journey, stage) else []),
    ]
    return Screen("\n".join(lines).strip(), _buttons(texts, journey, prompt, stage, guesses))


def _asks_next(journey: Journey, stage: Stage) -> bool:
    return any(
        place.stage == stage.id
        and place.question in MATTER
        and dialogue.passed(journey, place) is None
        for place in dialogue.places(journey)
    )


def _row(texts: Texts, journey: Journey, stage: Stage, lane: str) -> str:
    entries = [_entry(texts, item) for item in stage.lane(lane)]
    if lane == "emotion":
        names = {persona.id: persona.name for persona in journey.personas}
        entries = [
            mark(one)
            + (f"{names[one.persona]}: " if one.persona in names else "")
            + level(texts, one.level)
            for one in stage.emotions
            if one.kind is EmotionKind.ASSUMED
        ]
    said = short("; ".join(entries), LINE_CHARS) if entries else texts.plain("cell.empty")
    return texts.html(
        "persona.line",
        name=f"{lane_of(lane).icon} {texts.plain(f'lane.{lane}')}",
        value=said,
    )


def _entry(texts: Texts, item: Item) -> str:
    said = mark(item) + short(item.text, ENTRY_CHARS)
    if item.lane != dialogue.FIGURES_OF:
        return said
    known = [part for _, part in parts(texts, item.metric)] if item.metric else []
    if not known:
        return texts.plain("glance.figures", metric=said)
    return f"{said}: {' · '.join(known)}"


def _duration(texts: Texts, stage: Stage) -> str:
    assert stage.duration is not None
    name = f"⏱ {texts.plain('lane.duration')}"
    return texts.html("persona.line", name=name, value=length(texts, stage.duration))


def _buttons(texts: Texts, journey: Journey, prompt: Prompt, stage: Stage, guesses: int) -> Rows:
    lanes = [
        lane for lane in ROWS if lane not in MATTER and not dialogue.asked_of_each(journey, lane)
    ]
    every = flow(
        Button(texts.plain(f"lane.{lane}"), CELL.does(journey, stage, lane, None))
        for lane in dialogue.of_page(prompt, (*lanes, "duration"))
    )
    take = Button(texts.plain("button.all_so" if guesses else "button.next"), asks(prompt.id, "n"))
    skip = Button(texts.plain("button.skip"), asks(prompt.id, "s"))
    back = Button(texts.plain("button.back"), asks(prompt.id, "b"))
    pause = Button(texts.plain("button.pause"), CARD.opens(journey))
    return (
        *rows((take if guesses else None,)),
        *every,
        *rows((further(texts, prompt),), (pause,), (back, skip if guesses else take)),
    )


def measured(texts: Texts, journey: Journey, prompt: Prompt, hint: str | None) -> Screen:
    """What is known of a metric, part by part; typed words say more, a tap mends one part."""
    stage = journey.stage(prompt.stage or "")
    known = parts(texts, metric_of(stage, prompt.place))
    about = subject(texts, journey, prompt)
    lines = [
        *where(texts, journey, prompt),
        "",
        *([] if about is None else [about]),
        texts.html("question.measured"),
    ]
    if known:
        told = " · ".join(part for _, part in known)
        lines.append(texts.html("measured.noted", parts=told))
    if prompt.note is not None:
        lines.append(texts.html("measured.left", text=prompt.note))
    lines += [texts.html("measured.mend" if known else "help.measured")]
    lines += [] if hint is None else ["", hint]
    return Screen("\n".join(lines), _figure_buttons(texts, journey, prompt, known))


def _figure_buttons(
    texts: Texts, journey: Journey, prompt: Prompt, known: list[tuple[str, str]]
) -> Rows:
    # what was left is named first: then a part of it may be another one
    mend = flow(
        Button(short(part), ASK_FIGURE.does(journey, prompt.item or "", question))
        for question, part in (known if prompt.note is None else known[:MENDED])
    )
    left = flow(
        Button(texts.plain(key), asks(prompt.id, what))
        for what, key in (
            ("i", "button.is_source"),
            ("r", "button.is_period"),
            ("z", "button.is_nothing"),
        )
    )
    forward = (
        Button(texts.plain("button.next"), asks(prompt.id, "n"))
        if known
        else Button(texts.plain("button.unknown"), asks(prompt.id, "s"))
    )
    return (
        *(left if prompt.note is not None else ()),
        *mend,
        *rows(
            (
                hint_button(texts, prompt),
                Button(texts.plain("button.pause"), CARD.opens(journey)),
            ),
            (Button(texts.plain("button.back"), asks(prompt.id, "b")), forward),
        ),
    )

"""What a person said of an entry beside its words: good, kept on the plan, answered where.

Knows the buttons and lines of an entry's page about it, the page of a stage's strong sides, and
the choice of the channel that answers a question.
"""

from __future__ import annotations

from collections.abc import Iterable

from handlers.layout import Rows, flow, rows, short
from handlers.pages.asked import CUSTOMER
from handlers.pages.dialogue import CELL
from handlers.pages.entries import ANSWER_IN, INTEND, ITEM, PLACES, PRAISE, STRONG
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.choices import CHOSEN
from journey import answered, items
from journey.model import Intent, Item, Journey, Stage, State
from journey.questions import LANES, lane_of

WORDS_CHARS = 300


def said(texts: Texts, journey: Journey, stage: Stage, entry: Item) -> list[str]:
    """Lines of an entry's page."""
    found = [texts.html("item.closed")] if entry.closed else []
    found += [texts.html("item.strong")] if entry.strong else []
    found += [texts.html(f"item.intent.{entry.intent.value}")] if entry.intent else []
    pain = items.find(journey, entry.remedy_for or "")
    if pain is not None and isinstance(pain.entry, Item):
        found.append(texts.html("item.answers", pain=pain.entry.text))
    if entry.lane == "questions":
        channel = answered.channel(journey, entry)
        gap = answered.gap(journey, stage, entry)
        if channel is not None:
            found.append(texts.html("item.answered_in", channel=channel.text))
        elif gap is not None:
            found.append(texts.html(f"item.gap.{gap.value}"))
    return found


def decided(texts: Texts, journey: Journey, entry: Item, came: str) -> Rows:
    """Buttons of an entry's page."""
    if entry.lane == "questions":
        where = Button(texts.plain("button.places"), PLACES.opens(journey, entry, came))
        return ((where,),)
    praised = lane_of(entry.lane).praised
    planned = entry.lane == "channels" and journey.state is State.TO_BE
    return rows(
        (_praise(journey, entry, texts.plain("button.strong")) if praised else None,),
        _intents(texts, journey, entry) if planned else (),
    )


def _praise(journey: Journey, entry: Item, label: str) -> Button:
    """Carries the wished state, so that a repeat changes nothing."""
    on = CHOSEN if entry.strong else ""
    return Button(on + label, PRAISE.does(journey, entry, not entry.strong))


def _intents(texts: Texts, journey: Journey, channel: Item) -> tuple[Button, ...]:
    """What there was before is kept, what is new is added; either is dropped. A second tap on the
    chosen one takes the decision back.
    """
    before = channel.derived_from is not None
    return tuple(
        Button(
            (CHOSEN if channel.intent is one else "") + texts.plain(f"button.intent.{one.value}"),
            INTEND.does(journey, channel, None if channel.intent is one else one),
        )
        for one in (Intent.KEEP if before else Intent.ADD, Intent.DROP)
    )


def _told_apart(entries: Iterable[Item]) -> list[Item]:
    """One of those that say the same in two rows, else their buttons are twins; a praised one, so
    that it can be unpraised.
    """
    first: dict[str, Item] = {}
    for one in entries:
        if one.strong or one.text.casefold() not in first:
            first[one.text.casefold()] = one
    return [*first.values()]


def strong(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    """What there is on a stage, to be ticked where it works well."""
    index = journey.stages.index(stage)
    there = _told_apart(one for lane in LANES if lane_of(lane).praised for one in stage.lane(lane))
    ticks = flow(_praise(journey, one, short(one.text)) for one in there)
    key = "strong.text" if there else "strong.nothing"
    earlier, later = index - 1, index + 1
    return Screen(
        "\n".join(
            (
                texts.html(
                    "strong.stage",
                    number=index + 1,
                    stages=len(journey.stages),
                    title=stage.title,
                ),
                "",
                texts.html(key),
            )
        ),
        (
            *ticks,
            *rows(
                (
                    _stage(texts, journey, earlier, "button.stage.before"),
                    _stage(texts, journey, later, "button.stage.after"),
                ),
                (Button(texts.plain("button.back"), CUSTOMER.opens(journey)),),
            ),
        ),
    )


def _stage(texts: Texts, journey: Journey, index: int, key: str) -> Button | None:
    if not 0 <= index < len(journey.stages):
        return None
    return Button(texts.plain(key), STRONG.opens(journey, journey.stages[index]))


def places(texts: Texts, journey: Journey, stage: Stage, question: Item, came: str) -> Screen:
    """Which channel of the stage answers the question; one of another stage that does so stays."""
    known = answered.channel(journey, question)
    there = answered.live(stage)
    if known is not None and known not in there:
        there = (known, *there)
    choices = flow(
        Button(
            (CHOSEN if one is known else "") + short(one.text),
            ANSWER_IN.does(journey, question, one.id),
        )
        for one in there
    )
    nowhere = texts.plain("button.places.none")
    return Screen(
        texts.html(
            "places.text" if there else "places.none", text=short(question.text, WORDS_CHARS)
        ),
        (
            *choices,
            *rows(
                (
                    Button(
                        (CHOSEN if question.unanswered else "") + nowhere,
                        ANSWER_IN.does(journey, question, None),
                    ),
                ),
                (
                    Button(
                        texts.plain("button.places.add"),
                        CELL.does(journey, stage, "channels", None),
                    ),
                ),
                (Button(texts.plain("button.back"), ITEM.opens(journey, question, came)),),
            ),
        ),
    )

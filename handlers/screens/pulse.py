"""The survey as the map's owner sees it: what it is and what came of it.

Every figure with its number of answers and its margin; of a stage with fewer than five answers
nothing but how many are missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.layout import Rows, rows, short
from handlers.pages.maps import UNDERSTOOD
from handlers.pages.pulse import (
    CLOSE,
    DESK,
    KINDS,
    NAMELESS,
    OPEN,
    PRINTS,
    PULSE,
    WAVES,
    WORDS,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.model import Journey
from journey.pulse import results
from journey.pulse.model import Kind, Pulse
from journey.pulse.results import Felt, Gap, Moved, Results
from journey.sampling import Estimate

WORDS_A_PAGE: Final = 10
WORD_CHARS: Final = 300
"""Of one customer's words on a page: ten of the longest stay below Telegram's bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything its page tells."""

    pulse: Pulse
    now: Results
    opened: dt.date
    closed: dt.date | None
    waves: int
    username: str


def beginning(texts: Texts, journey: Journey) -> Screen:
    """There was no survey yet."""
    stages = texts.count("stages.count", len(journey.stages))
    return Screen(
        "\n\n".join((texts.html("pulse.about"), texts.html("pulse.begin", stages=stages))),
        rows(
            (Button(texts.plain("button.pulse.open"), OPEN.does(journey, Kind.STAGES)),),
            (Button(texts.plain("button.pulse.kinds"), KINDS.opens(journey)),),
            (Button(texts.plain("button.back"), UNDERSTOOD.opens(journey)),),
        ),
    )


def name(texts: Texts, journey: Journey, kind: Kind) -> Screen:
    """What customers know the business by: typed."""
    return Screen(
        texts.html("pulse.name"),
        rows(
            (Button(texts.plain("button.pulse.nameless"), NAMELESS.does(journey, kind)),),
            (Button(texts.plain("button.back"), PULSE.opens(journey)),),
        ),
    )


def kinds(texts: Texts, journey: Journey) -> Screen:
    """What else can be asked, each with what it is good for."""
    told = (texts.html(f"pulse.kind.{kind.value}") for kind in Kind)
    return Screen(
        "\n\n".join((texts.html("pulse.kinds"), *told)),
        rows(
            *(
                (Button(texts.plain(f"button.pulse.kind.{kind.value}"), OPEN.does(journey, kind)),)
                for kind in Kind
            ),
            (Button(texts.plain("button.back"), PULSE.opens(journey)),),
        ),
    )


def page(texts: Texts, journey: Journey, shown: Shown) -> Screen:
    """Results as they stand."""
    parts = [_head(texts, shown), *_figures(texts, journey, shown.now)]
    told = [texts.html("pulse.wait")] if not shown.now.n else []
    return Screen("\n".join([*parts, *told]), _acts(texts, journey, shown))


def _head(texts: Texts, shown: Shown) -> str:
    now, opened = shown.now, texts.day_month(shown.opened)
    if shown.closed is None:
        head = texts.html("pulse.running", day=opened)
    else:
        head = texts.html("pulse.over", since=opened, until=texts.day_month(shown.closed))
    counts = texts.html("pulse.counts", n=now.n, begun=now.begun)
    desk = texts.html("pulse.counts.desk", n=now.desk) if now.desk else ""
    return "\n".join(filter(None, (head, counts, desk)))


def _figures(texts: Texts, journey: Journey, now: Results) -> list[str]:
    stages = [_stage(texts, journey, one) for one in now.stages]
    apart = [_gap(texts, one) for one in results.gaps(journey, now)]
    return [
        *(["", *stages] if stages and now.n else []),
        *([_scale(texts, now)] if now.n else []),
        *(["", texts.html("pulse.gaps"), *apart] if apart else []),
        *(["", texts.html("pulse.on_map")] if any(one.mean for one in now.stages) else []),
    ]


def _stage(texts: Texts, journey: Journey, felt: Felt) -> str:
    number, title = _named(texts, journey, felt)
    if felt.mean is None:
        missing = texts.count("pulse.more", felt.missing)
        return texts.html("pulse.stage.few", number=number, title=title, n=felt.n, missing=missing)
    return texts.html(
        "pulse.stage",
        number=number,
        title=title,
        level=texts.plain(f"level.{round(felt.mean.value)}"),
        mean=signed(texts, felt.mean.value),
        margin=figure(texts, felt.mean.margin),
        spread=figure(texts, felt.mean.spread),
        n=felt.n,
    )


def _named(texts: Texts, journey: Journey, felt: Felt) -> tuple[str, str]:
    """As the map calls it today; one that was taken off keeps the name it had."""
    for number, stage in enumerate(journey.stages, 1):
        if stage.id == felt.stage.id:
            return str(number), stage.title
    return "–", texts.plain("pulse.stage.gone", title=felt.stage.title)


def _scale(texts: Texts, now: Results) -> str:
    """What was asked of the whole."""
    kind = now.wave.kind.value
    if now.missing:
        missing = texts.count("pulse.more", now.missing)
        return texts.html(f"pulse.score.{kind}.few", n=now.scored, missing=missing)
    if now.nps is not None:
        low, high = (signed(texts, round(end)) for end in (now.nps.low, now.nps.high))
        mean = signed(texts, round(now.nps.value))
        return texts.html(f"pulse.score.{kind}", value=mean, low=low, high=high, n=now.nps.n)
    if now.satisfied is not None:
        share, least, most = _percent(now.satisfied)
        n = now.satisfied.n
        return texts.html(f"pulse.score.{kind}", value=share, low=least, high=most, n=n)
    ease = now.ease
    assert ease is not None
    return texts.html(
        f"pulse.score.{kind}",
        value=figure(texts, ease.value),
        margin=figure(texts, ease.margin),
        spread=figure(texts, ease.spread),
        n=ease.n,
    )


def _percent(share: Estimate) -> tuple[int, int, int]:
    return round(100 * share.value), round(100 * share.low), round(100 * share.high)


def _gap(texts: Texts, gap: Gap) -> str:
    key = "pulse.gap.worse" if gap.change < 0 else "pulse.gap.better"
    return texts.html(
        key,
        title=gap.stage.title,
        thought=texts.plain(f"level.{round(gap.thought)}"),
        felt=texts.plain(f"level.{round(gap.felt.value)}"),
        by=figure(texts, abs(gap.change)),
        n=gap.felt.n,
    )


def signed(texts: Texts, value: float) -> str:
    """«+1,2», «−0,4», «0»: a scale with both ends."""
    rounded = round(value, 1) + 0.0
    sign = "+" if rounded > 0 else "\u2212" if rounded < 0 else ""
    return sign + texts.number(abs(rounded))


def figure(texts: Texts, value: float) -> str:
    return texts.number(round(value, 1))


def _acts(texts: Texts, journey: Journey, shown: Shown) -> Rows:
    words = any(one.words for one in shown.now.stages) or shown.now.words
    several = shown.waves > 1
    wave = shown.now.wave
    open_again = Button(texts.plain("button.pulse.again"), OPEN.does(journey, wave.kind))
    at_desk = Button(texts.plain("button.pulse.desk"), DESK.opens(journey))
    is_open = shown.closed is None
    return rows(
        (
            Button(texts.plain("button.pulse.prints"), PRINTS.opens(journey)) if is_open else None,
            at_desk if is_open else None,
        ),
        (None if is_open else open_again,),
        (None if is_open else Button(texts.plain("button.pulse.kinds"), KINDS.opens(journey)),),
        (
            Button(texts.plain("button.pulse.words"), WORDS.opens(journey, 0)) if words else None,
            Button(texts.plain("button.pulse.waves"), WAVES.opens(journey)) if several else None,
        ),
        (
            Button(texts.plain("button.pulse.close"), CLOSE.does(journey, wave.id))
            if is_open
            else None,
        ),
        (Button(texts.plain("button.back"), UNDERSTOOD.opens(journey)),),
    )


def words(texts: Texts, journey: Journey, now: Results, number: int) -> Screen:
    """What customers wrote, by stage, as they wrote it."""
    said: list[tuple[str, str]] = []
    for one in now.stages:
        stage = journey.stage(one.stage.id)
        title = one.stage.title if stage is None else stage.title
        said += [(title, text) for text in one.words]
    said += [(texts.plain("pulse.words.whole"), text) for text in now.words]
    pages = -(-len(said) // WORDS_A_PAGE)
    here = number if 0 <= number < pages else 0
    start = here * WORDS_A_PAGE
    part = said[start : start + WORDS_A_PAGE]
    lines: list[str] = []
    last = ""
    for title, text in part:
        if title != last:
            lines += ["", texts.html("pulse.words.stage", title=title)]
        last = title
        lines.append(texts.html("pulse.words.one", text=short(text, WORD_CHARS)))
    onward = Button(
        texts.plain("button.more", page=here + 1, pages=pages), WORDS.opens(journey, here + 1)
    )
    hidden = [one for one in now.stages if one.missing]
    note = ["", texts.html("pulse.words.hidden")] if hidden else []
    head = texts.html("pulse.words" if said else "pulse.words.none")
    return Screen(
        "\n".join((head, *lines, *note)),
        rows(
            (onward if here + 1 < pages else None,),
            (Button(texts.plain("button.back"), PULSE.opens(journey)),),
        ),
    )


def waves(
    texts: Texts, journey: Journey, told: Sequence[tuple[dt.date, Results]], moves: Sequence[Moved]
) -> Screen:
    """All openings, and the last two beside each other."""
    listed = [
        texts.html(
            "pulse.wave",
            day=texts.date(day),
            kind=texts.plain(f"button.pulse.kind.{one.wave.kind.value}"),
            n=one.n,
        )
        for day, one in told
    ]
    if moves:
        beside = [texts.html("pulse.waves.beside"), *(_moved(texts, journey, one) for one in moves)]
    else:
        beside = [texts.html("pulse.waves.few")]
    return Screen(
        "\n".join((texts.html("pulse.waves"), *listed, "", *beside)),
        rows((Button(texts.plain("button.back"), PULSE.opens(journey)),)),
    )


def _moved(texts: Texts, journey: Journey, one: Moved) -> str:
    """«Жду: −0,8 → +0,3: лучше (было 12, стало 20 ответов)»."""
    if one.stage is None:
        title = texts.plain("pulse.moved.whole")
    else:
        stage = journey.stage(one.stage.id)
        title = one.stage.title if stage is None else stage.title
    verdict = texts.plain(f"pulse.verdict.{one.difference.verdict().value}")
    before, after = (signed(texts, value) for value in (one.before, one.after))
    return texts.html(
        "pulse.moved",
        title=title,
        before=before,
        after=after,
        verdict=verdict,
        first=one.ns[0],
        second=one.ns[1],
    )

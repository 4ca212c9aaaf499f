"""The figures of a stage's metrics, each to be said anew."""

from __future__ import annotations

from handlers.layout import flow, rows, short
from handlers.pages.entries import ASK_FIGURE, ASKED, DIRECT, FIGURES, NUMBERS
from handlers.pages.stages import EDIT
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import past, told
from handlers.screens.choices import CHOSEN
from journey import series
from journey.dialogue import FIGURES_OF, Place
from journey.limits import ITEM_CHARS
from journey.measures import Better
from journey.model import Item, Journey, Stage


def numbers(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    """The metrics of a stage; a tap on one opens its figures."""
    buttons = tuple(
        (
            Button(
                short(f"{item.text}: {told.figures(texts, item.metric)}"),
                FIGURES.opens(journey, item),
            ),
        )
        for item in stage.lane(FIGURES_OF)
    )
    back = Button(texts.plain("button.back"), EDIT.opens(journey, stage))
    return Screen(texts.html("numbers.text", title=stage.title), (*buttons, (back,)))


def _over_time(texts: Texts, item: Item) -> list[str]:
    """What it was before, a line a source; none where only the present figure is known."""
    known = series.of_metric(item)
    if len(known) < 2:  # noqa: PLR2004 - one says nothing of time
        return []
    return ["", *(texts.html("figures.series", figures=one) for one in past.lines(texts, known))]


def figures(texts: Texts, journey: Journey, stage: Stage, item: Item) -> Screen:
    """One metric; what nobody measured stays empty."""
    lines = [
        texts.html(
            "persona.line",
            name=texts.plain(f"figure.{figure}"),
            value=short(
                told.field(texts, journey, Place(figure, stage.id, item=item.id)), ITEM_CHARS
            ),
        )
        for figure in ASKED
    ]
    buttons = flow(
        Button(texts.plain(f"figure.{figure}"), ASK_FIGURE.does(journey, item, figure))
        for figure in ASKED
    )
    back = Button(texts.plain("button.back"), NUMBERS.opens(journey, stage))
    said = [texts.html("ask.metric", metric=item.text), *lines, *_over_time(texts, item)]
    said += ["", texts.html("figures.pick")]
    metric = item.metric
    if metric is None or metric.target is None:
        return Screen("\n".join(said), (*buttons, *rows((back,))))
    if metric.better is None:
        said.append(texts.html("figures.better"))
    ways = tuple(
        (
            Button(
                (CHOSEN if metric.better is way else "") + texts.plain(f"better.{way.value}"),
                DIRECT.does(journey, item, way),
            ),
        )
        for way in Better
    )
    return Screen("\n".join(said), (*ways, *buttons, *rows((back,))))

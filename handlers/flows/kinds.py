"""«Вид пути»: which kind of map it is. The questions and the picture follow."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows.asking import put
from handlers.layout import BUTTON_CHARS, rows, short
from handlers.pages.look import ASK_TIME, KIND, SET_KIND, TIMES
from handlers.pages.maps import VIEWED
from handlers.pages.people import PEOPLE
from handlers.pages.pictures import DRAW
from handlers.ports import Texts
from handlers.record import does, record
from handlers.screen import Button, Reply, Screen
from handlers.screens.choices import CHOSEN
from handlers.screens.told import length
from journey.dialogue import Place
from journey.model import Journey, Shape, Stage


async def kinds(context: Context, journey: Journey) -> Reply:
    """`kind:<journey>`: the four, with a line each on what it is for."""
    texts = context.texts
    lines = [_line(texts, kind) for kind in Shape]
    buttons = [
        (
            Button(
                (CHOSEN if kind is journey.shape else "") + texts.plain(f"kind.{kind.value}"),
                SET_KIND.does(journey, kind),
            ),
        )
        for kind in Shape
    ]
    people = Button(texts.plain("button.audience"), PEOPLE.opens(journey))
    times_ = Button(texts.plain("button.times"), TIMES.opens(journey))
    return Reply(
        screen=Screen(
            "\n".join([texts.html("kind.text", title=journey.title), "", *lines]),
            rows(
                *buttons,
                (people if journey.shape is Shape.GROUP else None,),
                (times_ if journey.shape is Shape.TIME else None,),
                (Button(texts.plain("button.map"), DRAW.does(journey, "first")),),
                (Button(texts.plain("button.back"), VIEWED.opens(journey)),),
            ),
        )
    )


def _line(texts: Texts, kind: Shape) -> str:
    name, what = texts.plain(f"kind.{kind.value}"), texts.plain(f"kind.for.{kind.value}")
    return texts.html("kind.line", name=name, what=what)


async def times(context: Context, journey: Journey) -> Reply:
    """`times:<journey>`: how long each stage takes, as far as it is known."""
    texts = context.texts
    buttons = []
    for number, stage in enumerate(journey.stages, 1):
        long = length(texts, stage.duration) if stage.duration else "?"
        title = short(f"{number} {stage.title}", BUTTON_CHARS - len(long) - 3)
        buttons.append((Button(f"{title} · {long}", ASK_TIME.does(journey, stage)),))
    drawn = Button(texts.plain("button.map"), DRAW.does(journey, "first"))
    back = Button(texts.plain("button.back"), KIND.opens(journey))
    return Reply(screen=Screen(texts.html("times.text"), (*buttons, (drawn,), (back,))))


async def ask_time(context: Context, journey: Journey, stage: Stage) -> Reply:
    """The answer leads back to the list of times."""
    return await put(context, journey, Place("duration", stage.id), "time")


async def choose(context: Context, journey: Journey, kind: Shape) -> Reply:
    """What was answered stays, whichever kind it was for."""
    saved = await context.save(journey, journey.with_(shape=kind))
    # «Спросить о каждом» stands on the page of the people too
    return await context.open(PEOPLE if context.here.at(PEOPLE) else KIND, saved)


PAGES: Final = (
    record(KIND, kinds, does(SET_KIND, choose)),
    record(TIMES, times, does(ASK_TIME, ask_time)),
)

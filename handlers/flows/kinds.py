"""«Вид пути»: which kind of map it is. The questions and the picture follow."""

from __future__ import annotations

from handlers import codes
from handlers.codes import does, opens
from handlers.context import Context
from handlers.flows.asking import put
from handlers.layout import BUTTON_CHARS, rows, short
from handlers.ports import Texts
from handlers.screen import Button, Reply, Screen
from handlers.screens.asking import CHOSEN
from handlers.screens.told import length
from journey.dialogue import Place
from journey.model import Journey, Shape


async def kinds(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """`kind:<journey>`: the four, with a line each on what it is for."""
    texts = context.texts
    lines = [_line(texts, kind) for kind in Shape]
    buttons = [
        (
            Button(
                (CHOSEN if kind is journey.shape else "") + texts.plain(f"kind.{kind.value}"),
                does("kind", journey.id, kind.value),
            ),
        )
        for kind in Shape
    ]
    people = Button(texts.plain("button.audience"), opens("people", journey.id))
    times_ = Button(texts.plain("button.times"), opens("times", journey.id))
    return Reply(
        screen=Screen(
            "\n".join([texts.html("kind.text", title=journey.title), "", *lines]),
            rows(
                *buttons,
                (people if journey.shape is Shape.GROUP else None,),
                (times_ if journey.shape is Shape.TIME else None,),
                (Button(texts.plain("button.map"), does("draw", journey.id, "first")),),
                (Button(texts.plain("button.back"), opens("more", journey.id)),),
            ),
        )
    )


def _line(texts: Texts, kind: Shape) -> str:
    name, what = texts.plain(f"kind.{kind.value}"), texts.plain(f"kind.for.{kind.value}")
    return texts.html("kind.line", name=name, what=what)


async def times(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """`times:<journey>`: how long each stage takes, as far as it is known."""
    texts = context.texts
    buttons = []
    for number, stage in enumerate(journey.stages, 1):
        long = length(texts, stage.duration) if stage.duration else "?"
        title = short(f"{number} {stage.title}", BUTTON_CHARS - len(long) - 3)
        buttons.append((Button(f"{title} · {long}", does("time", journey.id, stage.id)),))
    drawn = Button(texts.plain("button.map"), does("draw", journey.id, "first"))
    back = Button(texts.plain("button.back"), opens("kind", journey.id))
    return Reply(screen=Screen(texts.html("times.text"), (*buttons, (drawn,), (back,))))


async def ask_time(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`time:<journey>:<stage>`: the answer leads back to the list of times."""
    if len(args) != 1 or journey.stage(args[0]) is None:
        return None
    return await put(context, journey, Place("duration", args[0]), "time")


async def choose(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`kind:<journey>:<kind>`: what was answered stays, whichever kind it was for."""
    if len(args) != 1 or args[0] not in set(Shape):
        return None
    await context.save(journey, journey.with_(shape=Shape(args[0])))
    people = codes.view("people", journey.id)
    if context.person.view == people:  # «Спросить о каждом» stands there too
        return await context.show(people)
    return await context.show(codes.view("kind", journey.id))

"""«Ещё»: what one rarely does with a map, so that its card stays short."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.codes import does, opens
from handlers.layout import rows
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.depth import entry
from journey.model import Journey, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known of a map from outside of it."""

    fresh: str
    """An id for a copy, should one be made from this screen."""
    fresh_plan: str
    """Another one for the plan: a copy that was made here must not be taken for it."""
    archived: bool = False
    plan: str | None = None
    """The map of how it should be that was drawn from this one."""
    origin: str | None = None
    """The map of how it is that this one was drawn from."""


def more(texts: Texts, journey: Journey, around: Around) -> Screen:
    """The rest of what a map offers; what takes it away comes last, before the way back."""
    away = Button(texts.plain("button.put_away"), does("archive", journey.id, 1))
    back_out = Button(texts.plain("button.take_out"), does("archive", journey.id, 0))
    return Screen(
        texts.html("more.text", title=journey.title),
        rows(
            (entry(texts, journey),),
            (
                Button(texts.plain("button.history"), opens("history", journey.id)),
                Button(texts.plain("button.take_back"), does("undo", journey.id, journey.revision)),
            ),
            (Button(texts.plain("button.copy"), does("copy", journey.id, around.fresh)),),
            _beside(texts, journey, around),
            (Button(texts.plain("button.walk.own"), opens("walk", journey.id)),),
            (Button(texts.plain("button.moments"), opens("moments", journey.id)),),
            (Button(texts.plain("button.find"), does("seek", journey.id)),),
            (
                Button(texts.plain("button.kind"), opens("kind", journey.id)),
                Button(texts.plain("button.review"), opens("when", journey.id)),
            ),
            (Button(texts.plain("button.rename"), opens("title", journey.id)),),
            (
                back_out if around.archived else away,
                Button(texts.plain("button.delete"), does("delete", journey.id)),
            ),
            (Button(texts.plain("button.back"), opens("card", journey.id)),),
        ),
    )


def _beside(texts: Texts, journey: Journey, around: Around) -> tuple[Button | None, ...]:
    """The other of the two maps, how it is and how it should be."""
    if journey.state is State.AS_IS:
        plan = around.plan
        if plan is None:
            return (
                Button(texts.plain("button.tobe"), does("tobe", journey.id, around.fresh_plan)),
            )
        return (
            Button(texts.plain("button.tobe"), opens("card", plan)),
            Button(texts.plain("button.diff"), opens("diff", plan)),
        )
    if around.origin is None:
        return ()
    return (
        Button(texts.plain("button.asis"), opens("card", around.origin)),
        Button(texts.plain("button.diff"), opens("diff", journey.id)),
    )

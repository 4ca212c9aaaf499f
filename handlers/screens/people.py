"""«Клиенты»: the personas of a map, one of them, and what goes when one is removed."""

from __future__ import annotations

from typing import Final

from handlers.layout import flow, rows, short
from handlers.pages.dialogue import ASK, CELL
from handlers.pages.look import SET_KIND
from handlers.pages.maps import TRADE
from handlers.pages.people import ADD, ASK_FIELD, MOVE, PEOPLE, PERSONA_OF, REMOVE, REMOVING, SWAP
from handlers.pages.proof import PROOF
from handlers.pages.stages import EDIT
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.items import proof_label
from handlers.screens.told import answer_line
from journey import dialogue
from journey import people as personas
from journey.limits import PERSONAS_MAX
from journey.model import Journey, Persona, Shape, Stage

FACE: Final = "👤"
FIELDS: Final = (
    "who_name",
    "who_about",
    "who_goal",
    "who_quote",
    "who_channel",
    "who_role",
    "who_emoji",
)
"""The lines of a persona's card, in the order of their buttons: the ids of their questions."""


def people(texts: Texts, journey: Journey) -> Screen:
    """The personas in order; a tap on one opens it."""
    buttons = tuple(
        (Button(short(named(one)), PERSONA_OF.opens(journey, one)),) for one in journey.personas
    )
    room = len(journey.personas) < PERSONAS_MAX
    add = Button(texts.plain("button.add_persona"), ADD.does(journey))
    swap = Button(texts.plain("button.swap_persona"), SWAP.does(journey))
    several = len(journey.personas) > 1
    group = journey.shape is Shape.GROUP
    each = Button(texts.plain("button.each"), SET_KIND.does(journey, Shape.GROUP))
    walk = Button(texts.plain("button.continue"), ASK.opens(journey, "walk"))
    to_ask = several and group and not isinstance(dialogue.current(journey), dialogue.Finished)
    notes = [texts.html("people.group" if group else "people.several")] if several else []
    return Screen(
        "\n".join([texts.html("people.text", title=journey.title), *notes]),
        (
            *buttons,
            *rows(
                (None if several else swap,),
                (add if room else None,),
                (each if several and not group else None,),
                (walk if to_ask else None,),
                (Button(texts.plain("button.back"), TRADE.opens(journey)),),
            ),
        ),
    )


def named(persona: Persona) -> str:
    """«💳 Бухгалтер · платит»: the face, the name and the role."""
    role = f" · {persona.role}" if persona.role else ""
    return f"{persona.emoji or FACE} {persona.name}{role}"


def persona(texts: Texts, journey: Journey, shown: Persona) -> Screen:
    """Everything about one; each line is a button. What nobody said stays empty."""
    index = journey.personas.index(shown)
    last = len(journey.personas) - 1
    lines = [
        texts.html("persona.line", name=texts.plain(f"figure.{field}"), value=_said(shown, field))
        for field in FIELDS[1:-1]
        if _said(shown, field)
    ]
    buttons = flow(
        Button(texts.plain(f"figure.{field}"), ASK_FIELD.does(journey, shown, field))
        for field in FIELDS
    )
    earlier = Button(texts.plain("button.earlier"), MOVE.does(journey, shown, index - 1))
    later = Button(texts.plain("button.later"), MOVE.does(journey, shown, index + 1))
    proof = Button(proof_label(texts, shown), PROOF.opens(journey, shown, "r", 0))
    remove = Button(texts.plain("button.remove_persona"), REMOVING.opens(journey, shown))
    title = texts.html("persona.title", face=shown.emoji or FACE, name=shown.name)
    return Screen(
        "\n".join([title, *lines, "", texts.html("persona.pick")]),
        (
            *buttons,
            *rows(
                (proof,),
                (earlier if index else None, later if index < last else None),
                (remove if last else None,),
                (Button(texts.plain("button.back"), PEOPLE.opens(journey)),),
            ),
        ),
    )


def _said(persona: Persona, field: str) -> str:
    said: str | None = {
        "who_about": persona.description,
        "who_goal": persona.goal,
        "who_quote": persona.quote,
        "who_channel": persona.channel,
        "who_role": persona.role,
    }.get(field)
    return said or ""


def whose(texts: Texts, journey: Journey, stage: Stage, lane: str) -> Screen:
    """In a buying group a cell has an answer for each: whose is to be changed?"""
    each = tuple(
        (
            Button(
                short(f"{named(one)}: {answer_line(texts, stage, lane, persona=one.id)}"),
                CELL.does(journey, stage, lane, one.id),
            ),
        )
        for one in journey.personas
    )
    text = texts.html("whose.text", lane=texts.plain(f"lane.{lane}"), title=stage.title)
    everybody = Button(texts.plain("button.everybody"), CELL.does(journey, stage, lane, "all"))
    back = Button(texts.plain("button.back"), EDIT.opens(journey, stage))
    return Screen(text, (*each, (everybody,), (back,)))


def removing(texts: Texts, journey: Journey, shown: Persona) -> Screen:
    """Asks once more, and says what goes along."""
    told = personas.told(journey, shown.id)
    lines = [texts.html("persona.remove", name=shown.name)]
    if told.items or told.feelings:
        lines.append(
            texts.html(
                "persona.remove.told",
                items=texts.count("items.count", told.items),
                feelings=texts.count("feelings.count", told.feelings),
            )
        )
    lines.append(texts.html("persona.remove.undo"))
    return Screen(
        "\n".join(lines),
        rows(
            (Button(texts.plain("button.remove.yes"), REMOVE.does(journey, shown)),),
            (Button(texts.plain("button.back"), PERSONA_OF.opens(journey, shown)),),
        ),
    )

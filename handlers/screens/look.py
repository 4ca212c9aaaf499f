"""How a map is drawn: theme, colour and logo of the business, which rows are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.layout import flow, rows
from handlers.pages.look import BRAND, COLOUR, LOGO, LOOK, NO_LOGO, ROWS, SHOW_LANE, THEME
from handlers.pages.maps import VIEWED
from handlers.pages.pictures import DRAW
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.model import Journey
from journey.questions import LANES

CHOSEN = "✅ "
COLOURS: Final = {
    "blue": "#2563eb",
    "green": "#15803d",
    "teal": "#0f766e",
    "purple": "#7c3aed",
    "pink": "#db2777",
    "red": "#dc2626",
    "orange": "#ea580c",
    "brown": "#92400e",
}
"""Colours offered by name (`colour.<name>`); any other is typed."""


def look(texts: Texts, journey: Journey, themes: Sequence[str]) -> Screen:
    """The choices, and the picture to see what they do."""
    chosen = journey.look
    colour = chosen.brand or texts.plain("look.no_colour")
    theme_buttons = [
        Button(
            (CHOSEN if theme == chosen.theme else "") + texts.plain(f"theme.{theme}"),
            THEME.does(journey, theme),
        )
        for theme in themes
    ]
    return Screen(
        texts.html("look.text", title=journey.title, colour=colour),
        rows(
            theme_buttons,
            (
                Button(texts.plain("button.colour"), COLOUR.opens(journey)),
                Button(texts.plain("button.logo"), LOGO.opens(journey)),
            ),
            (Button(texts.plain("button.lanes"), ROWS.opens(journey)),),
            (Button(texts.plain("button.map"), DRAW.does(journey, "first")),),
            (Button(texts.plain("button.back"), VIEWED.opens(journey)),),
        ),
    )


def colour(texts: Texts, journey: Journey) -> Screen:
    """Colours by name; a typed one is #rrggbb."""
    named = flow(
        Button(
            (CHOSEN if journey.look.brand == value else "") + texts.plain(f"colour.{name}"),
            BRAND.does(journey, value.removeprefix("#")),
        )
        for name, value in COLOURS.items()
    )
    none = Button(texts.plain("button.no_colour"), BRAND.does(journey, "none"))
    back = Button(texts.plain("button.back"), LOOK.opens(journey))
    return Screen(texts.html("colour.text"), (*named, (none,), (back,)))


def logo(texts: Texts, journey: Journey) -> Screen:
    """Waits for a picture; the one there is can be taken off."""
    there = journey.look.logo is not None
    shown = (
        (Button(texts.plain("button.map"), DRAW.does(journey, "first")),),
        (Button(texts.plain("button.no_logo"), NO_LOGO.does(journey)),),
    )
    back = Button(texts.plain("button.back"), LOOK.opens(journey))
    text = texts.html("logo.there" if there else "logo.text")
    return Screen(text, (*(shown if there else ()), (back,)))


def lanes(texts: Texts, journey: Journey) -> Screen:
    """Every row of the map; a tick says that it is drawn."""
    hidden = set(journey.look.hidden)
    buttons = flow(
        Button(
            ("" if lane in hidden else CHOSEN) + texts.plain(f"lane.{lane}"),
            SHOW_LANE.does(journey, lane, lane in hidden),
        )
        for lane in LANES
    )
    back = Button(texts.plain("button.back"), LOOK.opens(journey))
    return Screen(texts.html("lanes.text"), (*buttons, (back,)))

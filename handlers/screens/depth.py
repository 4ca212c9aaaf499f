"""«Полная карта»: how deep the dialogue goes, and in which order."""

from __future__ import annotations

from handlers.layout import rows
from handlers.pages.dialogue import ASK, DEEPEN, FULL, QUICKEN
from handlers.pages.maps import CARD
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.choices import CHOSEN
from journey.model import Depth, Journey, Order


def full(texts: Texts, journey: Journey, left: int) -> Screen:
    """How to go on; `left`: minutes that the shortest way still takes."""
    is_full = journey.depth is Depth.FULL
    count = texts.count("full.left", left) if left else texts.html("full.none")
    text = "\n".join([texts.html("full.text"), count, "", texts.html("full.order")])

    def way(order: Order) -> Button:
        chosen = CHOSEN if is_full and journey.order is order else ""
        said = texts.plain(f"button.order.{order.value}")
        return Button(chosen + said, DEEPEN.does(journey, order))

    back = ASK.opens(journey, "walk") if is_full and left else CARD.opens(journey)
    quick = Button(texts.plain("button.quick"), QUICKEN.does(journey))
    return Screen(
        text,
        rows(
            (way(Order.GLANCE),),
            (way(Order.STAGES),),
            (way(Order.ROWS),),
            (quick if is_full else None,),
            (Button(texts.plain("button.back"), back),),
        ),
    )


def entry(texts: Texts, journey: Journey) -> Button:
    """The way to the full map, for the screens that offer it."""
    return Button(texts.plain("button.full"), FULL.opens(journey))

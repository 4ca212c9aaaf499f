"""What a loss of people means in money: an estimate with its formula, or what it lacks."""

from __future__ import annotations

from handlers.layout import rows, short
from handlers.pages.proof import HEADCOUNT, NO_BILL, RISK
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import leaks
from handlers.screens.budget import money
from journey import dropoff
from journey.model import Journey
from journey.risk import Risk
from journey.risk import risk as estimated

TITLE_CHARS = 60


def risk(texts: Texts, journey: Journey) -> Screen:
    """The estimate; without a bill the question of it, without a loss what is to be counted."""
    found = estimated(journey)
    told = [texts.html("risk.title")]
    if dropoff.leak(journey) is None:
        told.append(texts.html("risk.nothing"))
    elif found is None:
        told += ["", *leaks.sentence(texts, journey), "", texts.html("risk.ask")]
    else:
        told += [_estimate(texts, found), "", *_inputs(texts, found), "", texts.html("risk.most")]
        told += [texts.html("leak.few")] if found.leak.few else []
        told += ["", texts.html("risk.change")]
    away = Button(texts.plain("button.bill.away"), NO_BILL.does(journey))
    back = Button(texts.plain("button.back"), HEADCOUNT.opens(journey))
    return Screen("\n".join(told), rows((None if journey.bill is None else away,), (back,)))


def _estimate(texts: Texts, found: Risk) -> str:
    return texts.html("risk.estimate", sum=money(texts, (found.sum,)))


def _inputs(texts: Texts, found: Risk) -> list[str]:
    """The formula, then what each of its numbers is."""
    leak = found.leak
    bill = money(texts, (found.bill,))
    return [
        texts.html(
            "risk.formula",
            come=texts.number(leak.come.people),
            percent=leak.percent,
            lost=texts.number(found.lost),
            bill=bill,
            sum=money(texts, (found.sum,)),
        ),
        texts.html(
            "risk.people",
            come=texts.number(leak.come.people),
            lost=texts.number(found.lost),
            percent=leak.percent,
            stage=short(leak.stage.title, TITLE_CHARS),
            onward=short(leak.onward.title, TITLE_CHARS),
            counted=leaks.counted(texts, leak.come, leak.go),
        ),
        texts.html("risk.bill", bill=bill),
    ]


def button(texts: Texts, journey: Journey) -> Button | None:
    """The way here; None while nobody is lost, as counted."""
    if dropoff.leak(journey) is None:
        return None
    return Button(texts.plain("button.risk"), RISK.opens(journey))

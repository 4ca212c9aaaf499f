"""What leads customers to a survey: the link, what is printed, and the link for staff.

Must not know what was answered.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from handlers.layout import rows, short
from handlers.pages.pulse import CARD, CARD_FILE, PRINT, PULSE, RENEW, TENT
from handlers.ports import Texts
from handlers.screen import COPY_MAX, Button, Screen
from handlers.screens.pulse import Shown
from journey.model import Journey
from journey.pulse.model import DESK, GUEST, Pulse

_TITLE: Final = 40
_BEGINS: Final = 6


def guest_link(username: str, pulse: Pulse) -> str:
    return f"https://t.me/{username}?start={GUEST}{pulse.secret}"


def desk_link(username: str, pulse: Pulse) -> str:
    return f"https://t.me/{username}?start={DESK}{pulse.desk}"


def prints(texts: Texts, journey: Journey, shown: Shown, speech: Texts) -> Screen:
    """The link, a text to paste, and what is printed; `speech` is of the map's language."""
    link = guest_link(shown.username, shown.pulse)
    paste = speech.plain("pulse.paste", name=short(shown.now.wave.name, _TITLE), link=link)
    about = speech.plain("pulse.paste.short", name=short(shown.now.wave.name, _TITLE))
    send = urlencode({"url": link, "text": about}, quote_via=quote)
    copy = Button(texts.plain("button.pulse.copy"), copy=paste) if len(paste) <= COPY_MAX else None
    return Screen(
        texts.html("pulse.prints", text=paste),
        rows(
            (Button(texts.plain("button.pulse.print.card"), PRINT.does(journey, CARD)), copy),
            (
                Button(texts.plain("button.pulse.print.cardpdf"), PRINT.does(journey, CARD_FILE)),
                Button(texts.plain("button.pulse.print.tent"), PRINT.does(journey, TENT)),
            ),
            (Button(texts.plain("button.pulse.send"), url=f"https://t.me/share/url?{send}"),),
            (Button(texts.plain("button.back"), PULSE.opens(journey)),),
        ),
    )


def desk(texts: Texts, journey: Journey, shown: Shown) -> Screen:
    """The link for whoever asks guests at the counter; a new one shuts the old one out."""
    link = desk_link(shown.username, shown.pulse)
    about = texts.plain("pulse.desk.send", name=short(shown.now.wave.name, _TITLE))
    send = urlencode({"url": link, "text": about}, quote_via=quote)
    renew = RENEW.does(journey, renewed_by(shown.pulse))
    return Screen(
        texts.html("pulse.desk", link=link),
        rows(
            (Button(texts.plain("button.pulse.ask"), url=link),),
            (Button(texts.plain("button.pulse.staff"), url=f"https://t.me/share/url?{send}"),),
            (Button(texts.plain("button.pulse.renew"), renew),),
            (Button(texts.plain("button.back"), PULSE.opens(journey)),),
        ),
    )


def renewed_by(pulse: Pulse) -> str:
    """How the link begins that is to be renewed: a second tap of one button renews nothing."""
    return pulse.desk[:_BEGINS]

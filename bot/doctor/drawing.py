"""Draws a map in a process of its own, as the bot does, and looks whether fonts have its signs.

Knows workers; must not load matplotlib itself.
"""

from __future__ import annotations

import pickle
import time
from typing import Final

from bot.doctor.findings import Finding, fault, note, ok
from bot.drawing import belongings
from bot.drawing.words import words
from bot.drawing.workers import Hung, Workers
from bot.files import example
from journey import codec
from locales.texts import Languages
from renderers.format import Request

_SIGNS: Final = "Ёё Іі Ққ «» ₽ 🙂👩‍🍳"
"""Russian, Ukrainian, Kazakh, money, an emoji, and one that is put together."""
_SLOW_SECONDS: Final = 5.0


async def look() -> list[Finding]:
    journey = codec.read(example(None, "ru").encode())
    journey = journey.with_(title=_SIGNS)
    said = words(Languages().texts("ru"), journey)
    request = Request(journey=journey, words=said, theme="light", pages="phone")
    with belongings.lent():
        workers = Workers()
        try:
            await workers.start()
            await workers.ask(lambda: pickle.dumps((None, request)))  # the first loads fonts
            begun = time.monotonic()
            answer = await workers.ask(lambda: pickle.dumps((None, request)))
            took = time.monotonic() - begun
        except (Hung, EOFError, OSError) as error:
            kind = type(error).__name__
            return [fault("drawing", f"its process ended ({kind})", "is there memory for it?")]
        finally:
            await workers.close()
    return [*_found(answer, took)]


def _found(answer: object, took: float) -> list[Finding]:
    if not isinstance(answer, tuple | list) or not answer:
        return [fault("drawing", "nothing came of it", "install Tropa anew: a file is missing")]
    missing = {sign for one in answer for sign in one[3]}
    drawn = f"{len(answer)} pictures in {took:.2f} s"
    slow = note("drawing", drawn, "this machine is slow or busy; people wait for pictures")
    found = [slow if took > _SLOW_SECONDS else ok("drawing", drawn)]
    if missing:
        remedy = "install Tropa anew: its fonts are not whole"
        return [*found, fault("fonts", f"they lack {' '.join(sorted(missing))}", remedy)]
    return [*found, ok("fonts", "they have all signs of our languages")]

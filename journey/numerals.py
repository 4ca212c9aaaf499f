"""How a number is rounded to be read: never to nothing, never longer than one takes in.

Knows digits; the language's signs are given. The same for pictures, texts and files of words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

PLACES: Final = 2
"""Behind the decimal sign, for a number of 1 or more; below 1 so many digits that are not 0."""
PLACES_MAX: Final = 6
"""A number keeps no more than these: see `journey.amounts`."""
ORDERS: Final = (10**12, 10**9, 10**6)
"""From a million on the order stands in words; with three digits before it."""
ORDER_DIGITS: Final = 3
THOUSAND: Final = 1000


@dataclass(frozen=True, slots=True)
class Numeral:
    """`value` to be written with that many places at most, `order` times as great."""

    value: float
    places: int
    order: int = 1


def numeral(value: float) -> Numeral:
    """Minus nothing is nothing."""
    size = abs(value)
    order = next((one for one in ORDERS if size >= one), 1)
    if order > 1:
        digits = math.floor(math.log10(size / order)) + 1
        places = max(0, ORDER_DIGITS - digits)
        shown = round(value / order, places)
        higher = order * THOUSAND
        if abs(shown) >= THOUSAND and higher in ORDERS:
            return Numeral(shown / THOUSAND, ORDER_DIGITS - 1, higher)
        return Numeral(shown + 0.0, places, order)
    if size == 0:
        return Numeral(0.0, PLACES)
    places = min(PLACES_MAX, max(PLACES, PLACES - 1 - math.floor(math.log10(size))))
    shown = round(value, places) + 0.0
    if abs(shown) >= ORDERS[-1]:
        return Numeral(shown / ORDERS[-1], ORDER_DIGITS - 1, ORDERS[-1])
    return Numeral(shown, places)


def digits(value: float, decimal: str, thousands: str) -> str:
    """A numeral's value with the language's signs, without its order."""
    shown = numeral(value)
    text = f"{shown.value:,.{shown.places}f}"
    whole = text.rstrip("0").rstrip(".") if "." in text else text
    bare = whole.removeprefix("-") if float(whole.replace(",", "")) == 0 else whole
    return bare.replace(",", "\0").replace(".", decimal).replace("\0", thousands)

"""Whether customers feel another way on a stage than before, or chance and our own view do.

Knows feelings and what a survey of so many can tell; must not know words.
"""

from __future__ import annotations

import math
from typing import Final

from journey.model import Emotion, EmotionKind
from journey.sampling import Mean, means_differ, share

LOWEST: Final = -2.0
HIGHEST: Final = 2.0


def moved(before: Emotion, now: Emotion) -> bool:
    """What people tell of themselves is believed; of a survey only what is beyond its margin.

    A guess that a survey has replaced was no feeling of customers: nothing moved.
    """
    if before.kind is not now.kind or before.level == now.level:
        return False
    if now.kind is EmotionKind.ASSUMED:
        return True
    found = means_differ(_mean(before), _mean(now))
    return not found.low <= 0 <= found.high


def _mean(measured: Emotion) -> Mean:
    """The survey's mean with the widest spread that it can have: answers at both ends.

    Where all gave the same answer, those of whom nobody was asked may stand at the other end.
    """
    value, n = measured.level, measured.n or 1
    if n == 1:
        return Mean(value, LOWEST, HIGHEST, n, 0.0)
    spread = math.sqrt((HIGHEST - value) * (value - LOWEST) * n / (n - 1))
    unheard = share(0, n)
    aside = (HIGHEST - LOWEST) * (unheard.high if unheard else 1.0)
    return Mean(value, max(LOWEST, value - aside), min(HIGHEST, value + aside), n, spread)

"""Sums in words: «12 000 ₽», several currencies beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.words import with_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journey.values import Money
    from renderers.words import Words


def told(sums: Sequence[Money], words: Words) -> str:
    """«12 000 ₽ + 300 $»; empty where there is none."""
    return " + ".join(with_unit(one.value, one.currency, words) for one in sums)

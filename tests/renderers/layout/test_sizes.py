"""Every size a map may have, 1 to 12 stages by 1 to 12 entries a cell, is legible and sendable."""

from __future__ import annotations

import pytest

from journey.pictures import KINDS, Kind
from renderers.draw import RATIO_MAX, SIDES_MAX
from renderers.pages import LAYOUTS, lay_out
from tests.renderers.samples import RU, crowded

PREVIEW = 1280
"""The longer side, in pixels, of what a chat shows."""

LEAST: dict[Kind, float] = {"board": 11, "cover": 14, "stage": 14}
"""Height of the smallest letters at the preview, in pixels."""

CARD_SHARE = 0.025
"""Of a card's width: its smallest letters."""


@pytest.mark.parametrize("stages", range(1, 13))
def test_pages_are_legible_and_fit_a_chat(stages: int) -> None:
    for items in range(1, 13):
        drawn = crowded(stages, items, 60)
        for kind in (*KINDS["first"], "stage"):
            pages = range(1) if kind == "stage" else None
            for scene in lay_out(drawn, RU, kind=kind, stages=pages):
                width, height = (
                    scene.width * LAYOUTS[kind].scale,
                    scene.height * LAYOUTS[kind].scale,
                )
                assert width + height <= SIDES_MAX
                assert max(width, height) <= RATIO_MAX * min(width, height)
                smallest = min(text.lettering.size for text in scene.texts)
                shown = smallest * PREVIEW / max(scene.width, scene.height)
                assert shown >= LEAST[kind] - 1e-6, (kind, items)
                if kind != "board":
                    assert smallest >= scene.width * CARD_SHARE

"""Drawing does not hoard: after its caches have filled, hundreds of maps change nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GROWTH = 5.0
"""Megabytes between the 300th and the 500th drawing."""

DRAW = """
from bot.bench.figures import resident
from bot.bench.pictures import typical
from renderers.draw import draw

journey, words = typical()
stages = journey.stages[:3]


def other(number):
    items = lambda stage: tuple(
        item.model_copy(update={"text": f"{item.text} {number}"}) for item in stage.items
    )
    new = tuple(stage.model_copy(update={"items": items(stage)}) for stage in stages)
    return journey.model_copy(update={"stages": new})


for number in range(1, 501):
    draw(other(number), words, pages="board")
    if number in (300, 500):
        print(resident())
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no memory")
def test_five_hundred_drawings_in_a_row_do_not_grow_memory() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", DRAW], cwd=root, check=True, capture_output=True, text=True
    )
    middle, end = map(float, done.stdout.split())
    assert middle > 0
    assert end - middle <= GROWTH, (middle, end)

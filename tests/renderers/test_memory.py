"""Drawing does not hoard: after its caches have filled, hundreds of maps change nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GROWTH = 5.0
"""Megabytes between the 300th and the 500th drawing."""

DRAW = "from bot.bench.worker import growth; print(growth().median)"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no memory")
def test_five_hundred_drawings_in_a_row_do_not_grow_memory() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", DRAW], cwd=root, check=True, capture_output=True, text=True
    )
    assert float(done.stdout) <= GROWTH

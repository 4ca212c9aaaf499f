"""Drawing does not hoard: after its caches have filled, hundreds of maps change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bench.worker import memory

GROWTH = 5.0
"""Megabytes between the 300th and the 500th drawing."""

WORKER = 150.0
"""Megabytes of the process that draws, after 500 boards."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no memory")
def test_five_hundred_drawings_in_a_row_do_not_grow_memory() -> None:
    worker, growth = memory()
    assert growth.median <= GROWTH
    assert 0 < worker.median <= WORKER

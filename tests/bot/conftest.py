"""The edge's rig serves the tests of its engine too."""

from __future__ import annotations

from tests.handlers.telegram.conftest import anya, bench, running

__all__ = ["anya", "bench", "running"]

"""The edge's rig serves the tests of its engine too; logs are afterwards as they were before."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
import structlog

from tests.handlers.telegram.conftest import anya, bench, running

__all__ = ["anya", "bench", "running"]


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """`bot.runtime.logs.set_up` is for a whole process: a test is only a part of one."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "excepthook", sys.excepthook)
        patch.setattr(sys, "unraisablehook", sys.unraisablehook)
        patch.setattr(threading, "excepthook", threading.excepthook)
        patch.setattr(warnings, "showwarning", warnings.showwarning)
        yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()

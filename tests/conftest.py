"""Property tests try the same examples on every run, and a busy machine is no reason to fail.

`pytest --hypothesis-profile=search` looks for new examples instead. Drawing leaves nothing behind,
also where there is no home folder; logs are after each test as they were before it.
"""

from __future__ import annotations

import gc
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import HealthCheck, settings

from bot.drawing import belongings

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", settings.get_profile("steady"), derandomize=False)
settings.load_profile("steady")


gc.disable()  # collecting makes some hundred thousand objects, and none of them is garbage


def pytest_collection_finish() -> None:
    """The tests themselves stay to the end: looking through them again was a sixth of the run."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def drawing_keeps_its_own_place() -> Iterator[None]:
    with belongings.lent():
        yield


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

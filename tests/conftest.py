"""Property tests try the same examples on every run, and a busy machine is no reason to fail.

`pytest --hypothesis-profile=search` looks for new examples instead. Drawing leaves nothing behind,
also where there is no home folder.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
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

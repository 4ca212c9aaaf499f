"""Property tests try the same examples on every run, and a busy machine is no reason to fail.

`pytest --hypothesis-profile=search` looks for new examples instead. Drawing leaves nothing behind,
also where there is no home folder.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from bot.drawing import belongings

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", settings.get_profile("steady"), derandomize=False)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def drawing_keeps_its_own_place() -> Iterator[None]:
    with belongings.lent():
        yield

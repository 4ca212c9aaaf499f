"""What is deployed speaks of settings, addresses and times that there are."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from bot.intake.webhook import _LEAVING_SECONDS
from bot.runtime import settings
from bot.runtime.app import DRAIN_SECONDS

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
FILES = ("compose.yaml", "compose.postgres.yaml", "kubernetes.yaml", "tropa.service")
OTHERS = re.compile(r"POSTGRES_\w+|DOMAIN|PATH|PIP_\w+|PYTHON\w*")
"""Of PostgreSQL's image, the reverse proxy's, Python's."""
END_SECONDS = DRAIN_SECONDS + 2 * _LEAVING_SECONDS
"""Until a bot that was told to end has ended, with the last words to Telegram."""


def _sample() -> str:
    """What `.env.sample` is made of: its settings, in order, each with what it means."""
    lines = [
        "# Settings of Tropa. Copy to .env, chmod 600 .env, take the # away where you need one.",
        "# The README says more; `tropa doctor` says whether it is right.",
    ]
    for row in settings.table():
        said = row.meaning.replace("`", "")
        lines += ["", *(f"# {part}" for part in textwrap.wrap(said, 96, break_on_hyphens=False))]
        lines.append(("" if row.name == "BOT_TOKEN" else "#") + f"{row.name}={row.default}")
    return "\n".join(lines) + "\n"


def test_the_sample_of_settings_is_the_codes() -> None:
    assert (ROOT / ".env.sample").read_text(encoding="utf-8") == _sample()


def test_only_settings_that_there_are() -> None:
    known = {row.name for row in settings.table()}
    for file in (*(DEPLOY / name for name in FILES), ROOT / "Dockerfile"):
        named = {
            name
            for line in file.read_text(encoding="utf-8").splitlines()
            if not line.lstrip().startswith("#")
            for name in re.findall(r"(?<![\w$:{])([A-Z][A-Z]+(?:_[A-Z]+)+)(?=[=:,])", line)
        }
        assert named, file.name
        assert {name for name in named - known if not OTHERS.fullmatch(name)} == set(), file.name


def test_each_gives_it_the_time_to_end() -> None:
    for name, key in zip(
        FILES,
        ("stop_grace_period: ", "stop_grace_period: ", "GracePeriodSeconds: ", "TimeoutStopSec="),
        strict=True,
    ):
        found = re.search(rf"{key}(\d+)", (DEPLOY / name).read_text(encoding="utf-8"))
        assert found is not None
        assert int(found[1]) > END_SECONDS, name


def test_nobody_is_root_and_nothing_is_written_but_data() -> None:
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER 10001$", docker, flags=re.MULTILINE)
    for name in FILES[:2]:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        assert "read_only: true" in text
        assert "cap_drop: [ALL]" in text
    pod = (DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")
    assert "readOnlyRootFilesystem: true" in pod
    assert "runAsNonRoot: true" in pod
    assert "ProtectSystem=strict" in (DEPLOY / "tropa.service").read_text(encoding="utf-8")


def test_whoever_watches_asks_where_it_is_answered() -> None:
    port = settings.Settings.model_fields["metrics_listen"].default.rpartition(":")[2]
    for file in (ROOT / "Dockerfile", DEPLOY / "kubernetes.yaml", ROOT / "docs" / "operating.md"):
        assert port in file.read_text(encoding="utf-8"), file.name


def test_what_operators_read_is_true() -> None:
    """Figures, commands and files that the page names are there."""
    from bot.watching import known

    text = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert {*re.findall(r"`(tropa_\w+)`", text)} <= {meter.name for meter in known.EVERY}
    for path in re.findall(r"(?:deploy|requirements)/[\w.]+\w", text):
        assert (ROOT / path).is_file(), path
    names = {row.name for row in settings.table()} | {"TARGET_DATABASE_URL", "BOT_TOKEN"}
    assert {*re.findall(r"`([A-Z]+_[A-Z_]+)`", text)} <= names

"""aiogram imported lean is the same aiogram."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from aiogram.methods import Response, SendMessage

from bot.runtime.kept import KeptReplies

ROOT = Path(__file__).parents[3]
BOTH_WAYS = (
    "tests/handlers/telegram/test_events.py",
    "tests/bot/intake",
    "--ignore=tests/bot/intake/test_storage_faults.py",  # the store knows nothing of aiogram
    "tests/e2e/test_quick_map.py::test_the_whole_quick_map_by_taps_alone",
)
"""What the whole run does with the lean import is done with the ordinary one here."""


def python(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def probe(way: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(python("-m", "tests.bot.runtime.lean_probe", way))
    return said


def test_every_class_holds_and_reads_the_same_both_ways() -> None:
    thin, full = probe("lean"), probe("ordinary")
    assert thin["ordinary"] is None
    assert thin["built"] < 10
    assert full["built"] > 500
    assert thin["read"] == full["read"]
    assert thin["holds"].keys() == full["holds"].keys()
    for name, held in full["holds"].items():
        assert held["complete"], name
        assert thin["holds"][name] == held, name


@pytest.mark.timeout(1200)  # a run of tests within a test: each of them has its own bound
def test_updates_and_a_whole_dialogue_are_the_same_with_the_ordinary_import() -> None:
    before = "import sys, aiogram.types, pytest; sys.exit(pytest.main(sys.argv[1:]))"
    said = python("-c", before, "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *BOTH_WAYS)
    assert " passed" in said
    assert "skipped" not in said


def imported(before: str) -> str:
    """Why the import was the ordinary one, after `before`; whether a message can be read."""
    return python(
        "-c",
        f"import bot, sys; from bot.runtime import lean; {before}; "
        "from aiogram.types import Message; "
        "Message.model_validate({'message_id': 1, 'date': 1, 'chat': {'id': 1, 'type': 'group'}}); "
        "print(lean.ordinary)",
    ).strip()


def test_a_version_that_was_not_tried_is_imported_as_ever() -> None:
    assert imported("pass") == "None"
    assert imported("lean.TRIED = {'aiogram': ('3.30',), 'pydantic': ('2.13',)}").endswith(
        "was not tried"
    )
    assert "pydantic" in imported("lean.TRIED = {'aiogram': ('3.31',), 'pydantic': ()}")


def test_a_schema_that_does_not_come_out_leads_back_to_the_ordinary_import() -> None:
    assert imported("lean._name_all = lambda types: None") == "the first schema did not come out"


async def test_what_replies_are_read_with_is_kept() -> None:
    kept = KeptReplies()

    async def request(_bot: object, _method: object) -> Any:
        return None

    await kept(request, None, SendMessage(chat_id=1, text="x"))  # type: ignore[arg-type]
    name = id(Response.__class_getitem__(SendMessage.__returning__))
    assert id(kept._kept[SendMessage]) == name

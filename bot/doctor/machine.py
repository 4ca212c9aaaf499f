"""This machine: files' modes, settings that nobody thought of, and whether a bot runs here already.

Knows rights of files and the port that whoever watches asks at.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Final

from bot import version
from bot.doctor.findings import Finding, fault, note, ok
from bot.runtime.settings import Settings

_OTHERS: Final = 0o077
_SECONDS: Final = 3.0


def version_found() -> Finding:
    return ok("version", f"Tropa {version()} on Python {sys.version.split()[0]}")


async def look(settings: Settings, env: Path = Path(".env")) -> list[Finding]:
    found = [_folder(settings.data_dir)]
    found += _env(env)
    if not settings.operator:
        found.append(note("operator", "/privacy names nobody", "say in OPERATOR who runs this bot"))
    if settings.secrets_key is None:
        remedy = "for tasks straight into Bitrix24 and Planfix: SECRETS_KEY, from tropa secret"
        found.append(note("accounts", "tasks go to other programs by file only", remedy))
    return [*found, await _running(settings)]


def _folder(folder: Path) -> Finding:
    if not folder.exists():
        return note("folder", f"{folder} is not there yet", "tropa run makes it")
    if not os.access(folder, os.W_OK | os.X_OK):
        return fault("folder", f"we may not write into {folder}", "give it to the bot's user")
    mode = folder.stat().st_mode & 0o777
    if os.name == "posix" and mode & _OTHERS:
        return note("folder", f"others may look into {folder} ({mode:o})", f"chmod 700 {folder}")
    return ok("folder", f"{folder} is ours alone")


def _env(file: Path) -> list[Finding]:
    if os.name != "posix" or not file.is_file():
        return []
    mode = file.stat().st_mode & 0o777
    if mode & _OTHERS:
        return [fault(".env", f"others may read the token in it ({mode:o})", "chmod 600 .env")]
    return [ok(".env", "ours alone")]


async def _running(settings: Settings) -> Finding:
    at = settings.watched_at()
    if at is None:
        return note("running", "not known: METRICS_LISTEN is off")
    head = b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    try:
        async with asyncio.timeout(_SECONDS):
            reader, writer = await asyncio.open_connection(at.host, at.port)
            writer.write(head)
            answer = await reader.read()
            writer.close()
        told = json.loads(answer.partition(b"\r\n\r\n")[2])
        lacks = ", ".join(told["lacks"])
    except (OSError, TimeoutError):
        return note("running", f"no bot answers at {at}")
    except (ValueError, KeyError, TypeError):
        return note("running", f"at {at} somebody else answers", "another port: METRICS_LISTEN")
    if lacks:
        return fault("running", f"a bot runs and lacks: {lacks}", "its log says more")
    return ok("running", "a bot runs, and is ready")

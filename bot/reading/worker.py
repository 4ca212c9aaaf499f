"""The process that reads one file: from its standard input, and then ends.

Knows `bot.incoming` and its own bounds; must not know Telegram or storage. One process a file:
whatever a file does to it, the next person's is read by a fresh one.
"""

from __future__ import annotations

import logging
import os
import re
import resource
import struct
import sys
from pathlib import Path
from typing import Final

LENGTH: Final = struct.Struct(">I")
"""Before the name: how many bytes it has. The rest is the file."""
_PEAK: Final = re.compile(r"VmHWM:\s*(\d+) kB")
PROCESSOR_SECONDS: Final = 15
MEMORY_BYTES: Final = 640 * 1024 * 1024
"""Of addresses, of which some 200 MB are code and libraries that are never touched."""


def main() -> None:
    """Reads, answers, ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answer
    logging.disable()
    bound()
    content = sys.stdin.buffer.read()
    (length,) = LENGTH.unpack(content[: LENGTH.size])
    name = content[LENGTH.size : LENGTH.size + length].decode("utf-8", "replace")
    answers.write(answer(name, content[LENGTH.size + length :]))
    answers.flush()


def bound() -> None:
    """Beyond it the system ends us, or refuses more memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(name: str, content: bytes) -> bytes:
    """The outcome as JSON; never the file's words in what goes wrong."""
    from bot.incoming import File, read
    from bot.reading.outcome import Outcome
    from journey.errors import BrokenFile, Code

    try:
        outcome = Outcome(found=read(File(name, content)))
    except BrokenFile as broken:
        outcome = Outcome(code=broken.code, names=broken.names)
    except MemoryError:
        outcome = Outcome(code=Code.FILE_TOO_MUCH)
    except Exception as error:  # noqa: BLE001 - a library stumbled over a file: it is broken
        sys.stderr.write(f"{type(error).__name__}\n")
        outcome = Outcome(code=Code.FILE_BROKEN)
    return outcome.with_(peak=_peak()).model_dump_json().encode()


def _peak() -> int:
    """Memory of this process at most, in kilobytes; what the system counts of a child begins with
    its parent's. 0: the system does not tell.
    """
    try:
        said = Path("/proc/self/status").read_text("utf-8")
    except OSError:
        return 0
    found = _PEAK.search(said)
    return 0 if found is None else int(found[1])


if __name__ == "__main__":
    main()

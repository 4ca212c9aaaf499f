"""The process that draws: reads a request, answers with pictures, until its input ends.

Knows `renderers` and pickled messages on its standard streams, both ends of which are ours.
Must not know Telegram or storage: it is started often and has to be ready soon.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import pickle
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any, BinaryIO, Final

LENGTH: Final = struct.Struct(">I")
"""Before each message: how many bytes it has."""
LETTERS: Final = "letters"
"""In place of an offer's name: only how large letters are on each paper is asked for."""

LOGO: Final = "logo"
"""In place of an offer's name: a picture, as it came, is to become a logo."""

MEMORY_BYTES = 768 << 20
"""What the process may have for itself: the largest map there may be takes some 300 MB in all."""

BETWEEN_COLLECTIONS: Final = 20_000
"""Values made before the collector looks at the youngest."""

BETWEEN_RETURNS: Final = 20
"""Answers after which the system has back what is free between the values that are kept."""


def main() -> None:
    """Answers requests one by one."""
    from renderers.draw import warm_up

    requests = sys.stdin.buffer
    # What a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.excepthook = _end
    logging.disable()  # libraries name the letters that they cannot draw
    bound()
    warm_up()  # before anybody waits for it
    settle()
    give_back, answered = _giver(), 0
    while (request := _read(requests)) is not None:
        answer = _answer(request)
        answered += 1
        if answered % BETWEEN_RETURNS == 0:  # some milliseconds
            give_back()
        _write(answers, answer)


def bound() -> None:
    """Beyond it a drawing fails, rather than the machine's memory with everybody's."""
    with suppress(ImportError, OSError, ValueError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))


def _giver() -> Callable[[], object]:
    """Gives free memory back, where the system's library can: lines and letters of all sizes come
    and go, and after some hundred maps a tenth of the process is holes between them.
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # not glibc
        return lambda: None
    return partial(trim, 0)


def settle() -> None:
    """Modules and fonts stay: the collector need not look through them every few maps.

    A drawing makes some ten thousand small values and few circles of them, so it comes less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(BETWEEN_COLLECTIONS)


def _answer(request: bytes) -> Any:
    """What was asked for, or where it went wrong: never with the map's words.

    A request is an offer's name, or None for the chat's pictures, and a `renderers.format.Request`.
    Letters' sizes come by paper, pictures for the chat as (kind, number, png, signs that no font
    has), a file as its pages' bytes, a logo as its own, or why it is none; where a chat would take
    too many pictures, their number comes.
    """
    from journey.pictures import CHAT_MAX
    from renderers.draw import draw_each
    from renderers.drawing.logos import normalised
    from renderers.formats import offers
    from renderers.pages import TooManyPicturesError, letters

    try:
        kind, asked = pickle.loads(request)  # noqa: S301 - from our own parent process
        if kind == LOGO:
            return normalised(asked)
        if kind == LETTERS:
            return letters(asked)
        if kind is not None:
            return offers()[kind][0].write(asked)
        drawn = draw_each(
            asked.journey,
            asked.words,
            pages=asked.pages,
            theme=asked.theme,
            beside=asked.beside,
            logo=asked.logo,
            most=CHAT_MAX,
        )
        return [(one.kind, one.number, one.png, one.undrawn) for one in drawn]
    except TooManyPicturesError as many:
        return many.count
    except Exception as error:  # noqa: BLE001 - told to the parent, who logs it
        return _where(error)


def _where(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119 - no more is known of the path


def _end(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """In place of Python's last words, which would quote the map."""
    sys.stderr.write(f"drawing worker: {_where(error)}\n")


def _read(stream: BinaryIO) -> bytes | None:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return stream.read(LENGTH.unpack(head)[0])


def _write(stream: BinaryIO, answer: Any) -> None:
    message = pickle.dumps(answer)
    stream.write(LENGTH.pack(len(message)) + message)
    stream.flush()


if __name__ == "__main__":
    main()

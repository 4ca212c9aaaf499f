"""What a file of words carries of the map it was made of, so that it comes back whole.

A table that is read as anybody's loses what looks like a list's marker, a number, a heading. Ours
holds beside its cells what those cells say, packed. Of what they do not show nothing is in it: no
task, no name of whoever said something, no words of proof, no money. Must not know a file's format.
"""

from __future__ import annotations

import binascii
import zlib
from base64 import b64decode, b64encode
from typing import Final

from journey import codec, limits
from journey.errors import BrokenFile
from journey.model import Emotion, Evidence, Item, Journey, Look, Stage

SIGN: Final = "tropa1."
"""Before what is packed: no word begins so, and no formula."""


def packed(journey: Journey) -> str:
    """In letters that every file holds, in one word."""
    content = zlib.compress(codec.write(shown(journey)), 9)
    return SIGN + b64encode(content).decode()


def unpacked(text: str) -> Journey | None:
    """None: it is not ours, broken, or of a later version."""
    told = text.strip()
    if not told.startswith(SIGN):
        return None
    try:
        content = b64decode(told.removeprefix(SIGN), validate=True)
        unfolded = zlib.decompressobj()
        plain = unfolded.decompress(content, limits.FILE_BYTES)
        if not unfolded.eof:
            return None
        return codec.read(plain)
    except (binascii.Error, zlib.error, ValueError, BrokenFile):
        return None


def shown(journey: Journey) -> Journey:
    """The map without what its table does not show."""
    return journey.with_(
        stages=tuple(map(_stage, journey.stages)),
        personas=tuple(one.with_(evidence=()) for one in journey.personas),
        tasks=(),
        look=Look(),
        bill=None,
        walk=None,
        derived_from=None,
    )


def _stage(stage: Stage) -> Stage:
    return stage.with_(
        items=tuple(_item(one) for one in stage.items if one.disproof is None),
        emotions=tuple(map(_emotion, stage.emotions)),
        evidence=(),
    )


def _item(item: Item) -> Item:
    return item.with_(evidence=tuple(map(_that, item.evidence)), votes=None)


def _emotion(emotion: Emotion) -> Emotion:
    return emotion.with_(evidence=tuple(map(_that, emotion.evidence)))


def _that(record: Evidence) -> Evidence:
    """That there is proof, and of which kind; nobody's name and words."""
    return Evidence(id=record.id, kind=record.kind)

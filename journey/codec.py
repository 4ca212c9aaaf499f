"""The journey as a file: our own versioned JSON. Reading is bounded before it is parsed.

Whatever is wrong with a file is one sentence that names the place in it.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from typing import Annotated, Any, Final

from pydantic import Field, StringConstraints, ValidationError

from journey import limits
from journey.errors import BrokenFile
from journey.look import LogoText, as_text
from journey.model import Emotion, Item, Journey
from journey.values import OF_PEOPLE, Frozen

FORMAT: Final = "tropa.journey"
VERSION: Final = 1

_STRINGS: Final = re.compile(rb'"(?:[^"\\]|\\(?:.|\Z))*+(?:"|\Z)', re.DOTALL)
# Possessive and ending with the file, in the middle of an escape too: an unclosed quote is read
# once, not once a character.
_BRACKETS: Final = re.compile(rb"[][{}]")
_PLAIN: Final = re.compile(r"[a-z0-9_]{1,40}")
STEP_CHARS: Final = 40


class JourneyFile(Frozen):
    """The exchange format: what `tropa example` prints and `tropa check` reads."""

    format: Annotated[str, StringConstraints(pattern=r"^tropa\.journey$")] = "tropa.journey"
    version: Annotated[int, Field(ge=1, le=1)] = 1
    journey: Journey
    logo: LogoText | None = None
    """The business's logo, which `journey.look.logo` names: a PNG of at most 40 kB in base64."""


def write(journey: Journey, logo: bytes | None = None) -> bytes:
    """The file's bytes: UTF-8, two spaces, a line break at the end; same map, same bytes.

    The team's ids in Telegram stay here: a file goes to others.
    """
    content = JourneyFile(journey=journey, logo=as_text(logo)).model_dump(mode="json")
    _take_ids_out(content["journey"])
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _take_ids_out(part: object) -> None:
    """Wherever somebody is named, in place."""
    if isinstance(part, list):
        for one in part:
            _take_ids_out(one)
    elif isinstance(part, dict):
        for name, one in part.items():
            if name in OF_PEOPLE:
                part[name] = None
            else:
                _take_ids_out(one)


def read(content: bytes) -> Journey:
    """The journey in a file, without its logo; raises as `opened` does."""
    return opened(content).journey


def opened(content: bytes) -> JourneyFile:
    """All that is in a file. Raises `BrokenFile` with the place and what is wrong there."""
    if len(content) > limits.FILE_BYTES:
        raise BrokenFile(f"the file is larger than {limits.FILE_BYTES // 1_000_000} MB")
    content = content.removeprefix(codecs.BOM_UTF8)
    text = _decoded(content)
    _check_depth(content)
    raw = _parse(text)
    _check_version(raw)
    try:
        found = JourneyFile.model_validate_json(content)
    except ValidationError as error:
        raise BrokenFile(_first(error)) from None
    _check_whole(found.journey)
    return found


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    return JourneyFile.model_json_schema()


def _check_depth(content: bytes) -> None:
    """Counts brackets outside of strings, so that a hostile file never reaches the parser."""
    depth = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", content)):
        depth += 1 if bracket in b"[{" else -1
        if depth > limits.FILE_DEPTH:
            raise BrokenFile(f"it is nested deeper than {limits.FILE_DEPTH} levels")


def _decoded(content: bytes) -> str:
    """Only UTF-8: in UTF-16 a quote's byte may be half a letter, and depth cannot be counted."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise BrokenFile("it is not UTF-8 text; save it again as UTF-8") from None


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BrokenFile(f"line {error.lineno}, column {error.colno}: not JSON") from None
    except ValueError:  # a number with thousands of digits
        raise BrokenFile("a number in it is too long") from None


def _check_version(raw: Any) -> None:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise BrokenFile(f'format: not a journey file (expected "{FORMAT}")')
    if raw.get("version") != VERSION:
        raise BrokenFile(
            f"version: this program reads version {VERSION} only; a later one needs a later Tropa"
        )


def _first(error: ValidationError) -> str:
    """The first problem as `place: what is wrong`, without the value that was there."""
    problem = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(_step(part) for part in problem["loc"]) or "the file"
    more = error.error_count() - 1
    return f"{place}: {problem['msg']}" + (f" (and {more} more)" if more else "")


def _step(part: int | str) -> str:
    """A step of the place as it is; what no field is called stays short and in one line."""
    text = str(part)
    return text if _PLAIN.fullmatch(text) else ascii(text[:STEP_CHARS])


def _check_whole(journey: Journey) -> None:
    """What no single field can say: ids stand once, cells are not overfull."""
    ids = Counter(row_id for _, row_id in _ids(journey))
    twice = next((row_id for row_id, times in ids.items() if times > 1), None)
    if twice is not None:
        raise BrokenFile(f"journey: the id {twice!r} stands twice")
    for index, stage in enumerate(journey.stages):
        cells = Counter(item.lane for item in stage.items)
        full = next((lane for lane, count in cells.items() if count > limits.ITEMS_MAX), None)
        if full is not None:
            raise BrokenFile(
                f"journey.stages.{index}.items: more than {limits.ITEMS_MAX} in the lane {full!r}"
            )


def _ids(journey: Journey) -> list[tuple[str, str]]:
    """Every id with its table; flatten would hide a repeat within one table."""
    found = [("journey", journey.id)]
    for persona in journey.personas:
        found += [("persona", persona.id), *(("evidence", known.id) for known in persona.evidence)]
    for stage in journey.stages:
        found.append(("stage", stage.id))
        found += [("evidence", known.id) for known in stage.evidence]
        parts: tuple[Item | Emotion, ...] = (*stage.items, *stage.emotions)
        for part in parts:
            found += [("part", part.id), *(("evidence", known.id) for known in part.evidence)]
    return found + [("task", task.id) for task in journey.tasks]

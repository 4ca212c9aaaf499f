"""Reads a TOML file of sentences, and says of a broken one what to do.

Knows the places in a file by the ids that stand there; must not know what the file is about.
"""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError


class IndustryFileError(ValueError):
    """A catalogue's file cannot be read; each line names the file, the place and what to do."""

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


Model = TypeVar("Model", bound=BaseModel)


def read(source: Traversable, place: str, model: type[Model], until: str | None = None) -> Model:
    """A file as that model; with `until` only what stands before that line.

    Raises `IndustryFileError`.
    """
    data: dict[str, Any] = {}
    try:
        text = source.read_text(encoding="utf-8")
        data = tomllib.loads(text if until is None else text.partition(f"\n{until}\n")[0])
        return model.model_validate(data)
    except ValidationError as broken:
        lines = (f"{place}: {line}" for line in _faults(broken, data))
        raise IndustryFileError(*lines) from broken
    except ValueError as broken:  # not TOML (says line and column) or not UTF-8 (says the byte)
        raise IndustryFileError(f"{place}: {broken}") from broken


def _faults(broken: ValidationError, data: object) -> list[str]:
    """Each fault with its place in ids: `choose.pains.no-prices.remedy: is missing; write it`."""
    return [
        f"{_place(fault['loc'], data)}: {_REMEDIES.get(fault['type'], fault['msg'])}"
        for fault in broken.errors(include_url=False)
    ]


_REMEDIES: Final = {
    "missing": "is missing; write it",
    "extra_forbidden": "is no field of a catalogue; take it away",
    "string_too_short": "is empty; write it",
}
"""What to do about a fault, where pydantic's own words do not say so."""


def _place(loc: tuple[int | str, ...], data: object) -> str:
    """A place as a reader finds it: entries by their ids; without an id by number, from 1."""
    found: list[str] = []
    for step in loc:
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            data = None
        named = isinstance(data, dict) and isinstance(data.get("id"), str)
        if isinstance(step, int):
            found.append(data["id"] if named else str(step + 1))  # type: ignore[index]
        else:
            found.append(step)
    return ".".join(found[1:] if found[:1] == ["stages"] and len(found) > 1 else found) or "file"

"""Reads the countries of a language: a TOML file each, `<language>/regions/<id>.toml`.

Knows where the files lie; must not know what is asked of them: the shape is
`journey.regions.Region`.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Final

from journey.regions import Region
from locales.tomlfiles import IndustryFileError, read

FOLDER: Final = "regions"


def regions(root: Traversable, language: str) -> tuple[Region, ...]:
    """All countries of a language, by the names of their files; it may have none.

    Raises `IndustryFileError` with a line for each fault.
    """
    folder = root / language / FOLDER
    if not folder.is_dir():
        return ()
    found: list[Region] = []
    broken: list[str] = []
    for source in sorted(folder.iterdir(), key=lambda one: one.name):
        if not source.name.endswith(".toml"):
            continue
        place = f"{language}/{FOLDER}/{source.name}"
        try:
            region = read(source, place, Region)
        except IndustryFileError as error:
            broken += error.lines
            continue
        if (region.language, f"{region.id}.toml") != (language, source.name):
            broken.append(f"{place}: id and language must be the names of its file and folder")
        found.append(region)
    if broken:
        raise IndustryFileError(*broken)
    return tuple(found)

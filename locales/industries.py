"""Reads the catalogues of trades: one TOML file each, `<language>/industries/<id>.toml`.

Knows where the files lie and what to say when one is broken; must not know what is asked of
them: the shape is `journey.industries.Industry`.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from journey.industries import Industry


class IndustryFileError(ValueError):
    """A catalogue's file cannot be read; the message names the file and the place in it."""


class IndustryFiles:
    """The catalogues in the folders; fulfils `journey.industries.Catalogue`.

    A language is read whole at its first use and kept.
    """

    def __init__(self, root: Traversable | None = None) -> None:
        self._root = files("locales") if root is None else root
        self._read: dict[str, tuple[Industry, ...]] = {}

    def industries(self, language: str) -> tuple[Industry, ...]:
        """All of a language, in the order of their buttons; none for an unknown language.

        Raises `IndustryFileError` when a file of that language is broken.
        """
        if language not in self._read:
            found = self._folder(language)
            if found is None:
                return ()
            self._read[language] = _read_folder(found, language)
        return self._read[language]

    def industry(self, industry_id: str, language: str) -> Industry | None:
        """One of them; None: there is none of that id. Raises as `industries` does."""
        every = self.industries(language)
        return next((industry for industry in every if industry.id == industry_id), None)

    def _folder(self, language: str) -> Traversable | None:
        # Looked up among the names that exist: a language never becomes part of a path.
        for folder in self._root.iterdir():
            if folder.name == language and (folder / "industries").is_dir():
                return folder / "industries"
        return None


def _read_folder(folder: Traversable, language: str) -> tuple[Industry, ...]:
    sources = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
    read = (_read_file(source, language) for source in sources)
    return tuple(sorted(read, key=lambda industry: (industry.order, industry.id)))


def _read_file(source: Traversable, language: str) -> Industry:
    place = f"{language}/industries/{source.name}"
    try:
        industry = Industry.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except ValidationError as broken:
        raise IndustryFileError(f"{place}: {_where(broken)}") from broken
    except ValueError as broken:  # not TOML (says line and column) or not UTF-8 (says the byte)
        raise IndustryFileError(f"{place}: {broken}") from broken
    if industry.id != source.name.removesuffix(".toml"):
        raise IndustryFileError(f"{place}: id: {industry.id!r} is not the file's name")
    if industry.language != language:
        raise IndustryFileError(f"{place}: language: {industry.language!r} is not the folder's")
    return industry


def _where(broken: ValidationError) -> str:
    """Each fault with its path, places counted from 0: `stages.2.pains.0.remedy: …`."""
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'file'}: {fault['msg']}"
        for fault in broken.errors(include_url=False)
    )

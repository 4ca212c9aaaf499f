"""Reads the branches of business: a TOML file each, `<language>/branches/<id>.toml`.

Knows where the files lie; must not know what is asked of them: the shape is
`journey.remedies.Branch`. Of all files the heads are read, for the names of trades that tell a
branch; the steps of one when somebody of that branch first types a pain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from itertools import takewhile
from typing import Final

from journey.phrases import Known, Phrase, Table, phrases
from journey.remedies import Branch, BranchName
from journey.remedies.recognising import likeliest
from journey.stems import words
from locales.tomlfiles import IndustryFileError, read

FOLDER: Final = "branches"
KEPT: Final = 1024
"""Names whose branch is remembered: a list asks again for each pain of a map."""
STEPS: Final = "[against]"
"""The line behind a file's head."""


class BranchFiles:
    """The branches of one language."""

    def __init__(self, root: Traversable, language: str, names: BranchNames) -> None:
        self._language = language
        self._names = names
        self._sources = {_id(source): source for source in _sources(root, language)}
        self._read: dict[str, Branch] = {}

    def branch_of(self, name: str) -> str | None:
        """By the names in all languages. Raises `IndustryFileError` when a file is broken."""
        return self._names.branch_of(name)

    def head(self, name: str) -> str:
        """What a business is, of a name that may say where or for whom too; "" where it does not
        begin so.
        """
        return self._names.head(name)

    def branch(self, branch_id: str) -> Branch | None:
        """One of them; None: there is none. Raises `IndustryFileError` when its file is broken."""
        if branch_id not in self._read:
            source = self._sources.get(branch_id)
            if source is None:
                return None
            self._read[branch_id] = _read_whole(source, self._language)
        return self._read[branch_id]

    def every(self) -> tuple[Branch, ...]:
        """All, by their ids. Raises `IndustryFileError` with a line for each fault."""
        found: list[Branch] = []
        broken: list[str] = []
        for branch_id in sorted(self._sources):
            try:
                branch = self.branch(branch_id)
            except IndustryFileError as error:
                broken += error.lines
            else:
                found += [] if branch is None else [branch]
        if broken:
            raise IndustryFileError(*broken)
        return tuple(found)


class BranchNames:
    """By which names of trades branches are known, in all languages at once."""

    def __init__(
        self, root: Traversable, languages: Iterable[str], beside: Iterable[str] = ()
    ) -> None:
        """`beside`: the words behind which a name says only where or for whom."""
        self._root = root
        self._languages = tuple(languages)
        self._beside = frozenset(beside)
        self._ready: tuple[Table[str], Known] | None = None
        self._found: dict[str, str | None] = {}

    def branch_of(self, name: str) -> str | None:
        """The likeliest by what stands before «в» or «у», else by the whole name; of equals the one
        whose id is the first; None: the name does not say.
        """
        if self._ready is None:
            told: dict[str, tuple[Phrase, ...]] = {}
            for one in self._heads():
                told[one.id] = told.get(one.id, ()) + phrases(one.words)
            table = Table(told)
            self._ready = table, Known(table.phrases)
        if name not in self._found:
            if len(self._found) >= KEPT:
                self._found.clear()
            found = likeliest(*self._ready, self.head(name)) or likeliest(*self._ready, name)
            self._found[name] = found
        return self._found[name]

    def head(self, name: str) -> str:
        """What stands before «в» or «у»: what the business is, not where or for whom."""
        return " ".join(takewhile(lambda word: word not in self._beside, words(name)))

    def _heads(self) -> Iterator[BranchName]:
        for language in self._languages:
            for source in _sources(self._root, language):
                yield read(source, _place(source, language), BranchName, until=STEPS)


def _sources(root: Traversable, language: str) -> list[Traversable]:
    folder = root / language / FOLDER
    if not folder.is_dir():
        return []
    found = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    return sorted(found, key=lambda file: file.name)


def _id(source: Traversable) -> str:
    return source.name.removesuffix(".toml")


def _place(source: Traversable, language: str) -> str:
    return f"{language}/{FOLDER}/{source.name}"


def _read_whole(source: Traversable, language: str) -> Branch:
    place = _place(source, language)
    branch = read(source, place, Branch)
    if branch.id != _id(source):
        raise IndustryFileError(f"{place}: id: {branch.id!r} is not the file's name")
    if branch.language != language:
        raise IndustryFileError(f"{place}: language: {branch.language!r} is not the folder's")
    return branch

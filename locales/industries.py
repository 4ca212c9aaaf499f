"""Reads the catalogues: a TOML file a trade, `<language>/industries/<id>.toml`, the kinds of pain,
`<language>/kinds.toml`, and how both are to be worded, `<language>/wording.toml`.

Knows where the files lie and what to say when one is broken; must not know what is asked of
them: the shape is `journey.industries.Industry`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

from journey.industries import Family, Industry
from journey.regions import Regions
from journey.remedies import Branch, Kinds, Remedies, Sayings
from journey.remedies.learning import Example, Learnt, Weights, digest
from journey.remedies.learning import read as read_weights
from journey.remedies.meaning import examples
from journey.remedies.recognising import Recogniser
from journey.story import Hearing, Signs, Teller, steps
from journey.voices.listening import Listener
from journey.voices.signs import VoiceSigns
from locales.branches import BranchFiles, BranchNames
from locales.folders import FALLBACK
from locales.regions import regions
from locales.tomlfiles import IndustryFileError, read

if TYPE_CHECKING:
    from journey.catalogue_check import Wordings

KINDS: Final = "kinds.toml"
"""The file of a language beside its trades'."""
LEARNT: Final = "learnt.bin"
"""What was learnt from a language's sentences; `tropa learn` writes it."""
LEARNT_STEPS: Final = "steps.bin"
"""What was learnt of steps of a story: whether something hinders there."""
SAYINGS: Final = "sayings.toml"
"""How people say each kind of pain."""
STORY: Final = "story.toml"
VOICES: Final = "voices.toml"
WORDING: Final = "wording.toml"


Told = TypeVar("Told")


class IndustryFiles:
    """The catalogues in the folders; fulfils `journey.industries.Catalogue`.

    A language is read whole at its first use and kept; one trade of it that is asked for before
    that is read alone.
    """

    def __init__(self, root: Traversable | None = None) -> None:
        self._root = files("locales") if root is None else root
        self._read: dict[str, tuple[Industry, ...]] = {}
        self._usual: dict[str, tuple[Industry, ...]] = {}
        """In the words of the country that is meant as long as nobody has named one."""
        self._alone: dict[tuple[str, str], Industry] = {}
        self._remedies: dict[str, Remedies] = {}
        self._recogniser: Recogniser | None = None
        self._branches: dict[str, BranchFiles] = {}
        self._regions: dict[str, Regions] = {}
        self._teller: Teller | None = None
        self._listener: Listener | None = None
        self._hearings: dict[str, Hearing] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have catalogues, sorted."""
        folders = (folder for folder in self._root.iterdir() if folder.is_dir())
        return tuple(sorted(one.name for one in folders if (one / "industries").is_dir()))

    def every(self) -> tuple[dict[str, tuple[Industry, ...]], tuple[str, ...]]:
        """All that can be read, by language, and a line for each fault of what cannot."""
        read: dict[str, tuple[Industry, ...]] = {}
        broken: list[str] = []
        for language in self.languages:
            found: list[Industry] = []
            for source in _sources(self._root / language / "industries"):
                try:
                    found.append(_read_file(source, language))
                except IndustryFileError as error:
                    broken += error.lines
            read[language] = _in_order(found)
        return read, tuple(broken)

    def industries(self, language: str) -> tuple[Industry, ...]:
        """All of a language, in the order of their buttons and the words of the country that is
        meant as long as nobody has named one; in English where it has none.

        Of an unknown language there are none.

        Raises `IndustryFileError` when a file of that language is broken.
        """
        if language not in self._read:
            found = self._folder(language)
            if found is None:
                return self.industries(FALLBACK) if self._is_spoken(language) else ()
            self._read[language] = _read_folder(found, language)
            known = self.regions(language)
            self._usual[language] = tuple(known.trade(one, None) for one in self._read[language])
        return self._usual[language]

    def industry(
        self, industry_id: str, language: str, country: str | None = None
    ) -> Industry | None:
        """One of them, in the words of a country, as it is said there; in English where the
        language has not this one; None: there is none.

        Raises as `industries` does.
        """
        if language not in self._read and (alone := self._read_alone(industry_id, language)):
            return self.regions(language).trade(alone, country)
        own = self.industries(language)
        every = (*own, *(self.industries(FALLBACK) if own else ()))
        found = next((industry for industry in every if industry.id == industry_id), None)
        if found is None or country is None:
            return found
        written = next(one for one in self._read[found.language] if one.id == industry_id)
        return self.regions(found.language).trade(written, country)

    def regions(self, language: str) -> Regions:
        """The countries that a language knows. Raises `IndustryFileError`, a line a fault."""
        if language not in self._regions:
            known = regions(self._root, language) if language in self.languages else ()
            self._regions[language] = Regions(known)
        return self._regions[language]

    def every_regions(self) -> tuple[dict[str, Regions], tuple[str, ...]]:
        """All that can be read, by language, and a line for each fault."""
        return self._of_every(self.regions)

    def _read_alone(self, industry_id: str, language: str) -> Industry | None:
        """One file instead of sixty: 0.2 s of a picture that a command draws."""
        key = language, industry_id
        if key not in self._alone:
            folder = self._folder(language)
            name = f"{industry_id}.toml"
            source = (
                next((one for one in _sources(folder) if one.name == name), None)
                if folder
                else None
            )
            if source is None:
                return None
            self._alone[key] = _read_file(source, language)
        return self._alone[key]

    def kinds(self, language: str) -> Kinds | None:
        """The kinds of pain in a language; None: it has no such file.

        Raises `IndustryFileError` when the file is broken.
        """
        if language not in self.languages:
            return None
        source = self._root / language / KINDS
        if not source.is_file():
            return None
        found = read(source, f"{language}/{KINDS}", Kinds)
        if found.language != language:
            place = f"{language}/{KINDS}: language"
            raise IndustryFileError(f"{place}: {found.language!r} is not the folder's")
        return found

    def wordings(self, language: str) -> Wordings | None:
        """How the catalogues of a language are worded; None: it has no such file.

        Raises `IndustryFileError` when the file is broken.
        """
        from journey.catalogue_check import Wordings  # only those who check need it

        source = self._root / language / WORDING
        if language not in self.languages or not source.is_file():
            return None
        return read(source, f"{language}/{WORDING}", Wordings)

    def every_kinds(self) -> tuple[dict[str, Kinds], tuple[str, ...]]:
        """All kinds that can be read, by language, and a line for each fault of what cannot."""
        return self._of_every(self.kinds)

    def every_wordings(self) -> tuple[dict[str, Wordings], tuple[str, ...]]:
        """All rules of wording that can be read, by language, and a line for each fault."""
        return self._of_every(self.wordings)

    def _of_every(
        self, reader: Callable[[str], Told | None]
    ) -> tuple[dict[str, Told], tuple[str, ...]]:
        found: dict[str, Told] = {}
        broken: list[str] = []
        for language in self.languages:
            try:
                one = reader(language)
            except IndustryFileError as error:
                broken += error.lines
            else:
                found |= {} if one is None else {language: one}
        return found, tuple(broken)

    def remedies(self, language: str) -> Remedies | None:
        """What is known against pains, in English where the language has no kinds; None: it is
        unknown.

        Typed words are understood in every language. Raises as `industries` does.
        """
        if language not in self._remedies:
            kinds = self.kinds(language)
            if kinds is None:
                known = language != FALLBACK and self.industries(language)
                return self.remedies(FALLBACK) if known else None
            self._remedies[language] = Remedies(
                kinds,
                self.industries(language),
                self._recognises(),
                self.branches(language),
                lambda: self._learnt(language),
                self.regions(language),
            )
        return self._remedies[language]

    def examples(self, language: str) -> tuple[Example, ...]:
        """All sentences of a language whose kind of pain is known.

        Raises `IndustryFileError` when a file is broken.
        """
        kinds, sayings = self.kinds(language), self.sayings(language)
        if kinds is None:
            return ()
        branches = self.branches(language).every()
        told = chain(
            () if sayings is None else sayings.sentences(),
            kinds.sentences(),
            *(branch.sentences() for branch in branches),
        )
        readings = chain.from_iterable(branch.phrases() for branch in branches)
        return tuple(examples(kinds, self.industries(language), told, readings))

    def lessons(self, language: str) -> dict[str, tuple[Example, ...]]:
        """What is learnt from by the file that it is learnt into.

        Raises `IndustryFileError` when a file is broken.
        """
        told = self.examples(language)
        signs = self._signs(language)
        plain = () if signs is None else signs.plain
        return {
            LEARNT: told,
            LEARNT_STEPS: tuple(steps(plain, self.industries(language), told)) if plain else (),
        }

    def learnt(self, language: str, name: str = LEARNT) -> Weights | None:
        """What was learnt into that file; None: nothing was yet.

        Raises `IndustryFileError` when the file is broken.
        """
        source = self._root / language / name
        if language not in self.languages or not source.is_file():
            return None
        try:
            return read_weights(source.read_bytes())
        except ValueError as broken:
            raise IndustryFileError(f"{language}/{name}: {broken}; run tropa learn") from broken

    def unlearnt(self) -> tuple[str, ...]:
        """A line for each language whose sentences are others than those that were learnt from."""
        found: list[str] = []
        for language in self.languages:
            for name, told in self.lessons(language).items():
                learnt = self.learnt(language, name)
                if told and (learnt is None or learnt.digest != digest(told)):
                    found.append(f"{language}/{name}: the sentences have changed; run tropa learn")
        return tuple(found)

    def _learnt(self, language: str, name: str = LEARNT) -> Learnt | None:
        weights = self.learnt(language, name)
        return None if weights is None else Learnt(weights)

    def branches(self, language: str) -> BranchFiles:
        """The branches of business in a language. Reading one raises as `industries` does."""
        if not self._branches:
            told = (self.kinds(one) for one in self.languages)
            beside = [word for one in told if one is not None for word in one.beside]
            names = BranchNames(self._root, self.languages, beside)
            self._branches = {one: BranchFiles(self._root, one, names) for one in self.languages}
        return self._branches[language]

    def every_branches(self) -> tuple[dict[str, tuple[Branch, ...]], tuple[str, ...]]:
        """All branches, by language where all can be read, and a line for each fault."""
        return self._of_every(lambda language: self.branches(language).every())

    def head(self, name: str) -> str:
        """What a typed name says that the business is, by the words of all languages for where and
        for whom. Raises as `industries` does.
        """
        return self.branches(self.languages[0]).head(name)

    def is_of_branch(self, name: str) -> bool:
        """By the words of all languages. Raises as `industries` does."""
        return self.branches(self.languages[0]).branch_of(name) is not None

    def family_of(self, name: str) -> Family:
        """By the branch that a name tells, else by the words for families, in all languages.

        Raises as `industries` does.
        """
        known = self.branches(self.languages[0])
        branch = known.branch(known.branch_of(name) or "")
        return self._recognises().family_of(name) if branch is None else branch.family

    def teller(self) -> Teller:
        """Reads stories in all languages at once. Raises as `industries` does."""
        if self._teller is None:
            signs = filter(None, map(self._signs, self.languages))
            self._teller = Teller(signs, self._recognises(), self.hearing)
        return self._teller

    def listener(self) -> Listener:
        """Hears reviews and replies in all languages at once. Raises as `industries` does."""
        if self._listener is None:
            signs = filter(None, map(self._voices, self.languages))
            self._listener = Listener(signs, self.teller(), self.remedies)
        return self._listener

    def hearing(self, language: str) -> Hearing:
        """What is known of the steps of a story. Raises as `industries` does."""
        if language not in self._hearings:
            learnt = self._learnt(language, LEARNT_STEPS)
            self._hearings[language] = Hearing(learnt, self.remedies(language))
        return self._hearings[language]

    def every_signs(self) -> tuple[dict[str, Signs], tuple[str, ...]]:
        """The words of stories that can be read, by language, and a line for each fault."""
        return self._of_every(self._signs)

    def _recognises(self) -> Recogniser:
        """By the words of all languages."""
        if self._recogniser is None:
            told = (self.kinds(one) for one in self.languages)
            self._recogniser = Recogniser.of(one for one in told if one is not None)
        return self._recogniser

    def _signs(self, language: str) -> Signs | None:
        source = self._root / language / STORY
        return read(source, f"{language}/{STORY}", Signs) if source.is_file() else None

    def _voices(self, language: str) -> VoiceSigns | None:
        source = self._root / language / VOICES
        return read(source, f"{language}/{VOICES}", VoiceSigns) if source.is_file() else None

    def sayings(self, language: str) -> Sayings | None:
        """How people say each kind of pain; None: the language has no such file.

        Raises `IndustryFileError` when the file is broken.
        """
        source = self._root / language / SAYINGS
        if language not in self.languages or not source.is_file():
            return None
        return read(source, f"{language}/{SAYINGS}", Sayings)

    def every_sayings(self) -> tuple[dict[str, Sayings], tuple[str, ...]]:
        """All sentences that can be read, by language, and a line for each fault."""
        return self._of_every(self.sayings)

    def _is_spoken(self, language: str) -> bool:
        """Whether it has a folder, though no catalogues yet."""
        named = {folder.name for folder in self._root.iterdir() if folder.is_dir()}
        return language != FALLBACK and language in named

    def _folder(self, language: str) -> Traversable | None:
        # Looked up among the names that exist: a language never becomes part of a path.
        for folder in self._root.iterdir():
            if folder.name == language and (folder / "industries").is_dir():
                return folder / "industries"
        return None


def _read_folder(folder: Traversable, language: str) -> tuple[Industry, ...]:
    return _in_order(_read_file(source, language) for source in _sources(folder))


def _sources(folder: Traversable) -> list[Traversable]:
    found = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    return sorted(found, key=lambda file: file.name)


def _in_order(industries: Iterable[Industry]) -> tuple[Industry, ...]:
    return tuple(sorted(industries, key=lambda industry: (industry.order, industry.id)))


def _read_file(source: Traversable, language: str) -> Industry:
    place = f"{language}/industries/{source.name}"
    industry = read(source, place, Industry)
    if industry.id != source.name.removesuffix(".toml"):
        raise IndustryFileError(f"{place}: id: {industry.id!r} is not the file's name")
    if industry.language != language:
        raise IndustryFileError(f"{place}: language: {industry.language!r} is not the folder's")
    return industry

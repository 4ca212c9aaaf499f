"""The commands that work on a journey's file.

Knows files and what to say about them in one line; must not import aiogram.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot import incoming
from journey import codec, limits
from journey.dropped import MapFound
from journey.errors import BrokenFile, Code
from journey.look import colour_of, of_text
from journey.model import Journey
from journey.pictures import KINDS, LEAFLETS, OF_TASKS, Leaflet, Pages

if TYPE_CHECKING:
    from locales.texts import Languages
    from renderers.format import Format, Offer


NO_BRAND: Final = "none"
LINK_CHARS: Final = 200
"""Of a link on a card: the code's modules stay large enough for any phone."""


NO_LOGO: Final = {
    Code.NO_PICTURE: "not a picture that can be read",
    Code.EMPTY_PICTURE: "a picture of one colour",
    Code.PICTURE_TOO_LARGE: "a picture that is too large",
}


class Refused(Exception):  # noqa: N818 - reads as what it is
    """A user's mistake; the message is one line that says what to do."""


def read(path: Path) -> Journey:
    """The journey in a file; raises `Refused`."""
    return opened(path).journey


def opened(path: Path) -> MapFound:
    """The journey in a file and its logo; raises `Refused`."""
    try:
        with path.open("rb") as file:
            # a byte more is enough to be too large: whatever is named here is not read to its end
            content = file.read(limits.FILE_BYTES + 1)
        if len(content) > limits.FILE_BYTES:
            raise Refused(f"{path}: the file is larger than {limits.FILE_BYTES // 1_000_000} MB")
        found = incoming.read(incoming.File(path.name, content))
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from error
    except BrokenFile as error:
        raise Refused(f"{path}: {error}") from error
    if not isinstance(found, MapFound):
        raise Refused(f"{path}: there is no map in it")
    return found


@dataclass(frozen=True, slots=True)
class Looks:
    """How a map is drawn; None: as was chosen for the map."""

    theme: str | None = None
    brand: str | None = None
    """`#rrggbb`, or `none`: the theme's own colours."""
    language: str | None = None
    scale: float | None = None
    """Pixels to a logical unit."""
    as_text: bool = False
    """Letters as text instead of outlines."""
    logo: Path | None = None
    """Any picture of the business's."""


def render(
    path: Path,
    output: Path,
    layout: Pages | Leaflet,
    looks: Looks,
    beside: Path | None = None,
    link: str | None = None,
    named: str | None = None,
) -> list[Path]:
    """Draws a journey's file in the format of the output's ending, or as the offer that is named;
    `link` is a card's.

    One picture as `output`, several as `output-1`, `output-2`…; raises `Refused`.
    """
    from bot.drawing import belongings
    from bot.drawing.words import words
    from locales.texts import Languages
    from renderers.format import Needs, Request
    from renderers.themes import chosen_name, names

    drawn, offer = _format_of(output, named)
    theme, language = looks.theme, looks.language
    if theme is not None and theme not in names():
        raise Refused(f"there is no theme {theme!r}; choose one of {', '.join(names())}")
    library = Languages()
    if language is not None and language not in library.languages:
        raise Refused(_no_language(language, library.languages))
    found = opened(path)
    journey = _in_brand(found.journey, looks.brand)
    card = next((one for one in LEAFLETS if one == layout), None)
    pages = _pages(layout, drawn, offer)
    if card and drawn.needs is not Needs.PICTURE:
        raise Refused(f"{output}: {card} is a picture; choose another ending")
    paper = offer.paper if offer is not None else None
    if drawn.needs is Needs.CHECKLIST or paper or OF_TASKS & {*KINDS[pages]}:
        journey = _with_tasks(journey, library)
    request = Request(
        journey=journey,
        words=words(library.texts(language or journey.language), journey),
        theme=chosen_name(theme, journey.look),
        pages=pages,
        paper=paper,
        leaflet=card,
        link=_link(link) if card else "",
        scale=looks.scale,
        as_text=looks.as_text or (offer is not None and offer.as_text),
        beside=read(beside) if beside is not None else None,
        logo=_logo(looks.logo) or of_text(found.logo),
    )
    with belongings.lent():
        written = drawn.write(request)
    targets = [_numbered(output, number, len(written)) for number in range(1, len(written) + 1)]
    for target, page in zip(targets, written, strict=True):
        _write(target, page)
    return targets


def _pages(layout: Pages | Leaflet, drawn: Format, offer: Offer | None) -> Pages:
    """Those of the offer, else the only ones that the format has, else those that are asked for."""
    if offer is not None:
        return offer.pages
    asked: Pages = next((one for one in KINDS if one == layout), "board")
    return asked if drawn.pages is None else drawn.pages


def _link(link: str | None) -> str:
    """Where a card leads."""
    if link is None:
        raise Refused("a card for the table needs --link https://…")
    if not link.startswith(("https://", "http://")) or len(link) > LINK_CHARS:
        raise Refused(f"--link: an address that begins with https://, up to {LINK_CHARS} letters")
    return link


def _logo(path: Path | None) -> bytes | None:
    """A picture as small as a logo."""
    from renderers.drawing.logos import FORMATS, normalised

    if path is None:
        return None
    try:
        with path.open("rb") as file:
            made = normalised(file.read(limits.PICTURE_BYTES + 1))
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from error
    if isinstance(made, bytes):
        return made
    raise Refused(f"{path}: {NO_LOGO[made.code]}; give a {', '.join(FORMATS)} file")


def _in_brand(journey: Journey, brand: str | None) -> Journey:
    """The map in that colour."""
    if brand is None:
        return journey
    colour = colour_of(brand)
    if colour is None and brand != NO_BRAND:
        raise Refused(f"{brand!r} is no colour; write it as #1a73e8, or say {NO_BRAND}")
    return journey.with_(look=journey.look.with_(brand=colour))


def _with_tasks(journey: Journey, library: Languages) -> Journey:
    """A map whose list nobody has opened yet gets the one that the rules make of it."""
    from journey import checklist
    from journey.example import counted_ids
    from locales.shipped import catalogues

    if journey.tasks:
        return journey
    trades = catalogues()
    known = journey.industry
    industry = None if known is None else trades.industry(known, journey.language, journey.country)
    return checklist.refresh(
        journey,
        industry,
        library.texts(journey.language).plain,
        counted_ids("task-"),
        today=journey.updated.date(),
        remedies=trades.remedies(journey.language),
    )


def ending_of(named: str) -> str:
    """The ending of the file that an offer of that name makes; raises `Refused`."""
    from renderers.formats import asked_as, offers

    found = asked_as(named)
    if found is None:
        raise Refused(f"{named}: choose one of {', '.join(offers())}")
    return found[0].suffix


def _format_of(output: Path, named: str | None) -> tuple[Format, Offer | None]:
    """The format that is named or else that the file's ending means."""
    from renderers.formats import asked_as, by_suffix, offers, suffixes

    if named is not None:
        asked = asked_as(named, output.suffix.lower())
        if asked is None:
            raise Refused(f"{named}: choose one of {', '.join(offers())}")
        if asked[0].suffix != output.suffix.lower():
            raise Refused(f"{output}: {named} is a file that ends in {asked[0].suffix}")
        return asked
    found = by_suffix().get(output.suffix.lower())
    if found is None:
        raise Refused(f"{output}: the ending tells the format; choose one of {suffixes()}")
    return found, None


def check(path: Path) -> str:
    """One line about a file that is right; raises `Refused` about one that is not."""
    journey = read(path)
    items = sum(len(stage.items) for stage in journey.stages)
    return f"{path}: in order ({len(journey.stages)} stages, {items} items)"


def check_industries(root: Path | None = None) -> list[str]:
    """A line a language about catalogues that are right; raises `Refused`, one line a fault.

    The root holds the languages' folders; None: the ones that the bot speaks from.
    """
    from journey import catalogue_check
    from locales.industries import IndustryFiles

    files = IndustryFiles(root)
    catalogues, broken = files.every()
    kinds, unread = files.every_kinds()
    wordings, illegible = files.every_wordings()
    _, unheard = files.every_signs()
    sayings, unsaid = files.every_sayings()
    branches, unfound = files.every_branches()
    regions, nowhere = files.every_regions()
    found = [*broken, *unread, *illegible, *unheard, *unsaid, *unfound, *nowhere]
    if not found:
        found += map(
            str, catalogue_check.check(catalogues, kinds, wordings, sayings, branches, regions)
        )
        found += files.unlearnt()
    if found:
        raise Refused("\n".join(found))
    return [str(catalogue_check.likeness(*pair)) for pair in catalogues.items()]


def learn(root: Path | None = None) -> list[str]:
    """Learns from the sentences of every language; a line a language.

    The root holds the languages' folders; None: the ones that the bot speaks from. Raises `Refused`
    where a file of theirs is broken.
    """
    import locales
    from bot.learning import learn as weights_of
    from journey.remedies.learning import write
    from locales.industries import IndustryFiles
    from locales.tomlfiles import IndustryFileError

    folder = Path(locales.__file__).parent if root is None else root
    files = IndustryFiles(folder)
    told: list[str] = []
    for language in files.languages:
        try:
            lessons = files.lessons(language)
        except IndustryFileError as broken:
            raise Refused("\n".join(broken.lines)) from broken
        for name, examples in lessons.items():
            if examples:
                data = write(weights_of(examples))
                (folder / language / name).write_bytes(data)
                told.append(f"{language}/{name}: {len(examples)} sentences, {len(data) // 1000} kB")
    return told


def example(industry: str | None, language: str) -> str:
    """The file of a finished map of one trade."""
    from journey.example import example as example_of
    from locales.folders import languages
    from locales.shipped import catalogues

    catalogue = catalogues()
    known = {found.id: found for found in catalogue.industries(language)}
    if not known:
        raise Refused(_no_language(language, languages()))
    chosen = industry or next(iter(known))
    if chosen not in known:
        raise Refused(f"there is no industry {chosen!r}; choose one of {', '.join(known)}")
    # A fixed day: the same example every time.
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return codec.write(example_of(known[chosen], day)).decode()


def schema() -> str:
    """The JSON Schema of a journey's file."""
    return json.dumps(codec.schema(), ensure_ascii=False, indent=2) + "\n"


def _no_language(language: str, known: Sequence[str]) -> str:
    return f"there is no language {language!r}; choose one of {', '.join(known)}"


def _numbered(output: Path, number: int, count: int) -> Path:
    return output if count == 1 else output.with_stem(f"{output.stem}-{number}")


def _write(target: Path, content: bytes) -> None:
    """Whole or not at all: a disk that fills up leaves what stood there before."""
    half = target.with_name(f"{target.name}.part")
    try:
        if target.exists() and not target.is_file():  # a device or a pipe is written as it is
            target.write_bytes(content)
            return
        try:
            half.write_bytes(content)
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(f"{target}: {error.strerror}") from error

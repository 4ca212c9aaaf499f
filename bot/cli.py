"""The command line: `tropa`. Every command is one function here, its work is elsewhere.

Knows names, options and their help; imports what a command needs only when it is called, so that
`tropa --help` is there at once. A user's mistake is one line on stderr and exit code 2.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.exceptions import TyperException

from bot import incoming, version
from bot.files import Refused
from bot.runtime.settings import BadSettings, Settings
from journey.pictures import Leaflet, Pages, Sheet
from renderers import formats, themes
from renderers.format import Option

app = typer.Typer(
    name="tropa",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

MAP_FILE = f"A journey's file: {incoming.titles(incoming.MAPS)}."
JourneyPath = Annotated[Path, typer.Argument(metavar="FILE", help=MAP_FILE)]
DataDir = Annotated[
    Path | None, typer.Option(help="The folder of everything that is kept [env: DATA_DIR].")
]


def _say_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it
    if wanted:
        typer.echo(f"tropa {version()}")
        raise typer.Exit


@app.callback()
def tropa(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Tropa: a Telegram bot that turns a conversation into a customer journey map."""


@app.command()
def run(
    *,
    replace_webhook: Annotated[
        bool,
        typer.Option("--replace-webhook", help="Remove a webhook that sends updates elsewhere."),
    ] = False,
) -> None:
    """The bot on Telegram, by long polling. Needs BOT_TOKEN in the environment or in .env."""
    from bot.runtime import settings

    given = settings.load()
    given.token()
    from bot.runtime import running

    running.run(given, replace_webhook=replace_webhook)


@app.command()
def play(
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="The port of the chat page [default: 8765 or any]."),
    ] = None,
    data_dir: DataDir = None,
    *,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """The whole bot in the browser, without a token."""
    from bot.runtime import settings

    given = settings.load(**({} if data_dir is None else {"data_dir": data_dir}))
    with _extra():
        from bot import playing

    playing.play(given, port, browser=browser)


@app.command()
def render(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    file: JourneyPath,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=f"The file; its ending is the format: {formats.suffixes()}. "
            f"Pages are numbered: {formats.suffixes(paged=True)}. [default: map.png]",
        ),
    ] = None,
    named: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="NAME",
            help=f"A file of the bot's menu instead, where an ending does not say which: "
            f"{', '.join(formats.offers())}.",
        ),
    ] = None,
    layout: Annotated[
        Literal[Pages, Leaflet],
        typer.Option(help="Which pictures; several pages are several files, or one PDF."),
    ] = "board",
    paper: Annotated[
        Sheet | None,
        typer.Option(help="Instead of a layout: the whole board on one sheet of that paper."),
    ] = None,
    link: Annotated[
        str | None,
        typer.Option(help="Where a card for the table leads: pulse-card, pulse-tent."),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(help=f"{', '.join(themes.names())}; not given: the map's own look."),
    ] = None,
    brand: Annotated[
        str | None,
        typer.Option(
            metavar="COLOUR", help="The business's colour, #1a73e8; none: not even the map's own."
        ),
    ] = None,
    beside: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A map to compare with: today's of a plan, or an earlier one."
        ),
    ] = None,
    logo: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The business's logo: any PNG, JPEG or WEBP."),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(help="ru or en; not given: the map's own language.")
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(
            min=0.5,
            max=6,
            help=f"{formats.suffixes(Option.SCALE)}: larger or smaller [default: 2, cards 3].",
        ),
    ] = None,
    *,
    text: Annotated[
        bool,
        typer.Option(
            "--text",
            help=f"{formats.suffixes(Option.LETTERS)}: letters as text instead of outlines.",
        ),
    ] = False,
) -> None:
    """Write a journey's file in another format: drawn, in words, or as a list."""
    from bot import files

    looks = files.Looks(theme, brand, lang, scale, as_text=text, logo=logo)
    target = output or Path("map" + (files.ending_of(named) if named else ".png"))
    for written in files.render(file, target, paper or layout, looks, beside, link, named):
        typer.echo(written)


@app.command()
def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help=MAP_FILE),
    ] = None,
    *,
    industries: Annotated[
        bool, typer.Option("--industries", help="The catalogues of trades instead.")
    ] = False,
) -> None:
    """Say whether a journey's file, or every catalogue, is in order, and where it is not."""
    from bot import files

    if industries and file is None:
        for line in files.check_industries():
            typer.echo(line)
    elif file is not None and not industries:
        typer.echo(files.check(file))
    else:
        raise Refused("name a FILE or say --industries; see: tropa check --help")


@app.command()
def secret() -> None:
    """Print a new secret for SECRETS_KEY. Keep it apart from backups: without it no key opens."""
    from bot.outside.sealing import new_secret

    typer.echo(new_secret())


@app.command()
def learn() -> None:
    """Learn from the catalogues' sentences which words tell of which kind of pain."""
    from bot import files

    for line in files.learn():
        typer.echo(line)


@app.command()
def example(
    industry: Annotated[
        str | None, typer.Option(help="A trade, e.g. coffee-shop; not given: the first.")
    ] = None,
    lang: Annotated[str, typer.Option(help="ru or en.")] = "ru",
) -> None:
    """Print the file of a finished map."""
    from bot import files

    typer.echo(files.example(industry, lang), nl=False)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a journey's file."""
    from bot import files

    typer.echo(files.schema(), nl=False)


@app.command()
def migrate() -> None:
    """Bring the database to this version; `run` does so by itself. A copy is made first."""
    from bot import database
    from bot.runtime import settings

    given = settings.load()
    _say(given, database.migrate(given))


@app.command()
def backup(
    file: Annotated[
        Path, typer.Argument(help="Where the copy goes; with --keep a folder for several.")
    ],
    keep: Annotated[
        int | None,
        typer.Option(min=1, help="Name it by its time, and keep only the last so many there."),
    ] = None,
) -> None:
    """Copy the SQLite database into a file; the bot may go on meanwhile."""
    from bot import database
    from bot.runtime import settings

    given = settings.load()
    _say(given, database.backup(given, file, keep))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A copy that `tropa backup` made.")],
    *,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace what the database holds now.")
    ] = False,
) -> None:
    """Put a copy of the SQLite database back. Stop the bot first."""
    from bot import database
    from bot.runtime import settings

    given = settings.load()
    _say(given, database.restore(given, file, overwrite=overwrite))


@app.command()
def copy_database(
    target: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            envvar="TARGET_DATABASE_URL",
            help="An empty PostgreSQL database: postgresql://user:password@host/database",
        ),
    ],
) -> None:
    """Copy all of the SQLite database into PostgreSQL, and prove it. Stop the bot first."""
    from bot import database
    from bot.runtime import settings

    given = settings.load()
    _say(given, database.copy_database(given, target))


@app.command()
def doctor() -> None:
    """Look at token, way to Telegram, database, drawing and files, and say what to do."""
    from bot.runtime import logs, settings

    given = settings.load()
    logs.set_up("ERROR")
    from bot.doctor import look
    from bot.doctor.findings import Grade

    found = asyncio.run(look(given))
    for one in found:
        typer.echo(one)
    if any(one.grade is Grade.FAULT for one in found):
        raise typer.Exit(1)


@app.command()
def stats() -> None:
    """Count people, maps and what waits; nobody's name and nobody's words."""
    from bot import database
    from bot.runtime import settings

    given = settings.load()
    _say(given, database.stats(given))


@app.command()
def bench(
    part: Annotated[
        Literal["pictures", "dialogue", "largest", "render", "survey", "load"] | None,
        typer.Argument(
            help="Only this part; render, survey, load and the bare bots of dialogue only when "
            "named."
        ),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(help="An empty database that the load is put on; not named: SQLite."),
    ] = None,
) -> None:
    """Measure and print the figures: pictures, taps a map, start, memory, a tap beside others."""
    with _extra():
        from bot.bench import report

    from bot.drawing import belongings

    with belongings.lent():
        for line in report.lines(part, database):
            typer.echo(line)


def main() -> None:
    """The entry point; turns a user's mistake into one line."""
    try:
        sys.exit(app(sys.argv[1:] or ["--help"], standalone_mode=False))
    except TyperException as error:
        said = error.format_message().replace("Value error, ", "")
        _refuse(" ".join(said.split()).rstrip(".") + "; see: tropa --help")
    except (Refused, BadSettings) as error:
        _refuse(str(error))
    except typer.Abort:
        sys.exit(130)
    except OSError as error:
        # What a command opens says so itself; here only the output is left.
        _refuse(f"the output cannot be written: {error.strerror}")


@contextmanager
def _extra() -> Iterator[None]:
    """Around the imports of what a server needs not and may do without."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise Refused(
            f"{error.name} is not installed; install Tropa with its extra: tropa[playground]"
        ) from error


def _say(given: Settings, work: Coroutine[Any, Any, str]) -> None:
    """Does what touches the database, and says what it was."""
    from bot.runtime import logs, private

    logs.set_up("WARNING")
    private.keep(given.data_dir)
    typer.echo(asyncio.run(work))


def _refuse(message: str) -> None:
    for line in message.splitlines():
        print(f"tropa: {line}", file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()

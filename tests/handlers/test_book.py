"""Every page, act and command has one record, and every name follows from it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from handlers import pages
from handlers.book import BOOK
from handlers.pages.about import TOPICS
from handlers.record import Record
from tests.handlers.chat import LIBRARY, House
from tests.handlers.steps import to_card
from tests.handlers.team import posted

MAKES = {"team", "view", "opens", "opening", "does", "show", "go", "act", "press"}
ROOM = Path(pages.__file__).parents[1]


def declared(kind: str) -> set[str]:
    """The names that the addresses' files hold."""
    found = set()
    for file in Path(pages.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == kind:
                assert isinstance(node.args[0], ast.Constant)
                found.add(str(node.args[0].value))
    return found


def test_every_address_has_its_record() -> None:
    assert declared("Page") == set(BOOK.records)
    assert declared("Act") == set(BOOK.deeds)
    assert declared("TeamAct") == {deed.act.name for deed in BOOK.team_deeds.values()}


FORMER = """
d=done t=take u=due m=menu n=add c=comment w=day r=remove s=sound x=close p=picture b=bring
l=list o=settings wk=digest dd=remind wd=weekday hh=hour tz=zone oc=city f=feel v=vote e=endvote
"""
"""What buttons in groups said before."""


def test_buttons_in_groups_of_before_do_what_they_did() -> None:
    former = dict(line.split("=") for line in FORMER.split())
    assert {old: BOOK.team_deeds[old].act.name for old in former} == former
    assert set(BOOK.team_deeds) == {
        *former,
        *former.values(),
        *("found", "held", "broken", "spread", "heardas", "heardat", "heardwhere"),
        *("menuof", "pick", "days", "card", "away"),
        *("shiftadd", "shiftoffer", "shifthour", "keep"),
        *("ringcannot", "ringdone", "ringmorrow", "ringtake"),
        *("give", "giveto", "accept", "decline", "errand", "carddue", "cardstage", "cardremove"),
    }


@pytest.mark.parametrize("record", BOOK.records.values(), ids=lambda record: record.page.name)
def test_a_page_that_is_lost_leads_to_one_of_its_map(record: Record) -> None:
    if record.lost is not None:
        first, *rest = record.lost.takes.arguments
        assert first.owned
        assert all(one.optional for one in rest)
        assert record.page.takes.of_map
    if record.command is not None and record.command.run is None:
        assert record.page.takes.enough


def literals(file: Path) -> list[tuple[int, str]]:
    """Names that are handed to something that makes or opens an address, said as literals."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args or not _makes(node.func):
            continue
        said = node.args[0]
        if isinstance(said, ast.JoinedStr) or (
            isinstance(said, ast.Constant) and isinstance(said.value, str)
        ):
            found.append((node.lineno, ast.unparse(said)))
    return found


def _makes(made: ast.expr) -> bool:
    if isinstance(made, ast.Attribute):
        record = isinstance(made.value, ast.Name) and made.value.id.isupper()
        return made.attr in MAKES and not record
    return isinstance(made, ast.Name) and made.id in MAKES


def test_no_name_is_said_outside_of_its_record() -> None:
    said = {
        f"{file.relative_to(ROOM)}:{line}": words
        for file in sorted(ROOM.rglob("*.py"))
        for line, words in literals(file)
    }
    assert not said


def test_the_guard_sees_a_literal(tmp_path: Path) -> None:
    file = tmp_path / "flow.py"
    file.write_text("context.show('maps')\nopens('card', journey.id)\ngo(f'team:{x}')\n")
    assert [line for line, _ in literals(file)] == [1, 2, 3]


@pytest.mark.parametrize("command", BOOK.commands)
async def test_a_private_command_is_known_and_answered_in_groups(
    command: str, house: House
) -> None:
    team, chat = await posted(house), house.chat()
    before = len(team.seen)
    await team.command(command)
    await team.settle()
    assert len(team.seen) == before + 1
    await chat.command(command)
    assert chat.reply.screen is not None
    assert chat.reply.notice != LIBRARY.texts("ru").html("command.unknown")


@pytest.mark.parametrize("language", LIBRARY.languages)
async def test_help_names_what_can_be_typed(language: str, house: House) -> None:
    chat = house.chat(language=language)
    await chat.command("help")
    await chat.tap(LIBRARY.texts(language).plain("button.topic.commands"))
    told = re.findall(r"^/(\w+) (.+)$", chat.text, re.MULTILINE)
    texts = LIBRARY.texts(language)
    shown = [one.name for one in BOOK.commands.values() if one.in_help]
    assert told == [(name, texts.html(f"command.{name}")) for name in shown]


@pytest.mark.parametrize("language", LIBRARY.languages)
async def test_help_is_told_by_topic_and_leads_back(language: str, house: House) -> None:
    chat = house.chat(language=language)
    await to_card(chat)
    was = chat.text
    await chat.command("help")
    topics = chat.labels()[:-1]
    assert len(topics) == len(TOPICS)
    for topic in topics:
        await chat.tap(topic)
        assert chat.text.startswith(f"<b>{topic}</b>")
        assert "{" not in chat.text
        await chat.tap(chat.labels()[-1])
        assert chat.labels()[:-1] == topics
    await chat.tap(chat.labels()[-1])
    assert chat.text == was

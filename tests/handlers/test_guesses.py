"""A map of guesses alone: whatever page is opened, nothing about customers is told as a fact."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Final

import pytest
from babel.messages.catalog import Message

from handlers import codes
from handlers.book import BOOK
from handlers.screen import Button
from journey import certainty
from journey.checklist import refresh
from journey.example import counted_ids
from journey.model import Evidence, EvidenceKind, Item, Journey, Origin
from journey.questions import LANES
from tests.handlers.chat import CATALOGUE, LIBRARY, NOW, Chat, House
from tests.handlers.steps import to_draft
from tests.locales.test_texts import forms, messages, names

CLAIMS: Final = {
    "ru": (
        "уходят",
        "больное место",
        "недовольн",
        "это мешает",
        "сильно мешает",
        "терпят",
        "плохо",
    ),
    "en": ("leave because", "hurts most", "unhappy", "gets in the way", "drives", "annoys", "bad"),
}
"""Words that state how it is with customers."""
HEDGES: Final = {
    "ru": ("предположит", "предполаг", "возможно", "проверить", "?"),
    "en": ("guess", "may", "suppose", "?"),
}
STATES: Final = 10
"""Letters of its own from which on a sentence states something."""
CHOICES: Final = re.compile(r"^[●✅😣🙁]")


@cache
def twins(language: str) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What only supposes, and the same as a fact."""
    known = messages(language)
    return [
        (_pattern(language, key), _pattern(language, key.removesuffix(certainty.GUESS)))
        for key in known
        if key.endswith(certainty.GUESS)
        and key.removesuffix(certainty.GUESS) in known
        and len(_words(known[key.removesuffix(certainty.GUESS)])) >= STATES
    ]


def _words(message: Message) -> str:
    """What a sentence says beside what is filled in."""
    return re.sub(r"<[^>]*>|{[^}]*}|[^\w]", "", forms(message)[0])


def _pattern(language: str, key: str) -> re.Pattern[str]:
    said = LIBRARY.texts(language).plain
    wanted = {name for form in forms(messages(language)[key]) for name in names(form)}
    text = said(key, **{name: f"\0{name}" for name in wanted})
    return re.compile(re.sub("\0\\w+", ".*?", re.escape(text).replace("\\\0", "\0")))


def views(journey: Journey) -> list[str]:
    """An address of each page there is, its words about that map."""
    stage = journey.stages[1]
    pain = stage.lane("pains")[0].id
    samples = {
        "map": journey.id,
        "thrown": journey.id,
        "stage": stage.id,
        "entry": pain,
        "persona": journey.personas[0].id,
        "task": next(task.id for task in journey.tasks if task.source == pain),
        "lane": "pains",
        "question": "pains",
        "kind": "review",
        "came": "r",
        "number": "0",
        "pages": "phone",
        "text": "walk",
        "words": "x",
        "before": "maps",
    }
    return [
        codes.view(page.name, *(samples.get(one.name, "0") for one in page.takes.arguments))
        for page in (record.page for record in BOOK.records.values())
    ]


def facts(text: str, language: str) -> list[str]:
    """The lines that tell a guess as a fact."""
    headings = {html.unescape(one) for one in re.findall(r"^<b>([^<]*)</b>$", text, re.MULTILINE)}
    plain = html.unescape(re.sub("<[^>]+>", "", text))
    told = []
    for line in plain.splitlines():
        if line.endswith("?") or line in headings:
            continue
        rest = line
        for supposed, _ in twins(language):
            rest = supposed.sub("", rest)
        stated = any(fact.search(rest) for _, fact in twins(language))
        claimed = any(one in rest for one in CLAIMS[language])
        hedged = any(one in line.casefold() for one in HEDGES[language])
        if stated or (claimed and not hedged and not CHOICES.match(line)):
            told.append(line)
    return told


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_no_page_tells_a_guess_as_a_fact(house: House, language: str) -> None:
    chat = house.chat(language=language)
    draft = await to_draft(chat)
    industry = CATALOGUE.industry(draft.industry or "", language)
    say = LIBRARY.texts(language).plain
    journey = await chat.put(refresh(draft, industry, say, counted_ids("t"), today=NOW.date()))
    opened = 0
    for view in views(journey):
        await chat.press(Button("x", f"v:{view}"))
        assert not facts(chat.text, language), view
        opened += chat.reply.screen is not None
    for place in range(12):
        await chat.press(Button("x", f"v:queue:{journey.id}:{place}"))
        assert not facts(chat.text, language)
    assert opened > len(BOOK.records) // 2


async def test_what_people_say_is_told_as_it_is(chat: Chat) -> None:
    draft = await to_draft(chat)
    await chat.put(_by(draft, Origin.OWNER))
    await chat.press(Button("x", f"v:card:{draft.id}"))
    assert "Самое больное место" in chat.text
    await chat.press(Button("x", f"v:queue:{draft.id}:0"))
    assert facts(chat.text, "ru")


def _by(journey: Journey, origin: Origin) -> Journey:
    stages = tuple(
        stage.with_(
            items=tuple(item.with_(origin=origin) for item in stage.items),
            emotions=tuple(one.with_(origin=origin) for one in stage.emotions),
        )
        for stage in journey.stages
    )
    return journey.with_(stages=stages)


@pytest.mark.parametrize("lane", [lane for lane in LANES if lane != "emotion"])
def test_proof_makes_a_guess_a_fact(lane: str) -> None:
    guess = Item(id="a", lane=lane, text="x", origin=Origin.CATALOGUE)
    proof = Evidence(id="e", kind=EvidenceKind.REVIEW)
    assert certainty.is_guess(guess)
    assert not certainty.is_guess(guess.with_(evidence=(proof,)))
    assert not certainty.is_guess(guess.with_(origin=Origin.TEAM))
    assert certainty.sentence("x", guess) == "x.guess"
    assert certainty.sentence("x") == "x"

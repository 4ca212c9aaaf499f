"""«Темы для постов»: customers' questions by stage, what to write about and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.layout import rows, short
from handlers.pages.asked import ASKED, TOPICS
from handlers.pages.dialogue import CELL
from handlers.ports import FileKind, Texts
from handlers.screen import Button, Screen
from handlers.screens.files import of_paper
from handlers.screens.items import mark
from journey.model import Journey
from journey.topics import Topic, topics

ON_PAGE: Final = 6
WORDS_CHARS: Final = 200
PLACES_CHARS: Final = 80


def plan(texts: Texts, journey: Journey, kinds: Sequence[FileKind], page: int) -> Screen:
    """Some topics at a time; where there is none, the tap that asks for customers' questions."""
    found = topics(journey)
    back = Button(texts.plain("button.back"), ASKED.opens(journey))
    stage = next(iter(journey.stages), None)
    if not found:
        ask = None
        if stage is not None:
            opens = CELL.does(journey, stage, "questions", None)
            ask = Button(texts.plain("button.say.question"), opens)
        return Screen(texts.html("topics.nothing", title=journey.title), rows((ask,), (back,)))
    last = (len(found) - 1) // ON_PAGE
    page = max(0, min(page, last))
    shown = found[page * ON_PAGE : (page + 1) * ON_PAGE]
    told = [texts.html("topics.text", title=journey.title)]
    for one in shown:
        told += ["", *_topic(texts, journey, one)]
    fewer = Button(texts.plain("button.fewer"), TOPICS.opens(journey, page - 1))
    further = Button(texts.plain("button.next"), TOPICS.opens(journey, page + 1))
    return Screen(
        "\n".join(told),
        (
            *rows((fewer if page else None, further if page < last else None)),
            *of_paper(texts, journey, kinds, "topics"),
            (back,),
        ),
    )


def _topic(texts: Texts, journey: Journey, one: Topic) -> list[str]:
    """«? Сколько стоит?» and, below, the stage and where to answer."""
    number = journey.stages.index(one.stage) + 1
    places = short(", ".join(channel.text for channel in one.channels), PLACES_CHARS)
    question = mark(one.question) + short(one.question.text, WORDS_CHARS)
    title = short(one.stage.title, PLACES_CHARS)
    key = "topics.where" if places else "topics.nowhere"
    return [
        texts.html("topics.question", question=question),
        texts.html(key, number=number, title=title, places=places),
    ]

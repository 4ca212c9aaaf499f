"""The content plan: customers' questions by stage, and where they are asked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from journey.answered import Gap
from journey.topics import topics
from journey.words import capital
from renderers.layout.marks import Mark, mark_of
from renderers.papers.document import Document, Line, Part
from renderers.words import subtitle

if TYPE_CHECKING:
    from journey.model import Journey
    from journey.topics import Topic
    from renderers.words import Words


def document(journey: Journey, words: Words) -> Document:
    """A part a stage that has questions."""
    said = words.papers
    parts = [
        Part(
            f"{journey.stages.index(stage) + 1}. {stage.title}",
            tuple(_line(one, words) for one in found),
        )
        for stage, found in groupby(topics(journey), lambda one: one.stage)
    ]
    return Document(
        title=said["topics.title"].format(title=journey.title),
        subtitle=subtitle(journey, words),
        lead=said["topics.lead"] if parts else said["topics.none"],
        parts=tuple(parts),
        footer=words.made_with,
    )


def table(journey: Journey, words: Words) -> list[tuple[str, ...]]:
    """The same in rows, the heading first: question, stage, where, how it is known."""
    said = words.papers
    heads = tuple(said[f"topics.head.{one}"] for one in ("question", "stage", "where", "known"))
    rows = [
        (
            capital(one.question.text),
            one.stage.title,
            "; ".join(channel.text for channel in one.channels),
            known(one, words),
        )
        for one in topics(journey)
    ]
    return [heads, *rows]


def known(topic: Topic, words: Words) -> str:
    """«предположение», «ваши слова», «подтверждено»."""
    return words.papers[f"topics.known.{mark_of(topic.question).name.lower()}"]


def _line(topic: Topic, words: Words) -> Line:
    said = words.papers
    channels = ", ".join(one.text for one in topic.channels)
    where = said["topics.where"].format(channels=channels) if channels else said["topics.nowhere"]
    lacks = said["topics.unanswered"] if topic.gap is Gap.NOWHERE else ""
    notes = [where, lacks, words.guess if mark_of(topic.question) is Mark.GUESS else ""]
    return Line(capital(topic.question.text), " · ".join(one for one in notes if one))

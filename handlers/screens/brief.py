"""«На одной странице»: the brief as it is written, with what would make it fuller."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from handlers.pages.asked import ASKED, BUDGET
from handlers.ports import FileKind, Texts
from handlers.screen import TEXT_MAX, Button, Screen, visible
from handlers.screens.files import of_paper
from journey.model import Journey


def brief(texts: Texts, journey: Journey, kinds: Sequence[FileKind], written: str) -> Screen:
    """written: the paper's text; the first line of each of its blocks is a heading."""
    blocks = written.strip().split("\n\n")
    told = ""
    for block in blocks:
        head, _, rest = block.partition("\n")
        said = f"<b>{escape(head)}</b>" + (f"\n{escape(rest)}" if rest else "")
        if visible(told + said) > TEXT_MAX - 2:
            break
        told += f"\n\n{said}" if told else said
    sums = Button(texts.plain("button.answers.budget"), BUDGET.opens(journey, 0))
    back = Button(texts.plain("button.back"), ASKED.opens(journey))
    return Screen(told, (*of_paper(texts, journey, kinds, "brief"), (sums,), (back,)))

"""Papers made of a map: what it says, as a page of text for somebody in particular.

Knows which papers there are; what stands in one is a module here. To add one, write a module with
a `document`, name it below and in `journey.pictures`, and give it its words `paper.<name>.…`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.papers import brief, budget, topics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journey.model import Journey
    from journey.pictures import Paper
    from renderers.format import Request
    from renderers.papers.document import Document
    from renderers.words import Words


_DOCUMENTS: Final[Mapping[Paper, Callable[[Journey, Words], Document]]] = {
    "brief": brief.document,
    "budget": budget.document,
    "topics": topics.document,
}


def document_of(request: Request, paper: Paper) -> Document:
    """The paper of a request's map."""
    return _DOCUMENTS[paper](request.journey, request.words)

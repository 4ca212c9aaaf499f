"""«Что изменится»: a map of how it should be beside the map of how it is, in words."""

from __future__ import annotations

from handlers.layout import rows
from handlers.pages.maps import CARD, DIFFERENCE, MAPS
from handlers.pages.pictures import DRAW
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.changes import differences, paged
from journey.model import Journey


def alone(texts: Texts, plan: Journey) -> Screen:
    """The map of how it is was deleted: there is nothing to compare with."""
    return Screen(
        texts.html("diff.alone"),
        rows(
            (Button(texts.plain("button.maps"), MAPS.opens(0)),),
            (Button(texts.plain("button.back"), CARD.opens(plan)),),
        ),
    )


def difference(texts: Texts, before: Journey, after: Journey, page: int) -> Screen:
    """What is to become different, stage by stage; the links lead to both maps."""
    pages = paged(differences(texts, before, after))
    page = max(0, min(page, len(pages) - 1))
    same = texts.html("diff.same", after=after.title)
    title = texts.html("diff.title", before=before.title, after=after.title)
    nearer = Button(texts.plain("button.fewer"), DIFFERENCE.opens(after, page - 1))
    further = Button(
        texts.plain("button.more", page=page + 1, pages=len(pages)),
        DIFFERENCE.opens(after, page + 1),
    )
    return Screen(
        f"{title}\n\n{pages[page] if pages else same}",
        rows(
            (nearer if page else None, further if page + 1 < len(pages) else None),
            (Button(texts.plain("button.map"), DRAW.does(after, "first")),),
            (Button(texts.plain("button.asis"), CARD.opens(before)),),
            (Button(texts.plain("button.back"), CARD.opens(after)),),
        ),
    )

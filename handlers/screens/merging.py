"""What a map from elsewhere would change on one's own: each change in words, two ways to do it."""

from __future__ import annotations

from handlers.layout import rows
from handlers.pages.dropped import DROPPED
from handlers.pages.sorting import MERGE, MERGED, WAYS
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.changes import differences, paged
from handlers.screens.choices import CHOSEN
from journey.model import Journey


def merged(
    texts: Texts, message: int, maps: tuple[Journey, Journey], way: str, left: int, wanted: int
) -> Screen:
    """`maps`: as it is and as it would be; `left`: entries for which there is no room."""
    before, after = maps
    pages = paged(differences(texts, before, after))
    page = max(0, min(wanted, len(pages) - 1))
    lines = [texts.html("merging.title", title=before.title), texts.html(f"merging.{way}"), ""]
    lines.append(pages[page] if pages else texts.html("merging.nothing"))
    if left:
        lines += ["", texts.count("returned.left", left)]
    if pages:
        lines += ["", texts.html("returned.not_yet")]
    ways = tuple(
        Button(
            (CHOSEN if one == way else "") + texts.plain(f"button.merging.{one}"),
            MERGED.opens(before, message, one, 0),
        )
        for one in WAYS
    )
    lay = Button(texts.plain("button.returned.lay"), MERGE.does(before, message, way))
    nearer = Button(texts.plain("button.fewer"), MERGED.opens(before, message, way, page - 1))
    more = texts.plain("button.more", page=page + 1, pages=len(pages))
    further = Button(more, MERGED.opens(before, message, way, page + 1))
    return Screen(
        "\n".join(lines),
        rows(
            (nearer if page else None, further if page < len(pages) - 1 else None),
            ways,
            (lay if pages else None,),
            (Button(texts.plain("button.back"), DROPPED.opens(message)),),
        ),
    )

"""«Чем подтверждено»: the records of an entry, one record, and what is asked for a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from handlers.layout import Rows, flow, rows, short
from handlers.pages.entries import ITEM
from handlers.pages.people import PERSONA_OF
from handlers.pages.proof import (
    BEARS,
    DATE,
    PROOF,
    PROVE,
    RECORD,
    RECORD_DAY,
    RECORD_QUOTE,
    UNPROVE,
)
from handlers.pages.stages import EDIT
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import items as item_screens
from journey import dates, items
from journey.evidence import Holder
from journey.model import Evidence, EvidenceKind, Journey, Persona, Stage
from journey.voices.bearing import Said

PAGE: Final = 5
"""Records shown at once."""
SOURCE_CHARS: Final = 120
QUOTE_CHARS: Final = 200
QUICK_DAYS: Final = 3
"""Days that one tap gives; any other is typed."""


def proof(
    texts: Texts,
    journey: Journey,
    holder: Holder,
    came: str,
    page: int,
    offered: Sequence[Said] = (),
) -> Screen:
    """What proves an entry, and the kinds of what could."""
    records = holder.evidence
    last = max(0, (len(records) - 1) // PAGE)
    page = max(0, min(page, last))
    first = page * PAGE
    shown = tuple(enumerate(records[first : first + PAGE], first + 1))
    told = [_heading(texts, journey, holder), ""]
    told += [_numbered(texts, number, record) for number, record in shown]
    told += [*([""] if shown else [texts.html("proof.none")]), *said(texts, offered)]
    told.append(texts.html("proof.ask"))
    return Screen(
        "\n".join(told),
        (
            *bears(texts, journey, holder, came, offered),
            *_kinds(texts, journey, holder, came),
            *_records(texts, journey, holder, came, shown),
            *_pages(texts, journey, holder, came, page, last),
            (Button(texts.plain("button.back"), back(journey, holder, came)),),
        ),
    )


def said(texts: Texts, offered: Sequence[Said]) -> list[str]:
    """Words of others that seem to speak of the same, word for word."""
    if not offered:
        return []
    told = [_numbered(texts, number, one.record) for number, one in enumerate(offered, 1)]
    return [texts.html("bears.said"), *told, ""]


def bears(
    texts: Texts, journey: Journey, holder: Holder, came: str, offered: Sequence[Said]
) -> Rows:
    """A button for each of them."""
    many = len(offered) > 1
    return rows(
        tuple(
            Button(
                texts.plain("button.bears.number", n=n) if many else texts.plain("button.bears"),
                BEARS.does(journey, holder, one.sign, came),
            )
            for n, one in enumerate(offered, 1)
        )
    )


def _heading(texts: Texts, journey: Journey, holder: Holder) -> str:
    """Where it stands and what it says, shortened."""
    spot = items.find(journey, holder.id)
    if isinstance(holder, Stage):
        number = journey.stages.index(holder) + 1
        return texts.html("proof.stage", number=number, title=holder.title)
    if isinstance(holder, Persona) or spot is None:
        return texts.html("proof.persona", persona=named(texts, holder))
    where = item_screens.stage_line(texts, journey, spot.stage, spot.lane)
    said = item_screens.mark(holder) + named(texts, holder)
    return where + "\n" + texts.html("item.text", text=short(said, QUOTE_CHARS))


def named(texts: Texts, holder: Holder) -> str:
    """What is to be proved, in a line."""
    if isinstance(holder, Persona):
        return holder.name
    if isinstance(holder, Stage):
        return holder.title
    return item_screens.entry_text(texts, holder)


def _numbered(texts: Texts, number: int, record: Evidence) -> str:
    return texts.html("proof.record", number=number, record=_line(texts, record)) + _quote(
        texts, record
    )


def _line(texts: Texts, record: Evidence) -> str:
    """«Есть отзыв: Яндекс Карты · 15 декабря 2026»; of a team's words whose they are."""
    kind = texts.plain(f"proof.kind.{record.kind.value}")
    told = ", ".join(part for part in (record.author, record.source) if part)
    line = f"{kind}: {short(told, SOURCE_CHARS)}" if told else kind
    return line if record.date is None else f"{line} · {texts.date(record.date)}"


def _quote(texts: Texts, record: Evidence) -> str:
    if record.quote is None:
        return ""
    return "\n" + texts.html("proof.quote", quote=short(record.quote, QUOTE_CHARS))


def _kinds(texts: Texts, journey: Journey, holder: Holder, came: str) -> Rows:
    return flow(
        Button(
            texts.plain(f"proof.kind.{kind.value}"),
            PROVE.opens(journey, holder, kind, came),
        )
        for kind in EvidenceKind
    )


def _records(
    texts: Texts,
    journey: Journey,
    holder: Holder,
    came: str,
    shown: tuple[tuple[int, Evidence], ...],
) -> Rows:
    """One button a record, in one row: its number leads to it."""
    return rows(
        tuple(
            Button(
                texts.plain("button.record", n=number),
                RECORD.opens(journey, holder, record.id, came),
            )
            for number, record in shown
        )
    )


def _pages(texts: Texts, journey: Journey, holder: Holder, came: str, page: int, last: int) -> Rows:
    def turned(to: int) -> str:
        return PROOF.opens(journey, holder, came, to)

    nearer = Button(texts.plain("button.fewer"), turned(page - 1))
    more = texts.plain("button.more", page=page + 1, pages=last + 1)
    return rows((nearer if page else None, Button(more, turned(page + 1)) if page < last else None))


def back(journey: Journey, holder: Holder, came: str) -> str:
    """To the entry's page; from the customer's to the queue, if the person came from there."""
    if isinstance(holder, Stage):
        return EDIT.opens(journey, holder)
    if not isinstance(holder, Persona):
        return ITEM.opens(journey, holder, came)
    page = PERSONA_OF.opens(journey, holder)
    return item_screens.list_back(journey, came) or page


def asked(texts: Texts, journey: Journey, holder: Holder, kind: EvidenceKind, came: str) -> Screen:
    """The source of a new record, in words."""
    return Screen(
        "\n".join(
            (
                _heading(texts, journey, holder),
                "",
                texts.html(f"prove.{kind.value}"),
                texts.html("prove.help"),
            )
        ),
        rows((Button(texts.plain("button.cancel"), PROOF.opens(journey, holder, came, 0)),)),
    )


def record(
    texts: Texts,
    journey: Journey,
    holder: Holder,
    shown: Evidence,
    came: str,
    today: dt.date,
) -> Screen:
    """One record: when it was and what exactly was said can be added, both can be left out."""
    told = [
        _heading(texts, journey, holder),
        "",
        texts.html("record.kept", record=_line(texts, shown)) + _quote(texts, shown),
    ]
    if shown.date is None:
        told += ["", texts.html("record.when")]
    ids = (journey.id, holder.id, shown.id)
    days = dates.choices(today)[:QUICK_DAYS] if shown.date is None else ()
    key = "button.quote" if shown.quote is None else "button.quote.other"
    return Screen(
        "\n".join(told),
        rows(
            *flow(Button(texts.plain(f"date.{name}"), DATE.does(*ids, day)) for name, day in days),
            (
                Button(texts.plain("button.other_day"), RECORD_DAY.opens(*ids, came)),
                Button(texts.plain(key), RECORD_QUOTE.opens(*ids, came)),
            ),
            (Button(texts.plain("button.unprove"), UNPROVE.does(*ids)),),
            (
                Button(texts.plain("button.back"), PROOF.opens(journey, holder, came, 0)),
                Button(texts.plain("button.ready"), _onward(journey, holder, came)),
            ),
        ),
    )


def _onward(journey: Journey, holder: Holder, came: str) -> str:
    """After a record: from the queue to what is next in it, else to the entry."""
    following = item_screens.list_back(journey, came) if came.startswith("q") else None
    return following or back(journey, holder, came)

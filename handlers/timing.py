"""Keeps the reminder of a map in step with the day that is set on it, whoever sets it.

Knows one rule; must not know what is said when it is due.
"""

from __future__ import annotations

import datetime as dt

from journey import review
from journey.model import Journey
from journey.ports import Work
from journey.reminders import Reminder


async def follow(
    work: Work, before: Journey | None, after: Journey, owner: int, now: dt.datetime
) -> None:
    """A day to come is reminded of; one that is over shows on the card, and nothing is sent."""
    if (before.next_review if before else None) == after.next_review:
        return
    day = after.next_review
    if day is None or day <= now.date():
        await work.cancel(review.key(after.id))
        return
    await work.schedule(
        Reminder(
            key=review.key(after.id),
            kind="review",
            due=review.moment(day),
            person=owner,
            chat=owner,
            journey=after.id,
        )
    )

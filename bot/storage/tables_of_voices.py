"""The tables of what teams say and show; like `bot.storage.tables`, whose rules hold here too."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.columns import Moment, Whole, metadata, of_journey, rest

# what a member of a team said or showed below the list, until nobody can edit it any more
heard = sa.Table(
    "heard",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    of_journey(),
    sa.Column("chat", Whole, nullable=False),
    sa.Column("message", Whole, nullable=False),
    sa.Column("album", sa.Text, nullable=False),
    sa.Column("person", Whole, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    rest(),
    sa.Index("ix_heard_message", "chat", "message"),
)

# a photo lies with Telegram, under a name that is good for one bot; it outlives what was heard
photos = sa.Table(
    "photos",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    of_journey(),
    sa.Column("bot", Whole, nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("person", Whole, nullable=False, index=True),
    sa.Column("heard", sa.Text, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    rest(),
)

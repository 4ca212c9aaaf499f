"""The tables of who is in a team; like `bot.storage.tables`, whose rules hold here too."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.columns import Moment, Whole, metadata

# no key to groups, whose number changes; they go with the group's last list
teammates = sa.Table(
    "teammates",
    metadata,
    sa.Column("chat", Whole, primary_key=True, autoincrement=False),
    sa.Column("person", Whole, primary_key=True, autoincrement=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("username", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

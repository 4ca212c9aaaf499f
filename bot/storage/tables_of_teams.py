"""The tables of who is in a team, what its messages gave, and who has what open; like
`bot.storage.tables`, whose rules hold here too.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.columns import Moment, Whole, metadata, of_journey, rest

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

# what a message of somebody gave, until nobody can edit it any more
errands = sa.Table(
    "errands",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    of_journey(),
    sa.Column("chat", Whole, nullable=False),
    sa.Column("message", Whole, nullable=False),
    sa.Column("person", Whole, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    rest(),
    sa.Index("ix_errands_message", "chat", "message"),
)

menus = sa.Table(
    "menus",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column(
        "post", sa.Text, sa.ForeignKey("posts.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("chat", Whole, nullable=False),
    sa.Column("topic", Whole),
    sa.Column("person", Whole, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("task", sa.Text, nullable=False),
    sa.Column("message", Whole),
    sa.Column("own", sa.Boolean, nullable=False),
    sa.Column("touched", sa.Boolean, nullable=False),
    sa.Column("until", Moment, nullable=False, index=True),
    sa.Index("ix_menus_chat_person", "chat", "person"),
)

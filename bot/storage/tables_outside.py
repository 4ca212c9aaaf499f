"""The tables of what goes on outside: jobs, accounts elsewhere, what was sent there.

Knows columns, keys and indices; must not know how they are filled.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.columns import Moment, Numbered, Whole, metadata, of_journey, rest

# what is done outside of any transaction, and which process is at it
jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", Numbered, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("person", Whole, nullable=False, index=True),
    of_journey(nullable=True, deferred=True),
    sa.Column("due", Moment, nullable=False, index=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("asked", sa.Integer, nullable=False),
    sa.Column("claimed_until", Moment),
    sa.Column("holder", sa.Text),
)

# what opens an account lies in `rest`, sealed
connections = sa.Table(
    "connections",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    of_journey(deferred=True),
    sa.Column("person", Whole, nullable=False, index=True),
    sa.Column("service", sa.Text, nullable=False),
    sa.Column("host", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    rest(),
    sa.UniqueConstraint("journey", "service"),
)

sent_tasks = sa.Table(
    "sent_tasks",
    metadata,
    sa.Column(
        "connection",
        sa.Text,
        sa.ForeignKey("connections.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    # no key to tasks: what was sent is known when the task is off the map, too
    sa.Column("task", sa.Text, primary_key=True),
    sa.Column("remote", sa.Text, nullable=False),
    rest(),
)

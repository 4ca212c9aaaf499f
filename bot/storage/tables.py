"""The tables. A landed migration is final: a change here needs a new one in `migrations/versions`.

Knows columns, keys and indices; must not know how they are filled.

A column of its own has what is searched, referred to or certain to stay; all other fields of a
part lie in `rest`, so a new question or a new field of a lane needs no migration. `pos` is in no
unique key: moving a stage gives two rows the same place for a moment.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from bot.storage.columns import Moment, Numbered, Whole, metadata, of_journey, partial, rest


def _part(name: str, *columns: sa.schema.SchemaItem) -> sa.Table:
    """A part of a journey: its id counts within its journey."""
    return sa.Table(
        name,
        metadata,
        of_journey(key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("pos", sa.Integer, nullable=False),
        *columns,
        rest(),
    )


def _parent() -> sa.Column[Any]:
    return sa.Column("parent", sa.Text, nullable=False)


def _in_stage() -> sa.ForeignKeyConstraint:
    """Checked at the commit, and without a cascade.

    An item that moves to another stage while its own goes away must not go with it.
    """
    return sa.ForeignKeyConstraint(
        ["journey", "parent"],
        ["stages.journey", "stages.id"],
        deferrable=True,
        initially="DEFERRED",
    )


people = sa.Table(
    "people",
    metadata,
    sa.Column("id", Whole, primary_key=True, autoincrement=False),
    sa.Column("chat", Whole, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("reachable", sa.Boolean, nullable=False),
    sa.Column("seen", Moment, nullable=False),
    # asked then that all of theirs goes; it does a day later
    sa.Column("leaving", Moment),
    rest(),
)
partial("ix_people_leaving", people.c.leaving, "leaving IS NOT NULL")

journeys = sa.Table(
    "journeys",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    # no key to people: a journey may be stored before its owner's row, and forgetting is explicit
    sa.Column("owner", Whole, nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("industry", sa.Text),
    sa.Column("created", Moment, nullable=False),
    sa.Column("updated", Moment, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("next_review", sa.Date),
    sa.Column("derived_from", sa.Text, index=True),
    sa.Column("archived", Moment),
    sa.Column("deleted", Moment),
    rest(),
)

personas = _part(
    "personas",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("catalogue", sa.Text),
)

stages = _part(
    "stages",
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("catalogue", sa.Text),
    sa.Column("derived_from", sa.Text),
)

items = _part(
    "items",
    _parent(),
    sa.Column("lane", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("persona", sa.Text),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("catalogue", sa.Text),
    sa.Column("derived_from", sa.Text),
    _in_stage(),
)

emotions = _part(
    "emotions",
    _parent(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("persona", sa.Text),
    sa.Column("level", sa.Double, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("catalogue", sa.Text),
    _in_stage(),
)

# its parent is a persona, an item or an emotion: no key can say that
evidence = _part(
    "evidence",
    _parent(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("date", sa.Date),
)

tasks = _part(
    "tasks",
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    # no key: a task outlives its stage as "not needed"
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("owner", sa.Text),
    sa.Column("due", sa.Date),
    sa.Column("done_at", Moment),
)
partial("ix_tasks_taken", tasks.c.journey, "owner IS NOT NULL")

# no key to the part: this is a copy of its words, kept by `bot.storage.searching`
searched = sa.Table(
    "searched",
    metadata,
    of_journey(key=True),
    sa.Column("part", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("words", sa.Text, nullable=False),
)

changes = sa.Table(
    "changes",
    metadata,
    of_journey(key=True),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("actor", Whole, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("changes", sa.JSON, nullable=False),
    sa.Column("undoes", sa.Integer),
)


prompts = sa.Table(
    "prompts",
    metadata,
    sa.Column("id", Numbered, primary_key=True),
    sa.Column("person", Whole, nullable=False, index=True),
    of_journey(nullable=True, deferred=True),
    sa.Column("open", sa.Boolean, nullable=False),
    sa.Column("at", Moment, nullable=False),
    rest(),
    sqlite_autoincrement=True,  # an old button must never meet a new question
)
partial("ix_prompts_one_open", prompts.c.person, "open", unique=True)

typed = sa.Table(
    "typed",
    metadata,
    sa.Column("chat", Whole, primary_key=True, autoincrement=False),
    sa.Column("message", Whole, primary_key=True, autoincrement=False),
    of_journey(deferred=True),
    sa.Column("at", Moment, nullable=False),
    rest(),
)

pictures = sa.Table(
    "pictures",
    metadata,
    sa.Column("bot", Whole, primary_key=True, autoincrement=False),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("file_id", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, index=True),
)

reminders = sa.Table(
    "reminders",
    metadata,
    sa.Column("id", Numbered, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("due", Moment, nullable=False),
    sa.Column("person", Whole, nullable=False, index=True),
    sa.Column("chat", Whole, nullable=False),
    of_journey(nullable=True, deferred=True),
    sa.Column("claimed_until", Moment),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("sent", Moment),
    sa.Column("holder", sa.Text),
    rest(),
)
partial("ix_reminders_waiting", reminders.c.due, "sent IS NULL")

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("id", Whole, primary_key=True, autoincrement=False),
    sa.Column("payload", sa.Text),
    sa.Column("person", Whole, index=True),
    sa.Column("applied", sa.Boolean, nullable=False),
    sa.Column("done", sa.Boolean, nullable=False),
    sa.Column("at", Moment, nullable=False),
    # the process that answers it; another one may take it over when that has no lease any more
    sa.Column("holder", sa.Text),
    # what a reply holds beside the screen, which can be made again at any time
    sa.Column("owed", sa.Text),
    # given up, and why; never what anybody wrote
    sa.Column("failed", sa.Text),
)
partial("ix_inbox_unfinished", inbox.c.id, "NOT done")

groups = sa.Table(
    "groups",
    metadata,
    sa.Column("chat", Whole, primary_key=True, autoincrement=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("here", sa.Boolean, nullable=False),
    # something there is still to be said: what the loop that posts looks for
    sa.Column("behind", sa.Boolean, nullable=False),
    sa.Column("holder", sa.Text),
    sa.Column("held_until", Moment),
    # the newest message there that we know of, and what was begun to be sent after it
    sa.Column("newest", Whole),
    sa.Column("sending", sa.Text),
    sa.Column("sending_after", Whole),
    rest(),
)
partial("ix_groups_behind", groups.c.chat, "behind")

# no key to groups: when a group becomes a supergroup its number changes
posts = sa.Table(
    "posts",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    of_journey(),
    sa.Column("chat", Whole, nullable=False, index=True),
    sa.Column("topic", Whole),
    sa.Column("by", Whole, nullable=False),
    sa.Column("closed", sa.Boolean, nullable=False),
    sa.Column("at", Moment, nullable=False),
    # taken out of its group then; for a day it can come back
    sa.Column("withdrawn", Moment),
)

post_messages = sa.Table(
    "post_messages",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("message", Whole),
    sa.Column("shown", sa.Text, nullable=False),
    sa.Column("mode", sa.Text, nullable=False),
    sa.Column("at", Moment),
    sa.Column("kept", sa.Text, nullable=False, server_default=""),
)

notes = sa.Table(
    "notes",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("chat", Whole, nullable=False, index=True),
    sa.Column("message", Whole),
    sa.Column("person", Whole),
    sa.Column("settled", sa.Boolean, nullable=False),
    sa.Column("at", Moment, nullable=False),
    rest(),
)

discarded = sa.Table(
    "discarded",
    metadata,
    sa.Column("chat", Whole, primary_key=True, autoincrement=False),
    sa.Column("message", Whole, primary_key=True, autoincrement=False),
    # of which list it was, and which of its messages
    sa.Column("post", sa.Text),
    sa.Column("name", sa.Text),
    # Telegram does not let it go any more: it is to say where its list is now
    sa.Column("stays", sa.Boolean, nullable=False, server_default=sa.false()),
)

invites = sa.Table(
    "invites",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    of_journey(),
    sa.Column("person", Whole, nullable=False),
    sa.Column("until", Moment, nullable=False),
)

timetables = sa.Table(
    "timetables",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True),
    rest(),
)

votes = sa.Table(
    "votes",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column(
        "post", sa.Text, sa.ForeignKey("posts.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("poll", sa.Text, index=True),
    sa.Column("open", sa.Boolean, nullable=False),
    rest(),
)
partial("ix_votes_one_open", votes.c.post, "open", unique=True)

# what was read in a person's latest file and waits for a tap
dropped = sa.Table(
    "dropped",
    metadata,
    sa.Column("person", Whole, primary_key=True, autoincrement=False),
    sa.Column("at", Moment, nullable=False),
    rest(),
)

# a copy of a map gets its own: each goes with its map
logos = sa.Table(
    "logos",
    metadata,
    of_journey(key=True),
    sa.Column("name", sa.Text, primary_key=True, index=True),
    sa.Column("png", sa.LargeBinary, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

shares = sa.Table(
    "shares",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("secret", sa.Text, nullable=False, unique=True),
    of_journey(deferred=True),
    sa.Column("person", Whole, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    rest(),
)

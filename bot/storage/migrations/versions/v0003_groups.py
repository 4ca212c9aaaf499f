"""Groups: the chats, the checklists posted there, their messages, questions, links."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = ("groups", "posts", "post_messages", "notes", "discarded", "invites")


def upgrade() -> None:
    _chats()
    _posts()
    _said()
    _invites()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


def _chats() -> None:
    op.create_table(
        "groups",
        _number("chat"),
        _text("title"),
        _text("language"),
        sa.Column("here", sa.Boolean, nullable=False),
        sa.Column("behind", sa.Boolean, nullable=False),
        _text("holder", nullable=True),
        _moment("held_until", nullable=True),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("chat", name="pk_groups"),
    )
    op.create_index(
        "ix_groups_behind",
        "groups",
        ["chat"],
        sqlite_where=sa.text("behind = 1"),
        postgresql_where=sa.text("behind"),
    )


def _posts() -> None:
    op.create_table(
        "posts",
        _text("id"),
        _text("journey"),
        _number("chat"),
        sa.Column("topic", sa.BigInteger),
        _number("by"),
        sa.Column("closed", sa.Boolean, nullable=False),
        _moment("at"),
        _of_journey("posts"),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
    )
    op.create_index("ix_posts_journey", "posts", ["journey"])
    op.create_index("ix_posts_chat", "posts", ["chat"])
    op.create_table(
        "post_messages",
        _text("post"),
        _text("name"),
        sa.Column("message", sa.BigInteger),
        _text("shown"),
        _text("mode"),
        _moment("at", nullable=True),
        sa.ForeignKeyConstraint(
            ["post"], ["posts.id"], name="fk_post_messages_post", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post", "name", name="pk_post_messages"),
    )


def _said() -> None:
    op.create_table(
        "notes",
        _text("id"),
        _number("chat"),
        sa.Column("message", sa.BigInteger),
        sa.Column("person", sa.BigInteger),
        sa.Column("settled", sa.Boolean, nullable=False),
        _moment("at"),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
    )
    op.create_index("ix_notes_chat", "notes", ["chat"])
    op.create_table(
        "discarded",
        _number("chat"),
        _number("message"),
        sa.PrimaryKeyConstraint("chat", "message", name="pk_discarded"),
    )


def _invites() -> None:
    op.create_table(
        "invites",
        _text("key"),
        _text("journey"),
        _number("person"),
        _moment("until"),
        _of_journey("invites"),
        sa.PrimaryKeyConstraint("key", name="pk_invites"),
    )
    op.create_index("ix_invites_journey", "invites", ["journey"])


def _of_journey(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["journey"], ["journeys.id"], name=f"fk_{table}_journey", ondelete="CASCADE"
    )


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=False, autoincrement=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)

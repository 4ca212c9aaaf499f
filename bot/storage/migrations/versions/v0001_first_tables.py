"""The first tables: people, maps with their parts and history, questions, inbox."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "people",
    "journeys",
    "personas",
    "stages",
    "items",
    "emotions",
    "evidence",
    "tasks",
    "changes",
    "prompts",
    "typed",
    "pictures",
    "inbox",
)


def upgrade() -> None:
    _people_and_journeys()
    _parts_of_a_map()
    _parts_of_a_stage()
    _history()
    _conversation()
    _inbox()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


def _people_and_journeys() -> None:
    op.create_table(
        "people",
        _number("id"),
        _number("chat"),
        _text("language"),
        sa.Column("reachable", sa.Boolean, nullable=False),
        _moment("seen"),
        _json("rest"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "journeys",
        _text("id"),
        _number("owner"),
        _text("title"),
        _text("language"),
        _text("industry", nullable=True),
        _moment("created"),
        _moment("updated"),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("next_review", sa.Date),
        _text("derived_from", nullable=True),
        _moment("deleted", nullable=True),
        _json("rest"),
        sa.PrimaryKeyConstraint("id", name="pk_journeys"),
    )
    op.create_index("ix_journeys_owner", "journeys", ["owner"])


def _parts_of_a_map() -> None:
    _part("personas", _text("name"), _text("origin"), _text("catalogue", nullable=True))
    _part(
        "stages",
        _text("title"),
        _text("origin"),
        _text("catalogue", nullable=True),
        _text("derived_from", nullable=True),
    )
    _part(
        "tasks",
        _text("rule"),
        _text("source"),
        _text("stage"),
        _text("text"),
        _text("status"),
        _text("owner", nullable=True),
        sa.Column("due", sa.Date),
        _moment("done_at", nullable=True),
    )
    _part("evidence", _text("parent"), _text("kind"), sa.Column("date", sa.Date))


def _parts_of_a_stage() -> None:
    _part(
        "items",
        _text("parent"),
        _text("lane"),
        _text("text"),
        _text("persona", nullable=True),
        _text("origin"),
        _text("catalogue", nullable=True),
        _text("derived_from", nullable=True),
        _in_stage("items"),
    )
    _part(
        "emotions",
        _text("parent"),
        _text("kind"),
        _text("persona", nullable=True),
        sa.Column("level", sa.Double, nullable=False),
        _text("origin"),
        _text("catalogue", nullable=True),
        _in_stage("emotions"),
    )


def _history() -> None:
    op.create_table(
        "changes",
        _text("journey"),
        sa.Column("revision", sa.Integer, nullable=False, autoincrement=False),
        _number("actor"),
        _moment("at"),
        _json("changes"),
        _of_journey("changes"),
        sa.PrimaryKeyConstraint("journey", "revision", name="pk_changes"),
    )
    op.create_index("ix_changes_actor", "changes", ["actor"])


def _conversation() -> None:
    op.create_table(
        "prompts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        _number("person"),
        _text("journey", nullable=True),
        sa.Column("open", sa.Boolean, nullable=False),
        _moment("at"),
        _json("rest"),
        _of_journey("prompts", deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id", name="pk_prompts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_prompts_person", "prompts", ["person"])
    op.create_index("ix_prompts_journey", "prompts", ["journey"])
    op.create_index(
        "ix_prompts_one_open",
        "prompts",
        ["person"],
        unique=True,
        sqlite_where=sa.text("open = 1"),
        postgresql_where=sa.text("open"),
    )
    op.create_table(
        "typed",
        _number("chat"),
        _number("message"),
        _text("journey"),
        _moment("at"),
        _json("rest"),
        _of_journey("typed", deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("chat", "message", name="pk_typed"),
    )
    op.create_index("ix_typed_journey", "typed", ["journey"])
    op.create_table(
        "pictures",
        _number("bot"),
        _text("key"),
        _text("file_id"),
        _moment("at"),
        sa.PrimaryKeyConstraint("bot", "key", name="pk_pictures"),
    )
    op.create_index("ix_pictures_at", "pictures", ["at"])


def _inbox() -> None:
    op.create_table(
        "inbox",
        _number("id"),
        _text("payload", nullable=True),
        sa.Column("person", sa.BigInteger),
        sa.Column("applied", sa.Boolean, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        _moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
    )
    op.create_index("ix_inbox_person", "inbox", ["person"])
    op.create_index(
        "ix_inbox_unfinished",
        "inbox",
        ["id"],
        sqlite_where=sa.text("done = 0"),
        postgresql_where=sa.text("NOT done"),
    )


def _part(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        _text("journey"),
        _text("id"),
        sa.Column("pos", sa.Integer, nullable=False),
        *columns,
        _json("rest"),
        _of_journey(name),
        sa.PrimaryKeyConstraint("journey", "id", name=f"pk_{name}"),
    )


def _of_journey(table: str, **how: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["journey"], ["journeys.id"], name=f"fk_{table}_journey", ondelete="CASCADE", **how
    )


def _in_stage(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["journey", "parent"],
        ["stages.journey", "stages.id"],
        name=f"fk_{table}_journey_parent",
        deferrable=True,
        initially="DEFERRED",
    )


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=False, autoincrement=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON, nullable=False)

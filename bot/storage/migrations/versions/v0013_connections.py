"""Jobs, and the accounts elsewhere that a map's tasks are sent to."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def _of_journey(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["journey"],
        ["journeys.id"],
        name=name,
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )


def upgrade() -> None:
    _make_jobs()
    _make_connections()
    _make_sent_tasks()


def _make_jobs() -> None:
    numbered = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "jobs",
        sa.Column("id", numbered, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("journey", sa.Text),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True)),
        sa.Column("holder", sa.Text),
        _of_journey("fk_jobs_journey"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.UniqueConstraint("key", name="uq_jobs_key"),
    )
    for column in ("person", "journey", "due"):
        op.create_index(f"ix_jobs_{column}", "jobs", [column])


def _make_connections() -> None:
    op.create_table(
        "connections",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("journey", sa.Text, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        _of_journey("fk_connections_journey"),
        sa.PrimaryKeyConstraint("id", name="pk_connections"),
        sa.UniqueConstraint("journey", "service", name="uq_connections_journey_service"),
    )
    for column in ("journey", "person"):
        op.create_index(f"ix_connections_{column}", "connections", [column])


def _make_sent_tasks() -> None:
    op.create_table(
        "sent_tasks",
        sa.Column("connection", sa.Text, nullable=False),
        sa.Column("task", sa.Text, nullable=False),
        sa.Column("remote", sa.Text, nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["connection"],
            ["connections.id"],
            name="fk_sent_tasks_connection",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("connection", "task", name="pk_sent_tasks"),
    )


def downgrade() -> None:
    for table in ("sent_tasks", "connections", "jobs"):
        op.drop_table(table)

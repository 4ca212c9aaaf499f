"""Reminders: what is to be said at a set time."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("journey", sa.Text),
        sa.Column("claimed_until", sa.DateTime(timezone=True)),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True)),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["journey"],
            ["journeys.id"],
            name="fk_reminders_journey",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
        sa.UniqueConstraint("key", name="uq_reminders_key"),
    )
    op.create_index("ix_reminders_journey", "reminders", ["journey"])
    op.create_index("ix_reminders_person", "reminders", ["person"])
    op.create_index(
        "ix_reminders_waiting",
        "reminders",
        ["due"],
        sqlite_where=sa.text("sent IS NULL"),
        postgresql_where=sa.text("sent IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("reminders")

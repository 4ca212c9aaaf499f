"""Surveys of customers, their waves and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _links()
    _waves()
    _answers()


def _links() -> None:
    op.create_table(
        "pulses",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("journey", sa.Text, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["journey"],
            ["journeys.id"],
            name="fk_pulses_journey",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pulses"),
        sa.UniqueConstraint("journey", name="uq_pulses_journey"),
        sa.UniqueConstraint("secret", name="uq_pulses_secret"),
        sa.UniqueConstraint("desk", name="uq_pulses_desk"),
    )


def _waves() -> None:
    op.create_table(
        "waves",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("pulse", sa.Text, nullable=False),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True)),
        sa.Column("salt", sa.Text),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["pulse"], ["pulses.id"], name="fk_waves_pulse", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_waves"),
    )
    op.create_index("ix_waves_pulse", "waves", ["pulse"])


def _answers() -> None:
    op.create_table(
        "pulse_answers",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("wave", sa.Text, nullable=False),
        sa.Column("mark", sa.Text),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message", sa.BigInteger),
        sa.Column("heard", sa.BigInteger),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["wave"], ["waves.id"], name="fk_pulse_answers_wave", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pulse_answers"),
    )
    for name in ("wave", "mark"):
        op.create_index(f"ix_pulse_answers_{name}", "pulse_answers", [name])
    where = sa.text("mark IS NOT NULL")
    op.create_index(
        "ix_pulse_answers_marked",
        "pulse_answers",
        ["at"],
        sqlite_where=where,
        postgresql_where=where,
    )


def downgrade() -> None:
    for name in ("pulse_answers", "waves", "pulses"):
        op.drop_table(name)

"""What teams said and showed below their lists, and their photos."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heard",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("journey", sa.Text, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("message", sa.BigInteger, nullable=False),
        sa.Column("album", sa.Text, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        _of_journey("heard"),
        sa.PrimaryKeyConstraint("id", name="pk_heard"),
    )
    op.create_index("ix_heard_journey", "heard", ["journey"])
    op.create_index("ix_heard_person", "heard", ["person"])
    op.create_index("ix_heard_message", "heard", ["chat", "message"])
    op.create_table(
        "photos",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("journey", sa.Text, nullable=False),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("heard", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        _of_journey("photos"),
        sa.PrimaryKeyConstraint("id", name="pk_photos"),
    )
    for column in ("journey", "person", "heard"):
        op.create_index(f"ix_photos_{column}", "photos", [column])


def _of_journey(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["journey"], ["journeys.id"], name=f"fk_{table}_journey", ondelete="CASCADE"
    )


def downgrade() -> None:
    op.drop_table("photos")
    op.drop_table("heard")

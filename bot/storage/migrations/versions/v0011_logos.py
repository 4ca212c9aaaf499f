"""Logos, kept beside their maps."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "logos",
        sa.Column("journey", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("png", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["journey"], ["journeys.id"], name="fk_logos_journey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("journey", "name", name="pk_logos"),
    )
    op.create_index("ix_logos_name", "logos", ["name"])


def downgrade() -> None:
    op.drop_table("logos")

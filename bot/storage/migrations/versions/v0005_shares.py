"""Links by which others look at maps."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("journey", sa.Text, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["journey"],
            ["journeys.id"],
            name="fk_shares_journey",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_shares"),
        sa.UniqueConstraint("secret", name="uq_shares_secret"),
    )
    op.create_index("ix_shares_journey", "shares", ["journey"])
    op.create_index("ix_shares_person", "shares", ["person"])


def downgrade() -> None:
    op.drop_table("shares")

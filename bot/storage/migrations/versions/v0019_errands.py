"""What messages in a team gave: tasks in a line each."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "errands",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("journey", sa.Text, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("message", sa.BigInteger, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["journey"], ["journeys.id"], name="fk_errands_journey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_errands"),
    )
    op.create_index("ix_errands_journey", "errands", ["journey"])
    op.create_index("ix_errands_person", "errands", ["person"])
    op.create_index("ix_errands_message", "errands", ["chat", "message"])


def downgrade() -> None:
    op.drop_table("errands")

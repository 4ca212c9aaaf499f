"""What was read in somebody's file waits until it is taken or left."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dropped",
        sa.Column("person", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_dropped"),
    )


def downgrade() -> None:
    op.drop_table("dropped")

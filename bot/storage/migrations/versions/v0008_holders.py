"""Who is at an update and for how long, what is owed for it, and why it was given up."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ADDED = ("holder", "owed", "failed")


def upgrade() -> None:
    for name in _ADDED:
        op.add_column("inbox", sa.Column(name, sa.Text))
    op.create_table(
        "leases",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def downgrade() -> None:
    op.drop_table("leases")
    for name in _ADDED:
        op.drop_column("inbox", name)

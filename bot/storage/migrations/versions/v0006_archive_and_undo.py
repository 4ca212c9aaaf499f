"""The archive of maps, copies found by what they come from, and what a change takes back."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("journeys", sa.Column("archived", sa.DateTime(timezone=True)))
    op.create_index("ix_journeys_derived_from", "journeys", ["derived_from"])
    op.add_column("changes", sa.Column("undoes", sa.Integer))


def downgrade() -> None:
    op.drop_column("changes", "undoes")
    op.drop_index("ix_journeys_derived_from", "journeys")
    op.drop_column("journeys", "archived")

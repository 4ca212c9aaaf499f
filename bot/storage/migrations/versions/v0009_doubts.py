"""What was being sent in a group when nobody came back to note it; who is saying a reminder."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("newest", sa.BigInteger))
    op.add_column("groups", sa.Column("sending", sa.Text))
    op.add_column("groups", sa.Column("sending_after", sa.BigInteger))
    op.add_column("reminders", sa.Column("holder", sa.Text))


def downgrade() -> None:
    op.drop_column("reminders", "holder")
    for name in ("sending_after", "sending", "newest"):
        op.drop_column("groups", name)

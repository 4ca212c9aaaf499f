"""Which tasks a list's message shows, so that none moves under a thumb."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("post_messages", sa.Column("kept", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("post_messages", "kept")

"""Lists that were taken out and can come back, old messages that stay, people who are leaving."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("posts", sa.Column("withdrawn", sa.DateTime(timezone=True)))
    op.add_column("discarded", sa.Column("post", sa.Text))
    op.add_column("discarded", sa.Column("name", sa.Text))
    stays = sa.Column("stays", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("discarded", stays)
    op.add_column("people", sa.Column("leaving", sa.DateTime(timezone=True)))
    told = sa.text("leaving IS NOT NULL")
    op.create_index(
        "ix_people_leaving", "people", ["leaving"], sqlite_where=told, postgresql_where=told
    )


def downgrade() -> None:
    op.drop_index("ix_people_leaving", "people")
    op.drop_column("people", "leaving")
    for name in ("stays", "name", "post"):
        op.drop_column("discarded", name)
    op.drop_column("posts", "withdrawn")

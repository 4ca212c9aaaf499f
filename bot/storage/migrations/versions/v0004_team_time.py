"""What a team has set for a posted list, its votes, and whose tasks are taken."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "timetables",
        sa.Column("post", sa.Text, nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        _of_post("timetables"),
        sa.PrimaryKeyConstraint("post", name="pk_timetables"),
    )
    op.create_table(
        "votes",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("post", sa.Text, nullable=False),
        sa.Column("poll", sa.Text),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("rest", sa.JSON, nullable=False),
        _of_post("votes"),
        sa.PrimaryKeyConstraint("id", name="pk_votes"),
    )
    op.create_index("ix_votes_post", "votes", ["post"])
    op.create_index("ix_votes_poll", "votes", ["poll"])
    _index("ix_votes_one_open", "votes", "post", unique=True, sqlite="open = 1", others="open")
    taken = "owner IS NOT NULL"
    _index("ix_tasks_taken", "tasks", "journey", unique=False, sqlite=taken, others=taken)


def downgrade() -> None:
    op.drop_index("ix_tasks_taken", "tasks")
    op.drop_table("votes")
    op.drop_table("timetables")


def _of_post(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["post"], ["posts.id"], name=f"fk_{table}_post", ondelete="CASCADE"
    )


def _index(name: str, table: str, column: str, *, unique: bool, sqlite: str, others: str) -> None:
    op.create_index(
        name,
        table,
        [column],
        unique=unique,
        sqlite_where=sa.text(sqlite),
        postgresql_where=sa.text(others),
    )

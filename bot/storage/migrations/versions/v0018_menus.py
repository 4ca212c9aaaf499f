"""Menus that one member of a group has open."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "menus",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("post", sa.Text, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("topic", sa.BigInteger),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("task", sa.Text, nullable=False),
        sa.Column("message", sa.BigInteger),
        sa.Column("own", sa.Boolean, nullable=False),
        sa.Column("touched", sa.Boolean, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["post"], ["posts.id"], name="fk_menus_post", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_menus"),
    )
    op.create_index("ix_menus_post", "menus", ["post"])
    op.create_index("ix_menus_until", "menus", ["until"])
    op.create_index("ix_menus_chat_person", "menus", ["chat", "person"])


def downgrade() -> None:
    op.drop_table("menus")

"""The words of every place of a map, so that all maps of a person are searched at once."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_MANY = 1000
"""Rows that are written at a time."""

_searched = sa.table("searched", *map(sa.column, ("journey", "part", "id", "words")))


def upgrade() -> None:
    op.create_table(
        "searched",
        sa.Column("journey", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["journey"], ["journeys.id"], name="fk_searched_journey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("journey", "part", "id", name="pk_searched"),
    )
    _fill("stage", "stages", "title")
    _fill("item", "items", "text")
    _fill("emotion", "emotions", "note")


def downgrade() -> None:
    op.drop_table("searched")


def _fill(part: str, table: str, field: str) -> None:
    """Writes down the words of what is there already."""
    held = sa.column("rest", sa.JSON) if field == "note" else sa.column(field)
    rows = op.get_bind().execute(
        sa.select(sa.column("journey"), sa.column("id"), held).select_from(sa.table(table))
    )
    while some := rows.fetchmany(_MANY):
        records = [
            {"journey": journey, "part": part, "id": row_id, "words": _written(text)}
            for journey, row_id, value in some
            if (text := value if isinstance(value, str) else value.get("note"))
        ]
        if records:
            op.bulk_insert(_searched, records)


def _written(text: str) -> str:
    """As `journey.search.written` did when this was landed."""
    alike = str.maketrans({"ё": "е", "й": "и", "’": None, "'": None})
    words = re.findall(r"[^\W_]+", text.casefold().translate(alike))
    return f" {' '.join(dict.fromkeys(words))} "

"""The tables of customers' surveys; what holds for `bot.storage.tables` holds here.

Nothing in them is anybody's number or name: see `journey.pulse.secrecy`.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.columns import Moment, Whole, metadata, of_journey, partial, rest

pulses = sa.Table(
    "pulses",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    of_journey(sole=True, deferred=True),
    sa.Column("secret", sa.Text, nullable=False, unique=True),
    sa.Column("desk", sa.Text, nullable=False, unique=True),
    sa.Column("at", Moment, nullable=False),
)

waves = sa.Table(
    "waves",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column(
        "pulse", sa.Text, sa.ForeignKey("pulses.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("opened", Moment, nullable=False),
    sa.Column("closed", Moment),
    # what marks are made with; it goes when the wave ends
    sa.Column("salt", sa.Text),
    rest(),
)

pulse_answers = sa.Table(
    "pulse_answers",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column(
        "wave", sa.Text, sa.ForeignKey("waves.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("mark", sa.Text, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("message", Whole),
    sa.Column("heard", Whole),
    rest(),
)
partial("ix_pulse_answers_marked", pulse_answers.c.at, "mark IS NOT NULL")

"""Every limit in one place: texts, engine, import and tests read them here."""

from typing import Final

STAGES_MIN: Final = 1
STAGES_MAX: Final = 12
"""Stages of one journey: more cannot be read on a phone."""

ITEMS_MAX: Final = 12
"""Items in one cell (a stage's lane)."""

ITEM_CHARS: Final = 300
"""Characters of one item, a note, a persona's sentence."""

TITLE_CHARS: Final = 80
"""Characters of a title: of a journey, a stage, a persona's name."""

PERSONAS_MAX: Final = 6
EVIDENCE_MAX: Final = 50
"""Evidence records on one item."""

TASKS_MAX: Final = 400
"""Tasks kept with one journey, removed and vanished ones included."""

TASKS_A_STAGE: Final = 7
FIND_OUT_A_STAGE: Final = 2
"""Of a stage's tasks, at most this many only ask to find something out."""

TOP_TASKS: Final = 3
"""Tasks shown first."""

JOURNEYS_MAX: Final = 50
"""Journeys one person may keep."""

DRAWINGS_A_MINUTE: Final = 6
"""Drawings one person may ask for in a minute."""

DELETED_DAYS: Final = 30
"""Days during which a deleted journey can be brought back."""

COUNT_MAX: Final = 1_000_000_000
"""The largest count of people, answers, revisions: what every database can hold."""

FILE_BYTES: Final = 2_000_000
"""Size of a journey file that is read."""

FILE_DEPTH: Final = 12
"""Nesting of a journey file that is read; the format itself needs 7."""

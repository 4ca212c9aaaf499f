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

TASKS_A_STAGE: Final = 4
"""What the rules put before anybody on one stage: more is put off as a whole."""
OWN_TASKS_A_STAGE: Final = 7
"""… where people told pains and ideas in their own words: none of those goes without a task."""
STAGE_TASKS_MAX: Final = 24
"""Tasks of a stage with those that people added."""

FIGURES_MAX: Final = 60
"""Figures of one series that are kept; the oldest give way: a week's count for a year and more."""

HOLDERS_MAX: Final = 50
"""People who each do one task."""

ERRAND_LINES: Final = 10
"""Tasks that one message may give."""

TEAMMATES_MAX: Final = 100
"""Members of one group that are known by name; whoever was seen longest ago gives way."""

COMMENTS_MAX: Final = 20
"""Comments kept beside a task; the oldest give way."""

WALK_QUESTIONS: Final = 4
"""Questions of a test walk on one stage: more would not be a walk any more."""

WALK_MAX: Final = STAGES_MAX * WALK_QUESTIONS

QUERY_CHARS: Final = 100
"""Characters of a search that count; more say nothing new."""

HITS_MAX: Final = 400
"""Hits among all maps of a person; who gets more is asked for another word."""

LINES_MAX: Final = 10 * HITS_MAX
"""Places that are looked at for them: most begin like the words that are meant and are others."""

PUT_OFF_MAX: Final = 100
"""Things to check that one person may put off at a time."""

LAST_FILES_MAX: Final = 8
"""Kinds of files that one took last: the menu begins with them."""

TOP_TASKS: Final = 3
"""Tasks shown first."""

JOURNEYS_MAX: Final = 50
"""Journeys one person may keep."""

SHARES_MAX: Final = 10
"""Open links to one map."""

PULSE_ANSWERS_MAX: Final = 5000
"""Answers of one wave of a survey: more make no margin narrower that anybody would notice."""
PULSE_WORDS_CHARS: Final = 1000
"""Characters of a customer's message."""
PULSE_WORDS_MAX: Final = 12
"""Messages of one customer that are kept."""
WAVES_MAX: Final = 24
"""Waves of one map's survey: two years, one a month. The oldest gives way."""

DRAWINGS_A_MINUTE: Final = 6
"""Drawings one person may ask for in a minute."""

DELETED_DAYS: Final = 30
"""Days during which a deleted journey can be brought back."""

COUNT_MAX: Final = 1_000_000_000
"""The largest count of people, answers, revisions: what every database can hold."""

TRAIL_MAX: Final = 24
"""Steps that «Назад» goes back the way one came; beyond them it follows the map's order."""

VALUE_MAX: Final = 1e12
"""The largest number that is taken for a metric's value."""

DIGITS_MAX: Final = 15
"""Digits of a number that a float keeps."""

DROPPED_BYTES: Final = 20 * 1024 * 1024
"""Size of a file that is fetched from a chat: what Telegram hands to a bot."""

PICTURE_BYTES: Final = 10_000_000
"""Size of a picture that is taken for a logo."""

PICTURE_PIXELS: Final = 16_000_000
"""Pixels of it that are decoded at most; a photo is decoded smaller at once."""

LOGO_BYTES: Final = 40_000
"""Size of what is kept of it."""

LOGOS_MAX: Final = 5
"""Logos kept with one map, so that a change of them can be taken back."""

FILE_BYTES: Final = 2_000_000
"""Size of a journey file that is read."""

FILE_DEPTH: Final = 12
"""Nesting of a journey file that is read; the format itself needs 11."""

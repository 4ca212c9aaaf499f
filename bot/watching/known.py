"""All that is counted, each in one place. Names are a promise: whoever watches writes them down.

Knows what each means; must not know who counts. No label holds anything that people typed or are
called, and each has few values.
"""

from __future__ import annotations

from typing import Final

from bot.watching.meters import Counter, Gauge, Histogram, Meter

UPDATES: Final = Counter("tropa_updates_total", "Updates that came in, by kind.", "kind")
FIRST_ANSWER: Final = Histogram(
    "tropa_first_answer_seconds", "From an update's arrival to the first call that answers it."
)
WAITING: Final = Gauge("tropa_updates_waiting", "Updates that wait or are being answered.")
OWED: Final = Gauge("tropa_replies_owed", "Replies that Telegram did not take yet.")
OWED_TRIES: Final = Counter("tropa_owed_tries_total", "Tries to send what is owed.")
GIVEN_UP: Final = Counter("tropa_dead_letters_total", "Updates that were given up.")
DRAWING: Final = Histogram("tropa_drawing_seconds", "What a drawing took, without the queue.")
DRAWING_WAIT: Final = Histogram("tropa_drawing_wait_seconds", "Waits for a drawing's turn.")
DRAWING_FAILED: Final = Counter("tropa_drawings_failed_total", "Drawings that came to nothing.")
DRAWING_QUEUE: Final = Gauge("tropa_drawings_waiting", "Drawings that wait for their turn.")
LIMITER: Final = Histogram(
    "tropa_limiter_wait_seconds", "Waits before a call, so that Telegram need not ask for them."
)
API: Final = Counter("tropa_api_calls_total", "Calls of the Bot API, each try.", "method")
API_TOOK: Final = Histogram("tropa_api_seconds", "What they took, but for the long poll.")
API_FAILED: Final = Counter(
    "tropa_api_errors_total", "Calls that failed, by HTTP status or `network`.", "method", "status"
)
TOLD_TO_WAIT: Final = Counter("tropa_api_retry_after_total", "429: Telegram asked to wait.")
API_TRIES: Final = Counter("tropa_api_retries_total", "Calls that were made again.", "method")
REMINDERS: Final = Counter("tropa_reminders_total", "Reminders, by what became of them.", "outcome")
JOBS: Final = Counter(
    "tropa_jobs_total", "Slow and outside work, by kind and outcome.", "kind", "outcome"
)
BACKUPS: Final = Counter("tropa_backups_total", "Daily copies of the database.", "outcome")
BACKUP: Final = Gauge("tropa_backup_timestamp_seconds", "When the newest of them was made.")
ON_DUTY: Final = Gauge("tropa_on_duty", "1: this process takes updates; 0: another one does.")
LEASES: Final = Counter(
    "tropa_leases_total", "Leases of this process, by what became of them.", "outcome"
)
DATABASE: Final = Histogram(
    "tropa_database_seconds", "Transactions with the wait for them, by what they are for.", "what"
)
UNAVAILABLE: Final = Counter(
    "tropa_database_unavailable_total", "Transactions that failed in passing."
)
MEMORY: Final = Gauge("tropa_resident_bytes", "Memory, by process.", "process")
LAG: Final = Gauge(
    "tropa_loop_lag_seconds", "The longest delay of the loop since it was asked last."
)
INFO: Final = Gauge("tropa_info", "Which version this is, and how updates come.", "version", "by")

EVERY: Final[tuple[Meter, ...]] = (
    INFO, UPDATES, FIRST_ANSWER, WAITING, OWED, OWED_TRIES, GIVEN_UP, DRAWING, DRAWING_WAIT,
    DRAWING_FAILED, DRAWING_QUEUE, LIMITER, API, API_TOOK, API_FAILED, TOLD_TO_WAIT, API_TRIES,
    REMINDERS, JOBS, BACKUPS, BACKUP, ON_DUTY, LEASES, DATABASE, UNAVAILABLE, MEMORY, LAG,
)  # fmt: skip

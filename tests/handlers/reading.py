"""Files in a chat without Telegram: kept by their file_id, read by the real readers."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.reading.outcome import Outcome
from bot.reading.reception import refused
from bot.reading.worker import answer
from handlers.events import SentFile
from journey.dropped import Found
from journey.errors import Rejected


@dataclass
class Read:
    """What was sent, by its file_id, read by the real readers without their process."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def keep(self, content: bytes) -> str:
        file_id = f"file-{len(self.kept)}"
        self.kept[file_id] = content
        return file_id

    async def read(self, file: SentFile) -> Found | Rejected:
        outcome = Outcome.model_validate_json(answer(file.called, self.kept[file.file]))
        return outcome.found or refused(outcome)

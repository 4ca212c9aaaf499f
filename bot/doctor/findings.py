"""One thing that was looked at. Knows how it is written down; must not know what is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How it is."""

    OK = "ok"
    NOTE = "note"
    """The bot runs; somebody should know all the same."""
    FAULT = "FAULT"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    grade: Grade
    what: str
    said: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{self.grade:<6} {self.what}: {self.said}"
        return f"{line}\n       → {self.remedy}" if self.remedy else line


def ok(what: str, said: str) -> Finding:
    return Finding(Grade.OK, what, said)


def note(what: str, said: str, remedy: str = "") -> Finding:
    return Finding(Grade.NOTE, what, said, remedy)


def fault(what: str, said: str, remedy: str) -> Finding:
    return Finding(Grade.FAULT, what, said, remedy)

"""What is said about the bot itself. What was open before stands behind the name."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import TEXT, like, usually, word
from handlers.pages.page import Act, Page, Sort, takes

BEFORE: Final = usually(like("before", "(?s:.+)", rest=True), "")
"""The view that one comes back to."""

HELP: Final = Page("help", takes(BEFORE), Sort.BESIDE)
TOPICS: Final = ("make", "read", "mend", "tasks", "team", "guests", "files", "commands")
"""What help is asked about, in the order of the way through the bot."""
ALL: Final = "all"
"""In place of a topic: what topics there are."""

TOPIC: Final = Page("topic", takes(word("topic", TOPICS), BEFORE), Sort.BESIDE)
LANGUAGE: Final = Page("language", takes(BEFORE), Sort.BESIDE)
PRIVACY: Final = Page("privacy", takes(BEFORE), Sort.BESIDE)
FORGET: Final = Page("forget", takes())
LEAVING: Final = Page("leaving", takes())
"""All of theirs goes when a day is over: whatever they do, they see this."""

TELL: Final = Act("topic", takes(word("topic", (ALL, *TOPICS))))
"""An act, since what one comes back to would not go into a button beside it."""
SPEAK: Final = Act("language", takes(TEXT))
FORGET_ALL: Final = Act("forget", takes())
FORGET_NOW: Final = Act("forgetnow", takes())
"""Without waiting for the day to be over."""
STAY: Final = Act("stay", takes())
"""They thought better of it: all of it is back."""
EXPORT: Final = Act("export", takes())

"""What a map answers about a business: four groups of questions, and papers made of it."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, PAGE, TASK
from handlers.pages.page import Act, Page, takes

ASKED: Final = Page("asked", takes(MAP))
"""The way to all of them."""
CUSTOMER: Final = Page("customer", takes(MAP))
RESOURCES: Final = Page("resources", takes(MAP))
PRODUCT: Final = Page("product", takes(MAP))
PROFIT: Final = Page("profit", takes(MAP))
BUDGET: Final = Page("budget", takes(MAP, PAGE))
"""What is to be done, and the sums that were typed."""
SUM: Final = Page("sum", takes(MAP, TASK))
"""Waits for the sum of one task."""
BRIEF: Final = Page("brief", takes(MAP))
"""The map in one page, for whoever decides."""
TOPICS: Final = Page("topics", takes(MAP, PAGE))
"""Customers' questions as topics to write about."""

CLEAR_SUM: Final = Act("nosum", takes(MAP, TASK))

"""What a map answers about a business: four groups of questions, and papers made of it."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, PAGE
from handlers.pages.page import Page, takes

ASKED: Final = Page("asked", takes(MAP))
"""The way to all of them."""
CUSTOMER: Final = Page("customer", takes(MAP))
RESOURCES: Final = Page("resources", takes(MAP))
PRODUCT: Final = Page("product", takes(MAP))
PROFIT: Final = Page("profit", takes(MAP))
TOPICS: Final = Page("topics", takes(MAP, PAGE))
"""Customers' questions as topics to write about."""

"""A map's tasks sent straight into a program of tasks."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, maybe, named
from handlers.pages.page import Act, Page, takes
from journey.accounts import Wrong
from journey.connections import Service

SERVICE: Final = named("service", Service)
WRONG: Final = maybe(named("wrong", Wrong))

SENDING: Final = Page("sending", takes(MAP))
CONNECT: Final = Page("connect", takes(MAP, SERVICE, WRONG))
"""Waits for an address with its key; why the last one was none."""

SEND: Final = Act("sendtasks", takes(MAP, SERVICE))
CUT: Final = Act("cutoff", takes(MAP, SERVICE))

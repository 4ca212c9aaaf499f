"""The catalogues that come with the bot, read once a process, whoever asks for them.

Knows that there is one set of them; must not know what stands in it.
"""

from __future__ import annotations

from functools import cache

from locales.industries import IndustryFiles


@cache
def catalogues() -> IndustryFiles:
    return IndustryFiles()

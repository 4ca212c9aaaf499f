"""The migrations, from the first tables on; `bot.storage.upgrading` runs them.

A migration knows only itself: it names its tables as they were then and imports none of ours.
A landed one is never changed.
"""

"""The composition root: everything that touches the outside world."""

from bot.runtime import lean

lean.install()

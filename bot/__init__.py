"""The composition root: everything that touches the outside.

Knows only which version this is, and how aiogram is imported wherever it will be.
"""

from bot.runtime import lean

lean.install()


def version() -> str:
    """The installed version; a tree that nobody installed has none."""
    from importlib import metadata

    try:
        return metadata.version("tropa")
    except metadata.PackageNotFoundError:
        return "(not installed)"

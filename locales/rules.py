"""Reads how a language writes: one file each, `<language>/rules.toml`.

Knows where the files lie; must not know what is read by them: the shape is `journey.language`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from journey.language import Language, Rules
from locales.folders import FALLBACK, languages


@cache
def rules(language: str) -> Rules:
    """The rules of a language; English ones where it has no file, or a broken one."""
    own = _read(language) or _read(FALLBACK)
    if own is None:
        raise FileNotFoundError(f"{FALLBACK}/rules.toml")
    others = (_read(other) for other in languages() if other != language)
    return Rules(own, (own, *(one for one in others if one is not None and one is not own)))


@cache
def _read(language: str) -> Language | None:
    if language not in languages():
        return None
    source = files("locales") / language / "rules.toml"
    if not source.is_file():
        return None
    try:
        return Language.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except ValueError as broken:  # not TOML, not UTF-8, or not our shape
        if language == FALLBACK:
            raise
        import structlog  # late, as in `texts`

        log = structlog.get_logger()
        log.warning("English rules stand in for a language", language=language, why=str(broken))
        return None

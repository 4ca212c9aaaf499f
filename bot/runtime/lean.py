"""aiogram's schemas are built one by one, when each is first used, instead of all at import.

aiogram defers the schemas of its types, then rebuilds every one of them at the end of
`aiogram.types`: 444, of which a bot uses some forty. Here those calls are left out, and each
module of the types is given the names that they stood for; pydantic then builds a schema at its
first use. Those of the methods, 185, are told to be deferred as well.

`install` is called when `bot` is imported, before anything can import aiogram, and costs nothing
until then. Versions that were not tried, and a first schema that does not come out, lead to the
ordinary import: `ordinary` says why. Knows aiogram's and pydantic's import only; imports neither.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any, Final

TYPES: Final = "aiogram.types"
METHODS: Final = "aiogram.methods.base"
TRIED: Final = {"aiogram": ("3.31",), "pydantic": ("2.12", "2.13")}
"""The minor versions that were tried."""

ordinary: str | None = None
"""Why aiogram was imported as ever; None: it was not, or not yet."""

Rebuild = Callable[[], object]


def install() -> None:
    """From now on `aiogram.types` is imported lean, unless it was imported already."""
    if TYPES not in sys.modules and not any(isinstance(one, _Finder) for one in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Finds two modules, as the ordinary finder does, and loads them in our way."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        loader = _LOADERS.get(fullname)
        spec = loader and PathFinder.find_spec(fullname, path, target)
        if loader and spec and isinstance(spec.loader, SourceFileLoader):
            spec.loader = loader(spec.loader.name, spec.loader.path)
        return spec or None


class _Types(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        global ordinary  # noqa: PLW0603 - told once a process, read where there is a log
        ordinary = _untried()
        if ordinary is not None:
            super().exec_module(module)
            return
        with _rebuilding_left_out() as left_out:
            super().exec_module(module)
        _name_all(module)
        if not module.Update.model_rebuild(raise_errors=False):
            ordinary = "the first schema did not come out"
            for rebuild in left_out:
                rebuild()


class _Methods(SourceFileLoader):
    """Imported behind the types, which it needs."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        if ordinary is None:
            module.TelegramMethod.model_config["defer_build"] = True


_LOADERS: Final = {TYPES: _Types, METHODS: _Methods}


def _untried() -> str | None:
    """The version that was not tried."""
    found = {
        "aiogram": import_module("aiogram.__meta__").__version__,
        "pydantic": import_module("pydantic").VERSION,
    }
    return next(
        (
            f"{name} {version} was not tried"
            for name, version in found.items()
            if ".".join(version.split(".")[:2]) not in TRIED[name]
        ),
        None,
    )


@contextmanager
def _rebuilding_left_out() -> Iterator[list[Rebuild]]:
    """Within the block aiogram's classes are not rebuilt; gives what would have been done."""
    model: Any = import_module("pydantic").BaseModel
    given: Any = model.__dict__["model_rebuild"]
    left_out: list[Rebuild] = []

    def rebuild(cls: Any, /, **options: Any) -> Any:
        now = partial(given.__func__, cls, **options)
        if "_types_namespace" not in options or not cls.__module__.startswith("aiogram."):
            return now()
        left_out.append(now)
        return None

    model.model_rebuild = classmethod(rebuild)
    try:
        yield left_out
    finally:
        model.model_rebuild = given


def _name_all(types: ModuleType) -> None:
    """What the rebuilding would have said: the names that are written without being imported.

    They are given to the modules, not to the classes: so they are known wherever a type stands
    inside another, and nothing of pydantic's own is touched.
    """
    names = {name: getattr(types, name) for name in types.__all__}
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{TYPES}."):
            for word, meant in names.items():
                module.__dict__.setdefault(word, meant)

"""What mypy is told about `Frozen.with_`: its arguments are the fields of the value before it.

A plugin of mypy, named in pyproject.toml; it runs while types are checked and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from mypy.nodes import ARG_NAMED_OPT, Var
from mypy.plugin import MethodSigContext, Plugin
from mypy.types import AnyType, FunctionLike, Instance, TypeOfAny, get_proper_type

_FIELDS: Final = "pydantic-mypy-metadata"
"""Where pydantic's own plugin leaves what it found in a model."""


class Changes(Plugin):
    """Gives `with_` the signature of each model."""

    def get_method_signature_hook(
        self, fullname: str
    ) -> Callable[[MethodSigContext], FunctionLike] | None:
        return _fields if fullname.endswith(".with_") else None


def _fields(context: MethodSigContext) -> FunctionLike:
    one = get_proper_type(context.type)
    signature = context.default_signature
    if not isinstance(one, Instance) or _FIELDS not in one.type.metadata:
        context.api.fail("with_ is checked on models only: name the type", context.context)
        return signature
    names = [*one.type.metadata[_FIELDS]["fields"]]
    nodes = [found.node if (found := one.type.get(name)) else None for name in names]
    return signature.copy_modified(
        arg_types=[
            node.type if isinstance(node, Var) and node.type else AnyType(TypeOfAny.special_form)
            for node in nodes
        ],
        arg_kinds=[ARG_NAMED_OPT] * len(names),
        arg_names=names,
        ret_type=one,
    )


def plugin(_version: str) -> type[Plugin]:
    """Where mypy enters."""
    return Changes

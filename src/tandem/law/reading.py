"""Reading YAML strictly: exact decimals, no key twice, no surprising types."""

import re
from collections.abc import Hashable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

try:
    from yaml import CSafeLoader as SafeLoader  # three times as fast, where it was built
except ImportError:  # pragma: no cover
    from yaml import SafeLoader  # type: ignore[assignment]

_FLOAT: Final = "tag:yaml.org,2002:float"
_INT: Final = "tag:yaml.org,2002:int"
_BOOL: Final = "tag:yaml.org,2002:bool"


class _Strict(SafeLoader):
    """A safe loader that keeps 0.10 as it stands and refuses a key that comes twice."""


def _decimal(loader: _Strict, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


def _whole(loader: _Strict, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    if not text.lstrip("-").isdigit():  # YAML 1.1 would read 20:00 as 1200
        raise yaml.constructor.ConstructorError(None, None, f"write {text} between quotes", node.start_mark)
    return int(text)


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[str] = set()
    for name, _ in node.value:
        if name.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"{name.value} comes twice", name.start_mark)
        seen.add(name.value)
    return loader.construct_mapping(node, deep=True)


# YAML 1.1 reads on, off, yes and no as booleans; here only true and false are.
_Strict.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}
_Strict.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), ["t", "f"])
_Strict.add_constructor(_FLOAT, _decimal)
_Strict.add_constructor(_INT, _whole)
_Strict.add_constructor("tag:yaml.org,2002:map", _mapping)


def read(path: Path, mistakes: list[str]) -> dict[str, Any]:
    """The mapping in this file; a file that is no mapping adds a mistake and gives an empty one."""
    try:
        held = yaml.load(path.read_text(encoding="utf-8"), Loader=_Strict)  # noqa: S506 - a SafeLoader of our own
    except (yaml.YAMLError, ValueError, ArithmeticError) as error:  # a day or number that cannot be
        mistakes.append(f"{path.name}: {' '.join(str(error).split())}")
        return {}
    if not isinstance(held, dict):
        mistakes.append(f"{path.name}: found no mapping at the top, needed one")
        return {}
    return held

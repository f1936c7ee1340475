"""The house as the tests see it: its files, the order of its storeys and rooms, its tables."""

import ast
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"


@dataclass(frozen=True)
class Source:
    """One Python file: where it stands, what it is called when imported, what it says."""

    path: str
    module: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """What it says, parsed when somebody asks: most runs want the names only."""
        return ast.parse(self.text)

    def is_in(self, *modules: str) -> bool:
        """Whether this file is one of these modules or lies below one."""
        return any(self.module == name or self.module.startswith(f"{name}.") for name in modules)

    def has_part(self, *names: str) -> bool:
        """Whether one of these words is a part of its dotted name: a floor, or a package."""
        return bool(set(names) & set(self.module.split(".")))


def written(code: str, *, module: str = "tandem.journey.example.rules") -> Source:
    """A file that stands in no folder: the bad example by which a check proves that it can fail."""
    return Source(path=f"{module.replace('.', '/')}.py", module=module, text=code)


@cache
def sources(*, migrations: bool = False) -> tuple[Source, ...]:
    """Every Python file of the product."""
    return tuple(_read(path, base=SRC) for path in _files(SRC) if migrations or "migrations" not in path.parts)


@cache
def workshop() -> tuple[Source, ...]:
    """Every Python file around the product: tests, tools, benchmarks."""
    return tuple(_read(path, base=ROOT) for name in ("tests", "tools", "benchmarks") for path in _files(ROOT / name))


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts)


def _read(path: Path, *, base: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    name = ".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__")
    return Source(path=path.relative_to(ROOT).as_posix(), module=name, text=text)


def tables() -> list[type[Model]]:
    """Every model of the product."""
    return [model for model in apps.get_models() if model.__module__.startswith("tandem.")]


def label(model: type[Model]) -> str:
    """The name of a table, as events and foreign keys write it."""
    return model._meta.label


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    yield from (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in this piece of code."""
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def dotted(node: ast.AST) -> str:
    """`a.b.c` for an attribute of a name, with `()` for a call in between; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return ""


def lines(faults: Iterable[str]) -> str:
    """The faults, one on each line, for the message of a failing test."""
    return "\n" + "\n".join(sorted(faults))


class Order:
    """Which part of the house may stand on which, as the import contracts say it."""

    def __init__(self, contracts: Iterable[dict[str, Any]]) -> None:
        self._rows: dict[str, list[frozenset[str]]] = {}
        for contract in contracts:
            containers = contract.get("containers", ())
            if contract["type"] == "layers" and len(containers) == 1 and "*" not in containers[0]:
                self._rows[containers[0]] = [_names(layer) for layer in contract["layers"]]

    def allows(self, upper: str, lower: str, *, container: str = "tandem") -> bool:
        """Whether the module `upper` may stand on the module `lower`: in the same room, or in a lower one."""
        rows = self._rows.get(container)
        if rows is None:
            return True
        over, under = _child(upper, container), _child(lower, container)
        if over == under:
            return self.allows(upper, lower, container=f"{container}.{over}")
        return self._rank(container, over) < self._rank(container, under)

    def _rank(self, container: str, name: str) -> int:
        for rank, row in enumerate(self._rows[container]):
            if name in row:
                return rank
        raise LookupError(f"the contracts give {container}.{name} no place")


def order() -> Order:
    """The order of the house, from pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return Order(settings["tool"]["importlinter"]["contracts"])


def _names(layer: str) -> frozenset[str]:
    return frozenset(name.strip(" ()") for name in layer.split("|"))


def _child(module: str, container: str) -> str:
    return module.removeprefix(f"{container}.").partition(".")[0]

"""What the tests of the glossary look at: the choices and the findings of every room."""

import ast
import importlib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import tandem

SRC = Path(tandem.__file__).parent


def choices_of_the_rooms() -> list[type[Enum]]:
    """Every enumeration of every room's words."""
    kinds = []
    for path in sorted([*SRC.glob("*/*/terms.py"), *SRC.glob("*/*/terms/*.py")]):
        module = importlib.import_module(module_of(path))
        own = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Enum)]
        kinds += [kind for kind in own if kind.__module__ == module.__name__]
    return kinds


def module_of(path: Path) -> str:
    """The dotted name of a file of the product."""
    return ".".join(("tandem", *path.relative_to(SRC).with_suffix("").parts))


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of the product with its syntax tree."""
    for path in sorted(SRC.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "Finding(" in text or "refusal(" in text:
            yield path, ast.parse(text)

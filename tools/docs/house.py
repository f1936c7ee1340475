"""The house: its storeys and rooms, and what each floor of a room holds in one line."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "tandem"
STOREYS = {
    "config": "settings and root addresses",
    "faces": "the doors: web, API, command line, worker, mail, files of others, documents, demo",
    "insight": "reads only: warehouse, radar, monitoring, success factors",
    "journey": "from recognition to placement and follow-up",
    "network": "how partners steer and help",
    "registers": "who and what exists",
    "law": "dated legal parameters with their sources",
    "glossary": "the official words",
    "base": "no word of the field: actor, verdict, workflow, periods, events, jobs, privacy",
}
INTRO = """# The house

From top to bottom; a part may use what stands below it, never above. The contracts in `pyproject.toml` hold it to that,
and `tests/architecture` holds what imports cannot show. *(planned)* is a room whose issue has not come yet."""


def page() -> str:
    """Every storey with its rooms, every room with its modules."""
    return "\n\n".join([INTRO, *(_storey(name, rooms) for name, rooms in storeys())])


def storeys() -> Iterator[tuple[str, list[str]]]:
    """The storeys from top to bottom, each with its rooms from top to bottom, as the contracts order them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = {
        contract["containers"][0]: contract["layers"]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers" and len(contract["containers"]) == 1
    }
    for row in layers["tandem"]:
        for storey in _names(row):
            rooms = [room for layer in layers.get(f"tandem.{storey}", ()) for room in _names(layer)]
            yield storey, rooms


def _names(layer: str) -> list[str]:
    return [name.strip(" ()") for name in layer.split("|")]


def _storey(name: str, rooms: list[str]) -> str:
    lines = [f"## {name}", f"{STOREYS[name][0].upper()}{STOREYS[name][1:]}."]
    if rooms:
        return "\n\n".join([*lines, *(_room(SOURCE / name / room) for room in rooms)])
    return "\n\n".join([*lines, _modules(SOURCE / name)]).rstrip()


def _room(folder: Path) -> str:
    modules = _modules(folder) if folder.exists() else ""
    if not modules:
        return f"### {folder.name} *(planned)*"
    return f"### {folder.name}\n\n{modules}"


def _modules(folder: Path) -> str:
    return "\n".join(f"- `{name}`: {said}" for name, said in _said(folder))


def _said(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.iterdir()):
        if path.name in {"migrations", "__pycache__", "__init__.py"}:
            continue
        if path.suffix == ".py":
            yield path.name, first_line(path)
        elif path.is_dir() and any(path.rglob("*.py")):
            parts = [first_line(path / "__init__.py"), ", ".join(f"`{name}`" for name in _inner(path))]
            yield f"{path.name}/", " · ".join(part for part in parts if part)


def _inner(folder: Path) -> list[str]:
    """The modules of a package, and its own packages with a stroke behind them."""
    modules = [path.stem for path in folder.glob("*.py") if path.stem != "__init__"]
    return sorted([*modules, *(f"{path.name}/" for path in folder.iterdir() if any(path.glob("*.py")))])


def first_line(path: Path) -> str:
    """The first sentence of the docstring of a module."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) if path.exists() else None
    return (said or "").partition("\n")[0]

"""Which pages are made from what, and whether they still say what the code says."""

import difflib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tools.docs import access, commands, engine, house, licences, processing, states

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "docs" / "reference"
NOTE: Final = "<!-- Made from the code by `make docs`; what is changed here by hand is lost. -->\n\n"
SHOWN_LINES: Final = 12

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "access.md": access.page,
    "commands.md": commands.page,
    "engine.md": engine.page,
    "house.md": house.page,
    "licences.md": licences.page,
    "processing.md": processing.page,
    "states.md": states.page,
}


def write(folder: Path = FOLDER) -> list[str]:
    """Write each page; gives the names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(made(page), encoding="utf-8")
    return list(PAGES)


def stale(folder: Path = FOLDER, pages: Mapping[str, Callable[[], str]] = PAGES) -> list[str]:
    """One piece of text for each page that no longer says what the code says, with the first lines that differ."""
    return [fault for name, page in pages.items() if (fault := _difference(folder / name, made(page)))]


def made(page: Callable[[], str]) -> str:
    """The page as it should stand in its file."""
    return f"{NOTE}{page().strip()}\n"


def _difference(path: Path, expected: str) -> str:
    if not path.exists():
        return f"{path.name} is not there"
    found = path.read_text(encoding="utf-8")
    if found == expected:
        return ""
    lines = list(difflib.unified_diff(found.splitlines(), expected.splitlines(), lineterm="", n=0))
    return "\n".join([f"{path.name} is stale:", *lines[2 : 2 + SHOWN_LINES]])

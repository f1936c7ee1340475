"""Nothing in the repository names a machine: no path of one computer, no address of a registry, no private network.

The locks name no address at all.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# `[.]` where `\.` would do, so that this file does not find itself.
PATTERNS = {
    "a path of one computer": re.compile(r"(?<![\w.:/~-])/(?:root|home|Users|work)/\w"),
    "the address of a package registry": re.compile(
        r"pypi[.](?:org|io)|pythonhosted[.]org|registry[.]npmjs|npmmirro[r]"
    ),
    "an option that names a registry": re.compile(r"--(?:extra-)?index[-]url|registry[=]|trusted[-]host"),
    "an address in a private network": re.compile(
        r"(?<![\d.])(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+(?![\d.])"
    ),
    "a name of a machine": re.compile(r"https?://[\w.-]+\.(?:internal|local|lan|corp)\b"),
}
LOCK = re.compile("://")
TEXT_LIMIT = 5_000_000
"""A file larger than this is data, and data is looked at by its importer."""


def faults(files: Iterable[Path], *, root: Path = ROOT) -> Iterator[str]:
    """One line for each place that names a machine."""
    for path in files:
        name = path.relative_to(root).as_posix()
        if not path.is_file() or path.stat().st_size > TEXT_LIMIT:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        patterns = {**PATTERNS, "an address in a lock": LOCK} if name.endswith(".lock") else PATTERNS
        for number, line in enumerate(text.splitlines(), 1):
            for what, pattern in patterns.items():
                match = pattern.search(line)
                if match:
                    yield f"{name}:{number}: {what}: {match.group()}"


def files_of(root: Path = ROOT) -> list[Path]:
    """Every file that travels with the repository, and every new one that is not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [root / name for name in listed.stdout.split("\0") if name]


if __name__ == "__main__":
    found = list(faults(files_of()))
    print("\n".join(found))
    sys.exit(bool(found))

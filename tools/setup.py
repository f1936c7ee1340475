"""Make `.venv` with exactly the packages of the lock. Needs Python alone; uses uv when it is there or can be had.

Run with any Python from 3.11 on: `python3 tools/setup.py`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements" / "dev.lock"
UV_LOCK = ROOT / "requirements" / "installer.lock"
OLDEST = (3, 11)


def main() -> int:
    """Make the environment; gives the exit code."""
    if sys.version_info < OLDEST:
        return _fail(f"Tandem needs Python {OLDEST[0]}.{OLDEST[1]} or newer, found {sys.version.split()[0]}.")
    if not _works(PYTHON) and not _make_venv():
        return _fail("Python cannot make a virtual environment; on Debian: apt-get install python3-venv.")
    uv = _uv()
    _say(f"installing the packages of {LOCK.relative_to(ROOT)} with {'uv' if uv else 'pip (slower than uv)'}")
    if not _install(uv):
        return _fail("Installing the packages failed: see above. Is there a network?")
    return 0


def _works(python: Path) -> bool:
    return python.exists() and subprocess.run([python, "-c", ""], check=False).returncode == 0


def _make_venv() -> bool:
    _say(f"making .venv with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    uv = shutil.which("uv")
    command = [uv, "venv", "-q", "--python", sys.executable, VENV] if uv else [sys.executable, "-m", "venv", VENV]
    return _run(command)


def _uv() -> Path | None:
    """The quick installer: of the machine, of the environment, or fetched into the environment."""
    on_path = shutil.which("uv")
    if on_path:
        return Path(on_path)
    own = VENV / "bin" / "uv"
    if not own.exists():
        _run([PYTHON, *_PIP, "install", "--require-hashes", "-r", UV_LOCK], hide=True)
    return own if own.exists() else None


_PIP = ("-m", "pip", "-qq", "--disable-pip-version-check", "--no-input")


def _install(uv: Path | None) -> bool:
    """The packages of the lock, each checked against its hash, and then Tandem itself, from this folder."""
    ours = ("--no-deps", "--no-build-isolation", "-e", ROOT)
    if uv:
        # The installer's own list stands in the lock's company, or a sync would take the installer away.
        packages = [uv, "pip", "sync", "-q", "--require-hashes", LOCK, UV_LOCK]
        return _run(packages) and _run([uv, "pip", "install", "-q", *ours])
    packages = [PYTHON, *_PIP, "install", "--require-hashes", "--no-deps", "-r", LOCK]
    return _run(packages) and _run([PYTHON, *_PIP, "install", *ours])


def _run(command: list[object], *, hide: bool = False) -> bool:
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV), "UV_LINK_MODE": "copy"}
    environment.pop("PYTHONHOME", None)
    output = subprocess.DEVNULL if hide else None
    words = [str(word) for word in command]
    return subprocess.run(words, env=environment, cwd=ROOT, stderr=output, check=False).returncode == 0


def _say(words: str) -> None:
    print(f"setup: {words}", flush=True)


def _fail(words: str) -> int:
    print(f"setup: {words}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

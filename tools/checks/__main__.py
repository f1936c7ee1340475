"""Run every check of the house, two at a time, and say of each how long it took: `python -m tools.checks [NAME …]`."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWN_LINES = 60
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Check:
    """One command that passes or fails, and what to do when it fails."""

    name: str
    command: tuple[str, ...]
    remedy: str


@dataclass(frozen=True)
class Outcome:
    """How one check ended."""

    check: Check
    is_ok: bool
    seconds: float
    output: str


def _program(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


def _module(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", name, *arguments)


# The slowest first, so that the two at a time end together.
CHECKS = (
    Check("types", _program("mypy"), "give each value the type it has"),
    Check("imports", _program("lint-imports", "--no-logo"), "the name of the contract says which way imports run"),
    Check("migrations", _module("django", "makemigrations", "--check", "--dry-run"), "run make migrations"),
    Check("django", _module("django", "check", "--fail-level", "WARNING"), "see the hint of each line"),
    Check("templates", _module("tools.checks.templates"), "correct the template that is named"),
    Check("docs", _module("tools.docs", "check"), "run make docs and commit what changed"),
    Check("messages", _module("tools.messages", "check"), "run make messages and translate what is new"),
    Check("openapi", _program("tandem", "openapi", "--check"), "run tandem openapi and commit what changed"),
    Check("repository", _module("tools.checks.repository"), "no address or path of one machine may travel"),
    Check(
        "lint", _program("ruff", "check", "-q", "--output-format=concise", "."), "run make fix, and correct the rest"
    ),
    Check("format", _program("ruff", "format", "--check", "--output-format=concise", "."), "run make fix"),
)


def main(names: list[str]) -> int:
    """Run the checks that are named, or all; gives 1 when one fails."""
    unknown = set(names) - {check.name for check in CHECKS}
    if unknown:
        print(f"check: unknown {', '.join(sorted(unknown))}; known: {', '.join(c.name for c in CHECKS)}")
        return 2
    chosen = [check for check in CHECKS if not names or check.name in names]
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = [_shown(outcome) for outcome in pool.map(_run, chosen)]
    failed = [outcome.check.name for outcome in outcomes if not outcome.is_ok]
    print(f"check: {len(failed)} of {len(outcomes)} failed: {', '.join(failed)}" if failed else "check: all fine")
    return int(bool(failed))


def _run(check: Check) -> Outcome:
    environment = {
        "DJANGO_SETTINGS_MODULE": "tandem.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        **os.environ,
    }
    started = time.monotonic()
    try:
        done = subprocess.run(
            check.command,
            cwd=ROOT,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except FileNotFoundError as absent:
        return Outcome(check, is_ok=False, seconds=0, output=str(absent))
    return Outcome(check, is_ok=done.returncode == 0, seconds=time.monotonic() - started, output=done.stdout)


def _shortened(output: str) -> str:
    """The end of what a check says, where it says too much to read."""
    lines = output.rstrip().splitlines()
    dropped = len(lines) - SHOWN_LINES
    return "\n".join([f"… {dropped} lines before", *lines[dropped:]] if dropped > 0 else lines)


def _shown(outcome: Outcome) -> Outcome:
    print(f"  {'ok    ' if outcome.is_ok else 'FAILED'} {outcome.check.name:<11} {outcome.seconds:5.1f} s", flush=True)
    if not outcome.is_ok:
        print(f"{_shortened(outcome.output)}\n  -> {outcome.check.remedy}\n", flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

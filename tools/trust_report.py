"""What the trust suite tried, on which machine, and how it went: one page from what pytest wrote down."""

import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from defusedxml import ElementTree

OUTCOMES = {"failure": "FAILED", "error": "ERROR", "skipped": "skipped"}


def write(folder: Path) -> Path:
    """Write `report.md` beside the results of each database; gives its path."""
    path = folder / "report.md"
    path.write_text(page(folder, at=datetime.now(UTC)), encoding="utf-8")
    return path


def page(folder: Path, *, at: datetime) -> str:
    """The report, a table for each database."""
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    parts = ["# What the trust suite found", f"{at:%Y-%m-%d %H:%M} UTC · {machine}"]
    for results in sorted(folder.glob("*.xml")):
        rows = list(_rows(results))
        failed = sum(outcome in {"FAILED", "ERROR"} for *_, outcome in rows)
        parts.append(f"## {results.stem}: {len(rows)} tests, {failed or 'none'} failed")
        table = [f"| {name} | {tried} | {seconds:.1f} s | {outcome} |" for name, tried, seconds, outcome in rows]
        parts.append("\n".join(["| Test | What was tried | Time | Outcome |", "|---|---|---:|---|", *table]))
    return "\n\n".join(parts) + "\n"


def _rows(results: Path) -> Iterator[tuple[str, str, float, str]]:
    for case in ElementTree.parse(results).iter("testcase"):
        outcome = next((OUTCOMES[child.tag] for child in case if child.tag in OUTCOMES), "held")
        name = case.get("name", "").removeprefix("test_").replace("_", " ")
        tried = "; ".join(one.get("value", "") for one in case.iter("property") if one.get("name") == "tried")
        yield name, tried, float(case.get("time", 0)), outcome

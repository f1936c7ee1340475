"""A list as a file, as a spreadsheet reads it."""

import csv
from io import StringIO
from typing import Any


def taken(answer: Any) -> tuple[list[str], list[dict[str, str]]]:
    """What stands above the list of a CSV, and its rows by the name of their columns."""
    assert answer.status_code == 200
    text = answer.content.decode("utf-8-sig")
    about = [line for line in text.splitlines() if line.startswith("# ")]
    return about, list(csv.DictReader(StringIO(text.split("\r\n", len(about))[-1], newline=""), delimiter=";"))

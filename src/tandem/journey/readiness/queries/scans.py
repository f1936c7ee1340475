"""The sets of questions as the product ships them."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tandem.journey.readiness.rules.scans import Choice, Question, QuestionSet, Text
from tandem.journey.readiness.terms import Mark, Readiness, Scan, Theme

_DATA: Final = Path(__file__).parent.parent / "data"


@cache
def question_set(scan: Scan) -> QuestionSet:
    """The questions of a scan, in the order in which they are asked."""
    raw = yaml.safe_load((_DATA / f"{scan.value}.yaml").read_text(encoding="utf-8"))
    return QuestionSet(scan, raw["version"], tuple(_question(one) for one in raw["questions"]))


def _question(raw: dict[str, Any]) -> Question:
    return Question(
        code=raw["code"],
        theme=Theme(raw["theme"]),
        text=Text(**raw["text"]),
        hint=Text(**raw["hint"]) if "hint" in raw else None,
        parameter=raw.get("parameter", ""),
        choices=tuple(_choice(letter, one) for letter, one in raw["choices"].items()),
    )


def _choice(letter: str, raw: dict[str, Any]) -> Choice:
    advice = Text(**raw["advice"]) if "advice" in raw else None
    marks = frozenset(Mark(one) for one in raw.get("marks", ()))
    return Choice(letter, Text(**raw["text"]), Readiness(raw["readiness"]), advice, marks)

"""What trainings lead to, as the product ships it."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tandem.journey.readiness.rules.outcomes import Outcome, outcome_of
from tandem.journey.readiness.rules.scans import Text
from tandem.law.values import Certainty

_FILE: Final = Path(__file__).parent.parent / "data" / "outcomes.yaml"


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Every outcome."""
    return tuple(_outcome(one) for one in _told()["outcomes"])


def outcome(*, grade: str, form: str) -> Outcome:
    """What trainings of this grade and form lead to."""
    return outcome_of(outcomes(), grade=grade, form=form)


def parameter() -> str:
    """The dated parameter of the law that says which certificate goes before which."""
    return str(_told()["parameter"])


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return told


def _outcome(raw: dict[str, Any]) -> Outcome:
    return Outcome(
        grade=raw.get("grade", ""),
        form=raw.get("form", ""),
        certificate=Text(**raw["certificate"]),
        after=tuple(Text(**one) for one in raw["after"]),
        certainty=Certainty(raw["certainty"]),
    )

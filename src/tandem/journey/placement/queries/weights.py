"""What counts in a round, as the product ships it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from matchmaker.score import Weights, read_weights
from tandem.journey.placement.rules.market import Assumed
from tandem.law.values import Certainty

_FILE: Final = Path(__file__).parent.parent / "data" / "weights.yaml"


@dataclass(frozen=True)
class Balance:
    """What counts for learners and for places, how many openings each learner asks, and what is assumed."""

    version: str
    certainty: Certainty
    learner: Weights
    place: Weights
    candidates: int
    """So many openings are on the list of each learner, besides those it ranked itself."""
    assumed: Assumed


@cache
def balance() -> Balance:
    """The weights in use."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Balance(
        version=raw["version"],
        certainty=Certainty(raw["certainty"]),
        learner=_weights(raw, "learner"),
        place=_weights(raw, "place"),
        candidates=raw["candidates"],
        assumed=Assumed(**raw["assumed"]),
    )


def _weights(raw: dict[str, Any], side: str) -> Weights:
    """The weights of one side; the version and how far is far are the same for both."""
    return read_weights({"version": raw["version"], "far_minutes": raw["far_minutes"], **raw[side]})

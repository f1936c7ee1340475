"""The figures the invented region is measured by, with where each is from, and the trades of its companies."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

_FOLDER: Final = resources.files("tandem.faces.demo") / "data"


class Mark(StrEnum):
    """Where a figure is from."""

    PUBLISHED = "published"
    COMPUTED = "computed"
    INVENTED = "invented"


@dataclass(frozen=True)
class Figure:
    """One figure as the file tells it."""

    name: str
    value: Any
    mark: Mark
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Calibration:
    """The figures by name, as the region uses them."""

    learners_per_school_year: Mapping[int, int]
    running_school_year_growth: float
    companies: int
    recognitions_per_company: float
    sectors: Mapping[str, float]
    provinces: Mapping[str, float]
    approved: float
    withdrawn: float
    questioned: float
    days_to_decide: Mapping[str, float]
    months: Mapping[int, int]
    untrained_mentors: float
    openings: float
    openings_in_flanders: float


@dataclass(frozen=True)
class TradeStory:
    """What a company of a trade asks: its joint committees and trainings, the likeliest first, and how keen it is."""

    nace: str
    sector: str
    committees: tuple[str, ...]
    trainings: tuple[str, ...]
    keen: float
    sometimes: str = ""


@cache
def figures() -> tuple[Figure, ...]:
    """Every figure with its mark."""
    return tuple(
        Figure(name=name, **{**told, "mark": Mark(told["mark"])}) for name, told in _read("calibration").items()
    )


@cache
def calibration() -> Calibration:
    """The figures the region is measured by."""
    return Calibration(**{figure.name: figure.value for figure in figures()})


@cache
def trades() -> Mapping[str, TradeStory]:
    """What companies ask, by the code of their trade in NACE-BEL 2008."""
    rows = _read("trades")["trades"]
    stories = (
        TradeStory(**{**row, "committees": tuple(row["committees"]), "trainings": tuple(row["trainings"])})
        for row in rows
    )
    return {story.nace: story for story in stories}


def _read(name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return parsed

"""A plan of several workplaces on paper: who teaches what, where a learner is each month, what stays at school."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PaperMember:
    """One workplace of the plan."""

    name: str
    where: str
    role: str
    teaches: tuple[str, ...]


@dataclass(frozen=True)
class PaperMonth:
    """One month of a learner."""

    month: str
    place: str
    learns: tuple[str, ...]


@dataclass(frozen=True)
class PlanPaper:
    """The plan as it is printed."""

    title: str
    lead: str
    place: str
    members: tuple[PaperMember, ...]
    months: tuple[PaperMonth, ...]
    at_school: tuple[str, ...]
    note: str
    url: str
    day: date
    language: str

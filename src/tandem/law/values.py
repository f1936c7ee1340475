"""What a dated parameter of the law is made of: a value with its days, its source and how sure we are of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Certainty(StrEnum):
    """How sure a value is; it decides whether an unmet rule blocks or warns."""

    OFFICIAL = "official"
    RETOLD = "retold"
    UNCERTAIN = "uncertain"
    INVENTED = "invented"


class Unit(StrEnum):
    """What a value counts or holds."""

    CALENDAR_DAYS = "calendar_days"
    TRAINING_DAYS = "training_days"
    LESSON_DAYS = "lesson_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    MINUTES = "minutes"
    LESSON_HOURS = "lesson_hours"
    COUNT = "count"
    HOURS = "hours"
    HOURS_PER_WEEK = "hours_per_week"
    EURO = "euro"
    EURO_PER_MONTH = "euro_per_month"
    EURO_PER_HOUR = "euro_per_hour"
    PERCENT = "percent"
    KM_PER_HOUR = "km_per_hour"
    FRACTION = "fraction"
    BOOLEAN = "boolean"
    DATE = "date"
    DAY_OF_YEAR = "day_of_year"
    TIME = "time"
    TEXT = "text"
    CODE = "code"
    CODES = "codes"


@dataclass(frozen=True, order=True)
class DayOfYear:
    """A day that returns every year, such as 1 September."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """This day in a calendar year."""
        return date(year, self.month, self.day)

    def in_school_year(self, first_year: int, *, starts: "DayOfYear") -> date:
        """This day in the school year that begins in `first_year`, on the day `starts`."""
        return self.in_year(first_year if self >= starts else first_year + 1)

    def on_or_after(self, day: date) -> date:
        """The first time this day comes round, counted from `day`."""
        this_year = self.in_year(day.year)
        return this_year if this_year >= day else self.in_year(day.year + 1)


@dataclass(frozen=True)
class Scope:
    """For whom a value holds: everyone, a sector, or a joint committee."""

    sector: str | None = None
    joint_committee: str | None = None

    def covers(self, asked: "Scope") -> bool:
        """Whether a value of this scope holds for who is asked about."""
        return self.sector in {None, asked.sector} and self.joint_committee in {None, asked.joint_committee}

    @property
    def weight(self) -> int:
        """How specific the scope is; a joint committee is narrower than a sector."""
        return (self.sector is not None) + 2 * (self.joint_committee is not None)


EVERYONE = Scope()


@dataclass(frozen=True)
class Value(Generic[T_co]):
    """One value of a parameter, from `since` up to, not including, `until`; a `value` of None is not known."""

    value: T_co
    key: str
    rule: str
    unit: Unit
    since: date
    until: date | None
    certainty: Certainty
    source: tuple[str, ...] = ()
    article: str | None = None
    note: str | None = None
    scope: Scope = EVERYONE
    is_since_assumed: bool = False
    is_computed: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the value holds on that day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Parameter:
    """One parameter of the law with its whole history; `words` says in Dutch what each code means."""

    key: str
    subject: str
    rule: str
    name: str
    explanation: str
    unit: Unit
    words: Mapping[str, str]
    values: tuple[Value[Any], ...]

    @property
    def field(self) -> str:
        """The name of the parameter inside its subject."""
        return self.key.partition(".")[2]

    def at(self, day: date, *, scope: Scope = EVERYONE) -> Value[Any] | None:
        """The value that holds on that day for that scope; the most specific scope wins."""
        held = [value for value in self.values if value.holds_on(day) and value.scope.covers(scope)]
        return max(held, key=lambda value: value.scope.weight, default=None)

    def all_at(self, day: date) -> tuple[Value[Any], ...]:
        """Every value that holds on that day, the general one first."""
        held = (value for value in self.values if value.holds_on(day))
        return tuple(sorted(held, key=lambda value: (value.scope.weight, value.scope.sector or "")))


@dataclass(frozen=True)
class Subject:
    """A subject of the law: one file of parameters."""

    code: str
    name: str
    explanation: str
    applies_from: date
    applies_until: date | None
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True)
class Source:
    """Where a value was read."""

    code: str
    title: str
    kind: str
    address: tuple[str, ...]
    used_for: str
    date: str | None


@dataclass(frozen=True)
class Family:
    """A family of rules, such as R-MEN; `added` are the numbers we gave ourselves."""

    code: str
    name: str
    numbered_by: str
    added: tuple[str, ...]


@dataclass(frozen=True)
class Law:
    """Everything in `law/parameters`, checked; `version` changes when a byte of it changes."""

    version: str
    subjects: Mapping[str, Subject]
    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    families: Mapping[str, Family]
    not_parameters: Mapping[str, str] = field(default_factory=dict)

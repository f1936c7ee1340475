"""In which school holidays a learner is free, and what a deviation of that has to be (R-HOL, R-AGR-07)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tandem.law.norms import Norms
from tandem.law.school_years import HolidayKind, calendar
from tandem.law.values import Value
from tandem.registers.reference.terms import AgreementType

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class FreeTime:
    """A school holiday, first and last day, as far as it lies in the agreement."""

    kind: HolidayKind
    name: str
    first: date
    last: date


def rule_for(kind: AgreementType | None, *, norms: Norms) -> Value[bool] | None:
    """The rule on school holidays for this kind; None where no source gives one."""
    held = {
        AgreementType.OAO: norms.holiday.free_in_every_school_holiday,
        AgreementType.SAO: norms.holiday.free_in_every_school_holiday_sao,
    }
    return None if kind is None else held.get(kind)


def free_in(begins_on: date | None, ends_on: date | None) -> tuple[FreeTime, ...]:
    """The school holidays between two days, as far as the school calendar is known."""
    if begins_on is None or ends_on is None:
        return ()
    found = []
    for year in calendar().years:
        for one in year.holidays:
            last = (one.period.end or one.period.start + _DAY) - _DAY
            if one.period.start <= ends_on and begins_on <= last:
                found.append(FreeTime(one.kind, one.name, max(begins_on, one.period.start), min(ends_on, last)))
    return tuple(found)

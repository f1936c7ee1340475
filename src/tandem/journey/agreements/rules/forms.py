"""What the parties fill in of an agreement, which of them fills in what, and whether it can be right."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Final

from stdnum import iban
from stdnum.exceptions import ValidationError

from tandem.base.verdict import Finding, Verdict
from tandem.journey.agreements.rules import day_lists, turns, written
from tandem.journey.agreements.rules.day_lists import NotDays
from tandem.journey.agreements.rules.turns import Turns
from tandem.journey.agreements.rules.weeks import MOST_WEEKS, Timetable
from tandem.journey.agreements.rules.written import NotHours
from tandem.journey.agreements.terms import HolidayWhy, Party

LONGEST_NAME: Final = 120
LONGEST_HOURS: Final = 2000
LONGEST_WORDS: Final = 1000
LONGEST_REMARK: Final = 500
MOST_LESSON_HOURS: Final = 2000
MOST_YEARS: Final = 10

_SHARED: Final = frozenset({Party.PROVIDER, Party.COMPANY})
_PROVIDER: Final = frozenset({Party.PROVIDER})
_COMPANY: Final = frozenset({Party.COMPANY})
_LEARNER: Final = frozenset({Party.LEARNER})

SAID_YES_TO: Final = frozenset({"begins_on", "ends_on", "hours", "turns_from", "turns_skip_holidays"})
"""What another company said yes to: when these change, it is asked again."""

FILLED_BY: Final = {
    "begins_on": _SHARED,
    "ends_on": _SHARED,
    "hours": _SHARED,
    "turns_from": _SHARED,
    "turns_skip_holidays": _SHARED,
    "holiday_why": _SHARED,
    "holiday_works": _SHARED,
    "holiday_recovered": _SHARED,
    "holiday_approved": _SHARED,
    "holiday_paid": _SHARED,
    "holiday_words": _SHARED,
    "other_words": _SHARED,
    "late_reason": _SHARED,
    "lesson_hours": _PROVIDER,
    "leads_to_qualification": _PROVIDER,
    "has_second_grade": _PROVIDER,
    "has_first_year_of_third_grade": _PROVIDER,
    "has_qualification_phase_ov3": _PROVIDER,
    "years_passed": _PROVIDER,
    "longest_finished": _PROVIDER,
    "joint_committee": _COMPANY,
    "has_social_maribel": _COMPANY,
    "is_own_employee": _COMPANY,
    "is_simulated_only": _COMPANY,
    "accident_insurer": _COMPANY,
    "accident_policy": _COMPANY,
    "liability_insurer": _COMPANY,
    "liability_policy": _COMPANY,
    "asks_medical": _COMPANY,
    "company_asks_premium": _COMPANY,
    "company_account": _COMPANY,
    "learner_asks_premium": _LEARNER,
    "learner_account": _LEARNER,
}
"""Who fills in which field. Where a company or a learner cannot come in, who guides the learner fills in for it."""

DAY_LISTS: Final = ("holiday_works", "holiday_recovered", "holiday_paid")
"""The fields that hold days."""

OTHER_FIELDS: Final = frozenset({"workplaces", "plan", "whole"})
"""What can be remarked on beside the fields: the workplaces with their mentors, the training plan, all of it."""

ACCOUNTS: Final = {"company_account": Party.COMPANY, "learner_account": Party.LEARNER}
"""The numbers of bank accounts: each is shown in full to its own side, and to others by its end."""


@dataclass(frozen=True)
class AgreementForm:
    """What is filled in; an empty text, no number and no day are not told yet.

    `hours` holds one line a week, as `written.read_week` reads it; `lesson_hours` counts a school year. The days worked
    in school holidays, those free again for them, and the paid holidays are lists, as `day_lists.read` reads them.
    """

    begins_on: date | None = None
    ends_on: date | None = None
    hours: str = ""
    turns_from: date | None = None
    """A day in a week in which the first of several weeks holds; the first day of the agreement where none is told."""
    turns_skip_holidays: bool = False
    holiday_why: str = HolidayWhy.NONE
    holiday_works: str = ""
    holiday_recovered: str = ""
    holiday_approved: bool | None = None
    holiday_paid: str = ""
    holiday_words: str = ""
    other_words: str = ""
    late_reason: str = ""
    lesson_hours: int | None = None
    leads_to_qualification: bool | None = None
    """Whether the training leads to an occupational qualification; asked where the register does not say so."""
    has_second_grade: bool = False
    has_first_year_of_third_grade: bool = False
    has_qualification_phase_ov3: bool = False
    years_passed: int = 0
    longest_finished: int = 0
    joint_committee: str = ""
    has_social_maribel: bool = False
    is_own_employee: bool = False
    is_simulated_only: bool = False
    accident_insurer: str = ""
    accident_policy: str = ""
    liability_insurer: str = ""
    liability_policy: str = ""
    asks_medical: bool | None = None
    company_asks_premium: bool | None = None
    company_account: str = ""
    learner_asks_premium: bool | None = None
    learner_account: str = ""

    def tidy(self) -> "AgreementForm":
        """The same without spaces too many; an account without spaces, in capitals."""
        told = {name: _tidy(name, value) for name, value in asdict(self).items()}
        return AgreementForm(**told)

    def with_told(self, told: Mapping[str, Any]) -> "AgreementForm":
        """The same with what somebody told since."""
        return replace(self, **told).tidy()

    def differences(self, other: "AgreementForm") -> dict[str, tuple[Any, Any]]:
        """What changes from this to the other: field, before, after."""
        pairs = {f.name: (getattr(self, f.name), getattr(other, f.name)) for f in fields(self)}
        return {name: (before, after) for name, (before, after) in pairs.items() if before != after}

    def timetable(self) -> Timetable | None:
        """The weeks that take turns; None where no hours were told. `NotHours` where a line is none.

        Each counts in the average as often as it holds in the term, school holidays and public holidays left out.
        """
        weeks = tuple(written.read_week(line) for line in self.hours.splitlines())
        taken = self.turns()
        if taken is None or self.begins_on is None or self.ends_on is None:
            return Timetable(weeks) if weeks else None
        return Timetable(weeks, turns.weights(self.begins_on, self.ends_on, taken))

    def turns(self) -> Turns | None:
        """How the weeks take turns; None where there is one week, or no first day."""
        count, first = len(self.hours.splitlines()), self.turns_from or self.begins_on
        return None if count <= 1 or first is None else Turns(count, first, self.turns_skip_holidays)

    def days(self, name: str) -> tuple[date, ...]:
        """The days of one list; none where it cannot be read."""
        try:
            return day_lists.read(getattr(self, name))
        except NotDays:
            return ()


def may_fill(changed: Collection[str], *, party: Party, alone: frozenset[Party]) -> Verdict:
    """Whether this party fills in these fields; `alone` are the parties that nobody comes in for."""
    found = []
    for name in sorted(changed):
        by = FILLED_BY[name]
        stands_in = party is Party.PROVIDER and bool(by & alone)
        found.append(Finding("agreement.fills", party in by or stands_in, subject=name))
    return Verdict(tuple(found))


def is_sound(form: AgreementForm) -> Verdict:
    """Whether what is told can be right, field by field; what is missing is for the check of the whole."""
    return Verdict((*_numbers(form), *_texts(form), *_accounts(form), _readable(form), *_holidays(form)))


def days_in_order(begins_on: date | None, ends_on: date | None) -> Verdict:
    """Whether the days of a workplace come one after the other."""
    is_met = begins_on is None or ends_on is None or ends_on >= begins_on
    return Verdict((Finding("agreement.days_in_order", is_met, ends_on, begins_on),))


def is_remark(words: str) -> Verdict:
    """Whether a remark says something, and is not a book."""
    return Verdict(
        (
            Finding("agreement.remark_told", bool(words.strip())),
            Finding("agreement.remark_short", len(words) <= LONGEST_REMARK, len(words), LONGEST_REMARK),
        )
    )


def _numbers(form: AgreementForm) -> Iterator[Finding]:
    limits = {"lesson_hours": MOST_LESSON_HOURS, "years_passed": MOST_YEARS, "longest_finished": MOST_YEARS}
    for name, most in limits.items():
        told = getattr(form, name)
        yield Finding("agreement.number_plausible", told is None or 0 <= told <= most, told, most, subject=name)


def _texts(form: AgreementForm) -> Iterator[Finding]:
    limits = {
        "accident_insurer": LONGEST_NAME,
        "accident_policy": LONGEST_NAME,
        "liability_insurer": LONGEST_NAME,
        "liability_policy": LONGEST_NAME,
        "joint_committee": 10,
        "hours": LONGEST_HOURS,
        **dict.fromkeys(DAY_LISTS, day_lists.LONGEST),
        "holiday_words": LONGEST_WORDS,
        "other_words": LONGEST_WORDS,
        "late_reason": LONGEST_WORDS,
    }
    for name, most in limits.items():
        length = len(getattr(form, name))
        yield Finding("agreement.text_short", length <= most, length, most, subject=name)


def _accounts(form: AgreementForm) -> Iterator[Finding]:
    for name in ACCOUNTS:
        told = getattr(form, name)
        yield Finding("agreement.account_number", not told or is_account(told), subject=name)


def is_account(number: str) -> bool:
    """Whether this is the number of a bank account, its check digits right."""
    try:
        iban.validate(number, check_country=False)
    except ValidationError:
        return False
    return True


def _readable(form: AgreementForm) -> Finding:
    try:
        timetable = form.timetable()
    except NotHours as wrong:
        return Finding("agreement.hours_readable", is_met=False, found=wrong.found, subject="hours")
    is_short = timetable is None or len(timetable.weeks) <= MOST_WEEKS
    return Finding("agreement.hours_readable", is_short, subject="hours")


def _holidays(form: AgreementForm) -> Iterator[Finding]:
    known = form.holiday_why in set(HolidayWhy)
    yield Finding("agreement.holiday_why_known", known, None if known else form.holiday_why, subject="holiday_why")
    for name in DAY_LISTS:
        try:
            day_lists.read(getattr(form, name))
        except NotDays as wrong:
            yield Finding("agreement.days_readable", is_met=False, found=wrong.found, subject=name)
        else:
            yield Finding("agreement.days_readable", is_met=True, subject=name)


def _days_tidy(value: str) -> str:
    """A list of days as we write it; what cannot be read stays as it was typed."""
    try:
        return day_lists.written(day_lists.read(value))
    except NotDays:
        return value.strip()


def _tidy(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in ACCOUNTS:
        return "".join(value.split()).upper()
    if name in DAY_LISTS:
        return _days_tidy(value)
    if name == "hours":
        return "\n".join(" ".join(line.split()) for line in value.splitlines() if line.strip(" ;"))
    if name.endswith("_words") or name == "late_reason":
        return value.replace("\r\n", "\n").strip()
    return " ".join(value.split())

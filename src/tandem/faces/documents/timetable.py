"""What a timetable is worth, in words: its hours, the agreement that goes with it, and what has to change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from tandem.base.verdict import Verdict
from tandem.faces.documents.reasons import Reason, reason_of
from tandem.faces.documents.words import code_label
from tandem.journey.agreements.rules import turns
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.kinds import Kind
from tandem.journey.agreements.rules.weeks import Timetable
from tandem.journey.agreements.terms import HoursAt
from tandem.journey.placement.terms.openings import WorkDay


@dataclass(frozen=True)
class Told:
    """What has to change, what is good to know, and what is in order."""

    must: tuple[Reason, ...]
    good_to_know: tuple[Reason, ...]
    in_order: tuple[str, ...]


def told(verdict: Verdict, *, has_turns: bool) -> Told:
    """The findings in words, each with its day; a condition is in order where it holds on every day."""
    unmet = [replace(reason_of(one), subject=day_words(one.subject, has_turns=has_turns)) for one in verdict.unmet]
    broken = verdict.codes()
    return Told(
        must=tuple(one for one in unmet if one.state == "stop"),
        good_to_know=tuple(one for one in unmet if one.state != "stop"),
        in_order=tuple(_once(reason_of(one).title for one in verdict.findings if one.code not in broken)),
    )


def day_words(subject: str, *, has_turns: bool) -> str:
    """Which day a finding is about: "dinsdag", and of which week where weeks take turns."""
    week, _, day = subject.partition(".")
    if not week:
        return ""
    which = gettext("week %(n)s") % {"n": week} if has_turns else ""
    name = code_label(list(WorkDay)[int(day) - 1]).lower() if day else ""
    return ", ".join(part for part in (which, name) if part)


def hours_words(timetable: Timetable) -> tuple[tuple[str, str], ...]:
    """The hours a week, on the average of the weeks."""
    work, school = timetable.hours_a_week(HoursAt.WORK), timetable.hours_a_week(HoursAt.LESSONS)
    return (
        (code_label(HoursAt.WORK), _hours(work)),
        (code_label(HoursAt.LESSONS), _hours(school)),
        (gettext("Samen"), _hours(work + school)),
    )


def turn_words(form: AgreementForm) -> tuple[tuple[str, str], ...]:
    """Which weeks of the calendar each week of a timetable holds in: by their Monday, wholly free weeks left out."""
    taken = form.turns()
    if taken is None or form.begins_on is None or form.ends_on is None:
        return ()
    mondays: dict[int, list[str]] = {number: [] for number in range(taken.count)}
    for week in turns.held(form.begins_on, form.ends_on, taken):
        if week.days:
            mondays[week.number].append(date_format(week.monday, "j/n/Y"))
    label = gettext("Week %(n)s geldt in de weken van")
    return tuple((label % {"n": number + 1}, ", ".join(days)) for number, days in mondays.items() if days)


def kind_words(found: Kind) -> str:
    """Which agreement it is, and why."""
    return f"{code_label(found.type)}: {code_label(found.why)}"


def _hours(hours: float) -> str:
    decimals = 0 if float(hours).is_integer() else 2
    return gettext("%(n)s uur per week") % {"n": number_format(hours, decimal_pos=decimals)}


def _once(titles: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(titles))

"""What has a day in an agreement: begin, end, signing, registration for a premium; as a list and as a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.documents import premium
from tandem.faces.documents.ical import escaped, folded, moment
from tandem.faces.documents.premium import PremiumTold
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import premiums, social
from tandem.journey.agreements.rules.premiums import PremiumFacts
from tandem.journey.agreements.terms import AgreementState, HoursAt, SignedWhere
from tandem.law import norms
from tandem.law.errors import NoValueOnDay
from tandem.law.school_years import SchoolYear
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.reference.terms import AgreementType

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PremiumYear:
    """The premiums of one school year, condition by condition."""

    school_year: str
    company: PremiumTold
    learner: PremiumTold
    register_by: date


@dataclass(frozen=True)
class Dated:
    """Something with a day."""

    key: str
    day: date
    words: str


def premium_years(agreement: Any, *, day: date) -> tuple[PremiumYear, ...]:
    """The school years that the agreement touches, up to its end or announced end, and for which there is a premium.

    How often a premium was paid before is not known to Tandem; it counts as never, and the page says so.
    """
    if agreement.begins_on is None or agreement.ends_on is None or not agreement.kind:
        return ()
    found, facts = [], facts_of(agreement)
    for year in premiums.school_years():
        last = (year.period.end or year.period.start) - _A_DAY
        if facts.begins <= last and year.period.start <= facts.ends:
            found.append(_year(facts, year, day=day))
    return tuple(found)


def facts_of(agreement: Any) -> PremiumFacts:
    """What counts for a premium, as far as Tandem knows it."""
    hours = agreement.form().timetable()
    total = 0.0 if hours is None else hours.hours_a_week()
    places = doors.workplaces_of([agreement.pk]).get(agreement.pk, [])
    held = [one.recognition.establishment for one in places] or doors.establishments_outside(agreement)
    levels = [one.level for one in agreement.track.training.qualifications.all() if one.level is not None]
    registered, is_outside = agreement.registered_at, agreement.origin == SignedWhere.OUTSIDE
    return PremiumFacts(
        kind=AgreementType(agreement.kind),
        begins=agreement.begins_on,
        ends=life.last_day_of(agreement) or agreement.ends_on,
        registered_on=None if registered is None or is_outside else day_of(registered),
        is_registered_elsewhere=is_outside,
        work_percent=100 * hours.hours_a_week(HoursAt.WORK) / total if hours is not None and total else None,
        qualification_level=max(levels) if levels else None,
        company_in_flanders=all(_in_flanders(one.nis) for one in held),
        learner_in_flanders=_in_flanders(agreement.track.nis),
        is_secondary=agreement.track.provider.kind != ProviderKind.CVO,
        has_trained_mentor=any(one.mentor is not None and one.mentor.trained_on is not None for one in places),
        company_agrees=bool(agreement.company_asks_premium),
        learner_declares=bool(agreement.learner_asks_premium),
    )


def dates_of(agreement: Any) -> tuple[Dated, ...]:
    """Every day of an agreement, in order."""
    return _dates(agreement, life.last_day_of(agreement))


def _dates(agreement: Any, last_day: date | None) -> tuple[Dated, ...]:
    number, found = agreement.number, []
    if agreement.begins_on is not None:
        found.append(Dated("begin", agreement.begins_on, gettext("Overeenkomst %(number)s begint")))
        by = _register_by(agreement)
        if by is not None and agreement.registered_at is None:
            found.append(Dated("register", by, gettext("Overeenkomst %(number)s: laatste dag om te registreren")))
    if last_day is not None and agreement.closed_on is None:
        found.append(Dated("end", last_day, gettext("Overeenkomst %(number)s: laatste dag")))
    if agreement.closed_on is not None:
        found.append(Dated("closed", agreement.closed_on, gettext("Overeenkomst %(number)s is voorbij")))
    if agreement.sign_until is not None and agreement.state == AgreementState.SIGNING:
        found.append(Dated("sign", agreement.sign_until, gettext("Overeenkomst %(number)s: teken ten laatste")))
    person = agreement.track.person
    if agreement.begins_on is not None and last_day is not None and person.birth_date is not None:
        until = social.limited_until(person.birth_date, norms=norms.at(agreement.begins_on))
        if agreement.kind in social.STATUTE and agreement.begins_on <= until < last_day:
            found.append(Dated("social", until, gettext("Overeenkomst %(number)s: laatste dag beperkte bijdragen")))
    said = [Dated(one.key, one.day, one.words % {"number": number}) for one in found]
    return tuple(sorted(said, key=lambda one: (one.day, one.key)))


def calendar_of(agreements: Sequence[Any], *, made_at: datetime) -> bytes:
    """The days of these agreements as a calendar file: numbers, and no name."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tandem//Overeenkomsten//NL", "CALSCALE:GREGORIAN"]
    last = life.last_days(agreements)
    for agreement in agreements:
        address = settings.BASE_URL + reverse("agreements:agreement", args=[agreement.pk])
        for one in _dates(agreement, last[agreement.pk]):
            lines += [
                "BEGIN:VEVENT",
                f"UID:{agreement.pk}-{one.key}@tandem",
                f"SEQUENCE:{agreement.version}",
                f"DTSTAMP:{moment(made_at)}",
                f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
                f"DTEND;VALUE=DATE:{one.day + _A_DAY:%Y%m%d}",
                "TRANSP:TRANSPARENT",
                f"SUMMARY:{escaped(one.words)}",
                f"URL:{address}",
                "CLASS:PRIVATE",
                "END:VEVENT",
            ]
    return b"".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def _year(facts: PremiumFacts, year: SchoolYear, *, day: date) -> PremiumYear:
    held = norms.at(max(year.period.start, facts.begins))
    company = premiums.company(facts, year=year, today=day, norms=held)
    learner = premiums.learner(facts, year=year, today=day, norms=held)
    return PremiumYear(
        school_year=year.label,
        company=premium.company_told(company, today=day),
        learner=premium.learner_told(learner, today=day),
        register_by=company.register_by,
    )


def _register_by(agreement: Any) -> date | None:
    """The last day to register for a premium; None before there was one."""
    try:
        held = norms.at(agreement.begins_on)
    except NoValueOnDay:
        return None
    if held.agreement.registration_months_for_premium is None:
        return None
    return premiums.register_by(agreement.begins_on, norms=held)


def _in_flanders(nis: str) -> bool:
    """Whether a municipality lies in the Flemish Region, by the province in its number."""
    return nis[:1] in {"1", "3", "4", "7"} or nis[:2] in {"23", "24"}

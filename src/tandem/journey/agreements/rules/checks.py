"""Every condition on an agreement while it is made: days, workplaces, mentors, hours, annexes, who signs (R-AGR).

What has to be right before anybody signs stops (`Effect.BLOCK`); advice only warns. A condition on one of several
workplaces names it in `subject`. What the law is not sure of never stops (ADR 6).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from tandem.base.periods import add_months, age_on
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.agreements.rules import annex, holidays, kinds, learner, timetable, turns, weeks
from tandem.journey.agreements.rules.annex import AnnexFacts
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.holidays import Deviation
from tandem.journey.agreements.rules.kinds import Kind, KindFacts
from tandem.journey.agreements.rules.learner import WayFacts
from tandem.journey.agreements.rules.timetable import Worker
from tandem.journey.agreements.rules.weeks import Span, Timetable
from tandem.journey.agreements.terms import HolidayWhy, HoursAt, KindReason, Party
from tandem.law.calendar import is_public_holiday
from tandem.law.norms import Norms, effect_of
from tandem.law.values import Value
from tandem.registers.reference.terms import AgreementType

_DAY: Final = timedelta(days=1)
_MONTHS: Final = 12
_SHOWN: Final = 6
"""So many days are named in one finding."""


@dataclass(frozen=True)
class WorkplaceFacts:
    """One workplace of the agreement as the registers know it; days are those of the agreement unless told."""

    key: str
    training_fits: bool
    recognised_from: date
    recognised_until: date
    """The first day on which it is not recognised any more."""
    is_recognised: bool
    is_in_register: bool
    lifted_from: date | None = None
    """From which day on it is lifted, where that was decided."""
    begins_on: date | None = None
    ends_on: date | None = None
    mentor: str = ""
    mentor_fits: bool = False
    mentor_guides: int = 0
    """How many others the mentor guides at some time between the first and the last day."""
    mentor_declared: int | None = None
    """How many the company said that the mentor guides at once here; None where it said nothing."""
    agreed: bool | None = None
    """Whether the company said yes; None for the one that leads, which signs."""


@dataclass(frozen=True)
class OtherFacts:
    """Another agreement of the same learner that is signed or being signed."""

    number: str
    begins_on: date
    ends_on: date
    hours: str


@dataclass(frozen=True)
class AgreementFacts:
    """All that the conditions look at, on `day`: the day somebody looks, or on which it is signed."""

    day: date
    form: AgreementForm
    birth_date: date | None
    track_begins: date
    track_ends: date | None
    is_there: bool = True
    """Whether the learner still follows the track."""
    is_adult_education: bool = False
    sector: str = ""
    training: str = ""
    """The code of the training."""
    workplaces: tuple[WorkplaceFacts, ...] = ()
    others: tuple[OtherFacts, ...] = ()
    guardians: int = 0
    has_plan: bool = False
    annex: AnnexFacts | None = None
    """The training plan beside an agreement that is being made or signed; nothing of one that was signed."""
    leads_to_qualification: bool | None = None
    """Whether the register of trainings, or else the provider, says so; None where neither does."""
    qualifications: tuple[str, ...] = ()
    """The occupational qualifications to which the register says that the training leads."""
    remarks_open: int = 0
    is_running: bool = False
    """Whether everybody signed it: a deviation of the school holidays is an annex of a running agreement (R-AGR-07)."""
    committees: frozenset[str] = frozenset()
    """The joint committees under which the company falls on the first day."""
    way: WayFacts = field(default_factory=WayFacts)
    outside_kind: str = ""
    """Which agreement it is, where it was signed outside Tandem; empty for what was signed here."""
    signed_on: date | None = None
    """The day on which the last one signed, here or elsewhere; None before that."""
    outside_work_hours: float | None = None
    """The hours a week at the workplace that were told of it."""

    def hours_at_work(self) -> float | None:
        """The average a week at the workplace: by the timetable, or as told; None where nobody told."""
        timetable = self.form.timetable()
        return self.outside_work_hours if timetable is None else timetable.hours_a_week(HoursAt.WORK)


def check(facts: AgreementFacts, *, norms: Norms) -> Verdict:
    """Every condition on this agreement, met or not; `norms` are those of its first day, in its sector.

    What was signed outside Tandem stands: what the law asks of a new agreement is said of it, and stops nothing.
    """
    found = whole(facts, norms=norms)
    if not facts.outside_kind:
        return found
    return Verdict(tuple(replace(one, effect=Effect.WARN) for one in found.findings))


def whole(facts: AgreementFacts, *, norms: Norms) -> Verdict:
    """The same with what each condition does to an agreement that is made here."""
    found = [*_days(facts, norms=norms), *_parties(facts, norms=norms), *_annexes(facts, norms=norms)]
    for one in facts.workplaces:
        found += [*_workplace(one, facts, norms=norms), *_mentor(one, norms=norms)]
    needs = norms.recognition.required_before_agreement
    found.append(Finding("agreement.has_workplace", bool(facts.workplaces), ground=needs))
    found += [*_company(facts, norms=norms), *_others(facts, norms=norms)]
    begins_on = facts.form.begins_on
    found += learner.check(facts.way, birth_date=facts.birth_date, begins_on=begins_on, day=facts.day, norms=norms)
    hours = facts.form.timetable()
    if hours is not None:
        found += timetable.check(hours, _worker(facts, norms=norms), norms=norms).findings
        found += _averages(facts, hours, norms=norms)
    found += _holidays(facts, norms=norms)
    return Verdict(tuple(found))


def kind_of(facts: AgreementFacts, *, norms: Norms) -> Kind | None:
    """Which agreement it has to be; None where no hours were told yet. What was signed outside Tandem is what it is."""
    if facts.outside_kind:
        return Kind(AgreementType(facts.outside_kind), KindReason.AS_SIGNED, norms.agreement.oao_min_hours)
    return kind_by_law(facts, norms=norms)


def kind_by_law(facts: AgreementFacts, *, norms: Norms) -> Kind | None:
    """Which agreement the law makes of these hours; None where none were told."""
    hours = facts.hours_at_work()
    if hours is None:
        return None
    told = KindFacts(
        hours_at_work=hours,
        is_adult_education=facts.is_adult_education,
        has_social_maribel=facts.form.has_social_maribel,
        is_simulated_only=facts.form.is_simulated_only,
        is_own_employee=facts.form.is_own_employee,
    )
    return kinds.kind(told, norms=norms)


def is_minor(facts: AgreementFacts, *, norms: Norms) -> bool:
    """Whether somebody has to sign for the learner on the day of signing (R-AGR-02); unknown ages count as minors."""
    age = None if facts.birth_date is None else age_on(facts.birth_date, facts.day)
    return age is None or age < norms.agreement.guardian_signs_below_age.value


def _days(facts: AgreementFacts, *, norms: Norms) -> Iterator[Finding]:
    form, law = facts.form, norms.agreement
    begins, ends = form.begins_on, form.ends_on
    yield Finding("agreement.begins_told", begins is not None, ground=law.signed_at_latest)
    yield _finding("agreement.ends_told", law.fixed_term, is_met=ends is not None)
    if begins is None:
        return
    late = (facts.signed_on or facts.day) > begins
    yield _finding("agreement.signed_in_time", law.signed_at_latest, is_met=not late or bool(form.late_reason))
    if late and form.late_reason:
        yield Finding("agreement.signed_late", False, begins, None, Effect.WARN, law.signed_at_latest)
    longer, first = law.not_longer_than_training, facts.track_begins
    yield Finding("agreement.after_track_began", begins >= first, begins, first, ground=longer)
    if ends is None:
        return
    yield Finding("agreement.days_in_order", ends >= begins, ends, begins, ground=law.fixed_term)
    most = law.max_years
    last = add_months(begins, most.value * _MONTHS) - _DAY
    yield _finding("agreement.not_too_long", most, is_met=ends <= last, found=ends, needed=last)
    if facts.track_ends is not None:
        is_met = ends <= facts.track_ends
        yield _finding("agreement.not_after_track", longer, is_met=is_met, found=ends, needed=facts.track_ends)


def _parties(facts: AgreementFacts, *, norms: Norms) -> Iterator[Finding]:
    law, held = norms.agreement.guardian_signs_below_age, norms.agreement
    yield Finding("agreement.learner_is_there", facts.is_there, ground=held.parties)
    yield Finding("agreement.birth_date_known", facts.birth_date is not None, ground=law)
    if is_minor(facts, norms=norms):
        yield _finding("agreement.guardian_known", law, is_met=facts.guardians > 0)
    told = facts.remarks_open
    yield Finding("agreement.remarks_settled", told == 0, told or None, None, Effect.WARN, held.remarks_settled)


def _annexes(facts: AgreementFacts, *, norms: Norms) -> Iterator[Finding]:
    law = norms.agreement
    hours = law.timetable_annex_required
    yield _finding("agreement.hours_told", hours, is_met=bool(facts.form.hours))
    plan = norms.adult.plan_annex_required if facts.is_adult_education else law.plan_annex_required
    yield _finding("agreement.has_plan", plan, is_met=facts.has_plan)
    if facts.annex is not None:
        yield from annex.check(facts.annex, tuple(_at_work(facts)), law=plan)


def _at_work(facts: AgreementFacts) -> Iterator[annex.AtWork]:
    """When the learner is at which workplace; nothing while no first day is told."""
    for one in facts.workplaces:
        begins = one.begins_on or facts.form.begins_on
        if begins is not None:
            yield annex.AtWork(one.key, begins, one.ends_on or facts.form.ends_on)


def _workplace(one: WorkplaceFacts, facts: AgreementFacts, *, norms: Norms) -> Iterator[Finding]:
    begins, ends = one.begins_on or facts.form.begins_on, one.ends_on or facts.form.ends_on
    at, lifted = one.key, one.lifted_from
    if lifted is not None:
        law = norms.sanction.lifting_blocks_new_agreements
        over = ends is not None and ends < lifted
        yield _finding("agreement.not_lifted", law, is_met=over, found=lifted, needed=ends, at=at)
    held = norms.recognition
    needs = held.required_before_agreement
    yield Finding("agreement.recognised_for_it", one.training_fits, ground=held.granted_per, subject=at)
    yield Finding("agreement.in_register", one.is_in_register, ground=needs, subject=at)
    if one.agreed is not None:
        yield Finding("agreement.place_agreed", one.agreed, ground=norms.agreement.parties, subject=at)
    if begins is None:
        yield Finding("agreement.recognised", one.is_recognised, ground=needs, subject=at)
        return
    holds = one.is_recognised and one.recognised_from <= begins < one.recognised_until
    yield Finding("agreement.recognised", holds, begins, one.recognised_from, ground=needs, subject=at)
    if ends is not None and holds:
        # It can be renewed on the way, so this is advice.
        last = one.recognised_until - _DAY
        yield Finding("agreement.recognised_to_the_end", ends <= last, last, ends, Effect.WARN, held.validity_years, at)
    period = (facts.form.begins_on or begins) <= begins and (ends is None or begins <= ends)
    inside = ends is None or facts.form.ends_on is None or ends <= facts.form.ends_on
    term, first = norms.agreement.fixed_term, facts.form.begins_on
    yield Finding("agreement.workplace_in_term", period and inside, begins, first, ground=term, subject=at)


def _mentor(one: WorkplaceFacts, *, norms: Norms) -> Iterator[Finding]:
    at = one.key
    yield Finding("agreement.mentor_named", bool(one.mentor), ground=norms.recognition.min_mentors, subject=at)
    if not one.mentor:
        return
    yield Finding("agreement.mentor_fits", one.mentor_fits, ground=norms.duty.company, subject=at)
    guides, most = one.mentor_guides + 1, norms.mentor.max_learners
    if most.value is not None:
        yield _finding("agreement.mentor_has_room", most, is_met=guides <= most.value, found=guides, at=at)
    said = one.mentor_declared
    if said is not None:
        # What a company said of itself is no rule: it is told, and stops nothing.
        yield Finding("agreement.mentor_declared", guides <= said, guides, said, Effect.WARN, most, at)
    advised = norms.mentor.recommended_learners
    if advised is not None:
        is_met = guides <= advised.value
        yield Finding("agreement.mentor_guides_few", is_met, guides, advised.value, Effect.WARN, advised, at)


def _company(facts: AgreementFacts, *, norms: Norms) -> Iterator[Finding]:
    form, stands, duty = facts.form, norms.agreement.contents, norms.duty.company
    yield Finding("agreement.committee_told", bool(form.joint_committee), effect=Effect.WARN, ground=stands)
    if form.joint_committee and facts.committees:
        known = form.joint_committee in facts.committees
        needed = ", ".join(sorted(facts.committees))
        yield Finding("agreement.committee_known", known, form.joint_committee, needed, Effect.WARN, stands)
    insured = bool(form.accident_insurer and form.accident_policy)
    yield Finding("agreement.accident_insured", insured, effect=Effect.WARN, ground=duty)
    liable = bool(form.liability_insurer and form.liability_policy)
    yield Finding("agreement.liability_insured", liable, effect=Effect.WARN, ground=duty)
    for asks, account, who in (
        (form.company_asks_premium, form.company_account, Party.COMPANY),
        (form.learner_asks_premium, form.learner_account, Party.LEARNER),
    ):
        if asks:
            yield Finding("agreement.account_told", bool(account), effect=Effect.WARN, ground=stands, subject=str(who))


def _others(facts: AgreementFacts, *, norms: Norms) -> Iterator[Finding]:
    """No other agreement for the same hours (R-AGR-08), and the hours at several employers together (R-MIN-09)."""
    begins, ends, hours = facts.form.begins_on, facts.form.ends_on, facts.form.timetable()
    if begins is None or ends is None:
        return
    law = norms.agreement.one_for_the_same_hours
    for other in facts.others:
        if other.begins_on > ends or begins > other.ends_on:
            continue
        theirs = AgreementForm(hours=other.hours).timetable()
        clash = hours is None or theirs is None or clashes(hours, theirs)
        yield _finding("agreement.only_one", law, is_met=not clash, found=other.number)
        if hours is not None and theirs is not None and _worker(facts, norms=norms).is_minor(norms):
            yield from _together(hours, theirs, norms=norms, at=other.number)


def _together(mine: Timetable, theirs: Timetable, *, norms: Norms, at: str) -> Iterator[Finding]:
    """The week of a minor with two employers: the work of both, and the lessons once."""
    law, most = norms.minor.employers_added_up, norms.minor.max_hours_per_week.value
    lessons = max(mine.hours_a_week(HoursAt.LESSONS), theirs.hours_a_week(HoursAt.LESSONS))
    hours = mine.hours_a_week(HoursAt.WORK) + theirs.hours_a_week(HoursAt.WORK) + lessons
    if law.value:
        yield _finding("agreement.hours_together", law, is_met=hours <= most, found=hours, needed=most, at=at)


def _averages(facts: AgreementFacts, hours: Timetable, *, norms: Norms) -> Iterator[Finding]:
    """A school year whose average lies on the other side of a limit than that of the whole term.

    The law asks the average of a year and does not say which, where an agreement lasts longer: so this only warns.
    """
    form, taken = facts.form, facts.form.turns()
    if taken is None or form.begins_on is None or form.ends_on is None:
        return
    years = turns.years(form.begins_on, form.ends_on)
    whole = (hours.hours_a_week(HoursAt.WORK), hours.hours_a_week())
    for label, first, last in years if len(years) > 1 else ():
        often = turns.weights(first, last, taken)
        if min(often) == 0:
            # Too short for a turn of every week: no average.
            continue
        year = replace(hours, weights=often)
        here = (year.hours_a_week(HoursAt.WORK), year.hours_a_week())
        work, total = norms.agreement.oao_min_hours, timetable.week_least(_worker(facts, norms=norms), norms=norms)
        same = (here[0] >= work.value) is (whole[0] >= work.value)
        yield Finding("average.work", same, round(here[0], 2), float(work.value), Effect.WARN, work, label)
        if total is None:
            continue
        same = (here[1] >= total.value) is (whole[1] >= total.value)
        yield Finding("average.total", same, round(here[1], 2), float(total.value), Effect.WARN, total, label)


def _holidays(facts: AgreementFacts, *, norms: Norms) -> Iterator[Finding]:
    """The days at work in school holidays and the paid holidays, once the kind and the term are known (R-HOL)."""
    form, found, hours = facts.form, kind_of(facts, norms=norms), facts.form.timetable()
    if found is None or hours is None or form.begins_on is None or form.ends_on is None:
        return
    told = Deviation(
        kind=found.type,
        begins_on=form.begins_on,
        ends_on=form.ends_on,
        works_on=form.days("holiday_works"),
        recovered_on=form.days("holiday_recovered"),
        paid_on=form.days("holiday_paid"),
        why=HolidayWhy(form.holiday_why),
        is_signed=facts.is_running,
        is_approved=form.holiday_approved,
        weekdays_at_work=frozenset(day for day in range(weeks.DAYS) if any(one.works_on(day) for one in hours.weeks)),
    )
    yield from holidays.check_all(told, norms=norms)
    yield from _free_days(facts, norms=norms)


def _free_days(facts: AgreementFacts, *, norms: Norms) -> Iterator[Finding]:
    """No Sunday and no public holiday among the days that a minor works in a school holiday (R-MIN-06, 07, 08)."""
    law, told = norms.minor, facts.form.days("holiday_works")
    free = [day for day in told if day.weekday() == weeks.SUNDAY or is_public_holiday(day)]
    young = [day for day in sorted(set(free)) if _age(facts, norms=norms, day=day) < law.adult_from_age.value]
    found = ", ".join(f"{day.day}/{day.month}/{day.year}" for day in young[:_SHOWN])
    if not young:
        return
    worker = _worker(facts, norms=norms)
    if not timetable.may_on_sunday(norms, is_baker=worker.is_baker):
        yield _finding("holiday.minor_free", law.sunday_work_allowed, is_met=False, found=found)
        return
    notice = law.exception_notice_days
    yield Finding("holiday.minor_notice", False, found, notice.value, Effect.NOTE, notice)
    if not law.sunday_work_allowed.value:
        yield Finding("holiday.minor_craft", False, found, None, Effect.WARN, law.craft_bakery_trainings)


def clashes(one: Timetable, other: Timetable) -> bool:
    """Whether work of one falls in work of the other, in any pair of weeks: which weeks meet is not known."""
    return any(
        weeks.overlaps([*_work(mine.spans), *_work(theirs.spans)]) for mine in one.weeks for theirs in other.weeks
    )


def _work(spans: tuple[Span, ...]) -> list[Span]:
    return [span for span in spans if span.where is HoursAt.WORK]


def _worker(facts: AgreementFacts, *, norms: Norms) -> Worker:
    """Who would work so; without hours there is no kind yet, and the strictest counts."""
    found = kind_of(facts, norms=norms)
    return Worker(
        age=_age(facts, norms=norms),
        kind=AgreementType.OAO if found is None else found.type,
        is_adult_education=facts.is_adult_education,
        is_baker=facts.training in norms.minor.craft_bakery_trainings.value,
    )


def _age(facts: AgreementFacts, *, norms: Norms, day: date | None = None) -> int:
    """How old the learner is on that day, or the first; who is not known counts as a minor of the lowest age."""
    if facts.birth_date is None:
        return norms.minor.min_age.value
    return age_on(facts.birth_date, day or facts.form.begins_on or facts.day)


def _finding(
    code: str, value: Value[Any], *, is_met: bool, found: Any = None, needed: Any = None, at: str = ""
) -> Finding:
    told = needed if needed is not None else (None if isinstance(value.value, bool | str) else value.value)
    return Finding(code, is_met, found, told, Effect(effect_of(value)), value, at)

"""Periods, notice, suspensions and ends drawn at random, against counting days one by one (R-AGR, R-SUS, R-END).

The twins count sets of days and hold the numbers of the domain text themselves.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.periods import age_on
from tandem.journey.agreements.rules import checks, ending, social, steps, suspensions
from tandem.journey.agreements.rules.checks import AgreementFacts, OtherFacts, WorkplaceFacts
from tandem.journey.agreements.rules.ending import EndFacts, Stopped
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.suspensions import SuspensionFacts
from tandem.journey.agreements.terms import EndReason, Party, SuspensionCause
from tandem.law import norms

pytestmark = [pytest.mark.property, pytest.mark.slow]

ONE = timedelta(days=1)
LAW = norms.at(date(2027, 3, 10))
DAYS = st.dates(date(2026, 9, 1), date(2029, 8, 31))
LONG = st.integers(0, 400)
PLACE = WorkplaceFacts("R-1", True, date(2020, 1, 1), date(2040, 1, 1), True, True, mentor="m", mentor_fits=True)
USUAL = AgreementFacts(
    day=date(2026, 9, 1),
    form=AgreementForm(hours="8:00-12:00"),
    birth_date=date(2005, 5, 5),
    track_begins=date(2016, 9, 1),
    track_ends=None,
    has_plan=True,
    workplaces=(PLACE,),
)
MORNING, AFTERNOON, WHOLE, OTHER_DAY = "8:00-12:00", "12:00-16:00", "9:00-15:00", "; 8:00-12:00"
HOURS = {MORNING: {8, 9, 10, 11}, AFTERNOON: {12, 13, 14, 15}, WHOLE: set(range(9, 15)), OTHER_DAY: {32, 33, 34, 35}}
"""The hours of the week that each takes, counted from midnight on Monday."""


def term(begins: date, long: int) -> set[date]:
    """Every day from the first one on."""
    return {begins + ahead * ONE for ahead in range(long + 1)}


def codes(facts: AgreementFacts) -> set[str]:
    """What is not met, by the law of the first day."""
    return {one.code for one in checks.check(facts, norms=norms.at(facts.form.begins_on or facts.day)).unmet}


def three_years_on(day: date) -> date:
    """The same day three years later; of a leap day, the last of February."""
    try:
        return day.replace(year=day.year + 3)
    except ValueError:
        return day.replace(year=day.year + 3, day=28)


@given(begins=DAYS, apart=st.integers(-40, 40), signed=st.integers(-40, 40), late=st.booleans())
def test_an_agreement_lasts_at_most_three_years_and_is_signed_before_it_begins(
    begins: date, apart: int, signed: int, late: bool
) -> None:
    ends = three_years_on(begins) - ONE + apart * ONE
    form = replace(USUAL.form, begins_on=begins, ends_on=ends, late_reason="De mentor was ziek." if late else "")
    found = codes(replace(USUAL, form=form, day=begins + signed * ONE))
    assert ("agreement.not_too_long" in found) is (apart > 0)
    assert ("agreement.signed_in_time" in found) is (signed > 0 and not late)
    assert ("agreement.signed_late" in found) is (signed > 0 and late)


@given(begins=DAYS, long=st.integers(-30, 400), track=DAYS, lasts=st.none() | LONG, recognised=DAYS, valid=LONG)
def test_an_agreement_lies_in_the_training_and_begins_at_a_recognised_workplace(
    *, begins: date, long: int, track: date, lasts: int | None, recognised: date, valid: int
) -> None:
    ends, track_ends = begins + long * ONE, None if lasts is None else track + lasts * ONE
    until = recognised + (valid + 1) * ONE
    place = replace(PLACE, recognised_from=recognised, recognised_until=until)
    form = replace(USUAL.form, begins_on=begins, ends_on=ends)
    facts = replace(USUAL, form=form, track_begins=track, track_ends=track_ends, workplaces=(place,))
    found, known = codes(facts), term(recognised, valid)
    assert ("agreement.days_in_order" in found) is (long < 0)
    assert ("agreement.after_track_began" in found) is ((begins - track).days < 0)
    assert ("agreement.not_after_track" in found) is (track_ends is not None and (ends - track_ends).days > 0)
    assert ("agreement.recognised" in found) is (begins not in known)
    outlives = begins in known and any(day not in known for day in term(begins, long))
    assert ("agreement.recognised_to_the_end" in found) is outlives


@given(
    begins=DAYS,
    long=LONG,
    other=DAYS,
    more=LONG,
    mine=st.sampled_from(list(HOURS)),
    theirs=st.sampled_from(list(HOURS)),
)
def test_two_agreements_clash_where_they_share_a_day_and_an_hour_of_the_week(
    *, begins: date, long: int, other: date, more: int, mine: str, theirs: str
) -> None:
    form = replace(USUAL.form, begins_on=begins, ends_on=begins + long * ONE, hours=mine)
    held = OtherFacts("OVK-1", other, other + more * ONE, theirs)
    shares = bool(term(begins, long) & term(other, more) and HOURS[mine] & HOURS[theirs])
    assert ("agreement.only_one" in codes(replace(USUAL, form=form, others=(held,)))) is shares


@given(born=st.dates(date(1990, 1, 1), date(2018, 12, 31)), day=DAYS, guardians=st.integers(0, 2))
def test_who_is_not_eighteen_on_the_day_of_signing_needs_a_parent(born: date, day: date, guardians: int) -> None:
    form = replace(USUAL.form, begins_on=day + 30 * ONE, ends_on=day + 200 * ONE)
    facts = replace(USUAL, birth_date=born, day=day, form=form, guardians=guardians)
    is_minor = age_on(born, day) < 18
    assert ("agreement.guardian_known" in codes(facts)) is (is_minor and not guardians)
    assert len(steps.signers(is_minor=checks.is_minor(facts, norms=LAW))) == (4 if is_minor else 3)
    assert social.limited_until(born, norms=norms.at(day)) == date(born.year + 18, 12, 31)


@given(day=DAYS, ahead=st.integers(-60, 60))
def test_who_signs_has_two_weeks_and_never_past_the_day_before_it_begins(day: date, ahead: int) -> None:
    begins = day + ahead * ONE
    until = steps.sign_until(day, begins_on=begins)
    assert day < until <= day + 14 * ONE
    if ahead >= 2:
        assert until == min(day + 14 * ONE, begins - ONE)
    else:
        assert until == day + 7 * ONE


@given(st.lists(st.tuples(DAYS, st.integers(0, 500)), max_size=5))
def test_days_of_compelling_reason_are_counted_once_in_the_year_in_which_they_lie(
    told: list[tuple[date, int]],
) -> None:
    days = {day for begins, long in told for day in term(begins, long)}
    stopped = [Stopped(begins, begins + long * ONE) for begins, long in told]
    for year in range(2026, 2032):
        assert suspensions.compelling_days(stopped, year=year) == sum(day.year == year for day in days)


@given(
    begins=DAYS, long=st.integers(-3, 30), other=DAYS, more=st.none() | st.integers(0, 60), near=st.integers(-70, 40)
)
def test_a_suspension_lies_in_the_term_shares_no_day_and_has_ten_days_of_compelling_reason_a_year(
    begins: date, long: int, other: date, more: int | None, near: int
) -> None:
    ends, held = begins + long * ONE, begins + near * ONE
    before = Stopped(held, None if more is None else held + more * ONE)
    facts = SuspensionFacts(
        cause=SuspensionCause.COMPELLING_REASON,
        begins_on=begins,
        ends_on=ends,
        agreement_begins=other,
        agreement_ends=other + 365 * ONE,
        others=(before,),
        compelling=(before,),
    )
    found = {one.code for one in suspensions.check(facts, norms=LAW).unmet}
    mine = term(begins, long)
    theirs = term(held, (date(2035, 1, 1) - held).days if more is None else more)
    assert ("suspension.in_term" in found) is (begins not in term(other, 365))
    assert ("suspension.days_in_order" in found) is (not mine)
    if mine:
        assert ("suspension.no_overlap" in found) is bool(mine & theirs)
        counted = mine | ({held} if more is None else theirs)
        too_many = any(sum(day.year == year for day in counted) > 10 for year in {begins.year, ends.year})
        assert ("suspension.compelling_days" in found) is too_many


@given(begins=DAYS, long=st.integers(0, 40), seen=st.integers(-10, 60), is_open=st.booleans())
def test_the_coach_hears_of_a_suspension_of_more_than_fourteen_days(
    begins: date, long: int, seen: int, is_open: bool
) -> None:
    day = begins + seen * ONE
    one = Stopped(begins, None if is_open else begins + long * ONE)
    lasts = len(term(begins, seen if is_open else long))
    assert suspensions.is_long(one, day=day, norms=LAW) is (lasts > 14)


@given(begins=DAYS, told=st.lists(st.tuples(st.integers(-5, 70), st.integers(0, 40)), max_size=4))
def test_probation_is_thirty_days_and_as_much_longer_as_long_suspensions_in_it_last(
    begins: date, told: list[tuple[int, int]]
) -> None:
    expected = 30
    for after, long in sorted(told, key=lambda one: one[0]):
        if after < expected and long + 1 > 14:
            expected += long + 1
    stopped = [Stopped(begins + after * ONE, begins + (after + long) * ONE) for after, long in told]
    assert ending.probation_until(begins, stopped, norms=LAW) == begins + (expected - 1) * ONE


@given(
    begins=DAYS,
    noticed=st.integers(-5, 60),
    said=st.integers(-3, 20),
    given_days=st.integers(-3, 20),
    reason=st.sampled_from(list(EndReason)),
    party=st.sampled_from([Party.COMPANY, Party.LEARNER, Party.PROVIDER]),
    long=st.integers(0, 50),
)
def test_the_terms_of_an_end_are_those_of_its_reason(
    *, begins: date, noticed: int, said: int, given_days: int, reason: EndReason, party: Party, long: int
) -> None:
    notice = begins + noticed * ONE
    facts = EndFacts(
        day=notice + said * ONE,
        reason=reason,
        party=party,
        last_day=notice + given_days * ONE,
        noticed_on=notice,
        begins_on=begins,
        ends_on=begins + long * ONE,
        words="Zo is het.",
        left_on=notice,
    )
    found = {one.code for one in ending.check(facts, norms=LAW).unmet}
    in_probation, left = noticed < 30, reason in {EndReason.LEARNER_LEFT_TRAINING, EndReason.EXPELLED}
    expected = {
        "ending.who_may": party not in ending.ENDED_BY[reason],
        "ending.after_begin": noticed + given_days < min(0, noticed + said),
        "ending.before_term": noticed + given_days > long,
        "ending.notice_first": given_days < 0,
        "ending.notice_not_later": said < 0,
        "ending.in_probation": reason.startswith("probation") and not in_probation,
        "ending.probation_notice": reason.startswith("probation") and given_days < 7,
        "ending.notice": reason in {EndReason.OTHER, EndReason.LONG_SUSPENSION} and given_days < 7,
        "ending.ground": reason is EndReason.OTHER and not in_probation,
        "ending.urgent_at_once": reason.startswith("urgent") and given_days != 0,
        "ending.coach_consulted": reason is EndReason.MUTUAL and party is not Party.PROVIDER,
        "ending.on_leaving": left and given_days != 0,
        "ending.suspended_long": reason is EndReason.LONG_SUSPENSION,
    }
    assert found == {code for code, is_unmet in expected.items() if is_unmet}


@given(noticed=DAYS, ago=st.integers(0, 400), lasted=st.none() | st.integers(0, 400))
def test_a_suspension_is_long_enough_to_end_from_the_day_that_completes_six_months(
    noticed: date, ago: int, lasted: int | None
) -> None:
    begins = noticed - ago * ONE
    last = noticed if lasted is None else min(noticed, begins + lasted * ONE)
    facts = EndFacts(
        day=noticed,
        reason=EndReason.LONG_SUSPENSION,
        party=Party.COMPANY,
        last_day=noticed + 7 * ONE,
        noticed_on=noticed,
        begins_on=begins - 30 * ONE,
        ends_on=noticed + 30 * ONE,
        stopped=(Stopped(begins, None if lasted is None else begins + lasted * ONE),),
    )
    found = {one.code for one in ending.check(facts, norms=LAW).unmet}
    years, month = divmod(begins.month + 5, 12)
    months = (last.year - begins.year) * 12 + last.month - begins.month
    first_of_next = date(begins.year + years, month + 1, 1)
    shorter = (first_of_next.replace(day=28) + 4 * ONE).replace(day=1) - ONE
    is_full = months > 6 or (months == 6 and last.day >= min(begins.day, shorter.day))
    assert ("ending.suspended_long" in found) is (not is_full)

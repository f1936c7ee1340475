"""Who teaches what and when in a plan with several workplaces: as the proposals of partnerships have it."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tandem.base import events
from tandem.journey.plans.actions import lines, proposals, workplaces
from tandem.journey.plans.models import TrainingPlan
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.queries.proposals import proposals_for
from tandem.journey.plans.rules import spreading
from tandem.journey.plans.rules.keeping import LineForm, PlanForm, WorkplaceForm
from tandem.journey.plans.rules.plan import Asked, Line, Plan, Workplace
from tandem.journey.plans.terms import PlanHappened, Where
from tandem.journey.readiness.rules import partnership
from tandem.journey.readiness.rules.coverage import Listed, TrainingList
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import Certainty
from tests.factories.intake import TrackFactory
from tests.factories.recognition import RecognitionFactory
from tests.harness import school as schools
from tests.tandem.journey.readiness.test_around import NEAR, recognised
from tests.tandem.registers.house import opens

YEAR = PlanForm(date(2026, 9, 1), date(2027, 6, 30))
CODES = [f"BAK-{n:02d}" for n in range(1, 13)]
ALL = [f"BAK-{n:02d}" for n in range(1, 25)]
OFFERS = st.lists(st.frozensets(st.sampled_from(CODES), min_size=1), min_size=2, max_size=4)


def plan_of(*places: Workplace, codes: list[str] = CODES, **more: object) -> Plan:
    told = {"lines": {}, "age": 17} | more
    return Plan(YEAR.begins, YEAR.ends, asked=tuple(map(Asked, codes)), workplaces=places, **told)


def place(key: int, offers: frozenset[str] | None, **more: object) -> Workplace:
    return replace(Workplace(str(key), YEAR.begins, YEAR.ends, offers, is_lead=key == 1), **more)


def written(taught: dict[str, spreading.Taught]) -> dict[str, tuple[str, str, str]]:
    return {code: (one.place, f"{one.begins:%m-%d}", f"{one.ends:%m-%d}") for code, one in taught.items()}


@pytest.mark.slow
@given(offers=OFFERS, optional=st.frozensets(st.sampled_from(CODES)))
def test_a_plan_says_the_same_as_the_proposal_of_the_partnership(offers: list, optional: frozenset[str]):
    listed = tuple(Listed(code, code, code, code, Certainty.RETOLD, code not in optional) for code in CODES)
    told = {str(number): codes for number, codes in enumerate(offers, start=1)}
    assume(all(one.code in frozenset().union(*offers) for one in listed if one.counts))
    made = partnership.plan(TrainingList(UUID(int=1), "BAK", 1, Certainty.RETOLD, listed), told, lead="1")
    whole = plan_of(*(place(int(key), codes) for key, codes in told.items()))
    found = spreading.divide(whole)
    assert {one.code for one in made.at_school} == set(CODES) - set(found)
    if len(made.shares) > 1:
        months = {one.code: (turn.site, turn.month) for turn in made.months for one in turn.learns}
        assert {code: (one.place, one.begins.month) for code, one in found.items()} == months
        assert all((one.begins.day, one.begins.month) == (1, one.ends.month) for one in found.values())
    assert set(spreading.stays(whole)) == {share.site for share in made.shares}


def test_one_workplace_has_a_learner_as_long_as_the_plan():
    alone = plan_of(place(1, frozenset(CODES[:2])))
    assert set(written(spreading.divide(alone)).values()) == {("1", "09-01", "06-30")}
    assert spreading.divide(plan_of()) == spreading.stays(plan_of()) == {}


def test_days_that_the_school_gave_a_workplace_are_followed():
    spring = {"begins": date(2027, 3, 1), "ends": date(2027, 4, 15)}
    first, second = place(1, frozenset(CODES[:4])), place(2, frozenset(CODES[4:6]), **spring)
    found = written(spreading.divide(plan_of(first, second, codes=CODES[:6])))
    assert found["BAK-05"] == ("2", "03-01", "03-31")
    assert found["BAK-06"] == ("2", "04-01", "04-15")
    assert found["BAK-04"] == ("1", "06-01", "06-30")
    autumn = place(1, frozenset(CODES[:4]), ends=date(2026, 12, 31))
    assert found != written(spreading.divide(plan_of(autumn, second)))
    assert written(spreading.divide(plan_of(autumn, second)))["BAK-04"] == ("1", "12-01", "12-31")
    both = plan_of(replace(first, **spring), second)
    assert written(spreading.divide(both))["BAK-05"] == ("2", "03-01", "04-15"), "never apart: nothing to say by month"


def test_a_plan_of_fewer_months_than_workplaces_says_no_month():
    short = replace(plan_of(place(1, frozenset(CODES[:4])), place(2, frozenset(CODES[4:]))), ends=date(2026, 9, 20))
    assert {(one.begins, one.ends) for one in spreading.divide(short).values()} == {(YEAR.begins, short.ends)}
    days = {"begins": date(2027, 7, 1), "ends": date(2027, 8, 31)}
    summer = replace(short, **days, workplaces=tuple(replace(one, **days) for one in short.workplaces))
    assert {one.begins.month for one in spreading.divide(summer).values()} == {7, 8}, "no other months"


def test_what_somebody_wrote_stays_and_what_is_learned_at_work_gets_its_workplace():
    exempt, guided = LineForm(is_exempt=True, exempt_words="Kon dit al."), LineForm(Where.LESSONS, Where.LESSONS)
    told = {CODES[0]: exempt, CODES[1]: guided, CODES[2]: LineForm(Where.BOTH, Where.WORK), CODES[3]: LineForm()}
    told |= {CODES[5]: LineForm(), CODES[6]: LineForm(Where.WORK, Where.WORK)}
    places = place(1, frozenset(CODES[:4])), place(2, frozenset(CODES[2:5]))
    found = spreading.spread(plan_of(*places, codes=CODES[:7], lines={CODES[0]: Line(is_exempt=True)}), told)
    assert set(found) == {CODES[2], CODES[3], CODES[5]}, "nobody offers the last, which somebody wrote"
    assert (found[CODES[2]].introduced, found[CODES[2]].workplaces) == (Where.BOTH, frozenset({1}))
    assert found[CODES[5]] == LineForm(Where.LESSONS, Where.LESSONS)


@pytest.fixture
def school(now: datetime):
    return schools.build(now)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_plan_begins_from_workplaces_that_cover_the_training_together(school, now):
    training = reference.training_by_code("BAK-BROOD")
    lead, other = recognised(training.pk, ALL[:16]), recognised(training.pk, ALL[14:])
    track = TrackFactory(provider=school.provider, training=training, placed=True, **NEAR)
    (found,) = proposals_for(track, day=school.day)
    told = [share.site.establishment for share in found.plan.shares]
    assert told == [lead, other]
    act = {"actor": school.admin, "track_id": track.pk, "now": now, "form": YEAR}
    assert not opens(proposals.start, **act, establishments=[lead, RecognitionFactory().establishment_id])
    assert not TrainingPlan.objects.exists(), "all of it or nothing"

    plan = proposals.start(**act, establishments=told)
    plan = doors.plan_for(school.admin, plan.pk, day=school.day)
    places = {one.recognition.establishment_id: one for one in plan.workplaces.all()}
    assert [places[lead].is_lead, places[other].is_lead] == [True, False]
    number = {key: one.number for key, one in places.items()}
    months = {one.code: (turn.site.establishment, turn.month) for turn in found.plan.months for one in turn.learns}
    rows = {one.code: one for one in plan.lines.all()}
    for code, (site, month) in months.items():
        assert (rows[code].workplaces, rows[code].begins.month) == ([number[site]], month)
        assert rows[code].practised == Where.WORK
    at_other = [turn.month for turn in found.plan.months if turn.site.establishment == other]
    assert (places[other].begins.month, places[other].ends.month) == (at_other[0], at_other[-1])
    assert [one.code for one in events.history(plan)].count(PlanHappened.WORKPLACE_ADDED) == 2
    assert doors.verdict_of(plan, day=school.day).is_ok

    code = next(iter(months))
    lines.write(actor=school.admin, plan_id=plan.pk, lines={code: LineForm()}, now=now)
    lines.spread(actor=school.admin, plan_id=plan.pk, now=now)
    again = doors.line_of(doors.plan_for(school.admin, plan.pk, day=school.day), code)
    assert again.form() == rows[code].form(), "divided anew, it says the same"
    assert not doors.can_spread(again.plan)
    form = WorkplaceForm(YEAR.begins, YEAR.ends)
    workplaces.change(actor=school.admin, plan_id=plan.pk, number=number[other], form=form, now=now)
    lines.write(actor=school.admin, plan_id=plan.pk, lines={code: LineForm(Where.WORK, Where.WORK)}, now=now)
    assert doors.can_spread(doors.plan_for(school.admin, plan.pk, day=school.day)), "at work, but at which"


@pytest.mark.django_db
def test_nothing_is_proposed_where_nobody_knows_the_home_or_the_list(school):
    training = reference.training_by_code("BAK-BROOD")
    recognised(training.pk, ALL)
    track = TrackFactory(provider=school.provider, training=training, placed=True)
    track.lat, track.lon = None, None
    assert proposals_for(track, day=school.day) == ()
    other = TrackFactory(provider=school.provider, placed=True, **NEAR)
    assert proposals_for(other, day=school.day) == ()

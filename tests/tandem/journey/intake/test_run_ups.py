"""A run-up from start to end: planned within the rules, looked at, ended with the phase, and begun again."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from tandem.base.verdict import Effect
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.actions import run_ups as actions
from tandem.journey.intake.models import RunUp, RunUpEvaluation, Track
from tandem.journey.intake.queries import run_ups as doors
from tandem.journey.intake.rules import run_ups as rules
from tandem.journey.intake.rules.run_ups import PlanFacts, PlanForm
from tandem.journey.intake.terms.run_ups import Content, Nearness, Progress, RunUpHappened, RunUpOutcome, RunUpState
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.organisations.terms import ProviderKind
from tests.factories.intake import RunUpFactory, TrackFactory
from tests.factories.organisations import AanloopProgrammeFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

DAY = date(2026, 11, 21)
START = date(2026, 10, 19)
PLAN = PlanForm(
    partner=" Aanloop  vzw ",
    contents=frozenset({Content.WORK}),
    goals=" Op tijd komen. ",
    week_hours=Decimal(28),
    until=date(2026, 12, 18),
)
FACTS = PlanFacts(START, date(2009, 4, 12), ProviderKind.SCHOOL)


@pytest.mark.parametrize(
    ("form", "facts", "codes", "is_ok"),
    [
        ({}, {}, set(), True),
        ({"until": None, "week_hours": None, "contents": frozenset()}, {}, {"until", "hours", "contents"}, True),
        ({"until": START}, {}, {"run_up.until_after_start"}, False),
        ({"until": date(2035, 4, 11)}, {}, set(), True),
        ({"until": date(2035, 4, 12)}, {}, {"run_up.until_within_age"}, False),
        ({"until": date(2035, 4, 12)}, {"birth_date": None}, set(), True),
        ({"week_hours": Decimal("27.9")}, {}, {"run_up.hours"}, False),
        ({"week_hours": Decimal(61)}, {}, {"run_up.hours_can_be"}, False),
        ({}, {"is_offered": False}, {"run_up.programme_offered"}, False),
        ({}, {"leads_elsewhere": True}, {"run_up.programme_fits"}, True),
        ({}, {"is_broad": True}, set(), True),
        ({}, {"provider_kind": ProviderKind.CVO}, {"run_up.organiser"}, True),
        ({"partner": "x" * 161}, {}, {"run_up.partner"}, False),
        ({"goals": "x" * 2001}, {}, {"run_up.words"}, False),
    ],
)
def test_a_run_up_is_planned_as_it_can_be(form, facts, codes, is_ok):
    found = rules.may_plan(replace(PLAN, **form), replace(FACTS, **facts), norms=norms.at(DAY))

    told = {f"run_up.{one}_told" if one in {"until", "hours", "contents"} else one for one in codes}
    assert (found.codes(), found.is_ok) == (told, is_ok)
    assert all(one.effect is Effect.WARN for one in found.unmet) or not is_ok


def test_a_broad_run_up_came_in_september_2023():
    before, since = date(2023, 8, 31), date(2023, 9, 1)
    broad = replace(FACTS, started_on=date(2023, 1, 1), is_broad=True)
    early = replace(PLAN, until=date(2023, 12, 1))

    assert rules.may_plan(early, broad, norms=norms.at(before)).codes() == {"run_up.broad"}
    assert rules.may_plan(early, broad, norms=norms.at(since)).codes() == set()


@pytest.mark.parametrize(
    ("until", "birth", "near"),
    [
        (None, date(2009, 4, 12), Nearness.OPEN),
        (date(2026, 12, 6), date(2009, 4, 12), Nearness.FINE),
        (date(2026, 12, 5), date(2009, 4, 12), Nearness.SOON),
        (DAY, None, Nearness.SOON),
        (DAY - timedelta(days=1), None, Nearness.LATE),
        (None, date(2000, 11, 22), Nearness.SOON),
        (date(2027, 6, 30), date(2000, 11, 21), Nearness.LATE),
    ],
)
def test_a_run_up_is_near_its_end_by_its_plan_or_by_age(until, birth, near):
    assert rules.nearness(until, birth_date=birth, day=DAY, norms=norms.at(DAY)) is near


@pytest.fixture
def track(db):
    return TrackFactory()


@pytest.fixture
def coach(track):
    return somebody(Role.COACH, track.provider_id)


def test_a_run_up_goes_from_start_to_dual_learning_and_can_begin_again(track, coach, now, day):
    given = {"actor": coach, "track_id": track.pk}
    with refused("run_up.runs"):
        actions.plan(**given, form=PLAN, now=now)
    phases.start_run_up(**given, now=now)
    planned = actions.plan(**given, form=PLAN, now=now)
    told = last(track)
    assert (told.code, told.data["until"]) == (RunUpHappened.PLANNED, "2026-12-18")
    assert "vzw" not in str(told.data)
    assert (planned.partner, planned.form()) == ("Aanloop vzw", PLAN.tidy())
    assert actions.plan(**given, form=PLAN, now=now).planned_at == now
    assert last(track).pk == told.pk
    longer = actions.plan(**given, form=replace(PLAN, until=date(2027, 1, 29)), now=now)
    assert (longer.until, last(track).data["before"]) == (date(2027, 1, 29), "2026-12-18")
    for held_on, code in ((day - timedelta(days=1), "held_after_start"), (day + timedelta(days=1), "held_in_past")):
        with refused(f"run_up.{code}"):
            actions.evaluate(**given, held_on=held_on, progress=Progress.READY, words="", now=now)
    actions.evaluate(**given, held_on=day, progress=Progress.READY, words=" Klaar. ", now=now)
    assert (last(track).code, last(track).data["progress"]) == (RunUpHappened.EVALUATED, "ready")
    first = RunUpEvaluation.objects.get()
    back = {**given, "evaluation_id": first.pk, "now": now}
    for why, code in (("  ", "run_up.take_back_reason"), ("x" * 2001, "run_up.words")):
        with refused(code):
            actions.take_back(**back, why=why)
    actions.take_back(**back, why=" Verkeerde lerende. ")
    told = last(track)
    assert (told.code, told.detail.body) == (RunUpHappened.TAKEN_BACK, {"words": "Verkeerde lerende."})
    assert doors.running(coach, day=day).get().evaluated_on is None
    assert not opens(actions.take_back, **back, why="Nog eens."), "it is gone"
    actions.evaluate(**given, held_on=day, progress=Progress.READY, words=" Klaar. ", now=now)
    with refused("run_up.words"):
        phases.end_run_up(**given, closing="x" * 2001, now=now)

    assert phases.end_run_up(**given, closing=" Kan beginnen. ", now=now).phase == Phase.SEARCHING

    (row,) = doors.run_ups_of(coach, track.pk, day=day)
    assert (row.state, row.outcome, row.closing) == (RunUpState.ENDED, RunUpOutcome.TO_DUAL, "Kan beginnen.")
    assert (row.ended_on, row.ended_by) == (day, coach.user_id)
    assert [one.withdrawn_by for one in row.evaluations.all()] == [None, coach.user_id]
    phases.start_run_up(**given, now=now + timedelta(days=3))
    assert [one.state for one in doors.run_ups_of(coach, track.pk, day=day)] == [RunUpState.RUNNING, RunUpState.ENDED]


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        (LeftReason.FULL_TIME, RunUpOutcome.OTHER_EDUCATION),
        (LeftReason.NAFT, RunUpOutcome.NAFT),
        (LeftReason.WORK, RunUpOutcome.STOPPED),
    ],
)
def test_who_leaves_the_school_leaves_the_run_up_too(reason, outcome, track, coach, now):
    given = {"actor": coach, "track_id": track.pk}
    phases.start_run_up(**given, now=now)

    tracks.leave(**given, reason=reason, left_on=now.date() - timedelta(days=5), now=now)

    row = RunUp.objects.get()
    assert (row.state, row.outcome, row.ended_on) == (RunUpState.ENDED, outcome, now.date())


def test_a_run_up_that_nobody_wrote_down_begins_where_it_is_planned(coach, track, now):
    Track.objects.filter(pk=track.pk).update(phase=Phase.RUN_UP)

    assert actions.plan(actor=coach, track_id=track.pk, form=PLAN, now=now).started_on == now.date()


def test_a_programme_is_one_of_the_own_school(track, coach, now):
    own = AanloopProgrammeFactory(location__provider=track.provider)
    given = {"actor": coach, "track_id": track.pk, "now": now}
    phases.start_run_up(**given)
    for wrong in (uuid4(), AanloopProgrammeFactory().pk):
        with refused("run_up.programme_offered"):
            actions.plan(**given, form=replace(PLAN, programme_id=wrong))

    assert actions.plan(**given, form=replace(PLAN, programme_id=own.pk)).programme_id == own.pk


def test_those_that_end_first_stand_on_top(coach, track, day, django_assert_num_queries):
    named = {"track__provider": track.provider}
    late, open_, soon = (RunUpFactory(**named, until=one) for one in (date(2027, 1, 29), None, date(2026, 12, 1)))
    RunUpFactory(**named, ended=True)
    RunUpFactory()

    with django_assert_num_queries(1):
        found = list(doors.running(coach, day=day))

    assert [one.pk for one in found] == [soon.pk, late.pk, open_.pk]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_only_who_guides_plans_and_evaluates(role, now, day):
    track = RunUpFactory(track__coach=None).track
    guides = role in {Role.COACH, Role.PROVIDER_ADMIN, Role.SYSTEM}
    for organisation_id in (track.provider_id, uuid4()):
        actor = somebody(role, organisation_id)
        is_own = guides and (role is Role.SYSTEM or organisation_id == track.provider_id)
        assert opens(doors.run_ups_of, actor, track.pk, day=day) is is_own
        assert doors.running(actor, day=day).exists() is is_own
        if not is_own:
            given = {"actor": actor, "track_id": track.pk, "now": now}
            assert not opens(actions.plan, **given, form=PLAN)
            assert not opens(actions.take_back, **given, evaluation_id=uuid4(), why="Nee.")
            assert not opens(actions.evaluate, **given, held_on=day, progress=Progress.READY, words="")
    assert not RunUpEvaluation.objects.exists()

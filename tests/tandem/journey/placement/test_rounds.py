"""Making a round, asking for answers, and what the platform keeps of them."""

from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest

from matchmaker import Options, check, solve
from matchmaker.files import load
from tandem.base.actor import PUBLIC
from tandem.base.errors import NotFound, NotPossible
from tandem.base.models import Job, JobState
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import failed_runs, markets, rounds, runs
from tandem.journey.placement.models import MatchingRound, Opening, RoundPair, RoundRun
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules.lines import told
from tandem.journey.placement.rules.rounds import MOST_RUNS, MOST_WAITING, RoundForm
from tandem.journey.placement.snapshot import packed
from tandem.journey.placement.terms.rounds import PairKind, RoundHappened, RoundMove, RoundState, RunRule, RunState
from tandem.journey.placement.workflow.rounds import ROUND
from tandem.registers.access.terms import Role
from tests.factories.clocks import SearchClockFactory
from tests.factories.mandates import BodyFactory
from tests.factories.organisations import ProviderFactory
from tests.factories.placement import SavedOpeningFactory, VetoFactory
from tests.factories.reference import TrainingFactory
from tests.factories.rounds import RoundFactory, RoundPairFactory, RunFactory
from tests.harness import matching
from tests.harness.matching import School, somebody
from tests.tandem.registers.house import ROLES, last, opens, refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

RUNNERS = {Role.PROVIDER_ADMIN, Role.COACH, Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP}


@pytest.fixture
def school(now: datetime) -> School:
    """A school with a head and a coach."""
    return matching.build(now)


def kept(run: RoundRun) -> dict[UUID, UUID | None]:
    """Who would go where."""
    return dict(run.lines.values_list("track_id", "opening_id"))


# ------------------------------------------------------------------------------------------------------------- a round


def test_a_school_begins_a_round_for_its_own_learners(school: School) -> None:
    one = school.round(trainings=[school.training.code, school.training.code])
    assert one.state == RoundState.PREPARING
    assert one.trainings == [school.training.code]
    assert one.number.startswith("MR-2026-")
    assert [member.provider_id for member in doors.members_of(one) if member.joined_at] == [school.provider.pk]
    assert last(one).code == RoundHappened.STARTED
    assert last(one).data["seed"] == one.seed


@pytest.mark.parametrize("role", ROLES)
def test_only_providers_and_the_administration_begin_a_round(school: School, role: Role) -> None:
    body = BodyFactory()
    runner = school.provider.pk if role in {Role.PROVIDER_ADMIN, Role.COACH} else body.pk
    actor = PUBLIC if role is Role.PUBLIC else somebody(role, runner)
    form = RoundForm("Najaar", 2026)
    if role in RUNNERS:
        assert rounds.start(actor=actor, form=form, now=school.now).runner_id == runner
        return
    with refused("round.may_run"):
        rounds.start(actor=actor, form=form, now=school.now)


def test_a_round_is_named_and_about_a_year_and_trainings_that_exist(school: School) -> None:
    with refused("round.title", "round.school_year", "round.trainings"):
        rounds.start(actor=school.head, form=RoundForm("  ", 2019, ("ZZZ-NERGENS",)), now=school.now)


def test_a_round_can_be_changed_while_it_is_prepared(school: School) -> None:
    one = school.round()
    rounds.change(actor=school.coach, round_id=one.pk, form=RoundForm("Herfst", 2026), now=school.now)
    one.refresh_from_db()
    assert (one.title, one.version) == ("Herfst", 2)
    assert last(one).code == RoundHappened.CHANGED


def test_who_does_not_run_a_round_does_not_find_it(school: School) -> None:
    one = school.round()
    other = ProviderFactory()
    for actor in (
        PUBLIC,
        somebody(Role.PROVIDER_ADMIN, other.pk),
        somebody(Role.COMPANY_ADMIN),
        somebody(Role.LEARNER),
    ):
        assert not opens(doors.round_for, actor, one.pk)
        assert one not in doors.rounds_for(actor)
    assert one in doors.rounds_for(school.coach)


@pytest.mark.parametrize("state", [RoundState.DISCARDED])
def test_a_round_that_ended_is_left_as_it_is(school: School, state: RoundState) -> None:
    one = school.round()
    rounds.discard(actor=school.head, round_id=one.pk, now=school.now)
    one.refresh_from_db()
    assert one.state == state
    assert last(one).code == RoundHappened.DISCARDED
    given = {"actor": school.head, "round_id": one.pk, "now": school.now}
    with refused("round.publish.state"):
        rounds.change(**given, form=RoundForm("Herfst", 2026))
    with refused("round.publish.state"):
        rounds.ask_run(**given, rule=RunRule.LEVELS)
    with refused("round.discard.state"):
        rounds.discard(**given)


@pytest.mark.parametrize("move", list(RoundMove))
@pytest.mark.parametrize("state", list(RoundState))
def test_every_step_that_the_table_does_not_know_is_refused(state: RoundState, move: RoundMove) -> None:
    allowed = {
        (RoundState.PREPARING, RoundMove.PUBLISH),
        (RoundState.PREPARING, RoundMove.DISCARD),
        (RoundState.PUBLISHED, RoundMove.CLOSE),
    }
    if (state, move) in allowed:
        assert ROUND.allows(state, move)
        return
    with pytest.raises(NotPossible):
        ROUND.after(state, move)


# ----------------------------------------------------------------------------------------------------- who takes part


def test_another_provider_takes_part_once_it_was_asked_and_says_yes(school: School, now: datetime) -> None:
    other = matching.build(now)
    mine, theirs = school.learner(), other.learner()
    one = school.round()
    rounds.ask_provider(actor=school.head, round_id=one.pk, provider_id=other.provider.pk, now=now)
    rounds.ask_provider(actor=school.head, round_id=one.pk, provider_id=other.provider.pk, now=now)
    assert set(doors.searching(one)) == {mine}
    with refused("round.may_join"):
        rounds.join(actor=other.coach, round_id=one.pk, takes_part=True, now=now)
    rounds.join(actor=other.head, round_id=one.pk, takes_part=True, now=now)
    assert last(one).code == RoundHappened.PROVIDER_JOINED
    assert set(doors.searching(one)) == {mine, theirs}
    rounds.join(actor=other.head, round_id=one.pk, takes_part=False, now=now)
    assert last(one).code == RoundHappened.PROVIDER_LEFT
    assert set(doors.searching(one)) == {mine}


def test_where_nobody_offers_the_trainings_nobody_is_asked(school: School, now: datetime) -> None:
    one = school.round(trainings=(school.training.code,))
    for region, code in (("", "round.area_offers"), ("maan", "round.area_known")):
        with refused(code):
            rounds.ask_area(actor=school.head, round_id=one.pk, region=region, now=now)
    stranger = matching.build(now).head
    assert not opens(rounds.ask_area, actor=stranger, round_id=one.pk, region="", now=now)


def test_who_was_not_asked_cannot_join(school: School, now: datetime) -> None:
    one = school.round()
    assert not opens(rounds.join, actor=matching.build(now).head, round_id=one.pk, takes_part=True, now=now)


def test_a_provider_that_is_unknown_cannot_be_asked(school: School) -> None:
    one = school.round()
    with refused("round.provider_known"):
        rounds.ask_provider(actor=school.head, round_id=one.pk, provider_id=one.pk, now=school.now)


def test_who_runs_a_round_sees_no_learner_of_another_provider(school: School, now: datetime) -> None:
    other = matching.build(now)
    mine, theirs = school.learner(), other.learner()
    school.bakery(seats=2)
    one = school.round()
    rounds.ask_provider(actor=school.head, round_id=one.pk, provider_id=other.provider.pk, now=now)
    rounds.join(actor=other.head, round_id=one.pk, takes_part=True, now=now)
    run = school.run(one)
    assert run.report["placed"] == 2
    for actor, own, foreign in ((school.head, mine, theirs), (other.head, theirs, mine)):
        assert [line.track_id for line in doors.lines_for(actor, run, day=now.date())] == [own.pk]
        assert not opens(doors.line_for, actor, run, foreign.pk, day=now.date())


def test_a_body_runs_a_round_and_sees_counts_only(school: School, now: datetime) -> None:
    school.learner()
    school.bakery()
    body = BodyFactory()
    agency = somebody(Role.AGENCY_STAFF, body.pk)
    one = rounds.start(actor=agency, form=RoundForm("Regio", 2026), now=now)
    rounds.ask_provider(actor=agency, round_id=one.pk, provider_id=school.provider.pk, now=now)
    rounds.join(actor=school.head, round_id=one.pk, takes_part=True, now=now)
    run = rounds.ask_run(actor=agency, round_id=one.pk, rule=RunRule.STABLE, now=now)
    runs.work_out(run_id=str(run.pk), now=now)
    run.refresh_from_db()
    assert run.report["placed"] == 1
    assert not doors.lines_for(agency, run, day=now.date()).exists()
    assert doors.lines_for(school.head, run, day=now.date()).count() == 1


# --------------------------------------------------------------------------------------------------------------- a run


def test_a_run_proposes_a_place_to_everybody_it_can_and_tells_everybody_why(school: School) -> None:
    near, far = school.bakery(lat=51.05), school.bakery(lat=51.09)
    one_learner, other_learner = school.learner(lat=51.05), school.learner(lat=51.06)
    lost = school.learner(lat=None)
    run = school.run(school.round())
    assert run.state == RunState.DONE
    assert kept(run) == {one_learner.pk: near.pk, other_learner.pk: far.pk, lost.pk: None}
    assert run.report["placed"] == 2
    assert run.report["seekers"] == 3
    assert run.report["left_out"] == 1
    assert run.report["check"]["is_allowed"]
    assert set(run.report["ends"]) == {"stable", "min_minutes"}
    assert {told(line.story).outcome for line in run.lines.all()} >= {"no_home"}
    assert last(run.round).code == RoundHappened.RUN_DONE
    assert last(run.round).data["inputs"] == run.inputs


def test_a_learner_without_a_screening_takes_no_part_and_is_told(school: School) -> None:
    school.bakery()
    track = school.learner(said={"work_willing": "yes"})
    run = school.run(school.round())
    assert run.lines.get().outcome == "no_travel"
    assert run.lines.get().track_id == track.pk


def test_a_learner_who_can_begin_only_after_the_track_ends_holds_up_nobody(school: School) -> None:
    school.bakery()
    late = school.learner(said=school.said | {"available_from": "2027-10-01"})
    other = school.learner()
    run = school.run(school.round())
    assert run.state == RunState.DONE
    assert run.lines.get(track=late).outcome == "not_free"
    assert run.lines.get(track=other).opening_id is not None


def test_hours_that_do_not_fit_in_the_days_of_an_opening_hold_up_nobody(school: School) -> None:
    opening = school.bakery(first_minute=1200, hours_per_week=38, work_days=["mon"])
    track = school.learner(person__birth_date=date(2000, 1, 1))
    run = school.run(school.round())
    assert run.state == RunState.DONE
    assert kept(run) == {track.pk: opening.pk}


def test_a_learner_whose_track_ends_on_the_last_day_of_an_opening_fits(school: School) -> None:
    opening = school.bakery(ends_on=date(2027, 6, 30))
    fits, leaves = school.learner(ends_on=date(2027, 6, 30)), school.learner(ends_on=date(2027, 6, 29))
    run = school.run(school.round())
    assert kept(run) == {fits.pk: opening.pk, leaves.pk: None}


def test_the_same_facts_give_the_same_market_and_the_same_answer(school: School) -> None:
    for lat in (51.02, 51.04, 51.06, 51.08):
        school.learner(lat=lat)
    for lat in (51.03, 51.05, 51.07):
        school.bakery(lat=lat)
    one = school.round()
    first, second = school.run(one), school.run(one)
    assert (first.inputs, first.answer) == (second.inputs, second.answer)
    assert kept(first) == kept(second)
    school.bakery(lat=51.04)
    assert school.run(one).inputs != first.inputs


@pytest.mark.parametrize("rule", list(RunRule))
def test_what_was_kept_gives_the_same_answer_again_and_passes_the_check(
    school: School, rule: RunRule, tmp_path: Path
) -> None:
    for lat in (51.02, 51.04, 51.06):
        school.learner(lat=lat, coach_id=school.coach.user_id)
    for lat in (51.03, 51.05):
        school.bakery(lat=lat)
    run = school.run(school.round(), rule)
    file = tmp_path / "markt.npz"
    file.write_bytes(doors.market_file(school.coach, run, day=school.now.date()))
    problem = load(str(file))
    with np.load(file) as arrays:
        tracks, openings = (
            [UUID(bytes=row.tobytes()) for row in arrays[name]] for name in ("track_ids", "opening_ids")
        )
    assert problem.score_parts.keys() == {"nearness", "coverage", "days"}
    again = solve(problem, Options(rule=run.rule, seed=run.options["seed"]))
    assert packed.digest_of_answer(again.edge) == run.answer
    assert check(problem, again.edge).is_feasible
    got = {
        track: openings[problem.pool[edge]] if edge >= 0 else None
        for track, edge in zip(tracks, np.asarray(again.edge).tolist(), strict=True)
    }
    assert got == kept(run)


def test_working_a_run_out_twice_keeps_it_once(school: School) -> None:
    school.learner()
    school.bakery()
    run = school.run(school.round())
    runs.work_out(run_id=str(run.pk), now=school.now + timedelta(hours=1))
    run.refresh_from_db()
    assert run.finished_at == school.now
    assert run.lines.count() == 1


def test_nobody_waits_for_a_run_of_a_round_that_was_put_aside(school: School) -> None:
    one = school.round()
    run = rounds.ask_run(actor=school.head, round_id=one.pk, rule=RunRule.LEVELS, now=school.now)
    rounds.discard(actor=school.head, round_id=one.pk, now=school.now)
    run.refresh_from_db()
    assert (run.state, run.faults) == (RunState.FAILED, [{"code": "round_ended"}])
    assert last(one).code == RoundHappened.RUN_FAILED
    runs.work_out(run_id=str(run.pk), now=school.now)
    run.refresh_from_db()
    assert run.state == RunState.FAILED


def test_a_round_that_ends_while_a_run_is_worked_out_keeps_nothing_of_it(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.learner()
    one = school.round()
    run = rounds.ask_run(actor=school.head, round_id=one.pk, rule=RunRule.LEVELS, now=school.now)
    work = runs.answered

    def meanwhile(run: RoundRun, *, now: datetime) -> runs.Answered:
        done = work(run, now=now)
        MatchingRound.objects.update(state=RoundState.DISCARDED, ended_at=now)
        return done

    monkeypatch.setattr(runs, "answered", meanwhile)
    runs.work_out(run_id=str(run.pk), now=school.now)
    run.refresh_from_db()
    assert (run.state, run.faults) == (RunState.FAILED, [{"code": "round_ended"}])
    assert not run.lines.exists()


def test_a_run_on_which_the_platform_gave_up_fails_and_holds_up_nobody(school: School) -> None:
    one = school.round()
    stuck, waits = (
        rounds.ask_run(actor=school.head, round_id=one.pk, rule=RunRule.LEVELS, now=school.now) for _ in range(2)
    )
    Job.objects.filter(key=failed_runs.key_of(stuck.pk)).update(state=JobState.FAILED, finished_at=school.now)
    rounds.ask_run(actor=school.head, round_id=one.pk, rule=RunRule.FAIR, now=school.now)
    stuck.refresh_from_db()
    assert (stuck.state, stuck.faults) == (RunState.FAILED, [{"code": "gave_up"}])
    Job.objects.filter(key=failed_runs.key_of(waits.pk)).update(state=JobState.FAILED, finished_at=school.now)
    failed_runs.tick(now=school.now)
    waits.refresh_from_db()
    assert waits.state == RunState.FAILED
    assert one.runs.filter(state=RunState.WAITING).count() == 1


def test_a_run_that_nobody_asked_is_no_work(now: datetime) -> None:
    runs.work_out(run_id=str(RoundFactory().pk), now=now)
    assert not RoundRun.objects.exists()


def test_asking_for_a_run_leaves_work_for_the_worker_once(school: School) -> None:
    one = school.round()
    run = rounds.ask_run(actor=school.coach, round_id=one.pk, rule=RunRule.FAIR, now=school.now)
    job = Job.objects.get(name=failed_runs.JOB)
    assert job.arguments == {"run_id": str(run.pk)}
    assert last(one).code == RoundHappened.RUN_ASKED


def test_no_more_runs_wait_than_can_be_worked_out_soon(school: School) -> None:
    one = school.round()
    RunFactory.create_batch(MOST_WAITING, round=one)
    with refused("round.not_waiting"):
        rounds.ask_run(actor=school.head, round_id=one.pk, rule=RunRule.LEVELS, now=school.now)


def test_a_round_keeps_no_more_runs_than_people_can_compare(school: School) -> None:
    one = school.round()
    RunFactory.create_batch(MOST_RUNS, round=one, failed=True)
    with refused("round.room_for_run"):
        rounds.ask_run(actor=school.head, round_id=one.pk, rule=RunRule.LEVELS, now=school.now)


def test_only_learners_who_search_for_the_chosen_trainings_take_part(school: School) -> None:
    other = TrainingFactory()
    found = school.learner()
    school.learner(training=other)
    school.learner(searching=False, placed=True)
    school.learner(school_year=2025)
    one = school.round(trainings=[school.training.code])
    assert set(doors.searching(one)) == {found}


def test_paused_openings_and_those_of_another_year_are_not_proposed(school: School) -> None:
    school.learner()
    school.bakery(paused=True)
    school.bakery(school_year=2025)
    run = school.run(school.round())
    assert run.report["openings"] == 0
    assert told(run.lines.get().story).without_training


# ------------------------------------------------------------------------------------------- what is decided beforehand


def set_pair(school: School, one: MatchingRound, track: Track, opening: Opening, kind: PairKind) -> RoundPair:
    """What the head of the school decides beforehand."""
    return rounds.set_pair(
        actor=school.head,
        round_id=one.pk,
        track_id=track.pk,
        opening_id=opening.pk,
        kind=kind,
        words="  zo   afgesproken ",
        now=school.now,
    )


def test_a_locked_pair_stays_and_a_forbidden_pair_never_comes(school: School) -> None:
    near, far = school.bakery(), school.bakery(lat=51.09)
    track, other = school.learner(), school.learner()
    one = school.round()
    pair = set_pair(school, one, track, far, PairKind.LOCKED)
    assert pair.words == "zo afgesproken"
    assert last(one).code == RoundHappened.PAIR_SET
    set_pair(school, one, other, near, PairKind.FORBIDDEN)
    run = school.run(one)
    assert kept(run) == {track.pk: far.pk, other.pk: None}
    assert run.report["locked"] == 1


def test_a_learner_is_locked_to_one_place_at_a_time(school: School) -> None:
    near, far = school.bakery(), school.bakery(lat=51.09)
    track, one = school.learner(), school.round()
    set_pair(school, one, track, near, PairKind.LOCKED)
    set_pair(school, one, track, far, PairKind.LOCKED)
    assert [pair.opening_id for pair in one.pairs.all()] == [far.pk]
    set_pair(school, one, track, far, PairKind.FORBIDDEN)
    assert [(pair.opening_id, pair.kind) for pair in one.pairs.all()] == [(far.pk, PairKind.FORBIDDEN)]


def test_more_learners_than_seats_cannot_be_locked(school: School) -> None:
    opening, one = school.bakery(), school.round()
    set_pair(school, one, school.learner(), opening, PairKind.LOCKED)
    with refused("round.lock_has_seat", "round.lock_has_mentor"):
        set_pair(school, one, school.learner(), opening, PairKind.LOCKED)


def test_a_pair_is_of_one_training_and_of_a_learner_who_searches(school: School) -> None:
    opening, one = school.bakery(), school.round()
    with refused("round.pair_same_training"):
        set_pair(school, one, school.learner(training=TrainingFactory()), opening, PairKind.FORBIDDEN)
    with refused("round.pair_takes_part"):
        set_pair(school, one, school.learner(searching=False), opening, PairKind.FORBIDDEN)


def test_a_pair_that_is_gone_can_be_taken_back_again(school: School) -> None:
    one = school.round()
    pair = set_pair(school, one, school.learner(), school.bakery(), PairKind.LOCKED)
    given = {"actor": school.head, "round_id": one.pk, "pair_id": pair.pk, "now": school.now}
    rounds.drop_pair(**given)
    rounds.drop_pair(**given)
    assert last(one).code == RoundHappened.PAIR_DROPPED
    assert not one.pairs.exists()


def test_a_locked_pair_that_the_rules_do_not_allow_fails_the_run_and_says_so(school: School) -> None:
    track, opening, one = school.learner(), school.bakery(lat=51.6), school.round()
    set_pair(school, one, track, opening, PairKind.LOCKED)
    run = school.run(one)
    assert run.state == RunState.FAILED
    assert run.faults == [{"code": "lock_impossible", "track": str(track.pk), "opening": str(opening.pk)}]
    assert last(one).code == RoundHappened.RUN_FAILED


def test_what_was_decided_about_who_no_longer_searches_holds_up_nobody(school: School) -> None:
    track, opening, one = school.learner(), school.bakery(lat=51.6), school.round()
    set_pair(school, one, track, opening, PairKind.LOCKED)
    Track.objects.filter(pk=track.pk).update(phase=Phase.PLACED)
    run = school.run(one)
    assert run.state == RunState.DONE
    assert run.report["locked"] == 0


def test_a_pair_is_of_the_year_of_the_round(school: School) -> None:
    one = school.round()
    with refused("round.pair_same_year"):
        set_pair(school, one, school.learner(), school.bakery(school_year=2027), PairKind.FORBIDDEN)


def test_what_was_decided_about_a_learner_is_taken_back_by_who_may_know_the_learner_only(
    school: School, now: datetime
) -> None:
    other = matching.build(now)
    one = school.round()
    pair = RoundPairFactory(round=one, track=other.learner())
    given = {"round_id": one.pk, "pair_id": pair.pk, "now": now}
    assert not opens(rounds.drop_pair, actor=school.coach, **given)
    assert one.pairs.exists()


def test_what_was_decided_about_a_learner_is_for_who_may_know_the_learner(school: School, now: datetime) -> None:
    one = school.round()
    set_pair(school, one, school.learner(), school.bakery(), PairKind.LOCKED)
    stranger = somebody(Role.AGENCY_STAFF, BodyFactory().pk)
    assert doors.pairs_for(school.coach, one, day=now.date()).count() == 1
    assert not doors.pairs_for(stranger, one, day=now.date()).exists()


def test_a_market_that_was_never_kept_is_not_found(school: School) -> None:
    with pytest.raises(NotFound):
        doors.market_file(school.head, RunFactory(round=school.round()), day=school.now.date())


def test_the_market_is_for_who_may_know_everybody_in_it(school: School, now: datetime) -> None:
    other = matching.build(now)
    school.learner(coach_id=school.coach.user_id)
    school.bakery()
    one = school.round()
    own = school.run(one)
    other.learner()
    rounds.ask_provider(actor=school.head, round_id=one.pk, provider_id=other.provider.pk, now=now)
    rounds.join(actor=other.head, round_id=one.pk, takes_part=True, now=now)
    shared, day = school.run(one), now.date()
    assert doors.may_take_market(school.coach, own, day=day)
    for actor in (school.head, school.coach, other.head):
        assert not opens(doors.market_file, actor, shared, day=day)


def test_markets_are_thrown_away_after_their_time_where_no_later_run_shares_them(school: School) -> None:
    school.learner()
    one = school.round()
    old = school.run(one)
    school.bakery()
    first, second = school.run(one), school.run(one)
    assert first.inputs == second.inputs
    year = timedelta(days=366)
    RoundRun.objects.filter(pk__in=[old.pk, first.pk]).update(finished_at=school.now - 2 * year)
    assert markets.sweep(before=school.now - year) == 1
    assert not doors.may_verify(school.head, old)
    assert doors.may_verify(school.head, first)
    assert markets.sweep(before=school.now - year) == 0


# ----------------------------------------------------------------------------------------------- what learners bring in


def test_who_has_least_time_left_goes_first(school: School) -> None:
    opening = school.bakery()
    patient, late = school.learner(), school.learner()
    SearchClockFactory(track=patient, started_on=date(2026, 11, 16))
    SearchClockFactory(track=late, started_on=date(2026, 10, 19))
    run = school.run(school.round(), RunRule.STABLE)
    assert kept(run) == {late.pk: opening.pk, patient.pk: None}
    (refused_line,) = [line for line in run.lines.all() if line.track_id == patient.pk]
    assert [one.reason for one in told(refused_line.story).refused] == ["class"]


def test_the_order_and_the_refusals_of_a_learner_count(school: School) -> None:
    near, far, other = school.bakery(), school.bakery(lat=51.08), school.bakery(lat=51.06)
    ranks, refuses = school.learner(), school.learner()
    SavedOpeningFactory(track=ranks, opening=far, rank=1)
    VetoFactory(track=refuses, establishment=near.establishment)
    run = school.run(school.round())
    assert kept(run) == {ranks.pk: far.pk, refuses.pk: other.pk}

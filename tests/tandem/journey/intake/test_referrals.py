"""A referral to a NAFT or to intensive coaching: under seal, agreed to by each, and known to a small circle only."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.base import events, secrecy
from tandem.base.actor import SYSTEM, Actor
from tandem.journey.intake.actions import needs
from tandem.journey.intake.actions import referrals as actions
from tandem.journey.intake.models import NeedsFile, Referral
from tandem.journey.intake.queries import needs as needs_doors
from tandem.journey.intake.queries import referrals as doors
from tandem.journey.intake.queries.referrals import Why
from tandem.journey.intake.rules import referrals as rules
from tandem.journey.intake.rules.needs import Told
from tandem.journey.intake.terms.needs import NeedsHappened, Scope
from tandem.journey.intake.terms.referrals import (
    Agreeing,
    Proposer,
    ReferralHappened,
    ReferralKind,
    ReferralMove,
    ReferralState,
)
from tandem.law import norms
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.intake import ReferralFactory, TrackFactory
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

CANARY = "kanarie onder zegel"
MINOR, ADULT = date(2009, 4, 12), date(2005, 4, 12)
DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("kind", "birth", "asked"),
    [
        (ReferralKind.NAFT, MINOR, set(Agreeing)),
        (ReferralKind.NAFT, ADULT, set(Agreeing) - {Agreeing.GUARDIANS}),
        (ReferralKind.IBAL, MINOR, {Agreeing.LEARNER, Agreeing.PROVIDER}),
    ],
)
def test_who_has_to_agree(kind, birth, asked):
    assert rules.must_agree(kind, birth_date=birth, day=DAY, norms=norms.at(DAY)) == asked


@pytest.fixture
def track(db):
    return TrackFactory(guided=True, person__user=UserFactory())


@pytest.fixture
def learner(track, now):
    actor = Actor(track.person.user_id, Role.LEARNER)
    needs.agree(actor=actor, track_id=track.pk, scope=Scope.REFER, now=now)
    return actor


@pytest.fixture
def coach(track):
    return Actor(track.coach_id, Role.COACH, track.provider_id)


@pytest.fixture
def parent(track):
    row = GuardianshipFactory(child=track.person, guardian=PersonFactory(with_account=True, kept_by=track.provider_id))
    return Actor(row.guardian.user_id, Role.GUARDIAN)


def propose(actor, track, now, **changed):
    told = {"kind": ReferralKind.NAFT, "proposer": Proposer.CLB, "proposed_on": now.date(), "reason": f" {CANARY} "}
    return actions.propose(actor=actor, track_id=track.pk, now=now, **(told | changed))


def test_a_naft_goes_from_proposal_to_its_end(track, learner, coach, parent, now):
    day, row = now.date(), propose(coach, track, now)
    at = {"track_id": track.pk, "referral_id": row.pk, "now": now}
    assert CANARY not in row.sealed
    assert doors.read(row) == Why(CANARY)
    with refused("referral.start.state"):
        actions.start(actor=coach, **at, on=day)
    with refused("referral.end.state"):
        actions.end(actor=coach, **at, on=day, closing="")
    for actor, who in ((learner, Agreeing.LEARNER), (parent, Agreeing.GUARDIANS), (coach, Agreeing.PROVIDER)):
        assert actions.agree(actor=actor, **at, who=who, agreed_on=day).state == ReferralState.PROPOSED
    with refused("referral.agreed_once"):
        actions.agree(actor=coach, **at, who=Agreeing.LEARNER, agreed_on=day)
    with refused("referral.agreed_in_past"):
        actions.agree(actor=coach, **at, who=Agreeing.CLB, agreed_on=day + timedelta(days=1))

    assert actions.agree(actor=coach, **at, who=Agreeing.CLB, agreed_on=day).state == ReferralState.AGREED

    with refused("referral.agree.state"):
        actions.agree(actor=coach, **at, who=Agreeing.CLB, agreed_on=day)
    with refused("referral.start_after_agreed"):
        actions.start(actor=coach, **at, on=day - timedelta(days=1))
    with refused("referral.step_in_past"):
        actions.start(actor=coach, **at, on=day + timedelta(days=1))
    assert actions.start(actor=coach, **at, on=day).started_on == day
    with refused("referral.refuse.state"):
        actions.refuse(actor=coach, **at, on=day, closing="")
    ended = actions.end(actor=coach, **at, on=day, closing=" Weer naar school. ")
    assert (ended.state, doors.read(ended)) == (ReferralState.ENDED, Why(CANARY, "Weer naar school."))
    told = [one for one in events.history(track) if one.code in set(ReferralHappened)]
    assert [one.code for one in told][-2:] == [ReferralHappened.STARTED, ReferralHappened.ENDED]
    assert all(one.data == {"referral": str(row.pk)} for one in told)
    assert propose(coach, track, now).state == ReferralState.PROPOSED


@pytest.mark.usefixtures("learner")
def test_intensive_coaching_asks_the_learner_and_the_school_and_may_not_go_on(track, coach, now):
    row = propose(coach, track, now, kind=ReferralKind.IBAL, proposer=Proposer.VDAB)
    at = {"actor": coach, "track_id": track.pk, "referral_id": row.pk, "now": now}
    with refused("referral.asked"):
        actions.agree(**at, who=Agreeing.CLB, agreed_on=now.date())

    gone = actions.refuse(**at, on=now.date(), closing="Geen plaats.")

    assert (gone.state, gone.started_on, gone.ended_on) == (ReferralState.REFUSED, None, now.date())
    assert last(track).code == ReferralHappened.REFUSED


def test_what_cannot_be_proposed_is_told(track, coach, now, request):
    with refused("referral.kept_with_agreement"):
        propose(coach, track, now)
    request.getfixturevalue("learner")
    for code, changed in (
        ("naft_proposed_by", {"proposer": Proposer.PROVIDER}),
        ("reason", {"reason": "  "}),
        ("reason_length", {"reason": "x" * 2001}),
        ("proposed_in_past", {"proposed_on": now.date() + timedelta(days=1)}),
    ):
        with refused(f"referral.{code}"):
            propose(coach, track, now, **changed)
    propose(coach, track, now)
    with refused("referral.once"):
        propose(coach, track, now)


def test_the_family_reads_agrees_for_itself_and_does_no_more(track, learner, coach, parent, now):
    day, row = now.date(), propose(coach, track, now)
    at = {"track_id": track.pk, "referral_id": row.pk, "now": now}
    for actor, other in ((learner, Agreeing.GUARDIANS), (parent, Agreeing.LEARNER)):
        assert doors.referrals_of(actor, track.pk, day=day) == [row]
        with refused("referral.may_agree"):
            actions.agree(actor=actor, **at, who=other, agreed_on=day)
        with refused("referral.may_refer"):
            propose(actor, track, now)
        with refused("referral.may_refer"):
            actions.start(actor=actor, **at, on=day)
        assert doors.moves(actor, row, day=day) == [ReferralMove.AGREE, ReferralMove.REFUSE]


def test_the_family_refuses_before_it_starts(track, learner, coach, parent, now):
    day, row = now.date(), propose(coach, track, now)
    at = {"track_id": track.pk, "referral_id": row.pk, "now": now, "on": day, "closing": ""}

    assert actions.refuse(actor=learner, **at).state == ReferralState.REFUSED

    assert (last(track).code, last(track).actor_user) == (ReferralHappened.REFUSED, learner.user_id)
    with refused("referral.refuse.state"):
        actions.refuse(actor=parent, **at)
    assert doors.moves(parent, Referral.objects.select_related("track__person").get(), day=day) == []


@pytest.mark.usefixtures("learner")
def test_who_comes_of_age_needs_no_parent_any_more(track, coach, now):
    row = propose(coach, track, now)
    at = {"actor": coach, "track_id": track.pk, "referral_id": row.pk}
    for who in (Agreeing.CLB, Agreeing.PROVIDER, Agreeing.LEARNER):
        actions.agree(**at, now=now, who=who, agreed_on=now.date())
    birthday = date(2027, 4, 12)
    later = now.replace(year=2027, month=4, day=13)
    (row,) = doors.referrals_of(coach, track.pk, day=now.date())
    assert (doors.standing(row, day=now.date()), doors.missing(row, day=now.date())) == (
        ReferralState.PROPOSED,
        [Agreeing.GUARDIANS],
    )
    assert (doors.standing(row, day=birthday), doors.missing(row, day=birthday)) == (ReferralState.AGREED, [])
    with refused("referral.agree.state"):
        actions.agree(**at, now=later, who=Agreeing.GUARDIANS, agreed_on=birthday)
    with refused("referral.start_after_agreed"):
        actions.start(**at, now=later, on=birthday - timedelta(days=1))

    assert actions.start(**at, now=later, on=birthday).state == ReferralState.STARTED


@pytest.mark.usefixtures("learner")
@pytest.mark.parametrize("role", ROLES)
def test_nobody_else_knows_that_it_is_there(role, track, coach, now):
    day, row = now.date(), propose(coach, track, now)
    for organisation_id in (track.provider_id, uuid4()):
        actor = somebody(role, organisation_id)
        at = {"actor": actor, "track_id": track.pk, "referral_id": row.pk, "now": now}

        assert not opens(doors.referrals_of, actor, track.pk, day=day)
        assert not opens(actions.agree, **at, who=Agreeing.CLB, agreed_on=day)
        assert not opens(actions.start, **at, on=day)
        assert not opens(actions.end, **at, on=day, closing="")
        assert not opens(propose, actor, track, now)
        assert set(ReferralHappened) <= set(needs_doors.hidden_from(actor, track, day=day))


def test_one_referral_is_not_reached_through_another_track(track, coach, now):
    at = {"track_id": track.pk, "referral_id": ReferralFactory().pk, "now": now}

    assert not opens(actions.start, actor=coach, on=now.date(), **at)


def test_with_its_own_agreement_a_referral_goes_and_with_that_of_the_needs_it_stays(track, learner, coach, now):
    propose(coach, track, now)
    given = {"actor": learner, "track_id": track.pk, "now": now}
    needs.agree(**given, scope=Scope.KEEP)
    needs.keep(**given, told=Told(words="Rust."))

    needs.withdraw(**given, scope=Scope.KEEP)

    assert (NeedsFile.objects.count(), Referral.objects.count()) == (0, 1)
    assert set(needs_doors.agreements_for(learner, track.pk, day=now.date())) == {Scope.REFER}
    needs.agree(**given, scope=Scope.KEEP)
    needs.withdraw(**given, scope=Scope.REFER)
    assert set(needs_doors.agreements_for(learner, track.pk, day=now.date())) == {Scope.KEEP}
    assert not Referral.objects.exists()
    assert last(track).code == NeedsHappened.ERASED


@pytest.mark.usefixtures("learner")
def test_a_referral_is_sealed_anew_with_the_newest_key(track, coach, settings, now):
    propose(coach, track, now)
    settings.NEEDS_KEYS = f"{secrecy.new_key('2027a')} {settings.NEEDS_KEYS}"

    assert needs.reseal(actor=SYSTEM, now=now) == 1

    row = Referral.objects.get()
    assert (secrecy.key_of(row.sealed), doors.read(row)) == ("2027a", Why(CANARY))
    assert needs.reseal(actor=SYSTEM, now=now) == 0

"""Lifting a recognition: who may, on what ground, from which day, and what the letter says."""

from datetime import date, timedelta

import pytest

from tandem.base import events
from tandem.base.errors import NotFound, NotPossible
from tandem.base.verdict import Effect
from tandem.faces.documents import lifting as letters
from tandem.faces.documents import recognition as other_letters
from tandem.journey.recognition import rules, snapshot
from tandem.journey.recognition.actions import clock, desk, lifting
from tandem.journey.recognition.actions.lifting import Told
from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.queries import files, public
from tandem.journey.recognition.terms import Happened, LiftGround, RecognitionState
from tandem.law import norms
from tandem.law.values import Certainty
from tandem.registers.access.terms import Role
from tests.harness.bakery import World

DAY = date(2026, 11, 21)
LAW = norms.at(DAY)


def told(**changes):
    """What a body says, with one thing changed."""
    whole = {
        "grounds": frozenset({LiftGround.MENTOR}),
        "guidance": "In oktober zochten wij samen een andere mentor.",
        "motive": "Er is geen mentor meer.",
        "lifts_on": DAY,
    }
    return Told(**whole | changes)


def granted(world: World) -> Recognition:
    """The recognition of the bakery."""
    request = world.in_treatment()
    return desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)


def lift(world: World, recognition: Recognition, **changes) -> Recognition:
    """Lifted by the body that treats the request."""
    manager = world.manager(recognition.request)
    lifting.lift(actor=manager, request_id=recognition.request_id, told=told(**changes), now=world.now)
    recognition.refresh_from_db()
    return recognition


def test_a_lifted_recognition_counts_no_more(world: World) -> None:
    recognition = granted(world)
    until = recognition.valid_until
    lift(world, recognition)
    assert (recognition.state, recognition.ended_on) == (RecognitionState.LIFTED, DAY)
    assert not Recognition.objects.public_on(DAY).exists()
    row = recognition.lifting
    assert (row.would_end_on, row.grounds, row.body_id) == (until, ["mentor"], recognition.body_id)
    assert public.recognition_by_number(recognition.number).state == RecognitionState.LIFTED
    decided = [one for one in events.history(recognition.request) if one.code == Happened.LIFTING_DECIDED]
    assert [one.data["lifts_on"] for one in decided] == [DAY.isoformat()]
    assert [one.code for one in events.history(recognition)][-1] == Happened.RECOGNITION_LIFTED


def test_a_lifting_on_a_later_day_waits_for_that_day(world: World) -> None:
    recognition = lift(world, granted(world), lifts_on=DAY + timedelta(days=10))
    assert recognition.state == RecognitionState.VALID
    assert Recognition.objects.public_on(DAY + timedelta(days=9)).exists()
    assert not Recognition.objects.public_on(DAY + timedelta(days=10)).exists()
    assert clock.warn_of_expiry(now=world.now) == 0, "nobody asks to renew what is being lifted"
    assert clock.expire(now=world.now + timedelta(days=9)) == 0
    assert clock.expire(now=world.now + timedelta(days=10)) == 1
    recognition.refresh_from_db()
    assert (recognition.state, recognition.ended_on) == (RecognitionState.LIFTED, DAY + timedelta(days=10))


def test_what_was_granted_to_follow_is_lifted_too(world: World) -> None:
    recognition = granted(world)
    request = world.in_treatment()
    following = desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)
    assert following.valid_from == recognition.valid_until
    lift(world, recognition, lifts_on=DAY + timedelta(days=10))
    following.refresh_from_db()
    assert (following.state, following.ended_on) == (RecognitionState.LIFTED, DAY)


def test_lifting_the_second_of_two_leaves_the_first_as_it_is(world: World) -> None:
    first = granted(world)
    until = first.valid_until
    request = world.in_treatment()
    second = desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)
    lift(world, second, lifts_on=until + timedelta(days=30))
    first.refresh_from_db()
    assert (first.valid_until, first.lifting_decided_on) == (until, None)
    assert second.valid_until == until + timedelta(days=30)


def test_one_that_is_lifted_on_its_first_day_never_holds(world: World) -> None:
    first = granted(world)
    request = world.in_treatment()
    second = desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)
    lift(world, second, lifts_on=second.valid_from)
    assert (second.state, second.ended_on, second.lifting.lifts_on) == (RecognitionState.LIFTED, DAY, DAY)
    first.refresh_from_db()
    assert first.state == RecognitionState.VALID
    assert not Recognition.objects.public_on(second.valid_from).exists()


def test_it_is_decided_once(world: World) -> None:
    recognition = lift(world, granted(world), lifts_on=DAY + timedelta(days=10))
    with pytest.raises(NotPossible) as refusal:
        lift(world, recognition, lifts_on=DAY + timedelta(days=5))
    assert "lifting.not_decided" in refusal.value.verdict.codes()


def test_what_ended_cannot_be_lifted(world: World) -> None:
    recognition = lift(world, granted(world))
    with pytest.raises(NotPossible) as refusal:
        lift(world, recognition)
    assert refusal.value.verdict.codes() == {"recognition.lift.state"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"grounds": ()}, "lifting.grounds"),
        ({"grounds": ("no_such_condition",)}, "lifting.grounds"),
        ({"has_guidance": False}, "lifting.guidance_first"),
        ({"has_motive": False}, "lifting.motive"),
        ({"lifts_on": DAY - timedelta(days=1)}, "lifting.not_in_past"),
        ({"lifts_on": date(2031, 11, 21)}, "lifting.before_end"),
        ({"is_decided": True}, "lifting.not_decided"),
    ],
)
def test_each_condition_of_a_lifting_stops_it(changes, code) -> None:
    facts = {
        "day": DAY,
        "lifts_on": DAY,
        "valid_until": date(2031, 11, 21),
        "grounds": ("mentor",),
        "has_guidance": True,
        "has_motive": True,
    }
    assert rules.may_lift(rules.LiftFacts(**facts), norms=LAW).is_ok
    verdict = rules.may_lift(rules.LiftFacts(**facts | changes), norms=LAW)
    assert [(one.code, one.effect) for one in verdict.unmet] == [(code, Effect.BLOCK)]


def test_every_ground_is_in_the_law_and_has_a_rule() -> None:
    assert set(LAW.sanction.lifting_grounds.value) == set(LiftGround)
    assert LAW.sanction.lifting_grounds.certainty is Certainty.UNCERTAIN, "the source only says: the conditions"
    assert any("R-REC-13" in one for one in letters.uncertainties())
    assert {LAW.value(key).rule for key in letters.RULES.values()} == {
        "R-REC-02",
        *(f"R-REC-0{n}" for n in range(5, 10)),
    }


def test_only_who_decides_for_the_body_that_holds_the_power_lifts(world: World) -> None:
    recognition = granted(world)
    body = recognition.body_id
    other = world.body("CONSTRUCTION")
    for actor in (world.actor(Role.PARTNERSHIP_VOTER, body), world.actor(Role.AGENCY_STAFF), world.boss):
        with pytest.raises(NotPossible, match="may_lift"):
            lifting.lift(actor=actor, request_id=recognition.request_id, told=told(), now=world.now)
    stranger = world.actor(Role.PARTNERSHIP_MANAGER, other.pk)
    with pytest.raises(NotFound):
        lifting.lift(actor=stranger, request_id=recognition.request_id, told=told(), now=world.now)
    recognition.refresh_from_db()
    assert recognition.state == RecognitionState.VALID


def test_a_request_without_a_recognition_has_nothing_to_lift(world: World) -> None:
    request = world.in_treatment()
    with pytest.raises(NotFound):
        lifting.lift(actor=world.manager(request), request_id=request.pk, told=told(), now=world.now)


def test_a_lifting_replays_to_the_same_verdict(world: World) -> None:
    row = lift(world, granted(world)).lifting
    assert snapshot.frozen_findings(snapshot.replay_lifting(row).unmet) == row.findings


def test_the_letter_names_ground_rule_day_and_appeal(world: World) -> None:
    recognition = granted(world)
    until = recognition.valid_until
    lift(world, recognition, lifts_on=DAY + timedelta(days=10))
    request = files.request_for(world.boss, recognition.request_id)
    letter = letters.lifting(request)
    assert "Er is geen mentor meer." in letter.paragraphs
    assert [one.rule.rsplit(" ", 1)[1] for one in letter.reasons] == ["(R-REC-08)"]
    facts = {one.label: one.value for one in letter.facts}
    assert facts["Opgeheven vanaf"] == "1 december 2026"
    assert "binnen 10 dagen" in " ".join(letter.closing)
    granted_letter = {one.label: one.value for one in other_letters.decided(request).facts}
    assert granted_letter["Geldig tot"] == other_letters.written_day(until), "what was granted then stays as it was"

"""Workplaces that train together: asked, agreed, filed, decided one by one; nobody is left in the dark."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.verdict import Effect
from tandem.journey.recognition import policies, rules, snapshot
from tandem.journey.recognition.actions import clock, desk, dossiers, filing, joint, joint_parts
from tandem.journey.recognition.actions.joint import Asked
from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.policies import JointParties
from tandem.journey.recognition.queries import joint as doors
from tandem.journey.recognition.rules import JointFacts, PartFacts
from tandem.journey.recognition.terms import (
    Extent,
    Happened,
    PartEnd,
    PartMove,
    PartState,
    State,
    Together,
)
from tandem.journey.recognition.workflow import JOINT_PART
from tandem.law import norms
from tandem.registers.access.terms import Role
from tests.factories.numbers import somebody
from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.factories.recognition import (
    JointPartFactory,
    OfferedActivityFactory,
    RecognitionFactory,
    RecognitionRequestFactory,
)
from tests.harness.bakery import World
from tests.harness.together import Pair
from tests.tandem.journey.recognition.test_rules import DAY, WORKPLACE

LISTED = frozenset({"A", "B", "C"})
BREAD = PartFacts("bread", PartState.AGREED, frozenset({"A", "B"}))
PASTRY = PartFacts("pastry", PartState.AGREED, frozenset({"C"}))


def facts(*parts: PartFacts, assumed: frozenset[str] = frozenset()) -> JointFacts:
    return JointFacts(parts or (BREAD, PASTRY), LISTED - assumed, assumed)


# --------------------------------------------------------------------------------------------------------------- rules


@pytest.mark.parametrize(
    ("told", "has_own", "code"),
    [
        (facts(BREAD), True, "joint.several"),
        (facts(), False, "joint.own_workplace"),
        (facts(BREAD, PASTRY, replace(BREAD, part="idle", teaches=frozenset())), True, "joint.part_teaches"),
        (facts(BREAD, replace(PASTRY, is_in_register=False)), True, "joint.in_register"),
        (facts(BREAD, replace(PASTRY, is_known=False)), True, "joint.partner_recognised"),
        (facts(BREAD, replace(PASTRY, teaches=frozenset({"B"}))), True, "joint.covers"),
        (facts(BREAD, BREAD, PASTRY), True, "joint.each_once"),
        (facts(BREAD, *(replace(PASTRY, part=f"p{n}") for n in range(6))), True, "joint.not_too_many"),
        (JointFacts((BREAD, PASTRY)), True, "joint.has_list"),
    ],
)
def test_a_plan_lacks_nothing(told: JointFacts, has_own: bool, code: str) -> None:
    assert code in rules.may_train_together(told, has_own=has_own).codes()
    assert not rules.may_train_together(told, has_own=has_own).is_ok


def test_what_nobody_knows_to_be_compulsory_has_to_be_taught_too() -> None:
    assert rules.may_train_together(facts(assumed=frozenset({"C"})), has_own=True).is_ok
    left = facts(BREAD, replace(PASTRY, teaches=frozenset({"A"})), assumed=frozenset({"C"}))
    assert left.missing == ("C",)
    assert "joint.covers" in rules.may_train_together(left, has_own=True).codes()


def test_how_it_stands_follows_from_the_parts_alone() -> None:
    for one, other in product(PartState, repeat=2):
        told = facts(replace(BREAD, state=one), replace(PASTRY, state=other))
        stands = rules.together(told)
        if PartState.ENDED in {one, other}:
            left = {one, other} - {PartState.ENDED}
            gone = not left or left <= {PartState.ASKED, PartState.AGREED}
            assert stands is (Together.OVER if gone else Together.BROKEN), (one, other)
        elif PartState.ASKED in {one, other}:
            assert stands is Together.COLLECTING
        elif PartState.AGREED in {one, other}:
            assert stands is Together.AGREED
        else:
            both = one is other is PartState.RECOGNISED
            assert stands is (Together.WHOLE if both else Together.FILED)


def test_a_body_is_told_what_nobody_teaches_and_only_what_is_sure_blocks() -> None:
    part = replace(WORKPLACE, extent=Extent.LIMITED, activities_offered=2, joint_parts=2)
    law = norms.at(DAY, sector="FOOD")
    assert rules.may_recognise(part, norms=law).is_ok
    sure = rules.may_recognise(replace(part, joint_missing=("C",)), norms=law)
    assert not sure.is_ok
    assumed = rules.may_recognise(replace(part, joint_assumed=("C",)), norms=law)
    assert assumed.is_ok
    found = {one.code: one for one in assumed.unmet}
    assert (found["joint.covers_assumed"].found, found["joint.covers_assumed"].effect) == (("C",), Effect.WARN)
    assert snapshot.thawed(snapshot.frozen(replace(part, joint_missing=("C",)))).joint_missing == ("C",)


@pytest.mark.parametrize("state", PartState)
def test_a_step_that_does_not_exist_is_refused(state: PartState) -> None:
    for move in PartMove:
        if not JOINT_PART.allows(state, move):
            with pytest.raises(NotPossible):
                JOINT_PART.after(state, move)


def test_who_takes_part_and_who_treats_a_part_sees_the_plan() -> None:
    lead, partner, body, elsewhere = somebody(), somebody(), somebody(), somebody()
    parties = JointParties(lead, frozenset({lead, partner}), frozenset({body}))
    seen = {
        (role, where): policies.may_see_joint(Actor(somebody(), role, where), parties).is_ok
        for role in Role
        for where in (lead, partner, body, elsewhere)
    }
    inside = {(role, where) for role in (Role.COMPANY_ADMIN, Role.COMPANY_HR) for where in (lead, partner)}
    desks = {(role, body) for role in Role if role.value.startswith("partnership")}
    every = {
        (role, at)
        for role in (Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF, Role.SYSTEM)
        for at in (lead, partner, body, elsewhere)
    }
    assert {pair for pair, allowed in seen.items() if allowed} == inside | desks | every
    leads = {role for role in Role if policies.may_lead(Actor(somebody(), role, lead), parties).is_ok}
    assert leads == {Role.COMPANY_ADMIN}


# ------------------------------------------------------------------------------------------------------------- actions


@pytest.fixture
def pair(world: World) -> Pair:
    return Pair(world)


@pytest.mark.django_db
@pytest.mark.slow
def test_two_companies_file_one_training_and_are_recognised_each_for_its_part(pair: Pair) -> None:
    world, other = pair.world, pair.other
    pair.start()
    own, asked = pair.part(world), pair.part(other)
    assert (own.state, own.is_lead, asked.state) == (PartState.AGREED, True, PartState.ASKED)
    assert own.request.extent == Extent.LIMITED
    assert asked.request is None, "nothing is filed for who did not agree"
    assert pair.stands() is Together.COLLECTING
    with pytest.raises(NotPossible) as refusal:
        pair.complete(world)
    assert "form.joint_partners_agreed" in refusal.value.verdict.codes()
    with pytest.raises(NotPossible):
        dossiers.describe_workplace(
            actor=world.boss,
            request_id=own.request_id,
            equipment=True,
            activities=world.list_codes,
            mentors=[],
            extent=Extent.WHOLE,
            now=world.now,
        )
    with pytest.raises(NotFound):
        joint.agree(actor=world.boss, part_id=asked.pk, now=world.now)

    joint.agree(actor=other.boss, part_id=asked.pk, now=world.now)
    with pytest.raises(NotPossible):
        joint.decline(actor=other.boss, part_id=asked.pk, now=world.now)
    assert pair.stands() is Together.AGREED
    assert pair.told(Happened.JOINT_ALL_AGREED) == {world.company.pk, other.company.pk}
    mine = pair.part(other).request
    assert (mine.dossier.company_id, mine.extent) == (other.company.pk, Extent.LIMITED)

    first, second = pair.in_treatment(world), pair.in_treatment(other)
    assert pair.stands() is Together.FILED
    one = desk.grant(actor=world.manager(first), request_id=first.pk, now=world.now)
    assert pair.stands() is Together.FILED
    two = desk.grant(actor=other.manager(second), request_id=second.pk, now=world.now)
    assert pair.stands() is Together.WHOLE
    assert (one.taught, two.taught) == (len(world.list_codes) - 1, 1)
    assert pair.told(Happened.JOINT_WHOLE) == {world.company.pk, other.company.pk}
    assert [row.pk for row in doors.partners_of(one, day=world.day)] == [two.pk]

    newer = RecognitionRequestFactory(granted=True, establishment=other.establishment, training=two.training)
    renewed = RecognitionFactory(request=newer, valid_until=two.valid_from + timedelta(days=40))
    for offered in pair.part(other).request.activities.all():
        OfferedActivityFactory(request=newer, activity=offered.activity)
    Recognition.objects.filter(pk=two.pk).update(valid_until=two.valid_from + timedelta(days=10))
    assert joint_parts.review(now=world.now + timedelta(days=20)) == 0, "recognised anew for the same"
    assert pair.part(other).request_id == newer.pk
    assert pair.stands() is Together.WHOLE
    two = renewed
    Recognition.objects.filter(pk=two.pk).update(valid_until=two.valid_from + timedelta(days=30))
    later = world.now + timedelta(days=60)
    assert clock.tick(now=later)["parts"] == 1
    assert joint_parts.review(now=later) == 0, "once"
    ended = pair.part(other)
    assert (ended.state, ended.end_reason) == (PartState.ENDED, PartEnd.EXPIRED)
    assert pair.stands() is Together.BROKEN
    assert pair.told(Happened.JOINT_NO_LONGER_WHOLE) == {world.company.pk}
    assert list(events.verify()) == []


@pytest.mark.django_db
@pytest.mark.slow
def test_when_one_part_falls_away_the_other_hears_it_and_can_ask_somebody_else(pair: Pair) -> None:
    world, other = pair.world, pair.other
    pair.agreed()
    first, second = pair.in_treatment(world), pair.in_treatment(other)
    desk.refuse(actor=other.manager(second), request_id=second.pk, motive="Geen mentor.", now=world.now)
    part = pair.part(other)
    assert (part.state, part.end_reason) == (PartState.ENDED, PartEnd.REFUSED)
    assert pair.stands() is Together.BROKEN
    assert pair.told(Happened.JOINT_NO_LONGER_WHOLE) == {world.company.pk}
    found, verdict = snapshot.assess(world.again(first), day=world.day)
    unknown = found.joint_missing + found.joint_assumed
    assert unknown == (world.list_codes[-1],)
    assert {"joint.covers", "joint.covers_assumed"} & verdict.codes()

    third = RecognitionFactory(request=RecognitionRequestFactory(granted=True))
    given = {"actor": world.boss, "joint_id": pair.joint.pk, "now": world.now}
    with pytest.raises(NotFound):
        joint.ask_another(**given, asked=Asked(EstablishmentFactory().pk, world.list_codes[-1:]))
    ended = RecognitionFactory(request=RecognitionRequestFactory(granted=True), valid_until=world.day)
    with pytest.raises(NotFound):
        joint.ask_another(**given, asked=Asked(ended.establishment_id, world.list_codes[-1:]))
    with pytest.raises(NotPossible) as refusal:
        joint.ask_another(**given, asked=Asked(third.establishment_id, ("NERGENS-01",)))
    assert "activities.unknown" in refusal.value.verdict.codes()
    again = joint.ask_another(**given, asked=Asked(third.establishment_id, world.list_codes[-1:]))
    assert pair.stands() is Together.COLLECTING
    joint.take_out(actor=world.boss, part_id=again.pk, now=world.now)
    assert pair.stands() is Together.BROKEN
    filing.withdraw(actor=world.boss, request_id=first.pk, now=world.now)
    assert world.again(first).state == State.WITHDRAWN
    assert pair.stands() is Together.OVER


@pytest.mark.django_db
def test_who_throws_the_draft_away_or_says_no_takes_part_no_more(pair: Pair) -> None:
    world, other = pair.world, pair.other
    pair.agreed()
    draft = pair.part(other).request
    dossiers.discard(actor=other.boss, dossier_id=draft.dossier_id, now=world.now)
    left = pair.part(other)
    assert (left.end_reason, left.request_id) == (PartEnd.LEFT, None)
    assert pair.told(Happened.JOINT_NO_LONGER_WHOLE) == {world.company.pk}

    asked = JointPartFactory(joint=pair.joint, company=other.company, establishment=other.establishment)
    joint.decline(actor=other.boss, part_id=asked.pk, now=world.now)
    asked.refresh_from_db()
    assert (asked.state, asked.end_reason) == (PartState.ENDED, PartEnd.DECLINED)
    for stranger in (world.actor(Role.COMPANY_ADMIN, CompanyFactory().pk), world.actor(Role.COMPANY_HR, None)):
        with pytest.raises(NotFound):
            doors.joint_for(stranger, pair.joint.pk)

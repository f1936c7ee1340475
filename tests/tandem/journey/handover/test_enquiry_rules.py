"""Who may leave an enquiry, to whom it goes and in which order, how long it waits and is kept. Pure."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.journey.handover.policies import enquiries as policies
from tandem.journey.handover.policies.enquiries import EnquiryFacts
from tandem.journey.handover.rules import enquiries as rules
from tandem.journey.handover.rules.enquiries import EnquiryForm, LeftFacts, Near, Taker
from tandem.journey.handover.terms.enquiries import (
    AgeGroup,
    EnquiryMove,
    EnquiryOutcome,
    EnquiryState,
    Situation,
    TakerKind,
)
from tandem.journey.handover.workflow.enquiries import ENQUIRY
from tandem.law import norms
from tandem.registers.access.terms import Role

DAY = date(2026, 11, 21)
LAW = norms.at(DAY)
A, B, C, D = (UUID(int=n) for n in range(1, 5))
FORM = EnquiryForm("Yas Zonder", "yas@voorbeeld.be", AgeGroup.YOUNG_ADULT, Situation.LEFT_EARLY, "44021")
FINE = LeftFacts(is_place_known=True, is_training_known=True, today=0, this_hour=0)
EVERYBODY = frozenset({TakerKind.CLB, TakerKind.VDAB})
CLB, VDAB = Taker(TakerKind.CLB), Taker(TakerKind.VDAB)


def near(*told: tuple[UUID, str, float | None]) -> list[Near]:
    return [Near(key, kind, km, gives=True) for key, kind, km in told]


def order(age: AgeGroup, situation: Situation = Situation.LEFT_EARLY, **other: object) -> tuple[Taker, ...]:
    told = {"near": near((A, "school", 9.0), (B, "school", 2.0), (C, "CVO", 5.0)), "staffed": EVERYBODY}
    return rules.route(age=age, situation=situation, norms=LAW, **(told | other))


def provider(key: UUID) -> Taker:
    return Taker(TakerKind.PROVIDER, key)


@pytest.mark.parametrize("situation", Situation)
def test_a_minor_goes_to_the_clb_first_and_never_to_vdab(situation):
    assert order(AgeGroup.MINOR, situation) == (CLB, provider(B), provider(A))


def test_a_job_seeker_of_age_goes_to_vdab_first_and_anybody_else_of_age_last():
    assert order(AgeGroup.YOUNG_ADULT) == (provider(B), provider(C), provider(A), VDAB)
    assert order(AgeGroup.YOUNG_ADULT, Situation.SEEKS_WORK) == (VDAB, provider(B), provider(C), provider(A))
    assert order(AgeGroup.ADULT) == (provider(C), VDAB)
    assert order(AgeGroup.ADULT, Situation.SEEKS_WORK) == (VDAB, provider(C))


def test_who_does_not_take_part_has_no_turn_and_no_more_providers_than_the_norm():
    assert order(AgeGroup.MINOR, staffed=()) == (provider(B), provider(A))
    assert order(AgeGroup.ADULT, staffed=(), near=[]) == ()
    many = near(*((UUID(int=n), "school", float(n)) for n in range(1, 9)))
    assert len(order(AgeGroup.YOUNG_ADULT, near=many, staffed=())) == LAW.handover.most_providers.value
    unknown = near((A, "school", None), (B, "school", 80.0))
    assert order(AgeGroup.YOUNG_ADULT, near=unknown, staffed=()) == (provider(B), provider(A))
    other = [Near(A, "school", 1.0, gives=False)]
    assert order(AgeGroup.YOUNG_ADULT, near=other, staffed=()) == ()


@given(
    age=st.sampled_from(AgeGroup),
    situation=st.sampled_from(Situation),
    had=st.sets(st.sampled_from([CLB, VDAB, provider(A), provider(B), provider(C)])),
)
def test_nobody_gets_an_enquiry_twice_and_the_order_ends(age, situation, had):
    found, seen = rules.next_taker(order(age, situation), had=had), set(had)
    while found is not None:
        assert found not in seen
        assert not (found == VDAB and age is AgeGroup.MINOR)
        seen.add(found)
        found = rules.next_taker(order(age, situation), had=seen)
    assert set(order(age, situation)) <= seen


def codes(form: EnquiryForm = FORM, facts: LeftFacts = FINE) -> set[str]:
    return set(rules.may_leave(form, facts, norms=LAW).codes())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"age": AgeGroup.TOO_YOUNG}, "enquiry.old_enough"),
        ({"name": ""}, "enquiry.name"),
        ({"name": "a\x00b"}, "enquiry.name"),
        ({"name": "a" * 101}, "enquiry.name"),
        ({"email": "geen adres"}, "enquiry.email"),
        ({"email": "a@b.be, c@d.be"}, "enquiry.email"),
        ({"email": "a@b.be\nBcc: x@y.be"}, "enquiry.email"),
        ({"phone": "1" * 31}, "enquiry.phone"),
        ({"words": "a" * 501}, "enquiry.words"),
        ({"words": "\x07"}, "enquiry.words"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(change, code):
    assert codes(replace(FORM, **change)) == {code}


def test_a_good_enquiry_is_fine_and_its_words_may_hold_lines():
    assert codes() == set()
    assert codes(replace(FORM, words="Eén\r\ntwee\tdrie", phone="+32 470 12 34 56")) == set()
    assert FORM.tidy() == FORM
    messy = replace(FORM, name="  Yas   Zonder ", email=" YAS@Voorbeeld.be ", words=" x ")
    assert messy.tidy() == replace(FORM, words="x")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"is_place_known": False}, "enquiry.place_known"),
        ({"is_training_known": False}, "enquiry.training_known"),
        ({"today": rules.MOST_A_DAY}, "enquiry.today"),
        ({"this_hour": rules.MOST_AN_HOUR}, "enquiry.this_hour"),
    ],
)
def test_what_else_stands_in_the_way(change, code):
    assert codes(facts=replace(FINE, **change)) == {code}


def test_how_long_an_enquiry_waits_and_is_kept():
    law = LAW.handover
    assert rules.confirm_by(DAY, norms=LAW) == DAY + timedelta(days=law.confirm_days.value)
    assert rules.answers_until(DAY, norms=LAW) == DAY + timedelta(days=law.answer_days.value)
    last = rules.confirm_by(DAY, norms=LAW)
    assert rules.may_confirm(left_on=DAY, day=last, norms=LAW).is_ok
    late = rules.may_confirm(left_on=DAY, day=last + timedelta(days=1), norms=LAW)
    assert late.codes() == {"enquiry.confirmed_in_time"}
    unconfirmed = rules.deleted_on(left_on=DAY, confirmed=False, ended_on=None, norms=LAW)
    assert unconfirmed == last + timedelta(days=1)
    longest = DAY + timedelta(days=law.longest_days.value)
    assert rules.deleted_on(left_on=DAY, confirmed=True, ended_on=None, norms=LAW) == longest
    ended = rules.deleted_on(left_on=DAY, confirmed=True, ended_on=DAY, norms=LAW)
    assert ended == DAY + timedelta(days=law.kept_days.value)
    late_end = longest - timedelta(days=1)
    assert rules.deleted_on(left_on=DAY, confirmed=True, ended_on=late_end, norms=LAW) == longest


def test_only_what_a_taker_can_know_closes_an_enquiry():
    allowed = {one for one in EnquiryOutcome if rules.may_close(one).is_ok}
    assert set(EnquiryOutcome) - allowed == {EnquiryOutcome.NOBODY, EnquiryOutcome.ENROLLED}


def test_only_who_has_it_in_hand_sees_an_enquiry():
    own, other = Actor(D, Role.COACH, A), Actor(D, Role.PROVIDER_ADMIN, B)
    assert policies.may_see(own, EnquiryFacts(TakerKind.PROVIDER, A))
    assert not policies.may_see(other, EnquiryFacts(TakerKind.PROVIDER, A))
    for role in Role:
        actor = Actor(D, role, A)
        seen = {kind for kind in TakerKind if policies.may_see(actor, EnquiryFacts(kind, A))}
        needed = {
            Role.COACH: {TakerKind.PROVIDER},
            Role.PROVIDER_ADMIN: {TakerKind.PROVIDER},
            Role.CLB: {TakerKind.CLB},
            Role.EMPLOYMENT_SERVICE: {TakerKind.VDAB},
        }.get(role, set())
        assert seen == needed, role
        assert policies.takes_part(actor) is bool(needed)
        assert not policies.may_see(actor, EnquiryFacts(None))
        for kind in TakerKind:
            facts = EnquiryFacts(kind, A)
            assert policies.may_answer(actor, facts).is_ok is (kind in needed)
            assert policies.may_enrol(actor, facts).is_ok is (kind in needed and kind is TakerKind.PROVIDER)


def test_a_step_that_the_state_does_not_allow_is_refused():
    allowed = {(step.move, origin) for step in ENQUIRY.steps for origin in step.origins}
    for move, state in product(EnquiryMove, EnquiryState):
        if (move, state) in allowed:
            assert ENQUIRY.after(state, move) in EnquiryState
        else:
            with pytest.raises(NotPossible, match=f"enquiry.{move}.state"):
                ENQUIRY.after(state, move)

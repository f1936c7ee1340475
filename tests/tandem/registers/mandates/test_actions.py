from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.base.actor import SYSTEM
from tandem.base.models import Event
from tandem.base.verdict import Effect
from tandem.law.values import Certainty
from tandem.registers.access.terms import Role
from tandem.registers.mandates import actions, queries
from tandem.registers.mandates.models import Mandate, RuleSetting
from tandem.registers.mandates.rules import BodyRow, NewMandate, PowerMove, ShippedMandates
from tandem.registers.mandates.terms import BodyKind, Happened, Power
from tests.factories.mandates import BodyFactory, CooperationAgreementFactory, MandateFactory
from tests.tandem.registers.house import ROLES, at_once, last, only_postgres, opens, refused, somebody

pytestmark = pytest.mark.django_db

GIVERS = {Role.SYSTEM, Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF}
AGENT = somebody(Role.AGENCY_STAFF, uuid4())
RETOLD = "recognition.required_before_agreement"


def new_for(body, day, **change):
    """The power to recognise for the sector of this partnership, from this day on."""
    agreement = CooperationAgreementFactory(body=body)
    new = NewMandate(Power.RECOGNISE, body.code, day, body.sector.code, agreement=agreement.reference)
    return replace(new, **change)


def holder_on(sector, day):
    return queries.holder(power=Power.RECOGNISE, sector=sector.code, day=day).holder


# -------------------------------------------------------------------------------------------------------------- giving


def test_a_power_given_from_tomorrow_is_held_from_tomorrow(now, day):
    body, tomorrow = BodyFactory(), day + timedelta(days=1)

    mandate = actions.give_mandate(actor=AGENT, new=new_for(body, tomorrow), now=now)

    assert holder_on(body.sector, day) == "FLEMISH_PARTNERSHIP"
    assert holder_on(body.sector, tomorrow) == body.code
    assert (mandate.given_at, mandate.given_by) == (now, AGENT.user_id)
    assert mandate.agreement.body == body
    event = last(mandate)
    assert event.code == Happened.MANDATE_GIVEN
    assert event.data["holder"] == body.code
    assert event.data["valid_from"] == str(tomorrow)


def test_a_power_that_another_holds_is_refused_with_every_reason(now, day):
    held = MandateFactory()
    new = new_for(BodyFactory(sector=held.sector), day - timedelta(days=1), agreement="")

    with refused("mandate.overlaps", "mandate.starts_in_past", "mandate.no_agreement"):
        actions.give_mandate(actor=AGENT, new=new, now=now)


def test_a_mandate_backwards_in_time_is_refused(now, day):
    new = new_for(BodyFactory(), day - timedelta(days=1), valid_until=day - timedelta(days=2))

    with refused("mandate.starts_in_past", "mandate.ends_before_start"):
        actions.give_mandate(actor=AGENT, new=new, now=now)


def test_a_mandate_from_before_there_was_a_law_is_refused_in_words(now):
    with refused("mandate.starts_in_past", "mandate.holder_not_there", "mandate.no_agreement"):
        actions.give_mandate(actor=AGENT, new=new_for(BodyFactory(), date(2010, 1, 1)), now=now)


@pytest.mark.parametrize("agreement", ["", "UNKNOWN", "of another body", "not yet", "ended"])
def test_a_partnership_receives_no_power_without_an_agreement_that_runs(agreement, now, day):
    body = BodyFactory()
    found = {
        "of another body": CooperationAgreementFactory().reference,
        "not yet": CooperationAgreementFactory(body=body, valid_from=day + timedelta(days=1)).reference,
        "ended": CooperationAgreementFactory(body=body, valid_until=day).reference,
    }

    with refused("mandate.no_agreement"):
        actions.give_mandate(actor=AGENT, new=new_for(body, day, agreement=found.get(agreement, agreement)), now=now)


@pytest.mark.parametrize("change", [{"holder": "NOBODY"}, {"sector": "NOWHERE"}, {"region": "ATLANTIS"}])
def test_a_mandate_for_what_does_not_exist_is_not_found(change, now, day):
    assert not opens(actions.give_mandate, actor=AGENT, new=new_for(BodyFactory(), day, **change), now=now)


@pytest.mark.parametrize("role", ROLES)
def test_only_the_flemish_partnership_and_the_agency_give_end_and_move(role, now, day):
    actor, body, mandate = somebody(role, uuid4()), BodyFactory(), MandateFactory()
    move = PowerMove(Power.RECOGNISE, "FLEMISH_PARTNERSHIP", day, mandate.sector.code)
    steps = (
        lambda: actions.give_mandate(actor=actor, new=new_for(body, day), now=now),
        lambda: actions.end_mandate(actor=actor, mandate_id=MandateFactory().pk, ends_on=day, now=now),
        lambda: actions.move_power(actor=actor, move=move, now=now),
        lambda: actions.sign_agreement(
            actor=actor, body_id=body.pk, reference_code="SO-9", signed_on=day, valid_from=day, now=now
        ),
    )
    for step in steps:
        if role in GIVERS:
            assert step().pk
        else:
            with refused("mandate.may_give"):
                step()


def race(now, day):
    """Two clerks give one power to two bodies at the same time; gives their answers and the mandates."""
    first = BodyFactory()
    wishes = [new_for(first, day), new_for(BodyFactory(sector=first.sector), day + timedelta(days=1))]
    answers = at_once(*(lambda new=new: actions.give_mandate(actor=AGENT, new=new, now=now) for new in wishes))
    return answers, Mandate.objects.filter(sector=first.sector).count()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_clerks_give_one_power_at_the_same_time_and_one_of_them_succeeds(now, day):
    answers, count = race(now, day)

    assert sum(isinstance(answer, Mandate) for answer in answers) == 1
    assert frozenset({"mandate.overlaps"}) in answers
    assert count == 1


@pytest.mark.slow
@only_postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_clerks_would_succeed(now, day, monkeypatch):
    monkeypatch.setattr(actions, "_one_at_a_time", lambda: None)

    assert any(race(now, day)[1] == 2 for _ in range(10))


# -------------------------------------------------------------------------------------------------------------- ending


def test_a_mandate_that_ends_today_is_over_today_and_stood_yesterday(now, day):
    mandate = MandateFactory()

    ended = actions.end_mandate(actor=AGENT, mandate_id=mandate.pk, ends_on=day, now=now)

    assert (ended.valid_until, ended.ended_at, ended.ended_by) == (day, now, AGENT.user_id)
    assert holder_on(mandate.sector, day - timedelta(days=1)) == mandate.holder.code
    assert holder_on(mandate.sector, day) == "FLEMISH_PARTNERSHIP"
    assert last(mandate).code == Happened.MANDATE_ENDED
    assert queries.mandate_replay(mandate.pk, day=day - timedelta(days=1)).stands


def test_a_mandate_does_not_end_in_the_past_nor_twice(now, day):
    mandate = MandateFactory()

    with refused("mandate.ends_in_past"):
        actions.end_mandate(actor=AGENT, mandate_id=mandate.pk, ends_on=day - timedelta(days=1), now=now)
    actions.end_mandate(actor=AGENT, mandate_id=mandate.pk, ends_on=day, now=now)
    with refused("mandate.ended_already"):
        actions.end_mandate(actor=AGENT, mandate_id=mandate.pk, ends_on=day, now=now)


def test_a_mandate_that_did_not_start_yet_can_be_taken_back(now, day):
    start = day + timedelta(days=30)
    body = BodyFactory()
    mandate = actions.give_mandate(actor=AGENT, new=new_for(body, start), now=now)

    actions.end_mandate(actor=AGENT, mandate_id=mandate.pk, ends_on=start, now=now)

    assert holder_on(body.sector, start) == "FLEMISH_PARTNERSHIP"
    assert actions.give_mandate(actor=AGENT, new=new_for(body, start), now=now).pk


def test_an_unknown_mandate_cannot_end(now, day):
    assert not opens(actions.end_mandate, actor=AGENT, mandate_id=uuid4(), ends_on=day, now=now)


# -------------------------------------------------------------------------------------------------------------- moving


def move_to(body, day, **change):
    agreement = CooperationAgreementFactory(body=body).reference
    return replace(PowerMove(Power.RECOGNISE, body.code, day, body.sector.code, agreement=agreement), **change)


def test_a_power_moves_on_a_day(now, day):
    old = MandateFactory()
    new_body, moves_on = BodyFactory(sector=old.sector), day + timedelta(days=10)

    mandate = actions.move_power(actor=AGENT, move=move_to(new_body, moves_on), now=now)
    old.refresh_from_db()

    assert holder_on(old.sector, moves_on - timedelta(days=1)) == old.holder.code
    assert holder_on(old.sector, moves_on) == new_body.code
    assert (old.valid_until, old.ended_by) == (moves_on, AGENT.user_id)
    assert last(old).code == Happened.MANDATE_ENDED
    assert last(mandate).code == Happened.POWER_MOVED
    assert last(mandate).data["from"] == str(old.pk)


def test_a_power_that_nobody_had_for_the_sector_is_given_by_the_move(now, day):
    body = BodyFactory()

    mandate = actions.move_power(actor=AGENT, move=move_to(body, day), now=now)

    assert holder_on(body.sector, day) == body.code
    assert last(mandate).data["from"] is None


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"on": date(2026, 11, 20)}, {"mandate.starts_in_past", "mandate.ends_in_past"}),
        ({"on": date(2036, 11, 22)}, {"mandate.starts_too_far"}),
        ({"agreement": ""}, {"mandate.no_agreement"}),
    ],
)
def test_a_move_that_cannot_be_changes_nothing(change, codes, now, day):
    old = MandateFactory()
    body = BodyFactory(sector=old.sector)

    with refused(*codes):
        actions.move_power(actor=AGENT, move=move_to(body, day, **change), now=now)

    assert holder_on(old.sector, day) == old.holder.code


def test_a_power_does_not_move_to_who_holds_it(now, day):
    old = MandateFactory()

    with refused("mandate.same_holder"):
        actions.move_power(actor=AGENT, move=move_to(old.holder, day), now=now)


def test_a_power_does_not_move_over_a_mandate_that_is_planned(now, day):
    old = MandateFactory(valid_until=day + timedelta(days=30))
    MandateFactory(sector=old.sector, holder__sector=old.sector, valid_from=day + timedelta(days=30))

    with refused("mandate.overlaps"):
        actions.move_power(actor=AGENT, move=move_to(BodyFactory(sector=old.sector), day), now=now)


# ---------------------------------------------------------------------------------------------------------- agreements


def test_a_signed_agreement_is_entered_once(now, day):
    body = BodyFactory()
    terms = {"actor": AGENT, "body_id": body.pk, "signed_on": day, "valid_from": day, "now": now}

    agreement = actions.sign_agreement(**terms, reference_code="SO-2026-1")

    assert (agreement.body, agreement.certainty) == (body, Certainty.OFFICIAL)
    assert last(agreement).code == Happened.AGREEMENT_SIGNED
    with refused("agreement.known_already"):
        actions.sign_agreement(**terms, reference_code="SO-2026-1")
    with refused("agreement.ends_before_start"):
        actions.sign_agreement(**terms, reference_code="SO-2026-2", valid_until=day)


# ----------------------------------------------------------------------------------------------------- switching rules


def manager_of(body):
    return somebody(Role.PARTNERSHIP_MANAGER, body.pk)


def switch(body, now, day, *, effect=Effect.WARN, key=RETOLD, actor=None):
    who = actor or manager_of(body)
    return actions.switch_rule(actor=who, body_id=body.pk, key=key, effect=effect, valid_from=day, now=now)


def test_a_manager_lets_a_retold_rule_warn_and_stop_again(now, day):
    body, next_week = BodyFactory(), day + timedelta(days=7)

    setting = switch(body, now, day)
    switch(body, now, next_week, effect=Effect.BLOCK)
    setting.refresh_from_db()

    assert queries.rule_switches(body.pk, day) == {RETOLD: "warn"}
    assert queries.rule_switches(body.pk, next_week) == {RETOLD: "block"}
    assert setting.valid_until == next_week
    assert last(body).code == Happened.RULE_SWITCHED
    assert last(body).data == {"key": RETOLD, "effect": "block", "valid_from": str(next_week)}


def test_a_choice_stands_for_the_whole_day_it_starts(now, day):
    body = BodyFactory()
    switch(body, now, day)

    with refused("rule_setting.chosen_already"):
        switch(body, now, day, effect=Effect.BLOCK)
    with refused("rule_setting.no_change"):
        switch(body, now, day + timedelta(days=1))


@pytest.mark.parametrize(
    ("key", "code"),
    [("no.such_rule", "rule_setting.unknown_rule"), ("mentor.min_age", "rule_setting.not_retold")],
)
def test_only_a_retold_rule_can_be_switched(key, code, now, day):
    body = BodyFactory()

    with refused(code):
        switch(body, now, day, key=key)

    assert not RuleSetting.objects.filter(body=body).exists()


@pytest.mark.parametrize("role", ROLES)
def test_only_the_body_itself_and_the_agency_switch_its_rules(role, now, day):
    body = BodyFactory()
    own = role in {Role.PARTNERSHIP_MANAGER, Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF}

    if own:
        assert switch(body, now, day, actor=somebody(role, body.pk)).pk
    else:
        with refused("mandate.may_switch_rule"):
            switch(body, now, day, actor=somebody(role, body.pk))
    if role is not Role.AGENCY_STAFF:
        with refused("mandate.may_switch_rule"):
            switch(body, now, day, actor=somebody(role, uuid4()))


def test_an_unknown_body_switches_nothing(now, day):
    step = {"body_id": uuid4(), "key": RETOLD, "effect": Effect.WARN, "valid_from": day}

    assert not opens(actions.switch_rule, actor=AGENT, now=now, **step)


# ------------------------------------------------------------------------------------------------------------- loading


SHIPPED_SINCE = date(2020, 1, 1)


def shipped(*mandates):
    body = BodyRow("EXAMPLE", BodyKind.AGENCY, "Voorbeeld", "Example", SHIPPED_SINCE)
    return ShippedMandates(bodies=(body,), agreements=(), mandates=mandates)


def test_loading_adds_what_is_not_there_and_says_so_once(now):
    mandate = NewMandate(Power.RECOGNISE, "EXAMPLE", SHIPPED_SINCE, region="11000")

    assert actions.load(actor=SYSTEM, shipped=shipped(mandate), now=now) == {
        "bodies": 1,
        "agreements": 0,
        "mandates": 1,
    }
    assert not any(actions.load(actor=SYSTEM, shipped=shipped(mandate), now=now).values())
    assert last(queries.body_by_code("EXAMPLE")).data == {"bodies": 1, "agreements": 0, "mandates": 1}
    assert Event.objects.filter(subject_id=str(queries.body_by_code("EXAMPLE").pk)).count() == 1


def test_loading_leaves_what_people_changed(now, day):
    ended = queries.holder(power=Power.RECOGNISE, sector="WOOD", day=day)
    actions.end_mandate(actor=AGENT, mandate_id=ended.id, ends_on=day, now=now)
    again = NewMandate(Power.RECOGNISE, "WOOD", ended.valid_from, "WOOD", agreement="VERZONNEN-WOOD")

    assert actions.load(actor=SYSTEM, shipped=shipped(again), now=now)["mandates"] == 0
    assert queries.holder(power=Power.RECOGNISE, sector="WOOD", day=day).holder == "FLEMISH_PARTNERSHIP"


@pytest.mark.parametrize("role", ROLES)
def test_only_the_platform_loads(role, now):
    if role in {Role.SYSTEM, Role.PLATFORM_ADMIN}:
        assert actions.load(actor=somebody(role), shipped=shipped(), now=now)["bodies"] == 1
    else:
        with refused("mandate.may_load"):
            actions.load(actor=somebody(role), shipped=shipped(), now=now)

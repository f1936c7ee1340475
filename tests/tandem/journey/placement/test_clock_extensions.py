"""More days for a learner: the coach asks with a reason, the provider decides, and the last day moves."""

from datetime import date

import pytest

from tandem.journey.placement.actions import clock_extensions as actions
from tandem.journey.placement.models import ClockExtension
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.terms.clocks import (
    ClockHappened,
    ExtensionMove,
    ExtensionReason,
    ExtensionState,
    Milestone,
)
from tandem.journey.placement.workflow.clocks import EXTENSION
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Provider
from tandem.registers.organisations.terms import ProviderKind
from tests.factories.clocks import ClockExtensionFactory, SearchClockFactory
from tests.tandem.registers.house import ROLES, at_once, last, only_postgres, opens, refused, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    return SearchClockFactory(started_on=date(2026, 10, 26))


@pytest.fixture
def coach(clock):
    return somebody(Role.COACH, clock.track.provider_id)


@pytest.fixture
def admin(clock):
    return somebody(Role.PROVIDER_ADMIN, clock.track.provider_id)


def ask(coach, clock, now, **told):
    reason = told.pop("reason", ExtensionReason.TALKS_PLANNED)
    return actions.ask(actor=coach, clock_id=clock.pk, reason=reason, now=now, **told)


def test_a_coach_asks_more_days(clock, coach, now):
    asked = ask(coach, clock, now, words=" Twee gesprekken. ")

    assert (asked.state, asked.words, asked.asked_by) == (ExtensionState.ASKED, "Twee gesprekken.", coach.user_id)
    happened = last(clock)
    assert (happened.code, happened.data["reason"]) == (ClockHappened.EXTENSION_ASKED, "talks_planned")
    assert "gesprekken" not in str(happened.data)
    assert happened.detail.body == {"words": "Twee gesprekken."}


def test_the_provider_grants_the_days_of_the_law(clock, coach, admin, now, day):
    asked = ask(coach, clock, now)
    before = doors.reading(clock, day=day).count.due_on

    granted = actions.grant(actor=admin, extension_id=asked.pk, now=now)

    clock.refresh_from_db()
    assert (granted.state, granted.days, granted.law_version) == (ExtensionState.GRANTED, 20, norms.version())
    assert (granted.decided_at, granted.decided_by) == (now, admin.user_id)
    assert clock.extended_days == 20
    assert (before, doors.reading(clock, day=day).count.due_on) == (date(2026, 12, 1), date(2027, 1, 12))
    assert last(clock).data["due_on"] == "2027-01-12"


def test_special_education_gets_forty(clock, coach, admin, now):
    Provider.objects.filter(pk=clock.track.provider_id).update(kind=ProviderKind.BUSO)
    asked = ask(coach, clock, now)

    assert actions.grant(actor=admin, extension_id=asked.pk, now=now).days == 40


def test_after_more_days_the_last_days_are_told_again(clock, coach, admin, now):
    type(clock).objects.filter(pk=clock.pk).update(told=Milestone.OVER)
    asked = ask(coach, clock, now)

    actions.grant(actor=admin, extension_id=asked.pk, now=now)

    clock.refresh_from_db()
    assert clock.told == Milestone.HALFWAY


def test_the_provider_refuses_and_says_why(clock, coach, admin, now):
    asked = ask(coach, clock, now)

    with refused("extension.refusal_has_words"):
        actions.refuse(actor=admin, extension_id=asked.pk, words=" ", now=now)
    answered = actions.refuse(actor=admin, extension_id=asked.pk, words="Er zijn plaatsen genoeg.", now=now)

    clock.refresh_from_db()
    assert (answered.state, answered.answer) == (ExtensionState.REFUSED, "Er zijn plaatsen genoeg.")
    assert clock.extended_days == 0
    assert last(clock).code == ClockHappened.EXTENSION_REFUSED


def test_a_question_is_taken_back_and_can_be_asked_anew(clock, coach, now):
    asked = ask(coach, clock, now)

    actions.withdraw(actor=coach, extension_id=asked.pk, now=now)
    ask(coach, clock, now)

    assert sorted(ClockExtension.objects.values_list("state", flat=True)) == ["asked", "withdrawn"]


def test_nobody_asks_twice_at_a_time(clock, coach, now):
    ask(coach, clock, now)

    with refused("extension.asked_once"):
        ask(coach, clock, now)


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_ask_one_question(clock, coach, now):
    told = at_once(*[lambda: ask(coach, clock, now).pk] * 2)

    assert told.count(frozenset({"extension.asked_once"})) == 1
    assert ClockExtension.objects.count() == 1


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_grant_at_once_give_the_days_once(clock, coach, admin, now):
    asked = ask(coach, clock, now)

    at_once(*[lambda: actions.grant(actor=admin, extension_id=asked.pk, now=now).pk] * 2)

    clock.refresh_from_db()
    assert clock.extended_days == 20


@pytest.mark.parametrize("trait", ["stopped", "handled"])
def test_a_clock_that_does_not_run_gets_no_more_days(trait, now):
    clock = SearchClockFactory(**{trait: True})

    with refused("extension.clock_runs"):
        ask(somebody(Role.COACH, clock.track.provider_id), clock, now)


def test_a_second_time_warns_and_is_up_to_the_provider(clock, coach, admin, now):
    for _ in range(2):
        asked = ask(coach, clock, now)
        actions.grant(actor=admin, extension_id=asked.pk, now=now)

    clock.refresh_from_db()
    assert clock.extended_days == 40


@pytest.mark.parametrize("state", [one for one in ExtensionState if one is not ExtensionState.ASKED])
def test_what_was_answered_is_answered_once(clock, coach, admin, now, state):
    days = 20 if state is ExtensionState.GRANTED else None
    asked = ClockExtensionFactory(clock=clock, state=state, days=days, decided_at=now)
    steps = {
        ExtensionMove.GRANT: lambda: actions.grant(actor=admin, extension_id=asked.pk, now=now),
        ExtensionMove.REFUSE: lambda: actions.refuse(actor=admin, extension_id=asked.pk, words="Nee.", now=now),
        ExtensionMove.WITHDRAW: lambda: actions.withdraw(actor=coach, extension_id=asked.pk, now=now),
    }
    for move, step in steps.items():
        with refused(f"clock_extension.{move}.state"):
            step()
    assert EXTENSION.moves_from(state) == ()


@pytest.mark.parametrize("role", ROLES)
def test_who_asks_and_who_decides(clock, role):
    own, other = somebody(role, clock.track.provider_id), somebody(role)
    facts = clock.track.facts()
    guides = role in {Role.COACH, Role.PROVIDER_ADMIN}

    assert policies.may_ask(own, facts).is_ok is (guides or role is Role.SYSTEM)
    assert policies.may_handle(own, facts).is_ok is (guides or role is Role.SYSTEM)
    assert policies.may_decide(own, facts).is_ok is (role is Role.PROVIDER_ADMIN)
    assert policies.has_board(own) is guides
    assert policies.may_ask(other, facts).is_ok is (role is Role.SYSTEM)
    assert not policies.may_decide(other, facts).is_ok
    assert not policies.has_board(other)


def test_a_coach_does_not_decide(clock, coach, now):
    asked = ask(coach, clock, now)

    with refused("extension.may_decide"):
        actions.grant(actor=coach, extension_id=asked.pk, now=now)
    with refused("extension.may_decide"):
        actions.refuse(actor=coach, extension_id=asked.pk, words="Nee.", now=now)


def test_a_question_of_another_school_is_not_there(clock, coach, now, day):
    asked = ask(coach, clock, now)
    stranger = somebody(Role.PROVIDER_ADMIN, SearchClockFactory().track.provider_id)

    assert not opens(doors.extension_for, stranger, asked.pk, day=day)
    assert not opens(actions.grant, actor=stranger, extension_id=asked.pk, now=now)
    assert not opens(actions.ask, actor=stranger, clock_id=clock.pk, reason=ExtensionReason.OTHER, now=now)

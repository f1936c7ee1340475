"""The days on which a provider gives no lessons by its own choice: who says so, which days can be, who reads them."""

from datetime import date
from uuid import uuid4

import pytest

from tandem.base.periods import Period
from tandem.registers.access.terms import PROVIDER_ROLES, Role
from tandem.registers.organisations import policies
from tandem.registers.organisations.actions import free_days as actions
from tandem.registers.organisations.actions.free_days import FreeDaysForm
from tandem.registers.organisations.models import ProviderFreeDay
from tandem.registers.organisations.queries import free_days as doors
from tandem.registers.organisations.rules import FreeDaysFacts, may_add_free_days, may_remove_free_day
from tandem.registers.organisations.terms import FreeDayKind, Happened
from tests.factories.organisations import LocationFactory, ProviderFactory, ProviderFreeDayFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
AUTUMN = Period(date(2026, 9, 1), date(2027, 1, 1))


@pytest.fixture
def school():
    return ProviderFactory()


@pytest.fixture
def admin(school):
    return somebody(Role.PROVIDER_ADMIN, school.pk)


def add(actor, school, now, **told):
    form = FreeDaysForm(**{"first": MONDAY, "last": MONDAY, **told})
    return actions.add_free_days(actor=actor, provider_id=school.pk, form=form, now=now)


def test_a_school_keeps_a_day_free(school, admin, now):
    (row,) = add(admin, school, now, kind=FreeDayKind.STUDY, words="  Leren   over leren ")

    assert (row.day, row.kind, row.words, row.location) == (MONDAY, FreeDayKind.STUDY, "Leren over leren", None)
    assert (row.added_at, row.added_by) == (now, admin.user_id)
    happened = last(school)
    assert happened.code == Happened.FREE_DAYS_ADDED
    assert happened.data["days"] == ["2026-11-23"]
    assert "Leren" not in str(happened.data)


def test_of_a_range_only_the_days_with_lessons_are_added(school, admin, now):
    rows = add(admin, school, now, first=date(2026, 10, 29), last=date(2026, 11, 11))

    # the autumn holiday, two weekends and Armistice Day give no lessons anyway
    assert [row.day.isoformat() for row in rows] == ["2026-10-29", "2026-10-30", "2026-11-09", "2026-11-10"]


def test_of_a_range_the_days_that_are_there_already_are_left_alone(school, admin, now):
    add(admin, school, now)

    assert len(add(admin, school, now, last=FRIDAY)) == 4
    assert ProviderFreeDay.objects.count() == 5


def test_a_day_that_is_there_already_is_not_added_again(school, admin, now):
    add(admin, school, now)

    with refused("free_day.not_there_yet"):
        add(admin, school, now)


def test_a_day_of_the_whole_school_is_not_added_for_one_location(school, admin, now):
    place = LocationFactory(provider=school)
    add(admin, school, now)

    with refused("free_day.not_there_yet"):
        add(admin, school, now, location_id=place.pk)


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ((date(2026, 11, 3), date(2026, 11, 3)), "free_day.counts_otherwise"),
        ((date(2026, 11, 21), date(2026, 11, 22)), "free_day.counts_otherwise"),
        ((FRIDAY, MONDAY), "free_day.in_order"),
        ((date(2026, 9, 1), date(2026, 10, 30)), "free_day.not_so_many"),
        ((date(2031, 9, 8), date(2031, 9, 8)), "free_day.in_school_year"),
        ((date(2027, 8, 31), date(2027, 9, 1)), "free_day.in_school_year"),
        ((date(2026, 6, 29), date(2026, 6, 29)), "free_day.year_not_over"),
    ],
)
def test_a_day_that_cannot_be_kept_free_is_refused_with_the_reason(school, admin, now, days, code):
    with refused(code):
        add(admin, school, now, first=days[0], last=days[1])

    assert not ProviderFreeDay.objects.exists()


def test_every_reason_is_told_at_once():
    facts = FreeDaysFacts(first=FRIDAY, last=MONDAY, day=date(2027, 9, 1), school_year_ends=date(2027, 9, 1))

    assert may_add_free_days(facts).codes() == {"free_day.in_order", "free_day.year_not_over"}


def test_a_location_of_another_school_is_no_location_here(school, admin, now):
    elsewhere = LocationFactory()

    assert not opens(add, admin, school, now, location_id=elsewhere.pk)
    assert not opens(add, admin, school, now, location_id=uuid4())


@pytest.mark.parametrize("role", ROLES)
def test_who_keeps_the_free_days_of_a_school(school, now, role):
    own, other = somebody(role, school.pk), somebody(role, uuid4())
    may = role in {Role.PROVIDER_ADMIN, Role.SYSTEM, Role.PLATFORM_ADMIN}
    platform = role in {Role.SYSTEM, Role.PLATFORM_ADMIN}

    assert policies.may_keep_free_days(own, school.pk).is_ok is may
    assert policies.may_keep_free_days(other, school.pk).is_ok is platform
    assert policies.may_see_free_days(own, school.pk) is (role in PROVIDER_ROLES or platform)
    assert policies.may_see_free_days(other, school.pk) is platform


def test_a_coach_is_told_who_may(school, now):
    coach = somebody(Role.COACH, school.pk)
    row = ProviderFreeDayFactory(provider=school)

    with refused("free_day.may_keep"):
        add(coach, school, now, first=FRIDAY, last=FRIDAY)
    with refused("free_day.may_keep"):
        actions.remove_free_day(actor=coach, free_day_id=row.pk, now=now)


def test_a_free_day_is_taken_back(school, admin, now):
    row = ProviderFreeDayFactory(provider=school, day=MONDAY)

    actions.remove_free_day(actor=admin, free_day_id=row.pk, now=now)

    assert not ProviderFreeDay.objects.exists()
    assert last(school).code == Happened.FREE_DAY_REMOVED
    assert last(school).data["day"] == "2026-11-23"


def test_a_free_day_of_a_year_that_is_over_stays(school, admin, now):
    row = ProviderFreeDayFactory(provider=school, day=date(2026, 5, 4))

    with refused("free_day.year_not_over"):
        actions.remove_free_day(actor=admin, free_day_id=row.pk, now=now)

    assert may_remove_free_day(day=date(2026, 8, 31), school_year="2025-2026", school_year_ends=date(2026, 9, 1)).is_ok
    assert ProviderFreeDay.objects.filter(pk=row.pk).exists()


def test_a_free_day_of_another_school_is_not_there(admin, now):
    row = ProviderFreeDayFactory()

    assert not opens(doors.free_day_to_keep, admin, row.pk)
    assert not opens(actions.remove_free_day, actor=admin, free_day_id=row.pk, now=now)
    assert not opens(doors.free_day_to_keep, admin, uuid4())


def test_at_a_location_hold_its_own_free_days_and_those_of_the_school(school):
    here, there = LocationFactory(provider=school), LocationFactory(provider=school)
    everywhere = ProviderFreeDayFactory(provider=school, day=MONDAY)
    own = ProviderFreeDayFactory(provider=school, location=here, day=FRIDAY)
    ProviderFreeDayFactory(provider=school, location=there, day=date(2026, 11, 25))
    ProviderFreeDayFactory(day=date(2026, 11, 26))

    assert doors.at_location(school.pk, here.pk, AUTUMN) == {MONDAY: everywhere, FRIDAY: own}
    assert set(doors.at_location(school.pk, None, AUTUMN)) == {MONDAY}
    known = doors.of_providers([school.pk], since=AUTUMN.start)
    assert known.at(school.pk, here.pk) == {MONDAY, FRIDAY}
    assert known.at(school.pk, None) == {MONDAY}
    assert known.at(uuid4(), None) == frozenset()


def test_the_days_of_a_school_come_in_order(school):
    ProviderFreeDayFactory(provider=school, day=FRIDAY)
    ProviderFreeDayFactory(provider=school, day=MONDAY)
    ProviderFreeDayFactory(provider=school, day=date(2027, 1, 25))

    assert [row.day for row in doors.free_days_of(school.pk, AUTUMN)] == [MONDAY, FRIDAY]


def test_the_days_of_many_schools_take_one_query(school, query_budget):
    schools = [school.pk, *(ProviderFreeDayFactory(here=True).provider_id for _ in range(3))]

    with query_budget(1):
        doors.of_providers(schools, since=AUTUMN.start)

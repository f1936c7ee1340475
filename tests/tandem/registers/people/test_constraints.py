from datetime import date
from uuid import uuid4

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.numbers import NOW
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db


def _two_persons_of_one_account():
    account, keeper = UserFactory(), uuid4()
    PersonFactory(user=account, kept_by=keeper)
    PersonFactory(user=account, kept_by=keeper)


def _two_persons_of_one_number():
    keeper = uuid4()
    PersonFactory(kept_by=keeper, number_mark="a" * 64)
    PersonFactory(kept_by=keeper, number_mark="a" * 64)


def _guardian_of_oneself():
    person = PersonFactory(birth_date=date(2010, 3, 1))
    GuardianshipFactory(child=person, guardian=person)


BROKEN = {
    "person_birth_date_plausible": once(PersonFactory, birth_date=date(1899, 12, 31)),
    "person_has_names": once(PersonFactory, given_name=""),
    "person_once_per_account": _two_persons_of_one_account,
    "person_once_per_number": _two_persons_of_one_number,
    "guardianship_of_another": _guardian_of_oneself,
    "guardianship_once_open": twice(GuardianshipFactory, "child", "guardian"),
    "guardianship_dates_in_order": once(GuardianshipFactory, valid_until=date(2020, 8, 31)),
    "guardianship_ended_has_end": once(GuardianshipFactory, ended_at=NOW),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    assert breaks(constraints_of("people")[name], BROKEN[name])


def test_every_constraint_of_the_room_is_broken_once():
    assert BROKEN.keys() == constraints_of("people").keys()


def test_a_person_without_family_name_is_refused_too():
    assert breaks(constraints_of("people")["person_has_names"], once(PersonFactory, family_name=""))


def test_a_birth_date_may_be_unknown():
    assert PersonFactory(birth_date=None).pk


def test_one_account_can_be_a_person_in_the_files_of_two_organisations():
    account = UserFactory()

    assert {PersonFactory(user=account, kept_by=keeper).user for keeper in (uuid4(), uuid4())} == {account}


def test_an_ended_guardianship_can_begin_again():
    ended = GuardianshipFactory(ended=True)

    assert GuardianshipFactory(child=ended.child, guardian=ended.guardian).pk

from datetime import date

import pytest

from tests.factories.people import PersonFactory
from tests.tandem.registers.house import breaks, constraints_of, once

pytestmark = pytest.mark.django_db

BROKEN = {
    "person_birth_date_plausible": once(PersonFactory, birth_date=date(1899, 12, 31)),
    "person_has_names": once(PersonFactory, given_name=""),
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

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.actor import Actor
from tandem.registers.access.terms import Role
from tandem.registers.people import policies, rules
from tandem.registers.people.rules import PersonForm
from tests.tandem.registers.house import ROLES, somebody

DAY = date(2026, 11, 21)
SAM = PersonForm("Sam", "Voorbeeld", date(1990, 2, 28))

SEE_EVERYBODY = {Role.SYSTEM, Role.PLATFORM_ADMIN, Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF}
KEEP_OWN = {Role.COMPANY_ADMIN, Role.COMPANY_HR, Role.PROVIDER_ADMIN, Role.COACH}
KEEP_ALL = {Role.SYSTEM, Role.PLATFORM_ADMIN}


@pytest.mark.parametrize(
    ("change", "unmet"),
    [
        ({}, set()),
        ({"birth_date": None}, set()),
        ({"birth_date": DAY}, set()),
        ({"birth_date": date(1900, 1, 1)}, set()),
        ({"birth_date": date(1899, 12, 31)}, {"person.birth_not_too_old"}),
        ({"birth_date": date(2026, 11, 22)}, {"person.birth_not_ahead"}),
        ({"given_name": ""}, {"person.given_name"}),
        ({"family_name": ""}, {"person.family_name"}),
        ({"given_name": "a" * 101}, {"person.given_name"}),
        ({"given_name": "a" * 100, "family_name": "Đặng-O’Neil"}, set()),
        ({"given_name": "S\0m"}, {"person.given_name"}),
        ({"given_name": "", "birth_date": date(2030, 1, 1)}, {"person.given_name", "person.birth_not_ahead"}),
    ],
)
def test_a_person_can_exist_as_told(change, unmet):
    assert rules.is_plausible(replace(SAM, **change), day=DAY).codes() == unmet


@given(st.text(), st.text(), st.text())
def test_tidying_twice_is_tidying_once(given_name, family_name, email):
    once = PersonForm(given_name, family_name, email=email).tidy()

    assert once.tidy() == once
    assert once.given_name.split() == given_name.split()


def test_only_what_changed_is_a_difference():
    assert SAM.differences(SAM) == {}
    assert SAM.differences(replace(SAM, email="sam@voorbeeld.example")) == {"email": ("", "sam@voorbeeld.example")}


@pytest.mark.parametrize("role", ROLES)
def test_who_adds_a_person_keeps_the_files_of_that_organisation(role):
    own, other = uuid4(), uuid4()

    assert policies.may_add(somebody(role, own), own).is_ok is (role in KEEP_OWN | KEEP_ALL)
    assert policies.may_add(somebody(role, own), other).is_ok is (role in KEEP_ALL)
    assert policies.may_add(somebody(role), None).is_ok is (role in KEEP_ALL)


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_a_person_keeps_the_file_or_watches_over_all(role):
    own, other = uuid4(), uuid4()
    actor = somebody(role, own)

    assert policies.may_see(actor, kept_by=own, user_id=None) is (role in KEEP_OWN | SEE_EVERYBODY)
    assert policies.may_see(actor, kept_by=other, user_id=None) is (role in SEE_EVERYBODY)
    assert policies.may_see(actor, kept_by=None, user_id=None) is (role in SEE_EVERYBODY)


@pytest.mark.parametrize("role", sorted(set(ROLES) - {Role.SYSTEM, Role.PUBLIC}))
def test_everybody_sees_and_corrects_oneself(role):
    person = uuid4()
    actor = Actor(person, role)

    assert policies.may_see(actor, kept_by=uuid4(), user_id=person)
    assert policies.may_correct(actor, kept_by=uuid4(), user_id=person).is_ok

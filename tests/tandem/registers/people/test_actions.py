from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.registers.access.terms import Role
from tandem.registers.people import actions, policies, queries
from tandem.registers.people.models import Person
from tandem.registers.people.rules import PersonForm
from tandem.registers.people.terms import Happened
from tests.factories.people import PersonFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db

SAM = PersonForm("Sam", "Voorbeeld", date(1990, 2, 28), "sam@voorbeeld.example", "0470 00 00 00")


def test_a_company_adds_a_person_to_its_own_files(now):
    company = uuid4()
    actor = somebody(Role.COMPANY_ADMIN, company)

    person = actions.add_person(actor=actor, form=replace(SAM, given_name="  Sam "), now=now)

    assert (person.kept_by, person.form()) == (company, SAM)
    assert queries.person_for(actor, person.pk) == person


def test_the_history_of_a_person_holds_no_name(now):
    person = actions.add_person(actor=SYSTEM, form=SAM, kept_by=uuid4(), now=now)
    added = last(person)

    assert added.code == Happened.PERSON_ADDED
    assert added.data == {"kept_by": str(person.kept_by)}
    assert not hasattr(added, "detail")


def test_old_and_new_words_of_a_correction_can_be_erased(now):
    person = PersonFactory(given_name="Sam", email="")
    form = replace(person.form(), given_name="Samir", email="samir@voorbeeld.example")

    actions.correct_person(actor=SYSTEM, person_id=person.pk, form=form, now=now)
    corrected = last(person)

    assert corrected.code == Happened.PERSON_CORRECTED
    assert corrected.data == {"fields": ["email", "given_name"]}
    assert corrected.detail.body["given_name"] == {"before": "Sam", "after": "Samir"}
    assert events.erase_details(subject=person, actor=SYSTEM, at=now) == 1
    assert last(person).detail.body is None
    assert list(events.verify()) == []


def test_a_birth_date_can_be_corrected_too(now):
    person = PersonFactory(birth_date=None)
    form = replace(person.form(), birth_date=date(1990, 2, 28))

    actions.correct_person(actor=SYSTEM, person_id=person.pk, form=form, now=now)

    assert Person.objects.get(pk=person.pk).birth_date == date(1990, 2, 28)
    assert last(person).detail.body["birth_date"] == {"before": None, "after": "1990-02-28"}


def test_a_correction_that_corrects_nothing_is_no_event(now):
    person = PersonFactory()

    actions.correct_person(actor=SYSTEM, person_id=person.pk, form=person.form(), now=now)

    assert events.history(person) == []


def test_a_person_that_cannot_be_is_neither_added_nor_corrected(now):
    person = PersonFactory()
    wrong = replace(SAM, given_name=" ", birth_date=date(2027, 1, 1))

    with refused("person.given_name", "person.birth_not_ahead"):
        actions.add_person(actor=SYSTEM, form=wrong, now=now)
    with refused("person.given_name", "person.birth_not_ahead"):
        actions.correct_person(actor=SYSTEM, person_id=person.pk, form=wrong, now=now)

    assert Person.objects.get().form() == person.form()


@pytest.mark.parametrize("role", ROLES)
def test_the_files_of_another_organisation_take_no_person_of_ours(role, now):
    actor = somebody(role, uuid4())

    if role in policies.KEEPERS:
        assert actions.add_person(actor=actor, form=SAM, kept_by=uuid4(), now=now)
    else:
        with refused("person.may_add"):
            actions.add_person(actor=actor, form=SAM, kept_by=uuid4(), now=now)


@pytest.mark.parametrize("role", ROLES)
def test_the_door_to_a_person_in_the_files_of_another(role, now):
    person = PersonFactory(kept_by=uuid4())
    actor = somebody(role, uuid4())

    assert opens(queries.person_for, actor, person.pk) is (role in policies.SEES_EVERYBODY)
    assert queries.people_for(actor).filter(pk=person.pk).exists() is (role in policies.SEES_EVERYBODY)


@pytest.mark.parametrize("role", ROLES)
def test_the_door_to_a_person_in_the_own_files(role, now):
    person = PersonFactory(kept_by=uuid4())
    actor = somebody(role, person.kept_by)
    sees = {*policies.SEES_EVERYBODY, *policies.KEEPS_FOR_OWN}

    assert opens(queries.person_for, actor, person.pk) is (role in sees)
    assert queries.people_for(actor).filter(pk=person.pk).exists() is (role in sees)


@pytest.mark.parametrize("role", ROLES)
def test_people_in_nobodys_files_are_not_everybodys(role):
    person = PersonFactory(kept_by=None)
    actor = somebody(role)

    assert opens(queries.person_for, actor, person.pk) is (role in policies.SEES_EVERYBODY)
    assert queries.people_for(actor).filter(pk=person.pk).exists() is (role in policies.SEES_EVERYBODY)


def test_one_finds_and_corrects_oneself_only(now):
    person, other = PersonFactory(with_account=True), PersonFactory(with_account=True)
    actor = Actor(person.user_id, Role.MENTOR, uuid4())
    form = replace(person.form(), phone="0470 11 11 11")

    assert list(queries.people_for(actor)) == [person]
    assert actions.correct_person(actor=actor, person_id=person.pk, form=form, now=now).phone == "0470 11 11 11"
    assert not opens(actions.correct_person, actor=actor, person_id=other.pk, form=form, now=now)


@pytest.mark.parametrize("role", [Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF])
def test_who_watches_over_all_reads_and_does_not_write(role, now):
    person = PersonFactory(kept_by=uuid4())

    with refused("person.may_correct"):
        actions.correct_person(actor=somebody(role, uuid4()), person_id=person.pk, form=SAM, now=now)


def test_nobody_is_found_under_an_unknown_key():
    assert not opens(queries.person_for, SYSTEM, uuid4())

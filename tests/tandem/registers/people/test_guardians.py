"""Who acts for a child, and until when."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.actor import SYSTEM
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.people import actions, policies, queries, rules
from tandem.registers.people.models import Guardianship
from tandem.registers.people.terms import Happened
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

DAY = date(2026, 11, 21)
NORMS = norms.at(DAY)
database = pytest.mark.django_db


@pytest.mark.parametrize(
    ("birth", "minor"),
    [(date(2008, 11, 21), False), (date(2008, 11, 22), True), (date(2011, 1, 1), True), (None, False)],
)
def test_a_minor_is_not_yet_eighteen(birth, minor):
    assert rules.is_minor(birth, day=DAY, norms=NORMS) is minor


@given(
    st.dates(date(1990, 1, 1), date(2030, 12, 31)),
    st.dates(date(2017, 1, 1), date(2030, 12, 31)),
)
def test_the_day_on_which_a_list_of_minors_begins_is_the_day_of_the_rule(birth, day):
    told = norms.at(day)

    assert rules.is_minor(birth, day=day, norms=told) is (birth > rules.minors_born_after(day, norms=told))


@pytest.mark.parametrize(
    ("change", "unmet"),
    [
        ({}, set()),
        ({"child_birth": date(2000, 1, 1)}, {"guardian.child_is_minor"}),
        ({"child_birth": None}, {"guardian.child_is_minor"}),
        ({"guardian_birth": None}, set()),
        ({"guardian_birth": date(2010, 1, 1)}, {"guardian.is_adult"}),
        ({"is_same_person": True}, {"guardian.is_another"}),
        ({"is_noted": True}, {"guardian.not_noted_yet"}),
    ],
)
def test_a_guardian_is_an_adult_who_acts_for_another_who_is_a_minor(change, unmet):
    facts = {
        "day": DAY,
        "child_birth": date(2010, 3, 1),
        "guardian_birth": date(1980, 3, 1),
        "is_same_person": False,
        "is_noted": False,
    }

    assert rules.may_be_guardian(rules.GuardianFacts(**(facts | change)), norms=NORMS).codes() == unmet


@database
def test_a_school_notes_a_parent_and_the_end_of_it(now):
    school = uuid4()
    child = PersonFactory(birth_date=date(2010, 3, 1), kept_by=school)
    parent = PersonFactory(kept_by=school)
    actor = somebody(Role.COACH, school)

    row = actions.note_guardian(actor=actor, child_id=child.pk, guardian_id=parent.pk, now=now)

    assert (row.valid_from, row.noted_by) == (DAY, actor.user_id)
    assert last(child).code == Happened.GUARDIAN_NOTED
    assert [one.guardian for one in queries.guardians_of(actor, child.pk, day=DAY)] == [parent]
    with refused("guardian.not_noted_yet"):
        actions.note_guardian(actor=actor, child_id=child.pk, guardian_id=parent.pk, now=now)

    actions.end_guardianship(actor=actor, guardianship_id=row.pk, ends_on=DAY, now=now)

    assert last(child).code == Happened.GUARDIAN_ENDED
    assert not queries.guardians_of(actor, child.pk, day=DAY)
    assert [one.pk for one in queries.guardianships_of(actor, child.pk)] == [row.pk]
    with refused("guardian.not_ended_yet"):
        actions.end_guardianship(actor=actor, guardianship_id=row.pk, ends_on=DAY, now=now)


@database
def test_a_guardianship_does_not_end_before_it_began(now):
    row = GuardianshipFactory(valid_from=DAY)

    with refused("guardian.ends_after_start"):
        actions.end_guardianship(actor=SYSTEM, guardianship_id=row.pk, ends_on=DAY - timedelta(days=1), now=now)


@database
def test_a_parent_in_the_files_of_another_is_not_ours_to_note(now):
    child = PersonFactory(birth_date=date(2010, 3, 1), kept_by=uuid4())
    stranger = PersonFactory(kept_by=uuid4())

    assert not opens(actions.note_guardian, actor=SYSTEM, child_id=child.pk, guardian_id=stranger.pk, now=now)


@database
@pytest.mark.parametrize("role", ROLES)
def test_only_who_keeps_the_files_of_the_child_notes_and_sees_its_guardians(role, now):
    row = GuardianshipFactory(child__kept_by=uuid4())
    parent = PersonFactory(kept_by=row.child.kept_by)
    actor = somebody(role, row.child.kept_by)
    keeps = role in {*policies.KEEPERS, *policies.KEEPS_FOR_OWN}

    assert opens(queries.guardianship_for, actor, row.pk) is (keeps or role in policies.SEES_EVERYBODY)
    assert opens(queries.guardianship_for, somebody(role, uuid4()), row.pk) is (role in policies.SEES_EVERYBODY)
    if keeps:
        assert actions.note_guardian(actor=actor, child_id=row.child_id, guardian_id=parent.pk, now=now)
    elif role in policies.SEES_EVERYBODY:
        with refused("person.may_add"):
            actions.note_guardian(actor=actor, child_id=row.child_id, guardian_id=parent.pk, now=now)


@database
def test_an_account_acts_until_the_child_is_of_age():
    parent = PersonFactory(with_account=True, kept_by=uuid4())
    turning = GuardianshipFactory(
        guardian=parent, child=PersonFactory(birth_date=date(2008, 11, 22), kept_by=parent.kept_by)
    )
    GuardianshipFactory(guardian=parent, child=PersonFactory(birth_date=None, kept_by=parent.kept_by))
    GuardianshipFactory(guardian=parent, child__kept_by=parent.kept_by, ended=True)
    user_id = parent.user_id

    assert list(queries.acting_guardians(user_id, day=DAY)) == [turning]
    assert queries.accounts_acting_for([turning.child_id], day=DAY) == {turning.child_id: [user_id]}
    assert not queries.acting_guardians(user_id, day=DAY + timedelta(days=1))
    assert queries.accounts_acting_for([turning.child_id], day=DAY + timedelta(days=1)) == {}
    assert list(queries.guardians_of(SYSTEM, turning.child_id, day=DAY + timedelta(days=1))) == []


@database
def test_a_person_is_tied_to_one_account(now):
    from tests.factories.accounts import UserFactory

    person, other = PersonFactory(kept_by=uuid4()), UserFactory()
    account = UserFactory()
    actor = somebody(Role.PROVIDER_ADMIN, person.kept_by)

    linked = actions.link_account(actor=actor, person_id=person.pk, user_id=account.pk, now=now)

    assert linked.user_id == account.pk
    assert last(person).code == Happened.PERSON_LINKED
    assert actions.link_account(actor=actor, person_id=person.pk, user_id=account.pk, now=now) == person
    with refused("person.one_account"):
        actions.link_account(actor=actor, person_id=person.pk, user_id=other.pk, now=now)
    with refused("person.one_account"):
        sibling = PersonFactory(kept_by=person.kept_by)
        actions.link_account(actor=actor, person_id=sibling.pk, user_id=account.pk, now=now)


@database
def test_the_person_a_provider_knows_already_is_found_by_name_and_birth():
    school = uuid4()
    known = PersonFactory(given_name="Noor", family_name="Voorbeeld", birth_date=date(2009, 4, 12), kept_by=school)
    told = {"kept_by": school, "given_name": "noor", "family_name": "VOORBEELD", "birth_date": date(2009, 4, 12)}

    assert queries.known_as(**told) == known
    assert queries.known_as(**(told | {"kept_by": uuid4()})) is None
    assert queries.known_as(**(told | {"birth_date": date(2009, 4, 13)})) is None
    assert Guardianship.objects.count() == 0

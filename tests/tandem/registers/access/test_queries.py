from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from tandem.base.actor import PUBLIC, Actor
from tandem.base.models import Event
from tandem.registers.access import actions, queries
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role, Sight
from tests.factories.access import CapacityFactory, ReadNoteFactory
from tests.factories.accounts import UserFactory
from tests.factories.mandates import BodyFactory
from tests.factories.organisations import CompanyFactory, ProviderFactory
from tests.tandem.registers.house import somebody

pytestmark = pytest.mark.django_db


def visitor(user):
    """Somebody who signed in and may do nothing yet."""
    return Actor(user.pk, Role.PUBLIC)


# ----------------------------------------------------------------------------------------------------------- the actor


def test_an_actor_is_one_person_in_one_capacity(day):
    capacity = CapacityFactory()

    assert queries.actor_of(capacity.user_id, capacity.pk, day) == Actor(
        user_id=capacity.user_id,
        role=Role.COMPANY_ADMIN,
        organisation_id=capacity.company_id,
        capacity_id=capacity.pk,
    )


def test_who_acts_for_a_partnership_reaches_its_sector(day):
    capacity = CapacityFactory(partnership=True)
    actor = queries.actor_of(capacity.user_id, capacity.pk, day)

    assert actor.sectors == {capacity.body.sector.code}
    assert queries.actor_of(*_keys(CapacityFactory(agency=True)), day).sectors == frozenset()


@pytest.mark.parametrize("situation", ["none chosen", "unknown", "of somebody else", "ended", "not yet"])
def test_without_a_valid_capacity_one_is_a_visitor_with_a_name(situation, day):
    user = UserFactory()
    capacity_id = {
        "none chosen": lambda: None,
        "unknown": uuid4,
        "of somebody else": lambda: CapacityFactory().pk,
        "ended": lambda: CapacityFactory(user=user, valid_until=day).pk,
        "not yet": lambda: CapacityFactory(user=user, valid_from=day + timedelta(days=1)).pk,
    }[situation]()

    assert queries.actor_of(user.pk, capacity_id, day) == visitor(user)


def test_a_closed_account_has_no_capacities(day):
    capacity = CapacityFactory(user=UserFactory(closed=True))

    assert queries.actor_of(*_keys(capacity), day) == visitor(capacity.user)
    assert queries.capacities_of(capacity.user_id, day) == []


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2026, 8, 31), False), (date(2026, 9, 1), True), (date(2027, 6, 30), True), (date(2027, 7, 1), False)],
)
def test_a_capacity_holds_from_its_first_day_up_to_not_with_its_last(day, holds):
    capacity = CapacityFactory(valid_from=date(2026, 9, 1), valid_until=date(2027, 7, 1))

    assert (queries.actor_of(*_keys(capacity), day).role == Role.COMPANY_ADMIN) is holds
    assert bool(queries.capacities_of(capacity.user_id, day)) is holds


def _keys(capacity):
    return capacity.user_id, capacity.pk


# ---------------------------------------------------------------------------------------------------------- capacities


def test_a_person_chooses_from_capacities_by_name(day, query_budget):
    user = UserFactory()
    company = CapacityFactory(user=user, company__name="Bakkerij Zon")
    coach = CapacityFactory(user=user, coach=True, provider__name="atelier")
    agency = CapacityFactory(user=user, agency=True, body__name="Departement")
    free = CapacityFactory(user=user, free=True)

    with query_budget(1):
        held = queries.capacities_of(user.pk, day)

    assert [(one.organisation, one.id, one.organisation_id) for one in held] == [
        ("", free.pk, None),
        ("atelier", coach.pk, coach.provider_id),
        ("Bakkerij Zon", company.pk, company.company_id),
        ("Departement", agency.pk, agency.body_id),
    ]
    assert all(one.role_label for one in held)


def test_who_lets_people_in_sees_who_acts_there_today(day):
    company = CompanyFactory()
    bo, an = (CapacityFactory(company=company, user__name=name) for name in ("Bo", "An"))
    CapacityFactory(company=company, ended=True)
    CapacityFactory()

    found = queries.capacities_in(somebody(Role.COMPANY_ADMIN, company.pk), company.pk, day)

    assert list(found) == [an, bo]


def test_the_names_of_organisations_of_every_kind():
    company, provider, body = CompanyFactory(), ProviderFactory(), BodyFactory()

    assert queries.organisation_names([company.pk, provider.pk, body.pk, None, uuid4()]) == {
        company.pk: company.name,
        provider.pk: provider.name,
        body.pk: body.name,
    }
    assert queries.organisation_names([]) == {}


# ---------------------------------------------------------------------------------------------------------- who looked


def test_a_look_at_a_file_is_noted_with_who_in_which_capacity(now):
    capacity = CapacityFactory(partnership=True)
    actor = queries.actor_of(*_keys(capacity), now.date())
    file = uuid4()

    actions.note_read(actor=actor, subject_kind="recognition.dossier", subject_id=file, page="desk:file", now=now)
    actions.note_refused(
        actor=PUBLIC, subject_kind="recognition.dossier", subject_id=file, page="x" * 100, now=now + timedelta(1)
    )
    refusal, look = queries.who_looked(subject_kind="recognition.dossier", subject_id=file)

    assert (look.user_id, look.user_name, look.role) == (capacity.user_id, capacity.user.name, Role.PARTNERSHIP_STAFF)
    assert (look.organisation_id, look.organisation) == (capacity.body_id, capacity.body.name)
    assert (look.page, look.sight, look.at) == ("desk:file", Sight.SEEN, now)
    assert (refusal.sight, refusal.user_id, refusal.user_name, refusal.organisation) == (Sight.REFUSED, None, "", "")


def test_looks_stand_apart_from_the_history(now):
    before = Event.objects.count()

    actions.note_read(actor=PUBLIC, subject_kind="k", subject_id="1", page="p", now=now)

    assert Event.objects.count() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("note", [actions.note_read, actions.note_refused])
def test_a_note_is_never_lost_with_the_step_that_failed(note, now):
    told = {"actor": PUBLIC, "subject_kind": "k", "subject_id": "1", "page": "p", "now": now}

    with pytest.raises(RuntimeError), transaction.atomic():
        note(**told)
    note(**told)

    assert ReadNote.objects.count() == 1


def test_only_looks_at_this_file_are_shown(now):
    note = ReadNoteFactory()
    ReadNoteFactory(subject_kind="other", subject_id=note.subject_id)
    ReadNoteFactory()

    assert len(queries.who_looked(subject_kind=note.subject_kind, subject_id=note.subject_id)) == 1


def test_many_looks_are_read_with_few_questions(now, query_budget):
    file = str(uuid4())
    for capacity in (CapacityFactory(), CapacityFactory(coach=True), CapacityFactory(agency=True)):
        ReadNoteFactory(subject_id=file, user_id=capacity.user_id, organisation_id=capacity.organisation_id)

    with query_budget(5):
        looks = queries.who_looked(subject_kind="recognition.dossier", subject_id=file)

    assert all(look.user_name and look.organisation for look in looks)
    assert len(queries.who_looked(subject_kind="recognition.dossier", subject_id=file, limit=2)) == 2


def test_old_notes_are_swept(now):
    ReadNoteFactory(at=now - timedelta(days=1))
    ReadNoteFactory(at=now)

    assert actions.sweep_notes(before=now) == 1
    assert ReadNote.objects.count() == 1

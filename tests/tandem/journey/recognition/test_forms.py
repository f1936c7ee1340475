"""The doors to a company's forms, and what stands around the requests in them."""

from datetime import date

import pytest

from tandem.base.errors import NotFound
from tandem.journey.recognition import snapshot
from tandem.journey.recognition.actions import desk, dossiers
from tandem.journey.recognition.queries import files, forms, recognitions, surroundings
from tandem.registers.access.terms import Role
from tests.factories.organisations import CompanyFactory, EstablishmentFactory


@pytest.fixture
def draft(world):
    """A form that can be handed in."""
    dossier, _ = world.draft()
    return dossier


def _refused(door, *args, **options) -> bool:
    try:
        door(*args, **options)
    except NotFound:
        return True
    return False


def test_the_form_is_for_who_files_for_the_company(world, draft):
    assert forms.form_for(world.boss, draft.pk) == draft
    for actor in (
        world.actor(Role.COMPANY_HR, world.company.pk),
        world.actor(Role.MENTOR, world.company.pk),
        world.actor(Role.COMPANY_ADMIN, CompanyFactory().pk),
        world.actor(Role.AGENCY_STAFF),
    ):
        assert _refused(forms.form_for, actor, draft.pk), actor.role


def test_a_form_shows_what_was_handed_in_to_the_whole_inside_of_the_company(world, draft):
    hr = world.actor(Role.COMPANY_HR, world.company.pk)
    assert _refused(forms.submitted_form, hr, draft.pk)

    submitted = world.submitted(mentor=world.mentor()).dossier

    assert forms.submitted_form(hr, submitted.pk) == submitted
    assert _refused(forms.submitted_form, world.actor(Role.MENTOR, world.company.pk), submitted.pk)
    assert _refused(forms.submitted_form, world.actor(Role.COMPANY_HR, CompanyFactory().pk), submitted.pk)


def test_a_request_is_found_in_its_own_form_only(world, draft):
    _, elsewhere = world.draft(mentor=world.mentor())
    own = draft.requests.get()

    assert forms.request_in_form(world.boss, dossier_id=draft.pk, request_id=own.pk) == own
    assert _refused(forms.request_in_form, world.boss, dossier_id=draft.pk, request_id=elsewhere.pk)


def test_drafts_and_running_requests_are_for_the_inside_of_the_company(world, draft):
    running = world.submitted(mentor=world.mentor())
    hr = world.actor(Role.COMPANY_HR, world.company.pk)

    assert [(one.pk, one.request_count) for one in forms.drafts_of(hr, world.company.pk)] == [(draft.pk, 1)]
    assert list(forms.running_requests_of(hr, world.company.pk)) == [running]
    for door in (forms.drafts_of, forms.running_requests_of):
        assert _refused(door, world.actor(Role.MENTOR, world.company.pk), world.company.pk)
        assert _refused(door, world.actor(Role.COMPANY_ADMIN, CompanyFactory().pk), world.company.pk)


def test_the_recognitions_of_a_company_are_no_secret_to_its_mentor(world):
    request = world.in_treatment()
    granted = desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)

    assert list(recognitions.recognitions_of(world.actor(Role.MENTOR, world.company.pk), world.company.pk)) == [granted]
    assert _refused(recognitions.recognitions_of, world.actor(Role.COACH), world.company.pk)


def test_the_heading_of_a_request_is_for_who_may_see_the_file(world):
    request = world.submitted()

    assert files.heading_for(world.boss, request.pk) == request
    assert files.heading_for(world.manager(request), request.pk) == request
    assert _refused(files.heading_for, world.actor(Role.COMPANY_ADMIN, CompanyFactory().pk), request.pk)


def test_all_requests_are_added_or_none(world, draft):
    own, foreign = EstablishmentFactory(company=world.company), EstablishmentFactory()

    with pytest.raises(NotFound):
        dossiers.add_requests(
            actor=world.boss,
            dossier_id=draft.pk,
            establishments=[own.pk, foreign.pk],
            trainings=[world.training],
            now=world.now,
        )

    assert draft.requests.count() == 1


def test_what_stands_around_requests_is_asked_once_for_all(world, draft, query_budget):
    places = [EstablishmentFactory(company=world.company).pk for _ in range(6)]
    dossiers.add_requests(
        actor=world.boss, dossier_id=draft.pk, establishments=places, trainings=[world.training], now=world.now
    )
    requests = list(forms.form_for(world.boss, draft.pk).requests.all())

    with query_budget(5):
        known = surroundings.around(requests, day=world.day)

    assert set(known.listed.values()) == {len(world.list_codes)}
    assert known.regions == {"44021": "GEW02000"}
    assert not any(known.has_twin(request) for request in requests)


def test_a_running_request_and_a_recognition_for_the_same_workplace_are_seen(world):
    mentor = world.mentor()
    first = world.in_treatment(mentor=mentor)
    _, second = world.draft(mentor=mentor)
    assert surroundings.around([second], day=world.day).has_twin(second)

    desk.grant(actor=world.manager(first), request_id=first.pk, now=world.now)

    known = surroundings.around([second], day=world.day)
    assert not known.has_twin(second)
    assert known.recognised_until_of(second) == date(2031, 11, 21)
    assert surroundings.around([second], day=date(2031, 11, 21)).recognised_until_of(second) is None


def test_the_whole_form_is_assessed_as_each_request_alone(world, draft):
    form = forms.form_for(world.boss, draft.pk)

    together = snapshot.assess_form(form, day=world.day)

    assert together.form.is_ok
    for request in form.requests.all():
        assert together.workplaces[request.pk] == snapshot.assess(
            files.request_for(world.boss, request.pk), day=world.day
        )


def test_each_mentor_has_the_nearest_training_term(world, query_budget):
    mentor, other = world.mentor(), world.mentor()
    request = world.in_treatment(mentor=mentor)
    granted = desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)

    with query_budget(4):
        duties = snapshot.training_duties([mentor, other])

    assert set(duties) == {mentor.pk}
    assert duties[mentor.pk] == snapshot.TrainingDuty(date(2027, 11, 21), granted.pk)

"""Enrolling learners, correcting tracks, saying who guides; and who knows which track."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks as doors
from tandem.journey.intake.rules.tracks import TrackForm
from tandem.journey.intake.terms.tracks import Happened, LeftReason, Phase, Source
from tandem.registers.access.terms import Role
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.people.models import Person
from tandem.registers.people.rules import PersonForm
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.factories.intake import TrackFactory
from tests.factories.organisations import LocationFactory, ProgrammeFactory, ProviderFactory
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.tandem.registers.house import ROLES, at_once, last, only_postgres, opens, refused, somebody

pytestmark = pytest.mark.django_db

NOOR = PersonForm("Noor", "Voorbeeld", date(2009, 4, 12), "noor@voorbeeld.example")


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def school(programme):
    return programme.location.provider


@pytest.fixture
def admin(school):
    return somebody(Role.PROVIDER_ADMIN, school.pk)


@pytest.fixture
def form(programme):
    return TrackForm(
        training=programme.training.code,
        starts_on=date(2026, 9, 1),
        location_number=programme.location.number,
        group_number="12345",
        street="Dorpsstraat",
        house_number="12",
        postal_code="9800",
        municipality="Deinze",
    )


def coach_of(school):
    capacity = CapacityFactory(coach=True, provider=school)
    return Actor(capacity.user_id, Role.COACH, school.pk)


def test_a_school_enrols_a_learner(school, admin, form, now):
    track = tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now)

    assert (track.number, track.phase, track.source) == ("TRJ-2026-000001", Phase.INTAKE, Source.FORM)
    assert (track.person.form(), track.person.kept_by) == (NOOR, school.pk)
    assert (track.nis, track.school_year) == ("44083", 2026)
    assert track.lat is not None
    enrolled = last(track)
    assert enrolled.code == Happened.ENROLLED
    assert "Dorpsstraat" not in str(enrolled.data)
    assert enrolled.data["training"] == form.training


def test_numbers_of_tracks_follow_each_other(school, admin, form, now):
    for given_name in ("Noor", "Sam"):
        person = replace(NOOR, given_name=given_name)
        tracks.enrol(actor=admin, provider_id=school.pk, person=person, form=form, now=now)

    assert set(Track.objects.values_list("number", flat=True)) == {"TRJ-2026-000001", "TRJ-2026-000002"}


def test_nobody_types_a_learner_twice(school, admin, form, now):
    first = tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now)
    other = ProgrammeFactory(location__provider=school).training.code

    again = tracks.enrol(
        actor=admin,
        provider_id=school.pk,
        person=replace(NOOR, given_name="NOOR", email=""),
        form=replace(form, training=other),
        now=now,
    )
    third = ProgrammeFactory(location__provider=school).training.code
    by_key = tracks.enrol(
        actor=admin, provider_id=school.pk, person=first.person_id, form=replace(form, training=third), now=now
    )

    assert again.person == first.person == by_key.person
    assert Person.objects.filter(kept_by=school.pk).count() == 1


def test_a_learner_follows_a_training_once_at_a_time(school, admin, form, now):
    first = tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now)

    with refused("track.enrolled_once"):
        tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now)

    tracks.leave(actor=admin, track_id=first.pk, reason=LeftReason.FULL_TIME, left_on=now.date(), now=now)
    assert tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now).pk != first.pk


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_enrol_the_same_learner_at_once_make_one_track(school, admin, form, now):
    known = PersonFactory(kept_by=school.pk, birth_date=NOOR.birth_date)

    def enrol():
        return tracks.enrol(actor=admin, provider_id=school.pk, person=known.pk, form=form, now=now).pk

    told = at_once(enrol, enrol)

    assert told.count(frozenset({"track.enrolled_once"})) == 1
    assert Track.objects.count() == 1


def test_a_learner_who_cannot_be_enrolled_leaves_no_person_behind(school, admin, form, now):
    with refused("track.old_enough", "track.postal_code"):
        tracks.enrol(
            actor=admin,
            provider_id=school.pk,
            person=replace(NOOR, birth_date=date(2013, 1, 1)),
            form=replace(form, postal_code="98"),
            now=now,
        )

    assert not Person.objects.filter(kept_by=school.pk).exists()


def test_a_location_of_another_school_is_no_location_of_ours(school, admin, form, now):
    elsewhere = LocationFactory(number="99")

    with refused("track.location_known"):
        tracks.enrol(
            actor=admin,
            provider_id=school.pk,
            person=NOOR,
            form=replace(form, location_number=elsewhere.number),
            now=now,
        )


def test_a_person_of_another_school_is_not_ours_to_enrol(school, form, now):
    stranger = PersonFactory(kept_by=uuid4(), birth_date=NOOR.birth_date)

    assert not opens(tracks.enrol, actor=SYSTEM, provider_id=school.pk, person=stranger.pk, form=form, now=now)
    assert not opens(tracks.enrol, actor=SYSTEM, provider_id=school.pk, person=uuid4(), form=form, now=now)


@pytest.mark.parametrize("role", ROLES)
def test_who_enrols_works_for_the_school(role, school, form, now):
    may = role in {Role.PROVIDER_ADMIN, Role.COACH, Role.SYSTEM}

    def enrol(actor):
        return tracks.enrol(actor=actor, provider_id=school.pk, person=NOOR, form=form, now=now)

    if role is not Role.SYSTEM:
        with refused("track.may_enrol"):
            enrol(somebody(role, uuid4()))
    if may:
        assert enrol(somebody(role, school.pk)).provider == school
    else:
        with refused("track.may_enrol"):
            enrol(somebody(role, school.pk))


def test_a_correction_keeps_the_old_words_apart(school, admin, form, now):
    track = tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now)
    told = replace(form.tidy(), street="Kerkstraat", postal_code="9000", municipality="Gent")

    changed = tracks.correct(actor=admin, track_id=track.pk, form=told, now=now)

    assert (changed.street, changed.nis, changed.version) == ("Kerkstraat", "44021", 2)
    corrected = last(track)
    assert corrected.data == {"fields": ["municipality", "postal_code", "street"]}
    assert corrected.detail.body["street"] == {"before": "Dorpsstraat", "after": "Kerkstraat"}
    tracks.correct(actor=admin, track_id=track.pk, form=told, now=now)
    assert last(track).pk == corrected.pk
    assert list(events.verify()) == []


def test_a_correction_does_not_make_two_of_the_same_track(school, admin, form, now):
    track = tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now)
    other = ProgrammeFactory(location__provider=school).training.code
    second = tracks.enrol(
        actor=admin, provider_id=school.pk, person=track.person_id, form=replace(form, training=other), now=now
    )

    with refused("track.enrolled_once"):
        tracks.correct(actor=admin, track_id=second.pk, form=form, now=now)


def test_a_manager_assigns_and_a_coach_takes_a_learner_nobody_guides(school, admin, now):
    track = TrackFactory(provider=school)
    coach, other = coach_of(school), coach_of(school)

    with refused("track.may_assign"):
        tracks.assign_coach(actor=coach, track_id=track.pk, coach_id=other.user_id, now=now)
    tracks.assign_coach(actor=coach, track_id=track.pk, coach_id=coach.user_id, now=now)
    assert last(track).data == {"from": None, "to": str(coach.user_id)}
    assert not opens(tracks.assign_coach, actor=other, track_id=track.pk, coach_id=other.user_id, now=now)
    with refused("track.may_assign"):
        tracks.assign_coach(actor=coach, track_id=track.pk, coach_id=None, now=now)
    tracks.assign_coach(actor=admin, track_id=track.pk, coach_id=other.user_id, now=now)
    assert Track.objects.get(pk=track.pk).coach_id == other.user_id


def test_who_guides_acts_for_the_school(school, admin, now):
    track = TrackFactory(provider=school)

    with refused("track.coach_here"):
        tracks.assign_coach(actor=admin, track_id=track.pk, coach_id=coach_of(ProviderFactory()).user_id, now=now)
    with refused("track.coach_here"):
        ended = CapacityFactory(coach=True, ended=True, provider=school)
        tracks.assign_coach(actor=admin, track_id=track.pk, coach_id=ended.user_id, now=now)


def test_a_learner_leaves_on_a_day_for_a_reason(school, admin, now):
    track = TrackFactory(provider=school, searching=True)
    left_on = now.date() - timedelta(days=3)

    tracks.leave(actor=admin, track_id=track.pk, reason=LeftReason.NO_WORKPLACE, left_on=left_on, now=now)

    track.refresh_from_db()
    assert (track.phase, track.left_on, track.left_reason) == (Phase.LEFT, left_on, LeftReason.NO_WORKPLACE)
    assert last(track).data == {"from": "searching", "left_on": str(left_on), "reason": "no_workplace"}
    with refused("track.leave.state"):
        tracks.leave(actor=admin, track_id=track.pk, reason=LeftReason.OTHER, left_on=left_on, now=now)


def test_the_phases_of_a_track_leave_their_trace(school, admin, now):
    track = TrackFactory(provider=school)

    for move in (phases.start_run_up, phases.end_run_up, phases.place, phases.lose_place):
        move(actor=admin, track_id=track.pk, now=now)

    assert [event.code for event in events.history(track)] == [
        Happened.RUN_UP_STARTED,
        Happened.RUN_UP_ENDED,
        Happened.PLACED,
        Happened.PLACE_LOST,
    ]
    assert Track.objects.get(pk=track.pk).phase == Phase.SEARCHING
    with refused("track.start_search.state"):
        phases.start_search(actor=admin, track_id=track.pk, now=now)


def test_the_room_above_places_a_learner_whoever_signed(now):
    track = TrackFactory()
    company = somebody(Role.COMPANY_ADMIN, uuid4())

    phases.place(actor=company, track_id=track.pk, now=now)

    assert last(track).actor_role == Role.COMPANY_ADMIN
    assert not opens(phases.place, actor=company, track_id=uuid4(), now=now)


@pytest.mark.parametrize("role", ROLES)
def test_a_track_of_another_school_does_not_exist(role, day):
    track = TrackFactory()
    actor = somebody(role, uuid4())

    assert opens(doors.track_for, actor, track.pk, day=day) is (role is Role.SYSTEM)
    assert doors.tracks_for(actor, day=day).exists() is (role is Role.SYSTEM)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("is_guided", [True, False], ids=["guided by another", "guided by nobody"])
def test_who_knows_a_track_of_the_own_school(role, is_guided, day):
    track = TrackFactory(guided=is_guided)
    actor = somebody(role, track.provider_id)
    sees = role in {Role.SYSTEM, Role.PROVIDER_ADMIN} or (role is Role.COACH and not is_guided)

    assert opens(doors.track_for, actor, track.pk, day=day) is sees
    assert doors.tracks_for(actor, day=day).exists() is sees


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {Role.SYSTEM, Role.PUBLIC}])
def test_a_learner_knows_the_own_track_and_only_as_a_learner(role, day):
    track = TrackFactory(guided=True, person__user=UserFactory())
    actor = Actor(track.person.user_id, role)

    assert opens(doors.track_for, actor, track.pk, day=day) is (role is Role.LEARNER)
    assert doors.tracks_for(actor, day=day).exists() is (role is Role.LEARNER)


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {Role.SYSTEM, Role.PUBLIC}])
def test_a_guardian_knows_the_track_of_a_minor_and_only_as_a_guardian(role, day):
    track = TrackFactory(guided=True, person__birth_date=date(2008, 11, 22))
    parent = PersonFactory(with_account=True, kept_by=track.provider_id)
    GuardianshipFactory(child=track.person, guardian=parent)
    actor = Actor(parent.user_id, role)

    assert opens(doors.track_for, actor, track.pk, day=day) is (role is Role.GUARDIAN)
    assert doors.tracks_for(actor, day=day).exists() is (role is Role.GUARDIAN)
    of_age = day + timedelta(days=1)
    assert not opens(doors.track_for, actor, track.pk, day=of_age)
    assert not doors.tracks_for(actor, day=of_age).exists()


def test_who_only_sees_a_track_is_told_that_it_is_not_theirs_to_change(now):
    track = TrackFactory(person__user=UserFactory())
    learner = Actor(track.person.user_id, Role.LEARNER)

    with refused("track.may_guide"):
        phases.start_search(actor=learner, track_id=track.pk, now=now)
    with refused("track.may_guide"):
        tracks.leave(actor=learner, track_id=track.pk, reason=LeftReason.OTHER, left_on=now.date(), now=now)
    with refused("track.may_assign"):
        tracks.assign_coach(actor=learner, track_id=track.pk, coach_id=None, now=now)
    assert list(doors.running_of([track.person_id], provider_id=track.provider_id)) == [track]


def test_the_new_address_of_who_is_known_is_taken_over(school, admin, form, now):
    first = tracks.enrol(
        actor=admin, provider_id=school.pk, person=replace(NOOR, phone="0470 00 00 01"), form=form, now=now
    )
    other = ProgrammeFactory(location__provider=school).training.code
    told = replace(NOOR, given_name="NOOR", email="noor.nieuw@voorbeeld.example")

    again = tracks.enrol(actor=admin, provider_id=school.pk, person=told, form=replace(form, training=other), now=now)

    known = Person.objects.get(pk=first.person_id)
    assert again.person == known
    assert (known.given_name, known.email, known.phone) == ("Noor", "noor.nieuw@voorbeeld.example", "0470 00 00 01")
    assert last(known).data == {"fields": ["email"]}


def test_a_track_that_was_left_is_corrected_though_the_learner_is_back(school, admin, form, now):
    first = tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now)
    tracks.leave(actor=admin, track_id=first.pk, reason=LeftReason.FULL_TIME, left_on=now.date(), now=now)
    tracks.enrol(actor=admin, provider_id=school.pk, person=NOOR, form=form, now=now)

    changed = tracks.correct(actor=admin, track_id=first.pk, form=replace(form, street="Kerkstraat"), now=now)

    assert (changed.phase, changed.street) == (Phase.LEFT, "Kerkstraat")


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("run_up.ordinary_education", {"provider__kind": ProviderKind.BUSO}),
        ("run_up.young_enough", {"person__birth_date": date(2000, 4, 12)}),
    ],
)
def test_a_run_up_begins_only_for_whom_it_is_open(code, values, now):
    track = TrackFactory(**values)
    coach = somebody(Role.COACH, track.provider_id)

    with refused(code):
        phases.start_run_up(actor=coach, track_id=track.pk, now=now)
    assert Track.objects.get(pk=track.pk).phase == Phase.INTAKE

"""Telling of oneself and being found or not: who may, what companies see, and what nobody sees."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tandem.base import events
from tandem.journey.intake.terms.screening import DutchLevel
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import profiles, wishes
from tandem.journey.placement.models import LearnerProfile
from tandem.journey.placement.queries import profiles as doors
from tandem.journey.placement.rules.profiles import ProfileForm
from tandem.journey.placement.terms.profiles import DistanceBand, ProfileHappened
from tandem.registers.access.terms import Role
from tandem.registers.travel.terms import TravelMode
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.factories.placement import LearnerProfileFactory, OpeningFactory
from tests.harness import learner
from tests.harness.learner import Choosing
from tests.tandem.registers.house import ROLES, breaks, constraints_of, last, once, opens, refused, somebody

pytestmark = pytest.mark.django_db

FORM = ProfileForm(likes="Ik bak graag brood.", can="Vroeg opstaan.", travel_modes=(TravelMode.BIKE,))
BROKEN = {
    "learner_profile_findable_since": once(LearnerProfileFactory, is_findable=True),
    "learner_profile_findable_paired": once(LearnerProfileFactory, findable_by=uuid4()),
}


@pytest.fixture
def noor(now) -> Choosing:
    return learner.build(now)


@pytest.fixture
def bakery(noor):
    """The manager of a company with an open place for the training, near home."""
    opening = noor.opening(lat=noor.track.lat, lon=noor.track.lon)
    return somebody(Role.COMPANY_ADMIN, opening.company_id)


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_profile_that_cannot_be(name):
    assert breaks(constraints_of("placement")[name], BROKEN[name])


def test_a_learner_tells_and_no_history_keeps_the_words(noor):
    row = profiles.tell(**noor.given(), form=replace(FORM, likes="  Ik bak graag brood. "))

    assert (row.form(), row.version, row.is_findable) == (FORM, 1, False)
    told = last(noor.track)
    assert told.code == ProfileHappened.CHANGED
    assert told.data["fields"] == ["can", "likes", "travel_modes"]
    assert not told.detail_hash
    assert "brood" not in str(told.data)
    again = profiles.tell(**noor.given(), form=FORM)
    assert (again.version, last(noor.track).pk) == (1, told.pk)
    profiles.tell(**noor.given(actor=noor.parent), form=replace(FORM, hobbies="Voetbal"))
    assert last(noor.track).data["fields"] == ["hobbies"]
    assert list(events.verify()) == []


def test_a_profile_with_the_own_name_or_a_number_is_refused_and_says_where(noor):
    with refused("profile.no_name", "profile.no_contact"):
        profiles.tell(**noor.given(), form=ProfileForm(likes="Ik ben Noor.", can="Bel 0470 12 34 56"))
    assert not LearnerProfile.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_only_the_learner_and_a_parent_tell(noor, role):
    own = {Role.LEARNER: noor.learner, Role.GUARDIAN: noor.parent}
    if role in own:
        assert profiles.tell(**noor.given(actor=own[role]), form=FORM).form() == FORM
    elif role in {Role.COACH, Role.PROVIDER_ADMIN}:
        guide = noor.coach if role is Role.COACH else somebody(role, noor.track.provider_id)
        with refused("profile.may_tell"):
            profiles.tell(**noor.given(actor=guide), form=FORM)
        for action in (profiles.be_found, profiles.hide):
            with refused("profile.may_tell"):
                action(**noor.given(actor=guide))
        assert doors.profile_for(guide, noor.track.pk, day=noor.day).may_tell is False
    elif role is Role.SYSTEM:
        with refused("profile.may_tell"):
            profiles.tell(**noor.given(actor=somebody(role)), form=FORM)
    else:
        stranger = somebody(role, uuid4())
        assert not opens(profiles.tell, **noor.given(actor=stranger), form=FORM)
        assert not opens(doors.profile_for, stranger, noor.track.pk, day=noor.day)


def test_a_profile_that_was_never_written_begins_with_the_screening(noor):
    ScreeningFactory(
        track=noor.track,
        concluded=True,
        learner_said={"travel_modes": ["bike", "foot"], "available_from": "2027-01-04", "dutch": DutchLevel.FLUENT},
    )

    told = doors.profile_for(noor.learner, noor.track.pk, day=noor.day)

    assert not told.is_written
    assert told.form.available_from == date(2027, 1, 4)
    assert set(told.form.travel_modes) == {TravelMode.BIKE, TravelMode.FOOT}


def test_nobody_is_found_who_did_not_say_so(noor, bakery):
    profiles.tell(**noor.given(), form=FORM)
    assert doors.found_by(bakery, day=noor.day) == []

    profiles.be_found(**noor.given())
    assert last(noor.track).code == ProfileHappened.FINDABLE
    (seen,) = doors.found_by(bakery, day=noor.day)
    assert (seen.form, seen.band, seen.training) == (FORM, DistanceBand.NEAR, noor.track.training)

    profiles.hide(**noor.given(actor=noor.parent))
    assert last(noor.track).code == ProfileHappened.HIDDEN
    assert doors.found_by(bakery, day=noor.day) == []
    assert not opens(doors.found_one, bakery, seen.id, day=noor.day)
    before = last(noor.track).pk
    profiles.hide(**noor.given())
    assert last(noor.track).pk == before


def test_who_says_nothing_cannot_be_found_and_who_is_found_goes_on_saying_something(noor):
    with refused("profile.says_something"):
        profiles.be_found(**noor.given())
    profiles.tell(**noor.given(), form=FORM)
    profiles.be_found(**noor.given())
    with refused("profile.says_something"):
        profiles.tell(**noor.given(), form=ProfileForm(hobbies="Voetbal"))
    assert LearnerProfile.objects.get().form() == FORM


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase not in {Phase.SEARCHING, Phase.LEFT}])
def test_only_who_searches_is_found(noor, bakery, phase):
    row = LearnerProfileFactory(track=noor.track, findable=True)
    assert opens(doors.found_one, bakery, row.pk, day=noor.day)
    noor.track.phase = phase
    noor.track.save()

    assert doors.found_by(bakery, day=noor.day) == []
    assert not opens(doors.found_one, bakery, row.pk, day=noor.day)


def test_who_left_tells_nothing_any_more(noor):
    noor.track.phase, noor.track.left_on, noor.track.left_reason = Phase.LEFT, noor.day, "other"
    noor.track.save()

    with refused("wish.track_running"):
        profiles.tell(**noor.given(), form=FORM)


@pytest.mark.parametrize("trait", ["paused", "closed", "expired"])
def test_a_company_without_an_open_place_for_the_training_finds_nobody(noor, trait):
    LearnerProfileFactory(track=noor.track, findable=True)
    gone, other = noor.opening(**{trait: True}), noor.elsewhere()

    for opening in (gone, other):
        assert doors.found_by(somebody(Role.COMPANY_ADMIN, opening.company_id), day=noor.day) == []


def test_a_company_that_the_learner_refuses_finds_nobody(noor):
    row = LearnerProfileFactory(track=noor.track, findable=True)
    opening = noor.opening()
    boss = somebody(Role.COMPANY_HR, opening.company_id)
    assert opens(doors.found_one, boss, row.pk, day=noor.day)
    assert doors.seen_of(boss, row.pk, day=noor.day).form.likes == row.likes

    wishes.veto(**noor.given(), establishment_id=opening.establishment_id)

    assert doors.found_by(boss, day=noor.day) == []
    assert not opens(doors.found_one, boss, row.pk, day=noor.day)
    assert not opens(doors.seen_of, boss, row.pk, day=noor.day)


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {Role.COMPANY_ADMIN, Role.COMPANY_HR}])
def test_nobody_but_a_company_looks_for_learners(noor, bakery, role):
    row = LearnerProfileFactory(track=noor.track, findable=True)
    stranger = somebody(role, bakery.organisation_id)

    assert not opens(doors.found_by, stranger, day=noor.day)
    assert not opens(doors.found_one, stranger, row.pk, day=noor.day)
    assert not opens(doors.seen_of, stranger, row.pk, day=noor.day)


def test_the_nearest_come_first_and_who_lives_too_far_does_not_come(noor):
    opening = noor.opening(lat=51.05, lon=3.72)
    boss = somebody(Role.COMPANY_ADMIN, opening.company_id)
    homes = {"near": (51.06, 3.73), "around": (51.05, 3.95), "far": (51.05, 4.2), "too far": (50.85, 5.6)}
    for name, (lat, lon) in homes.items():
        track = TrackFactory(searching=True, training=noor.track.training, nis="", lat=lat, lon=lon)
        LearnerProfileFactory(track=track, findable=True, hobbies=name)
    LearnerProfileFactory(
        track=TrackFactory(searching=True, training=noor.track.training, homeless=True),
        findable=True,
        hobbies="unknown",
    )

    seen = doors.found_by(boss, day=noor.day)

    assert [one.form.hobbies for one in seen] == ["near", "around", "far", "unknown"]
    assert [one.band for one in seen] == list(DistanceBand)


def test_what_a_company_sees_holds_nothing_of_who_it_is(noor, bakery):
    LearnerProfileFactory(track=noor.track, findable=True)
    (seen,) = doors.found_by(bakery, day=noor.day)

    assert set(vars(seen)) == {"id", "training", "form", "band"}
    person = noor.track.person
    for secret in (person.given_name, person.family_name, noor.track.street, str(noor.track.pk), str(person.pk)):
        assert secret not in str(vars(seen) | vars(seen.form))


def test_the_preview_is_what_a_company_near_home_would_see(noor, bakery):
    profiles.tell(**noor.given(), form=FORM)
    preview = doors.as_seen(noor.track, doors.profile_for(noor.learner, noor.track.pk, day=noor.day))
    profiles.be_found(**noor.given())

    assert [preview] == doors.found_by(bakery, day=noor.day)


def test_looking_costs_as_much_for_many_as_for_one(noor, bakery, query_budget):
    for _ in range(6):
        track = TrackFactory(searching=True, training=noor.track.training)
        LearnerProfileFactory(track=track, findable=True)

    with query_budget(5):
        assert len(doors.found_by(bakery, day=noor.day)) == 6


def test_where_there_are_more_than_one_reads_the_nearest_are_kept(noor, monkeypatch):
    opening = noor.opening(lat=51.05, lon=3.72)
    boss = somebody(Role.COMPANY_ADMIN, opening.company_id)
    for lat, hobbies in ((51.06, "near"), (51.35, "far"), (51.3, "later and far")):
        track = TrackFactory(searching=True, training=noor.track.training, nis="", lat=lat, lon=3.72)
        LearnerProfileFactory(track=track, findable=True, hobbies=hobbies)
    monkeypatch.setattr(doors, "MOST_FOUND", 1)

    (seen,) = doors.found_by(boss, day=noor.day)
    assert seen.form.hobbies == "near"


def test_an_opening_elsewhere_of_the_same_company_does_not_matter(noor, bakery):
    LearnerProfileFactory(track=noor.track, findable=True)
    far = OpeningFactory(recognition__training=noor.track.training, lat=50.85, lon=5.6)
    far.company_id = bakery.organisation_id
    far.save()

    (seen,) = doors.found_by(bakery, day=noor.day)
    assert seen.band is DistanceBand.NEAR

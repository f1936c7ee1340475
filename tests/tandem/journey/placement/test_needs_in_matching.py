"""What a learner needs in a search: met or not met, and told to nobody but who may read it."""

import json
from datetime import datetime

import pytest
from django.core.files.storage import default_storage

from tandem.base import secrecy
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.base.secrecy import UnreadableBoxError
from tandem.journey.intake.actions import needs as intake
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import needs as doors
from tandem.journey.intake.rules.needs import Told
from tandem.journey.intake.terms.needs import Need, Scope
from tandem.journey.placement.actions import markets, rounds
from tandem.journey.placement.models import RoundRun
from tandem.journey.placement.queries import markets as kept
from tandem.journey.placement.queries import rounds as round_doors
from tandem.journey.placement.snapshot import facts, replay, shelf
from tandem.journey.placement.snapshot.shelf import Shelf
from tandem.journey.placement.terms.rounds import PairKind
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.harness import matching
from tests.harness.matching import School
from tests.tandem.registers.house import opens, refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TOLD = Told(frozenset({Need.QUIET_PLACE, Need.OWN_PACE}), "Kanarie heeft rust nodig.")


@pytest.fixture
def school(now: datetime) -> School:
    """A school, and nothing kept from other tests."""
    shelf.forget()
    return matching.build(now)


def in_need(school: School, *scopes: Scope, told: Told = TOLD) -> Track:
    """A learner who searches, is guided by the coach of the school, and needs something."""
    track = school.learner(person__user=UserFactory(), coach_id=school.coach.user_id)
    learner = Actor(track.person.user_id, Role.LEARNER)
    for scope in (Scope.KEEP, *scopes):
        intake.agree(actor=learner, track_id=track.pk, scope=scope, now=school.now)
    intake.keep(actor=learner, track_id=track.pk, told=told, now=school.now)
    return track


def got(run: RoundRun) -> dict[object, object]:
    return dict(run.lines.values_list("track_id", "opening_id"))


def boxed(run: RoundRun, key: str) -> bytes:
    with default_storage.open(kept.path_of(run.inputs, key)) as file:
        content: bytes = file.read()
    return content


def test_a_round_proposes_a_place_that_offers_what_is_needed(school: School) -> None:
    near = school.bakery(lat=51.051, accommodations=["quiet_place"])
    fits = school.bakery(lat=51.08, accommodations=["own_pace", "quiet_place", "extra_breaks"])
    track = in_need(school, Scope.SEARCH)
    one = school.round()
    first = school.run(one)
    assert got(first) == {track.pk: fits.pk}

    intake.withdraw(actor=school.coach, track_id=track.pk, scope=Scope.SEARCH, now=school.now)
    without = school.run(one)

    assert got(without) == {track.pk: near.pk}
    assert without.inputs != first.inputs
    assert doors.for_search([track.pk]) == {}


def test_what_people_decided_goes_before_what_a_place_says(school: School) -> None:
    plain = school.bakery(lat=51.051)
    school.bakery(lat=51.08, accommodations=["own_pace", "quiet_place"])
    track = in_need(school, Scope.SEARCH)
    one = school.round()
    pair = {"track_id": track.pk, "opening_id": plain.pk, "kind": PairKind.LOCKED, "words": ""}
    rounds.set_pair(actor=school.head, round_id=one.pk, now=school.now, **pair)

    assert got(school.run(one)) == {track.pk: plain.pk}


def test_nothing_that_is_kept_of_a_run_says_what_somebody_needs(school: School) -> None:
    school.bakery(lat=51.051)
    track = in_need(school, Scope.SEARCH)
    run = school.run(school.round())

    line = run.lines.get(track=track)
    assert line.opening_id is None
    assert line.story["hurdles"] == []
    told = json.dumps([line.outcome, line.story, run.report, run.options, run.faults])
    told += json.dumps([one.data for one in Event.objects.all()])
    for word in ("need", "quiet_place", "own_pace", "Kanarie"):
        assert word not in told.replace("needs_agreed", "").replace("needs_kept", "")


def test_the_market_lies_under_seal_and_is_for_who_guides_everybody_in_it(school: School) -> None:
    school.bakery()
    run = school.run(school.round())
    assert round_doors.may_take_market(school.coach, run, day=school.now.date())
    school.learner(coach_id=school.coach.user_id)
    quiet = school.run(school.round())
    in_need(school, Scope.SEARCH)
    loud = school.run(school.round())
    school.learner()
    unguided = school.run(school.round())

    day = school.now.date()
    for one in (quiet, loud):
        assert round_doors.market_file(school.coach, one, day=day).startswith(b"PK")
        (key,) = kept.keys_of(one.inputs)
        box = boxed(one, key)
        assert b"PK" not in box[:2]
        assert b"track_ids" not in box
        assert not opens(round_doors.market_file, school.head, one, day=day)
    assert not opens(round_doors.market_file, school.coach, unguided, day=day)
    for one in (quiet, loud, unguided):
        assert round_doors.may_verify(school.head, one)
        assert replay.gives_the_same(one)


def test_an_answer_that_was_changed_is_found(school: School) -> None:
    school.bakery()
    school.learner()
    run = school.run(school.round())
    run.answer = "0" * 64

    assert not replay.gives_the_same(run)


def test_a_market_is_sealed_anew_with_the_newest_key_and_opens_nowhere_else(school: School, settings) -> None:
    school.bakery()
    school.learner()
    run = school.run(school.round())
    before, content = settings.NEEDS_KEYS, kept.opened(run.inputs)
    (old,) = kept.keys_of(run.inputs)
    box = boxed(run, old)
    settings.NEEDS_KEYS = f"{secrecy.new_key('2027a')} {before}"

    with refused("needs.may_reseal"):
        markets.reseal(actor=school.head)
    assert markets.reseal(actor=SYSTEM) == 1

    assert kept.keys_of(run.inputs) == ("2027a",)
    assert kept.opened(run.inputs) == content
    assert markets.reseal(actor=SYSTEM) == 0
    with pytest.raises(UnreadableBoxError):
        secrecy.unseal_bytes(doors.ring(), box, about="placement.market/of-another")
    settings.NEEDS_KEYS = before
    with pytest.raises(NotFound):
        kept.opened(run.inputs)


def test_the_best_places_leave_out_what_does_not_meet_a_need_and_say_so_apart(school: School) -> None:
    plain, fits = school.bakery(lat=51.051), school.bakery(lat=51.08, accommodations=["own_pace", "quiet_place"])
    silent, speaking = in_need(school), in_need(school, Scope.SEARCH)
    day = school.now.date()
    kept_openings = Shelf(day=day, school_year=2026)

    for track, found in ((silent, [plain.pk, fits.pk]), (speaking, [fits.pk])):
        (seeker,) = facts.with_needs(facts.seekers_of([track], day=day))
        suited = kept_openings.suited(seeker, k=10)
        assert [one.opening_id for one in suited.found] == found
        assert [one.code for one in suited.hurdles] == []
        told = [(one.code, one.count, one.found, one.needed) for one in suited.shielded]
        assert told == ([("needs", 1, 0, 0)] if track is speaking else [])
        assert doors.meets(track.pk, ["own_pace"]) is (track is silent)
    (plainly,) = facts.seekers_of([speaking], day=day)
    assert not plainly.needs


def test_who_may_read_it_is_the_same_one_by_one_and_in_a_list(school: School) -> None:
    track = in_need(school)
    parentless = school.learner()
    learner = Actor(track.person.user_id, Role.LEARNER)
    day = school.now.date()
    for actor in (learner, school.coach, school.head, SYSTEM, Actor(UserFactory().pk, Role.COMPANY_ADMIN)):
        listed = set(doors.readable(actor, day=day))
        assert listed == {one for one in (track, parentless) if doors.may_read(actor, one, day=day)}
    assert set(doors.readable(school.coach, day=day)) == {track}

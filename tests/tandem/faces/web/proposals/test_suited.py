"""The page with the places that suit one learner."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tandem.base.actor import Actor
from tandem.journey.intake.actions import needs
from tandem.journey.intake.rules.needs import Told
from tandem.journey.intake.terms.needs import Need, Scope
from tandem.journey.placement.snapshot import shelf
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.recognition import DecisionFactory
from tests.harness import matching
from tests.harness.exports import taken
from tests.harness.matching import School
from tests.harness.reading import read
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def school(now: datetime) -> School:
    """A school, and nothing kept from other tests."""
    shelf.forget()
    return matching.build(now)


@pytest.fixture
def head(school: School) -> Client:
    """A browser of the head of the school."""
    return visitor(Role.PROVIDER_ADMIN, school.provider.pk)


def test_a_coach_sees_the_places_that_suit_a_learner_and_why(school: School, head: Client) -> None:
    near = school.bakery(lat=51.06, first_minute=480, work_days=["mon", "tue"])
    school.bakery(lat=51.5)
    facts = {"activities_offered": 18, "activities_listed": 20}
    DecisionFactory(request=near.recognition.request, facts=facts)
    track = school.learner()
    page = read(head.get(reverse("proposals:suited", args=[track.pk])))
    assert "18 van 20 activiteiten" in page.words
    assert near.establishment.name in page.words
    assert "min met de fiets, geschat" in page.words
    assert "begint om 8 uur" in page.words
    assert "werkdagen: maandag, dinsdag" in page.words
    assert "1 werkplek ligt te ver" in page.words
    assert ReadNote.objects.filter(subject_id=str(track.pk), page="proposals:suited").exists()
    told = head.get(f"/api/v1/tracks/{track.pk}/suitedPlaces").json()
    (place,) = told["places"]
    assert (told["whyNone"], place["openingId"], place["introductionId"]) == (None, str(near.pk), None)
    assert all(reason in page.words for reason in (*place["reasons"], *told["hurdles"]))


def test_a_learner_sees_the_own_places_and_nobody_elses(school: School) -> None:
    school.bakery()
    user = UserFactory()
    own, other = school.learner(person__user=user), school.learner()
    client = visitor(Role.LEARNER, user_id=user.pk)
    assert read(client.get(reverse("proposals:suited", args=[own.pk]))).heading == "Werkplekken die bij je passen"
    assert client.get(reverse("proposals:suited", args=[other.pk])).status_code == 404


def test_what_is_missing_is_said_instead_of_an_empty_list(school: School, head: Client) -> None:
    track = school.learner(lat=None)
    page = read(head.get(reverse("proposals:suited", args=[track.pk])))
    assert "Woonplaats niet bekend" in page.words
    assert reverse("learners:correct", args=[track.pk]) in page.urls
    told = head.get(f"/api/v1/tracks/{track.pk}/suitedPlaces").json()
    assert told == {"whyNone": "no_home", "places": [], "hurdles": []}


@pytest.mark.parametrize("door", ["proposals:suited", "proposals:export"])
def test_a_learner_whose_track_is_over_gets_a_page_and_no_places(school: School, head: Client, door: str) -> None:
    school.bakery()
    track = school.learner(starts_on=date(2026, 9, 1), ends_on=date(2026, 10, 1))
    answer = head.get(reverse(door, args=[track.pk, *(["csv"] if door.endswith("export") else [])]))
    assert answer.status_code == 200
    if door == "proposals:suited":
        assert "Het traject is om" in read(answer).words


def test_a_training_nobody_opens_is_said(school: School, head: Client) -> None:
    page = read(head.get(reverse("proposals:suited", args=[school.learner().pk])))
    assert "Voor je opleiding staat nu nergens een werkplek open." in page.words


def test_the_places_go_along_as_a_file(school: School, head: Client) -> None:
    opening, track = school.bakery(), school.learner()
    _about, rows = taken(head.get(reverse("proposals:export", args=[track.pk, "csv"])))
    assert [row["Onderneming"] for row in rows] == [opening.establishment.name]
    lost = school.learner(lat=None)
    assert taken(head.get(reverse("proposals:export", args=[lost.pk, "csv"])))[1] == []


def test_the_page_asks_as_many_questions_for_many_places_as_for_one(school: School, head: Client) -> None:
    track = school.learner()
    counts = []
    for _ in range(2):
        for step in range(4):
            school.bakery(lat=51.04 + step / 200)
        shelf.forget()
        head.get(reverse("proposals:suited", args=[track.pk]))
        with CaptureQueriesContext(connection) as asked:
            head.get(reverse("proposals:suited", args=[track.pk]))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 20


def test_why_a_place_is_left_out_for_a_need_is_for_who_may_read_it(school: School, head: Client) -> None:
    near, fits = school.bakery(lat=51.051), school.bakery(lat=51.08, accommodations=["quiet_place"])
    coach = visitor(Role.COACH, school.provider.pk)
    track = school.learner(person__user=UserFactory(), coach_id=coach.session["_auth_user_id"])
    actor = Actor(track.person.user_id, Role.LEARNER)
    for scope in (Scope.KEEP, Scope.SEARCH):
        needs.agree(actor=actor, track_id=track.pk, scope=scope, now=school.now)
    needs.keep(actor=actor, track_id=track.pk, told=Told(frozenset({Need.QUIET_PLACE})), now=school.now)
    learner = visitor(Role.LEARNER, user_id=track.person.user_id)

    for client, reads in ((head, False), (coach, True), (learner, True)):
        page = read(client.get(reverse("proposals:suited", args=[track.pk])))
        assert fits.establishment.name in page.words
        assert ("1 werkplek heeft niet alles wat je nodig hebt" in page.words) is reads
        assert (near.establishment.name in page.words) is reads
        assert ("Afgeschermd deel" in page.words) is reads
        file = client.get(reverse("proposals:export", args=[track.pk, "csv"])).getvalue().decode()
        assert fits.establishment.name in file
        assert near.establishment.name not in file

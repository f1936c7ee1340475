"""What a learner chooses, by a program."""

import pytest
from django.db.models import F

from tandem.journey.placement.models import Opening
from tandem.registers.access.models import Capacity
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(now) -> Cast:
    return house.cast(now)


def at(cast: Cast, rest: str) -> str:
    return f"/tracks/{cast.noor.track.pk}/{rest}"


def test_a_learner_finds_the_own_track_and_what_was_kept(cast):
    (track,) = cast.learner.get(f"/me/tracks?page={1 if cast.noor else 0}").json()["items"]
    assert (track["id"], track["givenName"], track["phase"]) == (str(cast.noor.track.pk), "Noor", "searching")

    kept = cast.learner.get(at(cast, "savedOpenings")).json()

    assert [(one["openingId"], one["rank"], one["standing"]) for one in kept["items"]] == [
        (str(cast.noor.ranked.pk), 1, "open"),
        (str(cast.noor.kept.pk), None, "open"),
    ]


def test_the_whole_ranking_is_written_at_once_over_the_version_that_was_read(cast):
    tag = cast.learner.get(at(cast, "savedOpenings"))["ETag"]
    new = cast.noor.opening()
    wanted = {"openings": [str(new.pk), str(cast.noor.kept.pk)]}

    answer = cast.learner.put(at(cast, "ranking"), wanted, If_Match=tag)

    told = answer.json()["items"]
    assert [one["openingId"] for one in told if one["rank"]] == wanted["openings"]
    assert str(cast.noor.ranked.pk) in [one["openingId"] for one in told if one["rank"] is None]
    assert cast.learner.put(at(cast, "ranking"), wanted, If_Match=tag).status_code == 412
    assert cast.learner("PUT", at(cast, "ranking"), wanted).status_code == 428


def test_a_place_that_became_full_is_not_the_version_that_was_read(cast):
    before, again = (cast.learner.get(at(cast, "savedOpenings")) for _ in range(2))
    Opening.objects.filter(pk=cast.noor.kept.pk).update(taken=F("places"))
    answer = cast.learner.get(at(cast, "savedOpenings"))

    assert before["ETag"] == again["ETag"] != answer["ETag"]
    assert [one["standing"] for one in answer.json()["items"]] == ["open", "full"]
    late = cast.learner.put(at(cast, "ranking"), {"openings": []}, If_Match=before["ETag"])
    assert late.status_code == 412


@pytest.mark.parametrize(("make", "code"), [("elsewhere", "wish.own_training"), ("vetoed", "wish.not_vetoed")])
def test_a_ranking_with_one_that_cannot_be_changes_nothing(cast, make, code):
    before = cast.learner.get(at(cast, "savedOpenings")).json()
    other = cast.noor.elsewhere() if make == "elsewhere" else cast.noor.opening()
    if make == "vetoed":
        cast.learner.put(at(cast, f"vetoes/{other.establishment_id}"), {})

    answer = cast.learner.put(at(cast, "ranking"), {"openings": [str(cast.noor.kept.pk), str(other.pk)]})

    assert answer.status_code == 409
    assert code in answer.content.decode()
    assert cast.learner.get(at(cast, "savedOpenings")).json() == before


def test_more_than_ten_are_refused_before_anything_is_looked_up(cast):
    answer = cast.learner.put(at(cast, "ranking"), {"openings": [str(cast.noor.kept.pk)] * 11})

    assert answer.status_code == 400


def test_a_refusal_keeps_its_reason_from_the_parent(cast):
    place = cast.noor.opening().establishment_id

    told = cast.learner.put(at(cast, f"vetoes/{place}"), {"reason": "Mijn nonkel werkt daar."}).json()

    assert told["reason"] == "Mijn nonkel werkt daar."
    assert "nonkel" not in cast.parent.get(at(cast, "vetoes")).content.decode()
    assert cast.learner.delete(at(cast, f"vetoes/{place}")).status_code == 204
    assert cast.learner.delete(at(cast, f"vetoes/{place}")).status_code == 404


def test_keeping_twice_is_keeping_once_and_letting_go_is_final(cast):
    new = cast.noor.opening()
    for _ in range(2):
        assert cast.learner("PUT", at(cast, f"savedOpenings/{new.pk}")).json()["rank"] is None
    assert cast.learner.get(at(cast, "savedOpenings")).json()["total"] == 3
    assert cast.learner.delete(at(cast, f"savedOpenings/{new.pk}")).status_code == 204
    assert cast.learner.get(at(cast, "savedOpenings")).json()["total"] == 2


def test_the_coach_of_the_learner_sees_and_notes_the_same(cast):
    coach = house.caller(Capacity.objects.get(user=cast.noor.coach.user_id))

    assert coach.get(at(cast, "savedOpenings")).json()["total"] == 2
    assert coach("PUT", at(cast, f"savedOpenings/{cast.noor.opening().pk}")).status_code == 200
    assert coach.get("/me/tracks").status_code == 404

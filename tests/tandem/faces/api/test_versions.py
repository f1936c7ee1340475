"""What can have changed since somebody read it is changed only on the version that was read."""

import pytest

from tandem.journey.recognition.models import Dossier
from tandem.journey.recognition.terms import State
from tests.tandem.faces.api.house import API, NOBODY, contact, mentor_form


def test_a_change_without_a_version_is_refused(cast):
    dossier, request = cast.draft
    calls = (
        cast.boss("PUT", f"/dossiers/{dossier.pk}/contact", contact()),
        cast.boss("PUT", f"/dossiers/{dossier.pk}/declarations", {"finance": True}),
        cast.boss("POST", f"/dossiers/{dossier.pk}/submit"),
        cast.boss("DELETE", f"/dossiers/{dossier.pk}"),
        cast.boss("DELETE", f"/requests/{request.pk}"),
        cast.boss("POST", f"/requests/{request.pk}/withdraw"),
        cast.boss("PUT", f"/mentors/{cast.mentor.pk}", mentor_form(cast)),
    )
    for answer in calls:
        assert answer.status_code == 428
        assert answer.json()["type"] == "urn:problem-type:tandem:preconditionRequired"
    assert Dossier.objects.get(pk=dossier.pk).submitted_at is None


def test_the_version_that_was_read_can_be_changed_once(cast):
    dossier, _ = cast.draft
    path = f"/dossiers/{dossier.pk}/contact"
    read = cast.boss.get(f"/dossiers/{dossier.pk}")["ETag"]

    first = cast.boss.put(path, {**contact(), "name": "Eerste"}, If_Match=read)
    second = cast.boss.put(path, {**contact(), "name": "Tweede"}, If_Match=read)

    assert first.status_code == 200
    assert second.status_code == 412
    assert second.json()["type"] == "urn:problem-type:tandem:preconditionFailed"
    assert second["ETag"] == first["ETag"] != read
    again = cast.boss.get(f"/dossiers/{dossier.pk}")
    assert again.json()["contact"]["name"] == "Eerste"
    assert again["ETag"] == first["ETag"]
    assert cast.boss.put(path, contact(), If_Match=f'"other", {first["ETag"]}').status_code == 200


def test_a_change_of_the_form_changes_the_version_of_its_requests(cast):
    dossier, request = cast.draft
    read = cast.boss.get(f"/requests/{request.pk}")["ETag"]
    cast.boss.put(f"/dossiers/{dossier.pk}/declarations", {"finance": False})

    late = cast.boss.put(
        f"/requests/{request.pk}/workplace", {"equipment": None, "activities": [], "mentors": []}, If_Match=read
    )
    assert late.status_code == 412


def test_a_clerk_who_read_an_older_version_does_not_decide(cast):
    request = cast.submitted
    read = cast.manager.get(f"/requests/{request.pk}")["ETag"]
    done = cast.manager.post(f"/requests/{request.pk}/declareComplete", If_Match=read)
    late = cast.manager.post(
        f"/requests/{request.pk}/askCompletion", {"items": ["mentors"], "words": "Wie?"}, If_Match=read
    )

    assert done.json()["state"] == State.COMPLETE
    assert late.status_code == 412
    assert cast.manager.post(f"/requests/{request.pk}/takeUp", If_Match=done["ETag"]).status_code == 200


def test_a_mentor_has_a_version_too(cast):
    path = f"/mentors/{cast.mentor.pk}"
    read = cast.boss.get(path)["ETag"]
    extract = {"model": "596.2", "issuedOn": "2026-11-01", "outcome": "in_order"}

    assert cast.boss.post(f"{path}/extractChecks", extract, If_Match=read).status_code == 200
    assert cast.boss.put(path, mentor_form(cast), If_Match=read).status_code == 412
    fresh = cast.boss.get(path)["ETag"]
    changed = cast.boss.put(path, mentor_form(cast), If_Match=fresh)
    assert changed["ETag"] == cast.boss.get(path)["ETag"] != fresh


def test_a_version_tells_nothing_of_a_file_that_one_may_not_see(cast):
    dossier, _ = cast.draft
    there = cast.neighbour.put(f"/dossiers/{dossier.pk}/contact", contact(), If_Match='"guess"')
    nowhere = cast.neighbour.put(f"/dossiers/{cast.company}/contact", contact(), If_Match='"guess"')

    assert there.status_code == nowhere.status_code == 404
    assert "ETag" not in there
    there, nowhere = (
        cast.neighbour("PUT", f"/dossiers/{key}/contact", contact()) for key in (dossier.pk, cast.company)
    )
    assert there.status_code == nowhere.status_code == 428


@pytest.mark.django_db
def test_the_map_is_sent_once_to_who_keeps_it():
    first = NOBODY.get("/map")
    again = NOBODY.get("/map", If_None_Match=f"W/{first['ETag']}")
    other = NOBODY.get("/map", If_None_Match='"other"')

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert other.status_code == 200
    assert "max-age" in first["Cache-Control"]


def test_what_was_made_says_where_it_stands(cast):
    made = cast.boss.post(f"/companies/{cast.company}/dossiers")
    assert made.status_code == 201
    where = made["Location"].removeprefix(API)
    assert cast.boss.get(where).json()["id"] == made.json()["id"]
    assert cast.boss.get(where)["ETag"] == made["ETag"]

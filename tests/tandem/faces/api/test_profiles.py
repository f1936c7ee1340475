"""What a learner tells, by a program; and what a program of a company finds."""

import pytest

from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(now) -> Cast:
    return house.cast(now)


def at(cast: Cast, rest: str = "profile") -> str:
    return f"/tracks/{cast.noor.track.pk}/{rest}"


def test_a_learner_writes_over_the_version_that_was_read(cast):
    read = cast.learner.get(at(cast))
    assert read.json()["told"]["can"] == "Deeg kneden en netjes opruimen."
    form = {"likes": "Brood bakken.", "travelModes": ["bike", "foot"], "availableFrom": "2027-01-04"}

    written = cast.learner.put(at(cast), form, If_Match=read["ETag"])

    assert written.json()["told"] | form == written.json()["told"] | {**form, "travelModes": ["bike", "foot"]}
    assert sorted(written.json()["told"]["travelModes"]) == ["bike", "foot"]
    assert cast.parent.put(at(cast), form, If_Match=read["ETag"]).status_code == 412


@pytest.mark.parametrize("words", ["Bel 0470 12 34 56", "Ik ben Noor"])
def test_what_tells_who_it_is_is_refused(cast, words):
    answer = cast.learner.put(at(cast), {"likes": words})

    assert answer.status_code == 409
    assert cast.learner.get(at(cast)).json()["version"] == 1


def test_too_many_words_are_refused_by_the_description(cast):
    assert cast.learner.put(at(cast), {"likes": "x" * 501}).status_code == 400


def test_a_company_finds_who_wants_to_be_found_until_it_does_not(cast):
    (line,) = cast.boss.get(f"/foundLearners?page={1 if cast.noor else 0}").json()["items"]
    found = cast.boss.get(f"/foundLearners/{line['id']}").json()

    assert found["told"] == cast.learner.get(at(cast, "profile/preview")).json()["told"]
    person = cast.noor.track.person
    for secret in (person.given_name, person.family_name, person.email, str(cast.noor.track.pk), "2009"):
        assert secret not in str(found)
    assert cast.parent.post(at(cast, "profile/hide")).json()["isFindable"] is False
    assert cast.boss.get("/foundLearners").json()["items"] == []
    assert cast.boss.get(f"/foundLearners/{line['id']}").status_code == 404
    assert cast.learner.post(at(cast, "profile/beFound")).json()["isFindable"] is True
    assert cast.boss.get("/foundLearners").json()["total"] == 1


def test_the_cv_is_a_pdf(cast):
    answer = cast.learner.get(at(cast, "cv"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")

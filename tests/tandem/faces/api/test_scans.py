"""Scans through the API: the questions of a day, what answers say, and a form that stands ready."""

import re

import pytest

from tandem.base import events
from tandem.journey.readiness.queries import scans
from tandem.journey.readiness.terms import Readiness, Scan, Way
from tandem.journey.recognition.models import RecognitionRequest
from tests.tandem.faces.api.house import NOBODY, Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("scan", Scan)
def test_the_questions_come_with_the_law_of_the_day_in_both_languages(scan):
    told = get(f"/scans/{scan}")
    asked = scans.question_set(scan)
    assert [one["code"] for one in told["asked"]] == [one.code for one in asked.questions]
    assert told["questions"] == len(asked.questions)
    texts = [value for one in told["asked"] for value in (one["text"], one["hint"], *_of(one)) if value]
    assert all(text["nl"] and text["en"] and not re.search(r"\{[a-z_.]+\}", text["nl"] + text["en"]) for text in texts)


def get(path, *, status=200, language="nl"):
    """The answer to somebody without an account."""
    answer = NOBODY.get(path, Accept_Language=language)
    assert answer.status_code == status, answer.content
    return answer.json()


def _of(question):
    return [value for choice in question["choices"] for value in (choice["text"], choice["advice"])]


def test_what_answers_say_theme_by_theme():
    told = get("/scans/company/result?answers=aaacaaaaaaab&version=1")
    assert told["readiness"] == Readiness.NOT_YET
    assert told["way"] is None
    assert {one["code"]: one["readiness"] for one in told["themes"]} == {
        "workplace": "ready",
        "mentor": "not_yet",
        "duties": "ready",
        "learning": "ready",
        "reach": "nearly",
    }
    (advice,) = told["themes"][1]["advice"]
    assert advice["answer"] == "Nee"
    assert "(R-MEN-01)" in advice["rule"]
    assert advice["certainty"] == "official"
    assert told["path"] == "/klaar-voor-duaal/resultaat/?v=1&a=aaacaaaaaaab"


def test_a_learner_hears_a_way_and_no_verdict():
    told = get("/scans/learner/result?answers=aaaacaaaaa")
    assert (told["readiness"], told["way"]) == (None, Way.RUN_UP)
    assert {one["readiness"] for one in told["themes"]} == {None}
    assert "not_yet" not in str(told)
    assert told["steps"][0]["label"] == "Lees wat een aanloopfase is"


def test_in_english_too():
    told = get("/scans/learner/result?answers=aaaacaaaaa", language="en")
    assert told["title"] == "A run-up phase can help you get started"
    assert told["language"] == "en"


@pytest.mark.parametrize(
    ("query", "code", "found", "said"),
    [
        ("answers=ab", "scan.answers", 2, "12 antwoorden, één letter voor elke vraag"),
        ("answers=azaaaaaaaaaa", "scan.answers", 1, "1 antwoorden"),
        ("answers=aaaaaaaaaaaaa", "scan.answers", 13, "13 antwoorden · 12 antwoorden"),
        ("answers=aaaaaaaaaaaa&version=7", "scan.version", 7, "Versie 7 · Versie 1"),
        ("answers=ab&version=7", "scan.version", 7, "Versie 7 · Versie 1"),
    ],
)
def test_answers_that_cannot_be_read_are_refused_in_words(query, code, found, said):
    for page in ("result", "resultLetter"):
        refused = get(f"/scans/company/{page}?{query}", status=400)
        (issue,) = refused["issues"]
        assert (issue["code"], issue["found"]) == (code, found)
        assert said in issue["detail"]
        assert issue["next"]


def test_a_scan_that_does_not_exist_is_refused():
    get("/scans/everybody", status=400)


def test_asking_keeps_nothing():
    before = events.last()
    get("/scans/company/result?answers=aaaaaaaaaaaa")
    assert events.last() == before


def test_a_company_finds_what_it_chose_in_a_form(cast: Cast):
    body = {"establishments": [str(cast.world.establishment.pk)], "trainings": ["BOU-AFWERKING", "CHO-CHOCOLATIER"]}
    made = cast.boss.post(f"/companies/{cast.company}/preparedDossiers", body).json()
    asked = RecognitionRequest.objects.filter(dossier_id=made["id"]).values_list("training__code", flat=True)
    assert sorted(asked) == body["trainings"]

"""The check of premiums through the API."""

import pytest

from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.django_db
ASKED = "/premiumCheck?schoolYear=2026-2027&kind=OAO&begins=2026-10-01&ends=2027-06-30"


def test_both_premiums_come_with_what_is_missing():
    told = NOBODY.get(f"{ASKED}&workPercent=60&qualificationLevel=3&companyAgrees=true&trainedMentor=true").json()
    company, learner = told["company"], told["learner"]
    assert (company["amount"], company["isMet"], company["isPossible"]) == ("1000", False, True)
    assert [one["code"] for one in company["missing"]] == ["premium.register_by"]
    assert company["registerBy"] == "2027-01-01"
    assert [one["code"] for one in learner["missing"] if one["blocks"]] == ["premium.learner_declares"]


@pytest.mark.parametrize(
    "query",
    [
        ASKED.replace("2026-2027", "2019-2020"),
        ASKED.replace("ends=2027-06-30", "ends=2026-01-01"),
        ASKED.replace("kind=OAO", "kind=XYZ"),
        f"{ASKED}&workPercent=101",
    ],
)
def test_what_cannot_be_asked_is_refused(query):
    answer = NOBODY.get(query)
    assert answer.status_code == 400
    assert answer.json()["issues"]

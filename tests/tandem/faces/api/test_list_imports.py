"""Activity lists by the API: tried, taken over, and every error told."""

import pytest

from tandem.registers.reference.models import ActivityList
from tests.tandem.faces.api import house

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FILES = "/imports/activityFiles"


def handed_in(caller, content=house.LISTS):
    return caller("POST", FILES, files={"file": house.lists_file("lijsten.csv", content)})


def test_a_file_is_tried_then_taken_over(cast):
    answer = handed_in(cast.agency)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert {"table": "activity", "added": 1, "changed": 0, "unchanged": 0} in told["tables"]
    address = answer["Location"].removeprefix(house.API)
    assert cast.agency.get(address).json() == told
    assert not ActivityList.objects.filter(code="QQQ").exists()
    done = cast.agency.post(f"{address}/apply").json()
    assert done["tables"] == told["tables"]
    assert ActivityList.objects.get(code="QQQ").activities.count() == 1


def test_errors_are_told_and_nothing_is_taken_over(cast):
    wrong = house.LISTS.replace(b"QQQ;1;1;", b"QQQ;1;0;")
    told = handed_in(cast.agency, wrong).json()
    assert (told["isSound"], told["errorCount"]) == (False, 1)
    assert cast.agency.post(f"{FILES}/{told['id']}/apply").status_code == 409
    assert cast.agency.get(f"{FILES}/{told['id']}/errors").status_code == 200
    assert not ActivityList.objects.filter(code="QQQ").exists()


def test_what_is_no_file_of_lists_is_refused(cast):
    refused = handed_in(cast.agency, b"a;b\n1;2\n")
    assert refused.status_code == 400
    assert refused.json()["issues"][0]["name"] == "file"
    assert cast.agency.get(f"{FILES}/{cast.provider_file.pk}").status_code == 404

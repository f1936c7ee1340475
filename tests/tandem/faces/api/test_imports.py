"""Files of providers through the API: tried, taken over whole, undone; and the standard trajectories they bring."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from tandem.faces.api.v1.imports.shapes import MOST_ERRORS
from tandem.faces.exchange.models import MOST_BYTES, Upload
from tandem.registers.organisations.models import Provider, ProviderBatch
from tests.factories.exchange import UploadFactory
from tests.factories.organisations import ProviderBatchFactory, StandardTrajectoryFactory, TrajectoryGroupFactory
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import NOBODY, PROVIDERS

pytestmark = pytest.mark.slow

FILES = "/imports/providerFiles"
HEADING = "instellingsnummer;naam;soort;geldig van"
WRONG = f"{HEADING}\n012345;Voorbeeldschool;kasteel;2020-09-01\n012346;;school;morgen\n".encode()
TRAJECTORIES = (
    ("standaardtrajecten", ("code", "contracttype", "begin", "einde"), ("ST001", "OAO", "2019-09-01", "")),
    (
        "groepen",
        ("administratieve groep", "standaardtraject", "begin", "einde"),
        ("12345", "ST001", "2019-09-01", ""),
    ),
)


def handed_in(caller, content=PROVIDERS, name="aanbieders.csv", **headers):
    return caller("POST", FILES, files={"file": house.providers_file(name, content)}, **headers)


def workbook():
    book = Workbook()
    for name, *rows in TRAJECTORIES:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    del book["Sheet"]
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_file_is_tried_then_taken_over_then_undone(cast):
    answer = handed_in(cast.agency)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["isSound"], told["errorCount"], told["reasons"]) == (True, 0, [])
    assert {"table": "provider", "added": 1, "changed": 0, "unchanged": 0} in told["tables"]
    address = answer["Location"].removeprefix(house.API)
    assert cast.agency.get(address).json() == told
    assert not Provider.objects.filter(number="012345").exists()

    done = cast.agency.post(f"{address}/apply").json()
    assert Provider.objects.get(number="012345").name == "Voorbeeldschool"
    again = cast.agency.post(f"{address}/apply").json()
    assert again["batchId"] is None, "all of it was there already"
    assert ProviderBatch.objects.count() == 1

    undone = cast.agency.post(f"/imports/providers/{done['batchId']}/undo").json()
    assert undone["undoneAt"]
    assert not Provider.objects.filter(number="012345").exists()


def test_a_batch_is_undone_only_once(cast):
    batch = ProviderBatchFactory()
    assert cast.admin.post(f"/imports/providers/{batch.pk}/undo").status_code == 200
    refused = cast.admin.post(f"/imports/providers/{batch.pk}/undo")
    assert refused.status_code == 409
    assert [issue["code"] for issue in refused.json()["issues"]] == ["batch.undone_already"]
    assert cast.admin.post(f"/imports/providers/{cast.company}/undo").status_code == 404


def test_every_wrong_row_is_told_and_nothing_is_taken_over(cast):
    told = handed_in(cast.agency, WRONG).json()
    assert (told["isSound"], told["errorCount"], told["tables"]) == (False, 3, [])
    assert [(one["line"], one["column"], one["found"]) for one in told["errors"]] == [
        (2, "soort", "kasteel"),
        (3, "naam", ""),
        (3, "geldig van", "morgen"),
    ]
    refused = cast.agency.post(f"{FILES}/{told['id']}/apply")
    assert refused.status_code == 409
    assert [issue["name"] for issue in refused.json()["issues"]] == [
        "aanbieders.2.soort",
        "aanbieders.3.naam",
        "aanbieders.3.geldig van",
    ]
    assert not Provider.objects.filter(number="012345").exists()


def test_the_file_comes_back_with_what_is_wrong_beside_each_row(cast):
    file = handed_in(cast.agency, WRONG).json()["id"]
    answer = cast.agency.get(f"{FILES}/{file}/errors")
    assert answer["Content-Disposition"] == 'attachment; filename="tandem-fouten.xlsx"'
    (_head, first, second) = load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True)
    assert "kasteel" in first[-1]
    assert "morgen" in second[-1]


def test_of_very_many_errors_the_answer_holds_the_first_and_says_how_many(cast):
    rows = [f"{n};Voorbeeldschool;kasteel;2020-09-01" for n in range(1, MOST_ERRORS + 51)]
    told = handed_in(cast.agency, "\n".join([HEADING, *rows]).encode()).json()
    assert (len(told["errors"]), told["errorCount"]) == (MOST_ERRORS, MOST_ERRORS + 50)


def test_what_does_not_hold_together_is_a_reason_with_its_code(cast):
    rows = b"instellingsnummer;vestigingsplaats;naam;postcode;gemeente;geldig van\n099999;1;Plek;9000;Gent;2020-09-01\n"
    told = handed_in(cast.agency, rows).json()
    assert told["isSound"] is False
    (reason,) = told["reasons"]
    assert reason["code"].startswith("batch.")
    refused = cast.agency.post(f"{FILES}/{told['id']}/apply")
    assert refused.status_code == 409
    assert [issue["code"] for issue in refused.json()["issues"]] == [reason["code"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.pdf", house.PDF),
        ("x.xlsx", b"PK\x03\x04 no workbook"),
        ("x.csv", b"\x00" * 500),
        ("x.csv", b"onbekend;kolommen\n1;2\n"),
        ("x.csv", b""),
        ("x.csv", b"x" * (MOST_BYTES + 1)),
    ],
    ids=["a pdf", "broken workbook", "nothing but zeroes", "unknown columns", "empty", "just too large"],
)
def test_a_file_that_cannot_be_read_is_not_kept(cast, name, content):
    refused = handed_in(cast.agency, content, name)
    assert refused.status_code == 400
    (issue,) = refused.json()["issues"]
    assert (issue["in"], issue["name"]) == ("body", "file")
    assert issue["title"]
    assert not Upload.objects.exists()


def test_a_file_as_large_as_the_site_takes_gets_in_and_a_larger_one_is_not_even_read(cast):
    remarks = (b"#" * 999 + b"\n") * (MOST_BYTES // 1000)
    largest = PROVIDERS + remarks[: MOST_BYTES - len(PROVIDERS)]
    assert len(largest) == MOST_BYTES
    told = handed_in(cast.agency, largest)
    assert (told.status_code, told.json()["size"]) == (201, MOST_BYTES)
    assert handed_in(cast.agency, b"x" * (MOST_BYTES + 100_000)).status_code == 413


@pytest.mark.parametrize("step", ["", "/errors", "/apply"])
def test_a_file_that_was_kept_but_cannot_be_read_says_so(cast, step):
    upload = cast.provider_file
    Upload.objects.filter(pk=upload.pk).update(name="aanbieders.xlsx")
    refused = cast.agency("POST" if step == "/apply" else "GET", f"{FILES}/{upload.pk}{step}")
    assert refused.status_code == 409
    assert refused.json()["issues"][0]["title"]


def test_a_message_without_a_file_is_refused(cast):
    for refused in (
        cast.agency.post(FILES, {"file": "aanbieders.csv"}),
        cast.agency("POST", FILES, files={"document": house.providers_file()}),
    ):
        assert refused.status_code == 400
        assert "file" in [issue.get("name") for issue in refused.json()["issues"]]
    assert not Upload.objects.exists()


def test_the_same_message_with_the_same_key_is_kept_once(cast):
    first = handed_in(cast.agency, Idempotency_Key="aanbieders-2026-11")
    second = handed_in(cast.agency, Idempotency_Key="aanbieders-2026-11")
    assert second["Idempotent-Replayed"] == "true"
    assert second.json() == first.json()
    assert Upload.objects.count() == 1
    file = first.json()["id"]
    done = cast.agency.post(f"{FILES}/{file}/apply", Idempotency_Key="neem-over-2026-11").json()
    assert cast.agency.post(f"{FILES}/{file}/apply", Idempotency_Key="neem-over-2026-11").json() == done


@pytest.mark.parametrize("who", ["boss", "manager"])
def test_for_all_others_there_is_nothing_to_hand_in(cast, who):
    upload = UploadFactory()
    assert handed_in(cast[who]).status_code == 404
    assert cast[who].post(f"{FILES}/{upload.pk}/apply").status_code == 404
    assert Upload.objects.get() == upload


def test_a_workbook_brings_standard_trajectories_that_everybody_can_read(cast):
    file = handed_in(cast.agency, workbook(), "trajecten.xlsx").json()
    assert file["isSound"], file
    assert cast.agency.post(f"{FILES}/{file['id']}/apply").status_code == 200
    found = NOBODY.get("/trajectories").json()
    assert found["items"] == [
        {"code": "ST001", "agreement": "OAO", "groups": ["12345"], "validFrom": "2019-09-01", "validUntil": None}
    ]


def test_trajectories_are_those_of_a_day_with_the_groups_of_that_day(cast):
    for code in ("ST001", "ST002"):
        StandardTrajectoryFactory(code=code, valid_from=date(2020, 9, 1))
    StandardTrajectoryFactory(code="ST003", valid_from=date(2028, 9, 1))
    TrajectoryGroupFactory(group_number="101", trajectory="ST001", valid_from=date(2020, 9, 1))
    TrajectoryGroupFactory(group_number="102", trajectory="ST001", valid_from=date(2028, 9, 1))
    now = NOBODY.get("/trajectories").json()
    later = NOBODY.get("/trajectories?day=2028-10-01&code=ST001").json()
    assert [(one["code"], one["groups"]) for one in now["items"]] == [("ST001", ["101"]), ("ST002", [])]
    assert [(one["code"], one["groups"]) for one in later["items"]] == [("ST001", ["101", "102"])]
    second = NOBODY.get("/trajectories?page=2&pageSize=1").json()
    assert (second["total"], [one["code"] for one in second["items"]]) == (2, ["ST002"])

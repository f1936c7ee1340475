"""Running agreements by the API: rows are looked at, taken over; twice is once. And the list as a file."""

import io
import zipfile

import pytest

from tandem.faces.api.v1.agreements import tables
from tandem.faces.exchange import tables as files
from tandem.journey.agreements.models import Agreement
from tandem.registers.access.models import ReadNote
from tests.tandem.faces.api import house, outside

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FILES = "/agreementFiles"


def test_rows_are_looked_at_then_taken_over_and_a_second_time_changes_nothing(cast):
    sent = outside.sent(cast)
    first = cast.head.post(FILES, sent)
    assert first.status_code == 201, first.content
    told = first.json()
    assert [(one["row"], one["fate"]) for one in told["rows"]] == [(1, "new"), (2, "stuck")]
    assert told["rows"][1]["findings"][0]["code"] == "takeover.company_known"
    assert "takeover.recognised" in {one["code"] for one in told["rows"][0]["notes"]}
    assert "Overgenomen" not in first.content.decode(), "names are not told again"

    at = f"{FILES}/{told['id']}"
    assert cast.head.post(f"{at}/takeOver", {"seen": "0" * 16}).status_code == 409
    done = cast.head.post(f"{at}/takeOver", {"seen": told["seen"]}).json()
    one = Agreement.objects.get(pk=done["done"][0]["agreementId"])
    whole = cast.head.get(f"/agreements/{one.pk}").json()
    assert (whole["origin"], whole["signedOn"], whole["state"]) == ("outside", "2026-09-04", "signed")
    assert (whole["outside"]["oldNumber"], whole["outside"]["hasScan"]) == ("2026/014", False)
    for more in ("checks", "paper", "premiums", "calendar", "dimona"):
        assert cast.head.get(f"/agreements/{one.pk}/{more}").status_code == 200, more
    again = cast.head.post(FILES, sent).json()
    assert [one["fate"] for one in again["rows"]] == ["same", "stuck"]
    assert cast.coach.get(at).status_code == 404, "a coach looks at the own ones"
    assert cast.head.delete(at).status_code == 204
    assert not cast.head.get(at).json()["isThere"]
    strange = cast.head.post(FILES, {"name": "x", "rows": [{"wie": "ik"}]})
    assert strange.status_code == 400


def test_a_file_that_cannot_hold_every_agreement_says_so_and_of_which_learner_it_is(cast, monkeypatch):
    monkeypatch.setattr(files, "MOST_EXPORTED", 0)
    one = outside.agreement(cast)
    text = cast.coach.get(f"/agreements/export?trackId={one.track_id}").content.decode()
    assert "de eerste 0 van 1" in text
    assert f"# track_id: {one.track_id}" in text


def test_a_scan_is_kept_beside_it(cast):
    one = outside.agreement(cast)
    path = f"/agreements/{one.pk}/scan"
    tag = cast.coach.get(f"/agreements/{one.pk}")["ETag"]
    kept = cast.coach("POST", path, files={"file": house.scan_file()}, If_Match=tag)
    assert kept.status_code == 200, kept.content
    assert kept.json()["outside"]["hasScan"]


def test_the_list_comes_as_a_file(cast):
    one = outside.agreement(cast)
    answer = cast.coach.get("/agreements/export?state=signed&format=csv")
    text = answer.content.decode("utf-8-sig")
    lines = text.splitlines()
    assert "# state: signed" in lines
    assert ";".join(tables.COLUMNS) in lines
    assert lines[-1].startswith(f"{one.pk};{one.number};signed;OAO;")
    assert lines[-1].endswith(";outside")
    english = cast.coach.get("/agreements/export?state=signed", Accept_Language="en")
    assert english.content.decode("utf-8-sig").splitlines()[-2:] == lines[-2:]
    book = cast.coach.get("/agreements/export?format=xlsx")
    assert zipfile.is_zipfile(io.BytesIO(book.content))
    assert ReadNote.objects.filter(page="api:exportAgreements").exists()
    assert cast.manager.get("/agreements/export").status_code == 404

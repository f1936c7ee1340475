"""Timetables on screen: handed in, read by the worker, taken in use, withdrawn; what is wrong told line by line."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.faces.worker.handlers import HANDLERS
from tandem.registers.access.terms import Role
from tandem.registers.travel import actions
from tandem.registers.travel.models import Timetable
from tandem.registers.travel.terms import TimetableState
from tests.conftest import NOW
from tests.factories.travel import TimetableFactory
from tests.harness.queries import query_budget
from tests.harness.reading import read
from tests.tandem.registers.travel import zips

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = reverse("system:timetables")


def handed_in(browser, content, operator="DeLijn"):
    return browser.post(LIST, {"operator": operator, "file": SimpleUploadedFile("dienst.zip", content)})


def worked():
    HANDLERS[actions.READ_JOB](timetable_id=str(Timetable.objects.latest("received_at").pk), now=NOW)


def test_a_timetable_is_handed_in_read_taken_in_use_and_withdrawn(platform):
    assert "reistijden met het openbaar vervoer zijn een schatting" in read(platform.get(LIST)).words
    url = handed_in(platform, zips.packed(zips.one_line()))["Location"]
    waiting = read(platform.get(url))
    assert "Wij lezen het bestand" in waiting.words
    assert "Neem in gebruik" not in waiting.words
    worked()
    page = read(platform.get(url))
    assert page.heading == "Verzonnen"
    assert "Haltes 3" in page.words
    row = Timetable.objects.get()
    assert row.operator == "delijn"
    done = read(platform.post(reverse("system:use_timetable", args=[row.pk]), follow=True))
    assert "De dienstregeling is in gebruik." in done.words
    assert "Telt vandaag." in done.words
    assert "Vandaag rekenen wij met Verzonnen." in read(platform.get(LIST)).words
    gone = read(platform.post(reverse("system:withdraw_timetable", args=[row.pk]), follow=True))
    assert "De dienstregeling is ingetrokken." in gone.words
    assert platform.post(reverse("system:use_timetable", args=[row.pk])).status_code == 409


def test_what_is_wrong_is_told_line_by_line_and_as_a_file(platform):
    tables = zips.one_line()
    tables["stop_times.txt"] = tables["stop_times.txt"].replace("B,2", "=cmd,2")
    url = handed_in(platform, zips.packed(tables))["Location"]
    worked()
    page = read(platform.get(url))
    assert "2 fouten" in page.words
    assert "stop_times.txt, regel 3: “=cmd” staat niet in stops.txt." in page.words
    exported = platform.get(reverse("system:timetable_problems", args=[Timetable.objects.get().pk, "csv"]))
    assert "stop_times.txt" in exported.content.decode("utf-8-sig")
    assert ";=cmd" not in exported.content.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Kies een bestand."),
        ({"operator": "De Lijn"}, "Gebruik alleen letters, cijfers en streepjes."),
        ({"operator": "delijn", "file": SimpleUploadedFile("leeg.zip", b"")}, "Dit bestand is leeg."),
    ],
)
def test_a_form_that_is_not_right_comes_back_with_what_to_do(platform, sent, words):
    answer = platform.post(LIST, sent)
    assert answer.status_code == 422
    assert words in read(answer).words
    assert not Timetable.objects.exists()


def test_the_same_file_twice_is_told_beside_the_field(platform):
    content = zips.packed(zips.one_line())
    assert handed_in(platform, content).status_code == 302
    again = handed_in(platform, content)
    assert again.status_code == 422
    assert "Dit bestand van deze vervoerder is er al" in read(again).words


def test_the_list_asks_the_database_as_often_however_long_it_is(platform):
    TimetableFactory()
    with query_budget(12):
        platform.get(LIST)
    TimetableFactory.create_batch(60)
    with query_budget(12):
        page = read(platform.get(LIST))
    assert "50 van 61 getoond" in page.words
    exported = platform.get(reverse("system:timetables_export", args=["csv"])).content.decode("utf-8-sig")
    assert exported.count("vervoerder-") == 61


def test_nobody_else_knows_of_timetables(enter):
    row = TimetableFactory()
    browser = enter(Role.AGENCY_STAFF)
    for url in (LIST, reverse("system:timetable", args=[row.pk])):
        assert browser.get(url).status_code == 404
    for door in ("system:use_timetable", "system:withdraw_timetable"):
        assert browser.post(reverse(door, args=[row.pk])).status_code == 404
    row.refresh_from_db()
    assert row.state == TimetableState.CHECKED

"""Activity lists on screen: which there are, a file tried first, taken over whole, given back with its errors."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.faces.exchange.models import Upload
from tandem.registers.access.terms import Role
from tandem.registers.reference.models import ActivityList
from tests.factories.exchange import UploadFactory
from tests.harness.reading import read
from tests.harness.visitors import somebody_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LISTS = reverse("system:activity_lists")
GOOD = (
    "lijst;versie;nummer;activiteit;naam van de lijst;opleidingen;geldig van;bron\n"
    "BAK;2;1;Bakt brood;Brood;BAK-BROOD;2027-09-01;Staatsblad\n"
)


def handed_in(browser, text):
    return browser.post(LISTS, {"file": SimpleUploadedFile("lijsten.csv", text.encode())})


def test_the_lists_there_are_and_the_trainings_without_one(agency):
    page = read(agency.get(LISTS))
    assert "Brood- en banketbakkerij" in page.words
    assert "Opleidingen zonder activiteitenlijst" in page.words
    assert LISTS in agency.get(reverse("system:home")).content.decode()


def test_a_file_is_tried_then_taken_over(agency):
    answer = handed_in(agency, GOOD)
    assert answer.status_code == 302
    preview = read(agency.get(answer["Location"]))
    assert preview.heading == "Dit zou er gebeuren"
    assert not ActivityList.objects.filter(version=2).exists()
    done = read(agency.post(answer["Location"], follow=True))
    assert "De activiteitenlijsten zijn overgenomen." in done.words
    assert "versie 2" in done.words
    assert "geldt later" in done.words


def test_a_wrong_file_changes_nothing_and_comes_back_with_its_errors(agency):
    url = handed_in(agency, GOOD.replace("BAK;2;1;", "BAK;2;duizend;"))["Location"]
    answer = agency.get(url)
    assert answer.status_code == 422
    assert "duizend" in read(answer).words
    assert agency.post(url).status_code == 422
    assert not ActivityList.objects.filter(version=2).exists()
    errors = reverse("system:activity_lists_errors", args=[Upload.objects.get().pk])
    assert agency.get(errors)["Content-Disposition"] == 'attachment; filename="tandem-fouten.xlsx"'


def test_the_trial_names_the_trainings_that_lose_their_list(agency):
    agency.post(handed_in(agency, GOOD)["Location"])
    other = GOOD.replace("BAK;2;", "BAK;3;").replace("BAK-BROOD", "").replace("2027", "2028")
    inherits = read(agency.get(handed_in(agency, other)["Location"]))
    loses = read(agency.get(handed_in(agency, other.replace("Brood;;", "Brood;BAK-BAKKERIJ;"))["Location"]))
    assert "geen activiteitenlijst meer" not in inherits.words
    assert "omdat ze er niet bij staan: BAK-BROOD." in loses.words


def test_a_file_that_cannot_be_read_says_so(agency):
    url = handed_in(agency, "a;b\n1;2\n")["Location"]
    assert agency.get(url).status_code == 422
    assert "Deze kolommen herkennen wij niet" in read(agency.get(url)).words
    errors = reverse("system:activity_lists_errors", args=[Upload.objects.get().pk])
    assert agency.get(errors).status_code == 422


def test_no_file_is_a_gentle_error(agency):
    answer = agency.post(LISTS, {})
    assert answer.status_code == 422
    assert "Kies een bestand." in read(answer).errors


def test_a_file_of_another_kind_is_no_file_of_lists(agency):
    upload = UploadFactory()
    assert agency.get(reverse("system:activity_lists_preview", args=[upload.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.COMPANY_ADMIN, Role.PARTNERSHIP_MANAGER])
def test_others_find_nothing_here(role):
    browser = somebody_in(role)
    assert browser.get(LISTS).status_code == 404
    assert browser.get(reverse("system:activity_lists_export", args=["csv"])).status_code == 404
    assert browser.post(LISTS, {"file": SimpleUploadedFile("a.csv", GOOD.encode())}).status_code == 404

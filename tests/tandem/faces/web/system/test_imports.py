"""A file of providers on screen: tried first, taken over whole, undone; wrong rows given back beside their reason."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tandem.faces.exchange.models import MOST_BYTES, Upload
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Provider, ProviderBatch
from tests.factories.exchange import UploadFactory
from tests.factories.organisations import ProviderBatchFactory
from tests.harness.reading import read
from tests.harness.visitors import somebody_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

IMPORTS = reverse("system:imports")
GOOD = "instellingsnummer;naam;soort;geldig van;geldig tot\n012345;Voorbeeldschool Gent;school;2020-09-01;\n"
WRONG = "instellingsnummer;naam;soort;geldig van\n012345;<script>alert(1)</script>;kasteel;2020-09-01\n"


def handed_in(browser, text, name="aanbieders.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return browser.post(IMPORTS, {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_tried_then_taken_over_then_undone(agency):
    answer = handed_in(agency, GOOD)
    assert answer.status_code == 302
    preview = read(agency.get(answer["Location"]))
    assert preview.heading == "Dit zou er gebeuren"
    assert not Provider.objects.filter(number="012345").exists()
    done = read(agency.post(answer["Location"], follow=True))
    assert "Het bestand is overgenomen" in done.words
    assert Provider.objects.get(number="012345").name == "Voorbeeldschool Gent"
    batch = ProviderBatch.objects.get()
    undo = reverse("system:import_undo", args=[batch.pk])
    assert undo in agency.get(IMPORTS).content.decode()
    question = read(agency.get(undo))
    assert question.heading == "Maakt u deze invoer ongedaan?"
    assert "1 rij wordt weer zoals ze was" in question.words
    assert Provider.objects.filter(number="012345").exists()
    page = read(agency.post(undo, follow=True))
    assert "De invoer is ongedaan gemaakt." in page.words
    assert not Provider.objects.filter(number="012345").exists()
    assert agency.get(undo)["Location"] == IMPORTS
    assert agency.post(undo).status_code == 409


def test_a_wrong_file_changes_nothing_and_comes_back_with_its_errors(agency):
    url = handed_in(agency, WRONG)["Location"]
    answer = agency.get(url)
    assert answer.status_code == 422
    page = read(answer)
    assert page.heading == "Dit bestand kan nog niet"
    assert "kasteel" in page.words
    assert b"<script>alert(1)" not in answer.content
    assert agency.post(url).status_code == 422
    assert not Provider.objects.filter(number="012345").exists()
    upload = Upload.objects.get()
    book = load_workbook(BytesIO(agency.get(reverse("system:import_errors", args=[upload.pk])).content))
    (_head, row) = book.worksheets[0].iter_rows(values_only=True)
    assert "kasteel" in row[-1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.xlsx", b"PK\x03\x04 no workbook"),
        ("x.csv", b"\xff\xfe\x00\x00"),
        ("x.csv", b"\x00" * 500),
        ("x.pdf", b"%PDF-1.7"),
        ("x.csv", b"onbekend;kolommen\n1;2\n"),
        ("x", b"zonder einde"),
        ("x.csv", "instellingsnummer;naam;soort;geldig van\n\u202e012345;a;school;2020-01-01\n".encode()),
    ],
    ids=["broken workbook", "no text", "nothing but zeroes", "a pdf", "unknown columns", "no ending", "turned around"],
)
def test_a_file_that_cannot_be_read_says_so(agency, name, content):
    answer = handed_in(agency, content, name)
    assert answer.status_code in {302, 409, 422}
    if answer.status_code == 302:
        page = agency.get(answer["Location"])
        assert page.status_code == 422
        assert agency.post(answer["Location"]).status_code == 422
        errors = reverse("system:import_errors", args=[Upload.objects.get().pk])
        assert agency.get(errors).status_code == (422 if page.context["page"].message else 200)
    assert not Provider.objects.filter(number="012345").exists()


def test_no_file_is_a_gentle_error(agency):
    answer = agency.post(IMPORTS, {"csrfmiddlewaretoken": "x"})
    assert answer.status_code == 422
    assert "Kies een bestand." in read(answer).errors


@pytest.mark.parametrize("content", [b"", b"x" * (MOST_BYTES + 1)], ids=["empty", "too large"])
def test_an_empty_or_endless_file_is_refused(agency, content):
    answer = handed_in(agency, content)
    assert answer.status_code == (409 if content else 422)
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["a" * 300 + ".csv", "../../etc/passwd.csv", "\u202evsc.exe.csv", "é\u0301 ñ.csv"])
def test_a_strange_name_is_kept_harmless(agency, name):
    url = handed_in(agency, GOOD, name)["Location"]
    upload = Upload.objects.get()
    assert len(upload.name) <= 120
    assert "/" not in upload.name
    assert agency.get(url).status_code == 200


@pytest.mark.parametrize("role", [Role.PARTNERSHIP_MANAGER, Role.FLEMISH_PARTNERSHIP, Role.COMPANY_ADMIN, Role.COACH])
def test_only_who_keeps_the_providers_imports(role):
    browser = somebody_in(role)
    upload, batch = UploadFactory(), ProviderBatchFactory()
    assert browser.get(IMPORTS).status_code == 404
    assert handed_in(browser, GOOD).status_code in {404, 409}
    for name in ("import_preview", "import_errors"):
        assert browser.get(reverse(f"system:{name}", args=[upload.pk])).status_code == 404
    assert browser.post(reverse("system:import_preview", args=[upload.pk])).status_code == 404
    assert browser.get(reverse("system:import_undo", args=[batch.pk])).status_code == 404
    assert browser.post(reverse("system:import_undo", args=[batch.pk])).status_code == 404
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("count", [10, 1000])
def test_the_batches_take_few_queries(agency, query_budget, count):
    ProviderBatchFactory.create_batch(count)
    agency.get(IMPORTS)
    with query_budget(12):
        answer = agency.get(IMPORTS)
    assert len(read(answer).rows) - 1 == min(count, 50)

"""The pages on which a school takes over running agreements, and the page of what was taken over."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tandem.faces.exchange.models import AgreementFile
from tandem.faces.exchange.tables import as_xlsx
from tandem.faces.exchange.takeovers.reading import template
from tandem.journey.agreements.models import Agreement
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.organisations import EstablishmentFactory
from tests.harness import outside
from tests.harness.queries import query_budget
from tests.harness.visitors import somebody_in, visitor
from tests.tandem.faces.api.house import PDF

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
START = "/overeenkomsten/overnemen/"


@pytest.fixture
def school(now) -> outside.Outside:
    return outside.school()


@pytest.fixture
def boss(school):
    return visitor(Role.PROVIDER_ADMIN, school.provider_id, user_id=school.boss.user_id)


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


def sent(client, content, name="overeenkomsten.csv"):
    return client.post(START, {"file": SimpleUploadedFile(name, content)})


def test_a_school_takes_its_agreements_over_on_the_pages(school, boss):
    assert "Neem lopende overeenkomsten over" in words(boss.get(START))
    assert START in words(boss.get("/overeenkomsten/"))
    answer = sent(boss, outside.csv(school.row(), school.row(family_name="=Onbekend", old_number="7")))
    assert answer.status_code == 302
    with query_budget(30):
        shown = words(boss.get(answer.url))
    assert "Neem 1 rij over" in shown
    assert "Deze lerende staat niet in uw lijst" in shown
    assert "die niets tegenhouden" in shown
    assert somebody_in(Role.PROVIDER_ADMIN).get(answer.url).status_code == 404
    assert visitor(Role.COACH, school.provider_id).get(answer.url).status_code == 404
    assert "'=Onbekend" in boss.get(f"{answer.url}nog-niet.csv").content.decode()
    every = boss.get(f"{answer.url}elke-rij.csv").content.decode("utf-8-sig").splitlines()
    person = school.track.person
    assert every[-2].startswith(f"2;{person.family_name};{person.given_name};;Wordt overgenomen;")
    assert every[-1].startswith("3;'=Onbekend;")

    for seen in ({"seen": "old"}, {"seen": "x" * 300}, {}):
        assert "Intussen zou er iets anders gebeuren" in words(boss.post(answer.url, seen), status=422)
    assert not Agreement.objects.exists()
    seen = shown.partition('name="seen" value="')[2].partition('"')[0]
    assert "Uw overeenkomsten zijn overgenomen" in words(boss.post(answer.url, {"seen": seen}, follow=True))
    assert Agreement.objects.count() == 1
    assert "al doorgegeven" in words(boss.post(answer.url, {"seen": seen}), status=422)
    assert "Overgenomen: 1" in words(boss.get(answer.url))
    assert "Overgenomen: 1" in boss.get(f"{START}bestanden.csv").content.decode()
    assert "Het bestand is weg" in words(boss.post(f"{answer.url}weg/", follow=True))
    assert AgreementFile.objects.get().sealed == ""
    assert "bewaren wij niet meer" in words(boss.get(answer.url))
    assert ReadNote.objects.filter(page="takeovers:file").exists()


def test_the_page_of_what_was_taken_over(school, boss):
    school.take_over(school.row())
    one = f"/overeenkomsten/{school.agreement().pk}/"
    with query_budget(20):
        shown = words(boss.get(one))
    for said in ("Getekend buiten Tandem", "4 september 2026", "2026/014", "22,5", "Bewaar een scan"):
        assert said in shown
    assert "voor er getekend kan worden" not in shown
    assert "getekend buiten Tandem op 4 september 2026" in words(boss.get("/overeenkomsten/?deel=getekend"))
    assert "Buiten Tandem" in boss.get("/overeenkomsten/lijst.csv?deel=getekend").content.decode()
    assert boss.get(f"{one}tekst.pdf").content.startswith(b"%PDF")
    assert boss.get(f"{one}getekend.pdf").status_code == 404
    after = ("geschiedenis/", "verder/", "schorsen/", "wijzigen/", "beeindigen/")
    for page in (*after, "premies/", "aangifte/", "aangifte.csv", "agenda.ics"):
        assert boss.get(one + page).status_code == 200, page
    assert "Overgenomen" in words(boss.get(f"{one}geschiedenis/"))


def test_what_is_missing_asks_nobody_to_do_anything(school, boss):
    place = EstablishmentFactory(company=school.recognition.company)
    school.take_over(school.row(establishment=place.number, mentor="Wie Dan", work_hours=""))
    shown = words(boss.get(f"/overeenkomsten/{school.agreement().pk}/"))
    assert "Ze is getekend en geldt: er hoeft niets te gebeuren." in shown
    assert "Het uurrooster ontbreekt" in shown
    assert "Vul de uren van een gewone week in" not in shown
    assert place.street in shown
    assert "Wie Dan" in shown


def test_a_scan_is_kept_and_read_by_school_and_company(school, boss):
    school.take_over(school.row())
    one = f"/overeenkomsten/{school.agreement().pk}/"
    assert boss.get(f"{one}scan/bestand").status_code == 404
    assert "Het papier zelf bewaart u op school" in words(boss.get(f"{one}scan/"))
    wrong = boss.post(f"{one}scan/", {"bestand": SimpleUploadedFile("x.gif", b"GIF89a")})
    assert wrong.status_code == 422
    boss.post(f"{one}scan/", {"bestand": SimpleUploadedFile("scan.pdf", PDF)})
    assert "De scan van wat getekend is" in words(boss.get(one))
    company = visitor(Role.COMPANY_ADMIN, school.recognition.company_id)
    assert company.get(f"{one}scan/bestand").content == PDF
    assert company.get(f"{one}scan/").status_code == 404


def test_an_empty_file_to_fill_in_is_read_again_as_what_it_is(boss, now):
    for kind in ("csv", "xlsx"):
        assert boss.get(f"{START}sjabloon.{kind}").status_code == 200
    answer = sent(boss, as_xlsx(template(now=now)), "sjabloon.xlsx")
    assert "staat geen enkele overeenkomst" in words(answer, status=422)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "leeg"),
        (b"naam;klas\r\nJan;3", "herkennen wij niet"),
        (b"\x00\x01\x02", "geen tekstbestand"),
        (b"PK\x03\x04 stuk", "Excel"),
    ],
)
def test_a_file_that_is_not_what_it_seems_gets_a_whole_sentence(boss, content, told):
    assert told in words(sent(boss, content), status=422)


def test_where_nothing_goes_in_no_other_rows_are_promised(school, boss):
    answer = sent(boss, outside.csv(school.row(family_name="Onbekend")))
    shown = words(boss.get(answer.url))
    assert "Verbeter deze rijen" in shown
    assert "De andere rijen" not in shown
    assert "niets om over te nemen" in words(boss.post(answer.url, {"seen": ""}), status=422)


def test_nobody_but_a_school_comes_here(school):
    company = visitor(Role.COMPANY_ADMIN, school.recognition.company_id)
    assert company.get(START).status_code == 404
    assert START not in words(company.get("/overeenkomsten/"))

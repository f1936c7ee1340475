"""Who decides about what: the matrix of a day, the bodies, and where a request would go."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tandem.registers.mandates.models import Body, Mandate
from tandem.registers.mandates.terms import Power
from tests.factories.mandates import BodyFactory, CooperationAgreementFactory, MandateFactory
from tests.factories.reference import SectorFactory

pytestmark = pytest.mark.django_db
URL = "/wie-beslist/"
ASKED = {"comite": "118", "opleiding": "BAK-BROOD", "gemeente": "9000 Gent", "dag": "2026-11-21"}


def words(response) -> str:
    """The page as one line of text, with its marks."""
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_every_sector_and_every_power_stands_in_the_matrix(client):
    page = words(client.get(URL))
    assert "Voedingsnijverheid" in page
    assert page.count('<th scope="col">') == 1 + len(Power)
    assert "Bevoegd op 21 november 2026" in page


def test_what_is_not_sure_says_so_with_its_note(client):
    page = words(client.get(URL))
    assert "onzeker" in page
    assert "De officiële bevoegdheidsverdeling is niet gevonden." in page


def test_one_power_shows_agreement_and_since_when(client):
    page = words(client.get(URL, {"bevoegdheid": "recognise"}))
    assert "Samenwerkingsakkoord" in page
    assert "1 september 2016" in page
    assert page.count('<th scope="col">') == 5


def test_a_power_that_moved_shows_its_holder_of_the_day(client):
    sector = SectorFactory(name="Sector van de proef")
    before, after = (BodyFactory(sector=sector, name=name) for name in ("Vroegere houder", "Nieuwe houder"))
    MandateFactory(holder=before, valid_until=date(2026, 1, 1), agreement=None)
    MandateFactory(holder=after, valid_from=date(2026, 1, 1), agreement=None)
    then = words(client.get(URL, {"bevoegdheid": "recognise", "dag": "2025-06-01"}))
    now = words(client.get(URL, {"bevoegdheid": "recognise"}))
    assert "Vroegere houder" in then
    assert "Nieuwe houder" not in then
    assert "Nieuwe houder" in now


def test_a_power_nobody_holds_says_nobody(client):
    SectorFactory(name="Sector zonder houder")
    Mandate.objects.filter(sector__isnull=True).delete()
    page = words(client.get(URL, {"bevoegdheid": "recognise"}))
    row = page[page.index("Sector zonder houder") :][:300]
    assert "niemand" in row


def test_before_the_system_began_nobody_decided(client):
    assert "Op die dag was er nog geen bevoegdheid" in words(client.get(URL, {"dag": "1980-01-01"}))


@pytest.mark.parametrize(
    "query",
    [
        {"dag": "kapot"},
        {"dag": "2026-02-30"},
        {"bevoegdheid": "toveren"},
        {"dag": "9999-12-31"},
        {"dag": "0001-01-01", "bevoegdheid": "advise"},
        {"dag": "\x00", "bevoegdheid": "🍞" * 100},
    ],
)
def test_whatever_is_asked_gets_a_gentle_answer(client, query):
    words(client.get(URL, query))
    assert client.get("/wie-beslist/lijst.csv", query).status_code == 200


def test_a_day_that_is_none_becomes_today_and_the_page_says_so(client):
    assert "Die dag begrijpen wij niet." in words(client.get(URL, {"dag": "gisteren"}))


def test_the_matrix_can_be_taken_along_with_its_day(client):
    text = client.get("/wie-beslist/lijst.csv", {"bevoegdheid": "recognise", "dag": "2024-01-01"}).content.decode()
    assert "# Datum: 2024-01-01" in text
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=";") if len(row) > 5]
    assert rows[0][:3] == ["Sector", "Bevoegdheid", "Instantie"]
    assert len(rows) == 1 + 18
    book = load_workbook(io.BytesIO(client.get("/wie-beslist/lijst.xlsx").content))
    assert book["Lijst"].max_row > len(rows)
    assert client.get("/wie-beslist/lijst.pdf").status_code == 404


def test_a_body_shows_its_powers_agreements_and_contact(client):
    body = BodyFactory(email="vragen@voorbeeld.example")
    agreement = CooperationAgreementFactory(body=body, reference="SO-77", note="Nog niet nagekeken.")
    MandateFactory(holder=body, agreement=agreement)
    MandateFactory(holder=body, power=Power.CONTROL, agreement=None, ended=True)
    page = words(client.get(f"/wie-beslist/instantie/{body.code}/"))
    assert "mailto:vragen@voorbeeld.example" in page
    assert "SO-77" in page
    assert "Nog niet nagekeken." in page
    assert "Vroeger en later" in page


def test_a_body_without_address_leads_to_the_contact_point(client):
    body = BodyFactory(email="")
    page = words(client.get(f"/wie-beslist/instantie/{body.code}/"))
    assert "Deze instantie heeft vandaag geen bevoegdheid." in page
    assert "Stel uw vraag" in page


@pytest.mark.parametrize("code", ["NERGENS", "%00", "🍞", "x" * 400])
def test_a_body_that_does_not_exist_is_not_found(client, code):
    assert client.get(f"/wie-beslist/instantie/{code}/").status_code == 404


# --------------------------------------------------------------------------------------------- where does my request go


def test_the_form_starts_empty_on_today(client):
    page = words(client.get("/wie-beslist/waarheen/"))
    assert 'value="2026-11-21"' in page
    assert "Kijk dit nog even na" not in page
    assert "Uw aanvraag gaat" not in page


def test_a_bakery_goes_to_the_partnership_of_its_sector(client):
    page = words(client.get("/wie-beslist/waarheen/", ASKED))
    assert "Uw aanvraag gaat naar" in page
    assert "/wie-beslist/instantie/FOOD/" in page
    assert "Voedingsnijverheid" in page


def test_two_candidates_go_to_the_agency_with_both_names(client):
    rival = BodyFactory(sector=Body.objects.get(code="FOOD").sector, name="Tweede houder")
    MandateFactory(holder=rival, agreement=None, valid_from=date(2017, 1, 1))
    page = words(client.get("/wie-beslist/waarheen/", ASKED))
    assert "Uw aanvraag gaat eerst naar" in page
    assert "Meer dan één instantie" in page
    assert "Tweede houder" in page


def test_a_power_nobody_holds_goes_to_the_agency(client):
    Mandate.objects.filter(power=Power.RECOGNISE).delete()
    page = words(client.get("/wie-beslist/waarheen/", ASKED))
    assert "Uw aanvraag gaat eerst naar" in page
    assert "Geen instantie is bevoegd" in page


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("comite", "", "Kies het paritair comité van de onderneming."),
        ("comite", "999", "Dit paritair comité kennen wij niet."),
        ("opleiding", "GEEN", "Deze opleiding kennen wij niet."),
        ("gemeente", "", "Vul de gemeente in waar de vestiging ligt."),
        ("gemeente", "Nergensdorp", "Wij kennen geen gemeente of postcode “Nergensdorp”."),
        ("dag", "kapot", "Deze dag begrijpen wij niet."),
        ("dag", "", "Kies een dag."),
        ("gemeente", "\x00🍞" * 900, "Kijk dit nog even na"),
    ],
)
def test_what_is_missing_or_wrong_stands_at_the_field(client, field, value, said):
    page = words(client.get("/wie-beslist/waarheen/", {**ASKED, field: value}))
    assert said in page
    assert "Uw aanvraag gaat" not in page


def test_before_there_was_an_agency_nothing_breaks(client):
    response = client.get("/wie-beslist/waarheen/", {**ASKED, "dag": "1980-01-01"})
    assert response.status_code in {200, 409}


def test_the_pages_ask_few_questions_however_many_mandates(client, query_budget):
    for _ in range(2):
        body = BodyFactory()
        for power in Power:
            MandateFactory(holder=body, power=power, agreement=None)
        with query_budget(4):
            client.get(URL)
        with query_budget(6):
            client.get(f"/wie-beslist/instantie/{body.code}/")
        with query_budget(20):
            client.get("/wie-beslist/waarheen/", ASKED)

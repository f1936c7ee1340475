"""The public calculator of the allowance: an amount with why and how sure, every amount ever, and odd questions."""

import csv
import io

import pytest

from tandem.law import allowance, catalogue
from tests.harness.reading import read

pytestmark = pytest.mark.django_db
URL = "/leervergoeding/"


def test_the_amount_of_a_day_with_why_and_how_sure(client, query_budget):
    with query_budget(20):
        page = read(client.get(URL, {"op": "2025-03-01", "jaren": "1"}))
    assert "€ 675,90" in page.words
    assert "1 jaar alternerende opleiding is geslaagd" in page.words
    assert "Zo gepubliceerd." in page.words
    assert "naverteld" in page.words
    assert "Vanaf 1 september 2025, als dit jaar slaagt € 728,70 categorie 3" in page.words


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"op": "2024-05-01"}, "€ 600,50"),
        ({"op": "2024-05-01", "gelukt": ["graad2"]}, "€ 662,60"),
        ({"op": "2024-05-01", "gelukt": ["graad2", "graad3"]}, "€ 714,40"),
        ({"op": "2024-05-01", "gelukt": "ov3"}, "€ 714,40"),
        ({"op": "2024-05-01", "duur": "2"}, "€ 714,40"),
        ({"op": "1 mei", "jaren": "9", "afwezig": "-3"}, "€ 622,60"),
    ],
)
def test_what_was_finished_decides_the_category(client, query, told):
    page = read(client.get(URL, query))
    assert told in page.words.split("De drie categorieën")[0]


def test_a_day_without_an_amount_has_a_forecast_that_says_so(client):
    page = read(client.get(URL, {"op": "2026-11-21"}))
    assert "€ 622,60 raming" in page.words
    assert "Een raming: het bedrag van deze dag is niet gevonden. Het kan meer zijn." in page.words
    assert "onzeker" in page.words


def test_unlawful_absence_and_adults_are_told_with_their_certainty(client):
    page = read(client.get(URL, {"op": "2024-05-01", "afwezig": "2"}))
    assert "Na de afwezigheid € 540,45 onzeker" in page.words
    assert "Een volwassene met een ODO krijgt minstens" in page.words


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"op": "1 mei"}, "“1 mei” is geen dag die wij kennen. Schrijf ze zoals 31/12/2026."),
        ({"op": "2010-01-01"}, "Deze leervergoeding bestaat sinds 1 september 2016. U ziet die dag."),
        ({"afwezig": "veel"}, "Geef bij de afwezigheid een aantal dagen van 0 tot 31."),
        ({"gelukt": "alles", "jaren": "x"}, "Eén antwoord staat niet in de lijst."),
        ({"op": "31/12/9999"}, "Zo ver kijken wij niet vooruit. U ziet 31 december 2099."),
    ],
)
def test_an_odd_question_is_answered_and_what_was_odd_is_told(client, query, told):
    assert told in read(client.get(URL, query)).words


def test_every_amount_ever_stands_in_the_file_with_its_certainty(client):
    text = client.get(f"{URL}bedragen.csv").content.decode("utf-8-sig")
    lines = [row for row in csv.reader(io.StringIO(text), delimiter=";") if row and row[0] in {"1", "2", "3"}]
    assert len(lines) == 3 * len(allowance.periods(allowance.Category.FIRST, first=allowance.first_day(), last=DAY))
    assert ["1", "2024-05-01", "2025-02-01", "600,50"] in [row[:4] for row in lines] or (
        ["1", "2024-05-01", "2025-02-01", "600.50"] in [row[:4] for row in lines]
    )
    assert client.get(f"{URL}bedragen.xlsx").status_code == 200


DAY = catalogue.history("allowance.ggmmi_forecast")[0].since


def test_the_front_page_leads_to_it(client):
    assert f'href="{URL}"' in client.get("/").content.decode()

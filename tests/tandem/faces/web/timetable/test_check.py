"""The public check of a timetable: an example first, then what somebody fills in, with every reason and its rule."""

import pytest

from tests.harness.reading import read

pytestmark = pytest.mark.django_db
URL = "/uurrooster/"
WEEK = {
    "leeftijd": "17",
    "ma": "school 8:30-12:00 13:00-16:00",
    "di": "school 8:30-12:00 13:00-16:00",
    "wo": "8:00-12:00 13:00-17:00",
    "do": "8:00-12:00 13:00-17:00",
    "vr": "8:00-12:00 13:00-16:30",
}


def test_who_comes_without_a_question_sees_an_example_that_is_in_order(client, query_budget):
    with query_budget(20):
        page = read(client.get(URL))
    assert "Dit is een voorbeeld van een gewone week." in page.words
    assert "Er staat niets in dat niet mag." in page.words
    assert "23,50 uur per week" in page.words


def test_the_agreement_follows_from_the_hours_with_its_rule_and_the_allowance(client):
    page = read(client.get(URL, WEEK))
    assert "Genoeg uren op een reële werkplek" in page.words
    html = client.get(URL, WEEK).content.decode()
    assert 'href="/regels/agreement.oao_min_hours/"' in html
    assert 'href="/leervergoeding/?op=' in html
    few = read(client.get(URL, {**WEEK, "wo": "", "ma": "school 8:30-16:30", "za": "school 8:30-16:30"}))
    assert "Te weinig uren op een reële werkplek" in few.words


def test_what_is_not_allowed_names_its_day_its_rule_and_what_to_do(client):
    page = read(client.get(URL, {**WEEK, "wo": "4:00-8:00 9:00-13:00", "zo": "10:00-12:00"}))
    assert "Dit moet anders" in page.words
    assert "Het werk begint in de nacht woensdag" in page.words
    assert "Begint om 04:00" in page.words
    assert "Niet voor 06:00" in page.words
    assert "Laat het werk later beginnen." in page.words
    assert "Arbeidswet van 16 maart 1971" in page.words
    assert "Werk op zondag mag niet voor een minderjarige zondag" in page.words


def test_two_weeks_that_take_turns_name_the_week(client):
    second = {f"{name}2": text for name, text in WEEK.items() if name != "leeftijd"}
    page = read(client.get(URL, {**WEEK, **second, "do2": "8:00-12:00 13:00-18:00"}))
    assert "week 2, donderdag" in page.words


def test_the_sector_counts(client):
    sunday = {**WEEK, "ma": "school 8:30-15:30", "vr": "", "zo": "10:00-14:00 15:00-18:00", "sector": "HORECA"}
    page = read(client.get(URL, sunday))
    assert "Te veel zondagen" in page.words
    assert "Werk om de andere zondag" in page.words


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({**WEEK, "wo": "van acht tot twaalf"}, "zijn geen uren die wij begrijpen. Schrijf ze zoals 8:00-12:00"),
        ({**WEEK, "leeftijd": ""}, "Vul de leeftijd in"),
        ({**WEEK, "leeftijd": "12"}, "Duaal leren kan vanaf 15 jaar."),
        ({"leeftijd": "17"}, "Er staan nog geen uren. Vul minstens één dag in"),
        ({**WEEK, "op": "31 februari"}, "Dat is geen bestaande dag."),
        ({**WEEK, "op": "2010-01-01"}, "Duaal leren bestaat sinds 01/09/2016."),
        ({**WEEK, "sector": "MAAN"}, "Deze sector kennen wij niet."),
        ({**WEEK, "ma": "x" * 300}, "200"),
    ],
)
def test_what_is_not_understood_is_told_at_its_field_and_nothing_is_lost(client, query, told):
    answer = client.get(URL, query)
    assert answer.status_code == 422
    page = read(answer)
    assert told in page.words
    assert "Kijk dit nog even na" in page.words
    if "do" in query:
        assert 'value="8:00-12:00 13:00-17:00"' in answer.content.decode()

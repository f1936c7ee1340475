"""The public check of premiums: what is missing, until when, and odd questions."""

import pytest

from tests.harness.reading import read

pytestmark = pytest.mark.django_db
URL = "/premies/"
SOUND = {
    "schooljaar": "2026-2027",
    "soort": "OAO",
    "begint": "2026-10-01",
    "eindigt": "2027-06-30",
    "geregistreerd": "2026-10-05",
    "deel": "60",
    "niveau": "3",
    "mentor": "on",
    "toestemming": "on",
    "verklaring": "on",
}


def test_who_comes_without_a_question_sees_the_form_of_this_school_year(client, query_budget):
    with query_budget(20):
        answer = client.get(URL)
    assert answer.status_code == 200
    assert '<option value="2026-2027" selected>' in answer.content.decode()
    assert "Premie voor de onderneming" not in read(answer).words


def test_everything_in_order_gives_both_premiums(client):
    page = read(client.get(URL, SOUND))
    assert "Premie voor de onderneming: € 1 000,00" in page.words
    assert "Premie voor de lerende: € 500,00" in page.words
    assert page.words.count("Alle voorwaarden zijn vervuld.") == 2
    assert "Lang genoeg bij de onderneming" in page.words


def test_what_is_missing_is_named_with_its_rule_and_the_last_day(client):
    query = {name: value for name, value in SOUND.items() if name not in {"mentor", "geregistreerd", "verklaring"}}
    page = read(client.get(URL, query))
    assert "De mentor volgde nog geen mentoropleiding" in page.words
    assert "Schrijf de mentor in voor een mentoropleiding." in page.words
    assert "Zo is er geen premie: er is een voorwaarde niet vervuld." in page.words
    waiting = read(client.get(URL, {**query, "mentor": "on", "verklaring": "on"}))
    assert "Registreer de overeenkomst ten laatste op 1 januari 2027: nog 41 dagen." in waiting.words
    assert "Geregistreerd ten laatste op 1 januari 2027" in waiting.words


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"begint": ""}, "Vul in wanneer de overeenkomst begint."),
        ({"begint": "1 mei"}, "Dat is geen bestaande dag."),
        ({"eindigt": "2026-01-01"}, "De laatste dag ligt voor de eerste."),
        ({"schooljaar": "1999-2000"}, "Van dit schooljaar kennen wij geen premie."),
        ({"soort": "XYZ"}, "Deze overeenkomst kennen wij niet."),
        ({"deel": "150"}, "Schrijf een getal van 0 tot 100."),
    ],
)
def test_what_is_not_understood_is_told_and_nothing_is_lost(client, changed, told):
    answer = client.get(URL, {**SOUND, **changed})
    assert answer.status_code == 422
    page = read(answer)
    assert told in page.words
    assert "Kijk dit nog even na" in page.words
    assert 'value="2026-10-05"' in answer.content.decode()

"""The pages of rules: every rule with its value on a day, its history, its sources."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tandem.law import catalogue
from tests.harness.exports import taken

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}
KEY = "recognition.decision_term_days"


def words(response) -> str:
    """The page as one line of text, with its marks."""
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_all_rules_stand_in_the_order_of_the_story(client):
    page = words(client.get("/regels/"))
    assert f"{len(catalogue.parameters())} regels op 21 november 2026" in page
    assert page.index(">Het stelsel<") < page.index(">Erkenning</h3>")
    assert "40 van" in page


def test_a_rule_is_found_by_words_without_accents(client):
    page = words(client.get("/regels/", {"tekst": "BESLISSINGSTERMIJN"}))
    assert "14 kalenderdagen" in page
    assert f"/regels/{KEY}/?dag=2026-11-21" in page


def test_a_subject_and_a_certainty_narrow_the_list(client):
    page = words(client.get("/regels/", {"onderwerp": "recognition", "zekerheid": "uncertain"}))
    assert "Wis alle filters" in page
    for row in page.split("<tbody>")[1].split("</tr>")[:-1]:
        assert "onzeker" in row
    assert "Het stelsel</h3>" not in page


def test_counts_beside_a_filter_leave_that_filter_out(client):
    page = words(client.get("/regels/", {"onderwerp": "mentor"}))
    choice = page[page.index('id="onderwerp-recognition"') :][:300]
    assert "disabled" not in choice[: choice.index(">")]
    assert 'filters-count">' in choice


def test_another_day_gives_the_value_of_that_day(client):
    page = words(client.get("/regels/", {"dag": "2016-01-01"}))
    assert "op 1 januari 2016" in page
    assert "geen waarde op deze dag" in page


def test_a_day_that_is_none_becomes_today_and_the_page_says_so(client):
    for day in ("kapot", "2026-13-45", "0000-00-00", "🍞", "99999-01-01"):
        page = words(client.get("/regels/", {"dag": day}))
        assert "Die dag begrijpen wij niet. U ziet de regels van vandaag." in page
        assert "op 21 november 2026" in page


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31/12/1999"])
def test_the_first_and_the_last_day_of_all_are_days_too(client, day):
    words(client.get("/regels/", {"dag": day}))
    words(client.get(f"/regels/{KEY}/", {"dag": day}))


@pytest.mark.parametrize(
    "query",
    [
        {"tekst": "\x00<script>alert(1)</script>"},
        {"tekst": "x" * 5000},
        {"onderwerp": "bestaat-niet", "zekerheid": "zeker"},
        {"tot": "-5"},
        {"tot": "99999999999999"},
        {"tot": "veel"},
    ],
)
def test_whatever_is_asked_gets_a_gentle_answer(client, query):
    assert "<script>alert" not in words(client.get("/regels/", query))
    words(client.get("/regels/", query, headers=PART))
    assert client.get("/regels/lijst.csv", query).status_code == 200


def test_nothing_found_offers_ways_on(client):
    page = words(client.get("/regels/", {"tekst": "eenhoorn"}))
    assert "Geen regel gevonden" in page
    assert "Toon alle regels" in page


def test_show_more_shows_the_rest(client):
    number = len(catalogue.parameters())
    assert f"{number} van {number} getoond" in words(client.get("/regels/", {"tot": str(number)}))


def test_htmx_gets_the_list_without_the_frame(client):
    part = words(client.get("/regels/", {"onderwerp": "mentor"}, headers=PART))
    assert "<html" not in part
    assert 'id="regels"' in part
    assert 'hx-swap-oob="true"' in part


def test_a_rule_shows_value_certainty_source_and_what_tandem_does(client):
    page = words(client.get(f"/regels/{KEY}/"))
    assert "R-REC-10" in page
    assert "14 kalenderdagen" in page
    assert "houdt tegen" in page
    assert "Wie niet aan deze regel voldoet, kan niet verder." in page
    assert "https://" in page


def test_a_rule_with_other_values_per_sector_names_them(client):
    scoped = next(one for one in catalogue.parameters() if any(value.scope.weight for value in one.values))
    page = words(client.get(f"/regels/{scoped.key}/"))
    assert "Geldt voor" in page
    assert "iedereen" in page


def test_the_value_of_the_chosen_day_is_marked_in_the_history(client):
    page = words(client.get(f"/regels/{KEY}/"))
    assert page.count("geldt op de gekozen dag") == 1
    assert "geldt op de gekozen dag" not in words(client.get(f"/regels/{KEY}/", {"dag": "1999-01-01"}))


@pytest.mark.parametrize("key", ["nergens", "recognition", "recognition.", "../etc", "%00", "🍞", "x" * 400])
def test_a_rule_that_does_not_exist_is_not_found(client, key):
    assert client.get(f"/regels/{key}/").status_code == 404
    assert client.get(f"/regels/{key}/geschiedenis.csv").status_code == 404


def test_the_list_can_be_taken_along_with_its_filter(client):
    text = client.get("/regels/lijst.csv", {"onderwerp": "mentor", "dag": "2020-05-01"}).content.decode("utf-8-sig")
    assert "# Datum: 2020-05-01" in text
    assert "# Onderwerp: Mentor" in text
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    head = next(row for row in rows if row[0] == "Regel")
    assert len(rows[-1]) == len(head)


def test_the_history_can_be_taken_along(client):
    book = load_workbook(io.BytesIO(client.get(f"/regels/{KEY}/geschiedenis.xlsx").content))
    assert book["Lijst"]["B2"].value == "14 kalenderdagen"
    assert client.get(f"/regels/{KEY}/geschiedenis.doc").status_code == 404
    assert client.get("/regels/lijst.doc").status_code == 404


def test_every_rule_has_a_page(client):
    for one in catalogue.parameters()[::12]:
        words(client.get(f"/regels/{one.key}/"))


def test_every_source_is_listed_with_its_address(client):
    page = words(client.get("/regels/bronnen/"))
    for source in catalogue.sources():
        assert f'id="{source.code}"' in page


def test_the_rules_ask_nothing_of_the_tables(client, query_budget):
    with query_budget(1):
        client.get("/regels/", {"onderwerp": "mentor"})
    with query_budget(1):
        client.get(f"/regels/{KEY}/")


def test_the_rules_can_be_read_in_english(client):
    client.cookies["language"] = "en"
    assert "14 calendar days" in words(client.get(f"/regels/{KEY}/"))


def test_every_source_is_taken_along(client):
    _about, rows = taken(client.get("/regels/bronnen/lijst.csv"))
    assert {row["Code"] for row in rows} == {source.code for source in catalogue.sources()}
    assert "/regels/bronnen/lijst.xlsx" in client.get("/regels/bronnen/").content.decode()

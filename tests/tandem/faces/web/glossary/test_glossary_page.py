"""The page of words."""

import pytest

from tandem.glossary import terms
from tests.harness.exports import taken

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


def words(response) -> str:
    """The page as one line of text, with its marks."""
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_every_public_word_has_an_anchor_and_no_internal_word_has(client):
    page = words(client.get("/begrippen/"))
    for term in terms.ALL:
        assert (f'id="{term.code}"' in page) is not term.is_internal


def test_words_stand_in_alphabetical_order_under_their_letter(client):
    page = words(client.get("/begrippen/"))
    assert page.index('id="letter-A"') < page.index('id="provider"') < page.index('id="letter-B"')


def test_a_word_shows_meaning_source_and_twin(client):
    page = words(client.get("/begrippen/"))
    word = page[page.index('id="recognition"') :][:2500]
    assert terms.term("recognition").meaning_nl in word
    assert '<span lang="en">recognition</span>' in word
    assert "Bron:" in word


def test_a_search_finds_without_accents_and_the_name_first(client):
    page = words(client.get("/begrippen/", {"tekst": "ERKENNING"}))
    assert page.index('id="recognition"') < page.index('id="recognition_request"')
    assert "met “ERKENNING”" in page


def test_a_search_that_finds_nothing_offers_ways_on(client):
    page = words(client.get("/begrippen/", {"tekst": "eenhoorn"}))
    assert "Geen begrip gevonden" in page
    assert "Toon alle begrippen" in page


@pytest.mark.parametrize("text", ["\x00", "<script>alert(1)</script>", "x" * 9000, "🍞", "%", "  "])
def test_odd_texts_get_a_gentle_answer(client, text):
    assert "<script>alert" not in words(client.get("/begrippen/", {"tekst": text}))


def test_htmx_gets_the_words_without_the_frame(client):
    part = words(client.get("/begrippen/", {"tekst": "mentor"}, headers=PART))
    assert "<html" not in part
    assert 'id="mentor"' in part


def test_an_english_visitor_reads_english_with_the_dutch_twin(client):
    client.cookies["language"] = "en"
    page = words(client.get("/begrippen/"))
    word = page[page.index('id="recognition"') :][:2500]
    assert terms.term("recognition").meaning_en in word
    assert '<span lang="nl">erkenning</span>' in word


def test_the_words_ask_nothing_of_the_tables(client, query_budget):
    with query_budget(1):
        client.get("/begrippen/")


def test_the_words_are_taken_along_as_they_are_searched(client):
    about, rows = taken(client.get("/begrippen/lijst.csv", {"tekst": "mentor"}))
    assert "# Zoekwoord: mentor" in about
    assert "mentor" in {row["Begrip"].lower() for row in rows}
    about, every = taken(client.get("/begrippen/lijst.csv"))
    assert "# Filter: geen" in about
    assert len(every) == len([term for term in terms.ALL if not term.is_internal]) > len(rows)
    assert "/begrippen/lijst.xlsx?tekst=mentor" in words(client.get("/begrippen/", {"tekst": "mentor"}))

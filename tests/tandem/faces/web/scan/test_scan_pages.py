"""How ready a company is: question by question, back, changed, kept as a link, and told theme by theme."""

import html

import pytest

from tandem.base import events
from tandem.journey.readiness.queries import scans as queries
from tandem.journey.readiness.terms import Scan

pytestmark = pytest.mark.django_db
START, QUESTION, RESULT = "/klaar-voor-duaal/", "/klaar-voor-duaal/vraag/", "/klaar-voor-duaal/resultaat/"
COUNT = len(queries.question_set(Scan.COMPANY).questions)
READY = "a" * COUNT


def words(response) -> str:
    assert response.status_code == 200
    return html.unescape(" ".join(response.content.decode().split()))


def test_from_the_front_page_to_the_first_question(client):
    assert f'href="{START}"' in words(client.get("/"))
    page = words(client.get(START))
    assert f"{COUNT} vragen, één per scherm" in page
    assert f"{QUESTION}?v=1&a=" in page
    assert f"Vraag 1 van {COUNT}" in words(client.get(f"{QUESTION}?v=1&a="))


def test_every_answer_leads_to_the_next_question_and_the_last_to_the_result(client):
    address = f"{QUESTION}?v=1&a="
    for number in range(COUNT):
        assert f"Vraag {number + 1} van {COUNT}" in words(client.get(address))
        answered = client.get(QUESTION, {"v": "1", "a": "a" * number, "later": "", "antwoord": "a", "stuur": "1"})
        assert answered.status_code == 302
        address = answered["Location"]
    assert address == f"{RESULT}?v=1&a={READY}"
    page = words(client.get(address))
    assert "U bent klaar voor duaal leren" in page
    assert page.count("Klaar om te starten") == 5
    assert "Vraag een erkenning" in page


def test_a_question_without_an_answer_says_so_in_place(client):
    page = words(client.get(QUESTION, {"v": "1", "a": "a", "stuur": "1"}))
    assert "<title>Fout: Vraag 2" in page
    assert "Kies een antwoord." in page
    assert "Kies een van deze antwoorden." in words(client.get(QUESTION, {"v": "1", "a": "a", "antwoord": "q"}))


def test_the_law_of_the_day_stands_in_the_question_with_its_rule(client):
    page = words(client.get(f"{QUESTION}?v=1&a=aaa"))
    assert "minstens 25 jaar" in page
    assert 'href="/regels/mentor.min_age/"' in page


def test_back_shows_what_was_answered(client):
    page = words(client.get(f"{QUESTION}?v=1&a=ab"))
    assert f'href="{QUESTION}?v=1&a=a&was=b"' in page
    assert 'value="b" id="id_antwoord_1" required checked' in words(client.get(f"{QUESTION}?v=1&a=a&was=b"))


def test_back_from_an_answer_that_is_changed_keeps_what_was_answered_after_it(client):
    page = words(client.get(QUESTION, {"v": "1", "a": "ab", "later": "ca", "was": "b"}))
    assert f'href="{QUESTION}?v=1&a=a&later=bca&was=b"' in page
    odd = words(client.get(QUESTION, {"v": "1", "a": "ab", "later": "ca", "was": "?"}))
    assert f'href="{QUESTION}?v=1&a=a&was=b"' in odd


def test_every_page_leads_back_to_the_start_of_the_questions(client):
    for address in (f"{QUESTION}?v=1&a=a", f"{RESULT}?v=1&a={READY}"):
        assert f'<a href="{START}">Hoe klaar ben ik voor duaal?</a>' in words(client.get(address))


def test_what_is_not_ready_says_why_and_what_to_do_and_can_be_changed_alone(client):
    letters = "b" + READY[1:-1] + "b"
    page = words(client.get(RESULT, {"v": "1", "a": letters}))
    assert "U bent bijna klaar voor duaal leren" in page
    assert "Een deel ervan" in page
    assert "Wat u kunt doen:" in page
    assert 'href="/regels/recognition.equipment_required/"' in page
    assert "een vraag van Tandem, geen regel" in page
    change = f"{QUESTION}?v=1&a=&later={letters[1:]}&was=b"
    assert f'href="{change}"' in page
    assert f'name="later" value="{letters[1:]}"' in words(client.get(change))
    changed = client.get(QUESTION, {"v": "1", "a": "", "later": letters[1:], "antwoord": "a", "stuur": "1"})
    assert changed["Location"] == f"{RESULT}?v=1&a=a{letters[1:]}"


def test_what_the_law_asks_and_is_not_there_comes_first_before_a_request(client):
    page = words(client.get(RESULT, {"v": "1", "a": "aaac" + READY[4:]}))
    assert "U bent nog niet klaar voor duaal leren" in page
    assert "Stel een vraag" in page
    assert "officieel" in page


def test_a_result_that_misses_answers_goes_on_where_it_stopped(client):
    assert client.get(RESULT, {"v": "1", "a": "ab"})["Location"] == f"{QUESTION}?v=1&a=ab"
    assert client.get(QUESTION, {"v": "1", "a": READY})["Location"] == f"{RESULT}?v=1&a={READY}"


@pytest.mark.parametrize("letters", ["az", "a<script>", "a\x00", "a" * 5 + "é" * 300])
def test_what_a_link_says_that_no_question_has_is_left_out_gently(client, letters):
    page = words(client.get(QUESTION, {"v": "1", "a": letters}))
    assert "Een deel van deze link konden wij niet lezen." in page
    assert "<script>alert" not in page


def test_what_comes_later_in_a_link_is_no_longer_than_there_are_questions(client):
    page = words(client.get(QUESTION, {"v": "1", "a": "", "later": "<b>" * 900}))
    assert f'name="later" value="{("<b>" * 900)[:COUNT]}"' in page
    answered = client.get(QUESTION, {"v": "1", "a": "", "later": "ab<", "antwoord": "a"})
    assert answered["Location"] == f"{QUESTION}?v=1&a=aab"


def test_a_link_to_older_questions_begins_again_and_says_so(client):
    page = words(client.get(QUESTION, {"v": "0", "a": "ab", "antwoord": "a", "stuur": "1"}))
    assert "De vragen zijn veranderd sinds u deze link bewaarde." in page
    assert f"Vraag 1 van {COUNT}" in page


def test_in_english_too(client):
    client.cookies["language"] = "en"
    assert "Do you have somebody of at least 25 years old" in words(client.get(f"{QUESTION}?v=1&a=aaa"))
    page = words(client.get(RESULT, {"v": "1", "a": READY[:-1] + "b"}))
    assert "You are nearly ready for dual learning" in page
    assert "With difficulty" in page


def test_nothing_of_it_is_kept(client):
    before = events.last()
    client.get(QUESTION, {"v": "1", "a": "a" * (COUNT - 1), "antwoord": "b", "stuur": "1"})
    answer = client.get(RESULT, {"v": "1", "a": READY})
    assert events.last() == before
    assert not answer.cookies

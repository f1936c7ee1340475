"""The scans of a school and of a young person: the same engine, other words, and about a person no verdict."""

import html
import re

import pytest
from django.core import mail as post
from django.urls import reverse

from tandem.base import clock, jobs
from tandem.base.models import Job
from tandem.faces.documents.scan_addresses import SPACES
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.readiness.queries import scans
from tandem.journey.readiness.terms import Scan
from tests.tandem.faces.web.scan.test_scan_mail import text_of, words

pytestmark = pytest.mark.django_db
NAMES = {
    Scan.COMPANY: "Hoe klaar ben ik voor duaal?",
    Scan.PROVIDER: "Hoe klaar is uw school voor duaal?",
    Scan.LEARNER: "Is duaal iets voor mij?",
}


def count(scan):
    return len(scans.question_set(scan).questions)


def address(scan, page, letters):
    return f"{reverse(f'{SPACES[scan]}:{page}')}?v=1&a={letters}"


def answered(scan, **other):
    """Answers that are all fine, but for those named by their question."""
    asked = scans.question_set(scan).questions
    assert set(other) <= {one.code for one in asked}
    return "".join(other.get(one.code, "a") for one in asked)


def main(page):
    """What stands in the page itself, without what surrounds it."""
    return re.search(r"<main.*</main>", page)[0]


@pytest.mark.parametrize("scan", Scan)
def test_from_the_front_page_through_every_question_to_the_result(client, scan):
    start = reverse(f"{SPACES[scan]}:start")
    assert f'href="{start}"' in words(client.get("/"))
    page = words(client.get(start))
    assert NAMES[scan] in page
    assert f"{count(scan)} vragen, één per scherm." in page
    where = f"{reverse(f'{SPACES[scan]}:question')}?v=1&a="
    for number in range(count(scan)):
        page = words(client.get(where))
        assert f"Vraag {number + 1} van {count(scan)}" in page
        assert f'action="{reverse(f"{SPACES[scan]}:question")}"' in page
        assert not re.search(r"\{[a-z_.]+\}", main(page))
        told = {"v": "1", "a": "a" * number, "later": "", "antwoord": "a", "stuur": "1"}
        where = client.get(reverse(f"{SPACES[scan]}:question"), told)["Location"]
    assert where == address(scan, "result", "a" * count(scan))
    assert NAMES[scan] in words(client.get(where))


@pytest.mark.parametrize("scan", Scan)
@pytest.mark.slow
def test_whatever_is_answered_the_page_and_the_pdf_say_what_to_do(client, scan):
    for place in range(4):
        letters = "".join(
            one.choices[min(place, len(one.choices) - 1)].letter for one in scans.question_set(scan).questions
        )
        page = words(client.get(address(scan, "result", letters)))
        told = text_of(client.get(address(scan, "pdf", letters)).content)
        plain = re.sub(r"\s", "", told)
        for one, letter in zip(scans.question_set(scan).questions, letters, strict=True):
            advice = one.choice(letter).advice
            said = advice.nl if advice and "{" not in advice.nl else ""
            assert said in page
            assert re.sub(r"\s", "", said) in plain
        assert not re.search(r"\{[a-z_.]+\}", main(page) + told)


@pytest.mark.slow
def test_a_school_sees_what_the_law_asks_with_its_day_and_rule(client):
    page = words(client.get(f"{reverse('provider_scan:question')}?v=1&a=aaaaaa"))
    assert "Zijn er op 1 oktober lerenden ingeschreven" in page
    letters = answered(Scan.PROVIDER, offer="c", twenty_days="c")
    page = words(client.get(address(Scan.PROVIDER, "result", letters)))
    assert "Uw school heeft nog werk voor de start" in page
    assert "Meld een vrije start tegen 1 april, of dien een aanvraag in tegen 30 november." in page
    assert "20 opleidingsdagen" in page
    assert 'href="/regels/search.first_days/"' in page
    assert "Nog te doen" in page
    assert "Bijna in orde" in words(client.get(address(Scan.PROVIDER, "result", answered(Scan.PROVIDER, goals="b"))))
    assert "Uw school is klaar" in words(client.get(address(Scan.PROVIDER, "result", answered(Scan.PROVIDER))))


@pytest.mark.parametrize(
    ("other", "title", "steps"),
    [
        ({}, "Duaal leren kan iets voor jou zijn", ["Vind een opleiding in je buurt", "Vraag een snuffelstage"]),
        ({"on_time": "c"}, "Een aanloopfase kan je helpen", ["Lees wat een aanloopfase is", "Praat met het CLB"]),
        ({"on_time": "c", "now": "b"}, "Praat eerst met iemand", ["Praat met het CLB"]),
        ({"doing": "c"}, "Praat eerst met iemand", ["Praat met het CLB", "Vraag een snuffelstage"]),
        ({"age": "c"}, "Duaal leren kan later", ["Vraag een snuffelstage"]),
        ({"age": "d"}, "duaal leren voor volwassenen", ["Lees hoe duaal leren voor volwassenen werkt"]),
        ({"age": "b"}, "Duaal leren kan iets voor jou zijn", ['href="/opleidingen/?graad=2"']),
        ({"on_time": "c"}, "Een aanloopfase", ['href="/opleidingen/?ook=aanloop"']),
        ({"age": "d"}, "voor volwassenen", ['href="/opleidingen/?graad=CVO"']),
        ({"now": "e"}, "Duaal leren kan iets voor jou zijn", ["Vraag je bemiddelaar bij VDAB om advies"]),
        ({"now": "d"}, "Duaal leren kan iets voor jou zijn", ["Praat met het CLB"]),
    ],
)
def test_a_young_person_gets_a_way_and_never_a_verdict(client, other, title, steps):
    page = words(client.get(address(Scan.LEARNER, "result", answered(Scan.LEARNER, **other))))
    assert title in page
    for step in steps:
        assert step in page
    for verdict in (
        "arbeidsrijp",
        "arbeidsbereid",
        "Nog niet klaar",
        "Bijna klaar",
        "niet geschikt",
        "scan-themes",
        "reason is-stop",
        "is-stop",
    ):
        assert verdict not in main(page)


@pytest.mark.slow
def test_a_young_person_is_spoken_to_with_je_everywhere(client):
    every = answered(Scan.LEARNER, on_time="c", travel="c", home="b", trade="c")
    pages = [
        words(client.get(reverse("learner_scan:start"))),
        words(client.get(f"{reverse('learner_scan:question')}?v=1&a=az")),
        words(client.get(f"{reverse('learner_scan:question')}?v=0&a=a")),
        words(client.get(address(Scan.LEARNER, "result", every))),
        words(client.get(address(Scan.LEARNER, "mail", every))),
        words(client.post(address(Scan.LEARNER, "mail", every), {"email": "sam@voorbeeld.example"})),
    ]
    Job.objects.exclude(name="outbox.send").delete()
    while job := jobs.claim(worker="test", now=clock.now()):
        assert jobs.run(job, handlers=HANDLERS, clock=clock.now)
    (sent,) = post.outbox
    assert "– Lees wat een aanloopfase is" in sent.body
    assert len(sent.body.split()) < 120
    told = [*(re.sub(r"<[^>]+>", " ", main(page)) for page in pages), sent.body, text_of(sent.attachments[0][1])]
    for text in told:
        assert not re.search(r"\b(u|uw|U|Uw)\b", html.unescape(text)), text


@pytest.mark.parametrize("scan", Scan)
def test_in_english_too(client, scan):
    client.cookies["language"] = "en"
    letters = "".join(one.choices[-1].letter for one in scans.question_set(scan).questions)
    for page in ("result", "mail"):
        found = main(words(client.get(address(scan, page, letters))))
        assert not re.search(r"\b(Wat|Hoe|Wij bewaren|Praat|Lees)\b", found), page

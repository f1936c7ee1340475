"""The main story in a real browser: a bakery asks recognition, is asked to complete, and is recognised."""

import io
import re
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import link_in_mail, worker_works
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True)]

TRAINING = "Brood- en banketbakkerij duaal"
PLACE = "Bakkerij Voorbeeld Gent"
MENTOR = "Sam Meester"
QUESTION = "Welke gebakken maakt u zelf? Vink ze aan."
REASON = "Een mooie leerplek."
ATTEST = {"name": "attest.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 een attest"}


@pytest.mark.parametrize("width", [1280, 375])
def test_a_bakery_is_recognised(visits: Any, boss: Any, manager: Any, fixed_clock: Any, width: int) -> None:
    company, body, public = visits(width=width), visits(manager, width=width), visits(width=width)

    signs_in_by_mail(company, boss.user.email)
    starts_a_request(company)
    describes_the_workplace(company)
    names_a_mentor(company)
    declares_with_a_document(company)
    says_whom_to_reach(company)
    checks_and_submits(company)
    fixed_clock.move(hours=1)
    asks_to_complete(body)
    fixed_clock.move(hours=1)
    completes(company)
    fixed_clock.move(hours=1)
    treats_and_grants(body)
    number = sees_the_recognition(company)
    finds_it_in_the_register(public, number=number)
    reads_what_happened_and_who_looked(company)


def signs_in_by_mail(noor: Visitor, email: str) -> None:
    noor.opens("/aanmelden/")
    noor.fills("E-mailadres", email)
    noor.presses("Stuur mij een link")
    noor.sees("Kijk in uw mailbox")
    noor.opens(link_in_mail(email))
    noor.presses("Meld mij aan")
    noor.is_at("/onderneming/$")


def starts_a_request(noor: Visitor) -> None:
    noor.presses("Start een aanvraag")
    noor.sees("kan nog niet starten")
    noor.follows("Kies opleidingen en vestigingen")
    noor.fills("Welke opleiding?", "brood- en banket")
    noor.clicks(TRAINING, role="option")
    noor.presses("Voeg toe")
    noor.sees("U koos")
    noor.follows("Ga verder")


def describes_the_workplace(noor: Visitor) -> None:
    noor.follows(TRAINING)
    noor.answers("Volstaan uw uitrusting", "Ja")
    noor.presses("Vink alles aan")
    noor.sees("24 van de 24 aangevinkt")


def names_a_mentor(noor: Visitor) -> None:
    noor.presses("Bewaar en voeg een mentor toe")
    noor.fills("Voornaam", "Sam")
    noor.fills("Familienaam", "Meester")
    noor.fills("Geboortedatum", "1985-03-01")
    noor.fills("Jaren ervaring in het beroep", "12")
    noor.presses("Voeg de mentor toe")
    noor.sees(f"{MENTOR} is aangeduid als mentor.")
    noor.presses("Bewaar en ga verder")
    noor.opens("/onderneming/mentoren/")
    noor.follows("Noteer een uittreksel")
    noor.sees("Het uittreksel zelf bewaren wij nooit")
    noor.chooses("Model 596.2, voor werk met minderjarigen", "In orde")
    noor.fills("Uitgereikt op", "2026-10-15")
    noor.presses("Noteer dat ik het zag")
    noor.opens("/onderneming/")
    noor.follows("Werk uw aanvraag af")


def declares_with_a_document(noor: Visitor) -> None:
    noor.follows("Verklaringen van uw onderneming")
    noor.answers("Heeft uw onderneming genoeg draagkracht", "Ja")
    noor.answers("Is uw onderneming vrij van veroordelingen", "Ja")
    noor.answers("Aanvaardt u deze plichten", "Ja")
    noor.presses("Bewaar en voeg een document toe Financiële draagkracht")
    noor.field("Kies een bestand").set_input_files(ATTEST)
    noor.presses("Voeg het document toe")
    noor.sees("Toegevoegd: attest.pdf.")
    noor.follows("Terug naar de verklaringen")
    noor.presses("Bewaar en ga verder")


def says_whom_to_reach(noor: Visitor) -> None:
    noor.follows("Contact")
    noor.fills("Telefoon", "09 123 45 67")
    noor.presses("Bewaar en ga verder")


def checks_and_submits(noor: Visitor) -> None:
    noor.follows("Kijk alles na en dien in")
    noor.sees("Wat de instantie straks nakijkt", MENTOR)
    noor.presses("Dien de aanvraag in")
    noor.sees("Wij kregen uw aanvraag", "Sectoraal partnerschap Voedingsnijverheid")
    kind, content = noor.receives("Download het ontvangstbewijs (PDF)")
    assert kind == "application/pdf"
    assert TRAINING in text_of(content)


def asks_to_complete(mieke: Visitor) -> None:
    mieke.opens("/werkbank/")
    mieke.follows("Bakkerij Voorbeeld")
    mieke.sees(MENTOR, TRAINING)
    mieke.follows("Vraag een aanvulling")
    mieke.chooses("Activiteiten")
    mieke.fills("Zeg het in uw eigen woorden", QUESTION)
    mieke.presses("Verstuur de vraag")
    mieke.sees("De vraag is verstuurd. De onderneming is aan zet.")


def completes(noor: Visitor) -> None:
    noor.opens("/onderneming/")
    noor.follows(f"Vul uw aanvraag aan: {TRAINING}")
    noor.sees(QUESTION, "Kijk de activiteiten na")
    noor.follows("Kijk de activiteiten na")
    noor.presses("Vink alles uit")
    noor.sees("0 van de 24 aangevinkt")
    for activity in (
        noor.page.get_by_role("group", name="Wat kan een lerende bij u doen?").get_by_role("checkbox").all()
    ):
        activity.check()
    noor.presses("Bewaar en ga verder")
    noor.presses("Stuur de aanvulling op")
    noor.does_not_see("Stuur de aanvulling op")
    noor.sees("Eerdere vragen", QUESTION)


def treats_and_grants(mieke: Visitor) -> None:
    mieke.opens("/werkbank/")
    mieke.follows("Bakkerij Voorbeeld")
    mieke.sees("Aangevuld op", "attest.pdf", "Alle voorwaarden zijn vervuld.")
    mieke.presses("Verklaar de aanvraag volledig")
    mieke.sees("De aanvraag is volledig. Beslis ten laatste op")
    mieke.presses("Neem de aanvraag in behandeling")
    mieke.sees("Zo leest de onderneming het")
    mieke.chooses("Erkenning")
    mieke.fills("Motivering", REASON)
    expect(mieke.page.locator("#brief")).to_contain_text(REASON)
    mieke.looks_well()
    mieke.presses("Neem de beslissing")
    mieke.sees("De beslissing is genomen. De brief is onderweg.")
    kind, content = mieke.receives("Beslissing (PDF)")
    assert kind == "application/pdf"
    assert REASON in text_of(content)


def sees_the_recognition(noor: Visitor) -> str:
    """The company reads it, and takes its certificate along; gives the number of the recognition."""
    worker_works()
    noor.opens("/meldingen/")
    noor.sees("nieuwe melding")
    noor.opens("/onderneming/")
    noor.sees("U hebt 1 erkende leerwerkplek")
    noor.follows(TRAINING)
    noor.sees("U bent erkend", REASON)
    number = re.search(r"Erkenning (\S+) geldt van", noor.page.inner_text("main"))
    assert number
    kind, content = noor.receives("Erkenningsbewijs met QR-code (PDF)")
    assert kind == "application/pdf"
    assert number[1] in text_of(content)
    noor.opens("/onderneming/erkenningen/")
    noor.sees(TRAINING, number[1])
    return number[1]


def finds_it_in_the_register(somebody: Visitor, *, number: str) -> None:
    somebody.opens("/")
    somebody.opens("/werkplekken/")
    somebody.fills("Wat", "brood")
    somebody.fills("Waar", "Gent")
    somebody.presses("Zoek")
    somebody.sees("1 van 1 getoond")
    somebody.page.locator("#map").scroll_into_view_if_needed()
    expect(somebody.page.locator(".map-point")).to_have_count(1)
    somebody.looks_well()
    somebody.follows(TRAINING)
    somebody.is_at(number)
    somebody.sees(PLACE, "Wie erkende, en onder welke bevoegdheid", number)
    somebody.does_not_see(MENTOR, "09 123 45 67", "noor@")


def reads_what_happened_and_who_looked(noor: Visitor) -> None:
    noor.opens("/onderneming/")
    noor.follows(TRAINING)
    noor.follows("Geschiedenis en wie keek")
    noor.sees("Mieke Bevoegd", "Noor Voorbeeld", "bekeek het dossier")


def text_of(pdf: bytes) -> str:
    """What a letter says."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())

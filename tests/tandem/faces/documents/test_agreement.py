"""An agreement on paper: whole, tagged, the same each time, and without what belongs to one party alone."""

import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader

from tandem.faces.documents import agreement as papers
from tandem.faces.documents import agreement_parts as parts
from tandem.faces.documents.agreement_paper import paper_of, title_of
from tandem.faces.documents.words import code_label
from tandem.journey.agreements.actions import signing
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import papers as kept
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.terms import HolidayWhy, Signer
from tandem.journey.plans.models import TrainingPlan
from tandem.law import norms
from tandem.registers.reference.terms import AgreementType, Safety
from tests.factories.agreements import WEEK
from tests.factories.numbers import NOW
from tests.factories.plans import PlanLineFactory
from tests.factories.reference import ActivityFactory
from tests.tandem.journey.agreements.conftest import filled, presented, story  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DAY = NOW.date()
ACCOUNT, OTHER = "BE68539007547034", "BE71096123456769"
A4_WIDTH = 595
LAW = norms.at(date(2027, 1, 4))


def text_of(content: bytes) -> str:
    """All the words, however the lines broke."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return " ".join(" ".join(pages).split()).replace("\u200b", "")


def test_the_whole_agreement_stands_on_paper_and_no_account_does(filled):  # noqa: F811 - the fixture
    row = filled.again()
    row.company_asks_premium, row.company_account = True, ACCOUNT
    row.learner_asks_premium, row.learner_account = False, OTHER
    row.holiday_works, row.holiday_why, row.holiday_approved = "5/7/2027-9/7/2027", HolidayWhy.SEASONAL, True
    row.holiday_words = "In de paasvakantie twee dagen open bedrijf, ingehaald in mei."
    row.save()

    with translation.override("en"):
        content = papers.unsigned(filled.again(), day=DAY)

    found, reader = text_of(content), PdfReader(BytesIO(content))
    track = filled.track
    for told in (
        row.number,
        "Overeenkomst van alternerende opleiding",
        "Het is niet het officiële formulier",
        f"{track.person.given_name} {track.person.family_name}",
        "12 april 2009",
        f"{filled.parent.given_name} {filled.parent.family_name}",
        filled.recognition.number,
        track.training.name,
        "4 januari 2027",
        "23,50 uur per week",
        "categorie 1",
        "€ 622,60 per maand. Een raming",
        "Voorbeeld Verzekert, polis AO-1",
        "krokusvakantie",
        row.holiday_words,
        "Keurde de overheid het seizoen van de sector goed? ja",
        "R-AGR-01",
        "8:00-12:00, 13:00-16:30",
        "36,50 uur",
        "Een ouder of voogd",
    ):
        assert told in found
    assert not [secret for secret in (ACCOUNT, OTHER, ACCOUNT[4:8], track.person.email) if secret in found]
    about = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "pdfaid" in about
    assert "pdfuaid" in about
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("nl")
    assert content == papers.unsigned(filled.again(), day=DAY)
    assert content != papers.unsigned(filled.again(), day=DAY + timedelta(days=400))


def test_no_name_breaks_the_paper_and_what_is_missing_is_said(story):  # noqa: F811 - the fixture
    person, company = story.track.person, story.agreement.company
    person.given_name, person.family_name = "محمد 🎒 ก", "N" * 100
    person.save()
    company.name = '#panic("x") $ \\ */ [' + "W" * 200
    company.save()

    content = papers.unsigned(story.again(), day=DAY)

    found = text_of(content)
    assert "N" * 100 in found.replace(" ", "")
    assert '#panic("x")' in found
    assert "Ontwerp. Deze tekst is nog niet klaar om te tekenen." in found
    assert "Het uurrooster ontbreekt" in found
    if shutil.which("pdftotext"):
        boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True).stdout
        assert max(float(one) for one in re.findall(r'xMax="([0-9.]+)"', boxes.decode())) < A4_WIDTH - 50


def test_the_training_plan_stands_in_the_text_in_full_with_its_mark(filled):  # noqa: F811 - the fixture
    plan = TrainingPlan.objects.get(track=filled.track)
    activity = ActivityFactory(safety="minor")
    given = {"introduced": "school", "practised": "work", "workplaces": [1], "guide": "Meester Bakker"}
    PlanLineFactory(plan=plan, number=2, activity=activity, code=activity.code, text="", **given)
    TrainingPlan.objects.filter(pk=plan.pk).update(support_plan="Handelingsplan 7")
    made = papers.text_of(filled.again(), day=DAY)
    edition = kept.plan_in(filled.agreement)
    found = text_of(made.paper)
    assert made.plan == edition.digest
    assert edition.digest in found.replace(" ", "")
    for told in ("Bijlage 2: opleidingsplan", "Versie 1", "Klanten ontvangen", activity.text_nl, "Meester Bakker"):
        assert told in found, told
    assert code_label(Safety.MINOR) in found, "what asks extra care with a minor stands in what is signed"
    assert "Handelingsplan 7" not in found, "a company reads this"
    row = signing.present(actor=filled.coach, agreement_id=filled.agreement.pk, text=made, now=NOW)
    with kept.content_of(row.paper) as stored:
        assert text_of(stored.read()) == found
    assert f"Tandem-model OAO, versie {row.model}" in found


def test_the_evidence_says_who_signed_which_text_and_how(presented):  # noqa: F811 - the fixture
    agreement = presented.agreement
    signing.sign(
        actor=presented.learner,
        agreement_id=agreement.pk,
        signer=Signer.LEARNER,
        shown=agreement.paper,
        strength="eID",
        now=NOW,
    )
    made = papers.evidence(Agreement.objects.get(pk=agreement.pk), sealed=b"%PDF-1 verzegeld")
    assert made == papers.evidence(Agreement.objects.get(pk=agreement.pk), sealed=b"%PDF-1 verzegeld")
    assert b"pdfaid:part>3" in made
    found = text_of(made)
    assert agreement.paper in found.replace(" ", "")
    assert hashlib.sha256(b"%PDF-1 verzegeld").hexdigest() in found.replace(" ", "")
    assert "Akkoord op het scherm (eID)" in found
    assert "21 november 2026 om 10:30:00" in found
    assert found.count("Nog niet aan de beurt") == 2


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (AgreementType.OAO, "categorie 2: 1 jaar alternerende opleiding is geslaagd"),
        (AgreementType.SAO, "De onderneming betaalt geen leervergoeding. Zij mag onkosten terugbetalen."),
        (AgreementType.DA, "De onderneming betaalt loon voor de uren op het werk, volgens de cao van de sector."),
        (AgreementType.ODO, "Alleen de uren op de werkplek worden betaald."),
        (AgreementType.ODOS, "Welke uren betaald worden, vonden wij in geen bron."),
        (AgreementType.ODOW, "De cursist blijft werknemer: het loon loopt door."),
    ],
)
def test_each_kind_has_its_name_and_says_what_is_paid(kind, told):
    form = AgreementForm(begins_on=date(2027, 1, 4), ends_on=date(2028, 6, 30), hours=WEEK, years_passed=1)
    section = parts.pay_section(form, kind, day=DAY, norms=LAW)
    said = " ".join([*section.paragraphs, *(f"{one.label} {one.value}" for one in section.facts)])
    assert told in said
    assert section.grounds
    assert title_of(kind) != title_of(None)


def test_the_amounts_that_come_are_told_for_an_agreement_of_more_years():
    form = AgreementForm(begins_on=date(2025, 9, 1), ends_on=date(2027, 6, 30))
    found = {
        one.label: one.value
        for one in parts.pay_section(form, AgreementType.OAO, day=date(2025, 9, 1), norms=LAW).facts
    }
    assert found["Vanaf 1 september 2025"].startswith("€ 612,50 per maand. Zo gepubliceerd")
    assert found["Vanaf 1 september 2026, als de lerende dit jaar slaagt"].startswith("€ 687,10 per maand. Een raming")
    assert found["Vanaf 1 april 2026, door de index"].startswith("€ 622,60 per maand. Een raming")
    short = replace(form, ends_on=date(2026, 1, 31))
    assert len(parts.pay_section(short, AgreementType.OAO, day=date(2025, 9, 1), norms=LAW).facts) == 2


def test_the_screen_reads_the_same_in_english(filled):  # noqa: F811 - the fixture
    with translation.override("en"):
        paper = paper_of(filled.again(), day=DAY)
    assert (paper.language, paper.is_ready) == ("en", True)
    assert [section.title for section in paper.sections][:2] == ["Kind of agreement", "Who makes the agreement"]

"""The pages on which a school reads in its pupils: from file to class, gentle where a file is not what it seems."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.faces.exchange.enrolments import fetching
from tandem.faces.exchange.enrolments.reading import template
from tandem.faces.exchange.models import EnrolmentFile
from tandem.faces.exchange.tables import as_xlsx
from tandem.journey.intake.models import Track
from tandem.registers.access.terms import Role
from tests.harness.queries import query_budget
from tests.harness.reading import read
from tests.harness.visitors import somebody_in
from tests.tandem.faces.exchange.enrolments.files import HEADING, csv, number, row

pytestmark = pytest.mark.django_db


def _sent(client, content, name="klas.csv"):
    return client.post(reverse("learners:import"), {"file": SimpleUploadedFile(name, content)})


def test_a_class_is_read_in_on_the_pages(admin, school, coach):
    assert "Lees uw leerlingen in" in admin.get(reverse("learners:import")).content.decode()
    content = csv(row("Zoë", "D'hoore"), row("Te", "Jong", "2021-01-01"), row("=cmd()", "Formule", "2009-02-03"))
    answer = _sent(admin, content)
    assert answer.status_code == 302
    page = answer.url
    with query_budget(30):
        shown = admin.get(page).content.decode()
    assert "Lees 2 rijen in" in shown
    assert coach.get(page).status_code == 404, "a coach sees the own files only"
    assert somebody_in(Role.PROVIDER_ADMIN).get(page).status_code == 404

    rest = admin.get(reverse("learners:import_rest", args=[EnrolmentFile.objects.get().pk, "csv"])).content.decode()
    assert "Jong" in rest
    assert "D'hoore" not in rest
    whole = admin.get(reverse("learners:import_whole", args=[EnrolmentFile.objects.get().pk, "csv"])).content.decode()
    assert "'=cmd()" in whole, "no formula leaves as one"

    seen = shown.partition('name="seen" value="')[2].partition('"')[0]
    done = admin.post(page, {"coach": "", "seen": "old", "let_in": "1"})
    assert done.status_code == 422, "what was not seen is not done"
    done = admin.post(page, {"coach": "", "seen": seen, "let_in": "1"}, follow=True)
    assert "Uw leerlingen zijn ingelezen" in done.content.decode()
    assert Track.objects.count() == 2
    again = admin.post(page, {"coach": "", "seen": seen, "let_in": "1"})
    assert again.status_code == 200
    assert Track.objects.count() == 2
    thrown = admin.post(reverse("learners:import_throw_away", args=[EnrolmentFile.objects.get().pk]), follow=True)
    assert "Het bestand is weg" in thrown.content.decode()
    assert EnrolmentFile.objects.get().sealed == ""


def test_a_file_that_is_not_what_it_seems_gets_a_whole_sentence(admin, now):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    hostile = {
        "verdacht": ("klas.xlsx", bomb.getvalue()),
        "geen enkele leerling": ("klas.csv", HEADING.encode()),
        "kolommen herkennen wij niet": ("klas.csv", b"kleur;maat\r\nrood;4"),
        "zeggen volgens ons hetzelfde": ("klas.csv", csv(row(), heading=HEADING.replace("GSM", "E-mailadres"))),
        "te veel tekst": ("klas.csv", csv(row("A" * 140_000))),
        "geen leesbaar Excel-bestand": ("klas.xlsx", b"PK\x03\x04 nothing"),
        "10 MB": ("klas.csv", b"a" * 10_000_001),
    }
    for words, (name, content) in hostile.items():
        answer = _sent(admin, content, name)
        assert answer.status_code == 422, words
        shown = answer.content.decode()
        assert words in shown or words == "verdacht", (words, shown[:200])
    assert admin.post(reverse("learners:import"), {}).status_code == 422
    assert not EnrolmentFile.objects.exists()
    empty = as_xlsx(template(now=now))
    assert "geen enkele leerling" in _sent(admin, empty, "sjabloon.xlsx").content.decode(), "our own file is read"


def test_the_enrolments_of_a_class_are_asked_by_number_and_name(admin, now, settings):
    ask = reverse("learners:import_ask")
    good = number("2009-02-02", 120)
    wrong = admin.post(ask, {"pupils": f"{good}; Kim\n\n{good[:-1]}x; Kim; Klas\n{good[:-2]}00; Kim; Klas"})
    told = read(wrong)
    assert wrong.status_code == 422
    assert [f"Regel {line}" in told.words for line in (1, 2, 3, 4)] == [True, False, True, True]
    assert f"{good}; Kim" in wrong.content.decode(), "nothing typed is lost"

    page = read(admin.post(ask, {"pupils": f"{good}; Kim; Klas"}, follow=True))
    assert "Wij vragen de inschrijving op bij Onderwijs" in page.words
    file = EnrolmentFile.objects.get()
    fetching.fetch(file_id=str(file.pk), now=now)
    page = read(admin.get(reverse("learners:import_file", args=[file.pk])))
    assert "Kim Klas" in page.words
    assert "Lees 1 rij in" in page.words
    settings.MAGDA_URL = ""
    assert "niet aangesloten" in read(admin.get(ask)).words
    assert "Vraag de inschrijvingen" not in read(admin.get(reverse("learners:import"))).words
    assert admin.post(ask, {"pupils": f"{good}; Kim; Klas"}).status_code == 422

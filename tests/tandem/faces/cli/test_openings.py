"""`tandem openings`: a company opens and keeps its places in a capacity; anybody else reads what stands open."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import openings
from tandem.journey.placement.models import Opening
from tandem.journey.placement.terms.openings import OpeningState
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.organisations import ProviderFactory
from tests.harness import workplace
from tests.harness.workplace import Workplace

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def place(now) -> Workplace:
    return workplace.build(now)


def tandem(*words: object):
    app = typer.Typer()
    openings.mount(app)
    return CliRunner(env={"COLUMNS": "300"}).invoke(app, [str(word) for word in words])


def test_a_place_is_opened_changed_paused_closed_and_taken_over(place, tmp_path: Path):
    boss = ("--as", CapacityFactory(role=Role.COMPANY_ADMIN, company=place.company).pk)
    coach = ("--as", CapacityFactory(role=Role.COACH, company=None, provider=ProviderFactory()).pk)
    (line,) = json.loads(tandem("openings", "recognised", *boss, "--json").output)
    assert (line["recognition"], str(place.mentor.pk) in line["mentors"]) == (str(place.recognition.pk), True)
    told = ("--contact-name", "Noor Voorbeeld", "--contact-mail", "noor@voorbeeld.example", "--hour", "7:30")
    asked = ("--wish", "min_age=18: Nachtwerk.", "--day", "tue", "--day", "mon", "--hours", "22,5")

    many = tandem("openings", "new", place.recognition.pk, *told, "--places", 51, *boss)
    assert (many.exit_code, Opening.objects.count()) == (2, 0)
    assert "plaatsen" in many.stderr
    made = tandem("openings", "new", place.recognition.pk, *told, *asked, *boss)
    assert made.exit_code == 0, made.output
    one = Opening.objects.get()
    assert (one.school_year, one.ends_on, one.first_minute, one.work_days, float(one.hours_per_week)) == (
        *(2026, date(2027, 6, 30), 450),
        *(["mon", "tue"], 22.5),
    )
    assert (one.wishes.get().age, one.contact.name) == (18, "Noor Voorbeeld")
    assert tandem("openings", "recognised", *boss).output == "0 erkenningen zonder openstaande werkplek.\n"

    assert tandem("openings", "change", one.pk, "--expires", "2027-03-01", *boss).exit_code == 0
    one = Opening.objects.get()
    assert (one.expires_on, one.first_minute, one.wishes.get().age) == (date(2027, 3, 1), 450, 18)
    path = tmp_path / "werkplekken.csv"
    assert "1 openstaande werkplekken." in tandem("openings", "list", *boss, "--to", path).output
    assert place.mentor.person.family_name in path.read_text("utf-8-sig")
    assert ReadNote.objects.filter(page="tandem openings list", subject_id=str(place.company.pk)).count() == 1
    seen = tandem("openings", "list", "--training", place.recognition.training.code, *coach, "--json")
    (public,) = json.loads(seen.output)
    assert (public["opening"], public["free_places"]) == (str(one.pk), "1")
    assert not {"mentors", "lacks"} & set(public)

    assert tandem("openings", "pause", one.pk, *boss).exit_code == 0
    assert tandem("openings", "list", *coach).output == "0 openstaande werkplekken.\n"
    assert "1 openstaande" in tandem("openings", "list", "--state", "paused", *boss).output
    assert tandem("openings", "list", "--year", 2025, *boss).output == "0 openstaande werkplekken.\n"
    again = tandem("openings", "pause", one.pk, *boss)
    assert (again.exit_code, "op pauze" in again.stderr) == (2, True)
    assert tandem("openings", "resume", one.pk, *boss).exit_code == 0
    assert tandem("openings", "close", one.pk, "--reason", "no_work", *boss).exit_code == 0
    assert tandem("openings", "take-over", one.pk, "--year", 2026, *boss).exit_code == 0
    assert set(Opening.objects.values_list("state", flat=True)) == {OpeningState.CLOSED, OpeningState.OPEN}


def test_who_it_is_not_for_and_what_cannot_be_read_hear_it_in_dutch(place):
    one = place.opened()
    boss = ("--as", CapacityFactory(role=Role.COMPANY_ADMIN, company=place.company).pk)
    stranger = ("--as", CapacityFactory(role=Role.COMPANY_ADMIN).pk)
    nobody = "Dit bestaat niet, of deze hoedanigheid mag het niet zien."

    for words in (("change", one.pk, "--places", 2), ("pause", one.pk), ("close", one.pk, "--reason", "other")):
        told = tandem("openings", *words, *stranger)
        assert (told.exit_code, told.stderr.strip()) == (2, nobody), words
    for words in (("new", place.recognition.pk, *stranger), ("pause", place.company.pk, *boss)):
        assert tandem("openings", *words).stderr.strip() == nobody, words
    assert tandem("openings", "list", "--as", place.company.pk).stderr.strip() == nobody
    assert nobody in tandem("openings", "change", one.pk, "--mentor", f"{place.company.pk}=1", *boss).stderr
    assert tandem("openings", "list", *stranger).output == "0 openstaande werkplekken.\n"
    wrong = (
        (("list",), "--as vraagt een hoedanigheid als kenmerk van 36 tekens"),
        (("list", "--as", "noor@voorbeeld.example"), "gevonden: noor@voorbeeld.example"),
        (("pause", "deze", *boss), "een kenmerk van 36 tekens"),
        (("change", one.pk, "--expires", "morgen", *boss), "een dag als 2026-12-10; gevonden: morgen"),
        (("change", one.pk, "--hour", "vroeg", *boss), "een uur als 7:30; gevonden: vroeg"),
        (("change", one.pk, "--hours", "veel", *boss), "een aantal uren als 22,5; gevonden: veel"),
        (("change", one.pk, "--mentor", "Jan", *boss), "een mentor als KENMERK=AANTAL; gevonden: Jan"),
        (("change", one.pk, "--wish", "sterk", *boss), "gevonden: sterk"),
        (("change", one.pk, "--wish", "language=xx: Klanten.", *boss), "een taal: nl, fr"),
        (("change", one.pk, "--words", "x" * 2001, *boss), "hoogstens 2000 tekens; gevonden: 2001"),
        (("change", one.pk, "--contact-mail", "noor", *boss), "een e-mailadres als"),
        (("change", one.pk, "--contact-phone", "noor", *boss), "een telefoonnummer als"),
    )
    for words, answer in wrong:
        told = tandem("openings", *words)
        assert (told.exit_code, answer in told.stderr) == (2, True), (words, told.stderr)
    assert tandem("openings", "change", one.pk, "--wish", "min_age=oud: Nacht.", *boss).exit_code == 2
    assert Opening.objects.get().version == 1

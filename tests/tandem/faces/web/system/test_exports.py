"""Every list of who runs the platform is taken along whole, with its filter, and shown in steps."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tandem.base import events
from tandem.base.models import Job
from tandem.base.periods import BRUSSELS
from tandem.faces.exchange import tables
from tandem.faces.outbox.models import Mail
from tandem.registers.access.terms import Role
from tandem.registers.mandates.terms import BodyKind
from tests.factories.access import CapacityFactory, InvitationFactory
from tests.factories.base import EventFactory, JobFactory
from tests.factories.mandates import RuleSettingFactory
from tests.factories.numbers import NOW
from tests.factories.organisations import ProviderBatchFactory, RegisterDoubtFactory
from tests.factories.outbox import MailFactory
from tests.harness.exports import taken
from tests.harness.reading import read
from tests.harness.visitors import body_of_kind

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _empty(db):
    """Nothing is left of loading the registers."""
    Job.objects.all().delete()
    Mail.objects.all().delete()


def file_of(name, kind="csv"):
    return reverse(f"system:{name}_export", args=[kind])


def _seals(count):
    for n in range(count):
        EventFactory()
        events.anchor(at=NOW + timedelta(days=n))


def test_the_jobs_are_taken_along_in_the_state_that_is_shown(platform):
    JobFactory(failed=True, name="outbox.send", last_error="=1+1")
    JobFactory(done=True, name="nightly")
    about, (row,) = taken(platform.get(file_of("jobs"), {"staat": "failed"}))
    assert "# Staat: Mislukt" in about
    assert (row["Taak"], row["Laatste fout"]) == ("outbox.send", "'=1+1")
    about, rows = taken(platform.get(file_of("jobs"), {"staat": "lost"}))
    assert "# Filter: geen" in about
    assert {row["Taak"] for row in rows} == {"outbox.send", "nightly"}
    page = read(platform.get(reverse("system:jobs"), {"staat": "failed"}))
    assert page.links["CSV"] == f"{file_of('jobs')}?staat=failed"


def test_the_mails_are_taken_along_with_their_fate(platform):
    MailFactory(subject="Een", recipient="een@voorbeeld.example", sent=True)
    MailFactory(subject="Twee", created_at=NOW)
    _about, (first, second) = taken(platform.get(file_of("mails")))
    assert (first["Onderwerp"], first["Verstuurd"]) == ("Twee", "")
    assert (second["Aan"], second["Verstuurd"]) == ("een@voorbeeld.example", "2026-11-21 10:30")


def test_the_seals_are_taken_along_whole(platform):
    _seals(1)
    (seal,) = events.anchors()
    _about, (row,) = taken(platform.get(file_of("chains")))
    assert (row["Gebeurtenissen"], row["Zegel"]) == (str(seal.count), seal.digest)


def test_the_remarks_are_taken_along_without_who_made_them(agency):
    doubt = RegisterDoubtFactory(explanation="Onze naam is fout.")
    _about, (row,) = taken(agency.get(file_of("doubts")))
    assert row == {
        "Onderneming": doubt.company.name,
        "Opmerking": "Onze naam is fout.",
        "Gemeld op": f"{doubt.raised_at.astimezone(BRUSSELS):%Y-%m-%d %H:%M}",
    }


def test_who_acts_and_who_is_invited_stand_in_one_file(agency):
    body = body_of_kind(BodyKind.AGENCY)
    held = CapacityFactory(role=Role.AGENCY_STAFF, company=None, body=body)
    waiting = InvitationFactory(role=Role.AGENCY_STAFF, company=None, body=body)
    elsewhere = InvitationFactory()
    _about, rows = taken(agency.get(file_of("people")))
    states = {row["Naam of adres"]: row["Staat"] for row in rows}
    assert states[held.user.name] == "handelt"
    assert states[waiting.email] == "uitgenodigd"
    assert elsewhere.email not in states


def test_the_choices_on_rules_are_those_of_the_own_body(agency):
    key = "recognition.required_before_agreement"
    RuleSettingFactory(body=body_of_kind(BodyKind.AGENCY), key=key)
    RuleSettingFactory(key=key)
    _about, (row,) = taken(agency.get(file_of("rules")))
    assert row["Sleutel"] == key


def test_what_was_taken_over_is_taken_along(agency):
    ProviderBatchFactory(source="aanbieders.csv")
    _about, (row,) = taken(agency.get(file_of("imports")))
    assert (row["Bestand"], row["Ongedaan gemaakt"]) == ("aanbieders.csv", "")


LONG = {
    "jobs": (JobFactory.create_batch, 100),
    "mails": (MailFactory.create_batch, 100),
    "chains": (_seals, 100),
    "imports": (ProviderBatchFactory.create_batch, 50),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_list_says_how_much_it_shows_and_is_taken_along_whole(enter, query_budget, name):
    fill, step = LONG[name]
    fill(step + 7)
    browser = enter(Role.PLATFORM_ADMIN)
    url = reverse(f"system:{name}")
    first = read(browser.get(url))
    assert len(first.rows) - 1 == step
    assert f"{step} van {step + 7} getoond" in first.words
    with query_budget(20):
        second = read(browser.get(url + first.links["Toon meer"]))
    assert len(second.rows) - 1 == step + 7
    assert "Toon meer" not in second.links
    with query_budget(20):
        answer = browser.get(file_of(name))
    assert len(taken(answer)[1]) == step + 7


def test_a_file_that_cannot_hold_everything_says_so(platform, monkeypatch):
    monkeypatch.setattr(tables, "MOST_EXPORTED", 2)
    MailFactory.create_batch(3)
    about, rows = taken(platform.get(file_of("mails")))
    assert len(rows) == 2
    assert "# Opmerking: De lijst is te lang voor één bestand: dit zijn de eerste 2 van 3." in about


def test_a_list_in_another_kind_of_file_does_not_exist(platform):
    assert platform.get(file_of("jobs", "pdf")).status_code == 404
    assert platform.post(file_of("jobs")).status_code == 405

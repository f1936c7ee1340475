"""Lifting a recognition on the desk: the form, what it refuses, and where everybody reads of it."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.terms import RecognitionState, State
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tandem.registers.mandates.models import Mandate
from tests.factories.mandates import BodyFactory
from tests.harness.reading import read
from tests.harness.stages import brought_to
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TOLD = {
    "grounds": ["mentor"],
    "guidance": "In oktober zochten wij samen een andere mentor.",
    "motive": "Er is geen mentor meer.",
    "lifts_on": "2026-12-01",
}


@pytest.fixture
def granted(world):
    """A request of the bakery that was granted."""
    return brought_to(world, State.GRANTED)


@pytest.fixture
def heir(granted):
    """Another body, that received the power since."""
    mandate = granted.mandate
    body = BodyFactory(sector=mandate.sector)
    Mandate.objects.filter(pk=mandate.pk).update(holder=body)
    return body


def url(name, request, *more):
    return reverse(f"desk:{name}", args=[request.pk, *more])


def test_the_body_lifts_and_everybody_reads_it(world, clerk, granted):
    browser = clerk(granted)
    assert "Hef de erkenning op" in read(browser.get(url("request", granted))).words
    page = read(browser.get(url("lift", granted)))
    assert "Onze bronnen zeggen niet of de onderneming eerst gehoord wordt" in page.words
    answer = browser.post(url("lift", granted), TOLD)
    assert answer.status_code == 302
    row = Recognition.objects.get(request=granted)
    assert (row.valid_until, row.lifting.motive) == (date(2026, 12, 1), TOLD["motive"])

    page = read(browser.get(url("request", granted)))
    assert "Hef de erkenning op" not in page.words
    assert "Opheffing (PDF)" in page.words
    assert "Opgeheven vanaf 1 december 2026" in page.words
    assert "Wordt opgeheven" in page.words
    assert browser.get(url("document", granted, "opheffing")).status_code == 200
    assert "kunt u niet opheffen" in read(browser.get(url("lift", granted))).words
    public = read(visitor(Role.PUBLIC).get(reverse("workplaces:workplace", args=[row.number])))
    assert "wordt opgeheven" in public.words
    boss = visitor(Role.COMPANY_ADMIN, world.company.pk)
    own = read(boss.get(reverse("company:request", args=[granted.pk])))
    assert "Uw erkenning wordt opgeheven" in own.words
    assert own.words.count("Wordt opgeheven") == 1, "the tag does not say that it is recognised"
    assert TOLD["motive"] in own.words
    assert TOLD["guidance"] in own.words
    assert boss.get(reverse("company:document", args=[granted.pk, "opheffing"])).status_code == 200
    assert "wordt opgeheven" in read(boss.get(reverse("company:recognitions"))).words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"grounds": []}, "Duid minstens één voorwaarde aan"),
        ({"guidance": " "}, "Schrijf welke begeleiding er was"),
        ({"motive": ""}, "Schrijf waarom u de erkenning opheft"),
        ({"lifts_on": "32/12/2026"}, "geen bestaande dag"),
        ({"lifts_on": "2026-11-01"}, "begint niet in het verleden"),
        ({"lifts_on": "2040-01-01"}, "is de erkenning al afgelopen"),
    ],
)
def test_what_is_not_right_stands_at_its_field_and_nothing_is_lifted(world, clerk, granted, changed, words):
    answer = clerk(granted).post(url("lift", granted), TOLD | changed)
    assert answer.status_code == 422
    assert words in read(answer).words
    assert Recognition.objects.get(request=granted).state == RecognitionState.VALID


def test_who_does_not_decide_is_refused(world, clerk, granted):
    answer = clerk(granted, Role.PARTNERSHIP_VOTER).post(url("lift", granted), TOLD)
    assert answer.status_code == 409
    assert "U mag deze erkenning niet opheffen" in read(answer).words
    assert Recognition.objects.get(request=granted).lifting_decided_on is None


def test_who_received_the_power_later_finds_it_lifts_it_and_its_look_is_noted(world, clerk, granted, heir):
    number = granted.recognition.number
    page = reverse("workplaces:workplace", args=[number])
    before = clerk(granted)
    assert "Hef de erkenning op" not in read(before.get(url("request", granted))).words
    assert "een andere instantie beslist vandaag" in read(before.get(url("lift", granted))).words
    assert before.post(url("lift", granted), TOLD).status_code == 409
    assert "Hef deze erkenning op" not in read(before.get(page)).words

    new = visitor(Role.PARTNERSHIP_MANAGER, heir.pk)
    assert "Een erkenning opheffen?" in read(new.get(reverse("desk:inbox"))).words
    assert url("lift", granted) in new.get(page).content.decode()
    assert new.get(url("request", granted)).status_code == 404
    assert "Hef de erkenning op" in read(new.get(url("lift", granted))).words
    assert ReadNote.objects.filter(page="desk:lift", subject_id=granted.pk, organisation_id=heir.pk).exists()
    assert new.post(url("lift", granted), TOLD).status_code == 302
    assert Recognition.objects.get(request=granted).lifting.body == heir
    assert url("lift", granted) not in new.get(page).content.decode()

"""`tandem invite`: somebody comes in where nobody was, and whoever cannot be invited is told why."""

import pytest
import typer
from django.core import mail as post
from django.test import Client
from typer.testing import CliRunner

from tandem.base.models import Event, Job
from tandem.faces.cli import invite
from tandem.faces.worker import loop
from tandem.faces.worker.loop import Worker
from tandem.registers.access.models import Capacity, Invitation
from tandem.registers.access.terms import Happened, Role
from tandem.registers.mandates.models import Body
from tandem.registers.organisations.models import Company
from tests.factories.organisations import CompanyFactory, ProviderFactory
from tests.factories.register import (
    RegisterDenominationFactory,
    RegisterEnterpriseFactory,
    RegisterEstablishmentFactory,
    RegisterExtractFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EMAIL = "an@voorbeeld.be"
NUMBER, SHOWN = 123_456_749, "0123.456.749"


@pytest.fixture
def register():
    """An extract in use with one company, which takes no part yet."""
    RegisterExtractFactory(current=True)
    RegisterEnterpriseFactory(number=NUMBER)
    RegisterDenominationFactory(entity=NUMBER, name="Bakkerij Voorbeeld")
    RegisterEstablishmentFactory(enterprise=NUMBER)


def tandem(*words):
    app = typer.Typer()
    app.callback()(lambda: None)
    invite.mount(app)
    return CliRunner().invoke(app, ["invite", *words], catch_exceptions=False)


def link_in(answer):
    """The path of the link, which stands alone on the last line."""
    assert answer.exit_code == 0, answer.output
    return answer.stdout.splitlines()[-1].removeprefix("http://localhost:8000")


def entered(link, name="An Peeters"):
    """The browser of who accepted, at the page where it landed."""
    client = Client()
    return client.post(link, {"name": name}, follow=True)


@pytest.mark.parametrize(
    ("role", "organisation", "for_whom"),
    [
        (Role.PLATFORM_ADMIN, "", ""),
        (Role.AGENCY_STAFF, "", "AGENCY"),
        (Role.FLEMISH_PARTNERSHIP, "", "FLEMISH_PARTNERSHIP"),
        (Role.PARTNERSHIP_MANAGER, "construction", "CONSTRUCTION"),
        (Role.PARTNERSHIP_MANAGER, "Sectoraal partnerschap Bouw", "CONSTRUCTION"),
        (Role.PARTNERSHIP_MANAGER, "bouw", "CONSTRUCTION"),
    ],
)
def test_the_first_person_comes_in_with_the_link(role, organisation, for_whom):
    answer = tandem(EMAIL, "--role", role, "--organisation", organisation)
    page = entered(link_in(answer))

    assert page.status_code == 200
    assert page.wsgi_request.actor.role == role
    assert page.redirect_chain
    held = Capacity.objects.get(user__email=EMAIL)
    assert (held.role, held.user.name) == (role, "An Peeters")
    assert held.organisation_id == (Body.objects.get(code=for_whom).pk if for_whom else None)


def test_the_name_that_was_given_is_filled_in_and_can_be_mended():
    link = link_in(tandem(EMAIL, "--role", "platform_admin", "--name", " An  Peters "))

    assert 'value="An Peters"' in Client().get(link).content.decode()
    entered(link)
    assert Capacity.objects.get().user.name == "An Peeters"


def test_who_is_first_in_a_company_brings_it_in(register):
    page = entered(link_in(tandem(EMAIL, "--role", "company_admin", "--organisation", f"BE {SHOWN}")))

    company = Company.objects.get()
    assert (company.number, company.name) == ("0123456749", "Bakkerij Voorbeeld")
    assert page.wsgi_request.actor.organisation_id == company.pk
    assert company.name in page.content.decode()


def test_a_company_that_takes_part_needs_no_extract():
    company = CompanyFactory()
    page = entered(link_in(tandem(EMAIL, "--role", "company_hr", "--organisation", company.number)))

    assert page.wsgi_request.actor.organisation_id == company.pk


def test_a_provider_is_found_by_its_number():
    provider = ProviderFactory()
    page = entered(link_in(tandem(EMAIL, "--role", "provider_admin", "--organisation", provider.number)))

    assert page.wsgi_request.actor.organisation_id == provider.pk


def test_the_mail_carries_the_same_link_and_the_event_no_address(monkeypatch):
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)
    monkeypatch.setattr(loop, "_asked", {})
    Job.objects.all().delete()
    link = link_in(tandem(EMAIL, "--role", "platform_admin"))
    event = Event.objects.get(code=Happened.INVITED)
    Worker().run(until_empty=True)

    assert (event.actor_role, event.actor_user) == (Role.SYSTEM, None)
    assert EMAIL not in str(event.data)
    (sent,) = post.outbox
    assert sent.to == [EMAIL]
    assert link in sent.body


def test_a_second_time_the_same_link_is_given():
    first = tandem(EMAIL, "--role", "platform_admin")
    assert link_in(tandem("An@Voorbeeld.be", "--role", "platform_admin")) == link_in(first)
    assert Invitation.objects.count() == 1


def test_a_link_that_was_used_opens_nothing_more():
    link = link_in(tandem(EMAIL, "--role", "platform_admin"))
    entered(link)

    assert Client().post(link, {"name": "Iemand anders"}).status_code == 409


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Er is geen rol gegeven. Kies met --role een van deze:"),
        (("--role", "baas"), "Deze rol bestaat niet: baas. Kies met --role een van deze:"),
        (("--role", "system"), "Deze rol bestaat niet: system."),
        (("--role", "platform_admin", "--organisation", "Gent"), "Gevonden: Gent. Laat --organisation weg."),
        (("--role", "partnership_manager"), "Zeg met --organisation voor wie de rol partnership_manager is."),
        (("--role", "partnership_manager", "--organisation", "AGENCY"), "partnership_manager heet “AGENCY”"),
        (("--role", "partnership_staff", "--organisation", "texti"), "Meer dan één instantie past bij “texti”."),
        (("--role", "company_admin"), "een ondernemingsnummer, zoals 0123.456.749"),
        (("--role", "company_admin", "--organisation", "12"), "“12” telt er 2."),
        (("--role", "company_admin", "--organisation", "0403.019.261"), "nummer 0403.019.261. Kijk het nummer na."),
        (("--role", "coach", "--organisation", "999"), "Geen aanbieder heeft instellingsnummer 999."),
        (("--role", "coach"), "het instellingsnummer van een aanbieder"),
        (("--role", "platform_admin", "--name", "x" * 201), "De naam telt 201 tekens, hoogstens 200 kan."),
        (("--role", "platform_admin", "--name", "\udcff"), "Dit is geen leesbare tekst: '\\udcff'."),
    ],
)
def test_who_cannot_be_invited_is_told_why_in_dutch(words, told, register):
    before = Event.objects.count()
    refused = tandem(EMAIL, *words)

    assert refused.exit_code == 2
    assert told in refused.stderr
    assert refused.stdout == ""
    assert Event.objects.count() == before


@pytest.mark.parametrize("email", ["", "an", "an@voorbeeld.be, eva@voorbeeld.be"])
def test_a_wrong_address_brings_no_company_in(email, register):
    refused = tandem(email, "--role", "company_admin", "--organisation", SHOWN)

    assert refused.exit_code == 2
    assert refused.stderr.startswith("Dit e-mailadres klopt niet.")
    assert "Nodig: een adres zoals an@voorbeeld.be. Kijk het adres na." in refused.stderr
    assert not Company.objects.exists()


def test_without_an_extract_the_import_is_named():
    refused = tandem(EMAIL, "--role", "company_admin", "--organisation", SHOWN)

    assert refused.exit_code == 2
    assert "Doe eerst: tandem import kbo BESTAND.zip" in refused.stderr

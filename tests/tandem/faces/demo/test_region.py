"""Where the region is built, where it is not, and what it answers."""

import pytest
from django.apps import apps
from typer.testing import CliRunner

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.models import Event
from tandem.config.command import build
from tandem.faces.demo import region
from tandem.faces.demo.kbo.generator import generate
from tandem.faces.demo.region import NotHere
from tandem.faces.exchange.kbo.importer import Wishes, import_extract
from tandem.registers.access import actions as access
from tandem.registers.access.terms import Role
from tandem.registers.accounts import actions as accounts
from tests.conftest import NOW
from tests.factories.accounts import UserFactory
from tests.factories.organisations import CompanyFactory, ProviderBatchFactory
from tests.factories.register import RegisterExtractFactory
from tests.harness import pristine


def told(**given) -> list[str]:
    return list(region.build(**{"size": "small", "seed": 1, "now": NOW, **given}))


def nothing(**_):
    yield "Niets gebouwd."


@pytest.fixture
def a_quick_region(monkeypatch):
    monkeypatch.setitem(region.SIZES, "small", nothing)


def test_no_region_is_built_in_production(settings):
    settings.MODE = "production"

    with pytest.raises(NotHere, match="hoort niet in productie"):
        told()
    with pytest.raises(NotHere, match="hoort niet in productie"):
        list(region.rebuild(size="small", seed=1, now=NOW))


def test_an_unknown_size_names_those_that_exist():
    with pytest.raises(NotHere, match=r"Kies small of flanders\."):
        told(size="huge")


@pytest.mark.django_db
def test_a_region_is_built_where_nothing_stands(a_quick_region):
    assert told() == [
        "De proefstreek wordt gebouwd. Alles erin is verzonnen.",
        "Niets gebouwd.",
        "De proefstreek staat er.",
    ]


@pytest.mark.django_db
def test_a_second_build_says_how_to_begin_anew(a_quick_region):
    CompanyFactory()

    with pytest.raises(NotHere, match="wis eerst alles met --rebuild"):
        told()


@pytest.mark.django_db
def test_a_start_leaves_a_region_as_it_is(a_quick_region):
    UserFactory(is_demo=True)
    company = CompanyFactory()
    events.anchor(at=NOW)

    assert told(only_when_empty=True) == ["De proefstreek staat er al en blijft zoals ze is."]
    assert apps.get_model("organisations.Company").objects.get() == company


@pytest.mark.django_db
def test_a_region_that_was_broken_off_is_told(a_quick_region):
    UserFactory(is_demo=True)

    assert told(only_when_empty=True) == [
        "De proefstreek is maar half gebouwd. Met `make demo` wist u alles en bouwt u ze opnieuw.",
    ]


def an_invitation():
    access.invite(actor=SYSTEM, email="an@voorbeeld.be", role=Role.PLATFORM_ADMIN, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "use",
    [RegisterExtractFactory, CompanyFactory, ProviderBatchFactory, UserFactory, an_invitation],
    ids=["an extract", "a company", "an import of providers", "an account", "an invitation"],
)
def test_a_register_in_use_gets_no_invented_region(use):
    use()
    before = Event.objects.count()

    assert told(only_when_empty=True) == ["Het register is al in gebruik. Er komt geen verzonnen streek bij."]
    with pytest.raises(NotHere, match="Deze databank is al in gebruik: kies een andere"):
        told()
    assert Event.objects.count() == before
    assert not apps.get_model("accounts.User").objects.filter(is_demo=True).exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_after_an_import_a_start_goes_on_and_a_build_is_refused(tmp_path):
    extract = generate(tmp_path, establishments=40, seed=1).full
    import_extract(extract, actor=SYSTEM, clock=lambda: NOW, wishes=Wishes())

    start, build_it = (CliRunner().invoke(build(), ["demo", *words]) for words in (["--only-when-empty"], []))

    assert (start.exit_code, build_it.exit_code) == (0, 2)
    assert start.output.strip() == "Het register is al in gebruik. Er komt geen verzonnen streek bij."
    assert not apps.get_model("accounts.User").objects.exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_region_is_built_anew_from_nothing(a_quick_region):
    CompanyFactory()

    assert list(region.rebuild(size="small", seed=1, now=NOW))[:2] == [
        "Alles is gewist.",
        "De meegeleverde registers staan er.",
    ]
    assert not apps.get_model("organisations.Company").objects.exists()
    assert apps.get_model("reference.Training").objects.count() > 50
    pristine.restore()


@pytest.mark.django_db(transaction=True)
def test_a_database_with_accounts_of_real_people_is_never_emptied(a_quick_region):
    company = CompanyFactory()
    accounts.sign_in_with_identity(issuer="https://idp.example", subject="1", email="a@b.example", name="A", now=NOW)

    with pytest.raises(NotHere, match="accounts van echte mensen"):
        list(region.rebuild(size="small", seed=1, now=NOW))
    assert apps.get_model("organisations.Company").objects.get() == company


@pytest.mark.django_db(transaction=True)
def test_who_came_in_with_a_link_to_a_real_mailbox_is_never_wiped(a_quick_region):
    UserFactory(without_identity=True, email="an@voorbeeld.be")

    with pytest.raises(NotHere, match="accounts van echte mensen"):
        list(region.rebuild(size="small", seed=1, now=NOW))
    assert apps.get_model("accounts.User").objects.exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_the_command_tells_why_and_fails(settings, a_quick_region):
    CompanyFactory()

    answer = CliRunner().invoke(build(), ["demo"])

    assert answer.exit_code == 2
    assert "of wis eerst alles met --rebuild (`make demo SIZE=small`)." in answer.output

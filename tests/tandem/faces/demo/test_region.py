"""Where the region is built, where it is not, and what it answers."""

import pytest
from django.apps import apps
from typer.testing import CliRunner

from tandem.base import events
from tandem.config.command import build
from tandem.faces.demo import region
from tandem.faces.demo.region import NotHere
from tandem.registers.accounts import actions as accounts
from tests.conftest import NOW
from tests.factories.organisations import CompanyFactory
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

    with pytest.raises(NotHere, match="Met `make demo SIZE=small` wist u alles"):
        told()


@pytest.mark.django_db
def test_a_start_leaves_a_region_as_it_is(a_quick_region):
    company = CompanyFactory()
    events.anchor(at=NOW)

    assert told(only_when_empty=True) == ["Er staan al ondernemingen. De proefstreek blijft zoals ze is."]
    assert apps.get_model("organisations.Company").objects.get() == company


@pytest.mark.django_db
def test_a_region_that_was_broken_off_is_told(a_quick_region):
    CompanyFactory()

    assert told(only_when_empty=True) == [
        "De proefstreek is maar half gebouwd. Met `make demo` bouwt u ze opnieuw.",
    ]


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


@pytest.mark.slow
@pytest.mark.django_db
def test_the_command_tells_why_and_fails(settings, a_quick_region):
    CompanyFactory()

    answer = CliRunner().invoke(build(), ["demo"])

    assert answer.exit_code == 1
    assert "wist u alles en bouwt u de proefstreek opnieuw" in " ".join(answer.output.split())

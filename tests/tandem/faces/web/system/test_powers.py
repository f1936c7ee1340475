"""Powers and rules on screen: moved with their open files, switched for a retold rule only."""

import pytest
from django.urls import reverse

from tandem.journey.recognition.terms import State
from tandem.registers.access.terms import Role
from tandem.registers.mandates.models import Mandate, RuleSetting
from tandem.registers.mandates.terms import BodyKind
from tests.harness import bakery
from tests.harness.reading import read
from tests.harness.visitors import body_of_kind, somebody_in, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MOVE, RULES = reverse("system:move_power"), reverse("system:rule_settings")


@pytest.fixture
def world(now):
    """A bakery that asks recognition."""
    return bakery.build(now)


def moved(day, **values):
    return {
        "power": "recognise",
        "sector": "FOOD",
        "to": "AGENCY",
        "on": day.isoformat(),
        "agreement": "",
        "note": "",
    } | values


def test_a_power_goes_to_another_body_with_its_open_files(world, agency, day):
    request = world.submitted()
    page = read(agency.post(MOVE, moved(day), follow=True))
    assert page.errors == ""
    assert "1 open aanvraag ging mee" in page.words
    request = world.again(request)
    assert request.competent_body == body_of_kind(BodyKind.AGENCY)
    assert request.state == State.SUBMITTED


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": ""},
        {"to": "NOBODY"},
        {"sector": "NOTHING"},
        {"power": "fly"},
        {"on": ""},
        {"on": "morgen"},
        {"on": "2026-02-30"},
        {"on": "0001-01-01"},
        {"on": "9999-12-31"},
        {"note": "x" * 501},
        {"agreement": "x" * 81},
        {"to": "WOOD"},
        {"to": "FOOD"},
    ],
    ids=str,
)
def test_a_move_that_cannot_be_is_explained_and_changes_nothing(world, agency, day, wrong):
    request = world.submitted()
    answer = agency.post(MOVE, moved(day, **wrong))
    if answer.status_code == 422:
        assert read(answer).errors
        assert world.again(request).competent_body == world.body("FOOD")
    else:
        assert wrong == {"to": "WOOD"}, "another partnership may be given a power; all else is wrong"


def test_a_slip_in_the_year_is_told_beside_the_day(world, agency):
    answer = agency.post(MOVE, moved(world.day.replace(year=2062)))
    assert answer.status_code == 422
    assert "Deze dag ligt meer dan tien jaar ver. Kijk het jaartal na." in read(answer).errors
    assert not Mandate.objects.filter(valid_from__year=2062).exists()


@pytest.mark.parametrize("forgotten", ["power", "sector", "to"])
def test_nothing_moves_that_was_not_chosen(agency, day, forgotten):
    assert "selected" not in str(
        [given for tag, given in read(agency.get(MOVE)).tags if tag == "option" and given["value"]]
    )
    answer = agency.post(MOVE, moved(day, **{forgotten: ""}))
    assert answer.status_code == 422
    assert "Kies" in read(answer).errors


def test_the_rest_goes_where_no_sector_has_a_holder_of_its_own(agency, day):
    assert "De bevoegdheid is verplaatst" in read(agency.post(MOVE, moved(day, sector="-"), follow=True)).words
    assert Mandate.objects.filter(sector=None, power="recognise", valid_from=day).exists()


@pytest.mark.parametrize("role", [Role.PARTNERSHIP_MANAGER, Role.PLATFORM_ADMIN, Role.COMPANY_ADMIN])
def test_only_the_flemish_partnership_and_the_agency_move_powers(world, day, role):
    browser = somebody_in(role)
    assert browser.get(MOVE).status_code == 404
    assert browser.post(MOVE, moved(day)).status_code == 404


def offered(browser):
    """The rules a body can choose about."""
    return [given["value"] for tag, given in read(browser.get(RULES)).tags if tag == "option"]


def test_every_retold_rule_that_is_offered_can_warn_at_one_body(world, day):
    body = world.body("FOOD")
    manager = visitor(Role.PARTNERSHIP_MANAGER, body.pk)
    keys = offered(manager)
    assert keys
    for key in keys:
        done = manager.post(RULES, {"key": key, "effect": "warn", "valid_from": day.isoformat()}, follow=True)
        assert "De keuze is bewaard" in read(done).words, key
    settings = RuleSetting.objects.filter(body=body)
    assert {(one.key, one.effect, one.valid_from) for one in settings} == {(key, "warn", day) for key in keys}
    assert len(read(manager.get(RULES)).rows) == 1 + len(keys)


def test_an_official_rule_is_not_offered(world, day):
    manager = visitor(Role.PARTNERSHIP_MANAGER, world.body("FOOD").pk)
    assert "recognition.validity_years" not in offered(manager)
    answer = manager.post(RULES, {"key": "recognition.validity_years", "effect": "warn", "valid_from": day.isoformat()})
    assert answer.status_code == 422
    assert not RuleSetting.objects.exists()


@pytest.mark.parametrize("wrong", [{"key": ""}, {"effect": "ignore"}, {"valid_from": "0000-00-00"}, {"valid_from": ""}])
def test_a_choice_that_cannot_be_comes_back(world, day, wrong):
    manager = visitor(Role.PARTNERSHIP_MANAGER, world.body("FOOD").pk)
    answer = manager.post(RULES, {"key": "mentor.min_age", "effect": "warn", "valid_from": day.isoformat()} | wrong)
    assert answer.status_code == 422
    assert read(answer).errors


@pytest.mark.parametrize("url", [MOVE, RULES])
def test_the_pages_on_powers_take_few_queries(agency, query_budget, url):
    agency.get(url)
    with query_budget(14):
        assert agency.get(url).status_code == 200

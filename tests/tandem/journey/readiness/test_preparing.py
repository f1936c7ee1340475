"""From a scan to a request: what was chosen stands in a fresh form, all of it or nothing."""

import pytest

from tandem.base.errors import NotFound, NotPossible
from tandem.base.models import Event
from tandem.journey.readiness.actions.preparing import prepare
from tandem.journey.readiness.rules.preparing import may_prepare
from tandem.journey.readiness.terms import Happened
from tandem.journey.recognition.actions.dossiers import MOST_REQUESTS
from tandem.journey.recognition.models import Declaration, Dossier, RecognitionRequest
from tandem.registers.access.terms import Role
from tandem.registers.reference import queries as reference
from tests.factories.organisations import EstablishmentFactory
from tests.harness import bakery
from tests.tandem.registers.house import ROLES, somebody

pytestmark = pytest.mark.django_db
TWO = ["BOU-AFWERKING", "CHO-CHOCOLATIER"]


@pytest.fixture
def world(now):
    """A bakery with two shops."""
    found = bakery.build(now)
    EstablishmentFactory(company=found.company, name="Bakkerij Voorbeeld Aalst")
    return found


def asked(world, **given):
    """What the bakery prepares, with some of it changed."""
    places = list(world.company.establishments.values_list("pk", flat=True))
    told = {"actor": world.boss, "company_id": world.company.pk, "establishments": places, "trainings": TWO}
    return prepare(**told | given, now=world.now)


def test_every_training_at_every_establishment_stands_in_one_form(world):
    dossier = asked(world)
    pairs = set(RecognitionRequest.objects.filter(dossier=dossier).values_list("training__code", "establishment__name"))
    assert pairs == {(code, place.name) for code in TWO for place in world.company.establishments.all()}
    assert dossier.submitted_at is None
    event = Event.objects.get(code=Happened.REQUEST_PREPARED)
    assert (event.subject_id, event.actor_user) == (str(dossier.pk), world.boss.user_id)
    assert event.data == {"establishments": 2, "trainings": TWO}


def test_what_was_answered_in_a_scan_is_no_declaration(world):
    assert not Declaration.objects.filter(dossier=asked(world)).exists()


def test_choosing_twice_asks_once(world):
    place = world.establishment.pk
    dossier = asked(world, establishments=[place, place], trainings=[TWO[0], TWO[0]])
    assert dossier.requests.count() == 1


@pytest.mark.parametrize(
    ("given", "missing"),
    [({"trainings": []}, "readiness.training_chosen"), ({"establishments": []}, "readiness.establishment_chosen")],
)
def test_nothing_chosen_prepares_nothing(world, given, missing):
    with pytest.raises(NotPossible) as refused:
        asked(world, **given)
    assert refused.value.verdict.codes() == {missing}
    assert not Dossier.objects.exists()


def test_both_are_told_at_once_when_both_are_missing():
    assert may_prepare(establishments=0, trainings=0).codes() == {
        "readiness.training_chosen",
        "readiness.establishment_chosen",
    }
    assert may_prepare(establishments=1, trainings=3).is_ok


def test_more_than_one_form_holds_leaves_no_form_behind(world):
    for number in range(3):
        EstablishmentFactory(company=world.company, name=f"Winkel {number}")
    codes = [one.code for one in reference.trainings_on(world.day)]
    with pytest.raises(NotPossible) as refused:
        asked(world, trainings=codes[: MOST_REQUESTS // 5 + 1])
    assert refused.value.verdict.codes() == {"form.too_many_requests"}
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.COMPANY_ADMIN])
def test_nobody_else_prepares_for_the_company(world, role):
    with pytest.raises((NotPossible, NotFound)):
        asked(world, actor=somebody(role, world.company.pk))
    assert not Dossier.objects.exists()


def test_an_establishment_of_somebody_else_is_not_there(world):
    with pytest.raises(NotFound):
        asked(world, establishments=[EstablishmentFactory().pk])
    assert not Dossier.objects.exists()

"""Maximaal duaal by the API: search, all trainings, one training with who brings the rest."""

import pytest

from tandem.journey.readiness.queries import around
from tandem.registers.access.terms import Role
from tandem.registers.reference.models import Activity, Training
from tests.factories.intake import TrackFactory
from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.factories.recognition import OfferedActivityFactory, RecognitionFactory, RecognitionRequestFactory
from tests.harness.visitors import visitor
from tests.tandem.faces.api.house import NOBODY, Caller

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HALF = "&".join(f"activity=BAK-{n:02d}" for n in range(1, 13))


@pytest.fixture
def neighbour():
    """A recognised bakery near Ghent that brings the other half."""
    training = Training.objects.get(code="BAK-BROOD")
    place = EstablishmentFactory(lat=51.06, lon=3.73)
    request = RecognitionRequestFactory(granted=True, establishment=place, training=training)
    RecognitionFactory(request=request)
    for activity in Activity.objects.filter(code__in=[f"BAK-{n:02d}" for n in range(13, 25)]):
        OfferedActivityFactory(request=request, activity=activity)
    return place


def test_activities_are_found_by_what_people_say():
    found = NOBODY.get("/coverage/activities?q=afval+scheiden").json()["items"]
    assert found[0]["text"]["nl"] == "Sorteert afval"
    assert {"BAK-06", "WIN-12", "VLO-13"} == {found[0]["code"], *found[0]["sameAs"]}
    assert NOBODY.get("/coverage/activities?q=xyzzy").json() == {"items": []}
    assert NOBODY.get("/coverage/activities").status_code == 400


def test_every_training_with_its_coverage(day):
    told = NOBODY.get(f"/coverage/trainings?{HALF}&activity=QQQ-01").json()
    assert len(told["activities"]) == 12
    first = told["trainings"][0]
    assert (first["training"], first["percent"], first["assumed"]) == ("BAK-BROOD", 50, 24)
    assert first["partners"] is None
    without = [one for one in told["trainings"] if not one["hasList"]]
    assert {one["percent"] for one in without} == {None}
    assert len(told["trainings"]) == Training.objects.valid_on(day).count()


def test_one_training_with_who_brings_what_is_missing(neighbour):
    told = NOBODY.get(f"/coverage/trainings/BAK-BROOD?{HALF}&near=51.05,3.72&minutes=30").json()
    assert (told["percent"], told["partners"]) == (50, 1)
    (partner,) = told["nearestPartners"]
    assert partner["id"] == str(neighbour.pk)
    assert 0 < partner["minutes"] <= 30
    assert partner["known"] == "estimate"
    assert NOBODY.get("/coverage/trainings/QQQ-NERGENS").status_code == 404


def test_an_own_establishment_is_nobodys_partner(neighbour):
    """By the number that is told, or by the session of the site."""
    own = Caller(client=visitor(Role.COMPANY_ADMIN, neighbour.company.pk))
    address = f"/coverage/trainings/BAK-BROOD?{HALF}&near=51.05,3.72"
    assert NOBODY.get(f"{address}&company={CompanyFactory().number}").json()["partners"] == 1
    for told in (NOBODY.get(f"{address}&company={neighbour.company.number}").json(), own.get(address).json()):
        assert (told["partners"], told["nearestPartners"]) == (0, [])
    every = own.get(f"/coverage/trainings?{HALF}&near=51.05,3.72").json()["trainings"]
    assert next(one for one in every if one["training"] == "BAK-BROOD")["partners"] == 0


def test_learners_look_for_a_place_in_a_training_without_a_list_too():
    without = next(one for one in NOBODY.get("/coverage/trainings").json()["trainings"] if not one["hasList"])
    training = Training.objects.get(code=without["training"])
    TrackFactory.create_batch(6, training=training, searching=True, nis="44021")
    rows = NOBODY.get("/coverage/trainings?near=51.05,3.72").json()["trainings"]
    assert next(one for one in rows if one["training"] == training.code)["learners"] == 5
    assert NOBODY.get(f"/coverage/trainings/{training.code}?near=51.05,3.72").json()["learners"] == 5
    assert NOBODY.get(f"/coverage/trainings/{training.code}").json()["learners"] is None


def test_one_training_looks_around_once(neighbour, monkeypatch):
    asked = []
    find = around.one_partner_away
    monkeypatch.setattr(around, "one_partner_away", lambda *some, **more: asked.append(1) or find(*some, **more))
    NOBODY.get(f"/coverage/trainings/BAK-BROOD?{HALF}&near=51.05,3.72")
    assert asked == [1]


def test_a_training_without_a_list_has_no_percentage():
    without = next(one for one in NOBODY.get("/coverage/trainings").json()["trainings"] if not one["hasList"])
    told = NOBODY.get(f"/coverage/trainings/{without['training']}?near=51.05,3.72").json()
    assert (told["percent"], told["partners"], told["nearestPartners"]) == (None, None, [])


@pytest.mark.parametrize("query", ["near=nergens", "minutes=0", "mode=rocket", "activity=brood"])
def test_what_cannot_be_read_is_refused_in_words(query):
    refused = NOBODY.get(f"/coverage/trainings?{query}")
    assert refused.status_code == 400
    assert refused.json()["issues"]


def test_who_covers_a_training_together(neighbour):
    told = NOBODY.get(f"/coverage/trainings/BAK-BROOD/partnerships?{HALF}&near=51.05,3.72").json()
    (plan,) = told["plans"]
    assert [(one["establishment"], one["isLead"]) for one in plan["members"]] == [
        (None, True),
        (str(neighbour.pk), False),
    ]
    assert sorted(code for one in plan["members"] for code in one["teaches"]) == [f"BAK-{n:02d}" for n in range(1, 25)]
    assert [one["month"] for one in plan["months"]] == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6]
    assert (told["reasons"], plan["atSchool"]) == ([], [])


def test_without_a_plan_every_reason(neighbour):
    without = f"/coverage/trainings/BAK-BROOD/partnerships?near=51.05,3.72&without={neighbour.pk}"
    told = NOBODY.get(without).json()
    assert told["plans"] == []
    assert {(one["reason"], one["leftOut"]) for one in told["reasons"]} == {("left_out", 1), ("not_offered", 0)}
    assert len(told["reasons"]) == 24
    assert NOBODY.get("/coverage/trainings/BAK-BROOD/partnerships").status_code == 400
    assert NOBODY.get("/coverage/trainings/QQQ-NERGENS/partnerships?near=51.05,3.72").status_code == 404


def test_without_a_list_there_is_nothing_to_cover():
    without = next(one for one in NOBODY.get("/coverage/trainings").json()["trainings"] if not one["hasList"])
    told = NOBODY.get(f"/coverage/trainings/{without['training']}/partnerships?near=51.05,3.72").json()
    assert told == {"hasList": False, "plans": [], "reasons": []}

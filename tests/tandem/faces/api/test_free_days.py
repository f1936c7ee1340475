"""The free days of providers through the API."""

import pytest

from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import ProviderFreeDay
from tests.factories.access import CapacityFactory
from tests.factories.organisations import LocationFactory, ProviderFactory, ProviderFreeDayFactory
from tests.tandem.faces.api.house import NOBODY, caller

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def school():
    return ProviderFactory()


def program(school, role):
    return caller(CapacityFactory(role=role, company=None, provider=school))


def test_a_school_keeps_days_free_and_everybody_reads_them(school):
    place = LocationFactory(provider=school)
    admin = program(school, Role.PROVIDER_ADMIN)

    made = admin.post(
        f"/providers/{school.number}/freeDays",
        {"first": "2026-11-26", "last": "2026-11-30", "kind": "study", "location": place.number},
    )

    assert made.status_code == 201
    assert [one["day"] for one in made.json()["items"]] == ["2026-11-26", "2026-11-27", "2026-11-30"]
    read = NOBODY.get(f"/providers/{school.number}/freeDays").json()
    assert (read["total"], read["items"][0]["location"]) == (3, place.number)
    assert NOBODY.get(f"/providers/{school.number}/freeDays?day=2027-09-01").json()["total"] == 0
    assert NOBODY.get(f"/providers/{school.number}/freeDays?day=2035-09-01").status_code == 404


def test_a_day_that_has_no_lessons_anyway_is_refused_with_the_reason(school):
    admin = program(school, Role.PROVIDER_ADMIN)

    refused = admin.post(f"/providers/{school.number}/freeDays", {"first": "2026-11-03"})

    assert refused.status_code == 409
    assert refused.json()["issues"][0]["title"] == "Hier is toch al geen les"


def test_a_coach_reads_and_does_not_change(school):
    coach, row = program(school, Role.COACH), ProviderFreeDayFactory(provider=school)

    assert coach.post(f"/providers/{school.number}/freeDays", {"first": "2026-11-26"}).status_code == 403
    assert coach.delete(f"/freeDays/{row.pk}").status_code == 403
    assert program(school, Role.PROVIDER_ADMIN).delete(f"/freeDays/{row.pk}").status_code == 204
    assert not ProviderFreeDay.objects.exists()


def test_a_location_that_is_not_there_is_not_found(school):
    admin = program(school, Role.PROVIDER_ADMIN)

    asked = {"first": "2026-11-26", "location": "nergens"}
    assert admin.post(f"/providers/{school.number}/freeDays", asked).status_code == 404

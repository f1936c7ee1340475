"""What a company sees in a list, it takes along; whoever looks at people that way is noted as on the page."""

import pytest
from django.urls import reverse

from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory, InvitationFactory
from tests.factories.recognition import MentorFactory
from tests.harness.exports import taken

pytestmark = pytest.mark.slow


def looks_at(subject) -> list[str]:
    """The pages on this subject that were opened, the last first."""
    return [look.page for look in access.who_looked(subject_kind=subject._meta.label_lower, subject_id=subject.pk)]


def test_the_mentors_are_taken_along_with_what_is_missing(boss, hr, world, query_budget):
    world.mentor()
    MentorFactory.create_batch(5, company=world.company)
    url = reverse("company:mentors_export", args=["csv"])
    with query_budget(20):
        _about, rows = taken(boss.get(url))
    page = boss.get(reverse("company:mentors")).content.decode()
    assert len(rows) == 6
    assert all(row["Naam"] in page for row in rows)
    assert any(row["Na te kijken"] for row in rows)
    assert looks_at(world.company)[:2] == ["company:mentors", "company:mentors_export"]
    assert taken(hr.get(url))[1] == rows


def test_the_colleagues_are_taken_along_by_who_lets_people_in(boss, hr, world):
    held = CapacityFactory(company=world.company, role=Role.COMPANY_HR)
    waiting = InvitationFactory(company=world.company)
    url = reverse("company:people_export", args=["csv"])
    _about, rows = taken(boss.get(url))
    states = {row["Naam of adres"]: row["Staat"] for row in rows}
    assert (states[held.user.name], states[waiting.email]) == ("handelt", "uitgenodigd")
    assert looks_at(world.company)[0] == "company:people_export"
    assert hr.get(url).status_code == 404


def test_the_history_is_taken_along_with_who_looked(boss, world, query_budget):
    request = world.submitted()
    boss.get(reverse("company:request", args=[request.pk]))
    with query_budget(20):
        about, rows = taken(boss.get(reverse("company:history_export", args=[request.pk, "csv"])))
    assert f"# Dossier: {request.dossier.number}" in about
    assert {"Wat er gebeurde", "Wie keek"} == {row["Soort"] for row in rows}
    assert "bekeek het dossier" in {row["Wat"] for row in rows}
    assert looks_at(request)[0] == "company:history_export"
    page = boss.get(reverse("company:history", args=[request.pk])).content.decode()
    assert reverse("company:history_export", args=[request.pk, "xlsx"]) in page

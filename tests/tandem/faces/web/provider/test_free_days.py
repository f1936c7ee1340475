"""The page on which a school says when it gives no lessons."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import ProviderFreeDay
from tests.factories.organisations import LocationFactory, ProviderFactory, ProviderFreeDayFactory
from tests.harness.exports import taken
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGE = reverse("provider:free_days")


@pytest.fixture
def school():
    return ProviderFactory()


@pytest.fixture
def admin(school):
    return visitor(Role.PROVIDER_ADMIN, school.pk)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_a_school_without_free_days_reads_what_to_do(admin):
    page = text_of(admin.get(PAGE))

    assert "Nog geen vrije dagen in dit schooljaar" in page
    assert "Herfstvakantie" in page
    assert "2 november 2026 tot en met 8 november 2026" in page


def test_a_school_adds_a_day_for_one_location(admin, school):
    place = LocationFactory(provider=school, name="Campus Noord")
    form = {"first": "2026-11-24", "kind": "study", "location": str(place.pk), "words": "Studiedag"}

    answer = admin.post(PAGE, form, follow=True)

    assert answer.redirect_chain == [(f"{PAGE}?schooljaar=2026-2027", 302)]
    page = text_of(answer)
    assert "1 vrije dag toegevoegd." in page
    assert "dinsdag 24 november 2026" in page
    assert "Campus Noord, Gent" in page
    assert ProviderFreeDay.objects.get().location == place


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, "Vul in op welke dag er geen les is."),
        ({"first": "2026-11-24"}, "Kies waarom er geen les is."),
        ({"first": "32/13/2026", "kind": "free"}, "is geen bestaande dag"),
        ({"first": "2026-11-03", "kind": "free"}, "Hier is toch al geen les"),
        ({"first": "2026-11-24", "last": "2026-11-23", "kind": "free"}, "De laatste dag ligt voor de eerste"),
        ({"first": "2026-11-24", "kind": "free", "location": "nergens"}, "Deze keuze kennen wij niet"),
    ],
)
def test_what_cannot_be_is_told_at_the_field_and_what_was_typed_stays(admin, form, told):
    answer = admin.post(PAGE, form)

    assert answer.status_code == 422
    page = text_of(answer)
    assert told in page
    assert f'value="{form.get("first", "")}"' in page
    assert not ProviderFreeDay.objects.exists()


def test_a_day_is_struck_off(admin, school):
    row = ProviderFreeDayFactory(provider=school)

    page = text_of(admin.post(reverse("provider:remove_free_day", args=[row.pk]), follow=True))

    assert "Geschrapt: maandag 23 november 2026." in page
    assert not ProviderFreeDay.objects.exists()


def test_a_coach_reads_the_days_and_changes_none(school):
    ProviderFreeDayFactory(provider=school)

    page = text_of(visitor(Role.COACH, school.pk).get(PAGE))

    assert "Kermismaandag" in page
    assert "Voeg een vrije dag toe" not in page
    assert "Schrap" not in page


def test_the_days_of_a_year_that_is_over_are_only_read(admin, school):
    ProviderFreeDayFactory(provider=school, day=date(2026, 5, 4))

    page = text_of(admin.get(f"{PAGE}?schooljaar=2025-2026"))

    assert "maandag 4 mei 2026" in page
    assert "Schrap" not in page
    assert "Voeg een vrije dag toe" not in page


def test_an_unknown_school_year_shows_this_one(admin):
    assert 'href="/aanbieder/vrije-dagen/?schooljaar=2026-2027" aria-current="page"' in text_of(
        admin.get(f"{PAGE}?schooljaar=1830-1831")
    )


def test_the_list_goes_along_as_a_file(admin, school):
    ProviderFreeDayFactory(provider=school, here=True)
    ProviderFreeDayFactory(day=date(2026, 11, 24))

    about, rows = taken(admin.get(reverse("provider:free_days_export", args=["csv"])))

    assert any("2026-2027" in line for line in about)
    assert [row["Omschrijving"] for row in rows] == ["Kermismaandag"]


def test_the_page_asks_as_little_of_the_database_with_many_days_as_with_few(admin, school, query_budget):
    for n in range(2, 27):
        ProviderFreeDayFactory(provider=school, day=date(2027, 1, n), here=n % 2 == 0)

    with query_budget(12):
        admin.get(PAGE)

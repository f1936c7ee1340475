"""The page of one workplace: what a certificate's code leads to."""

import json
from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.placement.models import Opening
from tandem.registers.organisations.models import Establishment
from tests.factories.mandates import CooperationAgreementFactory, MandateFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.placement import OpeningFactory
from tests.factories.recognition import OfferedActivityFactory

pytestmark = pytest.mark.django_db


def page_of(client, one, **query) -> str:
    """The page of this workplace as one line."""
    response = client.get(reverse("workplaces:workplace", args=[one.number]), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def linked(page: str) -> dict[str, object]:
    """The description for search engines."""
    block = page.split('<script type="application/ld+json">', maxsplit=1)[1]
    return json.loads(block.split("</script>", maxsplit=1)[0])


def test_a_recognition_that_counts_says_so_with_its_days(client, place):
    page = page_of(client, place(name="Bakkerij Aan de Leie"))
    assert "Deze erkenning geldt vandaag, tot 20 oktober 2031." in page
    assert "Bakkerij Aan de Leie" in page
    assert "9000 Gent" in page


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"expired": True}, "Deze erkenning geldt niet meer sinds 1 september 2026."),
        ({"gone": True}, "niet meer in het ondernemingsregister"),
        ({"valid_from": date(2027, 1, 1)}, "Deze erkenning geldt pas vanaf 1 januari 2027."),
        ({"valid_until": date(2026, 11, 21)}, "Deze erkenning geldt niet meer sinds 21 november 2026."),
    ],
)
def test_a_recognition_that_does_not_count_says_why_and_since_when(client, place, about, said):
    page = page_of(client, place(**about))
    assert said in page
    assert "geldt vandaag" not in page


def test_the_activities_stand_on_the_page(client, place):
    one = place()
    offered = OfferedActivityFactory(request=one.request)
    assert offered.activity.text_nl in page_of(client, one)


def test_it_tells_who_recognised_under_which_power(client, place):
    mandate = MandateFactory(agreement=None)
    mandate.agreement = CooperationAgreementFactory(body=mandate.holder, reference="SO-7")
    mandate.save()
    one = place()
    one.request.mandate = mandate
    one.request.save()
    page = page_of(client, one)
    assert "SO-7" in page
    assert reverse("mandates:body", args=[one.body.code]) in page


def test_what_else_is_taught_there_is_a_click_away(client, place, lorry):
    shop = EstablishmentFactory()
    one, other = place(establishment=shop), place(establishment=shop, training=lorry)
    assert reverse("workplaces:workplace", args=[other.number]) in page_of(client, one)


def test_the_same_training_nearby_is_shown_with_its_distance(client, place):
    one = place()
    place(name="Buur", lat=51.06, lon=3.75)
    place(name="Te ver", lat=51.21, lon=3.22)
    page = page_of(client, one)
    assert "Buur" in page
    assert "Te ver" not in page


def test_how_far_it_is_from_home_is_an_estimate_and_says_so(client, place):
    page = page_of(client, place(), van="8000 Brugge")
    assert "Van 8000 Brugge is het" in page
    assert "min met het openbaar vervoer" in page
    assert "Bij elke tijd staat of ze geschat is." in page


def test_a_home_nobody_knows_gets_a_word_at_the_field(client, place):
    assert "Wij kennen geen plaats “Nergensdorp”." in page_of(client, place(), van="Nergensdorp")


def test_a_place_that_lies_nowhere_has_no_map_and_no_distance(client, place):
    one = place(establishment=EstablishmentFactory(nowhere=True))
    page = page_of(client, one, van="Gent")
    assert "Wij weten niet waar deze vestiging precies ligt." in page
    assert "data-map" not in page


def test_search_engines_read_what_people_read(client, place):
    one = place(name="Bakkerij Aan de Leie")
    found = linked(page_of(client, one))
    assert found["@type"] == "EducationalOccupationalProgram"
    assert found["identifier"]["value"] == one.number
    assert found["provider"]["location"]["address"]["addressLocality"] == "Gent"
    assert found["provider"]["location"]["geo"]["latitude"] == one.lat


def test_no_name_can_break_out_of_the_description(client, place):
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    one = place(name=evil)
    page = page_of(client, one)
    assert "<script>alert" not in page
    assert linked(page)["provider"]["location"]["name"] == evil


def test_a_website_that_is_no_address_of_the_web_is_no_link(client, place):
    one = place()
    Establishment.objects.filter(pk=one.establishment_id).update(website="javascript:alert(1)")
    assert "javascript:" not in page_of(client, one)


def test_a_mistake_can_be_reported_with_the_number(client, place):
    one = place()
    assert f"mailto:contact@tandem.example?subject=Fout%20bij%20{one.number}" in page_of(client, one)


@pytest.mark.parametrize("number", ["E-2026-999999", "nergens", "%00", "🍞", "x" * 400])
def test_a_number_that_was_never_given_is_not_found(client, number):
    assert client.get(f"/werkplekken/{number}/").status_code == 404


@pytest.mark.slow
def test_the_page_asks_as_few_questions_with_many_neighbours_as_with_few(client, place, query_budget):
    one = place()
    for neighbours in (3, 12):
        for number in range(neighbours):
            place(name=f"Buur {number}", lat=51.05 + number / 1000, lon=3.73)
        with query_budget(16):
            page_of(client, one, van="Brugge")


def test_a_place_of_which_every_seat_is_taken_is_nowhere_free(client, place):
    one = place(name="Bakkerij Vol")
    opening = OpeningFactory(recognition=one, places=3, taken=1, hours_per_week="40.0")
    address, path = reverse("workplaces:opening", args=[opening.pk]), f"/api/v1/openPlaces/{opening.pk}"
    page = client.get(address).content.decode()
    assert "2 plaatsen vrij" in page
    posting = linked(page)
    assert (posting["totalJobOpenings"], posting["workHours"]) == (2, "40 u/week")
    told = client.get(path).json()
    assert (told["places"], told["freePlaces"]) == (3, 2)
    assert "2 plaatsen vrij" in page_of(client, one)

    Opening.objects.update(taken=3)
    page = client.get(address).content.decode()
    assert "Alle plaatsen zijn ingenomen. Valt er een weg" in page
    assert "zoekt een lerende" not in page
    assert "JobPosting" not in page
    assert client.get(path).json()["freePlaces"] == 0
    assert client.get("/api/v1/openPlaces").json()["items"] == []
    page = page_of(client, one)
    assert "Alle plaatsen zijn ingenomen" in page
    assert "Hier staat een plaats open" not in page
    assert address in page


def test_a_recognition_for_a_part_says_so_wherever_it_is_read(client, place):
    one = place(name="Bakkerij Half", extent="limited", taught=6, listed=24)
    OfferedActivityFactory(request=one.request)
    opening = OpeningFactory(recognition=one)
    limit = "beperkt tot 6 van de 24 activiteiten"

    page = page_of(client, one)
    assert limit in page
    assert "voor geen andere" in page
    assert linked(page)["disambiguatingDescription"] == limit
    for address in (
        reverse("workplaces:search"),
        reverse("workplaces:export", args=["csv"]),
        reverse("workplaces:opening", args=[opening.pk]),
    ):
        assert limit in client.get(address).content.decode(), address
    for path in (f"/api/v1/workplaces/{one.number}", f"/api/v1/openPlaces/{opening.pk}"):
        found = client.get(path)
        assert (found.status_code, found.json().get("extent")) == (200, "limited"), path

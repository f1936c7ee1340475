"""The public register: what is found, in which order, how far, and as which points."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tandem.base.errors import NotFound
from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.models.recognition import repeated
from tandem.journey.recognition.queries import public, public_map
from tandem.journey.recognition.queries.nearness import HalfChordSquared, Near, cells_in, half_chord_squared_of
from tandem.journey.recognition.queries.public import Wish
from tandem.journey.recognition.queries.public_map import MOST_POINTS, Window
from tandem.registers.geo.rules import cell_of, distance_km
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import OfferedActivityFactory, RecognitionFactory, RecognitionRequestFactory
from tests.factories.reference import TrainingFactory
from tests.harness import places

pytestmark = pytest.mark.django_db

GENT = (51.05, 3.72)
FLANDERS = Window(50.6, 2.5, 51.6, 6.0)


def place(*, name: str = "Bakkerij Voorbeeld", lat: float | None = GENT[0], lon: float | None = GENT[1], **more):
    """A recognised workplace somewhere."""
    about = more.pop("training", None) or TrainingFactory()
    where = {"nowhere": True} if lat is None else {"lat": lat, "lon": lon}
    shop = more.pop("establishment", None) or EstablishmentFactory(name=name, **where)
    request = RecognitionRequestFactory(granted=True, establishment=shop, training=about)
    return RecognitionFactory(request=request, **more)


def found(wish: Wish, day: date, *, sort="name", most=50) -> list[str]:
    """The names of the establishments that were found, in order."""
    hits = public.find(wish, sort=sort, most=most, day=day).hits
    return [row.establishment.name for row in public.shown([hit.id for hit in hits])]


# ------------------------------------------------------------------------------------------------------- what is found


def test_only_recognitions_that_count_today_are_found(day):
    place(name="Geldig")
    place(name="Verlopen", expired=True)
    place(name="Weg", gone=True)
    place(name="Later", valid_from=day + timedelta(days=1))
    place(name="Vandaag voorbij", valid_from=date(2021, 11, 21), valid_until=day)
    place(name="Laatste dag", valid_from=date(2021, 11, 22), valid_until=day + timedelta(days=1))
    assert found(Wish(), day) == ["Geldig", "Laatste dag"]


@pytest.mark.parametrize("text", ["crème", "CREME", "creme brulee", "brûlée creme", "d'éclair", "  Crème  "])
def test_a_name_is_found_without_accents_capitals_and_order(day, text):
    place(name="Crème & Brûlée d'Éclair")
    place(name="Garage Noord")
    assert found(Wish(text=text), day) == ["Crème & Brûlée d'Éclair"]


def test_a_name_is_found_by_the_start_of_its_words_only(day):
    place(name="Bakkerij Janssens")
    assert found(Wish(text="jans"), day) == ["Bakkerij Janssens"]
    assert found(Wish(text="anssens"), day) == []


@pytest.mark.parametrize("text", ["%", "_", "%%%", "\\", "'; --", "🍞", "\x00", "ÿ" * 5000])
def test_odd_signs_find_nothing_and_break_nothing(day, text):
    place(name="Bakkerij Janssens")
    assert public.find(Wish(text=f"x{text}"), sort="name", most=5, day=day).total == 0


def test_a_text_also_means_the_trainings_it_is_related_to(day):
    welder, baker = TrainingFactory(), TrainingFactory()
    place(name="Metaal Noord", training=welder)
    place(name="Bakkerij Zuid", training=baker)
    assert found(Wish(text="lassen", related=(welder.pk,)), day) == ["Metaal Noord"]


def test_trainings_and_municipalities_narrow_the_search(day):
    baker = TrainingFactory()
    place(name="Gentse bakker", training=baker)
    place(name="Brugse bakker", training=baker, nis="31005")
    place(name="Gentse garage")
    assert found(Wish(trainings=(baker.pk,)), day) == ["Brugse bakker", "Gentse bakker"]
    assert found(Wish(trainings=(baker.pk,), nis=("44021",)), day) == ["Gentse bakker"]
    assert found(Wish(trainings=()), day) == []


def test_the_newest_recognition_comes_first_when_asked(day, now):
    for name, days in (("Oud", 9), ("Nieuw", 1), ("Midden", 4)):
        place(name=name, granted_at=now - timedelta(days=days))
    assert found(Wish(), day, sort="newest") == ["Nieuw", "Midden", "Oud"]


def test_counts_tell_how_much_there_is_whatever_is_shown(day):
    for _ in range(5):
        place()
    answer = public.find(Wish(), sort="name", most=2, day=day)
    assert (answer.total, len(answer.hits)) == (5, 2)


def test_counts_by_training_and_by_municipality_add_up(day):
    baker = TrainingFactory()
    for nis in ("44021", "44021", "31005"):
        place(training=baker, nis=nis)
    place(nis="31005")
    assert public.by_training(Wish(nis=("44021",)), day=day) == {baker.pk: 2}
    assert public.by_municipality(Wish(trainings=(baker.pk,)), day=day) == {"44021": 2, "31005": 1}
    assert sum(public.by_municipality(Wish(), day=day).values()) == 4


def test_totals_count_an_establishment_once(day):
    shop = EstablishmentFactory()
    place(establishment=shop)
    place(establishment=shop)
    counted = public.totals(day=day)
    assert (counted.recognitions, counted.establishments, counted.trainings) == (2, 1, 2)


# ------------------------------------------------------------------------------------------------------------ how far


def test_the_rim_of_the_circle_belongs_to_it(day):
    place(name="Op de rand", lat=51.1, lon=3.9)
    km = distance_km(*GENT, 51.1, 3.9)
    assert found(Wish(near=Near(*GENT, km)), day) == ["Op de rand"]
    assert found(Wish(near=Near(*GENT, km - 0.01)), day) == []


def test_the_nearest_comes_first_with_its_distance(day):
    for name, lon in (("Ver", 4.2), ("Dicht", 3.73), ("Midden", 3.9)):
        place(name=name, lon=lon)
    wish = Wish(near=Near(*GENT, 60))
    assert found(wish, day, sort="nearest") == ["Dicht", "Midden", "Ver"]
    hits = public.find(wish, sort="nearest", most=1, day=day).hits
    assert hits[0].km == pytest.approx(distance_km(*GENT, GENT[0], 3.73))


def test_a_place_without_position_is_found_by_name_and_in_no_circle(day):
    place(name="Nergens", lat=None, lon=None)
    assert found(Wish(), day) == ["Nergens"]
    assert found(Wish(near=Near(*GENT, 50)), day) == []
    assert found(Wish(near=Near(*GENT)), day, sort="nearest") == []


def test_without_an_edge_the_point_only_orders(day):
    place(name="Gent")
    place(name="Genk", lat=50.97, lon=5.5)
    assert found(Wish(near=Near(*GENT)), day, sort="nearest") == ["Gent", "Genk"]


@pytest.mark.slow
def test_looking_in_small_circles_first_gives_the_same_order(day, monkeypatch):
    for step in range(30):
        place(name=f"P{step:02}", lat=51.05 + step * 0.011, lon=3.72 + (step % 7) * 0.05)
    wish = Wish(near=Near(*GENT))
    whole = public.find(wish, sort="nearest", most=12, day=day)
    monkeypatch.setattr(public, "MANY", 0)
    assert public.find(wish, sort="nearest", most=12, day=day) == whole
    assert public.find(wish, sort="nearest", most=99, day=day).total == 30


def test_the_nearest_of_all_is_known_where_the_circle_holds_nothing(day):
    place(lat=51.21, lon=3.22)
    near = Near(*GENT, 5)
    assert public.find(Wish(near=near), sort="nearest", most=5, day=day).total == 0
    assert public.nearest_km(Wish(near=near), day=day) == pytest.approx(distance_km(*GENT, 51.21, 3.22))
    assert public.nearest_km(Wish(near=near, text="bestaat niet"), day=day) is None
    assert public.nearest_km(Wish(), day=day) is None


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lat=st.floats(50.6, 51.6), lon=st.floats(2.5, 6.0), there_lat=st.floats(50.6, 51.6), there_lon=st.floats(2.5, 6.0)
)
def test_the_database_measures_as_the_haversine_does(lat, lon, there_lat, there_lon):
    Recognition.objects.all().delete()
    place(lat=there_lat, lon=there_lon)
    row = Recognition.objects.annotate(chord=HalfChordSquared(Near(lat, lon))).get()
    measured = 2 * 6371.0088 * math.asin(math.sqrt(max(row.chord, 0)))
    assert measured == pytest.approx(distance_km(lat, lon, there_lat, there_lon), abs=0.02)


def test_a_distance_and_its_half_chord_go_together():
    assert half_chord_squared_of(0) == 0
    assert half_chord_squared_of(10) < half_chord_squared_of(10.1)


def test_the_cells_of_a_box_hold_every_point_in_it():
    cells = set(cells_in(south=51.0, west=3.0, north=51.3, east=3.9))
    assert {cell_of(51.0, 3.0), cell_of(51.3, 3.9), cell_of(51.14, 3.5)} <= cells


@pytest.mark.parametrize("sort", ["name", "nearest", "newest"])
def test_a_search_asks_two_questions_however_many_places_there_are(day, sort, query_budget):
    wish = Wish(near=Near(*GENT, 20))
    for _ in range(3):
        place()
    with query_budget(2):
        public.find(wish, sort=sort, most=20, day=day)


# ------------------------------------------------------------------------------------------------------------- the map


def test_places_apart_are_points_and_places_together_are_groups(day):
    alone = place(lat=51.2, lon=5.0)
    for step in range(3):
        place(lat=51.05 + step / 10_000, lon=3.72)
    points = sorted(public_map.points(Wish(), FLANDERS, day=day), key=lambda point: point.count)
    assert [(point.count, point.is_one_spot) for point in points] == [(1, True), (3, False)]
    assert points[0].number == alone.number


def test_a_closer_look_parts_a_group_and_one_spot_stays_one(day):
    shop = EstablishmentFactory(lat=51.05, lon=3.72)
    place(establishment=shop)
    place(establishment=shop)
    place(lat=51.052, lon=3.726)
    window = Window(51.04, 3.71, 51.06, 3.74, zoom=15)
    points = sorted(public_map.points(Wish(), window, day=day), key=lambda point: point.count)
    assert [(point.count, point.establishments, point.is_one_spot) for point in points] == [(1, 1, True), (2, 1, True)]


def test_the_map_shows_what_the_list_finds_and_no_more(day):
    baker = TrainingFactory()
    place(training=baker)
    place()
    place(training=baker, lat=50.0, lon=3.0)
    points = public_map.points(Wish(trainings=(baker.pk,)), FLANDERS, day=day)
    assert [point.count for point in points] == [1]


@pytest.mark.slow
def test_no_map_holds_too_many_points(day):
    places.build(900)
    for zoom in (None, 0, 7, 9, 12, 20):
        points = public_map.points(Wish(), Window(50.6, 2.5, 51.6, 6.0, zoom=zoom), day=day)
        assert 0 < len(points) <= MOST_POINTS
        assert sum(point.count for point in points) == 900


def test_points_are_named_by_their_number():
    one = place()
    named = public_map.named([one.number, "E-0000-000000"])
    assert list(named) == [one.number]


# ------------------------------------------------------------------------------------------------------------ one entry


def test_an_ended_recognition_is_still_found_by_its_number():
    ended = place(expired=True)
    assert public.recognition_by_number(ended.number) == ended


def test_an_unknown_number_is_not_found():
    with pytest.raises(NotFound):
        public.recognition_by_number("E-2026-999999")


def test_activities_come_in_the_order_of_their_codes():
    one = place()
    offered = [OfferedActivityFactory(request=one.request) for _ in range(3)]
    expected = sorted(row.activity.code for row in offered)
    assert [row.activity.code for row in public.activities_of(one)] == expected


def test_what_else_an_establishment_offers_leaves_out_itself_and_what_ended(day):
    shop = EstablishmentFactory()
    one, other = place(establishment=shop), place(establishment=shop)
    place(establishment=shop, expired=True)
    assert list(public.others_at(one, day=day)) == [other]


def test_the_name_of_the_company_is_searched_too(day):
    shop = EstablishmentFactory(name="Filiaal Zuid", company__name="Bakkerij Crème")
    place(establishment=shop, **repeated(shop))
    assert found(Wish(text="creme zuid"), day) == ["Filiaal Zuid"]


def test_a_company_with_the_same_name_is_written_once():
    shop = EstablishmentFactory(name="Bakkerij Janssens", company__name="BAKKERIJ JANSSENS")
    assert repeated(shop)["search_name"] == " bakkerij janssens"


def test_what_is_repeated_always_fits():
    shop = EstablishmentFactory(name="é" * 320, company__name="ü" * 320)
    assert len(repeated(shop)["search_name"]) == 320

import json
from datetime import date

import pytest

from tandem.base.errors import NotFound
from tandem.registers.geo import queries
from tandem.registers.geo.rules import distance_km
from tandem.registers.geo.terms import EditionKind, PlaceKind, RegionKind
from tests.factories.geo import BorderFactory, EditionFactory, MergerFactory, MunicipalityFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flanders")]

BEFORE, AFTER = date(2024, 12, 31), date(2025, 1, 1)


def there(found):
    """What was found; the test stops where nothing was."""
    assert found is not None
    return found


# ---------------------------------------------------------------------------------------------------- codes and mergers


@pytest.mark.parametrize(
    ("day", "number"), [(date(2018, 12, 31), 327), (date(2024, 12, 31), 319), (date(2025, 1, 1), 304)]
)
def test_the_municipalities_of_a_day_are_those_of_flanders_and_brussels(day, number):
    assert queries.municipalities_on(day).count() == number


def test_a_code_is_known_only_on_the_days_it_is_in_use():
    assert there(queries.municipality_on("37012", BEFORE)).name == "Ruiselede"
    assert queries.municipality_on("37012", AFTER) is None
    assert queries.municipality_on("37021", BEFORE) is None
    assert there(queries.municipality_on("37021", AFTER)).name == "Wingene"
    assert queries.municipality_on("00000", AFTER) is None


@pytest.mark.parametrize(
    ("nis", "day", "name"),
    [
        ("44029", date(2018, 12, 31), "Knesselare"),
        ("44029", date(2019, 1, 1), "Aalter"),
        ("11007", BEFORE, "Borsbeek"),
        ("11007", AFTER, "Antwerpen"),
        ("11056", AFTER, "Beveren-Kruibeke-Zwijndrecht"),
        ("71022", AFTER, "Hasselt"),
        ("36008", AFTER, "Izegem"),
    ],
)
def test_the_territory_of_a_former_municipality_is_found_under_its_successor(nis, day, name):
    assert queries.successor(nis, day).name == name


def test_a_chain_of_mergers_is_followed_to_its_end():
    middle = MunicipalityFactory(valid_from=date(2019, 1, 1), valid_until=date(2025, 1, 1))
    first = MergerFactory(new=middle).old
    last = MergerFactory(old=middle, merged_on=date(2025, 1, 1)).new
    assert queries.successor(first.nis, date(2019, 1, 1)) == middle
    assert queries.successor(first.nis, date(2025, 1, 1)) == last


def test_nothing_succeeds_a_code_that_never_was():
    with pytest.raises(NotFound):
        queries.successor("00000", AFTER)


def test_a_merged_municipality_knows_what_it_was_made_of():
    assert {town.name for town in queries.predecessors("23106")} == {"Galmaarden", "Gooik", "Herne"}


def test_all_codes_are_told_with_their_days_and_successor():
    found = queries.codes()
    assert len(found) == 346
    assert found["37012"].successor == "37021"
    assert found["37012"].is_used_on(BEFORE)
    assert not found["37012"].is_used_on(AFTER)
    assert found["44021"].successor == ""


# ------------------------------------------------------------------------------------------------------------- nearest


@pytest.mark.parametrize(
    ("lat", "lon", "name"), [(51.05, 3.72, "Gent"), (50.92, 3.21, "Izegem"), (50.75, 5.82, "Voeren")]
)
def test_the_nearest_municipality_is_the_one_whose_centre_lies_nearest(lat, lon, name, day):
    assert queries.nearest_municipality(lat, lon, day).name == name


def test_no_other_centre_lies_nearer_than_the_nearest(day):
    nearest = queries.nearest_municipality(51.0, 4.5, day)
    away = distance_km(51.0, 4.5, nearest.lat, nearest.lon)
    assert all(distance_km(51.0, 4.5, town.lat, town.lon) >= away for town in queries.municipalities_on(day))


def test_without_municipalities_none_is_near():
    with pytest.raises(NotFound):
        queries.nearest_municipality(51.0, 4.5, date(1900, 1, 1))


# -------------------------------------------------------------------------------------------------------------- search


def names(text, day, limit=10):
    return [(place.postal_code, place.name, place.municipality) for place in queries.search_places(text, day, limit)]


def test_a_municipality_comes_before_the_places_of_the_same_name(day):
    assert names("gent", day) == [("", "Gent", "Gent"), ("9000", "Gent", "Gent"), ("9050", "Gentbrugge", "Gent")]


@pytest.mark.parametrize("typed", ["’s-gravenwezel", "GRAVENWEZEL", "s gravenw", "'s-Gravenwezel"])
def test_signs_and_capitals_do_not_matter(typed, day):
    assert ("2970", "'s-Gravenwezel", "Schilde") in names(typed, day)


def test_accents_do_not_matter(day):
    assert names("Brügge", day)[0] == ("", "Brugge", "Brugge")


def test_a_later_word_of_a_name_is_found_too(day):
    assert names("niklaas", day)[0] == ("", "Sint-Niklaas", "Sint-Niklaas")


def test_the_beginning_of_a_postal_code_is_enough(day):
    assert names("903", day) == [
        ("9030", "Mariakerke", "Gent"),
        ("9031", "Drongen", "Gent"),
        ("9032", "Wondelgem", "Gent"),
    ]


@pytest.mark.parametrize("typed", ["9500 Moerbeke", "moerbeke 9500"])
def test_a_postal_code_and_a_name_together_tell_namesakes_apart(typed, day):
    assert names(typed, day) == [("9500", "Moerbeke", "Geraardsbergen")]


def test_the_name_of_a_former_municipality_leads_to_the_present_one(day):
    assert ("8760", "Meulebeke", "Tielt") in names("meulebeke", day)


def test_a_municipality_is_found_only_on_the_days_it_is_there():
    assert names("Pajottegem", BEFORE) == []
    assert names("Pajottegem", AFTER) == [("", "Pajottegem", "Pajottegem")]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "\x00", "qqq", "x" * 100_000, "9" * 100_000, "%' OR 1=1 --"])
def test_a_text_that_means_no_place_finds_none(typed, day):
    assert names(typed, day) == []


def test_no_more_places_come_than_were_asked(day):
    assert len(names("s", day, limit=4)) == 4


def test_a_search_takes_two_questions_to_the_database(day, query_budget):
    with query_budget(2):
        names("sint", day)


# ------------------------------------------------------------------------------------------------------- postal codes


@pytest.mark.parametrize(
    ("code", "name", "municipality"),
    [
        ("9000", "", "Gent"),
        ("8755", "", "Wingene"),
        ("3470", "", "Kortenaken"),
        ("3470", "Tienen", "Tienen"),
        ("3470", "Sint-Margriete-Houtem", "Tienen"),
        ("1000", "Bruxelles", "Brussel"),
        ("9112", "SINAAI", "Sint-Niklaas"),
    ],
)
def test_a_postal_code_leads_to_its_municipality(code, name, municipality):
    found = there(queries.place_of(code, name))
    assert found.municipality == municipality
    assert found.kind is PlaceKind.PLACE


def test_the_place_that_bears_the_name_of_the_municipality_speaks_for_a_postal_code():
    assert there(queries.place_of("9800")).name == "Deinze"


@pytest.mark.parametrize("code", ["4000", "0000", "", "abc"])
def test_a_postal_code_outside_flanders_and_brussels_leads_nowhere(code):
    assert queries.place_of(code) is None


def test_many_addresses_are_placed_with_one_question_to_the_database(query_budget):
    with query_budget(1):
        found = queries.places_by_postal_code()
    assert len(found) == 541
    assert {place.municipality for place in found["3470"]} == {"Kortenaken", "Tienen"}


# ------------------------------------------------------------------------------------------------------------- regions


@pytest.mark.parametrize(
    ("nis", "kind", "name"),
    [
        ("36008", RegionKind.REGION, "Vlaams Gewest"),
        ("36008", RegionKind.PROVINCE, "West-Vlaanderen"),
        ("36008", RegionKind.ARRONDISSEMENT, "Roeselare"),
        ("36008", RegionKind.REFERENCE_REGION, "Midwest"),
        ("36008", RegionKind.TRANSPORT_REGION, "Roeselare"),
        ("36008", RegionKind.SUBREGION, "Midwest"),
        ("36008", RegionKind.FORUM, "POF West-Vlaanderen"),
        ("13008", RegionKind.FORUM, "ROF Kempen"),
        ("21004", RegionKind.PROVINCE, "Brussel"),
    ],
)
def test_a_municipality_lies_in_its_regions(nis, kind, name, day):
    assert there(queries.region_of(nis, kind, day)).name == name


def test_brussels_lies_in_no_reference_region(day):
    assert queries.region_of("21004", RegionKind.REFERENCE_REGION, day) is None


def test_zwijndrecht_changed_province_when_it_merged():
    before = there(queries.region_of("11056", RegionKind.PROVINCE, BEFORE))
    after = there(queries.region_of(queries.successor("11056", AFTER).nis, RegionKind.PROVINCE, AFTER))
    assert (before.name, after.name) == ("Antwerpen", "Oost-Vlaanderen")


def test_a_former_municipality_lies_in_no_region_any_more():
    assert queries.region_of("11056", RegionKind.PROVINCE, AFTER) is None


def test_how_a_division_was_before_its_first_edition_is_not_told():
    assert queries.region_of("36008", RegionKind.TRANSPORT_REGION, BEFORE) is None


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("30000", BEFORE, 64),
        ("30000", AFTER, 62),
        ("SUB-KEMPEN", AFTER, 27),
        ("GEW02000", AFTER, 285),
        ("04000", AFTER, 19),
        ("NERGENS", AFTER, 0),
    ],
)
def test_a_region_holds_the_municipalities_of_that_day(code, day, number):
    assert queries.municipalities_in(code, day).count() == number


def test_all_municipalities_get_their_region_in_one_question(query_budget, day):
    with query_budget(1):
        found = queries.region_codes(RegionKind.PROVINCE, day)
    assert len(found) == 304
    assert found["44021"] == "40000"


def test_a_region_is_found_by_its_code(day):
    assert there(queries.region("SUB-WESTHOEK").parent).code == "30000"
    assert {row.code for row in queries.regions(RegionKind.PROVINCE, day)} == {
        "10000", "20001", "30000", "40000", "70000", "04000",
    }  # fmt: skip
    with pytest.raises(NotFound):
        queries.region("NERGENS")


# ----------------------------------------------------------------------------------------------------------------- map


def test_without_official_borders_the_map_is_the_schematic_one_and_says_so(day):
    layer = queries.map_geojson(day)
    assert (layer.label, layer.is_official) == ("Schematische kaart", False)
    assert len(json.loads(layer.geojson)["features"]) == 304


def test_with_official_borders_the_map_uses_those_of_the_day(day):
    town = MunicipalityFactory(name='Dorp met "streken"')
    older = EditionFactory(code="2019", valid_from=date(2019, 1, 1), source="Oude bron")
    newer = EditionFactory(code="2025", valid_from=date(2025, 1, 1), source="Nieuwe bron")
    for edition in (older, newer):
        BorderFactory(municipality=town, edition=edition)
    layer = queries.map_geojson(day)
    assert (layer.label, layer.is_official) == ("Officiële gemeentegrenzen", True)
    assert (layer.edition, layer.source) == ("2025", "Nieuwe bron")
    assert queries.map_geojson(date(2024, 12, 31)).edition == "2019"
    assert not queries.map_geojson(date(2018, 12, 31)).is_official
    feature = json.loads(layer.geojson)["features"][0]
    assert feature["properties"] == {"nis": town.nis, "name": town.name, "province": ""}
    assert feature["geometry"]["type"] == "Polygon"


def test_an_edition_that_lost_its_borders_draws_no_empty_map(day):
    EditionFactory(kind=EditionKind.BORDERS, valid_from=date(2025, 1, 1))
    assert not queries.map_geojson(day).is_official


def test_the_borders_of_one_edition_are_told_by_code():
    border = BorderFactory(edition__code="2025")
    assert queries.border_geometries("2025") == {border.municipality.nis: border.geometry}
    assert queries.border_geometries("1999") == {}

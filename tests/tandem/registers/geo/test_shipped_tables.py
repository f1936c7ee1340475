"""The tables as they are shipped, without a database; beside the published files where those are present."""

import gzip
import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import shapely
from shapely.geometry import shape

from tandem.base.periods import Period
from tandem.faces.exchange.shipped.geo import read
from tandem.registers.geo import queries
from tandem.registers.geo.rules import Tables, arrondissement_of, distance_km
from tandem.registers.geo.terms import GeoCertainty, RegionKind

ROOT = Path(__file__).parents[4]
OFFICIAL = ROOT.parent / "shared" / "data" / "geo"
SHIPPED = ROOT / "src" / "tandem" / "registers" / "geo" / "data"
TODAY = date(2026, 11, 21)
BRUSSELS = "21"

needs_official = pytest.mark.skipif(
    not OFFICIAL.is_dir(), reason="the published geographic files are not beside the repository (../shared/data/geo)"
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read()


@pytest.fixture(scope="module")
def schematic() -> dict:
    return json.loads((SHIPPED / "schematic_map.geojson").read_text(encoding="utf-8"))


def on(tables, day):
    return {row.nis for row in tables.municipalities if day in Period(row.valid_from, row.valid_until)}


def regions_on(tables, kind, day):
    """For each municipality the regions of this kind in which it lies that day."""
    kinds = {row.code: row.kind for row in tables.regions}
    found: dict[str, list[str]] = {}
    for row in tables.members:
        if kinds[row.region] == kind and day in Period(row.valid_from, row.valid_until):
            found.setdefault(row.nis, []).append(row.region)
    return found


def sheet(name):
    """The rows of a published workbook, without the header; whole, so that the file is closed again."""
    return list(openpyxl.load_workbook(OFFICIAL / name).worksheets[0].values)[1:]


def published(name):
    return {str(row[0]): str(row[1]) for row in sheet(name) if not str(row[0]).startswith("9999")}


# ------------------------------------------------------------------------------------------------------ municipalities


@pytest.mark.parametrize(
    ("day", "flemish"),
    [(date(2018, 12, 31), 308), (date(2019, 1, 1), 300), (date(2024, 12, 31), 300), (date(2025, 1, 1), 285)],
)
def test_the_number_of_municipalities_follows_the_mergers(tables, day, flemish):
    codes = on(tables, day)
    assert len([nis for nis in codes if not nis.startswith(BRUSSELS)]) == flemish
    assert len([nis for nis in codes if nis.startswith(BRUSSELS)]) == 19


def test_a_code_is_given_once(tables):
    assert max(Counter(row.nis for row in tables.municipalities).values()) == 1


def test_the_code_of_a_municipality_tells_its_arrondissement(tables):
    assert all(row.arrondissement == arrondissement_of(row.nis) for row in tables.municipalities)


def test_no_two_current_municipalities_have_the_same_centre_or_the_same_name(tables):
    current = [row for row in tables.municipalities if row.valid_until is None]
    assert len({(row.lat, row.lon) for row in current}) == len(current)
    assert len({row.name for row in current}) == len(current)


def test_a_centre_is_known_to_a_hundredth_of_a_degree_and_no_closer(tables):
    assert all(round(row.lat, 2) == row.lat and round(row.lon, 2) == row.lon for row in tables.municipalities)


def test_fifteen_codes_became_seven_in_2019_and_twenty_seven_went_up_in_thirteen_in_2025(tables):
    for day, gone, come in ((date(2019, 1, 1), 15, 7), (date(2025, 1, 1), 27, 13)):
        mergers = [row for row in tables.mergers if row.merged_on == day]
        assert (len(mergers), len({row.new_nis for row in mergers})) == (gone, come)


def test_a_municipality_ends_on_the_day_it_goes_up_in_another_that_is_there_that_day(tables):
    towns = {row.nis: row for row in tables.municipalities}
    for merger in tables.mergers:
        new = towns[merger.new_nis]
        assert towns[merger.old_nis].valid_until == merger.merged_on
        assert merger.merged_on in Period(new.valid_from, new.valid_until)
    assert {row.old_nis for row in tables.mergers} == {row.nis for row in tables.municipalities if row.valid_until}


def test_a_merged_municipality_lay_near_the_one_it_went_up_in(tables):
    towns = {row.nis: row for row in tables.municipalities}
    for merger in tables.mergers:
        old, new = towns[merger.old_nis], towns[merger.new_nis]
        assert distance_km(old.lat, old.lon, new.lat, new.lon) < 12, old.name


def test_the_codes_of_2019_are_marked_as_retold_and_those_of_2025_as_official(tables):
    marks = {(row.merged_on.year, row.certainty) for row in tables.mergers}
    assert marks == {(2019, GeoCertainty.RETOLD), (2025, GeoCertainty.OFFICIAL)}


# ------------------------------------------------------------------------------------------------------------- regions


@pytest.mark.parametrize("day", [date(2018, 12, 31), date(2024, 12, 31), TODAY])
@pytest.mark.parametrize("kind", [RegionKind.REGION, RegionKind.PROVINCE, RegionKind.ARRONDISSEMENT, RegionKind.FORUM])
def test_every_municipality_lies_in_exactly_one_region_of_the_kinds_that_cover_everything(tables, kind, day):
    found = regions_on(tables, kind, day)
    assert found.keys() == on(tables, day)
    assert all(len(codes) == 1 for codes in found.values())


@pytest.mark.parametrize(("kind", "number"), [(RegionKind.REFERENCE_REGION, 15), (RegionKind.TRANSPORT_REGION, 15)])
def test_every_flemish_municipality_lies_in_exactly_one_reference_and_transport_region(tables, kind, number):
    found = regions_on(tables, kind, TODAY)
    assert found.keys() == {nis for nis in on(tables, TODAY) if not nis.startswith(BRUSSELS)}
    assert all(len(codes) == 1 for codes in found.values())
    assert len({codes[0] for codes in found.values()}) == number


@pytest.mark.parametrize(("day", "number"), [(date(2024, 12, 31), 64), (date(2025, 1, 1), 62)])
def test_the_subregions_of_west_flanders_add_up_to_the_province(tables, day, number):
    province = {nis for nis, codes in regions_on(tables, RegionKind.PROVINCE, day).items() if codes == ["30000"]}
    parts = {nis for nis, codes in regions_on(tables, RegionKind.SUBREGION, day).items() if codes != ["SUB-KEMPEN"]}
    assert parts == province
    assert len(parts) == number


@pytest.mark.parametrize(
    ("code", "number"), [("31000", 10), ("32000", 5), ("33000", 8), ("34000", 12), ("35000", 7), ("36000", 8)]
)
def test_the_arrondissements_of_west_flanders_have_their_municipalities(tables, code, number):
    found = regions_on(tables, RegionKind.ARRONDISSEMENT, TODAY)
    assert len([nis for nis, codes in found.items() if codes == [code]]) == number


def test_the_kempen_are_the_twenty_seven_municipalities_of_the_arrondissement_turnhout(tables):
    subregion = regions_on(tables, RegionKind.SUBREGION, TODAY)
    arrondissement = regions_on(tables, RegionKind.ARRONDISSEMENT, TODAY)
    kempen = {nis for nis, codes in subregion.items() if codes == ["SUB-KEMPEN"]}
    assert kempen == {nis for nis, codes in arrondissement.items() if codes == ["13000"]}
    assert len(kempen) == 27


def test_a_region_lies_wholly_within_the_region_it_is_a_part_of(tables):
    members: dict[str, set[str]] = {}
    for row in tables.members:
        if TODAY in Period(row.valid_from, row.valid_until):
            members.setdefault(row.region, set()).add(row.nis)
    for region in tables.regions:
        if region.parent:
            assert members[region.code] <= members[region.parent], region.code


def test_a_region_whose_division_is_not_published_says_so(tables):
    unnamed = [row for row in tables.regions if "naam niet gekend" in row.name]
    assert len(unnamed) == 3
    assert all(row.certainty is GeoCertainty.UNCERTAIN and "elf" in row.note for row in unnamed)


def test_a_municipality_is_in_a_region_only_while_both_exist(tables):
    towns = {row.nis: row for row in tables.municipalities}
    regions = {row.code: row for row in tables.regions}
    for row in tables.members:
        town, region = towns[row.nis], regions[row.region]
        assert row.valid_from >= max(town.valid_from, region.valid_from)
        assert row.valid_until == town.valid_until


# -------------------------------------------------------------------------------------------------------- postal codes


def test_every_postal_code_leads_to_a_current_municipality_and_every_municipality_has_one(tables):
    assert {row.nis for row in tables.postal_codes} == on(tables, TODAY)


def test_a_postal_code_lists_a_place_once(tables):
    assert max(Counter((row.code, row.place) for row in tables.postal_codes).values()) == 1


def test_only_one_postal_code_serves_two_municipalities(tables):
    towns: dict[str, set[str]] = {}
    for row in tables.postal_codes:
        towns.setdefault(row.code, set()).add(row.nis)
    assert [code for code, codes in towns.items() if len(codes) > 1] == ["3470"]


def test_the_name_of_every_former_municipality_leads_to_its_successor(tables):
    places = {(row.place, row.nis) for row in tables.postal_codes}
    towns = {row.nis: row.name for row in tables.municipalities}
    latest = {row.old_nis: row.new_nis for row in tables.mergers}
    lost = [towns[old] for old, new in latest.items() if (towns[old], new) not in places]
    assert lost == []


@pytest.mark.parametrize(
    ("code", "place", "nis"),
    [
        ("1030", "Schaarbeek", "21015"),
        ("2223", "Schriek", "12014"),
        ("3470", "Sint-Margriete-Houtem", "24107"),
        ("8755", "Ruiselede", "37021"),
        ("8957", "Mesen", "33016"),
        ("9112", "Sinaai", "46021"),
        ("9180", "Moerbeke", "46029"),
        ("9500", "Moerbeke", "41018"),
        ("9600", "Ronse", "45041"),
    ],
)
def test_a_place_with_a_namesake_a_french_name_or_a_wrong_point_is_where_it_is(tables, code, place, nis):
    assert (code, place, nis) in {(row.code, row.place, row.nis) for row in tables.postal_codes}


# ------------------------------------------------------------------------------------------------------- schematic map


def test_the_schematic_map_has_one_valid_cell_for_each_current_municipality(tables, schematic):
    cells = {row["properties"]["nis"]: shape(row["geometry"]) for row in schematic["features"]}
    assert cells.keys() == on(tables, TODAY)
    assert len(cells) == len(schematic["features"])
    assert all(cell.is_valid and cell.area > 0 for cell in cells.values())


def test_the_cells_of_the_schematic_map_touch_and_never_overlap(schematic):
    cells = [shape(row["geometry"]) for row in schematic["features"]]
    assert shapely.union_all(cells).area == pytest.approx(sum(cell.area for cell in cells), rel=1e-6)
    assert shapely.coverage_is_valid(cells)


def test_the_schematic_map_says_name_and_province_and_is_small(tables, schematic):
    towns = {row.nis: row.name for row in tables.municipalities}
    provinces = regions_on(tables, RegionKind.PROVINCE, TODAY)
    for feature in schematic["features"]:
        about = feature["properties"]
        assert about["name"] == towns[about["nis"]]
        assert [about["province"]] == provinces[about["nis"]]
    assert len(gzip.compress((SHIPPED / "schematic_map.geojson").read_bytes())) < 16_000


def test_a_cell_of_the_schematic_map_holds_the_centre_of_its_municipality(tables, schematic):
    centres = {row.nis: shapely.Point(row.lon, row.lat) for row in tables.municipalities}
    for feature in schematic["features"]:
        nis = feature["properties"]["nis"]
        assert shape(feature["geometry"]).distance(centres[nis]) < 0.002, nis


def test_the_schematic_map_is_a_drawing_and_not_the_real_borders(schematic):
    corners = sum(len(shape(row["geometry"]).exterior.coords) for row in schematic["features"])
    assert corners / len(schematic["features"]) < 10
    assert queries.SCHEMATIC_LABEL == schematic["name"] == "Schematische kaart"


# ------------------------------------------------------------------------------------------- beside the published files


@needs_official
def test_the_names_are_the_published_ones(tables):
    official = {str(row[1]): row[3] for row in sheet("def_gemeente.xlsx") if not str(row[1]).startswith("9999")}
    assert {row.nis: row.name for row in tables.municipalities if row.valid_until is None} == official


@needs_official
@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        (RegionKind.ARRONDISSEMENT, "gemeente_arrondiss.xlsx", "{}"),
        (RegionKind.REFERENCE_REGION, "gemeente_refreg.xlsx", "{}"),
        (RegionKind.TRANSPORT_REGION, "gemeente_vervoerregio.xlsx", "VERV{:0>2}"),
        (RegionKind.PROVINCE, "gemeente_provincie.xlsx", "{:0>5}"),
    ],
)
def test_the_regions_are_the_published_ones(tables, kind, name, code):
    official = {nis: [code.format(region)] for nis, region in published(name).items()}
    assert regions_on(tables, kind, TODAY) == official


@needs_official
def test_the_mergers_of_2025_are_the_published_ones(tables):
    official = {(old, new) for old, new in published("gemeente2024_gemeente.xlsx").items() if old != new}
    assert {(row.old_nis, row.new_nis) for row in tables.mergers if row.merged_on.year == 2025} == official


@needs_official
@pytest.mark.slow
def test_the_shipped_tables_and_map_are_what_the_tools_make_of_the_published_files(tmp_path):
    for tool in ("build_tables", "build_map"):
        command = [sys.executable, "-m", f"tools.geo.{tool}", str(OFFICIAL), "--into", str(tmp_path)]
        subprocess.run(command, cwd=ROOT, check=True)
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted({path.name for path in SHIPPED.iterdir()} - {"regions.csv"})
    for name in made:
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes(), name

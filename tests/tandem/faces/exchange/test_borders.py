import json
import struct
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import shapefile
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from tandem.base.actor import PUBLIC, SYSTEM
from tandem.base.errors import NotPossible
from tandem.faces.exchange.borders import reading
from tandem.faces.exchange.borders.facts import LISTED, UnreadableError
from tandem.faces.exchange.borders.importer import import_borders
from tandem.faces.exchange.borders.mergers import import_mergers
from tandem.faces.exchange.shipped import geo
from tandem.registers.geo import queries
from tandem.registers.geo.models import Border, Edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flanders")]

OFFICIAL = Path(__file__).parents[4].parent / "shared" / "data" / "geo"
needs_official = pytest.mark.skipif(
    not OFFICIAL.is_dir(), reason="the published geographic files are not beside the repository (../shared/data/geo)"
)
NEW_YEAR = date(2025, 1, 1)
LAMBERT_72 = (
    'PROJCS["Belge_Lambert_1972",GEOGCS["GCS_Belge_1972",DATUM["D_Belge_1972",SPHEROID["International_1924",6378388.0,'
    '297.0]]],PROJECTION["Lambert_Conformal_Conic"]]'
)
GHENT = (51.07, 3.73)
GHENT_LAMBERT = (105_000, 195_700)


@pytest.fixture
def flanders(db, now):
    geo.load(actor=SYSTEM, now=now)


@pytest.fixture
def imported(now):
    """Import a file as the edition of 2025."""

    def run(path, *, is_dry_run=False, actor=SYSTEM, valid_from=NEW_YEAR, **options):
        return import_borders(
            path, actor=actor, edition="2025", valid_from=valid_from, now=now, is_dry_run=is_dry_run, **options
        )

    return run


@pytest.fixture
def merged(now):
    """Import a list of mergers of New Year 2027, or of another day."""

    def run(path, *, on=date(2027, 1, 1), is_dry_run=False, **options):
        return import_mergers(path, actor=SYSTEM, on=on, now=now, is_dry_run=is_dry_run, **options)

    return run


def square(lat, lon, size=0.02):
    west, east, south, north = lon - size, lon + size, lat - size, lat + size
    ring = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(nis, geometry=None, *, column="nis"):
    return row_with({column: nis}, geometry)


def row_with(properties, geometry=None):
    return {"type": "Feature", "properties": properties, "geometry": geometry or square(*GHENT)}


def of_town(nis):
    town = queries.codes()[nis]
    return feature(nis, square(town.lat, town.lon))


def collection(tmp_path, *features, name="grenzen.geojson"):
    path = tmp_path / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path


def shapes(tmp_path, *rows, name="grenzen", field="geoitem", prj=LAMBERT_72, kind=shapefile.POLYGON):
    path = tmp_path / f"{name}.shp"
    with shapefile.Writer(str(path), shapeType=kind) as target:
        target.field(field, "C", size=10)
        for nis, points in rows:
            target.poly([points]) if kind == shapefile.POLYGON else target.point(*points[0])
            target.record(nis)
    if prj:
        path.with_suffix(".prj").write_text(prj)
    return path


def block(x, y, size=1500):
    return [
        [x - size, y - size],
        [x - size, y + size],
        [x + size, y + size],
        [x + size, y - size],
        [x - size, y - size],
    ]


def workbook(tmp_path, *rows, header=("gemeente2026", "gemeente"), name="fusies.xlsx"):
    path = tmp_path / name
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (header, *rows):
        sheet.append(row)
    book.save(path)
    return path


def codes(report):
    return [problem.code for problem in report.problems]


# ---------------------------------------------------------------------------------------------------- from file to map


def test_unless_asked_otherwise_an_import_is_a_trial(tmp_path, now):
    path = collection(tmp_path, of_town("44021"))
    report = import_borders(path, actor=SYSTEM, edition="2025", valid_from=NEW_YEAR, now=now)
    assert report.is_dry_run
    assert not report.was_applied
    assert report.added == ("44021",)
    assert "Proef: er is niets gewijzigd. Dit zou er gebeuren:" in report.lines()
    assert not Border.objects.exists()


def test_imported_borders_stand_on_the_map_with_their_source(tmp_path, imported):
    report = imported(collection(tmp_path, of_town("44021"), of_town("36008")), attribution="Een officiële bron")
    assert report.was_applied
    assert report.added == ("36008", "44021")
    layer = queries.map_geojson(NEW_YEAR)
    assert (layer.is_official, layer.source) == (True, "Een officiële bron")
    assert {row["properties"]["name"] for row in json.loads(layer.geojson)["features"]} == {"Gent", "Izegem"}


def test_a_second_import_tells_what_is_new_changed_the_same_and_gone(tmp_path, imported):
    imported(collection(tmp_path, of_town("44021"), of_town("36008"), of_town("11001")))
    moved = feature("36008", square(50.92, 3.22, size=0.03))
    report = imported(collection(tmp_path, of_town("44021"), moved, of_town("31005")))
    assert (report.added, report.changed) == (("31005",), ("36008",))
    assert (report.unchanged, report.removed) == (("44021",), ("11001",))
    assert queries.border_geometries("2025").keys() == {"44021", "36008", "31005"}


def test_municipalities_that_the_file_leaves_out_are_counted(tmp_path, imported):
    report = imported(collection(tmp_path, of_town("44021")))
    assert len(report.missing) == 303
    line = next(line for line in report.lines() if line.startswith("Niet in het bestand"))
    assert line.endswith(f"en nog {303 - LISTED})")


def test_walloon_municipalities_in_a_national_file_are_passed_over(tmp_path, imported):
    report = imported(collection(tmp_path, of_town("44021"), feature("62063", square(50.63, 5.57)), feature("99999")))
    assert (report.read, report.skipped, report.added) == (3, 2, ("44021",))
    assert "Gelezen: 3 rijen, waarvan 2 overgeslagen." in report.lines()


@pytest.mark.parametrize("column", ["nis", "NISCODE", "geoitem", "CD_MUNTY_REFNIS"])
def test_the_code_is_read_under_the_names_it_is_published_under(tmp_path, imported, column):
    assert imported(collection(tmp_path, feature("44021", column=column))).added == ("44021",)


@pytest.mark.parametrize("value", [44021, 44021.0, " 44021 "])
def test_a_code_written_as_a_number_is_still_a_code(tmp_path, imported, value):
    assert imported(collection(tmp_path, feature(value))).added == ("44021",)


def test_a_municipality_of_several_parts_keeps_them(tmp_path, imported):
    parts = {"type": "MultiPolygon", "coordinates": [square(*GHENT)["coordinates"], square(51.15, 3.8)["coordinates"]]}
    imported(collection(tmp_path, feature("44021", parts)))
    assert json.loads(queries.border_geometries("2025")["44021"])["type"] == "MultiPolygon"


def test_a_border_that_crosses_itself_is_repaired(tmp_path, imported):
    (west, south), (_, north), (east, _), *_rest = square(*GHENT)["coordinates"][0]
    bow_tie = [[west, south], [east, north], [east, south], [west, north], [west, south]]
    bow_tie[0] = bow_tie[-1] = [west, south - 0.01]
    assert imported(collection(tmp_path, feature("44021", {"type": "Polygon", "coordinates": [bow_tie]}))).is_ok
    assert shape(json.loads(queries.border_geometries("2025")["44021"])).is_valid


def test_neighbours_keep_touching_when_their_borders_are_simplified(tmp_path, imported):
    wavy = [[3.73 + (0.001 if n % 2 else 0), 51.03 + n * 0.002] for n in range(41)]
    left = [[3.65, 51.03], *wavy, [3.65, 51.11], [3.65, 51.03]]
    right = [[3.81, 51.03], *wavy, [3.81, 51.11], [3.81, 51.03]]
    path = collection(
        tmp_path,
        feature("44021", {"type": "Polygon", "coordinates": [left]}),
        feature("44013", {"type": "Polygon", "coordinates": [right]}),
    )
    imported(path, tolerance=500)
    ghent, destelbergen = (shape(json.loads(text)) for text in queries.border_geometries("2025").values())
    assert len(ghent.exterior.coords) < 20
    assert ghent.intersection(destelbergen).area == pytest.approx(0, abs=1e-9)
    assert ghent.touches(destelbergen)


def test_a_shapefile_in_lambert_lands_where_it_lies(tmp_path, imported):
    assert imported(shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)))).added == ("44021",)
    middle = shape(json.loads(queries.border_geometries("2025")["44021"])).centroid
    assert (middle.y, middle.x) == (pytest.approx(51.07, abs=0.005), pytest.approx(3.727, abs=0.005))


def test_a_shapefile_that_keeps_silent_about_its_projection_is_read_as_lambert_and_says_so(tmp_path, imported):
    report = imported(shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)), prj=None))
    assert report.added == ("44021",)
    assert any("Lambert 72" in line for line in report.lines())


def test_a_stranger_imports_nothing(tmp_path, imported):
    with pytest.raises(NotPossible):
        imported(collection(tmp_path, of_town("44021")), actor=PUBLIC)
    assert not Border.objects.exists()


# ------------------------------------------------------------------------------------------------------ what stops it


@pytest.mark.parametrize(
    ("row", "code", "told"),
    [
        (feature(None), "nis.missing", "Rij 2: De NIS-code ontbreekt"),
        (feature("4402"), "nis.malformed", "“4402” is geen NIS-code"),
        (feature("44099"), "nis.unknown", "44099 kennen wij niet"),
        (feature("44012"), "nis.not_used", "ging op in 44086"),
        (feature("36008"), "nis.duplicate", "staat ook al op rij 1"),
        (feature("44021", {"type": "Point", "coordinates": [3.7, 51]}), "shape.polygon", "gevonden “Point”"),
        (feature("44021", {"type": "Polygon", "coordinates": "?"}), "shape.polygon", "geen vlak"),
        (feature("44021", {"type": "Polygon", "coordinates": []}), "shape.area", "geen oppervlakte"),
        (feature("44021", square(51.07, 3.73, size=0)), "shape.area", "geen oppervlakte"),
        (feature("44021", square(195_700, 105_000, size=1000)), "shape.projection", "Lambert 72"),
        (feature("44021", square(3.73, 51.07)), "shape.swapped", "verwisseld"),
        (feature("44021", square(48.85, 2.35)), "shape.outside", "buiten Vlaanderen en Brussel"),
        (feature("44021", square(51.21, 3.22)), "shape.misplaced", "km van waar wij de gemeente kennen"),
        ({"type": "Feature", "properties": {"nis": "44021"}, "geometry": None}, "shape.polygon", "geen vlak"),
        ("geen rij", "nis.missing", "Vul de vijf cijfers"),
    ],
)
def test_a_row_that_is_wrong_stops_the_import_and_says_what_to_do(tmp_path, imported, row, code, told):
    report = imported(collection(tmp_path, of_town("36008"), row))
    assert codes(report) == [code]
    assert report.problems[0].row == 2
    assert told in str(report.problems[0])
    assert not report.was_applied
    assert not Border.objects.exists()


def test_all_wrong_rows_are_told_at_once(tmp_path, imported):
    rows = (feature(""), feature("1"), of_town("44021"), feature("44099"))
    report = imported(collection(tmp_path, *rows))
    assert [problem.row for problem in report.problems] == [1, 2, 4]
    assert "Niets overgenomen: er zijn 3 problemen." in report.lines()


def test_a_code_that_is_not_yet_in_use_on_the_day_is_told(tmp_path, imported):
    report = imported(collection(tmp_path, feature("44086", square(51.0, 3.65))), valid_from=date(2024, 1, 1))
    assert codes(report) == ["nis.not_used"]
    assert "1 januari 2024" in str(report.problems[0])


def test_without_any_column_with_a_code_the_columns_are_listed(tmp_path, imported):
    report = imported(collection(tmp_path, row_with({"naam": "Gent", "opp": 3})))
    assert codes(report) == ["nis.column"]
    assert "Gevonden kolommen: naam, opp." in report.problems[0].message


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ('{"type": "FeatureCollection", "features": [{"type": "Fea', "geojson.json", "regel 1, teken"),
        ("", "geojson.json", "afgebroken"),
        ("[1, 2]", "geojson.collection", "gevonden “list”"),
        ('{"type": "Topology"}', "geojson.collection", "gevonden “Topology”"),
        ('{"type": "FeatureCollection", "features": 3}', "geojson.collection", "FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "file.empty", "geen enkele rij"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "file.unreadable", "NaN"),
        ("[" * 100_000, "file.unreadable", "niet te lezen"),
        ('{"a": ' + "9" * 5000 + "}", "file.unreadable", "niet te lezen"),
    ],
)
def test_a_file_that_is_no_collection_of_borders_is_refused(tmp_path, imported, text, code, told):
    path = tmp_path / "grenzen.geojson"
    path.write_text(text)
    report = imported(path)
    assert codes(report) == [code]
    assert told in report.problems[0].message


def test_a_file_in_another_alphabet_than_utf8_is_refused(tmp_path, imported):
    path = tmp_path / "grenzen.json"
    path.write_bytes('{"naam": "Sint-Joris-Weert é"}'.encode("latin-1"))
    assert codes(imported(path)) == ["file.unreadable"]


def test_a_file_that_is_not_there_or_of_another_kind_is_refused(tmp_path, imported):
    assert codes(imported(tmp_path / "weg.geojson")) == ["file.not_found"]
    assert codes(imported(tmp_path / "grenzen.kml")) == ["file.kind"]


def test_a_file_beyond_all_measure_is_not_even_opened(tmp_path, imported, monkeypatch):
    monkeypatch.setattr(reading, "MOST_MB", 0)
    path = tmp_path / "grenzen.geojson"
    path.write_bytes(b" " * 2_000_000)
    assert codes(imported(path)) == ["file.size"]


# ---------------------------------------------------------------------------------------------------- broken shapefiles


def test_a_shapefile_without_its_table_is_refused(tmp_path, imported):
    path = shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)))
    path.with_suffix(".dbf").unlink()
    report = imported(path)
    assert codes(report) == ["shapefile.companion"]
    assert "grenzen.dbf" in report.problems[0].message


@pytest.mark.parametrize("suffix", [".shp", ".dbf"])
@pytest.mark.parametrize("kept", [0, 10, 40, 150])
def test_a_shapefile_that_was_broken_off_is_refused(tmp_path, imported, suffix, kept):
    rows = [("44021", block(*GHENT_LAMBERT)), ("36008", block(67_000, 178_500))]
    broken = shapes(tmp_path, *rows).with_suffix(suffix)
    content = broken.read_bytes()
    broken.write_bytes(content[: min(kept, len(content) - 2)])
    report = imported(tmp_path / "grenzen.shp")
    assert codes(report) == ["file.truncated"]
    assert "Haal het opnieuw op." in report.problems[0].message


def test_a_file_that_is_no_shapefile_at_all_is_refused(tmp_path, imported):
    path = shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)))
    path.write_bytes(b"x" * 500)
    assert codes(imported(path)) == ["file.unreadable"]


def test_a_shapefile_whose_rows_promise_more_points_than_there_are_is_refused(tmp_path, imported):
    path = shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)))
    content = bytearray(path.read_bytes())
    content[148:152] = struct.pack("<i", 2_000_000_000)
    path.write_bytes(content)
    report = imported(path)
    assert not report.is_ok
    assert codes(report)[0] in {"file.unreadable", "shape.polygon", "shape.area", "shape.outside"}


def test_a_projection_we_do_not_know_is_named(tmp_path, imported):
    report = imported(shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)), prj='PROJCS["RD_New"]'))
    assert codes(report) == ["projection.unknown"]
    assert "RD_New" in report.problems[0].message


def test_a_shapefile_that_names_the_wrong_projection_is_refused(tmp_path, imported):
    report = imported(shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)), prj='PROJCS["Belge_Lambert_2008"]'))
    assert codes(report) == ["shape.outside"]


def test_a_shapefile_of_points_is_refused(tmp_path, imported):
    report = imported(shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)), kind=shapefile.POINT))
    assert codes(report) == ["shape.polygon"]
    assert "POINT" in report.problems[0].message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(0, 400), value=st.integers(0, 255), suffix=st.sampled_from([".shp", ".dbf", ".prj"]))
@pytest.mark.slow
def test_one_wrong_byte_in_a_shapefile_never_breaks_the_importer(tmp_path, imported, position, value, suffix):
    path = shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)))
    file = path.with_suffix(suffix)
    content = bytearray(file.read_bytes())
    content[position % len(content)] = value
    file.write_bytes(content)
    report = imported(path, is_dry_run=True)
    assert report.is_ok or report.problems[0].message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5) | st.just("Polygon"),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["type", "coordinates", "properties", "geometry", "nis"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
@pytest.mark.slow
def test_whatever_stands_in_a_geojson_row_the_importer_answers(tmp_path, imported, row):
    report = imported(collection(tmp_path, row), is_dry_run=True)
    assert report.is_ok or report.problems[0].message


# ------------------------------------------------------------------------------------------------------------- mergers


def test_a_list_of_mergers_is_tried_first_and_applied_when_asked(tmp_path, merged):
    path = workbook(tmp_path, ("36008", "36099"), ("36007", "36099"), ("44021", "44021"), ("99999", "99999"))
    names = workbook(tmp_path, (1, 36099, "Samengem"), header=("nr", "geoitem code", "name"), name="namen.xlsx")
    trial = merged(path, names=names, is_dry_run=True)
    assert trial.added == ("36008 → 36099", "36007 → 36099")
    assert (trial.read, trial.skipped) == (4, 1)
    assert any("36099" in remark for remark in trial.remarks)
    assert queries.municipality_on("36099", date(2027, 1, 1)) is None
    assert merged(path, names=names).was_applied
    assert queries.codes()["36099"].name == "Samengem"
    assert merged(path, names=names).unchanged == ("36008 → 36099", "36007 → 36099")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("36008", "")], "nis.missing"),
        ([("Izegem", "36007")], "nis.malformed"),
        ([("36098", "36007")], "nis.unknown"),
        ([("36008", "36007"), ("36008", "36015")], "merger.twice"),
        ([("37012", "36007")], "merger.other"),
        ([("36008", "37012")], "nis.not_used"),
        ([("36008", "36099")], "merger.name"),
    ],
)
def test_a_wrong_line_in_a_list_of_mergers_stops_it(tmp_path, merged, rows, code):
    report = merged(workbook(tmp_path, *rows))
    assert codes(report) == [code]
    assert not report.was_applied
    assert queries.municipality_on("36008", date(2027, 1, 1)) is not None


def test_a_list_of_mergers_needs_two_columns_and_a_line(tmp_path, merged):
    assert codes(merged(workbook(tmp_path, ("1", "2", "3"), header=("a", "b", "c")))) == ["workbook.columns"]
    assert codes(merged(workbook(tmp_path))) == ["file.empty"]
    good = workbook(tmp_path, ("36008", "36099"))
    assert codes(merged(good, names=workbook(tmp_path, name="namen.xlsx"))) == ["workbook.columns"]


def test_a_workbook_that_is_not_there_or_is_none_is_refused(tmp_path, merged):
    assert codes(merged(tmp_path / "weg.xlsx")) == ["file.not_found"]
    text = tmp_path / "fusies.xlsx"
    text.write_text("oud;nieuw")
    assert codes(merged(text)) == ["workbook.unreadable"]
    with zipfile.ZipFile(text, "w") as packed:
        packed.writestr("leeg.txt", "geen werkblad")
    assert codes(merged(text)) == ["workbook.unreadable"]


def test_a_workbook_that_was_broken_off_is_refused(tmp_path, merged):
    path = workbook(tmp_path, ("36008", "36007"))
    path.write_bytes(path.read_bytes()[:-200])
    assert codes(merged(path)) == ["workbook.unreadable"]


def packed_with(path, name, *, megabytes=0, times=1):
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        for number in range(times):
            packed.writestr(f"{name}{number}.xml", b"0" * (megabytes * 1_000_000))
    return path


@pytest.mark.slow
@pytest.mark.parametrize(("megabytes", "times"), [(30, 1), (10, 3), (2, 1), (0, 300)])
def test_a_workbook_that_unpacks_into_far_more_than_it_is_is_refused_unread(tmp_path, merged, megabytes, times):
    path = packed_with(workbook(tmp_path, ("36008", "36007")), "xl/media/beeld", megabytes=megabytes, times=times)
    report = merged(path)
    assert codes(report) == ["workbook.bomb"]
    assert "geweigerd" in report.problems[0].message


def test_a_workbook_with_laughing_entities_is_refused(tmp_path, merged):
    path = workbook(tmp_path, ("36008", "36007"))
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    whole = {}
    with zipfile.ZipFile(path) as packed:
        whole = {name: packed.read(name) for name in packed.namelist()}
    whole["xl/worksheets/sheet1.xml"] = laughs.encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in whole.items():
            packed.writestr(name, content)
    assert codes(merged(path)) == ["workbook.unreadable"]


# ------------------------------------------------------------------------------------------------- the published files


@needs_official
@pytest.mark.slow
def test_the_published_shapefile_gives_a_border_to_every_municipality_of_2025(imported):
    report = imported(OFFICIAL / "gemeente.shp", attribution="Statbel")
    assert (report.read, report.skipped, len(report.added), report.missing) == (304, 0, 304, ())
    drawn = json.loads(queries.map_geojson(NEW_YEAR).geojson)["features"]
    borders = {row["properties"]["nis"]: shape(row["geometry"]) for row in drawn}
    assert all(border.is_valid for border in borders.values())
    for nis, known in queries.codes().items():
        if nis in borders:
            assert borders[nis].distance(shapely.Point(known.lon, known.lat)) < 0.03, known.name
    overlap = sum(border.area for border in borders.values()) - shapely.union_all(list(borders.values())).area
    assert overlap < 1e-4
    assert len(queries.map_geojson(NEW_YEAR).geojson) < 400_000
    again = imported(OFFICIAL / "gemeente.shp", attribution="Statbel")
    assert (len(again.unchanged), again.added, again.changed) == (304, (), ())
    assert Edition.objects.filter(kind="borders").count() == 1


@needs_official
@pytest.mark.slow
def test_the_published_geojson_lacks_brussels_and_says_so(imported):
    report = imported(OFFICIAL / "municipalities_flanders_2025_simplified.geojson", is_dry_run=True)
    assert (len(report.added), len(report.missing)) == (285, 19)


@needs_official
@pytest.mark.slow
@pytest.mark.parametrize("name", ["provincie.shp", "arrondiss.shp", "refreg.shp"])
def test_a_published_file_of_other_areas_is_not_taken_for_municipalities(imported, name):
    assert codes(imported(OFFICIAL / name)) == ["nis.column"]


@needs_official
@pytest.mark.slow
def test_the_published_shapefile_does_not_fit_the_year_before(imported):
    report = imported(OFFICIAL / "gemeente.shp", valid_from=date(2024, 12, 31))
    assert set(codes(report)) == {"nis.not_used"}
    assert len(report.problems) == 12


@needs_official
def test_the_published_mergers_of_2025_are_known_already(merged):
    report = merged(OFFICIAL / "gemeente2024_gemeente.xlsx", on=NEW_YEAR, names=OFFICIAL / "def_gemeente.xlsx")
    assert report.is_ok
    assert (report.read, len(report.unchanged), report.added) == (323, 27, ())


def test_an_unreadable_file_is_told_as_a_problem(tmp_path):
    with pytest.raises(UnreadableError, match=r"bestaat niet"):
        reading.read(tmp_path / "weg.shp")

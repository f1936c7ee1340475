from dataclasses import replace
from datetime import date

import pytest

from tandem.base import events
from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.base.errors import NotPossible
from tandem.base.models import Event
from tandem.faces.exchange.shipped import geo as shipped
from tandem.registers.geo import policies, queries
from tandem.registers.geo.actions.borders import replace_borders
from tandem.registers.geo.actions.mergers import apply_mergers
from tandem.registers.geo.actions.tables import load_shipped
from tandem.registers.geo.models import Border, Edition, Merger, Municipality, PostalCode, Region, RegionMember
from tandem.registers.geo.rules import BorderFacts, Change, Counts
from tandem.registers.geo.terms import Happened, RegionKind

pytestmark = pytest.mark.django_db

ADMIN = Actor(user_id=None, role="platform_admin")
CLERK = Actor(user_id=None, role="partnership_staff")
NEW_YEAR = date(2025, 1, 1)
SQUARE = '{"type":"Polygon","coordinates":[[[4.0,51.0],[4.1,51.0],[4.1,51.1],[4.0,51.0]]]}'
OTHER = SQUARE.replace("4.1", "4.2")


def there(found):
    """What was found; the test stops where nothing was."""
    assert found is not None
    return found


def places():
    """Every row about places, without the identifiers."""
    return {
        "municipalities": set(Municipality.objects.values_list("nis", "name", "valid_from", "valid_until", "lat")),
        "mergers": set(Merger.objects.values_list("old__nis", "new__nis", "merged_on", "certainty")),
        "postal_codes": set(PostalCode.objects.values_list("code", "place", "municipality__nis")),
        "regions": set(Region.objects.values_list("code", "kind", "name", "parent__code", "note")),
        "members": set(
            RegionMember.objects.values_list("region__code", "municipality__nis", "valid_from", "valid_until")
        ),
    }


def happened(code):
    return Event.objects.filter(code=code).count()


# ----------------------------------------------------------------------------------------------------------- who may


@pytest.mark.parametrize(("actor", "may"), [(SYSTEM, True), (ADMIN, True), (CLERK, False), (PUBLIC, False)])
def test_only_the_platform_and_its_administrator_keep_the_tables_of_places(actor, may):
    assert policies.may_keep_places(actor).is_ok is may


def test_another_loads_nothing(no_places, now):
    with pytest.raises(NotPossible):
        load_shipped(actor=CLERK, tables=shipped.read(), now=now)
    with pytest.raises(NotPossible):
        replace_borders(actor=CLERK, edition="2025", valid_from=NEW_YEAR, source="", features=[], now=now)
    with pytest.raises(NotPossible):
        apply_mergers(actor=CLERK, on=NEW_YEAR, changes=[], names={}, now=now)
    assert not Edition.objects.exists()


# ------------------------------------------------------------------------------------------------------ shipped tables


@pytest.mark.slow
def test_the_first_load_fills_every_table_and_is_one_event(no_places, now):
    tables = shipped.read()
    before = happened(Happened.TABLES_LOADED)
    counts = load_shipped(actor=SYSTEM, tables=tables, now=now)
    assert counts["municipalities"] == Counts(added=len(tables.municipalities))
    assert counts["region_members"] == Counts(added=len(tables.members))
    assert happened(Happened.TABLES_LOADED) == before + 1
    assert {len(rows) for rows in places().values()} == {346, 42, 1193, 75, 2047}


def test_loading_the_same_again_does_nothing(flanders, now, query_budget):
    before, seen = places(), happened(Happened.TABLES_LOADED)
    with query_budget(3):
        assert shipped.load(actor=SYSTEM, now=now) == {}
    assert places() == before
    assert happened(Happened.TABLES_LOADED) == seen


@pytest.mark.slow
def test_a_corrected_table_changes_only_what_was_corrected(flanders, now):
    tables = shipped.read()
    moved = replace(tables.members[0], region="10000")
    renamed = replace(tables.municipalities[0], name="Aartselaere")
    corrected = replace(
        tables,
        municipalities=(renamed, *tables.municipalities[1:]),
        members=(moved, *tables.members[1:]),
        postal_codes=tables.postal_codes[1:],
    )
    counts = load_shipped(actor=SYSTEM, tables=corrected, now=now)
    assert (counts["municipalities"].changed, counts["municipalities"].added) == (1, 0)
    assert (counts["region_members"].added, counts["region_members"].removed) == (1, 1)
    assert counts["postal_codes"].removed == 1
    assert counts["mergers"].is_nothing
    assert there(queries.municipality_on("11001", NEW_YEAR)).name == "Aartselaere"


@pytest.mark.slow
def test_shipped_tables_do_not_undo_a_merger_that_they_do_not_know_yet(flanders, now):
    on = date(2027, 1, 1)
    changes = [Change("36008", "36099"), Change("36007", "36099")]
    apply_mergers(actor=SYSTEM, on=on, changes=changes, names={"36099": "Izegem-Ingelmunster"}, now=now)
    merged = places()
    tables = shipped.read()
    newer = replace(tables, regions=tuple(replace(row, note=f"{row.note} Nagekeken.") for row in tables.regions))
    load_shipped(actor=SYSTEM, tables=newer, now=now)
    again = places()
    for name in ("municipalities", "mergers", "postal_codes", "members"):
        assert again[name] == merged[name], name
    assert again["regions"] != merged["regions"]


# ------------------------------------------------------------------------------------------------------------- borders


def replaced(now, *features, edition="2025", source="Bron"):
    rows = [BorderFacts(nis, geometry) for nis, geometry in features]
    return replace_borders(actor=SYSTEM, edition=edition, valid_from=NEW_YEAR, source=source, features=rows, now=now)


def test_borders_come_change_stay_and_go(flanders, now):
    assert replaced(now, ("44021", SQUARE), ("36008", SQUARE)) == Counts(added=2)
    assert replaced(now, ("44021", OTHER), ("11001", SQUARE)) == Counts(added=1, changed=1, removed=1)
    assert queries.border_geometries("2025") == {"44021": OTHER, "11001": SQUARE}


def test_the_same_borders_again_do_nothing(flanders, now):
    replaced(now, ("44021", SQUARE), ("36008", SQUARE))
    seen = happened(Happened.BORDERS_REPLACED)
    assert replaced(now, ("36008", SQUARE), ("44021", SQUARE)) == Counts(unchanged=2)
    assert happened(Happened.BORDERS_REPLACED) == seen


def test_every_replacement_is_one_event_in_the_history_of_its_edition(flanders, now):
    replaced(now, ("44021", SQUARE))
    replaced(now, ("44021", OTHER))
    edition = Edition.objects.get(kind="borders", code="2025")
    told = [event.data["counts"]["borders"] for event in events.history(edition)]
    assert told == [[1, 0, 0, 0], [0, 1, 0, 0]]


def test_borders_of_another_edition_stay(flanders, now):
    replaced(now, ("44021", SQUARE), edition="2024")
    replaced(now, ("44021", OTHER), edition="2025")
    assert queries.border_geometries("2024") == {"44021": SQUARE}


def test_one_unknown_code_stops_all_borders_and_is_named(flanders, now):
    with pytest.raises(NotPossible) as refused:
        replaced(now, ("44021", SQUARE), ("99999", SQUARE), ("88888", SQUARE))
    assert {finding.found for finding in refused.value.verdict.unmet} == {"99999", "88888"}
    assert not Border.objects.exists()


# ------------------------------------------------------------------------------------------------------------- mergers


def rewound(tables):
    """The tables as they stood before the mergers of 2025."""
    born = {row.nis for row in tables.municipalities if row.valid_from == NEW_YEAR}
    old = {row.new_nis: row.old_nis for row in tables.mergers}

    def open_again(row):
        return replace(row, valid_until=None) if row.valid_until == NEW_YEAR else row

    yearly = {row.code for row in tables.regions if row.valid_from == NEW_YEAR}
    return replace(
        tables,
        municipalities=tuple(open_again(row) for row in tables.municipalities if row.nis not in born),
        mergers=tuple(row for row in tables.mergers if row.merged_on != NEW_YEAR),
        postal_codes=tuple(replace(row, nis=old[row.nis]) if row.nis in born else row for row in tables.postal_codes),
        regions=tuple(row for row in tables.regions if row.code not in yearly),
        members=tuple(open_again(r) for r in tables.members if r.nis not in born and r.region not in yearly),
    )


@pytest.mark.slow
def test_the_published_list_turns_the_table_of_2024_into_that_of_2025(no_places, now):
    tables = shipped.read()
    load_shipped(actor=SYSTEM, tables=rewound(tables), now=now)
    assert queries.municipalities_on(NEW_YEAR).count() == 319
    names = {row.nis: row.name for row in tables.municipalities}
    changes = [Change(row.old_nis, row.new_nis) for row in tables.mergers if row.merged_on == NEW_YEAR]
    counts = apply_mergers(
        actor=SYSTEM, on=NEW_YEAR, changes=[*changes, Change("44021", "44021")], names=names, now=now
    )
    assert counts == Counts(added=27)
    found, kept = places(), {row.code for row in rewound(tables).regions}
    wanted = {(row.nis, row.name, row.valid_from, row.valid_until) for row in tables.municipalities}
    assert {row[:4] for row in found["municipalities"]} == wanted
    assert found["mergers"] == {(row.old_nis, row.new_nis, row.merged_on, row.certainty) for row in tables.mergers}
    assert found["members"] == {
        (row.region, row.nis, row.valid_from, row.valid_until) for row in tables.members if row.region in kept
    }
    assert {row[2] for row in found["postal_codes"]} == {row.nis for row in tables.postal_codes}


def test_a_new_municipality_lies_in_the_middle_of_what_it_was_made_of(flanders, now):
    changes = [Change("36008", "36099"), Change("36007", "36099")]
    apply_mergers(actor=SYSTEM, on=date(2027, 1, 1), changes=changes, names={"36099": "Samengem"}, now=now)
    town = there(queries.municipality_on("36099", date(2027, 1, 1)))
    parts = [there(queries.municipality_on(nis, NEW_YEAR)) for nis in ("36008", "36007")]
    assert town.lat == pytest.approx(sum(part.lat for part in parts) / 2, abs=0.006)
    assert there(queries.region_of("36099", RegionKind.SUBREGION, date(2027, 1, 1))).code == "SUB-MIDWEST"
    assert there(queries.place_of("8870")).municipality == "Samengem"


def test_a_new_municipality_is_in_no_region_on_which_its_parts_disagree(flanders, now):
    on, changes = date(2027, 1, 1), [Change("33029", "33099"), Change("33011", "33099")]
    apply_mergers(actor=SYSTEM, on=on, changes=changes, names={"33099": "Samengem"}, now=now)
    assert queries.region_of("33099", RegionKind.REFERENCE_REGION, on) is None
    assert there(queries.region_of("33099", RegionKind.SUBREGION, on)).code == "SUB-WESTHOEK"


def test_a_merger_into_a_municipality_that_keeps_its_code_makes_no_new_one(flanders, now):
    on = date(2027, 1, 1)
    number = Municipality.objects.count()
    apply_mergers(actor=SYSTEM, on=on, changes=[Change("11001", "11002")], names={}, now=now)
    assert Municipality.objects.count() == number
    assert queries.successor("11001", on).name == "Antwerpen"


def test_the_same_mergers_again_do_nothing(flanders, now):
    seen = happened(Happened.MERGERS_APPLIED)
    changes = [Change("37012", "37021"), Change("37018", "37021")]
    assert apply_mergers(actor=SYSTEM, on=NEW_YEAR, changes=changes, names={}, now=now) == Counts(unchanged=2)
    assert happened(Happened.MERGERS_APPLIED) == seen


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change("99999", "36008"), "geo.municipality_known"),
        (Change("37012", "36008"), "geo.municipality_still_open"),
        (Change("36008", "36099"), "geo.successor_named"),
        (Change("36008", "37012"), "geo.successor_still_open"),
    ],
)
def test_a_merger_that_cannot_be_changes_nothing(flanders, now, change, code):
    before = places()
    with pytest.raises(NotPossible) as refused:
        apply_mergers(actor=SYSTEM, on=date(2027, 1, 1), changes=[Change("11001", "11002"), change], names={}, now=now)
    assert refused.value.verdict.codes() == {code}
    assert places() == before


def test_a_municipality_does_not_go_up_in_one_that_goes_up_in_another_the_same_day(flanders, now):
    changes = [Change("36008", "36007"), Change("36007", "36015")]
    with pytest.raises(NotPossible) as refused:
        apply_mergers(actor=SYSTEM, on=date(2027, 1, 1), changes=changes, names={}, now=now)
    assert refused.value.verdict.codes() == {"geo.successor_is_no_predecessor"}

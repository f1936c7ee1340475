"""Loading the shipped tables of municipalities, mergers, postal codes and regions."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tandem.base.actor import Actor
from tandem.registers.geo import policies, rules
from tandem.registers.geo.actions.rows import Load, bring_up_to_date, digest_of, locked_edition, record
from tandem.registers.geo.models import Edition, Merger, Municipality, PostalCode, Region, RegionMember
from tandem.registers.geo.rules import Counts, Tables
from tandem.registers.geo.terms import EditionKind, Happened

SHIPPED = "shipped"
Towns = Mapping[str, Municipality]


@transaction.atomic
def load_shipped(*, actor: Actor, tables: Tables, now: datetime) -> Load:
    """Bring the tables of places up to the shipped ones; the same again does nothing.

    Mergers that were imported later are not undone by shipped tables that do not know them yet.
    """
    policies.may_keep_places(actor).or_raise()
    digest = digest_of(tables)
    edition = locked_edition(EditionKind.TABLES, SHIPPED)
    if edition is not None and edition.digest == digest:
        return {}
    counts = _load(tables)
    edition = edition or Edition(kind=EditionKind.TABLES, code=SHIPPED)
    edition.valid_from = max(row.valid_from for row in tables.municipalities)
    edition.digest, edition.loaded_at = digest, now
    edition.save()
    record(Happened.TABLES_LOADED, actor=actor, edition=edition, counts=counts, now=now)
    return counts


def _load(tables: Tables) -> Load:
    """Write all tables, in the order in which they refer to each other."""
    shipped = [row.nis for row in tables.municipalities]
    counts = {"municipalities": _municipalities(tables)}
    towns = {town.nis: town for town in Municipality.objects.all()}
    counts["mergers"] = _mergers(tables, towns)
    counts["postal_codes"] = _postal_codes(tables, towns)
    counts["regions"] = _regions(tables)
    counts["region_members"] = _members(tables, towns, shipped=shipped)
    return counts


def _municipalities(tables: Tables) -> Counts:
    ended = dict(Municipality.objects.filter(valid_until__isnull=False).values_list("nis", "valid_until"))
    rows = [
        Municipality(
            nis=row.nis,
            name=row.name,
            search_key=rules.search_key(row.name),
            valid_from=row.valid_from,
            valid_until=row.valid_until or ended.get(row.nis),
            arrondissement=row.arrondissement,
            lat=row.lat,
            lon=row.lon,
        )
        for row in tables.municipalities
    ]
    stored = Municipality.objects.filter(nis__in=[row.nis for row in rows])
    fields = ("name", "search_key", "valid_from", "valid_until", "arrondissement", "lat", "lon")
    return bring_up_to_date(stored, rows, key=lambda row: row.nis, fields=fields)


def _mergers(tables: Tables, towns: Towns) -> Counts:
    rows = [
        Merger(old=towns[row.old_nis], new=towns[row.new_nis], merged_on=row.merged_on, certainty=row.certainty)
        for row in tables.mergers
    ]
    stored = Merger.objects.filter(old__in=[row.old for row in rows])
    return bring_up_to_date(stored, rows, key=lambda row: row.old_id, fields=("new", "merged_on", "certainty"))


def _postal_codes(tables: Tables, towns: Towns) -> Counts:
    went_up_in = {merger.old.nis: merger.new.nis for merger in Merger.objects.select_related("old", "new")}
    rows = [
        PostalCode(
            code=row.code,
            place=row.place,
            search_key=rules.search_key(row.place),
            municipality=towns[_latest(row.nis, went_up_in)],
        )
        for row in tables.postal_codes
    ]
    return bring_up_to_date(
        PostalCode.objects.all(), rows, key=lambda row: (row.code, row.place), fields=("search_key", "municipality")
    )


def _latest(nis: str, went_up_in: Mapping[str, str]) -> str:
    while nis in went_up_in:
        nis = went_up_in[nis]
    return nis


def _regions(tables: Tables) -> Counts:
    rows = [
        Region(
            code=row.code,
            kind=row.kind,
            name=row.name,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.certainty,
            note=row.note,
        )
        for row in tables.regions
    ]
    stored = Region.objects.filter(code__in=[row.code for row in rows])
    fields = ("kind", "name", "valid_from", "valid_until", "certainty", "note")
    counts = bring_up_to_date(stored, rows, key=lambda row: row.code, fields=fields)
    _hang_under_parents(tables)
    return counts


def _hang_under_parents(tables: Tables) -> None:
    regions = {region.code: region for region in Region.objects.all()}
    for row in tables.regions:
        regions[row.code].parent = regions[row.parent] if row.parent else None
    Region.objects.bulk_update([regions[row.code] for row in tables.regions], ["parent"])


def _members(tables: Tables, towns: Towns, *, shipped: list[str]) -> Counts:
    regions = {region.code: region for region in Region.objects.all()}
    rows = [
        RegionMember(
            region=regions[row.region],
            municipality=towns[row.nis],
            kind=regions[row.region].kind,
            valid_from=row.valid_from,
            valid_until=row.valid_until or towns[row.nis].valid_until,
        )
        for row in tables.members
    ]
    return bring_up_to_date(
        RegionMember.objects.filter(municipality__nis__in=shipped),
        rows,
        key=lambda row: (row.region_id, row.municipality_id, row.valid_from),
        fields=("kind", "valid_until"),
    )

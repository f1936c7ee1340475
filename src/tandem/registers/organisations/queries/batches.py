"""What a batch of providers would do to the tables, and what stands in the way of undoing it; writes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db.models import ManyToOneRel, Model, QuerySet

from tandem.base.models import Table
from tandem.base.verdict import Verdict
from tandem.registers.geo import queries as geo
from tandem.registers.geo.rules import Counts
from tandem.registers.organisations import rules
from tandem.registers.organisations.models import (
    AanloopProgramme,
    Location,
    Network,
    NetworkMembership,
    Programme,
    Provider,
    ProviderBatch,
    ProviderChange,
    StandardTrajectory,
    TrajectoryGroup,
)
from tandem.registers.organisations.queries.batch_rows import KnownRows, ProviderRows, facts_of
from tandem.registers.organisations.terms import PositionSource, ProviderTable
from tandem.registers.reference.models import Sector, Training

MODELS: Final[Mapping[ProviderTable, type[Table]]] = {
    ProviderTable.NETWORK: Network,
    ProviderTable.PROVIDER: Provider,
    ProviderTable.MEMBERSHIP: NetworkMembership,
    ProviderTable.LOCATION: Location,
    ProviderTable.PROGRAMME: Programme,
    ProviderTable.TRAJECTORY: StandardTrajectory,
    ProviderTable.TRAJECTORY_GROUP: TrajectoryGroup,
    ProviderTable.AANLOOP_PROGRAMME: AanloopProgramme,
}

Key = Callable[[Any], tuple[Any, ...]]
Frozen = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One row that a batch adds, or changes from what it was."""

    row: Table
    before: Frozen | None


@dataclass(frozen=True)
class TableDifference:
    """What a batch does to one table."""

    table: ProviderTable
    changes: tuple[Change, ...]
    unchanged: int

    @property
    def counts(self) -> Counts:
        """How many rows it adds, changes and leaves."""
        added = sum(change.before is None for change in self.changes)
        return Counts(added=added, changed=len(self.changes) - added, unchanged=self.unchanged)


def check(rows: ProviderRows) -> Verdict:
    """Whether a batch holds together with what is there already."""
    known = KnownRows(
        networks=frozenset(Network.objects.values_list("code", flat=True)),
        providers=frozenset(Provider.objects.values_list("number", flat=True)),
        locations=frozenset(Location.objects.values_list("provider__number", "number")),
        trainings=frozenset(Training.objects.values_list("code", flat=True)),
        trajectories=frozenset(StandardTrajectory.objects.values_list("code", flat=True)),
        sectors=frozenset(Sector.objects.values_list("code", flat=True)),
    )
    return rules.may_apply(facts_of(rows, known=known))


def difference(rows: ProviderRows) -> tuple[TableDifference, ...]:
    """What a sound batch adds and changes, table by table, in the order in which they refer to each other."""
    networks = _networks(rows)
    providers = _providers(rows)
    institution = {row.number: row for row in (*_stored(Provider), *_rows(providers))}
    network = {row.code: row for row in (*_stored(Network), *_rows(networks))}
    locations = _locations(rows, institution)
    place = {(row.provider.number, row.number): row for row in (*_stored(Location, "provider"), *_rows(locations))}
    return (
        networks,
        providers,
        _memberships(rows, institution, network),
        locations,
        _programmes(rows, place),
        _trajectories(rows),
        _groups(rows),
        _aanloop(rows, place),
    )


def frozen(row: Model) -> Frozen:
    """A row as plain data."""
    return {field.attname: _plain(field.value_from_object(row)) for field in row._meta.concrete_fields}


def thawed(table: ProviderTable, stored: Frozen) -> Table:
    """The row again, as it was frozen."""
    model = MODELS[table]
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: fields[name].to_python(value) for name, value in stored.items()})


def changed_since(batch: ProviderBatch) -> Iterator[str]:
    """The rows of a batch that no longer are as it left them."""
    for table, changes in _by_table(batch.changes.order_by("position")).items():
        rows = MODELS[table]._default_manager.in_bulk([change.row_id for change in changes])
        for change in changes:
            row = rows.get(change.row_id)
            if row is None:
                yield str(change.after.get("number") or change.after.get("code") or change.row_id)
            elif frozen(row) != change.after:
                yield key_of(row)


def leaning_on(batch: ProviderBatch) -> Iterator[str]:
    """The rows a batch added that other rows refer to now, which did not come in with it."""
    own = set(batch.changes.filter(before__isnull=True).values_list("row_id", flat=True))
    for table, changes in _by_table(batch.changes.filter(before__isnull=True).order_by("position")).items():
        rows = MODELS[table]._default_manager.in_bulk([change.row_id for change in changes])
        for row_id in _referred_to(MODELS[table], rows, own):
            yield key_of(rows[row_id])


def key_of(row: Table) -> str:
    """How people know a row: its number or code, after those of what it belongs to."""
    match row:
        case Network():
            return row.code
        case Provider():
            return row.number
        case NetworkMembership():
            return f"{row.provider.number}/{row.network.code}"
        case Location():
            return f"{row.provider.number}/{row.number}"
        case Programme():
            return f"{key_of(row.location)}/{row.training.code}"
        case StandardTrajectory():
            return row.code
        case TrajectoryGroup():
            return f"{row.group_number}/{row.trajectory}"
        case AanloopProgramme():
            return f"{key_of(row.location)}/{row.name}"
    raise TypeError(f"no table of providers: {row!r}")


def _networks(rows: ProviderRows) -> TableDifference:
    wanted = [Network(code=row.code, name=row.name, kind=row.kind) for row in rows.networks]
    return _difference(ProviderTable.NETWORK, _stored(Network), wanted, key=lambda row: (row.code,))


def _providers(rows: ProviderRows) -> TableDifference:
    wanted = [
        Provider(
            number=row.number,
            name=row.name,
            kind=row.kind,
            email=row.email,
            phone=row.phone,
            website=row.website,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
        for row in rows.providers
    ]
    return _difference(ProviderTable.PROVIDER, _stored(Provider), wanted, key=lambda row: (row.number,))


def _memberships(
    rows: ProviderRows, institution: Mapping[str, Provider], network: Mapping[str, Network]
) -> TableDifference:
    wanted = [
        NetworkMembership(
            provider=institution[row.provider],
            network=network[row.network],
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
        for row in rows.memberships
    ]
    stored = _stored(NetworkMembership)
    return _difference(
        ProviderTable.MEMBERSHIP, stored, wanted, key=lambda row: (row.provider_id, row.network_id, row.valid_from)
    )


def _locations(rows: ProviderRows, institution: Mapping[str, Provider]) -> TableDifference:
    position = lru_cache(maxsize=None)(_position)
    wanted = [
        Location(
            provider=institution[row.provider],
            number=row.number,
            name=row.name,
            street=row.street,
            house_number=row.house_number,
            postal_code=row.postal_code,
            municipality=row.municipality,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            **dict(position(row.postal_code, row.municipality)),
        )
        for row in rows.locations
    ]
    return _difference(ProviderTable.LOCATION, _stored(Location), wanted, key=lambda row: (row.provider_id, row.number))


def _programmes(rows: ProviderRows, place: Mapping[tuple[str, str], Location]) -> TableDifference:
    codes = {row.training for row in rows.programmes}
    training = {row.code: row for row in Training.objects.filter(code__in=codes)}
    wanted = [
        Programme(
            location=place[row.provider, row.location],
            training=training[row.training],
            group_number=row.group_number,
            agreement_type=row.agreement_type,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
        for row in rows.programmes
    ]
    stored = _stored(Programme)
    return _difference(
        ProviderTable.PROGRAMME, stored, wanted, key=lambda row: (row.location_id, row.training_id, row.valid_from)
    )


def _trajectories(rows: ProviderRows) -> TableDifference:
    wanted = [
        StandardTrajectory(
            code=r.code, agreement_type=r.agreement_type, valid_from=r.valid_from, valid_until=r.valid_until
        )
        for r in rows.trajectories
    ]
    stored = _stored(StandardTrajectory)
    return _difference(ProviderTable.TRAJECTORY, stored, wanted, key=lambda row: (row.code, row.valid_from))


def _groups(rows: ProviderRows) -> TableDifference:
    wanted = [
        TrajectoryGroup(
            group_number=r.group_number, trajectory=r.trajectory, valid_from=r.valid_from, valid_until=r.valid_until
        )
        for r in rows.groups
    ]
    stored = _stored(TrajectoryGroup)

    def key(row: TrajectoryGroup) -> tuple[Any, ...]:
        return row.group_number, row.trajectory, row.valid_from

    return _difference(ProviderTable.TRAJECTORY_GROUP, stored, wanted, key=key)


def _aanloop(rows: ProviderRows, place: Mapping[tuple[str, str], Location]) -> TableDifference:
    training = {row.code: row for row in Training.objects.filter(code__in={r.training for r in rows.aanloop})}
    sector = {row.code: row for row in Sector.objects.filter(code__in={r.sector for r in rows.aanloop})}
    wanted = [
        AanloopProgramme(
            location=place[row.provider, row.location],
            name=row.name,
            training=training.get(row.training),
            sector=sector.get(row.sector),
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
        for row in rows.aanloop
    ]
    stored = _stored(AanloopProgramme)
    return _difference(
        ProviderTable.AANLOOP_PROGRAMME, stored, wanted, key=lambda row: (row.location_id, row.name, row.valid_from)
    )


def _difference(table: ProviderTable, stored: Iterable[Table], wanted: Sequence[Table], *, key: Key) -> TableDifference:
    there = {key(row): row for row in stored}
    changes, unchanged = [], 0
    for row in wanted:
        old = there.get(key(row))
        if old is None:
            changes.append(Change(row, None))
            continue
        row.pk = old.pk
        if _told(row) == _told(old):
            unchanged += 1
        else:
            changes.append(Change(row, frozen(old)))
    return TableDifference(table, tuple(changes), unchanged)


def _told(row: Table) -> Frozen:
    """What a row says, whichever batch wrote it."""
    return {name: value for name, value in frozen(row).items() if name != "batch"}


def _rows(difference: TableDifference) -> list[Any]:
    return [change.row for change in difference.changes]


def _stored(model: type[Any], *related: str) -> QuerySet[Any]:
    rows = model.objects.order_by("pk")
    return rows.select_related(*related) if related else rows


def _position(postal_code: str, municipality: str) -> tuple[tuple[str, Any], ...]:
    found = geo.place_of(postal_code, municipality)
    if found is None:
        return ()
    source = PositionSource.POSTAL_CODE
    return (("nis", found.nis), ("lat", found.lat), ("lon", found.lon), ("position_source", source))


def _by_table(changes: Iterable[ProviderChange]) -> dict[ProviderTable, list[ProviderChange]]:
    groups: dict[ProviderTable, list[ProviderChange]] = {}
    for change in changes:
        groups.setdefault(ProviderTable(change.table), []).append(change)
    return groups


def _referred_to(model: type[Table], ids: Iterable[UUID], own: set[UUID]) -> set[UUID]:
    """Which of these rows another table points at, rows of the same batch aside; asks every table that can."""
    wanted, found = list(ids), set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue
        column = relation.field.attname
        rows = relation.related_model._base_manager.filter(**{f"{column}__in": wanted})
        pairs = rows.order_by("pk").values_list("pk", column)
        found |= {target for pk, target in pairs if pk not in own}
    return found


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)

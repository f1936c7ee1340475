"""The rows of a batch of providers as they come in, and what is wrong with them seen against what is there already."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tandem.registers.organisations.rules import BatchFacts
from tandem.registers.organisations.terms import NetworkKind, ProviderKind, TrajectoryAgreement


@dataclass(frozen=True)
class NetworkRow:
    """A network as a batch brings it."""

    code: str
    name: str
    kind: NetworkKind


@dataclass(frozen=True)
class ProviderRow:
    """A provider as a batch brings it."""

    number: str
    name: str
    kind: ProviderKind
    valid_from: date
    valid_until: date | None = None
    email: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True)
class MembershipRow:
    """A provider in a network as a batch brings it."""

    provider: str
    network: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True)
class LocationRow:
    """A location of a provider as a batch brings it."""

    provider: str
    number: str
    name: str
    postal_code: str
    municipality: str
    valid_from: date
    valid_until: date | None = None
    street: str = ""
    house_number: str = ""


@dataclass(frozen=True)
class ProgrammeRow:
    """A training at a location as a batch brings it; `training` is its code."""

    provider: str
    location: str
    training: str
    valid_from: date
    valid_until: date | None = None
    group_number: str = ""
    agreement_type: str = ""


@dataclass(frozen=True)
class TrajectoryRow:
    """A standard trajectory as a batch brings it."""

    code: str
    agreement_type: TrajectoryAgreement
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True)
class TrajectoryGroupRow:
    """An administrative group of a standard trajectory as a batch brings it."""

    group_number: str
    trajectory: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True)
class AanloopRow:
    """A run-up at a location as a batch brings it: towards the training or the sector with this code, or broad."""

    provider: str
    location: str
    name: str
    valid_from: date
    valid_until: date | None = None
    training: str = ""
    sector: str = ""


@dataclass(frozen=True)
class ProviderRows:
    """All rows of one batch."""

    networks: tuple[NetworkRow, ...] = ()
    providers: tuple[ProviderRow, ...] = ()
    memberships: tuple[MembershipRow, ...] = ()
    locations: tuple[LocationRow, ...] = ()
    programmes: tuple[ProgrammeRow, ...] = ()
    trajectories: tuple[TrajectoryRow, ...] = ()
    groups: tuple[TrajectoryGroupRow, ...] = ()
    aanloop: tuple[AanloopRow, ...] = ()


@dataclass(frozen=True)
class KnownRows:
    """What is there already that a row may refer to."""

    networks: frozenset[str]
    providers: frozenset[str]
    locations: frozenset[tuple[str, str]]
    trainings: frozenset[str]
    trajectories: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()


def facts_of(rows: ProviderRows, *, known: KnownRows) -> BatchFacts:
    """What is wrong with these rows, each named by its key."""
    networks = known.networks | {row.code for row in rows.networks}
    providers = known.providers | {row.number for row in rows.providers}
    locations = known.locations | {(row.provider, row.number) for row in rows.locations}
    trajectories = known.trajectories | {row.code for row in rows.trajectories}
    named = {row.provider for row in rows.memberships} | {row.provider for row in rows.locations}
    offered: tuple[ProgrammeRow | AanloopRow, ...] = (*rows.programmes, *rows.aanloop)
    places = {(row.provider, row.location) for row in offered}
    trainings = {row.training for row in offered} - {""}
    sectors = {row.sector for row in rows.aanloop} - {""}
    return BatchFacts(
        doubles=frozenset(_doubles(rows)),
        unknown_networks=frozenset({row.network for row in rows.memberships} - networks),
        unknown_providers=frozenset(named - providers),
        unknown_locations=frozenset("/".join(place) for place in places - locations),
        unknown_trainings=frozenset(trainings - known.trainings),
        unknown_trajectories=frozenset({row.trajectory for row in rows.groups} - trajectories),
        unknown_sectors=frozenset(sectors - known.sectors),
        two_aims=frozenset(f"{r.provider}/{r.location}/{r.name}" for r in rows.aanloop if r.training and r.sector),
        backwards=frozenset(_backwards(rows)),
    )


def _doubles(rows: ProviderRows) -> Iterator[str]:
    yield from _twice(row.code for row in rows.networks)
    yield from _twice(row.number for row in rows.providers)
    yield from _twice(f"{row.provider}/{row.network}/{row.valid_from}" for row in rows.memberships)
    yield from _twice(f"{row.provider}/{row.number}" for row in rows.locations)
    yield from _twice(f"{row.provider}/{row.location}/{row.training}/{row.valid_from}" for row in rows.programmes)
    yield from _twice(f"{row.code}/{row.valid_from}" for row in rows.trajectories)
    yield from _twice(f"{row.group_number}/{row.trajectory}/{row.valid_from}" for row in rows.groups)
    yield from _twice(f"{row.provider}/{row.location}/{row.name}/{row.valid_from}" for row in rows.aanloop)


def _twice(keys: Iterable[str]) -> Iterator[str]:
    yield from (key for key, times in Counter(keys).items() if times > 1)


def _backwards(rows: ProviderRows) -> Iterator[str]:
    yield from _ending_early((row.number, row.valid_from, row.valid_until) for row in rows.providers)
    yield from _ending_early((f"{r.provider}/{r.network}", r.valid_from, r.valid_until) for r in rows.memberships)
    yield from _ending_early((f"{r.provider}/{r.number}", r.valid_from, r.valid_until) for r in rows.locations)
    yield from _ending_early(
        (f"{r.provider}/{r.location}/{r.training}", r.valid_from, r.valid_until) for r in rows.programmes
    )
    yield from _ending_early((r.code, r.valid_from, r.valid_until) for r in rows.trajectories)
    yield from _ending_early((f"{r.group_number}/{r.trajectory}", r.valid_from, r.valid_until) for r in rows.groups)
    yield from _ending_early((f"{r.provider}/{r.location}/{r.name}", r.valid_from, r.valid_until) for r in rows.aanloop)


def _ending_early(periods: Iterable[tuple[str, date, date | None]]) -> Iterator[str]:
    yield from (key for key, start, end in periods if end is not None and end <= start)

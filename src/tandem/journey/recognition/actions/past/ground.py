"""What the registers hold, read once with its days, so that thousands of files of many days can be taken over."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from tandem.base.errors import NotFound
from tandem.journey.recognition.rules import Switches
from tandem.registers.geo.models import RegionMember
from tandem.registers.geo.terms import RegionKind
from tandem.registers.mandates import queries as mandates
from tandem.registers.mandates.models import Body, Mandate, RuleSetting
from tandem.registers.mandates.rules import CommitteeFacts, MandateFacts, Route, RoutingFacts, route
from tandem.registers.mandates.terms import Power
from tandem.registers.organisations.models import CompanyJointCommittee
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import Activity, JointCommitteeSector, Training, TrainingActivityList
from tandem.registers.reference.rules import joint_committee_number, parent_committee

_EVER: Final = date.min


@dataclass(frozen=True)
class Time:
    """A period in which something counts; no day is no bound."""

    start: date | None
    end: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it counts that day."""
        return (self.start or _EVER) <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class ListTime:
    """An activity list of a training, and when it counts."""

    rank: tuple[int, str]
    time: Time
    activities: Mapping[str, Activity]


class Ground:
    """The registers around the files. Made once; every answer is about a day."""

    def __init__(self) -> None:
        self._agencies: dict[date, UUID] = {}
        self._committees: dict[tuple[str, date], CommitteeFacts] = {}

    def training(self, code: str) -> Training:
        """The training with this code."""
        found = self._trainings.get(code)
        if found is None:
            raise NotFound(code)
        return found

    def body(self, body_id: UUID) -> Body:
        """The body with this key."""
        return self._bodies[body_id]

    def sectors_of(self, training: Training, day: date) -> tuple[str, ...]:
        """The codes of the sectors of a training that day, the one it belongs to most first."""
        return tuple(sector.code for sector in self._sectors.get(training.pk, ()) if sector.holds_on(day))

    def activities_of(self, training: Training, day: date) -> Mapping[str, Activity]:
        """The activities of the training's list that day, by code; none where we know no list."""
        held = [one for one in self._lists.get(training.pk, ()) if one.time.holds_on(day)]
        return min(held, key=lambda one: one.rank).activities if held else {}

    def region_of(self, nis: str, day: date) -> str:
        """The region in which a municipality lies that day."""
        return next((code for code, kind, time in self._regions_of(nis, day) if kind == RegionKind.REGION), "")

    def switches_of(self, body_id: UUID, day: date) -> Switches:
        """For each rule this body chose an effect for on that day: that effect."""
        return {key: effect for key, effect, time in self._settings.get(body_id, ()) if time.holds_on(day)}

    def route(self, *, committees: Sequence[str], training: Training, nis: str, day: date) -> Route:
        """The body that treats a request of a company under these joint committees that day (R-REC-04)."""
        in_force = tuple(mandate for mandate in self._mandates if mandate.holds_on(day))
        names_region = any(mandate.region for mandate in in_force)
        facts = RoutingFacts(
            day=day,
            agency_id=self._agency_on(day),
            joint_committees=tuple(self._committee(number, day) for number in committees),
            training_sectors=frozenset(self.sectors_of(training, day)),
            regions=frozenset(code for code, _, _ in self._regions_of(nis, day)) if names_region else frozenset(),
            mandates=in_force,
        )
        return route(facts)

    @cached_property
    def _trainings(self) -> Mapping[str, Training]:
        return {training.code: training for training in Training.objects.order_by("code")}

    @cached_property
    def _bodies(self) -> Mapping[UUID, Body]:
        return {body.pk: body for body in Body.objects.select_related("sector").order_by("code")}

    @cached_property
    def _mandates(self) -> tuple[MandateFacts, ...]:
        rows = Mandate.objects.named().filter(power=Power.RECOGNISE).order_by("valid_from", "id")
        return tuple(row.facts() for row in rows)

    @cached_property
    def _sectors(self) -> Mapping[UUID, tuple[reference.SectorTime, ...]]:
        return reference.sector_times_by_training([training.pk for training in self._trainings.values()])

    @cached_property
    def _lists(self) -> Mapping[UUID, list[ListTime]]:
        activities: defaultdict[UUID, dict[str, Activity]] = defaultdict(dict)
        for activity in Activity.objects.order_by("activity_list_id", "position"):
            activities[activity.activity_list_id][activity.code] = activity
        found: defaultdict[UUID, list[ListTime]] = defaultdict(list)
        for link in TrainingActivityList.objects.select_related("activity_list").order_by("id"):
            held = link.activity_list
            rank = (-held.version, held.code)
            time = Time(held.valid_from, held.valid_until)
            found[link.training_id].append(ListTime(rank, time, activities[held.pk]))
        return found

    @cached_property
    def _settings(self) -> Mapping[UUID, list[tuple[str, str, Time]]]:
        found: defaultdict[UUID, list[tuple[str, str, Time]]] = defaultdict(list)
        for row in RuleSetting.objects.order_by("key", "valid_from"):
            found[row.body_id].append((row.key, row.effect, Time(row.valid_from, row.valid_until)))
        return found

    @cached_property
    def _regions(self) -> Mapping[str, list[tuple[str, str, Time]]]:
        found: defaultdict[str, list[tuple[str, str, Time]]] = defaultdict(list)
        rows = RegionMember.objects.order_by("region__code").values_list(
            "municipality__nis", "region__code", "kind", "valid_from", "valid_until"
        )
        for nis, code, kind, start, end in rows:
            found[nis].append((code, kind, Time(start, end)))
        return found

    @cached_property
    def _committee_sectors(self) -> Mapping[str, list[tuple[str, Time, Time]]]:
        found: defaultdict[str, list[tuple[str, Time, Time]]] = defaultdict(list)
        for link in JointCommitteeSector.objects.select_related("sector", "joint_committee").order_by("id"):
            sector = link.sector
            own, whole = Time(link.valid_from, link.valid_until), Time(sector.valid_from, sector.valid_until)
            found[link.joint_committee.number].append((sector.code, own, whole))
        return found

    def _regions_of(self, nis: str, day: date) -> list[tuple[str, str, Time]]:
        return [one for one in self._regions.get(nis, ()) if one[2].holds_on(day)]

    def _agency_on(self, day: date) -> UUID:
        if day not in self._agencies:
            self._agencies[day] = mandates.agency_on(day).pk
        return self._agencies[day]

    def _committee(self, number: str, day: date) -> CommitteeFacts:
        key = (number, day)
        if key not in self._committees:
            own = self._sectors_on(joint_committee_number(number), day)
            parent = parent_committee(joint_committee_number(number))
            sectors = own or (self._sectors_on(parent, day) if parent else frozenset())
            self._committees[key] = CommitteeFacts(number, sectors)
        return self._committees[key]

    def _sectors_on(self, number: str, day: date) -> frozenset[str]:
        times = self._committee_sectors.get(number, ())
        return frozenset(code for code, own, whole in times if own.holds_on(day) and whole.holds_on(day))


def committees_of(company_ids: Sequence[UUID]) -> Mapping[UUID, list[tuple[str, Time]]]:
    """Under which joint committees these companies fall, and when."""
    found: defaultdict[UUID, list[tuple[str, Time]]] = defaultdict(list)
    links = CompanyJointCommittee.objects.filter(company__in=company_ids).select_related("joint_committee")
    for link in links.order_by("joint_committee__number", "valid_from"):
        found[link.company_id].append((link.joint_committee.number, Time(link.valid_from, link.valid_until)))
    return found

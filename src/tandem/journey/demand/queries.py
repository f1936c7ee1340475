"""Doors to unmet demand: only the counts that may be told."""

from collections.abc import Mapping
from datetime import date

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.demand import policies, rules
from tandem.journey.demand.models import UnmetDemand
from tandem.journey.demand.rules import Cell, Shown
from tandem.law import norms
from tandem.registers.geo import queries as geo
from tandem.registers.geo.terms import RegionKind
from tandem.registers.mandates import queries as mandates
from tandem.registers.reference import queries as reference


def shown(actor: Actor, *, day: date) -> Shown:
    """The counts that this actor may read; those of a partnership are of its sectors."""
    if not policies.may_see(actor):
        raise NotFound
    rows = (
        UnmetDemand.objects.filter(week__lt=rules.first_hidden(day))
        .order_by()
        .values_list("week", "kind", "training_id", "training__code", "nis", "reason", "count")
    )
    held = list(rows)
    sectors = reference.sector_codes_by_training({row[2] for row in held}, day)
    forums = _Forums()
    counted = (
        (_cell(week, kind, code, reason, forum=forums.of(nis, week), sectors=sectors.get(training, ())), count)
        for week, kind, training, code, nis, reason, count in held
    )
    told = rules.shown(counted, least=norms.at(day).publication.min_group_of_minors.value)
    return told if policies.sees_every_sector(actor) else rules.narrowed(told, sectors=own_sectors(actor))


def own_sectors(actor: Actor) -> frozenset[str]:
    """The sector of the body for which this actor acts."""
    body = None if actor.organisation_id is None else mandates.body(actor.organisation_id)
    return frozenset() if body is None or body.sector is None else frozenset({body.sector.code})


class _Forums:
    """The forum of a municipality as its quarter ended: what merges later moves no quarter that was told."""

    def __init__(self) -> None:
        self._on: dict[date, Mapping[str, str]] = {}

    def of(self, nis: str, week: date) -> str:
        """The forum; that of its first day where the municipality was gone by the end of the quarter."""
        first, last = rules.days_of_quarter(week)
        return nis and (self._known(last).get(nis) or self._known(first).get(nis, ""))

    def _known(self, day: date) -> Mapping[str, str]:
        if day not in self._on:
            self._on[day] = geo.region_codes(RegionKind.FORUM, day)
        return self._on[day]


def _cell(week: date, kind: str, code: str, reason: str, *, forum: str, sectors: tuple[str, ...]) -> Cell:
    return Cell(rules.quarter_of(week), forum, min(sectors, default=""), code, kind, reason)

"""Applying a published list of mergers from a day on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.registers.geo import policies, rules
from tandem.registers.geo.actions.rows import digest_of, locked_edition, record
from tandem.registers.geo.models import Edition, Merger, Municipality, PostalCode, Region, RegionMember
from tandem.registers.geo.rules import Change, Counts
from tandem.registers.geo.terms import EditionKind, GeoCertainty, Happened


@dataclass(frozen=True)
class _Plan:
    """What is asked: which codes go up in which on the day, beside what is known already."""

    on: date
    fresh: dict[str, str]
    known: dict[str, str]
    towns: dict[str, Municipality]
    names: Mapping[str, str]


@transaction.atomic
def apply_mergers(
    *, actor: Actor, on: date, changes: Sequence[Change], names: Mapping[str, str], now: datetime
) -> Counts:
    """Let municipalities go up in others from this day on; what is known already does nothing.

    A new municipality gets its name from `names`; as centre the middle of what it was made of; as regions those of its
    predecessors in its own arrondissement, where they agree. Postal codes follow.
    """
    policies.may_keep_places(actor).or_raise()
    plan = _plan(on=on, changes=changes, names=names)
    _possible(plan).or_raise()
    counts = Counts(added=len(plan.fresh), unchanged=len(plan.known))
    if counts.is_nothing:
        return counts
    for new in sorted(set(plan.fresh.values())):
        _settle(plan, new)
    edition = locked_edition(EditionKind.MERGERS, on.isoformat()) or Edition(
        kind=EditionKind.MERGERS, code=on.isoformat()
    )
    edition.valid_from, edition.loaded_at = on, now
    edition.digest = digest_of(sorted((plan.fresh | plan.known).items()))
    edition.save()
    record(Happened.MERGERS_APPLIED, actor=actor, edition=edition, counts={"mergers": counts}, now=now)
    return counts


def _plan(*, on: date, changes: Sequence[Change], names: Mapping[str, str]) -> _Plan:
    asked = {change.old_nis: change.new_nis for change in changes if change.old_nis != change.new_nis}
    towns = {town.nis: town for town in Municipality.objects.select_for_update().order_by("nis")}
    done = {row.old.nis: row.new.nis for row in Merger.objects.select_related("old", "new")}
    known = {old: new for old, new in asked.items() if done.get(old) == new}
    fresh = {old: new for old, new in asked.items() if old not in known}
    return _Plan(on=on, fresh=fresh, known=known, towns=towns, names=names)


def _possible(plan: _Plan) -> Verdict:
    """Whether every old code is there and open on the day, and every new one is open or can be made."""
    findings = []
    for old, new in sorted(plan.fresh.items()):
        town, target = plan.towns.get(old), plan.towns.get(new)
        is_open = town is not None and town.valid_from < plan.on and town.valid_until is None
        takes = plan.names.get(new, "").strip() != "" if target is None else target.valid_until is None
        findings += [
            Finding("geo.municipality_known", town is not None, found=old, subject=old),
            Finding("geo.municipality_still_open", town is None or is_open, found=old, needed=plan.on, subject=old),
            Finding("geo.successor_named", target is not None or takes, found=new, subject=new),
            Finding("geo.successor_still_open", target is None or takes, found=new, needed=plan.on, subject=new),
            Finding("geo.successor_is_no_predecessor", new not in plan.fresh, found=new, subject=new),
        ]
    return Verdict(tuple(findings))


def _settle(plan: _Plan, new: str) -> None:
    parts = [plan.towns[old] for old in sorted(plan.fresh) if plan.fresh[old] == new]
    if new not in plan.towns:
        plan.towns[new] = _newborn(new, plan.names[new].strip(), parts=parts, on=plan.on)
        _inherit_regions(plan.towns[new], parts=parts, on=plan.on)
    for part in parts:
        _go_up_in(part, plan.towns[new], on=plan.on)


def _newborn(nis: str, name: str, *, parts: Sequence[Municipality], on: date) -> Municipality:
    return Municipality.objects.create(
        nis=nis,
        name=name,
        search_key=rules.search_key(name),
        valid_from=on,
        arrondissement=rules.arrondissement_of(nis),
        lat=round(sum(part.lat for part in parts) / len(parts), 2),
        lon=round(sum(part.lon for part in parts) / len(parts), 2),
    )


def _inherit_regions(town: Municipality, *, parts: Sequence[Municipality], on: date) -> None:
    own = [part for part in parts if part.arrondissement == town.arrondissement] or parts
    regions: dict[str, set[Region]] = {}
    for member in _open_memberships(own, on):
        regions.setdefault(member.kind, set()).add(member.region)
    RegionMember.objects.bulk_create(
        RegionMember(region=found.pop(), municipality=town, kind=kind, valid_from=on)
        for kind, found in sorted(regions.items())
        if len(found) == 1
    )


def _go_up_in(old: Municipality, new: Municipality, *, on: date) -> None:
    Merger.objects.create(old=old, new=new, merged_on=on, certainty=GeoCertainty.OFFICIAL)
    _open_memberships([old], on).update(valid_until=on)
    PostalCode.objects.filter(municipality=old).update(municipality=new)
    old.valid_until = on
    old.save(update_fields=["valid_until"])


def _open_memberships(towns: Sequence[Municipality], on: date) -> QuerySet[RegionMember]:
    members = RegionMember.objects.filter(municipality__in=towns, valid_until__isnull=True, valid_from__lt=on)
    return members.select_related("region")

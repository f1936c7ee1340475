"""The last step of an import: the extract becomes the one everybody sees, and companies that take part follow it.

What takes long is done before, on rows that no longer change; the transaction itself only points to them, and writes
the few companies and establishments for which something changed.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.registers.organisations import policies, rules
from tandem.registers.organisations.actions import register_changes as changes
from tandem.registers.organisations.actions import register_rows
from tandem.registers.organisations.actions.register import OvertakenError, ask_to_sweep
from tandem.registers.organisations.actions.register_changes import EstablishmentChange, Plan, Sight
from tandem.registers.organisations.models import (
    Company,
    Establishment,
    RegisterDeletion,
    RegisterEstablishment,
    RegisterExtract,
    RegisterRejection,
)
from tandem.registers.organisations.rules import ExtractFacts
from tandem.registers.organisations.terms import (
    ExtractKind,
    ExtractMove,
    ExtractState,
    Happened,
    RegisterChange,
    RegisterFile,
)
from tandem.registers.organisations.workflow import REGISTER_EXTRACT

_APPLIED: Final = tuple(file for file in RegisterFile if file is not RegisterFile.CODE)


@dataclass(frozen=True)
class Prepared:
    """What was found out before the switch: which companies were looked at, and for which something changes."""

    extract_id: UUID
    looked_at: frozenset[UUID]
    differing: frozenset[UUID]
    left_alone: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Switch:
    """What the switch to a new extract did."""

    number: int
    kind: ExtractKind
    snapshot_on: date
    establishments: tuple[EstablishmentChange, ...]
    company_changes: Mapping[RegisterChange, int]
    establishment_changes: Mapping[RegisterChange, int]
    left_alone: int
    """Companies that were not compared, since a row of theirs was rejected."""


def prepare(*, extract_id: UUID) -> Prepared:
    """Compare the companies that take part with an extract that waits; writes nothing."""
    extract = RegisterExtract.objects.filter(pk=extract_id, state=ExtractState.STAGED).first()
    if extract is None:
        raise OvertakenError
    if extract.kind == ExtractKind.UPDATE:
        return Prepared(extract_id, frozenset(Company.objects.values_list("id", flat=True)), _touched(extract))
    companies = changes.companies_with_places(Company.objects.all())
    plan = changes.plan(companies, sight=_sight(extract, extract.generation))
    looked_at = frozenset(company.pk for company in companies)
    return Prepared(extract_id, looked_at, plan.differing, frozenset(plan.left_alone))


@transaction.atomic
def make_current(*, actor: Actor, prepared: Prepared, accept_vanished: bool = False, now: datetime) -> Switch:
    """Make an extract the one everybody sees, in one short transaction; gives what changed for who takes part.

    Refused where suspiciously many establishments vanish at once, unless somebody looked and accepts it.
    """
    policies.may_keep_register(actor).or_raise()
    extract, before = _locked(prepared.extract_id)
    rules.may_follow(_facts(extract), current=None if before is None else before.number).or_raise()
    shows = extract.generation
    if extract.kind == ExtractKind.UPDATE and before is not None and before.shows is not None:
        shows = before.shows
        _apply_update(extract, base=shows)
    plan = _plan_within(extract, prepared, shows=shows)
    if extract.kind == ExtractKind.FULL and not accept_vanished:
        taking_part = Establishment.objects.filter(gone_since__isnull=True).count()
        rules.may_lose(vanished=plan.vanished, taking_part=taking_part).or_raise()
    plan.write()
    _point_to(extract, before, shows=shows, now=now)
    switch = _switch(extract, plan, left_alone=len(prepared.left_alone | plan.left_alone))
    _record(switch, extract=extract, actor=actor, now=now)
    return switch


def _locked(extract_id: UUID) -> tuple[RegisterExtract, RegisterExtract | None]:
    rows = RegisterExtract.objects.select_for_update()
    extract = rows.filter(pk=extract_id).first()
    if extract is None:
        raise NotFound(f"extract {extract_id}")
    if extract.state != ExtractState.STAGED:
        raise OvertakenError
    return extract, rows.current().first()


def _plan_within(extract: RegisterExtract, prepared: Prepared, *, shows: int) -> Plan:
    """The plan for who differs, and for who joined since the comparison."""
    everybody = set(Company.objects.values_list("id", flat=True))
    wanted = sorted((everybody - prepared.looked_at) | prepared.differing)
    companies: list[Company] = []
    for some in register_rows.in_portions(wanted):
        companies += changes.companies_with_places(Company.objects.select_for_update().filter(pk__in=some))
    return changes.plan(companies, sight=_sight(extract, shows))


def _point_to(extract: RegisterExtract, before: RegisterExtract | None, *, shows: int, now: datetime) -> None:
    if before is not None:
        before.state = REGISTER_EXTRACT.after(before.state, ExtractMove.REPLACE)
        before.save(update_fields=["state"])
        ask_to_sweep(before, now=now)
    extract.state = REGISTER_EXTRACT.after(extract.state, ExtractMove.MAKE_CURRENT)
    extract.shows, extract.current_at = shows, now
    extract.save(update_fields=["state", "shows", "current_at"])


def _switch(extract: RegisterExtract, plan: Plan, *, left_alone: int) -> Switch:
    return Switch(
        number=extract.number,
        kind=ExtractKind(extract.kind),
        snapshot_on=extract.snapshot_on,
        establishments=tuple(plan.establishment_changes()),
        company_changes=Counter(kind for change in plan.companies for kind in sorted(change.kinds)),
        establishment_changes=Counter(kind for change in plan.places for kind in sorted(change.kinds)),
        left_alone=left_alone,
    )


def _record(switch: Switch, *, extract: RegisterExtract, actor: Actor, now: datetime) -> None:
    data = {
        "number": switch.number,
        "kind": switch.kind,
        "snapshot_on": switch.snapshot_on,
        "fingerprint": extract.fingerprint,
        "rows": extract.counts,
        "companies": dict(switch.company_changes),
        "establishments": dict(switch.establishment_changes),
    }
    events.record(Happened.REGISTER_MADE_CURRENT, actor=actor, subject=extract, at=now, data=data)


def _sight(extract: RegisterExtract, generation: int) -> Sight:
    rejected = RegisterRejection.objects.filter(extract=extract)
    named = rejected.values_list("entity", flat=True)
    return Sight(
        generation=generation,
        snapshot_on=extract.snapshot_on,
        rejected=frozenset(entity for entity in named if entity is not None),
        is_certain=not rejected.filter(entity__isnull=True).exclude(file="code.csv").exists(),
    )


def _facts(extract: RegisterExtract) -> ExtractFacts:
    return ExtractFacts(
        number=extract.number,
        kind=ExtractKind(extract.kind),
        snapshot_on=extract.snapshot_on,
        made_at=extract.made_at,
        version=extract.version,
        fingerprint=extract.fingerprint,
    )


# ------------------------------------------------------------------------------------------------------------ updates


def _apply_update(extract: RegisterExtract, *, base: int) -> None:
    """Per file: take away the rows of everybody the update speaks of, then let the new rows join the rest.

    An entity with a rejected row keeps its old rows in that file: half of the new ones would be worse.
    """
    staged = extract.generation
    for file in _APPLIED:
        spoiled = _spoiled(extract, file)
        register_rows.take_away(file, sorted(spoiled), generation=staged)
        register_rows.take_away(file, sorted(_spoken_of(file, staged) - spoiled), generation=base)
        register_rows.move(file, generation=staged, to=base)
    register_rows.take_away_all(RegisterFile.CODE, generation=base)
    register_rows.move(RegisterFile.CODE, generation=staged, to=base)


def _spoken_of(file: RegisterFile, generation: int) -> set[int]:
    """Whose rows in this file an update replaces: who is named in the delete file, and who has new rows."""
    named = RegisterDeletion.objects.filter(generation=generation, file=file).values_list("entity", flat=True)
    return {*named, *register_rows.entities_in(file, generation=generation)}


def _spoiled(extract: RegisterExtract, file: RegisterFile) -> set[int]:
    rows = RegisterRejection.objects.filter(extract=extract, file__startswith=f"{file}_")
    return {entity for entity in rows.values_list("entity", flat=True) if entity is not None}


def _touched(extract: RegisterExtract) -> frozenset[UUID]:
    """The companies that take part of which the update speaks, themselves or one of their places."""
    spoken_of: set[int] = set()
    for file in _APPLIED:
        spoken_of |= _spoken_of(file, extract.generation)
    owners = RegisterEstablishment.objects.filter(generation=extract.generation)
    spoken_of |= set(owners.values_list("enterprise", flat=True))
    companies = Company.objects.values_list("id", "number")
    places = Establishment.objects.values_list("company_id", "number")
    return frozenset(pk for rows in (companies, places) for pk, number in rows if int(number) in spoken_of)

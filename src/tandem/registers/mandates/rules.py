"""Who holds a power for a sector and a place on a day, where a file goes, and which mandates can stand side by side."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from tandem.base.periods import add_months
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.law.norms import effect_of
from tandem.law.values import Certainty, Value
from tandem.registers.mandates.terms import BodyKind, Power, RoutingReason

EVERY: Final = ""
"""No sector named means every sector, no region named means everywhere."""

FORESEEN_MONTHS: Final = 120
"""A power is not given further ahead than people foresee; a later day is a slip in the year."""


@dataclass(frozen=True)
class MandateFacts:
    """One power, for one sector or every, in one region or everywhere, held by one body in a period."""

    id: UUID
    power: Power
    sector: str
    region: str
    holder_id: UUID
    holder: str
    valid_from: date
    valid_until: date | None = None

    @property
    def key(self) -> tuple[Power, str, str]:
        """What only one body can hold on a day."""
        return (self.power, self.sector, self.region)

    @property
    def closeness(self) -> tuple[bool, bool]:
        """How closely the mandate names what it is about: a sector counts before a region."""
        return (self.sector != EVERY, self.region != EVERY)

    def holds_on(self, day: date) -> bool:
        """Whether the mandate is in force that day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def reaches(self, sector: str, regions: Collection[str]) -> bool:
        """Whether the mandate is about this sector and one of these regions."""
        return self.sector in (EVERY, sector) and (self.region == EVERY or self.region in regions)


@dataclass(frozen=True)
class CommitteeFacts:
    """A joint committee of a company, and the sectors that follow from it."""

    number: str
    sectors: frozenset[str]


@dataclass(frozen=True)
class RoutingFacts:
    """All that decides where a file goes."""

    day: date
    agency_id: UUID
    joint_committees: tuple[CommitteeFacts, ...]
    training_sectors: frozenset[str]
    regions: frozenset[str]
    mandates: tuple[MandateFacts, ...]


@dataclass(frozen=True)
class Route:
    """Where a file goes, under which mandate and why; `candidates` are codes of bodies, where it was not one."""

    body_id: UUID
    mandate_id: UUID | None
    reason: RoutingReason
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class HolderFacts:
    """A body that is to hold a power, and its cooperation agreement where it has one."""

    kind: BodyKind
    sector: str
    valid_from: date
    valid_until: date | None
    has_agreement: bool


@dataclass(frozen=True)
class NewMandate:
    """A mandate to be given. `sector` and `region` are codes, empty for all; `agreement` is a reference."""

    power: Power
    holder: str
    valid_from: date
    sector: str = EVERY
    region: str = EVERY
    valid_until: date | None = None
    agreement: str = ""
    certainty: Certainty = Certainty.OFFICIAL
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True)
class PowerMove:
    """A power that goes to another body on a day. `sector` and `region` are codes, empty for all."""

    power: Power
    to: str
    on: date
    sector: str = EVERY
    region: str = EVERY
    agreement: str = ""
    certainty: Certainty = Certainty.OFFICIAL
    note: str = ""

    def as_mandate(self) -> NewMandate:
        """The mandate the move gives."""
        return NewMandate(
            power=self.power,
            holder=self.to,
            valid_from=self.on,
            sector=self.sector,
            region=self.region,
            agreement=self.agreement,
            certainty=self.certainty,
            note=self.note,
        )


@dataclass(frozen=True)
class BodyRow:
    """A body as it is shipped; `sector` is a code, for a sectoral partnership only."""

    code: str
    kind: BodyKind
    name: str
    name_en: str
    valid_from: date
    sector: str = ""


@dataclass(frozen=True)
class AgreementRow:
    """A cooperation agreement as it is shipped."""

    body: str
    reference: str
    valid_from: date
    certainty: Certainty
    note: str
    note_en: str


@dataclass(frozen=True)
class ShippedMandates:
    """All that is shipped about who holds which power."""

    bodies: tuple[BodyRow, ...]
    agreements: tuple[AgreementRow, ...]
    mandates: tuple[NewMandate, ...]


@dataclass(frozen=True)
class SwitchFacts:
    """A body wants to choose how strictly it applies a rule."""

    certainty: Certainty | None
    effect: Effect
    current: Effect | None
    valid_from: date
    later_settings: tuple[date, ...] = field(default=())


def competent(mandates: Iterable[MandateFacts], *, sector: str, regions: Collection[str]) -> tuple[MandateFacts, ...]:
    """The closest mandates for this sector and place; two of them mean that nobody decided who.

    One that names the sector goes before one for every sector, then one that names a region before one for everywhere.
    """
    reaching = [mandate for mandate in mandates if mandate.reaches(sector, regions)]
    closest = max((mandate.closeness for mandate in reaching), default=None)
    return tuple(mandate for mandate in reaching if mandate.closeness == closest)


def route(facts: RoutingFacts) -> Route:
    """The body a file goes to (R-REC-04): the one holder for the sectors of the company, else the agency's desk."""
    sectors = _sectors(facts)
    if not sectors:
        known = RoutingReason.UNKNOWN_JOINT_COMMITTEE if facts.joint_committees else RoutingReason.NO_JOINT_COMMITTEE
        return Route(facts.agency_id, None, known)
    in_force = [mandate for mandate in facts.mandates if mandate.holds_on(facts.day)]
    found = {
        mandate.id: mandate
        for sector in sorted(sectors)
        for mandate in competent(in_force, sector=sector, regions=facts.regions)
    }
    candidates = tuple(sorted({mandate.holder for mandate in found.values()}))
    if len(candidates) != 1:
        reason = RoutingReason.SEVERAL_HOLDERS if candidates else RoutingReason.NO_HOLDER
        return Route(facts.agency_id, None, reason, candidates)
    mandate = min(found.values(), key=lambda one: (one.sector, one.region, str(one.id)))
    return Route(mandate.holder_id, mandate.id, RoutingReason.ONE_HOLDER)


def may_give(
    new: NewMandate,
    *,
    holder: HolderFacts,
    others: Iterable[MandateFacts],
    today: date | None,
    instrument: Value[Any] | None = None,
) -> Verdict:
    """Whether a mandate can be given: nobody else holds it then, and the holder can (R-REC-21, R-REC-22).

    `today` is None for shipped history, which lies in the past; `instrument` is what the law says a power goes over by.
    """
    end = new.valid_until
    clashing = sorted(f"{o.holder} {o.valid_from}" for o in others if _same_key(o, new) and _overlap(o, new))
    is_partnership = holder.kind is BodyKind.SECTORAL_PARTNERSHIP
    furthest = None if today is None else add_months(today, FORESEEN_MONTHS)
    lasts = holder.valid_from <= new.valid_from and (
        holder.valid_until is None or (end is not None and end <= holder.valid_until)
    )
    return Verdict(
        (
            Finding("mandate.overlaps", not clashing, found=clashing),
            Finding("mandate.ends_before_start", end is None or end > new.valid_from, end, new.valid_from),
            Finding("mandate.starts_in_past", today is None or new.valid_from >= today, new.valid_from, today),
            Finding("mandate.starts_too_far", furthest is None or new.valid_from <= furthest, new.valid_from, furthest),
            Finding("mandate.holder_not_there", lasts, found=new.valid_from, needed=holder.valid_from),
            Finding("mandate.other_sector", holder.sector in ("", new.sector), found=new.sector, needed=holder.sector),
            Finding(
                "mandate.no_agreement",
                not is_partnership or holder.has_agreement,
                found=new.agreement,
                effect=effect_of(instrument) if instrument else Effect.BLOCK,
                ground=instrument,
            ),
        )
    )


def may_end(mandate: MandateFacts, *, ends_on: date, today: date) -> Verdict:
    """Whether a mandate can end on that day: today or later, and earlier than it would end by itself.

    A mandate that did not start yet can be taken back: it then ends on the day it would have started.
    """
    until = mandate.valid_until
    return Verdict(
        (
            Finding("mandate.ends_in_past", ends_on >= today, found=ends_on, needed=today),
            Finding("mandate.ends_before_start", ends_on >= mandate.valid_from, ends_on, mandate.valid_from),
            Finding("mandate.ended_already", until is None or ends_on < until, found=until),
        )
    )


def may_move(current: MandateFacts | None, move: PowerMove) -> Verdict:
    """Whether moving a power changes anything: it is not at that body already."""
    is_there = current is not None and current.holder == move.to
    return Verdict((Finding("mandate.same_holder", not is_there, found=move.to),))


def may_switch(facts: SwitchFacts, *, today: date) -> Verdict:
    """Whether a body can choose the effect of a rule: only of a rule that we know retold, and from today on.

    What is official always stops, and what is uncertain or invented always only warns.
    """
    can = facts.certainty is Certainty.RETOLD
    later = [day for day in facts.later_settings if day >= facts.valid_from]
    return Verdict(
        (
            Finding("rule_setting.unknown_rule", facts.certainty is not None),
            Finding("rule_setting.not_retold", facts.certainty is None or can, facts.certainty, Certainty.RETOLD),
            Finding("rule_setting.starts_in_past", facts.valid_from >= today, found=facts.valid_from, needed=today),
            Finding("rule_setting.chosen_already", not later, found=later),
            Finding("rule_setting.no_change", facts.effect is not (facts.current or Effect.BLOCK), found=facts.effect),
        )
    )


def _sectors(facts: RoutingFacts) -> frozenset[str]:
    """The sectors of the company; where there are several, those of the training among them."""
    sectors = frozenset(sector for committee in facts.joint_committees for sector in committee.sectors)
    shared = sectors & facts.training_sectors
    return shared if len(sectors) > 1 and shared else sectors


def _same_key(one: MandateFacts, new: NewMandate) -> bool:
    return one.key == (new.power, new.sector, new.region)


def _overlap(one: MandateFacts, new: NewMandate) -> bool:
    if one.valid_until is not None and one.valid_until <= one.valid_from:
        return False
    starts_in_time = new.valid_until is None or one.valid_from < new.valid_until
    return starts_in_time and (one.valid_until is None or new.valid_from < one.valid_until)

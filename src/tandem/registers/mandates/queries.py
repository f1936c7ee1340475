"""Doors to bodies and mandates. Who holds which power is public."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import Effect, refusal
from tandem.law import catalogue, norms
from tandem.law.errors import NoValueOnDay, UnknownKey
from tandem.law.values import Certainty, Parameter, Value
from tandem.registers.geo.models import RegionMember
from tandem.registers.mandates import policies, rules
from tandem.registers.mandates.models import Body, CooperationAgreement, Mandate, RuleSetting
from tandem.registers.mandates.rules import CommitteeFacts, MandateFacts, Route, RoutingFacts
from tandem.registers.mandates.terms import BodyKind, Power
from tandem.registers.organisations.queries import companies
from tandem.registers.reference import queries as reference

SWITCHED: Final = frozenset({"recognition", "mentor"})
"""The subjects whose rules a body can let warn."""


@dataclass(frozen=True)
class Holding:
    """One line of the matrix: who holds the power, where, since when, under which agreement, how certain that is."""

    mandate_id: UUID
    body_id: UUID
    body: str
    body_name: str
    body_name_en: str
    kind: BodyKind
    region: str
    is_general: bool
    valid_from: date
    valid_until: date | None
    agreement: str
    agreement_certainty: str
    certainty: str
    note: str
    note_en: str


@dataclass(frozen=True)
class Cell:
    """One power in one sector; more holders only where a mandate names a region."""

    power: Power
    holdings: tuple[Holding, ...]


@dataclass(frozen=True)
class Row:
    """One sector with its cells, in the order of the powers."""

    sector: str
    sector_name: str
    sector_name_en: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """Who holds which power on one day (R-REC-22)."""

    day: date
    powers: tuple[Power, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Replay:
    """A mandate looked at again for a day: was it in force, and is it the one that counted then?"""

    mandate: Mandate
    day: date
    was_in_force: bool
    competent_then: tuple[MandateFacts, ...]

    @property
    def stands(self) -> bool:
        """Whether this mandate, and no other, gave the power that day."""
        return self.was_in_force and [one.id for one in self.competent_then] == [self.mandate.pk]


@dataclass(frozen=True)
class RuleChoice:
    """A rule that a body may let warn: what it does there on one day, and every choice of the body on it."""

    parameter: Parameter
    certainty: Certainty
    effect: Effect
    choices: tuple[RuleSetting, ...]


def bodies_on(day: date) -> QuerySet[Body]:
    """The bodies of that day, by kind and code."""
    return Body.objects.valid_on(day).select_related("sector").order_by("kind", "code")


def body(body_id: UUID, *, lock: bool = False) -> Body:
    """The body with this key."""
    if lock:
        Body.objects.select_for_update().filter(pk=body_id).first()
    return _body(pk=body_id)


def body_by_code(code: str) -> Body:
    """The body with this code."""
    return _body(code=code)


def agency_on(day: date) -> Body:
    """The agency of that day: its desk takes what no one body is competent for."""
    found = Body.objects.valid_on(day).filter(kind=BodyKind.AGENCY).order_by("code").first()
    if found is None:
        refusal("mandate.no_agency", found=day).or_raise()
        raise NotFound
    return found


def agreements_of(body_id: UUID) -> QuerySet[CooperationAgreement]:
    """The cooperation agreements with this body, the newest first."""
    return CooperationAgreement.objects.filter(body=body_id).order_by("-valid_from", "reference")


def mandates_of(body_id: UUID) -> QuerySet[Mandate]:
    """All mandates this body holds, held or will hold, the newest first."""
    return Mandate.objects.named().filter(holder=body_id).order_by("power", "sector__code", "-valid_from", "id")


def mandate(mandate_id: UUID) -> Mandate:
    """The mandate with this key, as a decision prints it."""
    found = Mandate.objects.named().filter(pk=mandate_id).first()
    if found is None:
        raise NotFound
    return found


def holders(*, power: Power, sector: str, regions: Collection[str], day: date) -> tuple[MandateFacts, ...]:
    """The closest mandates for this power, sector and place on that day; several mean that nobody decided who."""
    return rules.competent(_in_force(power, day), sector=sector, regions=regions)


def holder(*, power: Power, sector: str, day: date, regions: Collection[str] = ()) -> MandateFacts | None:
    """The one mandate that gives this power on that day, or None where there is none or more than one."""
    found = holders(power=power, sector=sector, regions=regions, day=day)
    return found[0] if len(found) == 1 else None


def matrix_on(day: date) -> Matrix:
    """Who holds which power in which sector on that day, with agreement, certainty and note (R-REC-22)."""
    in_force: defaultdict[Power, list[MandateFacts]] = defaultdict(list)
    by_id = {one.pk: one for one in Mandate.objects.named().valid_on(day)}
    for one in by_id.values():
        in_force[Power(one.power)].append(one.facts())
    rows = []
    for sector in reference.sectors_on(day):
        cells = tuple(
            Cell(power, tuple(_holding(by_id[m.id]) for m in _somewhere(in_force[power], sector.code)))
            for power in Power
        )
        rows.append(Row(sector.code, sector.name, sector.name_en, cells))
    return Matrix(day, tuple(Power), tuple(rows))


def mandate_replay(mandate_id: UUID, *, day: date, sector: str = "", regions: Collection[str] = ()) -> Replay:
    """Whether this mandate gave the power on that day, in the sector it names or the one asked about."""
    found = mandate(mandate_id)
    facts = found.facts()
    places = set(regions) | ({facts.region} if facts.region else set())
    then = holders(power=facts.power, sector=sector or facts.sector, regions=places, day=day)
    return Replay(found, day, was_in_force=facts.holds_on(day), competent_then=then)


def route(*, power: Power, company_id: UUID, training: UUID, nis: str, day: date) -> Route:
    """The body that treats a file of this company, for this training, at a place in this municipality, that day."""
    return rules.route(routing_facts(power=power, company_id=company_id, training=training, nis=nis, day=day))


def routing_facts(*, power: Power, company_id: UUID, training: UUID, nis: str, day: date) -> RoutingFacts:
    """All that decides where a file goes that day."""
    numbers = [one.number for one in companies.joint_committees_on(company_id, day)]
    return routing_facts_of(power=power, joint_committees=numbers, training=training, nis=nis, day=day)


def routing_facts_of(
    *, power: Power, joint_committees: Iterable[str], training: UUID, nis: str, day: date
) -> RoutingFacts:
    """All that decides where a file of any company under these joint committees would go that day."""
    in_force = _in_force(power, day)
    names_region = any(one.region for one in in_force)
    return RoutingFacts(
        day=day,
        agency_id=agency_on(day).pk,
        joint_committees=tuple(CommitteeFacts(number, _sector_codes(number, day)) for number in joint_committees),
        training_sectors=frozenset(reference.sector_codes_of(training, day)),
        regions=_regions_of(nis, day) if names_region else frozenset(),
        mandates=in_force,
    )


def rule_switches(body_id: UUID, day: date) -> dict[str, str]:
    """For each rule this body chose an effect for on that day: that effect."""
    return dict(RuleSetting.objects.valid_on(day).filter(body=body_id).values_list("key", "effect"))


def rule_settings(body_id: UUID) -> QuerySet[RuleSetting]:
    """All choices of this body on rules, the newest first."""
    return RuleSetting.objects.filter(body=body_id).order_by("key", "-valid_from", "id")


def rules_to_switch(body: Body, day: date) -> list[Parameter]:
    """The rules on recognition and mentors that are only known retold that day, in the sector of this body."""
    return [
        one
        for one in catalogue.parameters()
        if one.subject in SWITCHED and certainty_of_rule(one.key, body=body, day=day) is Certainty.RETOLD
    ]


def rule_choices(actor: Actor, body: Body, day: date) -> list[RuleChoice]:
    """Each rule this body can choose an effect for that day, or chose one for, in the order of the law.

    For who may choose; for anybody else there is none.
    """
    if not policies.may_switch_rule(actor, body.pk).is_ok:
        raise NotFound
    chosen: defaultdict[str, list[RuleSetting]] = defaultdict(list)
    for setting in rule_settings(body.pk):
        chosen[setting.key].append(setting)
    own = {one.key for one in rules_to_switch(body, day)} | set(chosen)
    switches = rule_switches(body.pk, day)
    found = []
    for parameter in catalogue.parameters():
        value = _rule_value(parameter.key, body=body, day=day) if parameter.key in own else None
        if value is not None:
            effect = norms.effect_of(value, switched=switches.get(parameter.key))
            found.append(RuleChoice(parameter, value.certainty, effect, tuple(chosen[parameter.key])))
    return found


def certainty_of_rule(key: str, *, body: Body, day: date) -> Certainty | None:
    """How certain the rule is that day, in the sector of the body; None where there is no such rule then."""
    value = _rule_value(key, body=body, day=day)
    return value.certainty if value else None


def instrument_on(day: date) -> Value[Any] | None:
    """What the law of that day says a power goes over by (R-REC-21); None before there was such a law."""
    try:
        return norms.at(day).value("power.delegation_instrument")
    except NoValueOnDay:
        return None


def _rule_value(key: str, *, body: Body, day: date) -> Value[Any] | None:
    try:
        return norms.at(day, sector=body.sector.code if body.sector else None).value(key)
    except (UnknownKey, NoValueOnDay):
        return None


def _in_force(power: Power, day: date) -> tuple[MandateFacts, ...]:
    rows = Mandate.objects.named().valid_on(day).filter(power=power).order_by("valid_from", "id")
    return tuple(row.facts() for row in rows)


def _regions_of(nis: str, day: date) -> frozenset[str]:
    members = RegionMember.objects.valid_on(day).filter(municipality__nis=nis)
    return frozenset(members.values_list("region__code", flat=True))


def _sector_codes(number: str, day: date) -> frozenset[str]:
    return frozenset(sector.code for sector in reference.sectors_of_joint_committee(number, day))


def _somewhere(in_force: Iterable[MandateFacts], sector: str) -> list[MandateFacts]:
    """The mandates that count for this sector in some place: everywhere first, then by region."""
    known = list(in_force)
    places: list[set[str]] = [set(), *({region} for region in sorted({m.region for m in known if m.region}))]
    found = {m.id: m for regions in places for m in rules.competent(known, sector=sector, regions=regions)}
    return list(found.values())


def _holding(row: Mandate) -> Holding:
    return Holding(
        mandate_id=row.pk,
        body_id=row.holder_id,
        body=row.holder.code,
        body_name=row.holder.name,
        body_name_en=row.holder.name_en,
        kind=BodyKind(row.holder.kind),
        region=row.region,
        is_general=row.sector_id is None,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        agreement=row.agreement.reference if row.agreement else "",
        agreement_certainty=row.agreement.certainty if row.agreement else "",
        certainty=row.certainty,
        note=row.note,
        note_en=row.note_en,
    )


def _body(**wanted: Any) -> Body:
    found = Body.objects.select_related("sector").filter(**wanted).first()
    if found is None:
        raise NotFound
    return found

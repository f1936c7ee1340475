"""Many companies that joined long ago, at once: the same rows and history as one by one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.events import Entry
from tandem.registers.organisations import policies, rules
from tandem.registers.organisations.actions.company import adopted, newcomer, position_of
from tandem.registers.organisations.models import Company, CompanyJointCommittee, Establishment
from tandem.registers.organisations.rules import CommitteeTime, RegisterFacts
from tandem.registers.organisations.terms import Happened
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import JointCommittee

_AT_ONCE: Final = 400


@dataclass(frozen=True)
class Joiner:
    """A company as the register holds it, the moment it joined, and its joint committees from a day on."""

    facts: RegisterFacts
    joined_at: datetime
    committees: tuple[str, ...]
    committees_from: date


@dataclass(frozen=True)
class Joined:
    """A company that takes part, with its establishments."""

    company: Company
    places: tuple[Establishment, ...]


@transaction.atomic
def join_many(*, actor: Actor, joiners: Sequence[Joiner]) -> list[Joined]:
    """Let these companies take part since the day each joined, under their joint committees."""
    policies.may_let_in(actor).or_raise()
    taken = _taken(joiners)
    rows = Company.objects.filter(number__in=[one.facts.number for one in joiners])
    known = set(rows.values_list("number", flat=True))
    for one in joiners:
        rules.may_join(one.facts, is_joined=one.facts.number in known, taken=taken).or_raise()
    position = lru_cache(maxsize=None)(position_of)
    committee = lru_cache(maxsize=None)(_committee)
    found: list[Joined] = []
    links: list[CompanyJointCommittee] = []
    for one in joiners:
        company = newcomer(one.facts, now=one.joined_at)
        places = (adopted(place, company=company, position=position) for place in one.facts.establishments)
        found.append(Joined(company, tuple(places)))
        links += _links(one, company, committee=committee)
    Company.objects.bulk_create([one.company for one in found], batch_size=_AT_ONCE)
    Establishment.objects.bulk_create([place for one in found for place in one.places], batch_size=_AT_ONCE)
    CompanyJointCommittee.objects.bulk_create(links, batch_size=_AT_ONCE)
    events.record_past(_told(joiners, found, actor=actor))
    return found


def _taken(joiners: Sequence[Joiner]) -> frozenset[str]:
    numbers = [place.number for one in joiners for place in one.facts.establishments]
    taken: set[str] = set()
    for start in range(0, len(numbers), _AT_ONCE):
        rows = Establishment.objects.filter(number__in=numbers[start : start + _AT_ONCE])
        taken |= set(rows.values_list("number", flat=True))
    return frozenset(taken)


def _links(
    one: Joiner, company: Company, *, committee: Callable[[str, date], JointCommittee | None]
) -> Iterator[CompanyJointCommittee]:
    day = one.committees_from
    for number in one.committees:
        found = committee(number, day)
        rules.may_fall_under(CommitteeTime(number, day), is_known=found is not None, others=()).or_raise()
        if found is not None:
            yield CompanyJointCommittee(company=company, joint_committee=found, valid_from=day)


def _told(joiners: Sequence[Joiner], found: Sequence[Joined], *, actor: Actor) -> Iterator[Entry]:
    for one, joined in zip(joiners, found, strict=True):
        data: dict[str, Any] = {
            "number": joined.company.number,
            "establishments": [place.number for place in joined.places],
        }
        yield Entry(Happened.COMPANY_JOINED, actor, joined.company, one.joined_at, data)
        for number in one.committees:
            data = {"number": number, "valid_from": one.committees_from, "valid_until": None}
            yield Entry(Happened.JOINT_COMMITTEE_SET, actor, joined.company, one.joined_at, data)


def _committee(number: str, day: date) -> JointCommittee | None:
    return reference.joint_committees_on(day).filter(number=number).first()

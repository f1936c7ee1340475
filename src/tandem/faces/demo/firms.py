"""Companies of the extract join: the facts come from the imported register, the joint committees from their trade."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.faces.demo.calibration import TradeStory
from tandem.faces.demo.days import Chance
from tandem.faces.demo.market import Candidate
from tandem.faces.demo.people import Person
from tandem.registers.access import actions as access
from tandem.registers.access.actions import Keeper
from tandem.registers.access.terms import Role
from tandem.registers.accounts import actions as accounts
from tandem.registers.accounts.actions import NewAccount
from tandem.registers.organisations.actions import company as companies
from tandem.registers.organisations.actions import joining
from tandem.registers.organisations.actions.joining import Joiner
from tandem.registers.organisations.queries import companies as company_doors
from tandem.registers.organisations.queries import register


@dataclass(frozen=True)
class Place:
    """An establishment that takes part."""

    id: UUID
    number: str
    name: str
    since: date


@dataclass(frozen=True)
class Firm:
    """A company that takes part, and who files for it."""

    company_id: UUID
    number: str
    name: str
    trade: TradeStory
    places: tuple[Place, ...]
    boss: Actor
    contact: Person
    joined_on: date


@dataclass(frozen=True)
class Entry:
    """A company about to join: who manages it, when it comes, under which joint committees."""

    candidate: Candidate
    boss: Person
    joined_at: datetime
    committees: tuple[str, ...]


def committees_of(trade: TradeStory, chance: Chance) -> tuple[str, ...]:
    """The joint committees of a company of this trade; one in four falls under another one too."""
    if trade.sometimes and chance.happens(0.25):
        return (*trade.committees, trade.sometimes)
    return trade.committees


def join(entry: Entry, *, user_id: UUID | None = None) -> Firm:
    """Let a company join through the actions that people use."""
    at, facts = entry.joined_at, register.facts_to_join(entry.candidate.number)
    company = companies.join(actor=SYSTEM, facts=facts, now=at)
    if user_id is None:
        boss = accounts.open_account(actor=SYSTEM, email=entry.boss.email, name=entry.boss.name, now=at)
        user_id = boss.pk
    day = day_of(at)
    access.give_capacity(
        actor=SYSTEM, user_id=user_id, role=Role.COMPANY_ADMIN, organisation_id=company.pk, valid_from=day, now=at
    )
    for number in entry.committees:
        companies.set_joint_committee(actor=SYSTEM, company_id=company.pk, number=number, valid_from=day, now=at)
    rows = company_doors.establishments_for(SYSTEM, company.pk)
    return _firm(entry, company=company, places=rows, user_id=user_id)


def join_many(entries: Sequence[Entry], *, generation: int) -> list[Firm]:
    """Let many companies join at once: the same rows and history as one by one."""
    facts = register.facts_of([int(one.candidate.number) for one in entries], generation=generation)
    joiners = [
        Joiner(facts[int(one.candidate.number)], one.joined_at, one.committees, day_of(one.joined_at))
        for one in entries
    ]
    joined = joining.join_many(actor=SYSTEM, joiners=joiners)
    told = [NewAccount(one.boss.email, one.boss.name, one.joined_at) for one in entries]
    users = accounts.open_accounts(actor=SYSTEM, told=told)
    access.give_companies(actor=SYSTEM, keepers=list(_keepers(entries, joined, users)))
    return [
        _firm(entry, company=found.company, places=found.places, user_id=user.pk)
        for entry, found, user in zip(entries, joined, users, strict=True)
    ]


def _keepers(entries: Sequence[Entry], joined: Sequence[joining.Joined], users: Sequence[Any]) -> Iterator[Keeper]:
    for entry, found, user in zip(entries, joined, users, strict=True):
        yield Keeper(user.pk, found.company.pk, entry.joined_at)


def _firm(entry: Entry, *, company: Any, places: Iterable[Any], user_id: UUID) -> Firm:
    """The firm, its establishments in the order in which the extract tells them."""
    joined_on = day_of(entry.joined_at)
    rows = {row.number: row for row in places}
    return Firm(
        company_id=company.pk,
        number=company.number,
        name=company.name,
        trade=entry.candidate.trade,
        places=tuple(
            Place(rows[spot.number].pk, spot.number, rows[spot.number].name, max(spot.since, joined_on))
            for spot in entry.candidate.spots
        ),
        boss=Actor(user_id=user_id, role=Role.COMPANY_ADMIN, organisation_id=company.pk),
        contact=entry.boss,
        joined_on=joined_on,
    )

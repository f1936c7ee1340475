"""Doors to enquiries: for who has one in hand, and for the asker by the link in the mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.handover.models import Enquiry, EnquiryTurn
from tandem.journey.handover.policies import enquiries as policies
from tandem.journey.handover.rules import enquiries as rules
from tandem.journey.handover.rules.enquiries import Near, Taker
from tandem.journey.handover.terms.enquiries import (
    AgeGroup,
    EnquiryOutcome,
    EnquiryState,
    Situation,
    TakerKind,
    TurnEnd,
)
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.access.terms import PROVIDER_ROLES, Role
from tandem.registers.accounts import queries as accounts
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.geo import queries as geo
from tandem.registers.geo.rules import distance_km
from tandem.registers.organisations.queries import providers

PURPOSE: Final = "enquiry"
ROLES: Final[Mapping[TakerKind, Role]] = {TakerKind.CLB: Role.CLB, TakerKind.VDAB: Role.EMPLOYMENT_SERVICE}
"""Who answers for a taker that is no provider."""
_NOBODY = Q(pk__in=())


class Part(StrEnum):
    """A part of the list of who takes enquiries up."""

    WAITING = "waiting"
    TAKEN = "taken"


@dataclass(frozen=True)
class Turn:
    """Whose turn it was or is, in words for the asker."""

    kind: TakerKind
    provider: str
    since: date
    answers_until: date
    end: TurnEnd | None
    is_taken: bool
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Followed:
    """An enquiry as the asker sees it by the link in the mail."""

    id: UUID
    state: EnquiryState
    name: str
    municipality: str
    training: Any
    age: AgeGroup
    situation: Situation
    words: str
    left_on: date
    confirm_by: date
    deleted_on: date
    outcome: EnquiryOutcome | None
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class EnquiryMail:
    """What a mail to the asker says; nothing of it stays after it was sent."""

    to: str
    name: str
    language: str
    secret: str
    confirm_by: date
    turn: Turn | None
    outcome: EnquiryOutcome | None


def enquiry_for(actor: Actor, enquiry_id: UUID, *, lock: bool = False) -> Enquiry:
    """The enquiry, for who has it in hand now; its turn stands at `turn_of`."""
    rows = Enquiry.objects.named().filter(pk=enquiry_id, state__in=(EnquiryState.WAITING, EnquiryState.TAKEN))
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    turn = None if found is None else turn_of(found)
    if found is None or turn is None or not policies.may_see(actor, turn.facts()):
        raise NotFound
    return found


def turn_of(enquiry: Enquiry) -> EnquiryTurn | None:
    """Whose turn it is; nobody's before it is confirmed and after it ended."""
    return EnquiryTurn.objects.open().select_related("provider").filter(enquiry=enquiry).first()


def turns_for(actor: Actor, part: Part | None = None) -> "QuerySet[EnquiryTurn]":
    """The enquiries that are in the hands of this actor: those that wait first, the most pressing on top."""
    if not policies.takes_part(actor):
        raise NotFound
    rows = EnquiryTurn.objects.open().filter(_in_hand(actor)).select_related("enquiry__training", "provider")
    if part is not None:
        rows = rows.filter(taken_at__isnull=part is Part.WAITING)
    return rows.order_by("answers_until", "since", "pk")


def waiting(actor: Actor) -> int:
    """How many enquiries wait for this actor; none for who takes none up."""
    return turns_for(actor, Part.WAITING).count() if policies.takes_part(actor) else 0


def late_turns(day: date) -> list[UUID]:
    """The enquiries that nobody took up in time."""
    return list(EnquiryTurn.objects.late_on(day).order_by("answers_until", "pk").values_list("enquiry", flat=True))


def secret_of(enquiry_id: UUID) -> str:
    """The secret of the link of an enquiry; only its fingerprint is kept."""
    return accounts.secret_for(PURPOSE, enquiry_id)


def followed(secret: str, *, day: date) -> Followed:
    """The enquiry of who holds this link; NotFound where it was deleted."""
    row = Enquiry.objects.named().filter(secret_hash=fingerprint(secret)).first()
    if row is None:
        raise NotFound
    return Followed(
        id=row.pk,
        state=EnquiryState(row.state),
        name=row.name,
        municipality=row.municipality,
        training=row.training,
        age=AgeGroup(row.age),
        situation=Situation(row.situation),
        words=row.words,
        left_on=row.left_on,
        confirm_by=rules.confirm_by(row.left_on, norms=norms.at(day)),
        deleted_on=deleted_on(row, day=day),
        outcome=EnquiryOutcome(row.outcome) if row.outcome else None,
        turns=tuple(_turn(one) for one in _turns(row)),
    )


def mail_of(enquiry_id: UUID, *, now: datetime) -> EnquiryMail | None:
    """What to write to the asker; None where the enquiry is gone or was withdrawn."""
    row = Enquiry.objects.filter(pk=enquiry_id).exclude(email="").first()
    if row is None:
        return None
    turns = _turns(row)
    return EnquiryMail(
        to=row.email,
        name=row.name,
        language=row.language,
        secret=secret_of(row.pk),
        confirm_by=rules.confirm_by(row.left_on, norms=norms.at(day_of(now))),
        turn=_turn(turns[-1]) if turns else None,
        outcome=EnquiryOutcome(row.outcome) if row.outcome else None,
    )


def taker_of(enquiry_id: UUID) -> Taker | None:
    """Who has this enquiry in hand, for a message to them."""
    row = EnquiryTurn.objects.open().filter(enquiry=enquiry_id).first()
    return None if row is None else row.who()


def order_for(enquiry: Enquiry, *, day: date) -> tuple[Taker, ...]:
    """Who can take this enquiry up, in order: those of the place, the age and the training, where somebody answers."""
    return rules.route(
        age=AgeGroup(enquiry.age),
        situation=Situation(enquiry.situation),
        near=_near(enquiry, day=day),
        staffed={kind for kind, role in ROLES.items() if access.accounts_everywhere(role, day)},
        norms=norms.at(day),
    )


def deleted_on(enquiry: Enquiry, *, day: date) -> date:
    """The day on which this enquiry is deleted."""
    is_confirmed = enquiry.confirmed_at is not None
    held = norms.at(day)
    return rules.deleted_on(left_on=enquiry.left_on, confirmed=is_confirmed, ended_on=enquiry.ended_on, norms=held)


def _near(enquiry: Enquiry, *, day: date) -> list[Near]:
    """The providers where somebody answers, with how far the nearest place lies where the training can be learned."""
    home = geo.municipality_on(enquiry.nis, day) or geo.successor(enquiry.nis, day)
    found: dict[UUID, Near] = {}
    for one in providers.programmes_on(day, training=enquiry.training_id):
        place, provider = one.location, one.location.provider
        lat, lon = place.lat, place.lon
        km = None if lat is None or lon is None else distance_km(home.lat, home.lon, lat, lon)
        told = Near(provider.pk, provider.kind, km, gives=True, name=provider.name)
        if provider.pk not in found or told.order < found[provider.pk].order:
            found[provider.pk] = told
    attended = access.attended(found, day)
    return [one for key, one in found.items() if key in attended]


def _turns(row: Enquiry) -> Sequence[EnquiryTurn]:
    return list(row.turns.select_related("provider").order_by("since", "pk"))


def _turn(row: EnquiryTurn) -> Turn:
    provider = row.provider
    return Turn(
        kind=TakerKind(row.taker),
        provider=provider.name if provider else "",
        since=row.since,
        answers_until=row.answers_until,
        end=TurnEnd(row.end) if row.end else None,
        is_taken=row.taken_at is not None,
        email=provider.email if provider else "",
        phone=provider.phone if provider else "",
    )


def _in_hand(actor: Actor) -> Q:
    if actor.has_role(*PROVIDER_ROLES):
        return Q(taker=TakerKind.PROVIDER, provider=actor.organisation_id, provider__isnull=False)
    kinds = [kind for kind, role in ROLES.items() if actor.has_role(role)]
    return Q(taker__in=kinds) if kinds else _NOBODY

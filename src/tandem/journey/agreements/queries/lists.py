"""The agreements of somebody as a list, in parts: what waits for this reader, what is made, signed, over."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from tandem.base import models
from tandem.base.actor import Actor
from tandem.journey.agreements import policies
from tandem.journey.agreements.models import Agreement, Signature
from tandem.journey.agreements.models.agreement import AgreementQuerySet
from tandem.journey.agreements.queries.agreements import agreements_for
from tandem.journey.agreements.terms import AgreementState, Party, SignatureState, Signer
from tandem.journey.intake.queries import tracks
from tandem.registers.access.terms import Role


class Part(StrEnum):
    """A part of the list."""

    MINE = "aan-zet"
    """What waits for this reader: to fill in, or to sign."""
    MAKING = "in-opmaak"
    SIGNING = "wordt-getekend"
    SIGNED = "getekend"
    OVER = "voorbij"


_OVER: Final = (AgreementState.ENDED, AgreementState.WITHDRAWN, AgreementState.LAPSED)


def part(actor: Actor, which: Part, *, day: date) -> AgreementQuerySet:
    """One part of the agreements this actor may know, with all that a list shows; what changed last first."""
    rows = agreements_for(actor, day=day).filter(_in(which, actor)).named().select_related("ending")
    return rows.order_by("begins_on", "number") if which is Part.SIGNED else rows.order_by("-touched_at", "number")


def first_of(actor: Actor, which: Part, *, most: int, day: date) -> list[Agreement]:
    """The first so many of a part."""
    return models.first_of(part(actor, which, day=day), Agreement.objects.named(), most=most)


def chosen(actor: Actor, *, states: Collection[AgreementState], track_id: UUID | None, day: date) -> AgreementQuerySet:
    """The agreements this actor may know, in these states and of this learner where one was named."""
    rows = agreements_for(actor, day=day).named().select_related("ending").order_by("-touched_at", "number")
    rows = rows.filter(state__in=states) if states else rows
    return rows if track_id is None else rows.filter(track=track_id)


def counts(actor: Actor, *, day: date) -> Mapping[Part, int]:
    """How many agreements stand in each part."""
    each = {f"n{at}": Count("pk", filter=_in(one, actor)) for at, one in enumerate(Part)}
    found = agreements_for(actor, day=day).order_by().aggregate(**each)
    return {one: found[f"n{at}"] for at, one in enumerate(Part)}


def of_track(actor: Actor, track_id: Any, *, day: date) -> list[Agreement]:
    """Every agreement of one learner, the newest first."""
    return list(agreements_for(actor, day=day).filter(track=track_id).named().order_by("-begun_at", "number"))


def noted_with(actor: Actor, *, day: date) -> list[tuple[str, Any]]:
    """Whose list it is, where a look at it is noted: each own track, else the account; the company; the school."""
    if actor.has_role(Role.LEARNER, Role.GUARDIAN):
        own = tracks.tracks_for(actor, day=day).order_by("pk").values_list("pk", flat=True)
        return [("intake.track", key) for key in own] or [("accounts.user", actor.user_id)]
    is_company = actor.has_role(*policies.MAKES)
    return [("organisations.company" if is_company else "organisations.provider", actor.organisation_id)]


def party_of_reader(actor: Actor) -> Party:
    """For which party somebody reads a list of agreements."""
    if actor.has_role(*policies.MAKES):
        return Party.COMPANY
    return Party.LEARNER if actor.has_role(Role.LEARNER, Role.GUARDIAN) else Party.PROVIDER


def _in(which: Part, actor: Actor) -> Q:
    if which is Part.MINE:
        return _waits_for(actor)
    return {
        Part.MAKING: Q(state=AgreementState.DRAFT),
        Part.SIGNING: Q(state=AgreementState.SIGNING),
        Part.SIGNED: Q(state=AgreementState.SIGNED),
        Part.OVER: Q(state__in=_OVER),
    }[which]


def _waits_for(actor: Actor) -> Q:
    signer = {
        Role.LEARNER: Signer.LEARNER,
        Role.GUARDIAN: Signer.GUARDIAN,
        Role.COMPANY_ADMIN: Signer.COMPANY,
        Role.PROVIDER_ADMIN: Signer.PROVIDER,
        Role.COACH: Signer.PROVIDER,
    }.get(Role(actor.role))
    mine = Q(state=AgreementState.DRAFT, ball=party_of_reader(actor))
    if signer is None:
        return mine
    asked = Signature.objects.filter(agreement=OuterRef("pk"), signer=signer, state=SignatureState.ASKED)
    return mine | (Q(state=AgreementState.SIGNING) & Q(Exists(asked)))

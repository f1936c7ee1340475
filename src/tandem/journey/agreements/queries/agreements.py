"""Doors to agreements. Not allowed looks the same as not there."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.agreements import policies
from tandem.journey.agreements.models import Agreement, AgreementWorkplace, Remark, Signature, Takeover
from tandem.journey.agreements.models.agreement import AgreementQuerySet
from tandem.journey.agreements.policies import AgreementAccess
from tandem.journey.agreements.terms import AgreementState, Party, SignatureState, SignedWhere
from tandem.journey.intake.queries import tracks
from tandem.registers.access.terms import Role
from tandem.registers.accounts import queries as accounts
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.organisations.models import Establishment
from tandem.registers.people import queries as people
from tandem.registers.people.models import Person

PURPOSE: Final = "sign_agreement"
_COMPANY: Final = (Role.COMPANY_ADMIN, Role.COMPANY_HR)


def agreement_for(actor: Actor, agreement_id: UUID, *, day: date, lock: bool = False) -> Agreement:
    """The agreement with its learner, training, provider, coach and company, for its three parties."""
    rows = Agreement.objects.named()
    agreement = row_with(rows.select_for_update(of=("self",)) if lock else rows, agreement_id)
    if agreement is None or policies.party_of(actor, access_for(actor, agreement, day=day)) is None:
        raise NotFound
    return agreement


def signed_for(actor: Actor, agreement_id: UUID, *, day: date) -> Agreement:
    """The same once everybody signed it."""
    found = agreement_for(actor, agreement_id, day=day)
    if found.state not in {AgreementState.SIGNED, AgreementState.ENDED}:
        raise NotFound
    return found


def agreement_numbered(actor: Actor, number: str, *, day: date) -> Agreement:
    """The same by its number, or by its key."""
    found = Agreement.objects.filter(number=number.strip().upper()).values_list("pk", flat=True).first()
    try:
        return agreement_for(actor, found or UUID(number), day=day)
    except ValueError:
        raise NotFound from None


def agreements_for(actor: Actor, *, day: date) -> AgreementQuerySet:
    """Every agreement this actor may know: of the own company, or of the learners one is or guides."""
    rows = Agreement.objects.all()
    if actor.has_role(*_COMPANY):
        return rows.filter(company=actor.organisation_id, company__isnull=False)
    return rows.filter(track__in=tracks.tracks_for(actor, day=day))


def access_of(agreement: Agreement, *, day: date) -> AgreementAccess:
    """What a policy asks of an agreement that day."""
    return agreement.access(tracks.facts_of(agreement.track, day=day))


def access_for(actor: Actor, agreement: Agreement, *, day: date) -> AgreementAccess:
    """The same for a question about this actor: who acts for the learner matters for guardians alone."""
    return agreement.access(tracks.facts_for(actor, agreement.track, day=day))


def party_of(actor: Actor, agreement: Agreement, *, day: date) -> Party:
    """For which party this actor acts here."""
    party = policies.party_of(actor, access_for(actor, agreement, day=day))
    if party is None:
        raise NotFound
    return party


def acting(agreement: Agreement, *, day: date) -> list[Person]:
    """Who acts for the learner that day; nobody for who is of age."""
    return people.guardians_acting_for([agreement.track.person_id], day=day).get(agreement.track.person_id, [])


def workplaces_of(agreement_ids: Collection[UUID], *, with_past: bool = False) -> dict[UUID, list[AgreementWorkplace]]:
    """The workplaces of these agreements, the lead first, with all that belongs to each at hand.

    As they are, or followed by those of before, the oldest first: another mentor, another establishment.
    """
    every = AgreementWorkplace.objects.filter(agreement__in=agreement_ids)
    rows = (every if with_past else every.current()).select_related(
        "recognition__establishment", "recognition__company", "recognition__training", "mentor__person"
    )
    found: dict[UUID, list[AgreementWorkplace]] = {}
    for row in rows.prefetch_related("mentor__extract_checks", "mentor__postings").order_by(
        "is_past", "-is_lead", "id"
    ):
        found.setdefault(row.agreement_id, []).append(row)
    return found


def may_choose_at(actor: Actor, agreement: Agreement, place: AgreementWorkplace, *, day: date) -> bool:
    """Whether this actor says who guides the learner at this workplace, and so knows who could."""
    party = policies.party_of(actor, access_for(actor, agreement, day=day))
    return policies.may_choose_mentor(party, is_of_another=place.is_of_another(agreement)).is_ok


def establishments_outside(agreement: Agreement) -> list[Establishment]:
    """Where the learner works under what was signed outside Tandem, recognised or not; of the others nothing."""
    row = takeover_of(agreement)
    return [] if row is None else [row.establishment]


def takeover_of(agreement: Agreement) -> Takeover | None:
    """What was told of an agreement that was signed outside Tandem; nothing of one that was signed here."""
    if agreement.origin != SignedWhere.OUTSIDE:
        return None
    return Takeover.objects.select_related("establishment").filter(agreement=agreement).first()


def signatures_of(agreement: Agreement) -> list[Signature]:
    """Who signs, in turn."""
    return list(agreement.signatures.order_by("turn"))


def remarks_of(agreement: Agreement) -> list[Remark]:
    """What was remarked, what is open first, the newest first."""
    return list(agreement.remarks.order_by("-settled_at", "-written_at", "id"))


def signature_by_link(secret: str) -> Signature:
    """The signature that a mailed link asks for, with its agreement; only while it is asked."""
    rows = Signature.objects.select_related("agreement").filter(state=SignatureState.ASKED)
    found = rows.filter(secret_hash=fingerprint(secret)).first()
    if found is None:
        raise NotFound
    return found


def secret_of(signature_id: UUID) -> str:
    """The secret of the link of a signature; only its fingerprint is kept."""
    return accounts.secret_for(PURPOSE, signature_id)

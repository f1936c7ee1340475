"""Signing: the text is presented, everybody signs in turn or refuses, and with the last signature it is registered."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tandem.base import events, ids
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.agreements import policies, snapshot
from tandem.journey.agreements.actions.holding import held, locked
from tandem.journey.agreements.models import Agreement, Signature
from tandem.journey.agreements.models.signing import Asked
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.rules import checks, scans, steps
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementMove,
    AgreementState,
    BackReason,
    Party,
    SignatureKind,
    SignatureMove,
    SignatureState,
    Signer,
)
from tandem.journey.agreements.workflow import AGREEMENT, SIGNATURE
from tandem.journey.intake.actions import phases
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.plans.actions import plans as plan_actions
from tandem.journey.plans.models import PlanVersion
from tandem.journey.plans.queries import plans
from tandem.journey.recognition.actions.active_content import is_active, is_locked
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.people.models import Person


@dataclass(frozen=True)
class Signed:
    """How somebody signed: the kind, how sure the identity was, and the signed document or the scan, if any."""

    kind: SignatureKind
    strength: str = ""
    proof: bytes = b""
    media_type: str = ""


NO_MODEL: Final = 0
"""The model of a text that was not made here: a scan of long ago."""


@dataclass(frozen=True)
class Text:
    """The document that is presented: from which version it was made, by which model, with which training plan."""

    paper: bytes
    version: int
    model: int
    """Which edition of the model of its kind its words are."""
    plan: str = ""
    """The SHA-256 of the training plan that stands in it as an annex; empty where there is none."""


@transaction.atomic
def present(*, actor: Actor, agreement_id: UUID, text: Text, now: datetime) -> Agreement:
    """Say that the text is ready: everything that has to be right is, and the first one is asked to sign.

    The training plan is frozen with it (R-AGR-05); from now on the hash of the document is what everybody signs.
    """
    agreement, day = held(actor, agreement_id, now=now), day_of(now)
    policies.may_present(actor, doors.access_for(actor, agreement, day=day)).or_raise()
    after = AGREEMENT.after(agreement.state, AgreementMove.PRESENT)
    steps.may_change(found=text.version, needed=agreement.version).or_raise()
    facts, verdict, kind = snapshot.assess(agreement, day=day)
    verdict.or_raise()
    if agreement.begins_on is None or kind is None:
        raise AssertionError("what has no first day or no hours is not in order")
    agreement.kind, agreement.kind_reason = kind.type, kind.why
    agreement.plan = _frozen_plan(agreement, actor=actor, now=now)
    steps.same_plan(found=text.plan, needed=agreement.plan.digest if agreement.plan else "").or_raise()
    agreement.state, agreement.paper, agreement.model = after, keep(text.paper), text.model
    agreement.law, agreement.checked = norms.version(), snapshot.frozen(facts, verdict)
    agreement.presented_at, agreement.presented_by = now, actor.user_id
    agreement.sign_until = steps.sign_until(day, begins_on=agreement.begins_on)
    agreement.version += 1
    agreement.save()
    agreement.signatures.all().delete()
    is_minor = checks.is_minor(facts, norms=snapshot.norms_for(facts))
    for turn, signer in enumerate(steps.signers(is_minor=is_minor), start=1):
        _signature(agreement, signer, turn=turn, actor=actor, day=day).save(force_insert=True)
    data = {"paper": agreement.paper, "model": agreement.model, "sign_until": agreement.sign_until}
    data |= {"plan": text.plan} if text.plan else {}
    events.record(AgreementHappened.PRESENTED, actor=actor, subject=agreement, at=now, data=data)
    _ask_next(agreement, now=now)
    return agreement


@transaction.atomic
def sign(*, actor: Actor, agreement_id: UUID, signer: Signer, shown: str, strength: str, now: datetime) -> Agreement:
    """Agree on the screen to the text with this hash, signed in."""
    agreement = held(actor, agreement_id, now=now)
    policies.may_sign(actor, doors.access_for(actor, agreement, day=day_of(now)), signer).or_raise()
    signature = _asked(agreement, signer)
    told = Signed(SignatureKind.CONSENT, strength)
    return _set(agreement, signature, told, shown=shown, actor=actor, now=now)


@transaction.atomic
def sign_by_link(*, secret: str, shown: str, now: datetime) -> Agreement:
    """Agree on the screen to the text with this hash, come in by the link that was mailed to who signs."""
    agreement = locked(doors.signature_by_link(secret).agreement_id)
    signature = doors.signature_by_link(secret)
    return _set(agreement, signature, Signed(SignatureKind.CONSENT, "link"), shown=shown, actor=SYSTEM, now=now)


@transaction.atomic
def take_signed(*, agreement_id: UUID, signer: Signer, shown: str, signed: Signed, now: datetime) -> Agreement:
    """Take over what the signing service signed, for the face that checked it; a second time changes nothing."""
    agreement = locked(agreement_id)
    row = agreement.signatures.filter(signer=signer).first()
    if row is not None and row.state == SignatureState.SIGNED and row.kind == signed.kind:
        return agreement
    return _set(agreement, _asked(agreement, signer), signed, shown=shown, actor=SYSTEM, now=now)


@transaction.atomic
def scan(*, actor: Actor, agreement_id: UUID, signer: Signer, content: bytes, now: datetime) -> Agreement:
    """Note that somebody signed on paper, with a scan of it."""
    agreement = held(actor, agreement_id, now=now)
    policies.may_scan(actor, doors.access_for(actor, agreement, day=day_of(now))).or_raise()
    signature = _asked(agreement, signer)
    return _set(agreement, signature, scanned(content), shown=agreement.paper, actor=actor, now=now)


@transaction.atomic
def refuse(*, actor: Actor, agreement_id: UUID, signer: Signer, words: str, now: datetime) -> Agreement:
    """Do not sign, and say why: the text goes back to who made it."""
    agreement = held(actor, agreement_id, now=now)
    policies.may_sign(actor, doors.access_for(actor, agreement, day=day_of(now)), signer).or_raise()
    return _refuse(agreement, _asked(agreement, signer), words, actor=actor, now=now)


@transaction.atomic
def refuse_by_link(*, secret: str, words: str, now: datetime) -> Agreement:
    """The same for who came in by the mailed link."""
    agreement = locked(doors.signature_by_link(secret).agreement_id)
    return _refuse(agreement, doors.signature_by_link(secret), words, actor=SYSTEM, now=now)


@transaction.atomic
def take_refused(*, agreement_id: UUID, signer: Signer, words: str, now: datetime) -> Agreement:
    """Take over that somebody refused at the signing service; a second time changes nothing."""
    agreement = locked(agreement_id)
    if agreement.state != AgreementState.SIGNING:
        return agreement
    return _refuse(agreement, _asked(agreement, signer), words or "-", actor=SYSTEM, now=now)


@transaction.atomic
def take_back(*, actor: Actor, agreement_id: UUID, now: datetime) -> Agreement:
    """Take the text back to change it: who signed already signs anew."""
    agreement = held(actor, agreement_id, now=now)
    policies.may_present(actor, doors.access_for(actor, agreement, day=day_of(now))).or_raise()
    _back_to_draft(agreement, AgreementMove.TAKE_BACK, now=now)
    events.record(AgreementHappened.TAKEN_BACK, actor=actor, subject=agreement, at=now)
    return agreement


def bring_back(agreement: Agreement, *, reason: BackReason, now: datetime) -> None:
    """The same for the platform itself, where signing cannot go on; who calls this holds it."""
    _back_to_draft(agreement, AgreementMove.TAKE_BACK, now=now)
    data = {"reason": reason}
    events.record(AgreementHappened.TAKEN_BACK, actor=SYSTEM, subject=agreement, at=now, data=data)


@transaction.atomic
def replace_signer(
    *, actor: Actor, agreement_id: UUID, signer: Signer, name: str, email: str, now: datetime
) -> Agreement:
    """Let somebody else sign for the company, or the other parent; what is signed stays."""
    agreement = held(actor, agreement_id, now=now)
    policies.may_present(actor, doors.access_for(actor, agreement, day=day_of(now))).or_raise()
    row = agreement.signatures.filter(signer=signer).first()
    if agreement.state != AgreementState.SIGNING or row is None or row.state == SignatureState.SIGNED:
        refusal("signature.open", found=agreement.state if row is None else row.state).or_raise()
        raise NotFound
    steps.may_be_replaced(signer, name=name, email=email).or_raise()
    row = agreement.signatures.get(pk=give_to(row, name=name, email=email, now=now))
    data = {"signer": signer}
    events.record(AgreementHappened.SIGNER_REPLACED, actor=actor, subject=agreement, at=now, data=data)
    if row.state == SignatureState.ASKED:
        _note_asked(agreement, row, now=now)
    return agreement


@transaction.atomic
def remind(*, actor: Actor, agreement_id: UUID, signer: Signer, now: datetime) -> Agreement:
    """Ask somebody again whose turn it is, before the night does; once a day."""
    agreement = held(actor, agreement_id, now=now)
    policies.may_present(actor, doors.access_for(actor, agreement, day=day_of(now))).or_raise()
    row = _asked(agreement, signer)
    steps.may_remind(told_on=told_on(row), day=day_of(now)).or_raise()
    note_reminded(agreement, row, actor=actor, now=now)
    return agreement


def note_reminded(agreement: Agreement, row: Signature, *, actor: Actor, now: datetime) -> None:
    """Note that somebody is asked again, for who holds the agreement."""
    row.reminded_on = day_of(now)
    row.save(update_fields=["reminded_on"])
    data = {"signer": row.signer, "signature": row.pk}
    events.record(AgreementHappened.SIGNATURE_REMINDED, actor=actor, subject=agreement, at=now, data=data)


def told_on(row: Asked) -> date | None:
    """The last day on which this was asked of somebody."""
    return row.reminded_on or (day_of(row.asked_at) if row.asked_at else None)


@transaction.atomic
def note_sealed(*, agreement_id: UUID, digest: str, now: datetime) -> Agreement:
    """The file with every signature carries the seal of the platform. For the face that put it there; once."""
    agreement = locked(agreement_id)
    if agreement.sealed or agreement.state not in {AgreementState.SIGNED, AgreementState.ENDED}:
        return agreement
    agreement.sealed = digest
    agreement.save(update_fields=["sealed"])
    data = {"sealed": digest}
    events.record(AgreementHappened.SEALED, actor=SYSTEM, subject=agreement, at=now, data=data)
    return agreement


def checked_scan(content: bytes) -> str:
    """The kind of a file that can be kept as a scan; refused where it cannot."""
    media_type = scans.media_type_of(content)
    is_safe = media_type != scans.PDF or not (is_active(content) or is_locked(content))
    scans.is_scan(media_type, size=len(content), is_safe=is_safe).or_raise()
    return media_type


def scanned(content: bytes) -> Signed:
    """What somebody signed on paper, where this file can be the scan of it."""
    return Signed(SignatureKind.SCAN, "", content, checked_scan(content))


def put(row: Asked, signed: Signed, *, shown: str, actor: Actor, now: datetime) -> None:
    """Set what was asked of somebody, with its proof."""
    row.state = SIGNATURE.after(row.state, SignatureMove.SIGN)
    row.kind, row.strength, row.paper = signed.kind, signed.strength, shown
    if signed.proof:
        row.proof, row.proof_media_type = keep(signed.proof), signed.media_type
    row.set_at, row.set_by = now, actor.user_id
    row.save()


def give_to(row: Asked, *, name: str, email: str, now: datetime) -> UUID:
    """Ask it of somebody else, reached by mail; gives the new key: the link of who was asked before leads nowhere."""
    anew = new_key()
    type(row)._default_manager.filter(pk=row.pk).update(
        **anew,
        name=name.strip(),
        email=email.strip(),
        user=None,
        person=None,
        asked_at=row.asked_at and now,
        reminded_on=None,
    )
    key: UUID = anew["id"]
    return key


def decline(row: Asked, words: str, *, actor: Actor, now: datetime) -> None:
    """Note that somebody does not do what was asked, and why."""
    row.state = SIGNATURE.after(row.state, SignatureMove.REFUSE)
    row.words, row.set_at, row.set_by = words.strip(), now, actor.user_id
    row.save()


def whom(row: Asked, agreement: Agreement, *, day: date, by: UUID | None) -> None:
    """Note who is asked for this signer, and how that person is reached; `by` where nobody guides the learner."""
    if row.signer == Signer.LEARNER:
        is_person(row, agreement.track.person)
    elif row.signer == Signer.GUARDIAN:
        for parent in doors.acting(agreement, day=day)[:1]:
            is_person(row, parent)
    elif row.signer == Signer.COMPANY:
        accounts = access.accounts_in_company(agreement.company_id, [Role.COMPANY_ADMIN], day)
        row.name, row.email = agreement.company.name, agreement.company.contact_email
        if accounts:
            user = accounts[0][0]
            row.name, row.email, row.user = user.name, user.email, user.pk
    else:
        coach = agreement.track.coach
        row.name, row.user = agreement.track.provider.name, by
        if coach is not None:
            row.name, row.email, row.user = coach.name, coach.email, coach.pk


def is_person(row: Asked, person: Person) -> None:
    """Note that this person is asked, and how that person is reached."""
    row.person, row.user = person, person.user_id
    row.name, row.email = f"{person.given_name} {person.family_name}", person.email


def new_key() -> dict[str, Any]:
    """A new key for what is asked of somebody, with the fingerprint of the secret of its link."""
    key = ids.new_id()
    return {"id": key, "secret_hash": fingerprint(doors.secret_of(key))}


def keep(content: bytes) -> str:
    """Keep a document under its own hash; gives the hash (ADR 10)."""
    digest = hashlib.sha256(content).hexdigest()
    path = papers.path_of(digest)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    return digest


def _frozen_plan(agreement: Agreement, *, actor: Actor, now: datetime) -> PlanVersion | None:
    """The training plan as it is signed along (R-AGR-05); what stands in its way stands in the way of the agreement."""
    plan = plans.open_plan_of(agreement.track)
    return None if plan is None else plan_actions.freeze(actor=actor, plan_id=plan.pk, now=now)


def _asked(agreement: Agreement, signer: Signer) -> Signature:
    """The signature of this signer, whose turn it is."""
    row = agreement.signatures.filter(signer=signer).first()
    if agreement.state != AgreementState.SIGNING or row is None:
        refusal("signature.open", found=agreement.state).or_raise()
        raise NotFound
    SIGNATURE.after(row.state, SignatureMove.SIGN)
    return row


def _set(
    agreement: Agreement, signature: Signature, signed: Signed, *, shown: str, actor: Actor, now: datetime
) -> Agreement:
    if agreement.begins_on is None:
        raise AssertionError("what is being signed has a first day")
    day = day_of(now)
    steps.may_sign_now(
        day=day, begins_on=agreement.begins_on, late_reason=agreement.late_reason, paper=agreement.paper, shown=shown
    ).or_raise()
    put(signature, signed, shown=shown, actor=actor, now=now)
    data = {"signer": signature.signer, "kind": signed.kind, "paper": shown, "proof": signature.proof}
    events.record(AgreementHappened.SIGNATURE_SET, actor=actor, subject=agreement, at=now, data=data)
    if not _ask_next(agreement, now=now):
        _complete(agreement, actor=actor, now=now)
    return agreement


def _complete(agreement: Agreement, *, actor: Actor, now: datetime) -> None:
    """Everybody signed: it is registered and the learner placed; what is not right any more stops it."""
    after, day = AGREEMENT.after(agreement.state, AgreementMove.COMPLETE), day_of(now)
    _, verdict, _ = snapshot.assess(agreement, day=day)
    verdict.or_raise()
    agreement.state = after
    agreement.registered_at, agreement.registered_by = now, actor.user_id
    agreement.version += 1
    agreement.save()
    data = {"track": agreement.track_id, "begins_on": agreement.begins_on, "ends_on": agreement.ends_on}
    events.record(AgreementHappened.COMPLETED, actor=actor, subject=agreement, at=now, data=data)
    if agreement.track.phase in {Phase.INTAKE, Phase.SEARCHING}:
        phases.place(actor=actor, track_id=agreement.track_id, now=now)


def _refuse(agreement: Agreement, signature: Signature, words: str, *, actor: Actor, now: datetime) -> Agreement:
    steps.may_give_up(words).or_raise()
    decline(signature, words, actor=actor, now=now)
    _back_to_draft(agreement, AgreementMove.REFUSE, now=now, refused=signature)
    data, detail = {"signer": signature.signer}, {"words": signature.words}
    events.record(AgreementHappened.REFUSED, actor=actor, subject=agreement, at=now, data=data, detail=detail)
    return agreement


def _back_to_draft(
    agreement: Agreement, move: AgreementMove, *, now: datetime, refused: Signature | None = None
) -> None:
    """What was signed is signed anew; a refusal stays readable with its reason until the text is presented again."""
    rows = agreement.signatures.all() if refused is None else agreement.signatures.exclude(pk=refused.pk)
    rows.delete()
    agreement.state = AGREEMENT.after(agreement.state, move)
    agreement.ball, agreement.ball_since, agreement.touched_at = Party.PROVIDER, now, now
    agreement.paper = agreement.law = ""
    agreement.plan = agreement.model = None
    agreement.presented_at = agreement.presented_by = agreement.sign_until = None
    agreement.checked = {}
    agreement.version += 1
    agreement.save()


def _ask_next(agreement: Agreement, *, now: datetime) -> bool:
    """Ask who is next in turn; whether there is anybody."""
    rows = list(agreement.signatures.order_by("turn"))
    if any(one.state == SignatureState.ASKED for one in rows):
        return True
    following = next((one for one in rows if one.state == SignatureState.WAITING), None)
    if following is None:
        return False
    following.state, following.asked_at = SIGNATURE.after(following.state, SignatureMove.ASK), now
    following.save(update_fields=["state", "asked_at"])
    _note_asked(agreement, following, now=now)
    return True


def _note_asked(agreement: Agreement, signature: Signature, *, now: datetime) -> None:
    data = {"signer": signature.signer, "signature": signature.pk}
    events.record(AgreementHappened.SIGNATURE_ASKED, actor=SYSTEM, subject=agreement, at=now, data=data)


def _signature(agreement: Agreement, signer: Signer, *, turn: int, actor: Actor, day: date) -> Signature:
    row = Signature(**new_key(), agreement=agreement, signer=signer, turn=turn)
    whom(row, agreement, day=day, by=actor.user_id)
    return row

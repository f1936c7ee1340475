"""Agreements, as the signing service and the seal see them: what is asked of the one, and taken over by the other."""

from datetime import datetime, time
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from tandem.base import events, jobs
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.periods import BRUSSELS, day_of
from tandem.base.verdict import Finding, Verdict
from tandem.faces.documents import agreement as documents
from tandem.faces.exchange.models import SigningPackage
from tandem.faces.exchange.signing import queries
from tandem.faces.exchange.signing.actions import handling
from tandem.faces.exchange.signing.packages import Level, Signer
from tandem.faces.exchange.signing.subjects import Came
from tandem.faces.exchange.terms import PackageState, SubjectKind
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import holding, signing
from tandem.journey.agreements.actions.signing import Signed
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.rules import steps
from tandem.journey.agreements.terms import AgreementHappened, AgreementState, SignatureKind, SignatureState
from tandem.journey.agreements.terms import Signer as Party

KIND: Final = SubjectKind.AGREEMENT
LEVEL: Final = Level.ADVANCED
"""How strong a signature on an agreement has to be. What the law asks of whom is for a lawyer to say."""
_UNTIL: Final = time(23, 59, 59)
_PDF: Final = "application/pdf"
_ENDS_ASKING: Final = frozenset(
    {
        AgreementHappened.SIGNATURE_SET,
        AgreementHappened.SIGNER_REPLACED,
        AgreementHappened.REFUSED,
        AgreementHappened.TAKEN_BACK,
        AgreementHappened.WITHDRAWN,
    }
)


@transaction.atomic
def ask(*, actor: Actor, agreement_id: UUID, signer: Party, now: datetime) -> SigningPackage:
    """Sign at the signing service, instead of on the screen: whose turn it is."""
    agreement = doors.agreement_for(actor, agreement_id, day=day_of(now))
    policies.may_sign(actor, doors.access_of(agreement, day=day_of(now)), signer).or_raise()
    return _asked(agreement_id, signer, actor=actor, now=now)


@transaction.atomic
def ask_by_link(*, secret: str, now: datetime) -> SigningPackage:
    """The same for who came in by the mailed link."""
    row = doors.signature_by_link(secret)
    return _asked(row.agreement_id, Party(row.signer), actor=SYSTEM, now=now)


def happened(*, event_id: int, now: datetime) -> None:
    """What an event on an agreement means here: nobody needs to sign any more, or everybody did."""
    event = events.get(event_id)
    if event is not None and event.code == AgreementHappened.ERASED:
        handling.erase(kind=KIND, subject_id=UUID(event.subject_id))
        for key in event.data["amendments"]:
            handling.erase(kind=SubjectKind.AMENDMENT, subject_id=UUID(key))
        return
    if event is None or event.code not in {*_ENDS_ASKING, AgreementHappened.COMPLETED}:
        return
    told: dict[str, Any] = {"kind": KIND.value, "subject_id": event.subject_id}
    if event.code == AgreementHappened.COMPLETED:
        jobs.later(handling.SEAL, key=f"{handling.SEAL}:{event_id}", at=now, **told)
    jobs.later(handling.TIDY, key=f"{handling.TIDY}:{event_id}", at=now, **told)


class Agreements:
    """How what comes back is taken over by an agreement."""

    def hold(self, subject_id: UUID) -> None:
        """In the order in which the agreement itself takes hold."""
        holding.locked(subject_id)

    def is_wanted(self, subject_id: UUID, *, text: str, signer: str, now: datetime) -> bool:
        """Whether it is the turn of this signer, and the text is still this one."""
        try:
            agreement = doors.agreement_for(SYSTEM, subject_id, day=day_of(now))
        except NotFound:
            return False
        asked = {row.signer for row in doors.signatures_of(agreement) if row.state == SignatureState.ASKED}
        return agreement.state == AgreementState.SIGNING and agreement.paper == text and signer in asked

    def on_signed(self, subject_id: UUID, came: Came, *, now: datetime) -> None:
        """The signature is set, with the signed document as its proof."""
        signed = Signed(SignatureKind.SERVICE, came.level, came.pdf, _PDF)
        signing.take_signed(agreement_id=subject_id, signer=Party(came.signer), shown=came.text, signed=signed, now=now)

    def on_refused(self, subject_id: UUID, *, text: str, signer: str, reason: str, now: datetime) -> None:
        """The text goes back to who made it; unless it is another text by now."""
        if self.is_wanted(subject_id, text=text, signer=signer, now=now):
            signing.take_refused(agreement_id=subject_id, signer=Party(signer), words=reason, now=now)

    def on_ended(self, subject_id: UUID, *, how: PackageState, now: datetime) -> None:
        """The signature is still asked: on the screen, on paper, or at the service once more."""

    def whole(self, subject_id: UUID, *, now: datetime) -> tuple[str, bytes] | None:
        """The document that the last one signed at the service, or the text itself where nobody did."""
        agreement = doors.agreement_for(SYSTEM, subject_id, day=day_of(now))
        if agreement.state not in {AgreementState.SIGNED, AgreementState.ENDED}:
            return None
        try:
            return agreement.paper, _signed_so_far(agreement_id=subject_id, now=now)
        except NotFound:
            return None

    def evidence(self, subject_id: UUID, *, sealed: bytes, with_files: bool, now: datetime) -> bytes:
        """Who signed, on the screen, on paper or at the service."""
        agreement = doors.agreement_for(SYSTEM, subject_id, day=day_of(now))
        return documents.evidence(agreement, sealed=sealed, with_files=with_files)

    def on_sealed(self, subject_id: UUID, *, digest: str, now: datetime) -> None:
        """The agreement knows its sealed file."""
        signing.note_sealed(agreement_id=subject_id, digest=digest, now=now)


def _asked(agreement_id: UUID, signer: Party, *, actor: Actor, now: datetime) -> SigningPackage:
    agreement = holding.locked(agreement_id)
    waits = queries.open_for(KIND, agreement_id, signer)
    if waits is not None and waits.text == agreement.paper:
        return waits
    row = next((one for one in doors.signatures_of(agreement) if one.signer == signer), None)
    if row is None or agreement.begins_on is None or agreement.sign_until is None:
        raise NotFound
    is_open = agreement.state == AgreementState.SIGNING and row.state == SignatureState.ASKED
    Verdict((Finding("signature.open", is_open, found=row.state), Finding("signing.email", bool(row.email)))).or_raise()
    day, paper = day_of(now), agreement.paper
    steps.may_sign_now(
        day=day, begins_on=agreement.begins_on, late_reason=agreement.late_reason, paper=paper, shown=paper
    ).or_raise()
    turn = queries.count(KIND, agreement_id)
    return handling.ask(
        actor=actor,
        key=f"{KIND}:{agreement_id}:{signer}:{turn}",
        kind=KIND,
        subject_id=agreement_id,
        title=f"Overeenkomst {agreement.number}",
        pdf=_signed_so_far(agreement_id=agreement_id, now=now),
        text=paper,
        signers=(Signer(signer.value, row.name, row.email, 1, LEVEL),),
        deadline=datetime.combine(max(agreement.sign_until, day), _UNTIL, tzinfo=BRUSSELS),
        now=now,
    )


def _signed_so_far(*, agreement_id: UUID, now: datetime) -> bytes:
    """One file gathers every signature that the service made: each next one signs what came back before."""
    agreement = doors.agreement_for(SYSTEM, agreement_id, day=day_of(now))
    rows = [one for one in doors.signatures_of(agreement) if one.kind == SignatureKind.SERVICE]
    with papers.content_of(rows[-1].proof if rows else agreement.paper) as file:
        return file.read()

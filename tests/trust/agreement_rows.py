"""Agreements of the learner of the story with the bakery: made, signed, with two workplaces, and done."""

from datetime import date
from typing import Any

from tandem.faces.exchange.signing.actions.handling import keep as keep_signed
from tandem.faces.exchange.terms import SubjectKind
from tandem.journey.agreements.actions.signing import keep
from tandem.journey.agreements.models import Agreement, Amendment, PassedYear
from tandem.journey.agreements.terms import SignatureKind, Signer
from tandem.registers.accounts.rules import fingerprint
from tests.factories.agreement_life import AcceptanceFactory, AmendmentFactory, PassedYearFactory
from tests.factories.agreements import AgreementFactory, AgreementWorkplaceFactory, RemarkFactory, SignatureFactory
from tests.factories.exchange import SealedPaperFactory
from tests.factories.intake import TrackFactory
from tests.factories.numbers import EARLIER, NOW
from tests.factories.organisations import EstablishmentFactory
from tests.factories.plans import PlanLineFactory, PlanWorkplaceFactory, TrainingPlanFactory
from tests.factories.recognition import (
    ExtractCheckFactory,
    MentorFactory,
    MentorPostingFactory,
    RecognitionFactory,
)
from tests.tandem.faces.api.house import Cast, recognised
from tests.trust.canaries import ACCOUNT, COMPANY_ACCOUNT, FOREIGN_MENTOR

PAPER = b"%PDF-1.4 de tekst %%EOF"


def draft(cast: Cast) -> Agreement:
    """Everything is filled in and right; the company remarked something."""
    track = _other_track(cast)
    told = {
        "learner_asks_premium": True,
        "learner_account": ACCOUNT,
        "company_asks_premium": True,
        "company_account": COMPANY_ACCOUNT,
        "has_qualification_phase_ov3": True,
    }
    one: Agreement = AgreementFactory(track=track, company=cast.world.company, **told, **_in(2030))
    _place(cast, one)
    _plan(one)
    RemarkFactory(agreement=one)
    return one


def signing(cast: Cast, secret: str) -> Agreement:
    """Everybody is asked to sign; a parent by a link too."""
    one: Agreement = AgreementFactory(
        track=_other_track(cast), company=cast.world.company, signing=True, paper=keep(PAPER), **_in(2028)
    )
    _place(cast, one)
    for turn, signer in enumerate(Signer, start=1):
        told: dict[str, Any] = {"secret_hash": fingerprint(secret)} if signer is Signer.GUARDIAN else {}
        told |= {"asked": True, "asked_at": EARLIER}
        SignatureFactory(agreement=one, signer=signer, turn=turn, email="tekent@voorbeeld.example", **told)
    return one


def two_places(cast: Cast) -> Agreement:
    """A draft with a second workplace, of another company, that did not answer yet."""
    one: Agreement = AgreementFactory(track=_other_track(cast), company=cast.world.company)
    _place(cast, one)
    _place_elsewhere(one)
    return one


def shared(cast: Cast) -> Agreement:
    """A draft that another company leads, with a workplace of the bakery, that did not answer yet."""
    track = _other_track(cast)
    one: Agreement = AgreementFactory(track=track, company=RecognitionFactory(request__training=track.training).company)
    _place(cast, one, is_lead=False, mentor=None)
    return one


def signed(cast: Cast) -> Agreement:
    """Signed by all, sealed, the company on paper."""
    paper = keep(PAPER)
    one: Agreement = AgreementFactory(
        track=_other_track(cast), company=cast.world.company, signed=True, paper=paper, sealed=paper, **_in(2029)
    )
    _place(cast, one)
    kept = keep_signed(PAPER)
    SealedPaperFactory(kind=SubjectKind.AGREEMENT, subject_id=one.pk, paper=paper, sealed=kept, evidence=kept)
    told = {"kind": SignatureKind.SCAN, "proof": paper, "proof_media_type": "application/pdf"}
    SignatureFactory(agreement=one, signer=Signer.COMPANY, turn=3, signed=True, **told)
    return one


def running(cast: Cast, **term: date) -> Agreement:
    """Signed by all; nothing was said of its end, nothing changes, it lies still nowhere."""
    one: Agreement = AgreementFactory(track=_other_track(cast), company=cast.world.company, signed=True, **term)
    _place(cast, one)
    _plan(one)
    _place_elsewhere(one, agreed_at=NOW)
    return one


def passed(cast: Cast) -> PassedYear:
    """An agreement of more than a year; the class council decided after the first that the learner may go on."""
    one = running(cast, begins_on=date(2025, 9, 1), ends_on=date(2026, 12, 18))
    days = {"passed_on": date(2026, 6, 28), "counts_from": date(2026, 9, 1)}
    row: PassedYear = PassedYearFactory(agreement=one, **days)
    return row


def change(cast: Cast, secret: str) -> Amendment:
    """The company proposes another last day; its three parties are asked, a parent by a link too."""
    paper, kept = keep(PAPER), keep_signed(PAPER)
    days = {"from_on": date(2031, 2, 1), "changes": {"ends_on": "2031-05-28"}, "before": {"ends_on": "2031-06-30"}}
    row: Amendment = AmendmentFactory(agreement=running(cast, **_in(2031)), paper=paper, **days)
    for turn, signer in enumerate((Signer.GUARDIAN, Signer.COMPANY, Signer.PROVIDER), start=1):
        told = {"secret_hash": fingerprint(secret)} if signer is Signer.GUARDIAN else {}
        AcceptanceFactory(amendment=row, signer=signer, turn=turn, asked_at=EARLIER, **told)
    SealedPaperFactory(kind=SubjectKind.AMENDMENT, subject_id=row.pk, paper=paper, sealed=kept, evidence=kept)
    return row


def elsewhere(cast: Cast) -> Any:
    """A recognition of another company for the training of the learner."""
    return RecognitionFactory(request__training=cast.noor.track.training)


def _in(year: int) -> dict[str, date]:
    """A term beside those of the others."""
    return {"begins_on": date(year, 1, 10), "ends_on": date(year, 6, 30)}


def _other_track(cast: Cast) -> Any:
    """Another training of the same learner, guided by the same coach."""
    first = cast.noor.track
    named = {"provider": first.provider, "person": first.person, "coach": first.coach}
    return TrackFactory(**named, searching=True)


def _plan(one: Agreement) -> None:
    """A training plan that is whole: one activity, at the workplace."""
    plan = TrainingPlanFactory(track=one.track, shared=True, begins=one.begins_on, ends=one.ends_on)
    place = one.workplaces.get()
    PlanWorkplaceFactory(plan=plan, recognition=place.recognition, begins=one.begins_on, ends=one.ends_on)
    PlanLineFactory(plan=plan, introduced="work", practised="work", workplaces=[1])


def _place(cast: Cast, one: Agreement, *, is_lead: bool = True, **told: Any) -> None:
    place = EstablishmentFactory(company=cast.world.company, nis="44021", postal_code="9000")
    held = recognised(place, training=one.track.training)
    mentor = cast.world.mentor()
    MentorPostingFactory(mentor=mentor, establishment=place)
    AgreementWorkplaceFactory(agreement=one, recognition=held, is_lead=is_lead, **{"mentor": mentor, **told})


def _place_elsewhere(one: Agreement, **told: Any) -> None:
    """A workplace of another company, where somebody could guide whose name belongs to that company."""
    held = RecognitionFactory(request__training=one.track.training)
    names = {"given_name": "Mia", "family_name": FOREIGN_MENTOR}
    for person in (names, {"given_name": "Mia", "family_name": "Voorbeeld"}):
        mentor = MentorFactory(company=held.company, **{f"person__{name}": said for name, said in person.items()})
        MentorPostingFactory(mentor=mentor, establishment=held.establishment)
        ExtractCheckFactory(mentor=mentor)
    chosen = mentor if told else None
    AgreementWorkplaceFactory(agreement=one, recognition=held, mentor=chosen, is_lead=False, **told)

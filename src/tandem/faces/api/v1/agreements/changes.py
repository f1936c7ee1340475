"""Changes of a signed agreement: read, agreed to or refused by a program; their text and who said yes, as PDF."""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from ninja import Path, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note
from tandem.faces.api.fields import Key
from tandem.faces.api.v1.agreements import change_shapes as shapes
from tandem.faces.api.v1.agreements.life_shapes import AgreementSomebodyElse
from tandem.faces.api.v1.agreements.operations import BY_KEY, numbered, pdf_file
from tandem.faces.api.v1.agreements.shapes import AgreementSign, AgreementWhy
from tandem.faces.documents import amendment as documents
from tandem.faces.exchange.signing import queries as sealed_papers
from tandem.faces.exchange.terms import SubjectKind
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import amendments
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.queries import papers as kept
from tandem.journey.agreements.terms import Signer

router = Router(tags=["Agreements"])

_PDF: Final = "application/pdf"
_ONE: Final = "/agreements/{agreement_id}/changes/{change_id}"


@router.get(
    "/agreements/{agreement_id}/changes",
    **door("listAgreementChanges", "Changes of an agreement", gives=shapes.AgreementChanges),
)
def changes(request: Request, agreement_id: Path[Key]) -> Any:
    """What was proposed since everybody signed, what differs, and who said yes."""
    one = _agreement(request, agreement_id)
    return shapes.AgreementChanges(items=[_told(row) for row in life.amendments_of(one)])


@router.post(
    "/agreements/{agreement_id}/changes",
    **door(
        "proposeChange",
        "Propose a change",
        gives=shapes.AgreementChange,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def propose(request: Request, agreement_id: Path[Key], form: shapes.ChangeForm) -> Any:
    """What becomes different, from which day; its text is made, and the others are asked."""
    policies.may_amend(request.actor, doors.access_of(_agreement(request, agreement_id), day=clock.today())).or_raise()
    given: dict[str, Any] = {"actor": request.actor, "now": clock.now()}
    draft = amendments.drafted(
        agreement_id=agreement_id,
        from_on=form.from_on,
        told=form.told(),
        places=_at_work(form),
        words=form.words,
        **given,
    )
    row = amendments.propose(draft=draft, paper=documents.unsigned(draft), strength=BY_KEY, **given)
    location = f"/api/v1/agreements/{agreement_id}/changes"
    return Answer(_told(row), HTTPStatus.CREATED, location=location)


@router.post(
    f"{_ONE}/withdraw", **door("withdrawChange", "Take a change back", gives=shapes.AgreementChange, may_refuse=True)
)
def withdraw(request: Request, agreement_id: Path[Key], change_id: Path[Key]) -> Any:
    """The party that proposed it, while it waits."""
    _found(request, agreement_id, change_id)
    return _told(amendments.withdraw(actor=request.actor, amendment_id=change_id, now=clock.now()))


@router.post(
    f"{_ONE}/yes/{{signer}}/replace",
    **door("replaceChangeSigner", "Let somebody else decide", gives=shapes.AgreementChange, may_refuse=True),
)
def replace_signer(
    request: Request,
    agreement_id: Path[Key],
    change_id: Path[Key],
    signer: Path[Signer],
    form: AgreementSomebodyElse,
) -> Any:
    """For the company, the school, or the other parent; by a link of the mail."""
    _found(request, agreement_id, change_id)
    row = amendments.replace_signer(
        actor=request.actor,
        amendment_id=change_id,
        signer=signer,
        name=form.name,
        email=form.email,
        now=clock.now(),
    )
    return _told(row)


@router.post(
    f"{_ONE}/yes/{{signer}}/remind",
    **door("remindChangeSigner", "Ask somebody again to decide", gives=shapes.AgreementChange, may_refuse=True),
)
def remind(request: Request, agreement_id: Path[Key], change_id: Path[Key], signer: Path[Signer]) -> Any:
    """Who did not answer yet, once a day; after four days the platform does so itself."""
    _found(request, agreement_id, change_id)
    row = amendments.remind(actor=request.actor, amendment_id=change_id, signer=signer, now=clock.now())
    return _told(row)


@router.get(f"{_ONE}/paper", **door("getChangePaper", "The text of a change", media_types=(_PDF,)))
def paper(request: Request, agreement_id: Path[Key], change_id: Path[Key]) -> HttpResponse:
    """What everybody says yes to, as PDF."""
    row = _found(request, agreement_id, change_id)
    with kept.content_of(row.paper) as stored:
        return pdf_file(stored.read(), _name(row))


@router.get(f"{_ONE}/sealed", **door("getSealedChange", "The text of a change under the seal", media_types=(_PDF,)))
def sealed(request: Request, agreement_id: Path[Key], change_id: Path[Key]) -> HttpResponse:
    """Once everybody said yes: the text, sealed (PAdES B-LTA)."""
    row = _found(request, agreement_id, change_id)
    with sealed_papers.sealed(SubjectKind.AMENDMENT, row.pk) as stored:
        return pdf_file(stored.read(), _name(row, "-sealed"))


@router.get(f"{_ONE}/evidence", **door("getChangeEvidence", "Who said yes to a change, and how", media_types=(_PDF,)))
def evidence(request: Request, agreement_id: Path[Key], change_id: Path[Key]) -> HttpResponse:
    """Who, when and how surely, sealed; the sealed text and every scan are attachments of it."""
    row = _found(request, agreement_id, change_id)
    with sealed_papers.evidence(SubjectKind.AMENDMENT, row.pk) as stored:
        return pdf_file(stored.read(), _name(row, "-evidence"))


@router.post(
    f"{_ONE}/agree", **door("agreeToChange", "Say yes to a change", gives=shapes.AgreementChange, may_refuse=True)
)
def agree(request: Request, agreement_id: Path[Key], change_id: Path[Key], form: AgreementSign) -> Any:
    """To the text with this hash; kept as a yes by a key of a program. For a minor a parent says it."""
    _found(request, agreement_id, change_id)
    row = amendments.agree(
        actor=request.actor, amendment_id=change_id, shown=form.paper, strength=BY_KEY, now=clock.now()
    )
    return _told(row)


@router.post(
    f"{_ONE}/refuse", **door("refuseChange", "Say no to a change", gives=shapes.AgreementChange, may_refuse=True)
)
def refuse(request: Request, agreement_id: Path[Key], change_id: Path[Key], form: AgreementWhy) -> Any:
    """With the reason; nothing changes."""
    _found(request, agreement_id, change_id)
    return _told(amendments.refuse(actor=request.actor, amendment_id=change_id, words=form.words, now=clock.now()))


def _at_work(form: shapes.ChangeForm) -> dict[UUID, dict[str, UUID]]:
    """What changes at each workplace; another recognition by its number."""
    found: dict[UUID, dict[str, UUID]] = {}
    for one in form.workplaces:
        told = {"mentor": one.mentor_id, "recognition": numbered(one.recognition) if one.recognition else None}
        found[one.id] = {name: key for name, key in told.items() if key is not None}
    return found


def _agreement(request: Request, agreement_id: UUID) -> Any:
    """The agreement; that somebody read it is noted at the track, where the learner sees who looked."""
    one = doors.agreement_for(request.actor, agreement_id, day=clock.today())
    note(request, one.track)
    return one


def _found(request: Request, agreement_id: UUID, change_id: UUID) -> Any:
    _agreement(request, agreement_id)
    row = life.amendment_for(request.actor, change_id, day=clock.today())
    if row.agreement_id != agreement_id:
        raise NotFound
    return row


def _told(row: Any) -> shapes.AgreementChange:
    return shapes.AgreementChange.of(row, life.acceptances_of(row))


def _name(row: Any, more: str = "") -> str:
    return f"{row.agreement.number}-W{row.number}{more}.pdf"

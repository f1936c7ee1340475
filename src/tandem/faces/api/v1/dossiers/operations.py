"""Filling in a form: start, contact, declarations, trainings and establishments, documents, check, hand in."""

from functools import partial
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpResponse
from ninja import File, Form, Path, Query, Router, UploadedFile

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.dossiers import shapes
from tandem.faces.api.v1.requests import shapes as request_shapes
from tandem.faces.documents import recognition as letters
from tandem.faces.documents.pdf import letter_pdf
from tandem.journey.recognition import rules, snapshot
from tandem.journey.recognition.actions import attachments as attachment_actions
from tandem.journey.recognition.actions import dossiers as actions
from tandem.journey.recognition.actions import filing
from tandem.journey.recognition.queries import attachments as attachment_doors
from tandem.journey.recognition.queries import files, forms
from tandem.journey.recognition.terms import Condition
from tandem.registers.organisations.queries import companies

router = Router(tags=["Dossiers"])

PDF: Final = ("application/pdf",)
_ENDING: Final = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}


@router.get(
    "/companies/{company_id}/dossiers",
    **door("listDossiers", "Forms of a company", gives=Page[shapes.DossierSummary]),
)
def dossiers(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """The forms of a company, drafts too, the newest first."""
    return page_of(request, wanted, files.dossiers_of(request.actor, company_id), shapes.DossierSummary.of)


@router.post(
    "/companies/{company_id}/dossiers",
    **door(
        "startDossier",
        "Start a form",
        gives=shapes.DossierSummary,
        status=HTTPStatus.CREATED,
        has_etag=True,
        may_refuse=True,
    ),
)
def start(request: Request, company_id: Path[Key]) -> Any:
    """Open an empty form for a company."""
    companies.company_for(request.actor, company_id)
    made = actions.start(actor=request.actor, company_id=company_id, now=clock.now())
    return Answer(
        shapes.DossierSummary.of(made),
        status=HTTPStatus.CREATED,
        etag=shapes.tag_of(made),
        location=f"/api/v1/dossiers/{made.pk}",
    )


@router.get(
    "/dossiers/{dossier_id}",
    **door("getDossier", "One form", gives=shapes.DossierDetail, has_etag=True),
)
def dossier(request: Request, dossier_id: Path[Key]) -> Any:
    """A form with all that was filled in, for the company it belongs to."""
    row = files.dossier_for(request.actor, dossier_id)
    note(request, row)
    asked = list(files.whole(row.requests.all()).order_by("id"))
    return Answer(shapes.DossierDetail.whole(row, requests=asked, actor=request.actor), etag=shapes.tag_of(row))


@router.delete(
    "/dossiers/{dossier_id}",
    **door("discardDossier", "Throw a draft away", status=HTTPStatus.NO_CONTENT, needs_match=True),
)
def discard(request: Request, dossier_id: Path[Key]) -> Any:
    """Throw away a form that was never handed in. Its history stays; its contents go."""
    with _unchanged(request, dossier_id):
        actions.discard(actor=request.actor, dossier_id=dossier_id, now=clock.now())
    return Answer()


@router.put(
    "/dossiers/{dossier_id}/contact",
    **door("setContact", "Whom the body can reach", gives=shapes.DossierSummary, has_etag=True, needs_match=True),
)
def contact(request: Request, dossier_id: Path[Key], form: shapes.ContactForm) -> Any:
    """Say whom the body can reach about this form, and what the company wants to add."""
    with _unchanged(request, dossier_id):
        actions.set_contact(
            actor=request.actor,
            dossier_id=dossier_id,
            name=form.name,
            email=form.email,
            phone=form.phone,
            remarks=form.remarks,
            now=clock.now(),
        )
    return _after(request, dossier_id)


@router.put(
    "/dossiers/{dossier_id}/declarations",
    **door(
        "setDeclarations", "What the company declares", gives=shapes.DossierSummary, has_etag=True, needs_match=True
    ),
)
def declarations(request: Request, dossier_id: Path[Key], form: shapes.DeclarationsForm) -> Any:
    """Answer yes or no to conditions that hold for the whole company."""
    with _unchanged(request, dossier_id):
        actions.declare(actor=request.actor, dossier_id=dossier_id, answers=form.answers(), now=clock.now())
    return _after(request, dossier_id)


@router.post(
    "/dossiers/{dossier_id}/requests",
    **door(
        "addRequest",
        "Ask for a training at an establishment",
        gives=request_shapes.RequestSummary,
        status=HTTPStatus.CREATED,
        has_etag=True,
        may_refuse=True,
    ),
)
def add_request(request: Request, dossier_id: Path[Key], form: shapes.RequestForm) -> Any:
    """Ask for one training at one establishment in this form; asking twice is the same."""
    made = actions.add_request(
        actor=request.actor,
        dossier_id=dossier_id,
        establishment_id=form.establishment_id,
        training=form.training,
        now=clock.now(),
    )
    row = files.request_for(request.actor, made.pk)
    note(request, row)
    return Answer(
        request_shapes.RequestSummary.of(row, actor=request.actor),
        status=HTTPStatus.CREATED,
        etag=request_shapes.tag_of(row),
        location=f"/api/v1/requests/{row.pk}",
    )


@router.get(
    "/dossiers/{dossier_id}/checks",
    **door("checkDossier", "Can this form be handed in", gives=request_shapes.Checks),
)
def checks(request: Request, dossier_id: Path[Key]) -> Any:
    """Every condition for handing in, those that are not met first."""
    row = forms.form_for(request.actor, dossier_id)
    note(request, row)
    facts = snapshot.form_facts(row, list(row.requests.all()), day=clock.today())
    return request_shapes.Checks.of(rules.may_submit(facts))


@router.post(
    "/dossiers/{dossier_id}/submit",
    **door("submitDossier", "Hand in a form", gives=shapes.DossierSummary, has_etag=True, needs_match=True),
)
def submit(request: Request, dossier_id: Path[Key]) -> Any:
    """Hand in the whole form: every request goes to the body that holds the power today."""
    with _unchanged(request, dossier_id):
        filing.submit(actor=request.actor, dossier_id=dossier_id, now=clock.now())
    return _after(request, dossier_id)


@router.get(
    "/dossiers/{dossier_id}/receipt",
    **door("getReceipt", "The receipt of a form", media_types=PDF),
)
def receipt(request: Request, dossier_id: Path[Key]) -> HttpResponse:
    """The letter that says what we received, as PDF; not found before the form was handed in."""
    row = files.dossier_for(request.actor, dossier_id)
    note(request, row)
    if row.submitted_at is None:
        raise NotFound
    asked = list(files.whole(row.requests.all()).order_by("id"))
    return HttpResponse(letter_pdf(letters.receipt(row, asked)), content_type="application/pdf")


@router.post(
    "/dossiers/{dossier_id}/attachments",
    **door(
        "addAttachment",
        "Add a document",
        gives=request_shapes.Attachment,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def attach(request: Request, dossier_id: Path[Key], condition: Form[Condition], file: File[UploadedFile]) -> Any:
    """Add a PDF, PNG or JPEG of at most 5 MB under a condition; never an extract from the criminal record."""
    made = attachment_actions.attach(
        actor=request.actor,
        dossier_id=dossier_id,
        condition=condition,
        file_name=file.name or "",
        content=file.read(attachment_actions.MOST_BYTES + 1),
        now=clock.now(),
    )
    return Answer(
        request_shapes.Attachment.of(made), status=HTTPStatus.CREATED, location=f"/api/v1/attachments/{made.pk}"
    )


@router.get(
    "/attachments/{attachment_id}",
    **door("getAttachment", "Download a document", media_types=("application/pdf", "image/png", "image/jpeg")),
)
def attachment(request: Request, attachment_id: Path[Key]) -> HttpResponse:
    """The document itself, for the company and for the body that treats one of its requests."""
    row = attachment_doors.attachment_for(request.actor, attachment_id)
    note(request, row)
    with attachment_doors.content_of(row) as content:
        response = HttpResponse(content.read(), content_type=row.media_type)
    response["Content-Disposition"] = f'attachment; filename="document-{row.pk}{_ENDING[row.media_type]}"'
    response["Content-Security-Policy"] = "sandbox"
    return response


@router.delete(
    "/attachments/{attachment_id}",
    **door("removeAttachment", "Take a document out", status=HTTPStatus.NO_CONTENT, may_refuse=True),
)
def detach(request: Request, attachment_id: Path[Key]) -> Any:
    """Take a document out of a form that is open to change."""
    attachment_actions.detach(actor=request.actor, attachment_id=attachment_id, now=clock.now())
    return Answer()


def _unchanged(request: Request, dossier_id: Any) -> Any:
    find = partial(files.dossier_for, request.actor, dossier_id, lock=True)
    return unchanged(request, find, shapes.tag_of)


def _after(request: Request, dossier_id: Any) -> Answer:
    row = files.dossier_for(request.actor, dossier_id)
    return Answer(shapes.DossierSummary.of(row), etag=shapes.tag_of(row))

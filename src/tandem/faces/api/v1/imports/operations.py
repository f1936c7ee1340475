"""Files of providers, for who keeps the providers: hand in, look at what it would do, take it over, undo."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import File, Path, Router, UploadedFile

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api import exports
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door
from tandem.faces.api.fields import Key
from tandem.faces.api.problems import InputFault, Issue, Kind, Refused
from tandem.faces.api.v1.imports import shapes
from tandem.faces.api.v1.system.shapes import Batch
from tandem.faces.exchange import actions as exchange
from tandem.faces.exchange import queries
from tandem.faces.exchange.providers import importer
from tandem.faces.exchange.reading import MOST_BYTES
from tandem.registers.organisations import policies
from tandem.registers.organisations.actions import providers as actions
from tandem.registers.organisations.queries import providers

router = Router(tags=["Imports"])

_XLSX = exports.MEDIA_TYPES[exports.Format.XLSX]


@router.post(
    "/imports/providerFiles",
    **door(
        "handInProviders",
        "Hand in a file of providers, as a trial",
        gives=shapes.ProviderFile,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def hand_in(request: Request, file: File[UploadedFile]) -> Any:
    """A CSV of one table, or a workbook (XLSX) with a sheet per table, of at most 20 MB.

    Providers, locations, programmes, networks, standard trajectories and their groups. Nothing changes yet: the answer
    says what the file would do, with every error. It is kept for thirty days, to take it over.
    """
    if not policies.may_keep_providers(request.actor).is_ok:
        raise NotFound
    name, content = file.name or "", file.read(MOST_BYTES + 1)
    try:
        outcome = importer.preview(actor=request.actor, name=name, content=content)
    except importer.UnreadableError as error:
        raise _unreadable(error, kind=Kind.BAD_REQUEST, name=name) from None
    kept = exchange.keep(actor=request.actor, name=name, content=content, now=clock.now())
    return Answer(
        shapes.ProviderFile.of(kept, outcome),
        status=HTTPStatus.CREATED,
        location=f"/api/v1/imports/providerFiles/{kept.pk}",
    )


@router.get(
    "/imports/providerFiles/{file_id}",
    **door("getProviderFile", "What a file of providers would do", gives=shapes.ProviderFile, may_refuse=True),
)
def preview(request: Request, file_id: Path[Key]) -> Any:
    """What the file would do today; nothing changes."""
    upload, outcome = _previewed(request, file_id)
    return shapes.ProviderFile.of(upload, outcome)


@router.get(
    "/imports/providerFiles/{file_id}/errors",
    **door("getProviderFileErrors", "A file of providers with its errors", media_types=(_XLSX,), may_refuse=True),
)
def errors(request: Request, file_id: Path[Key]) -> HttpResponse:
    """The same file as a workbook, with what is wrong beside each row."""
    upload, outcome = _previewed(request, file_id)
    content = importer.with_errors(outcome, name=upload.name, now=clock.now())
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="tandem-fouten.xlsx"'
    return response


@router.post(
    "/imports/providerFiles/{file_id}/apply",
    **door("applyProviderFile", "Take a file of providers over", gives=shapes.Import, may_refuse=True),
)
def apply(request: Request, file_id: Path[Key]) -> Any:
    """Take the whole file over as one batch that can be undone; with one error nothing changes."""
    upload, content = queries.upload_for(request.actor, file_id)
    try:
        outcome = importer.apply(actor=request.actor, name=upload.name, content=content, now=clock.now())
    except importer.UnreadableError as error:
        raise _unreadable(error, kind=Kind.NOT_POSSIBLE, name=upload.name) from None
    if not outcome.is_ok:
        raise Refused(Kind.NOT_POSSIBLE, issues=shapes.faults_of(outcome))
    return shapes.Import.of(outcome)


@router.post(
    "/imports/providers/{batch_id}/undo",
    **door("undoBatch", "Undo a batch of providers", gives=Batch, may_refuse=True),
)
def undo(request: Request, batch_id: Path[Key]) -> Any:
    """Make everything as it was before the batch; refused where a row changed since, or is used by now."""
    providers.batch_for(request.actor, batch_id)
    return Batch.of(actions.undo_batch(actor=request.actor, batch_id=batch_id, now=clock.now()))


def _previewed(request: Request, file_id: UUID) -> tuple[Any, importer.Outcome]:
    upload, content = queries.upload_for(request.actor, file_id)
    try:
        return upload, importer.preview(actor=request.actor, name=upload.name, content=content)
    except importer.UnreadableError as error:
        raise _unreadable(error, kind=Kind.NOT_POSSIBLE, name=upload.name) from None


def _unreadable(error: importer.UnreadableError, *, kind: Kind, name: str) -> Refused:
    issue = Issue(type=InputFault.INVALID, where="body", name="file", value=name[-120:], title=str(error))
    return Refused(kind, issues=[issue])

"""Files of activity lists, for who keeps those: hand in, look at what it would do, take it over."""

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
from tandem.faces.exchange import actions as exchange
from tandem.faces.exchange import policies, queries
from tandem.faces.exchange.activities import importer
from tandem.faces.exchange.reading import MOST_BYTES
from tandem.faces.exchange.terms import FileKind

router = Router(tags=["Imports"])

_XLSX = exports.MEDIA_TYPES[exports.Format.XLSX]


@router.post(
    "/imports/activityFiles",
    **door(
        "handInActivityLists",
        "Hand in a file of activity lists, as a trial",
        gives=shapes.ActivityFile,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def hand_in(request: Request, file: File[UploadedFile]) -> Any:
    """A CSV or a workbook (XLSX) with a row for each activity, of at most 20 MB.

    Nothing changes yet: the answer says what the file would do, with every error. It is kept for thirty days, to take
    it over.
    """
    if not policies.may_hand_in(request.actor, FileKind.ACTIVITIES).is_ok:
        raise NotFound
    name, content = file.name or "", file.read(MOST_BYTES + 1)
    try:
        outcome = importer.preview(actor=request.actor, name=name, content=content)
    except importer.UnreadableError as error:
        raise _unreadable(error, kind=Kind.BAD_REQUEST, name=name) from None
    kept = exchange.keep(actor=request.actor, kind=FileKind.ACTIVITIES, name=name, content=content, now=clock.now())
    return Answer(
        shapes.ActivityFile.of(kept, outcome),
        status=HTTPStatus.CREATED,
        location=f"/api/v1/imports/activityFiles/{kept.pk}",
    )


@router.get(
    "/imports/activityFiles/{file_id}",
    **door("getActivityFile", "What a file of activity lists would do", gives=shapes.ActivityFile, may_refuse=True),
)
def preview(request: Request, file_id: Path[Key]) -> Any:
    """What the file would do today; nothing changes."""
    upload, outcome = _previewed(request, file_id)
    return shapes.ActivityFile.of(upload, outcome)


@router.get(
    "/imports/activityFiles/{file_id}/errors",
    **door("getActivityFileErrors", "A file of activity lists with its errors", media_types=(_XLSX,), may_refuse=True),
)
def errors(request: Request, file_id: Path[Key]) -> HttpResponse:
    """The same file as a workbook, with what is wrong beside each row."""
    upload, outcome = _previewed(request, file_id)
    content = importer.with_errors(outcome, name=upload.name, now=clock.now())
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="tandem-fouten.xlsx"'
    return response


@router.post(
    "/imports/activityFiles/{file_id}/apply",
    **door("applyActivityFile", "Take a file of activity lists over", gives=shapes.ListImport, may_refuse=True),
)
def apply(request: Request, file_id: Path[Key]) -> Any:
    """Keep every list in the file: a new version ends the one before it. With one error nothing changes."""
    upload, content = queries.upload_for(request.actor, file_id, kind=FileKind.ACTIVITIES)
    try:
        outcome = importer.apply(actor=request.actor, name=upload.name, content=content, now=clock.now())
    except importer.UnreadableError as error:
        raise _unreadable(error, kind=Kind.NOT_POSSIBLE, name=upload.name) from None
    if not outcome.is_ok:
        raise Refused(Kind.NOT_POSSIBLE, issues=shapes.faults_of(outcome))
    return shapes.ListImport(tables=shapes.tables_of(outcome))


def _previewed(request: Request, file_id: UUID) -> tuple[Any, importer.Outcome]:
    upload, content = queries.upload_for(request.actor, file_id, kind=FileKind.ACTIVITIES)
    try:
        return upload, importer.preview(actor=request.actor, name=upload.name, content=content)
    except importer.UnreadableError as error:
        raise _unreadable(error, kind=Kind.NOT_POSSIBLE, name=upload.name) from None


def _unreadable(error: importer.UnreadableError, *, kind: Kind, name: str) -> Refused:
    issue = Issue(type=InputFault.INVALID, where="body", name="file", value=name[-120:], title=str(error))
    return Refused(kind, issues=[issue])

"""Running agreements of a school, told as rows: look at what would happen with each, take them over. Twice is once."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note_of
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.problems import InputFault, Issue, Kind, Refused
from tandem.faces.api.v1.takeovers import shapes
from tandem.faces.exchange.reading import UnreadableError
from tandem.faces.exchange.takeovers import actions, doors
from tandem.faces.exchange.takeovers.reading import as_message
from tandem.faces.exchange.told_rows import MESSAGE
from tandem.journey.agreements.actions.takeover import MOST_AT_ONCE
from tandem.registers.access.terms import PROVIDER_ROLES

router = Router(tags=["Agreements"])


@router.post(
    "/agreementFiles",
    **door(
        "handInAgreements",
        "Hand in running agreements, as a trial",
        gives=shapes.AgreementFile,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def hand_in(request: Request, form: shapes.OutsideAgreementsForm) -> Any:
    """A row for each agreement that was signed outside Tandem, of at most 2,000. Nothing changes yet.

    The answer says what would happen with each row. Kept under seal for a week at most.
    """
    content = as_message([row.model_dump() for row in form.rows])
    try:
        kept = actions.hand_in(
            actor=request.actor,
            provider_id=_own_provider(request.actor),
            name=f"{form.name}{MESSAGE}",
            content=content,
            now=clock.now(),
        )
    except UnreadableError as error:
        issue = Issue(type=InputFault.INVALID, where="body", name="rows", title=str(error))
        raise Refused(Kind.BAD_REQUEST, issues=[issue]) from None
    answer = _whole(request, kept)
    return Answer(answer.body, status=HTTPStatus.CREATED, location=f"/api/v1/agreementFiles/{kept.pk}")


@router.get(
    "/agreementFiles", **door("listAgreementFiles", "Agreements handed in", gives=Page[shapes.AgreementFileLine])
)
def listed(request: Request, wanted: Query[Paging]) -> Any:
    """Those of the own school, the newest first; a coach sees the own ones."""
    _own_provider(request.actor)
    rows = doors.files_for(request.actor).defer("sealed", "agreed")
    return page_of(request, wanted, rows, shapes.AgreementFileLine.of)


@router.get(
    "/agreementFiles/{file_id}",
    **door(
        "getAgreementFile", "What happens with each agreement handed in", gives=shapes.AgreementFile, may_refuse=True
    ),
)
def one(request: Request, file_id: Path[Key]) -> Any:
    """What would happen with each row today, or what happened with it."""
    _own_provider(request.actor)
    return _whole(request, doors.file_for(request.actor, file_id))


@router.post(
    "/agreementFiles/{file_id}/takeOver",
    **door("takeAgreementsOver", "Take agreements over", gives=shapes.AgreementFile, may_refuse=True),
)
def take_over(request: Request, file_id: Path[Key], form: shapes.TakeOverForm) -> Any:
    """Every row that can go in goes in as it was looked at; some at once, many within minutes: read it again then."""
    _own_provider(request.actor)
    now = clock.now()
    kept = actions.let_in(actor=request.actor, file_id=file_id, seen=form.seen, now=now)
    if len(kept.agreed) <= MOST_AT_ONCE:
        kept = actions.take_over(file_id=file_id, now=now) or kept
    return _whole(request, kept)


@router.delete(
    "/agreementFiles/{file_id}",
    **door("throwAgreementFileAway", "Throw agreements handed in away", status=HTTPStatus.NO_CONTENT, may_refuse=True),
)
def throw_away(request: Request, file_id: Path[Key]) -> Any:
    """The rows are gone before their time; what was taken over stays."""
    _own_provider(request.actor)
    actions.throw_away(actor=request.actor, file_id=file_id, now=clock.now())
    return Answer(status=HTTPStatus.NO_CONTENT)


def _own_provider(actor: Actor) -> UUID:
    if actor.organisation_id is None or not actor.has_role(*PROVIDER_ROLES):
        raise NotFound
    return actor.organisation_id


def _whole(request: Request, file: Any) -> Answer:
    """The file with what it does; that somebody looked at its learners is noted."""
    note_of(request, kind="organisations.provider", key=file.provider_id)
    looked = actions.looked_at(request.actor, file, now=clock.now()) if file.wiped_at is None else None
    return Answer(shapes.AgreementFile.whole(file, looked))

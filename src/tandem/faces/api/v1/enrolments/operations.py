"""Pupils of a school, told as rows: look at what would happen with each, answer, take them in. Twice is once."""

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
from tandem.faces.api.v1.enrolments import shapes
from tandem.faces.exchange.enrolments import actions, doors, fetching
from tandem.faces.exchange.enrolments.reading import UnreadableError, as_message
from tandem.faces.exchange.told_rows import MESSAGE
from tandem.journey.intake.actions.importing import MOST_AT_ONCE
from tandem.registers.access.terms import PROVIDER_ROLES

router = Router(tags=["Learners"])


@router.post(
    "/enrolmentFiles",
    **door(
        "handInLearners",
        "Hand in pupils, as a trial",
        gives=shapes.PupilFile,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def hand_in(request: Request, form: shapes.PupilsForm) -> Any:
    """A row for each pupil, of at most 5,000. Nothing changes yet: the answer says what would happen with each row.

    Kept under seal for a week at most, to answer what is asked and to take the rows in.
    """
    provider_id = _own_provider(request.actor)
    content = as_message([row.model_dump() for row in form.rows])
    name = f"{form.name}{MESSAGE}"
    try:
        kept = actions.hand_in(
            actor=request.actor, provider_id=provider_id, name=name, content=content, now=clock.now()
        )
    except UnreadableError as error:
        issue = Issue(type=InputFault.INVALID, where="body", name="rows", title=str(error))
        raise Refused(Kind.BAD_REQUEST, issues=[issue]) from None
    answer = _whole(request, kept)
    return Answer(answer.body, status=HTTPStatus.CREATED, location=f"/api/v1/enrolmentFiles/{kept.pk}")


@router.post(
    "/enrolmentQuestions",
    **door(
        "askEnrolments",
        "Ask the enrolments of pupils",
        gives=shapes.PupilFile,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def ask(request: Request, form: shapes.AskEnrolmentsForm) -> Any:
    """By number and name, of at most 60 pupils: the rows are completed within minutes, read the file again then.

    Refused where this platform is not connected to the education administration.
    """
    provider_id = _own_provider(request.actor)
    pupils = [row.model_dump() for row in form.pupils]
    kept = fetching.ask(actor=request.actor, provider_id=provider_id, name=form.name, pupils=pupils, now=clock.now())
    answer = _whole(request, kept)
    return Answer(answer.body, status=HTTPStatus.CREATED, location=f"/api/v1/enrolmentFiles/{kept.pk}")


@router.get("/enrolmentFiles", **door("listLearnerFiles", "Pupils handed in", gives=Page[shapes.PupilFileLine]))
def listed(request: Request, wanted: Query[Paging]) -> Any:
    """Those of the own school, the newest first; a coach sees the own ones."""
    _own_provider(request.actor)
    rows = doors.files_for(request.actor).defer("sealed", "agreed", "answers")
    return page_of(request, wanted, rows, shapes.PupilFileLine.of)


@router.get(
    "/enrolmentFiles/{file_id}",
    **door("getLearnerFile", "What happens with each pupil handed in", gives=shapes.PupilFile, may_refuse=True),
)
def one(request: Request, file_id: Path[Key]) -> Any:
    """What would happen with each row today, or what happened with it."""
    _own_provider(request.actor)
    return _whole(request, doors.file_for(request.actor, file_id))


@router.put(
    "/enrolmentFiles/{file_id}/answers",
    **door("answerLearnerFile", "Answer what is asked about rows", gives=shapes.PupilFile, may_refuse=True),
)
def answer(request: Request, file_id: Path[Key], form: shapes.RowAnswersForm) -> Any:
    """Who is who, which training was meant, and who guides the new learners; the rows are looked at again."""
    _own_provider(request.actor)
    told = {one.key: one.answer for one in form.answers}
    kept = actions.answer(actor=request.actor, file_id=file_id, answers=told, coach_id=form.coach_id)
    return _whole(request, kept)


@router.post(
    "/enrolmentFiles/{file_id}/takeIn",
    **door("takeLearnersIn", "Take pupils in", gives=shapes.PupilFile, may_refuse=True),
)
def take_in(request: Request, file_id: Path[Key], form: shapes.TakeInForm) -> Any:
    """Every row that can go in goes in as it was looked at; some at once, many within minutes: read it again then."""
    _own_provider(request.actor)
    now = clock.now()
    kept = actions.let_in(actor=request.actor, file_id=file_id, seen=form.seen, now=now)
    if len(kept.agreed) <= MOST_AT_ONCE:
        kept = actions.take_in(file_id=file_id, now=now) or kept
    return _whole(request, kept)


@router.post(
    "/enrolmentFiles/{file_id}/invite",
    **door("inviteLearners", "Invite the new learners", gives=shapes.PupilFileLine, may_refuse=True),
)
def invite(request: Request, file_id: Path[Key]) -> Any:
    """Every new learner with an own address gets a link to come in; once."""
    _own_provider(request.actor)
    return shapes.PupilFileLine.of(actions.ask_invitations(actor=request.actor, file_id=file_id, now=clock.now()))


@router.delete(
    "/enrolmentFiles/{file_id}",
    **door("throwLearnerFileAway", "Throw pupils handed in away", status=HTTPStatus.NO_CONTENT, may_refuse=True),
)
def throw_away(request: Request, file_id: Path[Key]) -> Any:
    """The rows are gone before their time; who went in stays."""
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
    return Answer(shapes.PupilFile.whole(file, looked))

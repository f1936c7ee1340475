"""Requests for recognition: the desk's inbox, a file with its history, every step, the letters."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, Final

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.exports import FILES, Format, sent
from tandem.faces.api.fields import Key, SectorCode, ShortText, Wanted, YesOrNo
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.requests import letters as drafts
from tandem.faces.api.v1.requests import shapes, tables
from tandem.faces.documents import lifting as lifted
from tandem.faces.documents import recognition as letters
from tandem.faces.documents.pdf import letter_pdf
from tandem.journey.recognition import policies, snapshot
from tandem.journey.recognition.actions import desk, dossiers, filing, lifting
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.queries import lifting as lifting_doors
from tandem.journey.recognition.terms import State
from tandem.registers.reference import queries as reference

router = Router(tags=["Requests for recognition"])

PDF: Final = ("application/pdf",)


class InboxWish(Wanted):
    """Which files; without states those that are open."""

    state: Annotated[list[State], Field(default_factory=list, max_length=8, description="Only in these states.")]
    sector: Annotated[SectorCode | None, Field(description="The code of a sector.")] = None
    q: Annotated[ShortText, Field(description="A number, or a part of a name.")] = ""
    mine: Annotated[YesOrNo, Field(description="Only the files of one's own body.")] = True
    overdue: Annotated[YesOrNo, Field(description="Only those whose last day has passed.")] = False


class InboxList(InboxWish, Paging):
    """Which files, a page at a time."""


class InboxExport(InboxWish):
    """Which files, in which form."""

    format: Format = Format.CSV


@router.get("/requests", **door("listRequests", "The inbox of the desk", gives=Page[shapes.RequestSummary]))
def inbox(request: Request, wanted: Query[InboxList]) -> Any:
    """The files on the desk of this body, those with the nearest deadline first."""
    return page_of(request, wanted, _inbox(request, wanted), _summary(request))


@router.get("/requests/export", **door("exportRequests", "The inbox as a file", media_types=FILES))
def inbox_file(request: Request, wanted: Query[InboxExport]) -> HttpResponse:
    """The files on the desk as CSV or XLSX, with the question written in the file."""
    asked = {name: value for name, value in wanted.model_dump(mode="json").items() if value}
    table = tables.requests(_inbox(request, wanted), asked=asked, now=clock.now())
    return sent(table, kind=wanted.format, name="requests")


@router.get(
    "/companies/{company_id}/requests",
    **door("listCompanyRequests", "Requests of a company", gives=Page[shapes.RequestSummary]),
)
def company_requests(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """Every request of a company, drafts too, the newest first."""
    rows = (
        files.requests_of(request.actor, company_id).select_related("dossier__company", "recognition").order_by("-id")
    )
    return page_of(request, wanted, rows, _summary(request))


@router.get(
    "/requests/{request_id}",
    **door("getRequest", "One request", gives=shapes.RequestDetail, has_etag=True),
)
def one_request(request: Request, request_id: Path[Key]) -> Any:
    """A file with everything in it, for the company and the body that treats it."""
    row = files.request_for(request.actor, request_id)
    note(request, row)
    offered = reference.activities_by_id(one.activity_id for one in row.activities.all())
    codes = sorted(one.code for one in offered.values())
    return Answer(shapes.RequestDetail.whole(row, actor=request.actor, activities=codes), etag=shapes.tag_of(row))


@router.get(
    "/requests/{request_id}/checks",
    **door("checkRequest", "What the rules say of a request", gives=shapes.Checks),
)
def checks(request: Request, request_id: Path[Key]) -> Any:
    """Every condition as the law of today has it, as the competent body applies it."""
    row = files.request_for(request.actor, request_id)
    note(request, row)
    _, verdict = snapshot.assess(row, day=clock.today())
    return shapes.Checks.of(verdict)


@router.get(
    "/requests/{request_id}/history",
    **door("getRequestHistory", "What happened to a request", gives=shapes.History),
)
def history(request: Request, request_id: Path[Key]) -> Any:
    """Everything that happened to the file and its form, oldest first."""
    row = files.request_for(request.actor, request_id)
    note(request, row)
    items = tables.history([row, row.dossier])
    return shapes.History(items=items, total=len(items))


@router.get(
    "/requests/{request_id}/looks",
    **door("getRequestLooks", "Who looked at a request", gives=shapes.Looks),
)
def looks(request: Request, request_id: Path[Key]) -> Any:
    """Who opened the file in which capacity, and who was turned away, the newest first."""
    row = files.request_for(request.actor, request_id)
    note(request, row)
    items = tables.looks(row)
    return shapes.Looks(items=items, total=len(items))


@router.get(
    "/requests/{request_id}/decisionLetter",
    **door("getDecisionLetter", "The letter with the decision", media_types=PDF),
)
def decision_letter(request: Request, request_id: Path[Key]) -> HttpResponse:
    """The decision as PDF, from the facts and rules of the day on which it was taken."""
    row = files.request_for(request.actor, request_id)
    note(request, row)
    if row.decided_at is None:
        raise NotFound
    return HttpResponse(letter_pdf(letters.decided(row)), content_type="application/pdf")


@router.post(
    "/requests/{request_id}/decisionPreview",
    **door("previewDecision", "The letter as it would be", gives=drafts.DraftLetter, is_repeatable=False),
)
def preview(request: Request, request_id: Path[Key], form: drafts.DraftForm) -> Any:
    """The decision as it would be if it were taken today, for who works at a desk; it changes nothing."""
    if not policies.may_use_desk(request.actor):
        raise NotFound
    row = files.request_for(request.actor, request_id)
    note(request, row)
    letter = letters.draft(row, outcome=form.outcome, motive=form.motive, day=clock.today())
    return drafts.DraftLetter.of(letter, outcome=form.outcome)


@router.get(
    "/requests/{request_id}/questions/{question_id}/letter",
    **door("getCompletionLetter", "The letter that asks to complete", media_types=PDF),
)
def completion_letter(request: Request, request_id: Path[Key], question_id: Path[Key]) -> HttpResponse:
    """What is missing, as PDF."""
    row = files.request_for(request.actor, request_id)
    note(request, row)
    question = next((one for one in row.questions.all() if one.pk == question_id), None)
    if question is None:
        raise NotFound
    return HttpResponse(letter_pdf(letters.completion(row, question)), content_type="application/pdf")


@router.delete(
    "/requests/{request_id}",
    **door("removeRequest", "Take a request out of a draft", status=HTTPStatus.NO_CONTENT, needs_match=True),
)
def remove(request: Request, request_id: Path[Key]) -> Any:
    """Take one training at one establishment out of a form that was not handed in yet."""
    with _unchanged(request, request_id):
        dossiers.remove_request(actor=request.actor, request_id=request_id, now=clock.now())
    return Answer()


@router.put(
    "/requests/{request_id}/workplace",
    **door("describeWorkplace", "Describe the workplace", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def describe(request: Request, request_id: Path[Key], form: shapes.WorkplaceForm) -> Any:
    """For one request: is the equipment there, which activities can be offered, who guides."""
    act = partial(
        dossiers.describe_workplace,
        equipment=form.equipment,
        activities=form.activities,
        mentors=form.mentors,
        extent=form.extent,
    )
    return _step(request, request_id, act)


@router.post(
    "/requests/{request_id}/askCompletion",
    **door("askCompletion", "Ask to complete", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def ask_completion(request: Request, request_id: Path[Key], form: shapes.CompletionForm) -> Any:
    """Tell the company what is missing; the term does not run meanwhile."""
    return _step(request, request_id, partial(desk.ask_completion, items=form.items, words=form.words))


@router.post(
    "/requests/{request_id}/declareComplete",
    **door("declareComplete", "Declare complete", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def declare_complete(request: Request, request_id: Path[Key]) -> Any:
    """The file holds all that is needed to decide: the legal term starts."""
    return _step(request, request_id, desk.declare_complete)


@router.post(
    "/requests/{request_id}/takeUp",
    **door("takeUp", "Take up", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def take_up(request: Request, request_id: Path[Key]) -> Any:
    """Start to treat a complete file."""
    return _step(request, request_id, desk.take_up)


@router.post(
    "/requests/{request_id}/grant",
    **door("grantRequest", "Recognise", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def grant(request: Request, request_id: Path[Key], form: shapes.GrantForm) -> Any:
    """Recognise the workplace; every condition that blocks must be met, and every other one is told at once."""
    return _step(request, request_id, partial(desk.grant, motive=form.motive))


@router.post(
    "/requests/{request_id}/refuse",
    **door("refuseRequest", "Refuse", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def refuse(request: Request, request_id: Path[Key], form: shapes.RefusalForm) -> Any:
    """Refuse in writing and with reasons; the letter names every unmet condition."""
    return _step(request, request_id, partial(desk.refuse, motive=form.motive))


@router.post(
    "/requests/{request_id}/liftRecognition",
    **door("liftRecognition", "Lift a recognition", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def lift(request: Request, request_id: Path[Key], form: shapes.LiftForm) -> Any:
    """Lift the recognition that came of a request, for the body that decides on it today; agreements end by it."""
    told = lifting.Told(
        grounds=frozenset(form.grounds), guidance=form.guidance, motive=form.motive, lifts_on=form.lifts_on
    )
    now = clock.now()

    def find() -> Any:
        return lifting_doors.to_lift(request.actor, request_id, day=day_of(now), lock=True)[0]

    with unchanged(request, find, shapes.tag_of):
        lifting.lift(actor=request.actor, request_id=request_id, told=told, now=now)
        row = find()
    return Answer(shapes.RequestSummary.of(row, actor=request.actor), etag=shapes.tag_of(row))


@router.get(
    "/requests/{request_id}/liftingLetter",
    **door("getLiftingLetter", "The letter that lifts a recognition", media_types=PDF),
)
def lifting_letter(request: Request, request_id: Path[Key]) -> HttpResponse:
    """The decision to lift as PDF."""
    row = files.request_for(request.actor, request_id)
    note(request, row)
    if not lifted.is_lifted(row):
        raise NotFound
    return HttpResponse(letter_pdf(lifted.lifting(row)), content_type="application/pdf")


@router.post(
    "/requests/{request_id}/resubmit",
    **door("resubmitRequest", "Hand in again", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def resubmit(request: Request, request_id: Path[Key]) -> Any:
    """Answer the question: the completed request goes back to the body."""
    return _step(request, request_id, filing.resubmit)


@router.post(
    "/requests/{request_id}/withdraw",
    **door("withdrawRequest", "Withdraw", gives=shapes.RequestSummary, has_etag=True, needs_match=True),
)
def withdraw(request: Request, request_id: Path[Key]) -> Any:
    """Take a request back before it is decided."""
    return _step(request, request_id, filing.withdraw)


def _unchanged(request: Request, request_id: Any) -> Any:
    find = partial(files.request_for, request.actor, request_id, lock=True)
    return unchanged(request, find, shapes.tag_of)


def _step(request: Request, request_id: Any, act: Callable[..., Any]) -> Answer:
    with _unchanged(request, request_id):
        act(actor=request.actor, request_id=request_id, now=clock.now())
        row = files.request_for(request.actor, request_id)
    return Answer(shapes.RequestSummary.of(row, actor=request.actor), etag=shapes.tag_of(row))


def _inbox(request: Request, wanted: InboxWish) -> Any:
    rows = files.inbox(
        request.actor,
        day=clock.today(),
        states=wanted.state,
        sector=wanted.sector or "",
        text=wanted.q,
        only_mine=wanted.mine,
        is_overdue=wanted.overdue,
    )
    return rows.select_related("recognition")


def _summary(request: Request) -> Callable[[Any], shapes.RequestSummary]:
    return partial(shapes.RequestSummary.of, actor=request.actor)

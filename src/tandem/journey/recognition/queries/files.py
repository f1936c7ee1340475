"""Doors to dossiers and requests. Not allowed looks the same as not there."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import CompletionQuestion, Dossier, Nomination, RecognitionRequest
from tandem.journey.recognition.policies import FileFacts
from tandem.journey.recognition.terms import State
from tandem.registers.reference.models import Training


def dossier_for(actor: Actor, dossier_id: UUID, *, lock: bool = False) -> Dossier:
    """The dossier, for the company it belongs to."""
    rows = Dossier.objects.select_for_update(of=("self",)) if lock else Dossier.objects.all()
    dossier = row_with(rows.select_related("company"), dossier_id)
    if dossier is None or not policies.may_see_company(actor, dossier.company_id).is_ok:
        raise NotFound
    return dossier


def dossiers_of(actor: Actor, company_id: UUID) -> QuerySet[Dossier]:
    """The dossiers of a company that this actor may see, newest first."""
    if not policies.may_see_company(actor, company_id).is_ok:
        raise NotFound
    return Dossier.objects.filter(company_id=company_id).order_by("-started_at", "-id")


def request_for(actor: Actor, request_id: UUID, *, lock: bool = False) -> RecognitionRequest:
    """The request with all that its page shows, for the company or the body that treats it."""
    rows = RecognitionRequest.objects.select_for_update(of=("self",)) if lock else RecognitionRequest.objects.all()
    request = row_with(whole(rows), request_id)
    if request is None or not policies.may_see_file(actor, file_facts(request)).is_ok:
        raise NotFound
    return request


def heading_for(actor: Actor, request_id: UUID) -> RecognitionRequest:
    """The request without what is in it, for a page that only names it."""
    rows = RecognitionRequest.objects.select_related("dossier", "establishment", "training")
    request = row_with(rows, request_id)
    if request is None or not policies.may_see_file(actor, file_facts(request)).is_ok:
        raise NotFound
    return request


def request_to_treat(actor: Actor, request_id: UUID) -> RecognitionRequest:
    """The request, locked, for the body that treats it."""
    request = request_for(actor, request_id, lock=True)
    policies.may_treat(actor, file_facts(request)).or_raise()
    return request


def request_of_company(actor: Actor, request_id: UUID) -> RecognitionRequest:
    """The request, locked, for the company that filed it."""
    request = request_for(actor, request_id, lock=True)
    policies.may_file(actor, request.dossier.company_id).or_raise()
    return request


def file_facts(request: RecognitionRequest) -> FileFacts:
    """What a policy asks about a request."""
    return FileFacts(
        company_id=request.dossier.company_id, body_id=request.competent_body_id, state=State(request.state)
    )


def whole(rows: QuerySet[RecognitionRequest]) -> QuerySet[RecognitionRequest]:
    """Requests with everything a rule or a page needs, in a fixed number of queries."""
    nominations = Nomination.objects.select_related("mentor__person").prefetch_related("mentor__extract_checks")
    return rows.select_related(
        "dossier__company",
        "establishment",
        "training",
        "competent_body__sector",
        "mandate__agreement",
        "mandate__holder",
        "decision",
        "recognition",
        "joint_part",
    ).prefetch_related(
        "activities",
        "dossier__declarations",
        "dossier__attachments",
        Prefetch("nominations", nominations.order_by("id")),
        Prefetch("questions", CompletionQuestion.objects.order_by("asked_at", "id")),
    )


def requests_of(actor: Actor, company_id: UUID) -> QuerySet[RecognitionRequest]:
    """Every request of a company, for who may see it from the inside."""
    if not policies.may_see_company(actor, company_id).is_ok:
        raise NotFound
    rows = RecognitionRequest.objects.filter(dossier__company_id=company_id)
    return rows.select_related("establishment", "training", "dossier", "competent_body")


def inbox(
    actor: Actor,
    *,
    day: date,
    states: Sequence[State] = (),
    sector: str = "",
    text: str = "",
    only_mine: bool = True,
    is_overdue: bool = False,
) -> QuerySet[RecognitionRequest]:
    """The files on the desk of this actor, those with the nearest deadline first."""
    if not policies.may_use_desk(actor):
        raise NotFound
    rows = RecognitionRequest.objects.exclude(state=State.DRAFT).exclude(submitted_at__isnull=True)
    if only_mine or not policies.sees_every_file(actor):
        rows = rows.filter(competent_body_id=actor.organisation_id)
    rows = rows.filter(state__in=states) if states else rows.open()
    if sector:
        rows = rows.filter(training__in=Training.objects.filter(sector_links__sector__code=sector))
    if is_overdue:
        rows = rows.overdue_on(day)
    if text:
        number = text.replace(".", "").replace(" ", "")
        rows = rows.filter(
            Q(establishment__name__icontains=text)
            | Q(dossier__company__name__icontains=text)
            | Q(dossier__number__iexact=text)
            | Q(dossier__company__number=number)
            | Q(establishment__number=number)
            | Q(training__name__icontains=text)
        )
    rows = rows.select_related("dossier__company", "establishment", "training", "competent_body")
    return rows.order_by(F("due_on").asc(nulls_last=True), "submitted_at", "id")

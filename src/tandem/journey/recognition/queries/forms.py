"""Doors to the form of a company: a dossier with its requests, as its pages and the check before submission need it."""

from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import Dossier, Nomination, RecognitionRequest


def form_for(actor: Actor, dossier_id: UUID) -> Dossier:
    """The form with its requests, answers, documents and mentors, for who may fill it in."""
    dossier = row_with(_whole_forms(), dossier_id)
    if dossier is None or not policies.may_file(actor, dossier.company_id).is_ok:
        raise NotFound
    return dossier


def submitted_form(actor: Actor, dossier_id: UUID) -> Dossier:
    """A form that was handed in, for who may see the company from the inside."""
    dossier = _whole_forms().filter(pk=dossier_id, submitted_at__isnull=False).first()
    if dossier is None or not policies.may_see_company(actor, dossier.company_id).is_ok:
        raise NotFound
    return dossier


def request_in_form(actor: Actor, *, dossier_id: UUID, request_id: UUID) -> RecognitionRequest:
    """One request of a form, for who may fill the form in."""
    dossier = form_for(actor, dossier_id)
    found = next((request for request in dossier.requests.all() if request.pk == request_id), None)
    if found is None:
        raise NotFound
    return found


def drafts_of(actor: Actor, company_id: UUID) -> QuerySet[Dossier]:
    """The forms of a company that were not handed in yet, the last changed first."""
    if not policies.may_see_company(actor, company_id).is_ok:
        raise NotFound
    rows = Dossier.objects.filter(company_id=company_id, submitted_at__isnull=True)
    return rows.annotate(request_count=Count("requests")).order_by("-changed_at", "-id")


def running_requests_of(actor: Actor, company_id: UUID) -> QuerySet[RecognitionRequest]:
    """The requests of a company that wait for a decision or an answer, the nearest deadline first."""
    if not policies.may_see_company(actor, company_id).is_ok:
        raise NotFound
    rows = RecognitionRequest.objects.open().filter(dossier__company_id=company_id)
    named = ("establishment__name", "training__name", "training__name_en", "dossier__number", "competent_body__name")
    rows = rows.select_related("establishment", "training", "dossier", "competent_body")
    return rows.only("state", "due_on", "completed_at", "submitted_at", *named).order_by("due_on", "submitted_at", "id")


def _whole_forms() -> QuerySet[Dossier]:
    nominations = Nomination.objects.select_related("mentor__person").prefetch_related("mentor__extract_checks")
    requests = RecognitionRequest.objects.select_related(
        "establishment", "training", "competent_body__sector", "mandate__holder", "mandate__agreement"
    )
    requests = requests.prefetch_related("activities", Prefetch("nominations", nominations.order_by("id")))
    requests = requests.order_by("establishment__municipality", "establishment__name", "training__name", "id")
    return Dossier.objects.select_related("company").prefetch_related(
        "declarations", "attachments", Prefetch("requests", requests)
    )

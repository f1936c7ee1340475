"""Doors to mentors."""

from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import Mentor


def mentor_for(actor: Actor, mentor_id: UUID, *, lock: bool = False) -> Mentor:
    """The mentor, for the company where the mentor trains."""
    rows = Mentor.objects.select_for_update(of=("self",)) if lock else Mentor.objects.all()
    mentor = row_with(rows.select_related("person", "company"), mentor_id)
    if mentor is None or not policies.may_see_company(actor, mentor.company_id).is_ok:
        raise NotFound
    return mentor


def mentors_of(actor: Actor, company_id: UUID) -> QuerySet[Mentor]:
    """The mentors of a company, for who may see it from the inside."""
    if not policies.may_see_company(actor, company_id).is_ok:
        raise NotFound
    rows = Mentor.objects.filter(company_id=company_id).select_related("person")
    return rows.prefetch_related("extract_checks", "postings").order_by(
        "person__family_name", "person__given_name", "id"
    )

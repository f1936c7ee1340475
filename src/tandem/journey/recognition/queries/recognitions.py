"""Doors to the recognitions of one company. What is recognised is public; the list is the company's own."""

from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.recognition.models import Recognition
from tandem.registers.organisations import policies


def recognitions_of(actor: Actor, company_id: UUID) -> QuerySet[Recognition]:
    """Every recognition of a company, the one that ends last first, for who may know the company."""
    if not policies.may_see_company(actor, company_id):
        raise NotFound
    rows = Recognition.objects.filter(company=company_id).select_related("establishment", "training", "body")
    return rows.order_by("-valid_until", "training__name", "id")


def recognitions_in_brief(actor: Actor, company_id: UUID) -> QuerySet[Recognition]:
    """The same with no more than a page needs that names many: what for, where, how long."""
    named = ("training__name", "training__name_en", "establishment__name")
    dates = (
        "state",
        "valid_from",
        "valid_until",
        "gone_since",
        "request_id",
        "extent",
        "taught",
        "listed",
        "lifting_decided_on",
    )
    rows = recognitions_of(actor, company_id).select_related(None).select_related("establishment", "training")
    return rows.only(*dates, *named)

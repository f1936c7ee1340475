"""What can be chosen in an agreement: its workplaces, and the mentors who work at each."""

from datetime import date
from typing import Any
from uuid import UUID

from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.agreements.models import Agreement, AgreementWorkplace
from tandem.journey.recognition.models import Mentor, Recognition


def workplace_in(agreement: Agreement, workplace_id: UUID) -> AgreementWorkplace:
    """A workplace of an agreement; for who came through the door of the agreement."""
    rows = AgreementWorkplace.objects.filter(agreement=agreement).select_related(
        "recognition__establishment", "recognition__company"
    )
    row = row_with(rows, workplace_id)
    if row is None:
        raise NotFound
    return row


def mentors_of(row: AgreementWorkplace) -> list[tuple[str, str]]:
    """The mentors who work at this workplace and can be named, by name: key and name; for who may choose there."""
    rows = Mentor.objects.filter(
        company=row.recognition.company_id,
        deactivated_at__isnull=True,
        postings__establishment=row.recognition.establishment_id,
    ).select_related("person")
    found = rows.order_by("person__family_name", "person__given_name", "id")
    return [(str(one.pk), _name(one.person)) for one in found]


def recognitions_beside(row: AgreementWorkplace, *, day: date) -> list[tuple[str, str]]:
    """Where else the learner could work with this company: its other workplaces recognised for the same training."""
    here = row.recognition
    rows = Recognition.objects.valid_on(day).filter(
        company=here.company_id, training=here.training_id, gone_since__isnull=True, lifting_decided_on__isnull=True
    )
    found = rows.exclude(pk=here.pk).select_related("establishment").order_by("establishment__name", "number")
    return [(str(one.pk), f"{one.establishment.name} ({one.number})") for one in found]


def mentors_at(row: AgreementWorkplace, *, day: date) -> list[tuple[str, str]]:
    """Who can guide here or, for who moves too, at another workplace of this company: key and name."""
    places = [key for key, _ in recognitions_beside(row, day=day)]
    held = Recognition.objects.filter(pk__in=[*places, row.recognition_id]).values("establishment")
    rows = Mentor.objects.filter(
        company=row.recognition.company_id, deactivated_at__isnull=True, postings__establishment__in=held
    ).select_related("person")
    found = rows.order_by("person__family_name", "person__given_name", "id").distinct()
    return [(str(one.pk), _name(one.person)) for one in found]


def _name(person: Any) -> str:
    return f"{person.given_name} {person.family_name}"

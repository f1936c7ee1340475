"""What can be chosen in an agreement: its workplaces, and the mentors who work at each."""

from typing import Any
from uuid import UUID

from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.agreements.models import Agreement, AgreementWorkplace
from tandem.journey.recognition.models import Mentor


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


def _name(person: Any) -> str:
    return f"{person.given_name} {person.family_name}"

"""Where the documents of agreements are kept, under their own hash (ADR 10), and the training plan in them."""

from dataclasses import dataclass
from typing import IO, Final
from uuid import UUID

from django.core.files.storage import default_storage

from tandem.base.errors import NotFound
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.terms import AgreementState, SignedWhere
from tandem.journey.plans.models import PlanVersion
from tandem.journey.plans.queries import plans
from tandem.journey.plans.queries.plans import Edition

_WITH_TEXT: Final = (AgreementState.SIGNING, AgreementState.SIGNED, AgreementState.ENDED)


def path_of(digest: str) -> str:
    """Where the document with this hash lies."""
    return f"agreements/{digest[:2]}/{digest[2:]}"


def content_of(digest: str) -> IO[bytes]:
    """The document with this hash; for who came through the door of its agreement."""
    path = path_of(digest)
    if not digest or not default_storage.exists(path):
        raise NotFound
    return default_storage.open(path)


@dataclass(frozen=True)
class TextWith:
    """An agreement whose text holds a version of a plan."""

    number: int
    """The version of the plan."""
    is_being_signed: bool


def texts_with(plan_id: UUID) -> list[TextWith]:
    """The agreements that are being signed, or were, with a version of this plan; for who has the plan."""
    rows = Agreement.objects.filter(plan__plan=plan_id, state__in=_WITH_TEXT).order_by("number")
    found = rows.values_list("plan__number", "state")
    return [TextWith(number, state == AgreementState.SIGNING) for number, state in found]


def plan_in(agreement: Agreement) -> Edition | None:
    """The training plan that is, or would be, an annex of this agreement; of what was signed elsewhere nothing."""
    if agreement.plan_id is not None:
        return plans.frozen_edition(PlanVersion.objects.get(pk=agreement.plan_id))
    if agreement.presented_at is not None or agreement.origin == SignedWhere.OUTSIDE:
        return None
    plan = plans.open_plan_of(agreement.track)
    return None if plan is None else plans.edition_of(plan)

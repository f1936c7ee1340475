"""Doors to the files of agreements of a provider: who manages it sees all of them, a coach the own ones."""

from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.faces.exchange.kept_files import seen_by
from tandem.faces.exchange.models import AgreementFile
from tandem.journey.agreements import policies


def files_for(actor: Actor) -> QuerySet[AgreementFile]:
    """The files of the own provider, the newest first."""
    return AgreementFile.objects.filter(seen_by(actor)).order_by("-uploaded_at", "-id")


def file_for(actor: Actor, file_id: UUID, *, lock: bool = False) -> AgreementFile:
    """One file of the own provider."""
    rows = AgreementFile.objects.filter(seen_by(actor))
    found = row_with(rows.select_for_update() if lock else rows, file_id)
    if found is None or not policies.may_take_over(actor, found.provider_id).is_ok:
        raise NotFound
    return found

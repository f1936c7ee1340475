"""Doors to the documents in a dossier."""

from typing import IO
from uuid import UUID

from django.core.files.storage import default_storage

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import Attachment
from tandem.journey.recognition.queries import files


def attachment_for(actor: Actor, attachment_id: UUID) -> Attachment:
    """The document, for the company and for the body that treats one of the requests in its dossier."""
    attachment = row_with(Attachment.objects.select_related("dossier"), attachment_id)
    if attachment is None:
        raise NotFound
    if policies.may_see_company(actor, attachment.dossier.company_id).is_ok:
        return attachment
    requests = attachment.dossier.requests.select_related("dossier")
    if any(policies.may_see_file(actor, files.file_facts(request)).is_ok for request in requests):
        return attachment
    raise NotFound


def content_of(attachment: Attachment) -> IO[bytes]:
    """The document itself, opened for reading."""
    return default_storage.open(path_of(attachment.sha256), "rb")


def path_of(digest: str) -> str:
    """Where a document with this hash lies in the storage."""
    return f"attachments/{digest[:2]}/{digest}"

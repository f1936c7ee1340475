"""Doors to the files that were handed in to import."""

from uuid import UUID

from django.core.files.storage import default_storage

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.exchange.models import Upload
from tandem.registers.organisations import policies


def upload_for(actor: Actor, upload_id: UUID) -> tuple[Upload, bytes]:
    """The file with its content, for who keeps the providers."""
    upload = Upload.objects.filter(pk=upload_id).first()
    if upload is None or not policies.may_keep_providers(actor).is_ok:
        raise NotFound
    with default_storage.open(path_of(upload.sha256), "rb") as file:
        return upload, file.read()


def path_of(digest: str) -> str:
    """Where a file with this hash lies in the storage."""
    return f"uploads/{digest[:2]}/{digest}"

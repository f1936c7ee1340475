"""Doors to the files that were handed in to import."""

from uuid import UUID

from django.core.files.storage import default_storage

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.exchange import policies
from tandem.faces.exchange.models import Upload
from tandem.faces.exchange.terms import FileKind


def upload_for(actor: Actor, upload_id: UUID, *, kind: FileKind = FileKind.PROVIDERS) -> tuple[Upload, bytes]:
    """The file of this kind with its content, for who may keep what it holds."""
    upload = Upload.objects.filter(pk=upload_id, kind=kind).first()
    if upload is None or not policies.may_hand_in(actor, kind).is_ok:
        raise NotFound
    with default_storage.open(path_of(upload.sha256), "rb") as file:
        return upload, file.read()


def path_of(digest: str) -> str:
    """Where a file with this hash lies in the storage."""
    return f"uploads/{digest[:2]}/{digest}"

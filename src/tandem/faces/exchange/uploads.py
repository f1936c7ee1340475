"""Keeping a file between looking at what it would do and doing it; old files are swept."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import Finding, Verdict
from tandem.faces.exchange.models import MOST_BYTES, Upload
from tandem.registers.organisations import policies


@transaction.atomic
def keep(*, actor: Actor, name: str, content: bytes, now: datetime) -> Upload:
    """Keep the file; only who keeps the providers may hand one in."""
    policies.may_keep_providers(actor).or_raise()
    Verdict(
        (
            Finding("upload.not_empty", bool(content)),
            Finding("upload.size", len(content) <= MOST_BYTES, found=len(content), needed=MOST_BYTES),
        )
    ).or_raise()
    if actor.user_id is None:
        raise NotFound
    digest = hashlib.sha256(content).hexdigest()
    if not default_storage.exists(_path(digest)):
        default_storage.save(_path(digest), ContentFile(content))
    upload = Upload(name=name[-120:], sha256=digest, size=len(content), uploaded_at=now, uploaded_by=actor.user_id)
    upload.save(force_insert=True)
    return upload


def upload_for(actor: Actor, upload_id: UUID) -> tuple[Upload, bytes]:
    """The file with its content, for who keeps the providers."""
    upload = Upload.objects.filter(pk=upload_id).first()
    if upload is None or not policies.may_keep_providers(actor).is_ok:
        raise NotFound
    with default_storage.open(_path(upload.sha256), "rb") as file:
        return upload, file.read()


@transaction.atomic
def sweep(*, before: datetime) -> int:
    """Throw away files from before this moment; gives how many."""
    old = Upload.objects.filter(uploaded_at__lt=before)
    digests = set(old.values_list("sha256", flat=True))
    count = old.delete()[0]
    for digest in digests - set(Upload.objects.values_list("sha256", flat=True)):
        default_storage.delete(_path(digest))
    return count


def _path(digest: str) -> str:
    return f"uploads/{digest[:2]}/{digest}"

"""Keeping a file between looking at what it would do and doing it; old files are swept."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import Finding, Verdict
from tandem.faces.exchange import policies
from tandem.faces.exchange.models import MOST_BYTES, Upload
from tandem.faces.exchange.queries import path_of
from tandem.faces.exchange.terms import FileKind


@transaction.atomic
def keep(*, actor: Actor, name: str, content: bytes, now: datetime, kind: FileKind = FileKind.PROVIDERS) -> Upload:
    """Keep the file; only who may keep what it holds may hand one in."""
    policies.may_hand_in(actor, kind).or_raise()
    Verdict(
        (
            Finding("upload.not_empty", bool(content)),
            Finding("upload.size", len(content) <= MOST_BYTES, found=len(content), needed=MOST_BYTES),
        )
    ).or_raise()
    if actor.user_id is None:
        raise NotFound
    digest = hashlib.sha256(content).hexdigest()
    if not default_storage.exists(path_of(digest)):
        default_storage.save(path_of(digest), ContentFile(content))
    size = len(content)
    by = actor.user_id
    upload = Upload(kind=kind, name=name[-120:], sha256=digest, size=size, uploaded_at=now, uploaded_by=by)
    upload.save(force_insert=True)
    return upload


@transaction.atomic
def sweep(*, before: datetime) -> int:
    """Throw away files from before this moment; gives how many."""
    old = Upload.objects.filter(uploaded_at__lt=before)
    digests = set(old.values_list("sha256", flat=True))
    count = old.delete()[0]
    for digest in digests - set(Upload.objects.values_list("sha256", flat=True)):
        default_storage.delete(path_of(digest))
    return count

"""Keeping a file between looking at what it would do and doing it; old files are swept."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import Finding, Verdict, refusal
from tandem.faces.exchange import policies
from tandem.faces.exchange.kept_files import KEPT_FOR, KNOWN_FOR
from tandem.faces.exchange.models import MOST_BYTES, KeptFile, Upload
from tandem.faces.exchange.queries import path_of
from tandem.faces.exchange.terms import FileKind


class Looked(Protocol):
    """What a file would do: the lines that would go in with their fingerprints, and one for all of them."""

    @property
    def agreed(self) -> Mapping[str, str]:
        """Each line with the fingerprint of what would be written."""

    @property
    def seen(self) -> str:
        """The same as long as the same would be written."""


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


def agree_to(file: KeptFile, looked: Looked, *, actor: Actor, seen: str, is_something: Finding, now: datetime) -> None:
    """Keep that somebody agreed to what the file does, as it was shown; who calls this holds the file."""
    Verdict(
        (
            is_something,
            Finding("import.as_shown", not looked.agreed or seen == looked.seen),
        )
    ).or_raise()
    file.agreed = dict(looked.agreed)
    file.confirmed_at, file.confirmed_by, file.capacity_id = now, actor.user_id, actor.capacity_id
    file.save(update_fields=["agreed", "confirmed_at", "confirmed_by", "capacity_id"])


def throw_away(file: KeptFile, *, now: datetime) -> None:
    """Throw a file away before its time, but not while its rows go in; who calls this holds it."""
    if file.confirmed_at is not None and file.done_at is None:
        refusal("import.not_busy").or_raise()
    wipe(file, now=now)


def wipe(file: KeptFile, *, now: datetime) -> None:
    """Keep of a file only that it was there, and what became of its rows; who calls this holds it."""
    if file.wiped_at is not None:
        return
    told = [name for name in ("agreed", "answers") if hasattr(file, name)]
    for name in told:
        setattr(file, name, {})
    file.sealed, file.wiped_at = "", now
    file.save(update_fields=["sealed", *told, "wiped_at"])


def sweep_kept(model: type[KeptFile], *, now: datetime) -> int:
    """Throw away the files that were kept long enough, and what is known of those of a year ago; gives how many."""
    rows = model._default_manager
    with transaction.atomic():
        old = list(rows.select_for_update().filter(wiped_at__isnull=True, uploaded_at__lt=now - KEPT_FOR))
        for file in old:
            wipe(file, now=now)
        rows.filter(uploaded_at__lt=now - KNOWN_FOR).delete()
    return len(old)


@transaction.atomic
def sweep(*, before: datetime) -> int:
    """Throw away files from before this moment; gives how many."""
    old = Upload.objects.filter(uploaded_at__lt=before)
    digests = set(old.values_list("sha256", flat=True))
    count = old.delete()[0]
    for digest in digests - set(Upload.objects.values_list("sha256", flat=True)):
        default_storage.delete(path_of(digest))
    return count

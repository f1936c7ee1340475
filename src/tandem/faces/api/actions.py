"""Doing once what a message asks, however often it arrives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from tandem.faces.api.models import IdempotencyKey

KEPT_FOR: Final = timedelta(hours=24)
SWEPT_AT_ONCE: Final = 50


class UsedBefore(Exception):  # noqa: N818 - reads as the answer it becomes
    """The key came with another message before."""


@dataclass(frozen=True)
class Kept:
    """An answer that can be given again."""

    status: int
    headers: Mapping[str, str]
    body: str
    is_repeated: bool = False


def once(*, owner: UUID, key: str, request_hash: str, now: datetime, act: Callable[[], Kept]) -> Kept:
    """Act and keep the answer in one transaction; who comes with the same key waits for it and gets the same answer.

    When the act is refused nothing is kept, so that the sender can mend the message and try again.
    """
    with transaction.atomic():
        IdempotencyKey.objects.filter(owner=owner, expires_at__lte=now).delete()
        _sweep_some(now)
        row = IdempotencyKey(owner=owner, key=key, request_hash=request_hash, created_at=now, expires_at=now + KEPT_FOR)
        if not _is_first(row):
            return _again(IdempotencyKey.objects.get(owner=owner, key=key), request_hash=request_hash)
        answer = act()
        row.status, row.headers, row.body = answer.status, dict(answer.headers), answer.body
        row.save(update_fields=["status", "headers", "body"])
        return answer


def _sweep_some(now: datetime) -> None:
    """Delete a few answers of anybody that expired, so that the table never grows beyond the messages of a day.

    Nobody waits for another who sweeps the same rows.
    """
    skips = connection.features.has_select_for_update_skip_locked
    rows = IdempotencyKey.objects.select_for_update(skip_locked=skips).filter(expires_at__lte=now)
    old = list(rows.order_by("expires_at", "id").values_list("pk", flat=True)[:SWEPT_AT_ONCE])
    IdempotencyKey.objects.filter(pk__in=old).delete()


def _is_first(row: IdempotencyKey) -> bool:
    """Whether nobody came with this key; the database lets a second one wait until the first is done."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _again(row: IdempotencyKey, *, request_hash: str) -> Kept:
    if row.request_hash != request_hash:
        raise UsedBefore
    return Kept(row.status, row.headers, row.body, is_repeated=True)

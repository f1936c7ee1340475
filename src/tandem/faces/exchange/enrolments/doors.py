"""Doors to the files of pupils of a provider: who manages it sees all of them, a coach the own ones."""

import base64
import json
import zlib
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from tandem.base import secrecy
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.faces.exchange.models import EnrolmentFile
from tandem.journey.intake.policies import tracks as policies
from tandem.registers.access.terms import Role

_NOBODY: Final = Q(pk__in=())


def files_for(actor: Actor) -> QuerySet[EnrolmentFile]:
    """The files of the own provider, the newest first."""
    return EnrolmentFile.objects.filter(_seen_by(actor)).order_by("-uploaded_at", "-id")


def file_for(actor: Actor, file_id: UUID, *, lock: bool = False) -> EnrolmentFile:
    """One file of the own provider."""
    rows = EnrolmentFile.objects.filter(_seen_by(actor))
    found = row_with(rows.select_for_update() if lock else rows, file_id)
    if found is None or not policies.may_enrol(actor, found.provider_id).is_ok:
        raise NotFound
    return found


def content_of(file: EnrolmentFile) -> bytes:
    """What is in the file; nothing where it is thrown away."""
    if not file.sealed:
        raise NotFound
    ring = secrecy.ring_of(settings.NEEDS_KEYS)
    return zlib.decompress(base64.b64decode(secrecy.unseal(ring, file.sealed, about=about(file.pk))))


def told_in(file: EnrolmentFile) -> tuple[list[dict[str, str]], dict[int, str]]:
    """The rows of a message, and the notes at them."""
    told: dict[str, Any] = json.loads(content_of(file))
    return told["rows"], {int(line): note for line, note in told.get("notes", {}).items()}


def sealed(file_id: UUID, content: bytes) -> str:
    """The file under seal."""
    packed = base64.b64encode(zlib.compress(content)).decode()
    return secrecy.seal(secrecy.ring_of(settings.NEEDS_KEYS), packed, about=about(file_id))


def about(file_id: UUID) -> str:
    """What the seal is about."""
    return f"exchange.enrolmentfile/{file_id}"


def _seen_by(actor: Actor) -> Q:
    if actor.has_role(Role.SYSTEM):
        return Q()
    if actor.organisation_id is None or actor.user_id is None:
        return _NOBODY
    own = Q(provider_id=actor.organisation_id)
    if actor.has_role(Role.PROVIDER_ADMIN):
        return own
    return own & Q(uploaded_by=actor.user_id) if actor.has_role(Role.COACH) else _NOBODY

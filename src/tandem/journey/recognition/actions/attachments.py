"""Documents under a condition: only a few kinds, recognised by their first bytes, kept under their own hash."""

import hashlib
import re
import unicodedata
from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.recognition import policies
from tandem.journey.recognition.actions.active_content import is_active, is_locked
from tandem.journey.recognition.models import Attachment, Dossier
from tandem.journey.recognition.queries import attachments as doors
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import Condition, Happened, State

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_ATTACHMENTS: Final = 20
LONGEST_NAME: Final = 120

_MAGIC: Final = {
    "application/pdf": (b"%PDF-",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
}
_ENDINGS: Final = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_TEST_VIRUS: Final = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
_LARGEST_SIDE: Final = 12_000
_PNG_HEADER: Final = 24
_JPEG_SEGMENT: Final = 0xFF
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NAMELESS: Final = "document"
_ZIP_END: Final = b"PK\x05\x06"
_ZIP_END_BYTES: Final = 22


@transaction.atomic
def attach(
    *, actor: Actor, dossier_id: UUID, condition: Condition, file_name: str, content: bytes, now: datetime
) -> Attachment:
    """Add a document; refused with every reason when it is too large, not of a listed kind, or not what it says."""
    dossier = _to_change(actor, dossier_id)
    name = safe_name(file_name)
    _, dot, ending = name.rpartition(".")
    media_type = _ENDINGS.get(ending.lower(), "") if dot else ""
    _acceptable(dossier, name=name, media_type=media_type, content=content).or_raise()
    digest = hashlib.sha256(content).hexdigest()
    known = dossier.attachments.filter(condition=condition, sha256=digest).first()
    if known is not None:
        return known
    path = doors.path_of(digest)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    attachment = Attachment(
        dossier=dossier,
        condition=condition,
        file_name=name,
        media_type=media_type,
        size=len(content),
        sha256=digest,
        added_at=now,
        added_by=actor.user_id,
    )
    attachment.save(force_insert=True)
    data = {"attachment": attachment.pk, "condition": condition, "size": len(content), "media_type": media_type}
    events.record(Happened.ATTACHMENT_ADDED, actor=actor, subject=dossier, at=now, data=data)
    return attachment


@transaction.atomic
def detach(*, actor: Actor, attachment_id: UUID, now: datetime) -> Dossier:
    """Take a document out of the form; its file goes when no other form holds the same one."""
    attachment = doors.attachment_for(actor, attachment_id)
    dossier = _to_change(actor, attachment.dossier_id)
    data = {"attachment": attachment.pk, "condition": attachment.condition}
    digest = attachment.sha256
    attachment.delete()
    events.record(Happened.ATTACHMENT_REMOVED, actor=actor, subject=dossier, at=now, data=data)
    if not Attachment.objects.filter(sha256=digest).exists():
        transaction.on_commit(lambda: default_storage.delete(doors.path_of(digest)))
    return dossier


def safe_name(name: str) -> str:
    """The file's own name without path, control or direction signs, not longer than the table holds."""
    bare = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    bare = re.sub(r"[^\w .()-]", "", bare).strip().rstrip(" .")
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) >= LONGEST_NAME // 2:
        return bare[:LONGEST_NAME]
    return f"{stem.strip(' .')[: LONGEST_NAME - len(ending) - 1] or _NAMELESS}.{ending}"


def _acceptable(dossier: Dossier, *, name: str, media_type: str, content: bytes) -> Verdict:
    is_pdf, count = media_type == "application/pdf", dossier.attachments.count()
    return Verdict(
        (
            Finding("attachment.kind", bool(media_type), found=name, needed=sorted(_ENDINGS)),
            Finding("attachment.not_empty", bool(content)),
            Finding("attachment.size", len(content) <= MOST_BYTES, found=len(content), needed=MOST_BYTES),
            Finding("attachment.is_what_it_says", not media_type or _is(media_type, content), found=name),
            Finding("attachment.not_locked", not (is_pdf and is_locked(content)), found=name),
            Finding("attachment.no_active_content", not (is_pdf and is_active(content)), found=name),
            Finding("attachment.no_virus", _TEST_VIRUS not in content, found=name),
            Finding("attachment.pixels", _is_small_enough(media_type, content), needed=_LARGEST_SIDE),
            Finding("attachment.count", count < MOST_ATTACHMENTS, found=count, needed=MOST_ATTACHMENTS),
        )
    )


def _is(media_type: str, content: bytes) -> bool:
    """Whether the content is of its kind and of no other; a picture also says how large it is."""
    if not content.startswith(_MAGIC[media_type]) or _ends_as_zip(content):
        return False
    if media_type == "image/png":
        return content[12:16] == b"IHDR" and len(content) >= _PNG_HEADER
    return media_type != "image/jpeg" or bool(_jpeg_sides(content))


def _ends_as_zip(content: bytes) -> bool:
    """Whether a program that unpacks, or runs what is packed, would take the content for its own."""
    at = content.rfind(_ZIP_END)
    while at >= 0:
        if at + _ZIP_END_BYTES + int.from_bytes(content[at + 20 : at + 22], "little") == len(content):
            return True
        at = content.rfind(_ZIP_END, 0, at)
    return False


def _is_small_enough(media_type: str, content: bytes) -> bool:
    if media_type == "image/png" and len(content) >= _PNG_HEADER:
        sides = (int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))
        return max(sides) <= _LARGEST_SIDE
    if media_type == "image/jpeg":
        return max(_jpeg_sides(content), default=0) <= _LARGEST_SIDE
    return True


def _jpeg_sides(content: bytes) -> tuple[int, ...]:
    at = 2
    while at + 9 < len(content) and content[at] == _JPEG_SEGMENT:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _JPEG_SEGMENT:  # more of the same may stand before a segment
            at += 1
            continue
        if marker in _JPEG_FRAMES:
            return (
                int.from_bytes(content[at + 5 : at + 7], "big"),
                int.from_bytes(content[at + 7 : at + 9], "big"),
            )
        at += 2 + max(length, 2)
    return ()


def _to_change(actor: Actor, dossier_id: UUID) -> Dossier:
    dossier = files.dossier_for(actor, dossier_id, lock=True)
    policies.may_file(actor, dossier.company_id).or_raise()
    states = set(dossier.requests.values_list("state", flat=True))
    is_open = dossier.submitted_at is None or State.INCOMPLETE in states
    Verdict((Finding("form.open_to_change", is_open, found=sorted(states)),)).or_raise()
    return dossier

"""Doors to papers that are signed by a service. Who asks came through the door of what is signed."""

import hmac
from typing import IO, Any, Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.utils.crypto import salted_hmac

from tandem.base.errors import NotFound
from tandem.faces.exchange.models import SealedPaper, SigningPackage
from tandem.faces.exchange.terms import SubjectKind
from tandem.faces.exchange.workflow import OPEN

_SALT: Final = "tandem.signing.callback"


def path_of(digest: str) -> str:
    """Where a paper with this hash lies while it is being signed, and where it stays once it is sealed."""
    return f"signing/{digest[:2]}/{digest[2:]}"


def open_for(kind: SubjectKind, subject_id: UUID, signer: str) -> SigningPackage | None:
    """The package that waits for this signer, if any."""
    rows = SigningPackage.objects.filter(kind=kind, subject_id=subject_id, state__in=OPEN).order_by("-asked_at", "-id")
    return next((row for row in rows if signer in [one["key"] for one in row.signers]), None)


def url_for(package: SigningPackage, signer: str) -> str:
    """Where this signer signs; empty where the service did not say so, or was not reached yet."""
    urls: dict[str, Any] = package.urls
    return str(urls.get(signer, ""))


def sealed(kind: SubjectKind, subject_id: UUID) -> IO[bytes]:
    """The file with all signatures and the seal, the newest."""
    row = _newest(kind, subject_id)
    return _kept("" if row is None else row.sealed)


def evidence(kind: SubjectKind, subject_id: UUID) -> IO[bytes]:
    """The sealed file that says who signed, how and when, with the sealed text and the scans in it."""
    row = _newest(kind, subject_id)
    return _kept("" if row is None else row.evidence)


def has_evidence(kind: SubjectKind, subject_id: UUID) -> bool:
    """Whether that file is there."""
    row = _newest(kind, subject_id)
    return row is not None and row.evidence != ""


def _newest(kind: SubjectKind, subject_id: UUID) -> SealedPaper | None:
    return SealedPaper.objects.filter(kind=kind, subject_id=subject_id).order_by("-sealed_at", "-id").first()


def _kept(digest: str) -> IO[bytes]:
    if not digest or not default_storage.exists(path_of(digest)):
        raise NotFound
    return default_storage.open(path_of(digest))


def mark_of(package_id: UUID) -> str:
    """By which a callback about this package is known to come from who was told where to call."""
    return salted_hmac(_SALT, str(package_id), algorithm="sha256").hexdigest()[:40]


def is_marked(package_id: UUID, mark: str) -> bool:
    """Whether this mark is right, in the same time whatever it is."""
    return hmac.compare_digest(mark_of(package_id).encode(), mark.encode())


def count(kind: SubjectKind, subject_id: UUID) -> int:
    """How often something of this subject was given to the service."""
    return SigningPackage.objects.filter(kind=kind, subject_id=subject_id).count()

"""With what this platform seals: its own certificate and a time-stamping service, or the ones for proof."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from django.conf import settings

from tandem.faces.documents.sealing import authority, trust
from tandem.faces.documents.sealing.trust import PROOF_SEAL, Trust

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper


class NoSealError(Exception):
    """This platform has no certificate to seal with."""


@dataclass(frozen=True)
class Kit:
    """A key with its certificate as DER, who says when, whom to believe, and whether lists may be fetched meanwhile."""

    key: bytes
    certificate: bytes
    stamper: "TimeStamper"
    trust: Trust
    may_fetch: bool = False


def is_on() -> bool:
    """Whether this platform can seal."""
    return bool(settings.SEAL_KEY and settings.SEAL_TSA) or settings.MODE != "production"


def of_platform(*, now: datetime) -> Kit:
    """What this platform seals with; `NoSealError` where production has no certificate."""
    if settings.SEAL_KEY:
        return _configured(now=now)
    if settings.MODE == "production":
        raise NoSealError("TANDEM_SEAL_KEY is empty: this platform has no certificate to seal with")
    return of_proof(now=now)


def of_proof(*, now: datetime) -> Kit:
    """The seal for proof, kept in the folder of this installation; refused in production."""
    from tandem.faces.documents.sealing.stamping import proof_stamper

    one = trust.proof_authority()
    holder = authority.kept_holder(settings.VAR / "proof", one, file="seal", name=PROOF_SEAL)
    return Kit(holder.key_der, holder.der, proof_stamper(one, now=now), trust.of_authority(one, now=now))


def _configured(*, now: datetime) -> Kit:
    from tandem.faces.documents.sealing.stamping import HttpStamper

    if not settings.SEAL_TSA:
        raise NoSealError("TANDEM_SEAL_TSA is empty: a seal without the time of another counts for little")
    held = pkcs12.load_pkcs12(Path(settings.SEAL_KEY).read_bytes(), settings.SEAL_PASSWORD.encode() or None)
    if held.key is None or held.cert is None:
        raise NoSealError("TANDEM_SEAL_KEY holds no key, or no certificate of it")
    key = held.key.private_bytes(Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    between = tuple(one.certificate.public_bytes(Encoding.DER) for one in held.additional_certs)
    believed = trust.of_platform(now=now) | Trust((), between=between)
    certificate = held.cert.certificate.public_bytes(Encoding.DER)
    return Kit(key, certificate, HttpStamper(settings.SEAL_TSA), believed, may_fetch=True)

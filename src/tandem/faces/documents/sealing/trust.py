"""Whom we believe about signatures: the roots we were told of, and what they say about certificates taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from tandem.faces.documents.sealing import authority
from tandem.faces.documents.sealing.authority import Authority

PROOF_AUTHORITY: Final = "Tandem proefautoriteit (geen rechtswaarde)"
PROOF_SEAL: Final = "Tandem proefhandtekening (geen rechtswaarde)"


@dataclass(frozen=True)
class Trust:
    """Roots as DER, other certificates on the way to them, and lists of what was taken back."""

    roots: tuple[bytes, ...]
    between: tuple[bytes, ...] = ()
    withdrawn: tuple[bytes, ...] = ()

    def __or__(self, other: "Trust") -> "Trust":
        return Trust(self.roots + other.roots, self.between + other.between, self.withdrawn + other.withdrawn)


def of_authority(one: Authority, *, now: datetime) -> Trust:
    """To believe an authority of our own."""
    return Trust((one.root_der,), withdrawn=(one.withdrawn(now=now),))


def of_files(*paths: str) -> Trust:
    """To believe the roots in these PEM files."""
    return Trust(tuple(der for path in paths if path for der in _certificates(Path(path))))


def proof_authority() -> Authority:
    """The authority of this installation for proof; refused in production."""
    return authority.kept(settings.VAR / "proof", PROOF_AUTHORITY)


def of_platform(*, now: datetime) -> Trust:
    """Whom this platform believes: what its settings name, and for demo and test its own authority."""
    told = of_files(settings.SEAL_ROOTS, settings.SIGNING_ROOTS)
    return told if settings.MODE == "production" else told | of_authority(proof_authority(), now=now)


def _certificates(path: Path) -> Iterable[bytes]:
    return [one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(path.read_bytes())]

"""A certificate authority of our own, for proof: what it signs carries the word proof in every name.

It signs for demo and test only. A real seal and a real signing service bring certificates that others can check.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings

PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey

SINCE: Final = datetime(2020, 1, 1, tzinfo=UTC)
UNTIL: Final = datetime(2045, 1, 1, tzinfo=UTC)
_LIST_FOR: Final = timedelta(days=7)
_ROOT, _STAMP = "root", "stamp"


class ProofRefusedError(RuntimeError):
    """Keys for proof were asked for where what is signed has to count."""


@dataclass(frozen=True)
class Holder:
    """A certificate with its key."""

    key: PrivateKey
    certificate: x509.Certificate

    @property
    def key_der(self) -> bytes:
        """The key as DER."""
        return self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    @property
    def der(self) -> bytes:
        """The certificate as DER."""
        return self.certificate.public_bytes(serialization.Encoding.DER)


@dataclass(frozen=True)
class Authority:
    """Who hands out the certificates, and who says when something was signed."""

    root: Holder
    stamp: Holder

    @property
    def root_der(self) -> bytes:
        """The certificate to trust."""
        return self.root.der

    def issue(self, name: str, *, since: datetime = SINCE, until: datetime = UNTIL) -> Holder:
        """A certificate to sign with, in this name."""
        key = ec.generate_private_key(ec.SECP256R1())
        usage = x509.KeyUsage(
            digital_signature=True,
            content_commitment=True,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=False,
            crl_sign=False,
            encipher_only=False,
            decipher_only=False,
        )
        made = _about(name, key, issuer=self.root.certificate.subject, since=since, until=until)
        made = made.add_extension(usage, critical=True)
        made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        return Holder(key, made.sign(self.root.key, hashes.SHA256()))

    def withdrawn(self, *holders: Holder, now: datetime) -> bytes:
        """The list of certificates that were taken back, as DER; of this moment."""
        made = x509.CertificateRevocationListBuilder().issuer_name(self.root.certificate.subject)
        made = made.last_update(now).next_update(now + _LIST_FOR)
        made = made.add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
        for one in holders:
            entry = x509.RevokedCertificateBuilder().serial_number(one.certificate.serial_number)
            made = made.add_revoked_certificate(entry.revocation_date(SINCE + _LIST_FOR).build())
        return made.sign(self.root.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def made(name: str) -> Authority:
    """A new authority with this name."""
    key = ec.generate_private_key(ec.SECP256R1())
    root = _about(name, key, issuer=None, since=SINCE, until=UNTIL)
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    holder = Holder(key, root.add_extension(usage, critical=True).sign(key, hashes.SHA256()))
    stamping = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    stamp = _about(f"{name}, tijdstempel", stamping, issuer=holder.certificate.subject, since=SINCE, until=UNTIL)
    stamp = stamp.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    stamp = stamp.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    return Authority(holder, Holder(stamping, stamp.sign(key, hashes.SHA256())))


def kept(folder: Path, name: str) -> Authority:
    """The authority that is kept in this folder, made the first time; only for demo and test."""
    refuse_in_production()
    if not folder.exists():
        _keep(made(name), folder)
    return Authority(_read(folder, _ROOT), _read(folder, _STAMP))


def kept_holder(folder: Path, authority: Authority, *, file: str, name: str) -> Holder:
    """A certificate of this authority that is kept beside it, made the first time."""
    refuse_in_production()
    if not (folder / f"{file}.pem").exists():
        _write(authority.issue(name), folder, file)
    return _read(folder, file)


def refuse_in_production() -> None:
    """A signature for proof may not be taken for a real one."""
    if settings.MODE not in {"demo", "test"}:
        raise ProofRefusedError("keys for proof sign in demo and test only")


def _about(
    name: str, key: PrivateKey, *, issuer: x509.Name | None, since: datetime, until: datetime
) -> x509.CertificateBuilder:
    told = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "BE"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder().subject_name(told).issuer_name(issuer or told).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(since).not_valid_after(until)
    return made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _keep(authority: Authority, folder: Path) -> None:
    """All of it or nothing: who is first wins, a process that dies leaves no half authority."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    _write(authority.root, fresh, _ROOT)
    _write(authority.stamp, fresh, _STAMP)
    try:
        fresh.rename(folder)
    except OSError:
        shutil.rmtree(fresh)


def _write(holder: Holder, folder: Path, name: str) -> None:
    text = holder.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + holder.certificate.public_bytes(serialization.Encoding.PEM)
    handle, fresh = tempfile.mkstemp(dir=folder, prefix=".key-")  # readable for its owner only
    with os.fdopen(handle, "wb") as file:
        file.write(text)
    try:
        os.link(fresh, folder / f"{name}.pem")  # who is first wins
    except FileExistsError:
        pass
    finally:
        Path(fresh).unlink()


def _read(folder: Path, name: str) -> Holder:
    text = (folder / f"{name}.pem").read_bytes()
    key = serialization.load_pem_private_key(text, password=None)
    if not isinstance(key, PrivateKey):
        raise ProofRefusedError(f"{name}.pem holds another kind of key")
    return Holder(key, x509.load_pem_x509_certificate(text))

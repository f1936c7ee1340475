"""Checking the signatures in a PDF: whole, by whom, when, believed or not, and over which text.

What comes in may be damaged or meant to harm: the answer is always findings, never an error. Nothing is fetched: what a
signature needs stands in the file, or is told by `Trust`.
"""

import hashlib
import re
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.faces.documents.sealing import apart
from tandem.faces.documents.sealing.trust import Trust

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.policy_decl import LocalKnowledge, SignatureValidationSpec

MOST_BYTES: Final = 20_000_000
MOST_BYTES_SEALED_HERE: Final = 60_000_000
"""What the platform makes and seals itself can be larger: evidence holds the sealed text and every scan."""
MOST_UNPACKED: Final = 200_000_000
MOST_SIGNATURES: Final = 40
_END: Final = b"%%EOF"
_AFTER_THE_END: Final = b"\r\n"
_STREAM: Final = re.compile(rb"stream\r?\n")
_TWICE_PACKED: Final = re.compile(rb"/Filter\s*\[\s*/(?:Fl|FlateDecode|LZWDecode|LZW|RL|RunLengthDecode)\s*/")


class Check(StrEnum):
    """What is asked of a signed paper."""

    READABLE = "signed.readable"
    SIGNED = "signed.any"
    ORIGINAL = "signed.original"
    INTACT = "signed.intact"
    UNCHANGED = "signed.unchanged_after"
    ENDS = "signed.ends"
    TRUSTED = "signed.trusted"
    IN_TIME = "signed.in_time"
    NOT_REVOKED = "signed.not_revoked"
    STAMPED = "signed.stamped"
    REVOCATION_KNOWN = "signed.revocation_known"


_SAID: Final = {
    "HASH_FAILURE": Check.INTACT,
    "SIG_CRYPTO_FAILURE": Check.INTACT,
    "FORMAT_FAILURE": Check.INTACT,
    "EXPIRED": Check.IN_TIME,
    "NOT_YET_VALID": Check.IN_TIME,
    "OUT_OF_BOUNDS_NO_POE": Check.IN_TIME,
    "OUT_OF_BOUNDS_NOT_REVOKED": Check.IN_TIME,
    "TIMESTAMP_ORDER_FAILURE": Check.IN_TIME,
    "REVOKED": Check.NOT_REVOKED,
    "REVOKED_NO_POE": Check.NOT_REVOKED,
    "REVOKED_CA_NO_POE": Check.NOT_REVOKED,
}
"""What each answer of EN 319 102-1 is about; any other says that we cannot believe the certificate."""


Said = list[tuple[Check, bool, Effect]]


@dataclass(frozen=True)
class Original:
    """The paper before anybody signed: so many bytes, with this SHA-256."""

    size: int
    sha256: str

    @classmethod
    def of(cls, pdf: bytes) -> "Original":
        """Of these bytes."""
        return cls(len(pdf), hashlib.sha256(pdf).hexdigest())

    def is_start_of(self, pdf: bytes) -> bool:
        """Whether this file begins with it, byte for byte: signatures only add."""
        return len(pdf) >= self.size and hashlib.sha256(pdf[: self.size]).hexdigest() == self.sha256


@dataclass(frozen=True)
class Signature:
    """One signature, or one stamp over the whole file."""

    place: str
    name: str
    is_stamp: bool
    signed_at: datetime | None
    """What another clock says; None where nobody else did, and the clock of who signed is worth nothing."""
    covers_all: bool
    verdict: Verdict = field(default_factory=Verdict)


@dataclass(frozen=True)
class Checked:
    """What was found in one file."""

    verdict: Verdict
    signatures: tuple[Signature, ...] = ()

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong with the file nor with any signature in it."""
        return self.verdict.is_ok

    def at(self, place: str) -> Signature | None:
        """The signature at this place."""
        return next((one for one in self.signatures if one.place == place), None)


def check(
    pdf: bytes, *, believed: Trust, now: datetime, original: Original | None = None, most: int = MOST_BYTES
) -> Checked:
    """Everything that can be said about the signatures in this file."""
    try:
        signatures = (
            tuple(apart.run(_signatures(pdf, believed=believed, now=now))) if _is_safe(pdf, most=most) else None
        )
    except Exception as error:  # noqa: BLE001 - a damaged file may break the reader anywhere; that is an answer too
        return Checked(Verdict((Finding(Check.READABLE, is_met=False, found=type(error).__name__),)))
    if signatures is None:
        return Checked(Verdict((Finding(Check.READABLE, is_met=False, found="size"),)))
    found = [
        Finding(Check.READABLE, is_met=True),
        Finding(Check.SIGNED, any(not one.is_stamp for one in signatures)),
    ]
    if signatures:
        found.append(Finding(Check.ENDS, _ends_well(pdf)))
    if original is not None:
        found.append(Finding(Check.ORIGINAL, original.is_start_of(pdf)))
    found += [one for signature in signatures for one in signature.verdict.findings]
    return Checked(Verdict(tuple(found)), signatures)


def stamped_until(pdf: bytes) -> datetime | None:
    """Until when the certificate of the last stamp over this file of ours holds; None where no stamp stands over it."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    stamps = PdfFileReader(BytesIO(pdf)).embedded_timestamp_signatures
    until: datetime | None = stamps[-1].signer_cert.not_valid_after if stamps else None
    return until


def _is_safe(pdf: bytes, *, most: int) -> bool:
    """Whether reading this file cannot fill the memory: not too large, also once it is unpacked."""
    if not 0 < len(pdf) <= most or _TWICE_PACKED.search(pdf):
        return False
    left = MOST_UNPACKED
    for found in _STREAM.finditer(pdf):
        unpack = zlib.decompressobj()
        try:
            left -= len(unpack.decompress(memoryview(pdf)[found.end() :], left + 1))
        except zlib.error:
            continue
        if left < 0:
            return False
    return True


def _ends_well(pdf: bytes) -> bool:
    """Whether nothing was put behind the end of the last part: another reader might see something else there."""
    return pdf.rstrip(_AFTER_THE_END).endswith(_END)


async def _signatures(pdf: bytes, *, believed: Trust, now: datetime) -> list[Signature]:
    """The last first: a stamp that holds proves that all before it stood there then, so that is when it is looked at.

    Ten years later a certificate may have run out; what counts is whether it held when the stamp was put.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(pdf))
    embedded = reader.embedded_signatures
    if len(embedded) > MOST_SIGNATURES:
        raise ValueError("more signatures than a paper can have")
    spec, soft = (_spec(believed, reader, is_strict=one) for one in (True, False))
    found: list[Signature] = []
    proven = now
    for one in sorted(embedded, key=lambda one: -one.signed_revision):
        looked_at = await _looked_at(one, strict=spec, soft=soft, now=proven)
        found.append(looked_at)
        if looked_at.is_stamp and looked_at.verdict.is_ok and looked_at.signed_at is not None:
            proven = looked_at.signed_at
    return found[::-1]


async def _looked_at(
    one: "EmbeddedPdfSignature", *, strict: "SignatureValidationSpec", soft: "SignatureValidationSpec", now: datetime
) -> Signature:
    """One signature. What breaks on it is wrong with it, and says nothing about the others."""
    place, name = str(one.field_name), ""
    is_stamp = str(one.sig_object_type) == "/DocTimeStamp"
    try:
        name = _name_of(one)
        one.compute_integrity_info()
        is_whole, covers_all = _is_unchanged(one), _covers_all(one)
        signed_at, said = await (_stamp(one, soft, now=now) if is_stamp else _signature(one, strict, soft, now=now))
    except Exception as error:  # noqa: BLE001 - as above
        broken = Finding(Check.INTACT, is_met=False, found=type(error).__name__, subject=name or place)
        return Signature(place, name, is_stamp, None, covers_all=False, verdict=Verdict((broken,)))
    findings = [Finding(code, met, effect=effect, subject=name or place) for code, met, effect in said]
    findings.append(Finding(Check.UNCHANGED, is_whole, subject=name or place))
    return Signature(place, name, is_stamp, signed_at, covers_all, Verdict(tuple(findings)))


async def _signature(
    one: "EmbeddedPdfSignature", strict: "SignatureValidationSpec", soft: "SignatureValidationSpec", *, now: datetime
) -> tuple[datetime | None, Said]:
    """Without a list of what was taken back, the rest still counts; that the list lacks is said."""
    answer, signed_at = await _answer(one, strict, now=now)
    is_list_known = True
    if answer != "OK" and _SAID.get(answer, Check.TRUSTED) in {Check.TRUSTED, Check.IN_TIME}:
        gentle = await _answer(one, soft, now=now)
        if gentle[0] == "OK":
            (answer, signed_at), is_list_known = gentle, False
    held = one.signer_cert
    if answer == "OK" and not held.not_valid_before <= (signed_at or now) <= held.not_valid_after:
        answer = "EXPIRED"
    lacks = [(Check.STAMPED, signed_at is not None, Effect.WARN), (Check.REVOCATION_KNOWN, is_list_known, Effect.WARN)]
    return signed_at, _said(answer) + lacks


async def _answer(
    one: "EmbeddedPdfSignature", spec: "SignatureValidationSpec", *, now: datetime
) -> tuple[str, datetime | None]:
    """What EN 319 102-1 answers, and what the clock of another said when it was signed."""
    from pyhanko.sign.validation.ades import ades_basic_validation, ades_with_time_validation
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    is_stamped = next(iter(extract_tst_data_iter(one.signer_info, signed=False)), None) is not None
    validate = ades_with_time_validation if is_stamped else ades_basic_validation
    told = await validate(
        one.signed_data,
        spec,
        timing_info=_timing(now),
        raw_digest=one.compute_digest(),
        validation_data_handlers=_handlers(spec, now=now),
    )
    stamp = getattr(told.api_status, "timestamp_validity", None)
    return told.ades_subindic.standard_name, (stamp.timestamp if is_stamped and stamp is not None else None)


async def _stamp(
    one: "EmbeddedPdfSignature", spec: "SignatureValidationSpec", *, now: datetime
) -> tuple[datetime | None, Said]:
    from pyhanko.sign.validation.ades import ades_timestamp_validation

    told = await ades_timestamp_validation(
        one.signed_data,
        spec,
        one.compute_digest,
        timing_info=_timing(now),
        validation_data_handlers=_handlers(spec, now=now),
    )
    return getattr(told.api_status, "timestamp", None), _said(told.ades_subindic.standard_name)


def _said(answer: str) -> Said:
    """The conditions that this answer decides: those before it hold, what it names does not."""
    wrong = None if answer == "OK" else _SAID.get(answer, Check.TRUSTED)
    order = (Check.INTACT, Check.TRUSTED, Check.IN_TIME, Check.NOT_REVOKED)
    known = order if not wrong else order[: order.index(wrong) + 1]
    return [(code, code != wrong, Effect.BLOCK) for code in known]


def _is_unchanged(one: "EmbeddedPdfSignature") -> bool:
    """Whether what came behind this signature are only signatures and what is needed to check them."""
    is_last = one.signed_revision == one.reader.xrefs.total_revisions - 1
    return bool(one.summarise_integrity_info().get("docmdp_ok")) and (not is_last or _covers_all(one))


def _covers_all(one: "EmbeddedPdfSignature") -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return one.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE


def _name_of(one: "EmbeddedPdfSignature") -> str:
    told = one.signer_cert.subject.native
    name = told.get("common_name") or told.get("organization_name") or ""
    return (name if isinstance(name, str) else str(name[-1]))[:200]


def _timing(now: datetime) -> Any:
    from pyhanko_certvalidator.ltv.types import ValidationTimingInfo

    return ValidationTimingInfo(validation_time=now, best_signature_time=now, point_in_time_validation=True)


def _handlers(spec: "SignatureValidationSpec", *, now: datetime) -> Any:
    """What the validation knows, with our time instead of that of the machine."""
    from pyhanko.sign.validation.policy_decl import bootstrap_validation_data_handlers
    from pyhanko_certvalidator.ltv.poe import POEManager

    return bootstrap_validation_data_handlers(
        spec, timing_info=_timing(now), poe_manager_override=POEManager(current_dt_override=now)
    )


def _spec(believed: Trust, reader: "PdfFileReader", *, is_strict: bool) -> "SignatureValidationSpec":
    from asn1crypto import x509
    from pyhanko.sign.validation.policy_decl import (
        CertificateFetchingRule,
        RevinfoOnlineFetchingRule,
        RevocationInfoGatheringSpec,
        SignatureValidationSpec,
    )
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator.authority import CertTrustAnchor
    from pyhanko_certvalidator.context import CertValidationPolicySpec
    from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
    from pyhanko_certvalidator.registry import SimpleTrustManager

    anchors = [CertTrustAnchor(x509.Certificate.load(der)) for der in believed.roots]

    def policy(rule: str) -> CertValidationPolicySpec:
        revocation = CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy(rule))
        return CertValidationPolicySpec(SimpleTrustManager.build(anchors), revocation)

    return SignatureValidationSpec(
        cert_validation_policy=policy("require" if is_strict else "soft-fail"),
        ts_cert_validation_policy=policy("soft-fail"),
        revinfo_gathering_policy=RevocationInfoGatheringSpec(
            RevinfoOnlineFetchingRule.LOCAL_ONLY, certificate_fetching_rule=CertificateFetchingRule.NEVER_FETCH
        ),
        local_knowledge=_known(believed, reader),
        key_usage_settings=KeyUsageConstraints(
            key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
        ),
    )


def _known(believed: Trust, reader: "PdfFileReader") -> "LocalKnowledge":
    """What we were told, with what the file itself brings along."""
    from asn1crypto import crl, ocsp, x509
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko.sign.validation.policy_decl import LocalKnowledge
    from pyhanko_certvalidator.revinfo.archival import CRLContainer, OCSPContainer

    lists = [crl.CertificateList.load(der) for der in believed.withdrawn]
    certificates = [x509.Certificate.load(der) for der in believed.between]
    answers: list[OCSPContainer] = []
    try:
        held = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        pass
    else:
        certificates += held.load_certs()
        lists += [crl.CertificateList.load(one.get_object().data) for one in held.crls]
        told = [ocsp.OCSPResponse.load(one.get_object().data) for one in held.ocsps]
        answers = [container for one in told for container in OCSPContainer.load_multi(one)]
    return LocalKnowledge(
        known_ocsps=answers, known_crls=[CRLContainer(one) for one in lists], known_certs=certificates
    )

"""Putting a signature in a PDF: what stood there stays as it is, byte for byte, and the new part comes behind it."""

from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from tandem.faces.documents.sealing import apart
from tandem.faces.documents.sealing.kit import Kit
from tandem.faces.documents.sealing.trust import Trust

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
    from pyhanko_certvalidator import ValidationContext

SEAL_FIELD: Final = "Tandem-zegel"
_HASH: Final = "sha256"


class UnsignableError(ValueError):
    """No signature can be put in this file: it is no PDF that we can read, it is locked, or our keys do not fit."""


@dataclass(frozen=True)
class Words:
    """What stands in the signature besides who and when; a reader of PDF shows it."""

    reason: str = ""
    location: str = ""


def seal(pdf: bytes, *, kit: Kit, now: datetime, others: Trust | None = None, words: Words | None = None) -> bytes:
    """The PDF with the seal of the platform: PAdES-B-LTA, with all that is needed to check it in ten years.

    Signatures that stand in it stay valid; what `others` tells about them is kept along.
    """
    return _without_surprise(_sealed(pdf, kit=kit, now=now, others=others or Trust(()), words=words or Words()))


def sign(pdf: bytes, *, kit: Kit, field: str, now: datetime, words: Words | None = None) -> bytes:
    """The PDF with one more signature, with a time stamp: PAdES-B-T, as a signing service returns it."""
    return _without_surprise(_signed(pdf, kit=kit, field=field, now=now, words=words or Words(), context=None))


def stamp(pdf: bytes, *, kit: Kit, now: datetime) -> bytes:
    """The sealed PDF with one more time stamp over all of it, and what is needed to check the one before.

    So a seal outlives the certificate of its last stamp (PAdES-B-LTA, EN 319 142-1).
    """
    return _without_surprise(_stamped(pdf, kit=kit, now=now))


def _without_surprise(made: Coroutine[object, object, bytes]) -> bytes:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError
    from pyhanko_certvalidator.errors import PathError

    wrong = (PdfError, SigningError, PathError, ValueError, TypeError, KeyError, IndexError, RecursionError)
    try:
        return apart.run(made)
    except wrong as error:
        raise UnsignableError(f"{type(error).__name__}: {error}") from error


async def _sealed(pdf: bytes, *, kit: Kit, now: datetime, others: Trust, words: Words) -> bytes:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(pdf))
    taken = {one.field_name for one in reader.embedded_signatures}
    free = (f"{SEAL_FIELD}{'' if number == 1 else f'-{number}'}" for number in range(1, len(taken) + 2))
    field = next(name for name in free if name not in taken)
    if reader.embedded_regular_signatures and others.roots:
        pdf = await _with_what_others_need(pdf, others, now=now)
    context = _context(kit.trust, now=now, may_fetch=kit.may_fetch)
    try:
        return await _signed(pdf, kit=kit, field=field, now=now, words=words, context=context)
    finally:
        await context.aclose()


async def _stamped(pdf: bytes, *, kit: Kit, now: datetime) -> bytes:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import PdfTimeStamper
    from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings

    class LastOfAll(PdfTimeStamper):
        """Stamps behind what is needed to check it, so that the stamp stands for every byte before it."""

        async def async_timestamp_pdf(self, *given: Any, **told: Any) -> Any:
            told["dss_settings"] = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)
            return await super().async_timestamp_pdf(*given, **told)

    context = _context(kit.trust, now=now, may_fetch=kit.may_fetch)
    try:
        reader, stamper = PdfFileReader(BytesIO(pdf)), LastOfAll(kit.stamper)
        made = await stamper.async_update_archival_timestamp_chain(reader, context, in_place=False)
    finally:
        await context.aclose()
    content: bytes = made.getvalue()
    return content


async def _with_what_others_need(pdf: bytes, others: Trust, *, now: datetime) -> bytes:
    """The same PDF with the certificates and lists by which the signatures in it can be checked later."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.dss import async_add_validation_info
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    for number in range(len(PdfFileReader(BytesIO(pdf)).embedded_regular_signatures)):
        one = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[number]
        context = _context(others, now=now, may_fetch=False)
        try:
            made = await async_add_validation_info(one, context, add_vri_entry=False)
        except (PathError, ValidationError, SignatureValidationError, SigningError, ValueError):
            continue  # nothing is known of this one; what is wrong with it, the check says
        pdf = made.getvalue()
    return pdf


async def _signed(
    pdf: bytes, *, kit: Kit, field: str, now: datetime, words: Words, context: "ValidationContext | None"
) -> bytes:
    from asn1crypto import keys, x509
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
    from pyhanko.sign.signers.pdf_signer import DSSContentSettings, TimestampDSSContentSettings
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()
    store.register_multiple([x509.Certificate.load(der) for der in (*kit.trust.between, *kit.trust.roots)])
    simple = SimpleSigner(
        x509.Certificate.load(kit.certificate), keys.PrivateKeyInfo.load(kit.key), store, embed_roots=False
    )
    is_kept_long = context is not None
    meta = PdfSignatureMetadata(
        field_name=field,
        md_algorithm=_HASH,
        subfilter=SigSeedSubFilter.PADES,
        reason=words.reason or None,
        location=words.location or None,
        embed_validation_info=is_kept_long,
        use_pades_lta=is_kept_long,
        validation_context=context,
        signer_key_usage={"digital_signature"},
        # The stamp comes last of all, so that it stands for every byte before it.
        dss_settings=DSSContentSettings(
            include_vri=False,
            next_ts_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
        ),
    )
    made = await _signer(meta, simple, kit, now=now).async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    content: bytes = made.getvalue()
    return content


def _signer(meta: "PdfSignatureMetadata", simple: "Signer", kit: Kit, *, now: datetime) -> "PdfSigner":
    from pyhanko.sign.signers import PdfSigner

    class AtMoment(PdfSigner):
        """A signer that tells our time instead of that of the machine."""

        def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:  # noqa: FBT001, FBT002 - pyHanko's
            session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
            session.system_time = now
            return session

    return AtMoment(meta, simple, timestamper=kit.stamper)


def _context(trust: Trust, *, now: datetime, may_fetch: bool) -> "ValidationContext":
    from asn1crypto import crl, x509
    from pyhanko_certvalidator import ValidationContext

    told: dict[str, Any] = {
        "trust_roots": [x509.Certificate.load(der) for der in trust.roots],
        "other_certs": [x509.Certificate.load(der) for der in trust.between],
        "crls": [crl.CertificateList.load(der) for der in trust.withdrawn],
    }
    if may_fetch:
        return ValidationContext(**told, allow_fetching=True, revocation_mode="hard-fail")
    return ValidationContext(**told, moment=now, revocation_mode="require")

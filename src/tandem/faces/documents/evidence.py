"""The evidence that goes with a signed text: who agreed to which text, how, when and how surely. Always in Dutch.

A tagged PDF of its own (PDF/A-3a) that holds the sealed text and every scan as attachments: one file to keep.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext

from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.documents import pdf
from tandem.faces.documents.words import code_label
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.terms import SignatureKind, SignatureState, Signer
from tandem.registers.accounts import queries as accounts

PDF: Final = "application/pdf"
_ENDINGS: Final = {PDF: "pdf", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True)
class Attached:
    """A file that stands in the evidence, byte for byte."""

    name: str
    about: str
    media_type: str
    digest: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class SignedPlan:
    """The version of the training plan that was signed along."""

    number: int
    digest: str
    """The SHA-256 of its frozen content, as it stands in the text."""
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class SignedLine:
    """One signature as the page tells it."""

    role: str
    name: str
    how: str
    when: str
    by: str
    """Who did it on the screen, or kept the scan; empty where that is who signed."""
    paper: str
    proof: str


@dataclass(frozen=True)
class Evidence:
    """Who signed, how and when, and which text."""

    number: str
    title: str
    lead: str
    paper: str
    sealed: str
    """The SHA-256 of the sealed file with that text."""
    plan: str
    """Which training plan was signed along, with the SHA-256 of its content; empty where there is none."""
    lines: tuple[SignedLine, ...]
    day: date
    language: str


def evidence(
    *,
    number: str,
    title: str,
    paper: str,
    rows: Sequence[Any],
    sealed: bytes,
    with_files: bool,
    plan: SignedPlan | None = None,
) -> bytes:
    """The evidence of these signatures on the text with this hash, as PDF; the same gives the same bytes."""
    with translation.override(settings.LANGUAGE_CODE):
        page = Evidence(
            number=number,
            title=title,
            lead=gettext(
                "Deze pagina hoort bij de tekst met het controlegetal hieronder (SHA-256). Wie de tekst wil nagaan, "
                "berekent dat getal opnieuw: het is alleen hetzelfde als er geen letter veranderde."
            ),
            paper=paper,
            sealed=hashlib.sha256(sealed).hexdigest(),
            plan="" if plan is None else gettext("versie %(n)s, kenmerk ") % {"n": plan.number} + plan.digest,
            lines=lines_of(rows),
            day=day_of(max(one.set_at for one in rows if one.set_at is not None)),
            language=settings.LANGUAGE_CODE,
        )
        return pdf.evidence_pdf(page, tuple(_attached(number, rows, sealed, plan)) if with_files else ())


def lines_of(rows: Iterable[Any]) -> tuple[SignedLine, ...]:
    """Each signature in words."""
    found = list(rows)
    names = accounts.names_of(one.set_by for one in found)
    return tuple(_line(one, names.get(one.set_by, "")) for one in found)


def _line(row: Any, by: str) -> SignedLine:
    if row.state != SignatureState.SIGNED or row.set_at is None:
        how, when, by = code_label(SignatureState(row.state)), "", ""
    else:
        how, when = code_label(SignatureKind(row.kind)), _moment(row.set_at)
    if row.strength:
        how = gettext("%(how)s (%(strength)s)") % {"how": how, "strength": _strength(row.strength)}
    told = "" if by == row.name else by
    return SignedLine(code_label(Signer(row.signer)), row.name, how, when, told, row.paper, row.proof)


def _strength(code: str) -> str:
    """How sure it was who signed; what an identity provider calls it stays as it says it."""
    words = {
        "mail": gettext("aangemeld met een link per mail"),
        "link": gettext("met de eigen link uit de mail"),
        "api-key": gettext("met de sleutel van een programma"),
        "ADVANCED": gettext("geavanceerde handtekening"),
        "QUALIFIED": gettext("gekwalificeerde handtekening"),
    }
    return words.get(code, code)


def _moment(at: datetime) -> str:
    local = at.astimezone(BRUSSELS)
    return gettext("%(day)s om %(time)s") % {"day": date_format(local, "DATE_FORMAT"), "time": f"{local:%H:%M:%S}"}


def _attached(number: str, rows: Iterable[Any], sealed: bytes, plan: SignedPlan | None) -> Iterable[Attached]:
    name, digest = slugify(number), hashlib.sha256(sealed).hexdigest()
    yield Attached(f"getekend-{name}.pdf", gettext("De tekst met het zegel"), PDF, digest, sealed)
    if plan is not None:
        about = gettext("Het opleidingsplan, versie %(n)s") % {"n": plan.number}
        printed = hashlib.sha256(plan.content).hexdigest()
        yield Attached(f"opleidingsplan-{name}.pdf", about, PDF, printed, plan.content)
    for row in rows:
        if row.kind == SignatureKind.SCAN:
            about = gettext("Scan van het papier: %(who)s") % {"who": code_label(Signer(row.signer)).lower()}
            with papers.content_of(row.proof) as stored:
                content = stored.read()
            ending = _ENDINGS.get(row.proof_media_type, "bin")
            yield Attached(f"scan-{row.signer}-{name}.{ending}", about, row.proof_media_type, row.proof, content)

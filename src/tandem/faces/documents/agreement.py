"""Agreements on paper: the text that is signed, and the page that says who signed it. Always in Dutch."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.documents import pdf
from tandem.faces.documents.agreement_paper import AgreementPaper, paper_of
from tandem.faces.documents.words import code_label
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.terms import SignatureKind, SignatureState, Signer

__all__ = ["AgreementPaper", "paper_of", "signature_page", "unsigned"]


@dataclass(frozen=True)
class SignedLine:
    """One signature as the page tells it."""

    role: str
    name: str
    how: str
    when: str
    paper: str
    proof: str


@dataclass(frozen=True)
class SignaturePage:
    """Who signed, how and when, and which text."""

    number: str
    title: str
    lead: str
    paper: str
    lines: tuple[SignedLine, ...]
    day: date
    language: str


def unsigned(agreement: Any, *, day: date) -> bytes:
    """The whole agreement as it stands that day, as PDF; the same agreement on the same day gives the same bytes."""
    with translation.override(settings.LANGUAGE_CODE):
        return pdf.agreement_pdf(paper_of(agreement, day=day))


def signature_page(agreement: Any) -> bytes:
    """The page with the signatures that goes with the text, as PDF."""
    with translation.override(settings.LANGUAGE_CODE):
        return pdf.signatures_pdf(signatures_of(agreement))


def signatures_of(agreement: Any) -> SignaturePage:
    """The same as data."""
    rows = doors.signatures_of(agreement)
    moments = [one.set_at for one in rows if one.set_at is not None]
    last = max(moments, default=agreement.presented_at or agreement.begun_at)
    return SignaturePage(
        number=agreement.number,
        title=gettext("Handtekeningen bij overeenkomst %(number)s") % {"number": agreement.number},
        lead=gettext(
            "Deze pagina hoort bij de tekst met het controlegetal hieronder (SHA-256). Wie de tekst wil nagaan, "
            "berekent dat getal opnieuw: het is alleen hetzelfde als er geen letter veranderde."
        ),
        paper=agreement.paper,
        lines=tuple(_line(one) for one in rows),
        day=day_of(last),
        language=translation.get_language() or settings.LANGUAGE_CODE,
    )


def _line(row: Any) -> SignedLine:
    if row.state != SignatureState.SIGNED or row.set_at is None:
        how, when = code_label(SignatureState(row.state)), ""
    else:
        how, when = code_label(SignatureKind(row.kind)), _moment(row.set_at)
    if row.strength:
        how = gettext("%(how)s (%(strength)s)") % {"how": how, "strength": row.strength}
    return SignedLine(code_label(Signer(row.signer)), row.name, how, when, row.paper, row.proof)


def _moment(at: datetime) -> str:
    local = at.astimezone(BRUSSELS)
    return gettext("%(day)s om %(time)s") % {"day": date_format(local, "DATE_FORMAT"), "time": f"{local:%H:%M:%S}"}

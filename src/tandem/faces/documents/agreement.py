"""Agreements on paper: the text that is signed, and the evidence of who signed it. Always in Dutch."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from tandem.faces.documents import evidence as proof
from tandem.faces.documents import pdf
from tandem.faces.documents.agreement_paper import AgreementPaper, paper_of
from tandem.journey.agreements.queries import agreements as doors

__all__ = ["AgreementPaper", "evidence", "paper_of", "unsigned"]


def unsigned(agreement: Any, *, day: date) -> bytes:
    """The whole agreement as it stands that day, as PDF; the same agreement on the same day gives the same bytes."""
    with translation.override(settings.LANGUAGE_CODE):
        return pdf.agreement_pdf(paper_of(agreement, day=day))


def evidence(agreement: Any, *, sealed: bytes, with_files: bool = True) -> bytes:
    """Who signed the text, how and when, with the sealed text and the scans in it, as PDF."""
    with translation.override(settings.LANGUAGE_CODE):
        title = gettext("Handtekeningen bij overeenkomst %(number)s") % {"number": agreement.number}
    rows = doors.signatures_of(agreement)
    number, paper = agreement.number, agreement.paper
    return proof.evidence(number=number, title=title, paper=paper, rows=rows, sealed=sealed, with_files=with_files)

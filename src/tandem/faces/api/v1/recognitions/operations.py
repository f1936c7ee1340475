"""Recognitions from the inside: the list of a company, and the certificate."""

from typing import Any

from django.http import HttpResponse
from ninja import Path, Query, Router

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import Key, RecognitionNumber
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.recognitions import shapes
from tandem.faces.documents import recognition as letters
from tandem.faces.documents.pdf import certificate_pdf
from tandem.journey.recognition.queries import public, recognitions
from tandem.registers.organisations.queries import companies

router = Router(tags=["Recognitions"])


@router.get(
    "/companies/{company_id}/recognitions",
    **door("listRecognitions", "Recognitions of a company", gives=Page[shapes.Recognition]),
)
def company_recognitions(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """Every recognition of a company, the one that ends last first; also those that ended."""
    rows = recognitions.recognitions_of(request.actor, company_id)
    return page_of(request, wanted, rows, shapes.Recognition.of)


@router.get(
    "/recognitions/{number}/certificate",
    **door("getCertificate", "The certificate of a recognition", media_types=("application/pdf",)),
)
def certificate(request: Request, number: Path[RecognitionNumber]) -> HttpResponse:
    """The certificate as PDF, with a code that leads to the public register; for who may know the company."""
    row = public.recognition_by_number(number)
    companies.company_for(request.actor, row.company_id)
    content = certificate_pdf(letters.certificate(row, today=clock.today()))
    return HttpResponse(content, content_type="application/pdf")

"""Agreements to read: the list, one of them, its papers, what the rules say while somebody types, what happened."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.documents import agreement as documents
from tandem.faces.exchange.signing import queries as sealed_papers
from tandem.faces.exchange.tables import MOST_EXPORTED, Table
from tandem.faces.exchange.terms import SubjectKind
from tandem.faces.web.agreements import one_pages, pages, taking_part_pages
from tandem.faces.web.agreements.doors import open_list, opened
from tandem.faces.web.agreements.frame import SECTIONS, title_of
from tandem.faces.web.agreements.steps import part_form
from tandem.faces.web.answers import export, inline_pdf
from tandem.faces.web.middleware import Request
from tandem.faces.web.recognition.pages import history as history_of
from tandem.faces.web.recognition.pages import who_looked
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.terms import Party, SignedWhere


@require_safe
def agreements(request: Request) -> HttpResponse:
    """What waits for this reader, what is made, signed, over."""
    open_list(request)
    page = pages.agreements(request.actor, query=request.GET, day=clock.today())
    page = replace(page, shared=taking_part_pages.rows(request.actor, most=pages.STEP))
    return render(request, "agreements/list.html", {"page": page})


@export("overeenkomsten")
def list_export(request: Request) -> Table:
    """The same part of the list as a file."""
    open_list(request)
    return pages.table(request.actor, query=request.GET, now=clock.now())


@require_safe
def agreement(request: Request, agreement_id: UUID) -> HttpResponse:
    """One agreement: its parts, what the rules say, who signs."""
    found = opened(request, agreement_id)
    page = one_pages.agreement(request.actor, found, day=clock.today())
    return render(request, "agreements/agreement.html", {"page": page})


@require_POST
def check(request: Request, agreement_id: UUID, section: str) -> HttpResponse:
    """What the rules say of a part as it is typed now; nothing is kept."""
    day = clock.today()
    if section not in SECTIONS:
        raise Http404
    found = opened(request, agreement_id)
    form = part_form(request, found, section, day=day)
    form.is_valid()
    reasons, told = one_pages.fragment(request.actor, found, found.form().with_told(form.told()), section, day=day)
    return render(request, "agreements/_checks.html", {"reasons": reasons, "told": told, "is_live": True})


@require_safe
def paper(request: Request, agreement_id: UUID) -> HttpResponse:
    """The text: as it is being signed, or as it would be."""
    found = opened(request, agreement_id)
    if found.paper:
        with papers.content_of(found.paper) as stored:
            return inline_pdf(stored.read(), name=f"overeenkomst-{found.number}")
    name = f"{'overzicht' if found.origin == SignedWhere.OUTSIDE else 'ontwerp'}-{found.number}"
    return inline_pdf(documents.unsigned(found, day=clock.today()), name=name)


@require_safe
def sealed(request: Request, agreement_id: UUID) -> HttpResponse:
    """The text with every signature, sealed by the platform."""
    found = opened(request, agreement_id)
    with sealed_papers.sealed(SubjectKind.AGREEMENT, agreement_id) as stored:
        return inline_pdf(stored.read(), name=f"getekend-{found.number}")


@require_safe
def evidence(request: Request, agreement_id: UUID) -> HttpResponse:
    """Who signed, how and when, sealed by the platform, with the text and the scans in it."""
    found = opened(request, agreement_id)
    with sealed_papers.evidence(SubjectKind.AGREEMENT, agreement_id) as stored:
        return inline_pdf(stored.read(), name=f"bewijs-{found.number}")


@require_safe
def proof(request: Request, agreement_id: UUID, signer: str) -> HttpResponse:
    """The scan or the signed document behind one signature, as a download; not for the family of another signer."""
    found = opened(request, agreement_id)
    if queries.party_of(request.actor, found, day=clock.today()) not in {Party.PROVIDER, Party.COMPANY}:
        raise NotFound
    row = found.signatures.filter(signer=signer).exclude(proof="").first()
    if row is None:
        raise NotFound
    return _kept(row.proof, row.proof_media_type, name=f"{found.number}-{row.signer}")


@require_safe
def outside_scan(request: Request, agreement_id: UUID) -> HttpResponse:
    """The scan of what was signed outside Tandem, as a download; for the school and the company."""
    found = opened(request, agreement_id)
    row = queries.takeover_of(found)
    party = queries.party_of(request.actor, found, day=clock.today())
    if row is None or not row.scan or party not in {Party.PROVIDER, Party.COMPANY}:
        raise NotFound
    return _kept(row.scan, row.scan_media_type, name=found.number)


def _kept(digest: str, media_type: str, *, name: str) -> HttpResponse:
    """A kept file, never shown by the browser itself."""
    ending = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}.get(media_type, "bin")
    with papers.content_of(digest) as stored:
        response = HttpResponse(stored.read(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def history(request: Request, agreement_id: UUID) -> HttpResponse:
    """What happened to an agreement, and who looked."""
    found = opened(request, agreement_id)
    return render(request, "recognition/history.html", {"page": one_pages.history_page(request.actor, found)})


@export("geschiedenis")
def history_export(request: Request, agreement_id: UUID) -> Table:
    """The same history as a file."""
    found = opened(request, agreement_id)
    happened, looked = gettext("Wat er gebeurde"), gettext("Wie keek")
    rows: list[tuple[str, Any]] = [(happened, one) for one in history_of([found])]
    rows += [(looked, one) for one in who_looked(found, most=MOST_EXPORTED)]
    return Table(
        title=gettext("Geschiedenis"),
        columns=(
            gettext("Soort"),
            gettext("Wanneer"),
            gettext("Wat"),
            gettext("Wie"),
            gettext("Hoedanigheid"),
            gettext("Toelichting"),
        ),
        rows=[(kind, one.at, one.what, one.who, one.mandate, one.note) for kind, one in rows],
        made_at=clock.now(),
        filters=[(gettext("Overeenkomst"), title_of(found, request.actor))],
    )

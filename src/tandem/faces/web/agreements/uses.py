"""What people get out of an agreement: premiums, the declaration, the days for a calendar."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.documents import agreement_dates as dates
from tandem.faces.exchange.tables import Table
from tandem.faces.web.agreements import use_pages
from tandem.faces.web.agreements.doors import only, opened
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.journey.agreements import policies
from tandem.journey.agreements.queries import agreements as queries


@require_safe
def premiums(request: Request, agreement_id: UUID) -> HttpResponse:
    """The premiums of every school year of the agreement, and its days."""
    found = opened(request, agreement_id)
    page = use_pages.premiums(request.actor, found, day=clock.today())
    return render(request, "agreements/premiums.html", {"page": page})


@require_safe
def dimona(request: Request, agreement_id: UUID) -> HttpResponse:
    """What the employer declares, what is missing, and the six criteria of the learner statute."""
    found = _declared(request, agreement_id)
    page = use_pages.declaration(request.actor, found, day=clock.today())
    return render(request, "agreements/dimona.html", {"page": page})


@export("aangifte-voorbereiding")
def dimona_export(request: Request, agreement_id: UUID) -> Table:
    """The same as a file."""
    found = _declared(request, agreement_id)
    return use_pages.declaration_table(request.actor, found, day=clock.today(), now=clock.now())


@require_safe
def calendar(request: Request, agreement_id: UUID) -> HttpResponse:
    """The days of the agreement for a calendar: numbers, and no name."""
    found = opened(request, agreement_id)
    content = dates.calendar_of([found], made_at=clock.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="tandem-{slugify(found.number)}.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _declared(request: Request, agreement_id: UUID) -> Any:
    found = opened(request, agreement_id)
    only(request, policies.may_prepare(request.actor, queries.access_for(request.actor, found, day=clock.today())))
    return found

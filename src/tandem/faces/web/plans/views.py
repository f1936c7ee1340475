"""Training plans to read: the list, one of them, and where it changed."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.documents import plans as documents
from tandem.faces.documents.pdf import training_plan_pdf
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export, inline_pdf
from tandem.faces.web.learners.pages.frame import name_of
from tandem.faces.web.middleware import Request
from tandem.faces.web.plans import doors, list_pages, pages
from tandem.journey.agreements.queries.days import days_of_track
from tandem.journey.plans import policies
from tandem.journey.plans.queries import plans as queries


@require_safe
def plans(request: Request) -> HttpResponse:
    """The own plans."""
    doors.open_list(request)
    page = list_pages.plans(request.actor, query=request.GET, day=clock.today())
    return render(request, "plans/list.html", {"page": page})


@export("opleidingsplannen")
def export_list(request: Request) -> Table:
    """The same list as a file."""
    doors.open_list(request)
    return list_pages.table(request.actor, now=clock.now())


@require_safe
def plan(request: Request, plan_id: UUID) -> HttpResponse:
    """One plan: what is learned where, when and with whom, and what to look at."""
    found = doors.opened(request, plan_id)
    return render(request, "plans/plan.html", {"page": pages.plan(request.actor, found, day=clock.today())})


@export("opleidingsplan")
def export_lines(request: Request, plan_id: UUID) -> Table:
    """The activities of one plan as a file."""
    return list_pages.lines(doors.opened(request, plan_id), now=clock.now())


@require_safe
def plan_pdf(request: Request, plan_id: UUID) -> HttpResponse:
    """The plan as PDF: a frozen version by its number, or as it stands."""
    found, asked = doors.opened(request, plan_id), request.GET.get("versie", "")
    version = queries.version_of(found, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else None  # noqa: PLR2004 - few versions
    content = version.content if version else queries.content_of(found)
    sheet = documents.sheet(content, learner=name_of(found.track.person), version=version, day=clock.today())
    return inline_pdf(training_plan_pdf(sheet), name=f"opleidingsplan-{found.track.number}")


@require_safe
def calendar_file(request: Request, plan_id: UUID) -> HttpResponse:
    """The plan for a calendar: its days where an agreement was signed, else its periods."""
    found = doors.opened(request, plan_id)
    url = f"{settings.BASE_URL}{reverse('plans:plan', args=[found.pk])}"
    content = documents.calendar(
        found.pk,
        queries.content_of(found),
        sequence=found.version,
        url=url,
        made_at=clock.now(),
        days=days_of_track(request.actor, found.track_id, day=clock.today()),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tandem-opleidingsplan.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def templates(request: Request) -> HttpResponse:
    """The templates of the own school."""
    if not policies.keeps_templates(request.actor):
        raise NotFound
    return render(request, "plans/templates.html", {"page": list_pages.templates(request.actor)})


@require_safe
def differences(request: Request, plan_id: UUID) -> HttpResponse:
    """What is other between two versions, or between the last one and now."""
    found = doors.opened(request, plan_id)
    return render(request, "plans/differences.html", {"page": list_pages.differences(found, query=request.GET)})

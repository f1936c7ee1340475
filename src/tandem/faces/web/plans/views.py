"""Training plans to read: the list, one of them, and where it changed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.plans import doors, list_pages, pages


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
def differences(request: Request, plan_id: UUID) -> HttpResponse:
    """What is other between two versions, or between the last one and now."""
    found = doors.opened(request, plan_id)
    return render(request, "plans/differences.html", {"page": list_pages.differences(found, query=request.GET)})

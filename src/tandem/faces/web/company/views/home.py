"""The home of a company, and the list of its recognitions."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.company import doors
from tandem.faces.web.company.pages import home as pages
from tandem.faces.web.company.pages import recognitions as recognition_pages
from tandem.faces.web.company.views.coming import COMPANY, note_seen
from tandem.faces.web.lists import page_size
from tandem.faces.web.middleware import Request
from tandem.registers.access.terms import COMPANY_ROLES
from tandem.registers.organisations.queries import companies


@require_safe
def home(request: Request) -> HttpResponse:
    """What we ask today, the establishments, what the register says."""
    if request.actor.user_id is not None and not request.actor.has_role(*COMPANY_ROLES):
        return redirect("company:start")
    company = companies.company_for(request.actor, doors.own_company(request.actor))
    note_seen(request, kind=COMPANY, subject_id=company.pk)
    page = pages.home(request.actor, company, day=clock.today(), number=page_size(request.GET))
    return render(request, "company/home.html", {"page": page})


@require_safe
def recognitions(request: Request) -> HttpResponse:
    """Every recognition of the company."""
    company_id = doors.own_company(request.actor)
    page = recognition_pages.recognitions(request.actor, company_id, day=clock.today(), number=page_size(request.GET))
    return render(request, "company/recognitions.html", {"page": page})


@export("erkenningen")
def recognitions_export(request: Request) -> Table:
    """The recognitions as a file."""
    company_id = doors.own_company(request.actor)
    return recognition_pages.recognitions_table(request.actor, company_id, now=clock.now())

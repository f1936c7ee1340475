"""The pages for who runs the platform."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base.errors import NotFound
from tandem.faces.web.middleware import Request
from tandem.registers.access.terms import Role


@require_safe
def home(request: Request) -> HttpResponse:
    """What can be looked after here."""
    if not request.actor.has_role(Role.PLATFORM_ADMIN, Role.AGENCY_STAFF):
        raise NotFound
    return render(request, "system/home.html", {})

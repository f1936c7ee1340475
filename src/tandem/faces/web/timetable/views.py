"""Whether a timetable may stand in an agreement: checked for everybody, nothing is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.web.middleware import Request
from tandem.faces.web.timetable import pages


@require_safe
def check(request: Request) -> HttpResponse:
    """The hours of a week, and everything that the law says of them."""
    page = pages.check(request.GET, today=clock.today())
    return render(request, "timetable/check.html", {"page": page}, status=422 if page.has_errors else 200)

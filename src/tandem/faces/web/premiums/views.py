"""Which premiums an agreement can give: checked for everybody, nothing is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.web.middleware import Request
from tandem.faces.web.premiums import pages


@require_safe
def check(request: Request) -> HttpResponse:
    """The premiums of company and learner for one school year, with what is missing and until when."""
    page = pages.check(request.GET, today=clock.today())
    return render(request, "premiums/check.html", {"page": page}, status=422 if page.has_errors else 200)

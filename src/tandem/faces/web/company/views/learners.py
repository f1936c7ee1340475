"""Learners who want to be found by companies with an open place for their training. Never who they are."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.web.company import doors
from tandem.faces.web.company.pages import learners as pages
from tandem.faces.web.company.views.coming import note_seen
from tandem.faces.web.lists import page_size
from tandem.faces.web.middleware import Request

PROFILE = "placement.learnerprofile"


@require_safe
def learners(request: Request) -> HttpResponse:
    """Who wants to be found, the nearest first."""
    doors.inner_company(request.actor)
    page = pages.learners(request.actor, day=clock.today(), number=page_size(request.GET))
    return render(request, "company/learners.html", {"page": page})


@require_safe
def learner(request: Request, profile_id: UUID) -> HttpResponse:
    """What one of them tells; the learner can see that this company looked."""
    doors.inner_company(request.actor)
    page = pages.learner(request.actor, profile_id, day=clock.today())
    note_seen(request, kind=PROFILE, subject_id=profile_id)
    return render(request, "company/learner.html", {"page": page})

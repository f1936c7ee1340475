"""What the learner tells: the form, how a company would see it, being found or not, and the CV."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.documents.pdf import cv_pdf
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.web.answers import inline_pdf
from tandem.faces.web.learner import doors
from tandem.faces.web.learner.forms import ProfileForm
from tandem.faces.web.learner.pages import profile as pages
from tandem.faces.web.learner.views.coming import FORM_METHODS, open_track, posted, show_form
from tandem.faces.web.middleware import Request
from tandem.journey.placement.actions import profiles as actions


@require_http_methods(FORM_METHODS)
def profile(request: Request, track_id: UUID) -> HttpResponse:
    """Write what one tells."""
    found = open_track(request, track_id)
    kept = pages.kept(request.actor, found, day=clock.today())
    form = ProfileForm(posted(request), kept=kept, initial=kept)
    if form.is_bound and form.is_valid():
        try:
            actions.tell(actor=request.actor, track_id=track_id, form=form.told(), now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard. Zo ziet je profiel eruit."))
            return redirect("learner:preview", track_id)
    page = pages.profile(request.actor, found, has_errors=bool(form.errors))
    return show_form(request, "learner/profile.html", page=page, form=form)


@require_safe
def preview(request: Request, track_id: UUID) -> HttpResponse:
    """How a company would see it, and whether it does."""
    found = open_track(request, track_id)
    return render(request, "learner/preview.html", {"page": pages.preview(request.actor, found, day=clock.today())})


@require_POST
def be_found(request: Request, track_id: UUID) -> HttpResponse:
    """Let companies find the learner."""
    doors.own_track(request.actor, track_id, day=clock.today())
    try:
        actions.be_found(actor=request.actor, track_id=track_id, now=clock.now())
    except NotPossible as refusal:
        for reason in reasons_of(refusal.verdict):
            messages.warning(request, line(reason))
    else:
        messages.success(request, gettext("Bewaard: je wilt gevonden worden. Je kunt dit altijd weer uitzetten."))
    return redirect("learner:preview", track_id)


@require_POST
def hide(request: Request, track_id: UUID) -> HttpResponse:
    """No longer let companies find the learner."""
    doors.own_track(request.actor, track_id, day=clock.today())
    actions.hide(actor=request.actor, track_id=track_id, now=clock.now())
    messages.success(request, gettext("Uitgezet. Ondernemingen vinden je niet meer."))
    return redirect("learner:preview", track_id)


@require_safe
def cv(request: Request, track_id: UUID) -> HttpResponse:
    """The CV on screen."""
    found = open_track(request, track_id)
    return render(request, "learner/cv.html", {"page": pages.cv(request.actor, found, day=clock.today())})


@require_safe
def cv_file(request: Request, track_id: UUID) -> HttpResponse:
    """The CV as PDF."""
    found = open_track(request, track_id)
    made = pages.made_cv(request.actor, found, day=clock.today())
    return inline_pdf(cv_pdf(made), name=f"cv-{made.name}")

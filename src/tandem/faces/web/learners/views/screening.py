"""The screening, as the coach fills it in, concludes it and begins anew."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.screening import ScreeningForm
from tandem.faces.web.learners.pages import screening as pages
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import screening as actions
from tandem.journey.intake.queries import screening as queries
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.screening import Voice


@require_http_methods(doors.FORM_METHODS)
def answer(request: Request, track_id: UUID) -> HttpResponse:
    """Say what the coach knows, or note what the learner said."""
    track, day = doors.guided(request, track_id), clock.today()
    versions = list(queries.screenings_of(request.actor, track_id, day=day))
    found, earlier = (versions[0] if versions else None), versions[1:]
    voice = Voice.LEARNER if request.GET.get("stem") == Voice.LEARNER else Voice.COACH
    said = Answers() if found is None else (found.by_learner() if voice is Voice.LEARNER else found.by_coach())
    form = ScreeningForm(doors.posted(request), voice=voice, said=said)
    if form.is_bound and form.is_valid():
        try:
            actions.answer(actor=request.actor, track_id=track_id, voice=voice, answers=form.told(), now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard. U kunt later verder."))
            return redirect(request.get_full_path())
    page = pages.screening(track, found, form, voice=voice, earlier=earlier)
    status = 422 if form.errors else 200
    return render(request, "learners/screening.html", {"page": page, "form": form}, status=status)


@require_safe
def version(request: Request, track_id: UUID, version: int) -> HttpResponse:
    """A screening as it was concluded, be it an earlier one."""
    track = doors.open_track(request, track_id)
    found = queries.version_of(request.actor, track_id, version, day=clock.today())
    return render(request, "learners/screening_version.html", {"page": pages.version(track, found)})


@require_POST
def conclude(request: Request, track_id: UUID) -> HttpResponse:
    """Say where the screening leads."""
    doors.own_provider(request.actor)
    actions.conclude(actor=request.actor, track_id=track_id, now=clock.now())
    messages.success(request, gettext("De screening is besloten. Hieronder staat de volgende stap."))
    return redirect("learners:track", track_id)


@require_POST
def reopen(request: Request, track_id: UUID) -> HttpResponse:
    """Look again, with the answers of the last time."""
    doors.own_provider(request.actor)
    actions.reopen(actor=request.actor, track_id=track_id, now=clock.now())
    messages.success(request, gettext("Een nieuwe versie van de screening staat open. De vorige blijft bewaard."))
    return redirect("learners:screening", track_id)

"""Taking up what people without a school ask, passing it on, closing it, and making a track of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.enquiries import doors, pages
from tandem.faces.web.enquiries.forms import CloseForm, PassForm
from tandem.faces.web.learners.forms.enrolling import EnrolForm
from tandem.faces.web.learners.pages import enrolling
from tandem.faces.web.learners.pages.frame import name_of
from tandem.faces.web.middleware import Request
from tandem.journey.handover.actions import enquiries as actions
from tandem.journey.handover.terms.enquiries import EnquiryOutcome, EnquiryState, PassReason
from tandem.registers.access.terms import PROVIDER_ROLES, Role


@require_safe
def enquiries(request: Request) -> HttpResponse:
    """What waits, and what was taken up."""
    page = pages.enquiries(doors.taking_part(request.actor), query=request.GET, day=clock.today())
    return render(request, "enquiries/list.html", {"page": page})


@export("hulpvragen")
def export_list(request: Request) -> Table:
    """The same list as a file, without names: it leaves the place where is noted who looks."""
    return pages.table(doors.taking_part(request.actor), query=request.GET, now=clock.now())


@require_safe
def enquiry(request: Request, enquiry_id: UUID) -> HttpResponse:
    """One enquiry: who asks what, and what can be done."""
    found = doors.opened(request, enquiry_id)
    return render(request, "enquiries/enquiry.html", {"page": pages.enquiry(request.actor, found, day=clock.today())})


@require_POST
def take(request: Request, enquiry_id: UUID) -> HttpResponse:
    """Take it up."""
    actions.take(actor=request.actor, enquiry_id=enquiry_id, now=clock.now())
    messages.success(request, gettext("U helpt verder. Neem nu contact op: hieronder staat hoe."))
    return redirect("enquiries:enquiry", enquiry_id)


@require_http_methods(doors.FORM_METHODS)
def pass_on(request: Request, enquiry_id: UUID) -> HttpResponse:
    """Give it to the next."""
    found, form = doors.opened(request, enquiry_id), PassForm(doors.posted(request))
    if form.is_bound and form.is_valid():
        reason = PassReason(form.cleaned_data["reason"])
        actions.pass_on(actor=request.actor, enquiry_id=enquiry_id, reason=reason, now=clock.now())
        messages.success(request, gettext("Doorgegeven. De vraag is niet meer bij u."))
        return redirect("enquiries:list")
    return _shown(request, pages.pass_on(found, has_errors=bool(form.errors)), form)


@require_http_methods(doors.FORM_METHODS)
def close(request: Request, enquiry_id: UUID) -> HttpResponse:
    """Close it with what came of it."""
    found, form = doors.opened(request, enquiry_id), CloseForm(doors.posted(request))
    if form.is_bound and form.is_valid():
        outcome = EnquiryOutcome(form.cleaned_data["outcome"])
        actions.close(actor=request.actor, enquiry_id=enquiry_id, outcome=outcome, now=clock.now())
        messages.success(request, gettext("Afgesloten. Wie de vraag stelde, krijgt een mail."))
        return redirect("enquiries:list")
    return _shown(request, pages.close(found, has_errors=bool(form.errors)), form)


@require_http_methods(doors.FORM_METHODS)
def enrol(request: Request, enquiry_id: UUID) -> HttpResponse:
    """Make a track of it; what was told stands there already."""
    found, day, actor = doors.opened(request, enquiry_id), clock.today(), request.actor
    provider_id = actor.organisation_id
    if provider_id is None or not actor.has_role(*PROVIDER_ROLES) or found.state != EnquiryState.TAKEN:
        raise NotFound
    coaches = enrolling.coaches(provider_id, day=day)
    if not actor.has_role(Role.PROVIDER_ADMIN):
        coaches = [one for one in coaches if one[0] == str(actor.user_id)]
    form = EnrolForm(
        doors.posted(request),
        trainings=enrolling.trainings(provider_id, day=day),
        locations=enrolling.locations(provider_id, day=day),
        coaches=coaches,
        initial=pages.known(found, day=day) | ({"coach": coaches[0][0]} if len(coaches) == 1 else {}),
    )
    if form.is_bound and form.is_valid():
        try:
            track = actions.enrol(
                actor=actor,
                enquiry_id=enquiry_id,
                person=form.person(),
                form=form.track(),
                coach_id=form.coach_id(),
                now=clock.now(),
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            told = gettext("%(name)s is ingeschreven. Begin met de screening.") % {"name": name_of(track.person)}
            messages.success(request, told)
            return redirect("learners:track", track.pk)
    page = pages.enrol(found, has_errors=bool(form.errors), day=day)
    return _shown(request, page, form, template="learners/learner.html")


def _shown(
    request: Request, page: enrolling.FormPage, form: GentleForm, *, template: str = "learners/form.html"
) -> HttpResponse:
    return render(request, template, {"page": page, "form": form}, status=422 if form.errors else 200)

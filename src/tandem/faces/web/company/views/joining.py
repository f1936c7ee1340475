"""Starting with a company, its committee, its colleagues, and what the register says of it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.capacities import people_table
from tandem.faces.web.company import doors
from tandem.faces.web.company.forms import joining as forms
from tandem.faces.web.company.pages import joining as pages
from tandem.faces.web.company.pages import starting
from tandem.faces.web.company.pages.frame import place_choices
from tandem.faces.web.company.views.coming import COMPANY, FORM_METHODS, note_seen, posted, show_form, way_back
from tandem.faces.web.middleware import Request
from tandem.faces.web.onward import ours
from tandem.registers.access import actions as access
from tandem.registers.access import queries as access_queries
from tandem.registers.access.terms import ClaimProof, Role
from tandem.registers.organisations.actions import company as actions
from tandem.registers.organisations.queries import companies


@require_safe
def start(request: Request) -> HttpResponse:
    """Find the company in the register, and start."""
    if request.actor.user_id is None:
        raise NotFound
    form = forms.FindForm(request.GET if "nummer" in request.GET else None)
    page = starting.start(form, is_demo=settings.DEMO, back=ours(request.GET.get("terug", "")))
    return show_form(request, "company/start.html", page=page, form=form)


@require_POST
def claim(request: Request) -> HttpResponse:
    """Manage a company from now on; in demo mode one click is enough."""
    if request.actor.user_id is None or not settings.DEMO:
        raise NotFound
    form = forms.ClaimForm(request.POST)
    if not form.is_valid():
        return redirect("company:start")
    number = form.cleaned_data["number"]
    capacity = access.claim_company(actor=request.actor, number=number, proof=ClaimProof.DEMO, now=clock.now())
    request.session["capacity"] = str(capacity.pk)
    messages.success(request, gettext("U handelt nu voor deze onderneming. Haar vestigingen doen mee."))
    return redirect(ours(request.POST.get("terug", "")) or "company:home")


@require_http_methods(FORM_METHODS)
def invite(request: Request) -> HttpResponse:
    """Let colleagues in, and see who is in."""
    company_id = doors.managed_company(request.actor)
    form = forms.InviteForm(posted(request))
    if form.is_bound and form.is_valid():
        email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
        try:
            access.invite(actor=request.actor, email=email, role=role, organisation_id=company_id, now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De uitnodiging is onderweg naar %(email)s.") % {"email": email})
            return redirect("company:invite")
    note_seen(request, kind=COMPANY, subject_id=company_id)
    now, day = clock.now(), clock.today()
    page = pages.invite(request.actor, company_id, has_errors=bool(form.errors), now=now, day=day)
    return show_form(request, "company/invite.html", page=page, form=form)


@export("collegas")
def people_export(request: Request) -> Table:
    """Who is in and who is let in, as a file."""
    company_id = doors.managed_company(request.actor)
    note_seen(request, kind=COMPANY, subject_id=company_id)
    return people_table(request.actor, company_id, now=clock.now())


@require_POST
def withdraw_invitation(request: Request, invitation_id: UUID) -> HttpResponse:
    """Take back an invitation that waits for an answer."""
    doors.managed_company(request.actor)
    access.withdraw_invitation(actor=request.actor, invitation_id=invitation_id, now=clock.now())
    messages.success(request, gettext("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("company:invite")


@require_http_methods(FORM_METHODS)
def end_capacity(request: Request, capacity_id: UUID) -> HttpResponse:
    """Somebody no longer acts for the company."""
    company_id = doors.managed_company(request.actor)
    capacity = access_queries.capacity_for(request.actor, capacity_id)
    if capacity.organisation_id != company_id:
        raise NotFound
    if request.method == "POST":
        access.end_capacity(actor=request.actor, capacity_id=capacity_id, now=clock.now())
        messages.success(request, gettext("%(name)s handelt niet meer voor u.") % {"name": capacity.user.name})
        return redirect("company:invite")
    note_seen(request, kind=COMPANY, subject_id=company_id)
    return render(request, "company/confirm.html", {"page": pages.end_capacity(capacity)})


@require_http_methods(FORM_METHODS)
def joint_committee(request: Request) -> HttpResponse:
    """Say under which joint committee the company falls."""
    company_id = doors.managed_company(request.actor)
    day, back = clock.today(), way_back(request, otherwise="")
    suggest_url = reverse("company:suggest_committees")
    form = forms.CommitteeForm(posted(request), day=day, suggest_url=suggest_url, initial={"valid_from": day})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            actions.set_joint_committee(actor=request.actor, company_id=company_id, now=clock.now(), **told)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard: paritair comité %(number)s.") % {"number": told["number"]})
            return redirect(back or "company:joint_committee")
    page = pages.joint_committee(request.actor, company_id, has_errors=bool(form.errors), back_url=back, day=day)
    return show_form(request, "company/joint_committee.html", page=page, form=form)


@require_http_methods(FORM_METHODS)
def leave_committee(request: Request, number: str) -> HttpResponse:
    """Say that a joint committee no longer counts."""
    company_id = doors.managed_company(request.actor)
    form = forms.LeaveForm(posted(request), initial={"ends_on": clock.today()})
    if form.is_bound and form.is_valid():
        ends_on, now = form.cleaned_data["ends_on"], clock.now()
        try:
            actions.leave_joint_committee(
                actor=request.actor, company_id=company_id, number=number, ends_on=ends_on, now=now
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard."))
            return redirect("company:joint_committee")
    page = pages.leave_committee(number, has_errors=bool(form.errors))
    return show_form(request, "company/leave_committee.html", page=page, form=form)


@require_safe
def suggest_committees(request: Request) -> JsonResponse:
    """Joint committees for what was typed so far."""
    return JsonResponse({"items": pages.suggested_committees(request.GET.get("q", "")[:80], day=clock.today())})


@require_http_methods(FORM_METHODS)
def doubt(request: Request) -> HttpResponse:
    """Say what is not right in the register."""
    company_id = doors.inner_company(request.actor)
    places = place_choices(request.actor, company_id, day=clock.today())
    asked = {"field": request.GET.get("gegeven", ""), "establishment": request.GET.get("vestiging", "")}
    form = forms.DoubtForm(posted(request), places=places, initial=asked)
    if form.is_bound and form.is_valid():
        told = form.told()
        actions.doubt_register(actor=request.actor, company_id=company_id, now=clock.now(), **told)
        messages.success(request, gettext("Bedankt. Wij kijken het na en laten u iets weten."))
        return redirect("company:home")
    note_seen(request, kind=COMPANY, subject_id=company_id)
    page = pages.doubt(request.actor, company_id, has_errors=bool(form.errors))
    return show_form(request, "company/doubt.html", page=page, form=form)


@require_http_methods(FORM_METHODS)
def establishments(request: Request) -> HttpResponse:
    """Which establishments of the register take part."""
    company = companies.company_for(request.actor, doors.managed_company(request.actor))
    rows = list(companies.establishments_for(request.actor, company.pk))
    places = pages.places_to_adopt(company, rows)
    form = forms.AdoptForm(posted(request), places=places)
    if form.is_bound and form.is_valid():
        numbers = form.cleaned_data["numbers"]
        actions.adopt(actor=request.actor, company_id=company.pk, numbers=numbers, now=clock.now())
        messages.success(request, gettext("Bewaard. U kunt ze nu kiezen in een aanvraag."))
        return redirect("company:establishments")
    has_errors = bool(form.errors)
    page = pages.establishments(rows, has_errors=has_errors, open_count=len(places))
    return show_form(request, "company/establishments.html", page=page, form=form)

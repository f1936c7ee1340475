"""Who acts for an organisation: invite, withdraw an invitation, end a capacity."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import titles
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.capacities import people_table
from tandem.faces.web.middleware import Request
from tandem.faces.web.system import people_pages as pages
from tandem.faces.web.system.forms import InviteForm
from tandem.registers.access import actions as access
from tandem.registers.access import rules
from tandem.registers.access.terms import Role


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request) -> HttpResponse:
    """Who acts here, who is invited, and the form to invite somebody."""
    offered = pages.roles_to_offer(request.actor)
    form = InviteForm(
        request.POST or None, roles=offered, organisations=pages.organisations_to_offer(request.actor, clock.today())
    )
    if request.method == "POST" and form.is_valid() and _invited(request, form):
        messages.success(request, gettext("De uitnodiging is verstuurd."))
        return redirect("system:people")
    page = pages.people(request.actor, now=clock.now(), has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "system/people.html", {"page": page, "form": form}, status=status)


@export("mensen")
def people_export(request: Request) -> Table:
    """Who acts here and who is invited, as a file."""
    pages.roles_to_offer(request.actor)
    return people_table(request.actor, request.actor.organisation_id, now=clock.now())


@require_POST
def end(request: Request, capacity_id: UUID) -> HttpResponse:
    """End a capacity at once."""
    access.end_capacity(actor=request.actor, capacity_id=capacity_id, now=clock.now())
    messages.success(request, gettext("Deze persoon kan hier niet meer handelen."))
    return redirect("system:people")


@require_POST
def withdraw(request: Request, invitation_id: UUID) -> HttpResponse:
    """Take back an invitation."""
    access.withdraw_invitation(actor=request.actor, invitation_id=invitation_id, now=clock.now())
    messages.success(request, gettext("De uitnodiging is ingetrokken."))
    return redirect("system:people")


def _invited(request: Request, form: InviteForm) -> bool:
    email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
    organisation = _organisation(request, chosen=form.cleaned_data["organisation"], role=role)
    try:
        access.invite(actor=request.actor, email=email, role=role, organisation_id=organisation, now=clock.now())
    except NotPossible as refusal:
        for line in titles(refusal.verdict.unmet):
            form.add_error(None, line)
        return False
    return True


def _organisation(request: Request, *, chosen: str, role: Role) -> UUID | None:
    """The one that was chosen, else the inviter's own; none for a role that acts for none."""
    if rules.organisation_kind(role) == rules.NONE:
        return None
    return UUID(chosen) if chosen else request.actor.organisation_id

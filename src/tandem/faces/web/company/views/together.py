"""Training together: follow a plan, answer the question to take part, ask another partner."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.company import doors
from tandem.faces.web.company.forms.together import YES, AnswerForm, PartnerForm
from tandem.faces.web.company.pages import together as pages
from tandem.faces.web.company.views.coming import note_seen
from tandem.faces.web.lists import page_size
from tandem.faces.web.middleware import Request
from tandem.journey.recognition.actions import joint as actions
from tandem.journey.recognition.queries import joint as queries

JOINT = "recognition.jointtraining"


@require_safe
def joints(request: Request) -> HttpResponse:
    """What the company trains together with others, or is asked to."""
    company_id = doors.inner_company(request.actor)
    page = pages.joints(request.actor, company_id, number=page_size(request.GET))
    return render(request, "company/joints.html", {"page": page})


@export("samen-opleiden")
def joints_export(request: Request) -> Table:
    """The same as a file."""
    return pages.joints_table(request.actor, doors.inner_company(request.actor), now=clock.now())


@require_safe
def joint(request: Request, joint_id: UUID) -> HttpResponse:
    """How a plan stands, and what can be done now."""
    doors.inner_company(request.actor)
    found = queries.joint_for(request.actor, joint_id)
    note_seen(request, kind=JOINT, subject_id=joint_id)
    return render(request, "company/joint.html", {"page": pages.joint(request.actor, found, day=clock.today())})


@require_POST
def answer(request: Request, part_id: UUID) -> HttpResponse:
    """Yes or no to the question to take part."""
    doors.managed_company(request.actor)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return redirect("company:joint", queries.joint_of_part(request.actor, part_id))
    if form.cleaned_data["antwoord"] == YES:
        part = actions.agree(actor=request.actor, part_id=part_id, now=clock.now())
        messages.success(request, gettext("U doet mee. Uw aanvraag staat klaar: vul ze aan en dien ze in."))
    else:
        part = actions.decline(actor=request.actor, part_id=part_id, now=clock.now())
        messages.success(request, gettext("U doet niet mee. De anderen weten het."))
    return redirect("company:joint", part.joint_id)


@require_POST
def take_out(request: Request, part_id: UUID) -> HttpResponse:
    """Take back the question to a partner who did not answer."""
    doors.managed_company(request.actor)
    part = actions.take_out(actor=request.actor, part_id=part_id, now=clock.now())
    messages.success(request, gettext("De vraag is teruggenomen."))
    return redirect("company:joint", part.joint_id)


@require_POST
def ask_partner(request: Request, joint_id: UUID) -> HttpResponse:
    """Ask one establishment more, for all that it brings of what is missing."""
    doors.managed_company(request.actor)
    found = queries.joint_for(request.actor, joint_id)
    form = PartnerForm(request.POST)
    if form.is_valid():
        wanted = pages.asked_in_place(found, form.cleaned_data["vestiging"], day=clock.today())
        actions.ask_another(actor=request.actor, joint_id=joint_id, asked=wanted, now=clock.now())
        messages.success(request, gettext("De vraag is verstuurd."))
    return redirect("company:joint", joint_id)

"""From a plan to a filing: one page and one button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.company import doors
from tandem.faces.web.company.pages.frame import place_choices
from tandem.faces.web.company.views.coming import FORM_METHODS, posted, show_form
from tandem.faces.web.coverage import together as plans
from tandem.faces.web.coverage.asking import asked
from tandem.faces.web.joint import pages
from tandem.faces.web.joint.forms import JointForm
from tandem.faces.web.middleware import Request
from tandem.journey.recognition.actions import joint as actions


@require_http_methods(FORM_METHODS)
def new(request: Request, slug: str) -> HttpResponse:
    """A plan that stands in the address, filed together with one button."""
    company_id, day = doors.managed_company(request.actor), clock.today()
    wanted = plans.question(asked(request.GET, day=day), slug, request.GET)
    found = plans.chosen_plan(wanted, plans.answer(wanted, actor=request.actor, day=day))
    told = None if pages.lacks(found) else posted(request)
    form = JointForm(told, places=place_choices(request.actor, company_id, day=day))
    if found is not None and form.is_bound and form.is_valid():
        try:
            joint = actions.start(
                actor=request.actor,
                company_id=company_id,
                training=wanted.training.code,
                parts=pages.asked_parts(found, own=form.place()),
                now=clock.now(),
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Uw aanvraag staat klaar, en de partners kregen een bericht."))
            return redirect("company:joint", joint.pk)
    page = pages.new(wanted, found, has_errors=bool(form.errors), back_url=wanted.at())
    return show_form(request, "joint/new.html", page=page, form=form)

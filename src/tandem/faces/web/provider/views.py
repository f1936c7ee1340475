"""What a provider says of itself: the days on which it gives no lessons."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.provider import pages
from tandem.faces.web.provider.forms import FreeDayForm
from tandem.law import calendar
from tandem.registers.access.terms import PROVIDER_ROLES
from tandem.registers.organisations import policies
from tandem.registers.organisations.actions import free_days as actions


@require_http_methods(["GET", "HEAD", "POST"])
def free_days(request: Request) -> HttpResponse:
    """The free days of a school year, and the form to add some."""
    provider_id, day = _own_provider(request), clock.today()
    year = pages.year_asked(request.GET.get("schooljaar", ""), day=day)
    form = FreeDayForm(
        request.POST if request.method == "POST" else None, locations=pages.location_choices(provider_id, day=day)
    )
    if request.method == "POST":
        policies.may_keep_free_days(request.actor, provider_id).or_raise()
        if form.is_valid():
            try:
                added = actions.add_free_days(
                    actor=request.actor, provider_id=provider_id, form=form.told(), now=clock.now()
                )
            except NotPossible as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, pages.added_message(len(added)))
                return redirect(_year_of(added[0].day))
    page = pages.page_of(request.actor, provider_id, year=year, has_errors=bool(form.errors), day=day)
    return render(request, "provider/free_days.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@export("vrije-dagen")
def free_days_export(request: Request) -> Table:
    """The same list as a file."""
    year = pages.year_asked(request.GET.get("schooljaar", ""), day=clock.today())
    return pages.table(_own_provider(request), year=year, now=clock.now())


@require_POST
def remove_free_day(request: Request, free_day_id: UUID) -> HttpResponse:
    """Give lessons on a day after all."""
    _own_provider(request)
    row = actions.remove_free_day(actor=request.actor, free_day_id=free_day_id, now=clock.now())
    told = {"day": date_format(row.day, "l j F Y")}
    messages.success(request, gettext("Geschrapt: %(day)s. De tellingen zijn al aangepast.") % told)
    return redirect(_year_of(row.day))


def _own_provider(request: Request) -> UUID:
    """The provider this visitor works for."""
    if request.actor.organisation_id is None or not request.actor.has_role(*PROVIDER_ROLES):
        raise NotFound
    return request.actor.organisation_id


def _year_of(day: date) -> str:
    return f"{reverse('provider:free_days')}?schooljaar={calendar.school_year_of(day).label}"

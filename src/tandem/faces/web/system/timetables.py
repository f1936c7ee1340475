"""Timetables of public transport: hand in a file, see what it holds, take it in use, withdraw it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.validators import RegexValidator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reason_of
from tandem.faces.exchange.gtfs import importer
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.system import timetable_pages as pages
from tandem.registers.travel import actions
from tandem.registers.travel.queries import timetables as queries


class TimetableForm(forms.Form):
    """A file of one operator."""

    operator = forms.CharField(
        label=_("Vervoerder"),
        help_text=_("Een korte naam, zoals delijn of nmbs. Van elke naam telt de nieuwste dienstregeling die geldt."),
        max_length=40,
        validators=[RegexValidator(r"^[A-Za-z0-9-]+$", _("Gebruik alleen letters, cijfers en streepjes."))],
        widget=forms.TextInput(attrs={"class": "is-s", "autocomplete": "off"}),
        error_messages={"required": _("Vul een korte naam van de vervoerder in, zoals delijn.")},
    )
    file = forms.FileField(
        label=_("Zipbestand"),
        help_text=_("In de vorm GTFS, zoals de vervoerder het aanbiedt. Hoogstens 500 MB."),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies een ander bestand.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: Request) -> HttpResponse:
    """The timetables that were handed in, and the form to hand one in."""
    page = pages.overview(request.actor, request.GET, day=clock.today())
    form = TimetableForm(request.POST, request.FILES) if request.method == "POST" else TimetableForm()
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row = importer.hand_in(actor=request.actor, operator=data["operator"], file=data["file"], now=clock.now())
        except NotPossible as refusal:
            for finding in refusal.verdict.unmet:
                form.add_error("operator" if finding.code == "travel.operator" else "file", line(reason_of(finding)))
        else:
            messages.success(request, gettext("Het bestand is ontvangen. Wij lezen het nu."))
            return redirect("system:timetable", row.pk)
    status = 422 if form.errors else 200
    return render(request, "system/timetables.html", {"page": page, "form": form}, status=status)


@export("dienstregelingen")
def overview_export(request: Request) -> Table:
    """The same timetables as a file."""
    return pages.table(request.actor, now=clock.now())


@require_safe
def timetable(request: Request, timetable_id: UUID) -> HttpResponse:
    """What one timetable holds, and what is wrong in it."""
    page = pages.timetable(queries.timetable_for(request.actor, timetable_id), day=clock.today())
    return render(request, "system/timetable.html", {"page": page})


@export("dienstregeling-fouten")
def problems_export(request: Request, timetable_id: UUID) -> Table:
    """What is wrong in it, as a file."""
    return pages.problems_table(queries.timetable_for(request.actor, timetable_id), now=clock.now())


@require_POST
def use(request: Request, timetable_id: UUID) -> HttpResponse:
    """Reckon with it from now on."""
    actions.use(actor=request.actor, timetable_id=timetable_id, now=clock.now())
    messages.success(request, gettext("De dienstregeling is in gebruik. Reistijden rekenen er nu mee."))
    return redirect("system:timetable", timetable_id)


@require_POST
def withdraw(request: Request, timetable_id: UUID) -> HttpResponse:
    """Reckon with it no longer."""
    actions.withdraw(actor=request.actor, timetable_id=timetable_id, now=clock.now())
    messages.success(request, gettext("De dienstregeling is ingetrokken."))
    return redirect("system:timetable", timetable_id)

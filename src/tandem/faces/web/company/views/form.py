"""The form: its task list, its sections, saving by itself, the documents under a condition."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.company import doors
from tandem.faces.web.company.forms import dossier as forms
from tandem.faces.web.company.pages import form as pages
from tandem.faces.web.company.pages import sections
from tandem.faces.web.company.pages.frame import place_choices
from tandem.faces.web.company.views.coming import (
    DOSSIER,
    FORM_METHODS,
    not_saved,
    note_seen,
    posted,
    saved,
    show_form,
)
from tandem.faces.web.language import in_language
from tandem.faces.web.middleware import Request
from tandem.journey.recognition.actions import dossiers as actions
from tandem.journey.recognition.queries import forms as queries
from tandem.journey.recognition.terms import PER_DOSSIER


@require_POST
def start_dossier(request: Request) -> HttpResponse:
    """Open an empty form."""
    company_id = doors.managed_company(request.actor)
    dossier = actions.start(actor=request.actor, company_id=company_id, now=clock.now())
    return redirect("company:dossier", dossier.pk)


@require_safe
def dossier(request: Request, dossier_id: UUID) -> HttpResponse:
    """The task list."""
    form = open_form(request, dossier_id)
    if form.submitted_at is not None:
        return redirect("company:receipt", dossier_id)
    return render(request, "company/dossier.html", {"page": pages.form(form, day=clock.today())})


@require_http_methods(FORM_METHODS)
def discard(request: Request, dossier_id: UUID) -> HttpResponse:
    """Throw the form away, after one more question."""
    form = open_form(request, dossier_id)
    if request.method == "POST":
        actions.discard(actor=request.actor, dossier_id=dossier_id, now=clock.now())
        messages.success(request, gettext("De aanvraag is weg."))
        return redirect("company:home")
    return render(request, "company/confirm.html", {"page": pages.discard(form)})


@require_http_methods(FORM_METHODS)
def workplaces(request: Request, dossier_id: UUID) -> HttpResponse:
    """Choose trainings and establishments; each pair becomes a workplace of the form."""
    dossier = open_form(request, dossier_id)
    if dossier.submitted_at is not None:
        return redirect("company:receipt", dossier_id)
    form = _workplaces_form(request, dossier)
    if form.is_bound and form.is_valid():
        places, trainings = form.places(), form.cleaned_data["codes"]
        try:
            actions.add_requests(
                actor=request.actor, dossier_id=dossier_id, establishments=places, trainings=trainings, now=clock.now()
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            return redirect("company:workplaces", dossier_id)
    has_places = bool(form.offered("establishments"))
    page = sections.workplaces(dossier, has_errors=bool(form.errors), has_places=has_places)
    return show_form(request, "company/workplaces.html", page=page, form=form)


@require_POST
def remove_workplace(request: Request, dossier_id: UUID, request_id: UUID) -> HttpResponse:
    """Take a workplace out of the form."""
    queries.request_in_form(request.actor, dossier_id=dossier_id, request_id=request_id)
    actions.remove_request(actor=request.actor, request_id=request_id, now=clock.now())
    return redirect("company:workplaces", dossier_id)


@require_safe
def suggest_trainings(request: Request) -> JsonResponse:
    """Trainings for what was typed so far."""
    return JsonResponse({"items": sections.suggested_trainings(request.GET.get("q", "")[:80], day=clock.today())})


@require_http_methods(FORM_METHODS)
def workplace(request: Request, dossier_id: UUID, request_id: UUID) -> HttpResponse:
    """Equipment, activities and mentors of one workplace."""
    file = queries.request_in_form(request.actor, dossier_id=dossier_id, request_id=request_id)
    note_seen(request, kind=DOSSIER, subject_id=dossier_id)
    if not pages.may_change(file.dossier, request=file):
        return redirect("company:request", request_id)
    guides = _guides(request, file)
    form = _workplace_form(request, file, guides)
    if form.is_bound and form.is_valid():
        _describe(request, request_id, form)
        return redirect(_after_workplace(request, file))
    page = sections.workplace(file, bound=form, guides=guides, day=clock.today())
    return show_form(request, "company/workplace.html", page=page, form=form)


@require_POST
def autosave_workplace(request: Request, dossier_id: UUID, request_id: UUID) -> JsonResponse:
    """Keep what was filled in so far."""
    file = queries.request_in_form(request.actor, dossier_id=dossier_id, request_id=request_id)
    form = _workplace_form(request, file, _guides(request, file))
    if not form.is_valid():
        return not_saved(form)
    _describe(request, request_id, form)
    file = queries.request_in_form(request.actor, dossier_id=dossier_id, request_id=request_id)
    return saved(sections.known_workplace(file, listed=sections.activities(file, day=clock.today())))


@require_http_methods(FORM_METHODS)
def declarations(request: Request, dossier_id: UUID) -> HttpResponse:
    """Yes or no on each condition; a button leads to the documents under it."""
    dossier = open_form(request, dossier_id)
    if not pages.may_change(dossier):
        return redirect("company:receipt", dossier_id)
    form = _declarations_form(request, dossier)
    if form.is_bound and form.is_valid():
        actions.declare(actor=request.actor, dossier_id=dossier_id, answers=form.answers(), now=clock.now())
        wanted = request.POST.get("naar", "")
        if wanted in set(PER_DOSSIER):
            return redirect("company:documents", dossier_id, wanted)
        return redirect(pages.back_url(dossier))
    page = sections.declarations(dossier, bound=form, day=clock.today())
    return show_form(request, "company/declarations.html", page=page, form=form)


@require_POST
def autosave_declarations(request: Request, dossier_id: UUID) -> JsonResponse:
    """Keep what was answered so far."""
    doors.managed_company(request.actor)
    form = _declarations_form(request, queries.form_for(request.actor, dossier_id))
    if not form.is_valid():
        return not_saved(form)
    actions.declare(actor=request.actor, dossier_id=dossier_id, answers=form.answers(), now=clock.now())
    return saved(sections.known_declarations(queries.form_for(request.actor, dossier_id)))


@require_http_methods(FORM_METHODS)
def contact(request: Request, dossier_id: UUID) -> HttpResponse:
    """Whom the body can reach about this form."""
    dossier = open_form(request, dossier_id)
    if not pages.may_change(dossier):
        return redirect("company:receipt", dossier_id)
    form = _contact_form(request, dossier)
    if form.is_bound and form.is_valid():
        actions.set_contact(actor=request.actor, dossier_id=dossier_id, now=clock.now(), **form.cleaned_data)
        return redirect(pages.back_url(dossier))
    page = sections.contact(dossier, has_errors=bool(form.errors))
    return show_form(request, "company/contact.html", page=page, form=form)


@require_POST
def autosave_contact(request: Request, dossier_id: UUID) -> JsonResponse:
    """Keep what was filled in so far."""
    doors.managed_company(request.actor)
    form = _contact_form(request, queries.form_for(request.actor, dossier_id))
    if not form.is_valid():
        return not_saved(form)
    actions.set_contact(actor=request.actor, dossier_id=dossier_id, now=clock.now(), **form.cleaned_data)
    return saved(sections.known_contact(queries.form_for(request.actor, dossier_id), user=request.user))


def open_form(request: Request, dossier_id: UUID) -> Any:
    """The form through its door; the reading is noted."""
    found = queries.form_for(request.actor, dossier_id)
    note_seen(request, kind=DOSSIER, subject_id=dossier_id)
    return found


def _workplaces_form(request: Request, dossier: Any) -> forms.WorkplacesForm:
    places = place_choices(request.actor, dossier.company_id, day=clock.today())
    only_one = {"establishments": [places[0][0]]} if len(places) == 1 else {}
    return forms.WorkplacesForm(
        posted(request),
        places=places,
        trainings=sections.training_choices(day=clock.today()),
        suggest_url=reverse("company:suggest_trainings"),
        initial=only_one,
    )


def _workplace_form(request: Request, file: Any, guides: Sequence[sections.Guide]) -> forms.WorkplaceForm:
    listed = sections.activities(file, day=clock.today())
    kept = sections.known_workplace(file, listed=listed)
    added = request.GET.get("mentor", "")
    return forms.WorkplaceForm(
        posted(request),
        activities=[(one.code, in_language(one.text_nl, one.text_en)) for one in listed],
        mentors=[(one.key, one.name) for one in guides],
        kept=kept,
        initial=kept | {"mentors": [*kept["mentors"], added]} if added else kept,
    )


def _declarations_form(request: Request, dossier: Any) -> forms.DeclarationsForm:
    kept = sections.known_declarations(dossier)
    return forms.DeclarationsForm(posted(request), kept=kept, initial=kept)


def _contact_form(request: Request, dossier: Any) -> forms.ContactForm:
    kept = sections.known_contact(dossier, user=request.user)
    return forms.ContactForm(posted(request), kept=kept, initial=kept)


def _guides(request: Request, file: Any) -> list[sections.Guide]:
    return sections.guides(request.actor, file.dossier.company_id, day=clock.today())


def _describe(request: Request, request_id: UUID, form: forms.WorkplaceForm) -> None:
    every = {"alles": True, "geen": False}.get(request.POST.get("vink", ""))
    actions.describe_workplace(
        actor=request.actor,
        request_id=request_id,
        equipment=form.cleaned_data["equipment"],
        activities=form.ticked(every=every),
        mentors=form.guides(),
        extent=form.covers(),
        now=clock.now(),
    )


def _after_workplace(request: Request, file: Any) -> str:
    here = reverse("company:workplace", args=[file.dossier_id, file.pk])
    if request.POST.get("vink"):
        return f"{here}#activiteiten"
    if request.POST.get("naar") == "mentor":
        return f"{reverse('company:new_mentor')}?terug={here}"
    return pages.back_url(file.dossier, request=file)

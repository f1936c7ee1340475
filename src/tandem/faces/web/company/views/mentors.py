"""Mentors of a company: name, correct, note what was seen and followed, let go."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.company import doors
from tandem.faces.web.company.forms import mentors as forms
from tandem.faces.web.company.pages import mentors as pages
from tandem.faces.web.company.pages.frame import person_name, place_choices
from tandem.faces.web.company.views.coming import (
    COMPANY,
    FORM_METHODS,
    MENTOR,
    note_seen,
    posted,
    show_form,
    way_back,
    with_query,
)
from tandem.faces.web.middleware import Request
from tandem.journey.recognition.actions import mentors as actions
from tandem.journey.recognition.queries import mentors as queries


@require_safe
def mentors(request: Request) -> HttpResponse:
    """Every mentor, with what is missing."""
    company_id = doors.inner_company(request.actor)
    note_seen(request, kind=COMPANY, subject_id=company_id)
    return render(
        request, "company/mentors.html", {"page": pages.mentors(request.actor, company_id, day=clock.today())}
    )


@export("mentoren")
def mentors_export(request: Request) -> Table:
    """The same mentors as a file."""
    company_id = doors.inner_company(request.actor)
    note_seen(request, kind=COMPANY, subject_id=company_id)
    return pages.mentors_table(request.actor, company_id, now=clock.now())


@require_http_methods(FORM_METHODS)
def new_mentor(request: Request) -> HttpResponse:
    """Name a mentor, and go back to where one came from."""
    company_id = doors.managed_company(request.actor)
    places = place_choices(request.actor, company_id, day=clock.today())
    back = way_back(request, otherwise=reverse("company:mentors"))
    only_one = {"establishments": [places[0][0]]} if len(places) == 1 else {}
    form = forms.MentorForm(posted(request), places=places, initial=only_one)
    if form.is_bound and form.is_valid():
        told, where, now = form.told(), form.places(), clock.now()
        try:
            mentor = actions.name_mentor(
                actor=request.actor, company_id=company_id, form=told, establishments=where, now=now
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("%(name)s is aangeduid als mentor.") % {"name": person_name(told)})
            return redirect(with_query(back, mentor=mentor.pk))
    page = pages.new(back_url=back, has_errors=bool(form.errors), day=clock.today())
    return show_form(request, "company/mentor.html", page=page, form=form)


@require_http_methods(FORM_METHODS)
def mentor(request: Request, mentor_id: UUID) -> HttpResponse:
    """Correct what is known of a mentor."""
    found = _open(request, mentor_id)
    places, back = place_choices(request.actor, found.company_id, day=clock.today()), reverse("company:mentors")
    form = forms.MentorForm(posted(request), places=places, initial=pages.known(found))
    if form.is_bound and form.is_valid():
        told, where, now = form.told(), form.places(), clock.now()
        try:
            actions.change_mentor(actor=request.actor, mentor_id=mentor_id, form=told, establishments=where, now=now)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard: %(name)s.") % {"name": person_name(told)})
            return redirect(back)
    page = pages.edit(found, back_url=back, has_errors=bool(form.errors), day=clock.today())
    return show_form(request, "company/mentor.html", page=page, form=form)


@require_http_methods(FORM_METHODS)
def extract(request: Request, mentor_id: UUID) -> HttpResponse:
    """Note that an extract from the criminal record was seen."""
    found = _open(request, mentor_id)
    form = forms.ExtractForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            actions.note_extract(actor=request.actor, mentor_id=mentor_id, now=clock.now(), **form.told())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Genoteerd. Geef het uittreksel terug aan de mentor."))
            return redirect("company:mentors")
    page = pages.extract(found, back_url=reverse("company:mentors"), has_errors=bool(form.errors), day=clock.today())
    return show_form(request, "company/extract.html", page=page, form=form)


@require_http_methods(FORM_METHODS)
def training(request: Request, mentor_id: UUID) -> HttpResponse:
    """Note that the mentor training was followed."""
    found = _open(request, mentor_id)
    form = forms.TrainingForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            actions.note_training(actor=request.actor, mentor_id=mentor_id, now=clock.now(), **form.cleaned_data)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Genoteerd: de mentoropleiding is gevolgd."))
            return redirect("company:mentors")
    page = pages.training(found, back_url=reverse("company:mentors"), has_errors=bool(form.errors), day=clock.today())
    return show_form(request, "company/training.html", page=page, form=form)


@require_POST
def deactivate(request: Request, mentor_id: UUID) -> HttpResponse:
    """The person no longer trains learners here."""
    doors.managed_company(request.actor)
    actions.deactivate(actor=request.actor, mentor_id=mentor_id, now=clock.now())
    messages.success(request, gettext("De mentor is afgemeld. U kunt dit ongedaan maken."))
    return redirect("company:mentors")


@require_POST
def reactivate(request: Request, mentor_id: UUID) -> HttpResponse:
    """The person trains learners here again."""
    doors.managed_company(request.actor)
    actions.reactivate(actor=request.actor, mentor_id=mentor_id, now=clock.now())
    messages.success(request, gettext("De mentor begeleidt opnieuw."))
    return redirect("company:mentors")


def _open(request: Request, mentor_id: UUID) -> Any:
    """The mentor through its door, for who may change it; the reading is noted."""
    doors.managed_company(request.actor)
    found = queries.mentor_for(request.actor, mentor_id)
    note_seen(request, kind=MENTOR, subject_id=mentor_id)
    return found

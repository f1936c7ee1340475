"""Openings of a company: the list, a new one in one page, change, pause, close, take over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.company import doors
from tandem.faces.web.company.forms import openings as forms
from tandem.faces.web.company.pages import opening as one_page
from tandem.faces.web.company.pages import openings as pages
from tandem.faces.web.company.pages.frame import person_name
from tandem.faces.web.company.views.coming import COMPANY, FORM_METHODS, OPENING, note_seen, posted, show_form
from tandem.faces.web.lists import page_size
from tandem.faces.web.middleware import Request
from tandem.faces.web.recognition.exports import happened_table
from tandem.faces.web.recognition.pages import looks_note, who_looked
from tandem.journey.placement.actions import openings as actions
from tandem.journey.placement.queries import openings as queries
from tandem.journey.placement.snapshot import openings as snapshot
from tandem.journey.placement.terms.openings import CloseReason


@require_safe
def openings(request: Request) -> HttpResponse:
    """Every opening, and where one can still be made."""
    company_id = doors.recruiting_company(request.actor)
    page = pages.openings(request.actor, company_id, day=clock.today(), number=page_size(request.GET))
    return render(request, "company/openings.html", {"page": page})


@export("openstaande-werkplekken")
def openings_export(request: Request) -> Table:
    """The openings as a file."""
    company_id = doors.recruiting_company(request.actor)
    note_seen(request, kind=COMPANY, subject_id=company_id)
    return pages.openings_table(request.actor, company_id, now=clock.now())


@require_http_methods(FORM_METHODS)
def open_place(request: Request, recognition_id: UUID) -> HttpResponse:
    """Say that a recognised workplace takes somebody; last year's answers can be taken over."""
    doors.recruiting_company(request.actor)
    recognised = queries.recognition_to_open(request.actor, recognition_id)
    note_seen(request, kind=COMPANY, subject_id=recognised.company_id)
    source = _source(request)
    recognition, told = _proposed(request, recognised, source)
    if recognition.pk != recognition_id and request.method != "POST":
        return redirect(one_page.again_url(recognition.pk, source))
    form = _form(request, recognised, told=told)
    if form.is_bound and form.is_valid():
        try:
            made = actions.open_place(
                actor=request.actor,
                recognition_id=recognition_id,
                form=form.told(),
                copied_from=source,
                now=clock.now(),
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De werkplek staat open. Scholen en lerenden vinden ze vanaf nu."))
            return redirect("company:opening", made.pk)
    page = one_page.place_form(
        recognised,
        has_errors=bool(form.errors),
        has_mentors=bool(form.mentors),
        button=gettext("Zet de werkplek open"),
        back_url=reverse("company:openings"),
        copied=str(source or ""),
    )
    return show_form(request, "company/open_place.html", page=page, form=form)


@require_safe
def opening(request: Request, opening_id: UUID) -> HttpResponse:
    """One opening: where it stands, what lacks, what can be done."""
    page = one_page.opening(request.actor, _open(request, opening_id), day=clock.today())
    return render(request, "company/opening.html", {"page": page})


@require_http_methods(FORM_METHODS)
def change(request: Request, opening_id: UUID) -> HttpResponse:
    """Tell something else of an opening."""
    found = _open(request, opening_id)
    form = _form(request, found.recognition, told=snapshot.form_of(found))
    if form.is_bound and form.is_valid():
        try:
            actions.change(actor=request.actor, opening_id=opening_id, form=form.told(), now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard."))
            return redirect("company:opening", opening_id)
    page = one_page.place_form(
        found.recognition,
        has_errors=bool(form.errors),
        has_mentors=bool(form.mentors),
        button=gettext("Bewaar"),
        back_url=reverse("company:opening", args=[opening_id]),
    )
    return show_form(request, "company/open_place.html", page=page, form=form)


@require_POST
def pause(request: Request, opening_id: UUID) -> HttpResponse:
    """Not now."""
    doors.recruiting_company(request.actor)
    actions.pause(actor=request.actor, opening_id=opening_id, now=clock.now())
    messages.success(request, gettext("De werkplek staat op pauze. Niemand ziet ze nog, tot u ze opnieuw openzet."))
    return redirect("company:opening", opening_id)


@require_POST
def resume(request: Request, opening_id: UUID) -> HttpResponse:
    """Yes again; what no longer holds is said on the page of the opening."""
    doors.recruiting_company(request.actor)
    try:
        actions.resume(actor=request.actor, opening_id=opening_id, now=clock.now())
    except NotPossible:
        queries.opening_for(request.actor, opening_id)
        messages.error(request, gettext("De werkplek kan nu niet open. Kijk hieronder wat er ontbreekt."))
    else:
        messages.success(request, gettext("De werkplek staat opnieuw open."))
    return redirect("company:opening", opening_id)


@require_http_methods(FORM_METHODS)
def close(request: Request, opening_id: UUID) -> HttpResponse:
    """No longer, and why."""
    found = _open(request, opening_id)
    form = forms.CloseForm(posted(request))
    if form.is_bound and form.is_valid():
        reason = CloseReason(form.cleaned_data["reason"])
        try:
            actions.close(actor=request.actor, opening_id=opening_id, reason=reason, now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De werkplek is gesloten."))
            return redirect("company:openings")
    page = one_page.close(found, has_errors=bool(form.errors))
    return show_form(request, "company/close_opening.html", page=page, form=form)


@require_safe
def history(request: Request, opening_id: UUID) -> HttpResponse:
    """What happened to an opening, and who looked."""
    found = _open(request, opening_id)
    looks = who_looked(found)
    page = one_page.history_page(found, looks=looks, looks_note=looks_note(looks))
    return render(request, "recognition/history.html", {"page": page})


@export("geschiedenis")
def history_export(request: Request, opening_id: UUID) -> Table:
    """The same history as a file."""
    found = _open(request, opening_id)
    return happened_table([found], looked_at=found, filters=one_page.history_filters(found), now=clock.now())


def _open(request: Request, opening_id: UUID) -> Any:
    """The opening through its door; the reading is noted, for its mentors and contact are people."""
    doors.recruiting_company(request.actor)
    found = queries.opening_for(request.actor, opening_id)
    note_seen(request, kind=OPENING, subject_id=opening_id)
    return found


def _form(request: Request, recognised: Any, *, told: Any) -> forms.PlaceForm:
    rows = queries.mentors_at(request.actor, recognised)
    mentors = [(one.pk, person_name(one.person)) for one in rows]
    return forms.PlaceForm(posted(request), mentors=mentors, initial=forms.initial_of(told))


def _source(request: Request) -> UUID | None:
    """The opening that is taken over."""
    asked = request.POST.get("van") or request.GET.get("van") or ""
    if not asked:
        return None
    try:
        return UUID(asked)
    except ValueError:
        raise NotFound from None


def _proposed(request: Request, recognised: Any, source: UUID | None) -> tuple[Any, Any]:
    """What stands in the form to begin with, under which recognition: last year's answers, or what is usual."""
    day, following = clock.today(), None
    if source is not None:
        following = snapshot.next_of(request.actor, queries.opening_for(request.actor, source), day=day)
    return following or (recognised, snapshot.usual(request.actor, recognised, day=day))

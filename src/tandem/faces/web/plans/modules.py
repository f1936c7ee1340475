"""Modules: asked of another provider in a plan, answered by who is asked."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.plans import doors, module_pages
from tandem.faces.web.plans.doing import acting, done, saved, shown
from tandem.faces.web.plans.forms import ModuleEditForm, RefuseForm
from tandem.journey.plans.actions import modules as actions
from tandem.journey.plans.queries import modules as queries

_PART = "#andere-aanbieders"


@require_http_methods(doors.FORM_METHODS)
def add(request: Request, plan_id: UUID) -> HttpResponse:
    """Ask another provider to give activities."""
    found = doors.written(request, plan_id)
    givers, lines = module_pages.givers(found, day=clock.today()), module_pages.lines(found)
    form = ModuleEditForm(doors.posted(request), givers=givers, lines=lines, initial=module_pages.start_of(found))
    act = acting(actions.ask, request, plan_id)
    if done(form, lambda: act(form=form.told(), seen=form.seen_version())):
        return saved(request, plan_id, gettext("Gevraagd. U leest hier wat het antwoord is."), part=_PART)
    title = gettext("Vraag het aan een andere aanbieder")
    return shown(request, module_pages.form(found, title, has_errors=bool(form.errors)), form)


@require_http_methods(doors.FORM_METHODS)
def change(request: Request, plan_id: UUID, number: int) -> HttpResponse:
    """Ask for something else."""
    found = doors.written(request, plan_id)
    one = queries.module_of(found, number)
    givers, lines = module_pages.givers(found, day=clock.today()), module_pages.lines(found, besides=one)
    form = ModuleEditForm(doors.posted(request), givers=givers, lines=lines, initial=module_pages.start_of(found, one))
    act = acting(actions.change, request, plan_id)
    if done(form, lambda: act(number=number, form=form.told(), seen=form.seen_version())):
        return saved(request, plan_id, gettext("Opnieuw gevraagd."), part=_PART)
    return shown(request, module_pages.form(found, one.name, has_errors=bool(form.errors)), form)


@require_POST
def withdraw(request: Request, plan_id: UUID, number: int) -> HttpResponse:
    """Take a question back."""
    acting(actions.withdraw, request, plan_id)(number=number)
    words = gettext("De vraag is teruggenomen. Zeg nu waar de lerende die activiteiten leert.")
    return saved(request, plan_id, words, part="#activiteiten")


@require_safe
def asked(request: Request) -> HttpResponse:
    """What schools ask."""
    doors.asked(request)
    return render(request, "plans/asked.html", {"page": module_pages.asked(request.actor, query=request.GET)})


@export("modules")
def export_asked(request: Request) -> Table:
    """The same list as a file."""
    doors.asked(request)
    return module_pages.table(request.actor, now=clock.now())


@require_safe
def given(request: Request, module_id: UUID) -> HttpResponse:
    """One question."""
    found = doors.given(request, module_id)
    return render(request, "plans/module.html", {"page": module_pages.module(request.actor, found)})


@require_POST
def confirm(request: Request, module_id: UUID) -> HttpResponse:
    """Say yes."""
    one = actions.confirm(actor=request.actor, module_id=module_id, now=clock.now())
    messages.success(request, gettext("De school weet dat u dit geeft."))
    return redirect("plans:given", one.pk)


@require_http_methods(doors.FORM_METHODS)
def refuse(request: Request, module_id: UUID) -> HttpResponse:
    """Say no, and why."""
    found = doors.given(request, module_id)
    form = RefuseForm(doors.posted(request))
    act = partial(actions.refuse, actor=request.actor, module_id=module_id, now=clock.now())
    if done(form, lambda: act(reason=form.cleaned_data["reason"])):
        messages.success(request, gettext("De school weet dat dit niet kan."))
        return redirect("plans:given", module_id)
    return shown(request, module_pages.refusal(request.actor, found, has_errors=bool(form.errors)), form)

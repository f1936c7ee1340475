"""The steps of a training plan: begun, filled in, shared, frozen, closed; and what is said of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.faces.web.middleware import Request
from tandem.faces.web.plans import doors, edit_pages
from tandem.faces.web.plans.doing import acting as _with
from tandem.faces.web.plans.doing import done as _done
from tandem.faces.web.plans.doing import saved as _saved
from tandem.faces.web.plans.doing import shown as _shown
from tandem.faces.web.plans.forms import (
    CommentForm,
    LineEditForm,
    OwnForm,
    PeriodForm,
    TableForm,
    TemplateForm,
    WorkplaceEditForm,
)
from tandem.faces.web.plans.forms import row_of as row
from tandem.journey.agreements.actions import plans as signed_actions
from tandem.journey.plans.actions import comments as comment_actions
from tandem.journey.plans.actions import lines as line_actions
from tandem.journey.plans.actions import plans as actions
from tandem.journey.plans.actions import proposals as proposal_actions
from tandem.journey.plans.actions import templates as template_actions
from tandem.journey.plans.actions import workplaces as workplace_actions
from tandem.journey.plans.queries import plans as queries


@require_http_methods(doors.FORM_METHODS)
def start(request: Request, track_id: UUID) -> HttpResponse:
    """Begin a plan for a learner."""
    track = doors.guided(request, track_id)
    sources = edit_pages.sources(request.actor, track, day=clock.today())
    has = {"has_support": track.is_in_special_education(), "sources": sources}
    form = PeriodForm(doors.posted(request), **has, initial=edit_pages.usual_period(track, day=clock.today()))
    made = _done(form, lambda: _begun(request, track_id, form))
    if made:
        messages.success(request, gettext("Het plan is begonnen. Alleen uw school leest het tot u het deelt."))
        return redirect("plans:plan", made.pk)
    return _shown(request, edit_pages.start(track, has_errors=bool(form.errors)), form)


def _begun(request: Request, track_id: UUID, form: PeriodForm) -> Any:
    told: dict[str, Any] = {"actor": request.actor, "track_id": track_id, "form": form.told(), "now": clock.now()}
    together = form.together()
    if together:
        return proposal_actions.start(**told, establishments=together)
    return actions.start(**told, source=form.source_of())


@require_http_methods(doors.FORM_METHODS)
def change(request: Request, plan_id: UUID) -> HttpResponse:
    """Another period, or another reference."""
    found = doors.written(request, plan_id)
    kept = {"begins": found.begins, "ends": found.ends, "support_plan": found.support_plan, "seen": found.version}
    has_support = found.track.is_in_special_education() or bool(found.support_plan)
    form = PeriodForm(doors.posted(request), has_support=has_support, initial=kept)
    act = _with(actions.change, request, plan_id)
    if _done(form, lambda: act(form=form.told(), seen=form.seen_version())):
        return _saved(request, plan_id, gettext("Bewaard."))
    return _shown(request, edit_pages.period(found, has_errors=bool(form.errors)), form)


@require_http_methods(doors.FORM_METHODS)
def table(request: Request, plan_id: UUID) -> HttpResponse:
    """All activities at once."""
    found = doors.written(request, plan_id)
    form = TableForm(
        doors.posted(request),
        lines=found.lines.all(),
        places=edit_pages.places(found),
        seen=found.version,
        texts=edit_pages.texts(found),
    )
    act = _with(line_actions.write, request, plan_id)
    if _done(form, lambda: act(lines=form.told(), seen=form.for_all.seen_version())):
        return _saved(request, plan_id, gettext("De activiteiten zijn bewaard."))
    page = edit_pages.table(found, has_errors=bool(form.errors))
    context = {"page": page, "form": form}
    return render(request, "plans/table.html", context, status=422 if form.errors else 200)


@require_http_methods(doors.FORM_METHODS)
def line(request: Request, plan_id: UUID, code: str) -> HttpResponse:
    """One activity."""
    found = doors.written(request, plan_id)
    one = queries.line_of(found, code)
    initial = row(one) | {"seen": found.version}
    places, is_own = edit_pages.places(found), one.activity_id is None
    form = LineEditForm(doors.posted(request), places=places, is_own=is_own, initial=initial)
    act = _with(line_actions.write, request, plan_id)
    if _done(form, lambda: act(lines={code: form.told(one.form())}, seen=form.seen_version())):
        return _saved(request, plan_id, gettext("De activiteit is bewaard."), part=f"#{code}")
    return _shown(request, edit_pages.line(found, one, has_errors=bool(form.errors)), form)


@require_http_methods(doors.FORM_METHODS)
def add_line(request: Request, plan_id: UUID) -> HttpResponse:
    """An activity that is not on the list."""
    found = doors.written(request, plan_id)
    form = OwnForm(doors.posted(request), initial={"seen": found.version})
    act = _with(line_actions.add, request, plan_id)
    made = _done(form, lambda: act(**form.told(), seen=form.seen_version()))
    if made:
        messages.success(request, gettext("Toegevoegd. Zeg nu waar de lerende dit leert."))
        return redirect("plans:line", plan_id, made.code)
    return _shown(request, edit_pages.add_line(found, has_errors=bool(form.errors)), form)


@require_POST
def remove_line(request: Request, plan_id: UUID, code: str) -> HttpResponse:
    """Take an own activity away."""
    _with(line_actions.remove, request, plan_id)(code=code)
    return _saved(request, plan_id, gettext("De activiteit is weggehaald."))


@require_http_methods(doors.FORM_METHODS)
def add_workplace(request: Request, plan_id: UUID) -> HttpResponse:
    """Take a recognised workplace into the plan."""
    found, sought = doors.written(request, plan_id), request.GET.get("zoek", "").strip()[:80]
    offered = edit_pages.recognised(found, sought, day=clock.today())
    initial = {"begins": found.begins, "ends": found.ends, "seen": found.version}
    form = WorkplaceEditForm(doors.posted(request), places=offered, initial=initial)
    act = _with(workplace_actions.add, request, plan_id)
    told: Callable[[], Any] = lambda: act(  # noqa: E731 - said once
        recognition_id=form.recognition_id(), form=form.told(), seen=form.seen_version()
    )
    if _done(form, told):
        return _saved(request, plan_id, gettext("De werkplek staat in het plan."), part="#werkplekken")
    page = edit_pages.add_workplace(found, sought=sought, has_errors=bool(form.errors))
    return _shown(request, page, form, template="plans/workplace.html")


@require_http_methods(doors.FORM_METHODS)
def workplace(request: Request, plan_id: UUID, number: int) -> HttpResponse:
    """Other days, another kind, the lead."""
    found = doors.written(request, plan_id)
    one = queries.workplace_of(found, number)
    initial = {name: getattr(one, name) for name in ("begins", "ends", "days", "setting", "supervised_days", "is_lead")}
    form = WorkplaceEditForm(doors.posted(request), places=None, initial=initial | {"seen": found.version})
    act = _with(workplace_actions.change, request, plan_id)
    if _done(form, lambda: act(number=number, form=form.told(), seen=form.seen_version())):
        return _saved(request, plan_id, gettext("De werkplek is bewaard."), part="#werkplekken")
    return _shown(request, edit_pages.workplace(found, one, has_errors=bool(form.errors)), form)


@require_POST
def remove_workplace(request: Request, plan_id: UUID, number: int) -> HttpResponse:
    """Take a workplace away."""
    _with(workplace_actions.remove, request, plan_id)(number=number)
    return _saved(request, plan_id, gettext("De werkplek is uit het plan gehaald."), part="#werkplekken")


@require_http_methods(doors.FORM_METHODS)
def comment(request: Request, plan_id: UUID) -> HttpResponse:
    """Say something of the plan, or of one activity."""
    found = doors.opened(request, plan_id)
    form = CommentForm(
        doors.posted(request),
        lines=edit_pages.line_choices(found),
        initial={"about": request.GET.get("over", "")},
    )
    act = _with(comment_actions.say, request, plan_id)
    if _done(form, lambda: act(words=form.cleaned_data["words"], code=form.cleaned_data["about"])):
        return _saved(request, plan_id, gettext("De opmerking staat bij het plan."), part="#opmerkingen")
    return _shown(request, edit_pages.comment(request.actor, found, has_errors=bool(form.errors)), form)


@require_POST
def settle(request: Request, plan_id: UUID, comment_id: UUID) -> HttpResponse:
    """Put a comment away."""
    _with(comment_actions.settle, request, plan_id)(comment_id=comment_id)
    return _saved(request, plan_id, gettext("De opmerking is afgehandeld."), part="#opmerkingen")


@require_POST
def spread(request: Request, plan_id: UUID) -> HttpResponse:
    """Divide what is empty over the workplaces."""
    _with(line_actions.spread, request, plan_id)()
    return _saved(request, plan_id, gettext("Verdeeld. Kijk na of het klopt."), part="#activiteiten")


@require_http_methods(doors.FORM_METHODS)
def save_template(request: Request, plan_id: UUID) -> HttpResponse:
    """Keep the activities for another plan."""
    found = doors.written(request, plan_id)
    form = TemplateForm(doors.posted(request))
    act = _with(template_actions.save, request, plan_id)
    if _done(form, lambda: act(name=form.cleaned_data["name"])):
        messages.success(request, gettext("Bewaard. U kunt er een plan mee beginnen."))
        return redirect("plans:templates")
    return _shown(request, edit_pages.template(found, has_errors=bool(form.errors)), form)


@require_POST
def remove_template(request: Request, template_id: UUID) -> HttpResponse:
    """Throw a template away."""
    template_actions.remove(actor=request.actor, template_id=template_id, now=clock.now())
    messages.success(request, gettext("Het sjabloon is weg. De plannen die ermee begonnen, blijven."))
    return redirect("plans:templates")


@require_POST
def share(request: Request, plan_id: UUID) -> HttpResponse:
    """Let the other side read it."""
    _with(actions.share, request, plan_id)()
    return _saved(request, plan_id, gettext("Gedeeld: de lerende, de ouders en de onderneming lezen het plan nu."))


@require_POST
def freeze(request: Request, plan_id: UUID) -> HttpResponse:
    """Make the version that is signed."""
    made = _with(actions.freeze, request, plan_id)()
    return _saved(request, plan_id, gettext("Versie %(number)s ligt vast.") % {"number": made.number})


@require_POST
def reopen(request: Request, plan_id: UUID) -> HttpResponse:
    """Change it after all."""
    _with(signed_actions.reopen, request, plan_id)()
    return _saved(request, plan_id, gettext("U kunt het plan weer wijzigen. De versies blijven bewaard."))


@require_POST
def close(request: Request, plan_id: UUID) -> HttpResponse:
    """The plan is over."""
    _with(signed_actions.close, request, plan_id)()
    return _saved(request, plan_id, gettext("Het plan is gesloten. U kunt een volgend beginnen."))


@require_POST
def delete(request: Request, plan_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    track = _with(actions.delete, request, plan_id)()
    messages.success(request, gettext("Het ontwerp is weggegooid."))
    return redirect("learners:track", track.pk)

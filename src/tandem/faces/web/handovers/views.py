"""Handing a learner over, agreeing to it, taking over or sending back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents import handover as documents
from tandem.faces.documents.pdf import handover_pdf
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export, inline_pdf
from tandem.faces.web.handovers import doors, pages
from tandem.faces.web.handovers.forms import OfferForm, PaperForm, ReturnForm
from tandem.faces.web.language import training_name
from tandem.faces.web.learners import doors as learners
from tandem.faces.web.learners.pages.enrolling import coaches
from tandem.faces.web.middleware import Request
from tandem.journey.handover.actions import handovers as actions
from tandem.journey.handover.policies import handovers as policies
from tandem.journey.handover.queries import handovers as queries
from tandem.journey.handover.terms.handovers import ReturnReason


@require_safe
def handovers(request: Request) -> HttpResponse:
    """What is offered, what one gave, what ended."""
    page = pages.handovers(doors.taking_part(request.actor), query=request.GET, day=clock.today())
    return render(request, "handovers/list.html", {"page": page})


@export("overdrachten")
def export_list(request: Request) -> Table:
    """The same list as a file."""
    return pages.table(doors.taking_part(request.actor), query=request.GET, now=clock.now())


@require_http_methods(doors.FORM_METHODS)
def give(request: Request, track_id: UUID) -> HttpResponse:
    """Offer a learner to other hands."""
    track, day = learners.guided(request, track_id), clock.today()
    form = OfferForm(
        doors.posted(request),
        coaches=[one for one in coaches(track.provider_id, day=day) if one[0] != str(track.coach_id)],
        providers=pages.providers(track, day=day),
        initial=pages.start_of(request.GET),
    )
    if form.is_bound and form.is_valid():
        try:
            row = actions.offer(
                actor=request.actor,
                track_id=track_id,
                to=form.receiver(),
                sheet=form.sheet(),
                paper_on=form.cleaned_data["paper_on"],
                now=clock.now(),
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De overdracht is voorgesteld. Tot ze aanvaard is, blijft u begeleiden."))
            return redirect("handovers:handover", row.pk)
    page = pages.offer(track, has_errors=bool(form.errors))
    return render(request, "handovers/form.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_safe
def handover(request: Request, handover_id: UUID) -> HttpResponse:
    """One handover: the sheet, and what can be done."""
    found = doors.opened(request, handover_id)
    return render(request, "handovers/handover.html", {"page": pages.handover(request.actor, found, day=clock.today())})


@require_safe
def sheet_pdf(request: Request, handover_id: UUID) -> HttpResponse:
    """The sheet as PDF."""
    found = doors.opened(request, handover_id)
    made = documents.sheet(found, training=training_name(found.track.training), day=clock.today())
    return inline_pdf(handover_pdf(made), name=f"overdrachtsblad-{found.track.number}")


@require_POST
def agree(request: Request, handover_id: UUID) -> HttpResponse:
    """The family agrees."""
    actions.agree(actor=request.actor, handover_id=handover_id, now=clock.now())
    messages.success(request, gettext("Je akkoord is genoteerd."))
    return redirect("handovers:handover", handover_id)


@require_POST
def decline(request: Request, handover_id: UUID) -> HttpResponse:
    """The family does not."""
    actions.decline(actor=request.actor, handover_id=handover_id, now=clock.now())
    messages.success(request, gettext("Genoteerd. Er verandert niets: je school blijft je begeleiden."))
    return redirect("handovers:handover", handover_id)


@require_http_methods(doors.FORM_METHODS)
def paper(request: Request, handover_id: UUID) -> HttpResponse:
    """Who gives notes a signed paper."""
    found = doors.opened(request, handover_id)
    if not policies.may_withdraw(request.actor, queries.facts_of(found, day=clock.today())).is_ok:
        raise NotFound
    form = PaperForm(doors.posted(request), initial={"signed_on": clock.today()})
    if form.is_bound and form.is_valid():
        signed_on = form.cleaned_data["signed_on"]
        try:
            actions.note_paper(actor=request.actor, handover_id=handover_id, signed_on=signed_on, now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Genoteerd."))
            return redirect("handovers:handover", handover_id)
    page = pages.paper(found, has_errors=bool(form.errors))
    return render(request, "handovers/form.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
def accept(request: Request, handover_id: UUID) -> HttpResponse:
    """Who receives takes the learner over."""
    row = actions.accept(actor=request.actor, handover_id=handover_id, now=clock.now())
    messages.success(request, gettext("U nam de lerende over en begeleidt vanaf nu."))
    if row.new_track_id is not None:
        return redirect("learners:track", row.new_track_id)
    return redirect("handovers:handover", handover_id)


@require_http_methods(doors.FORM_METHODS)
def send_back(request: Request, handover_id: UUID) -> HttpResponse:
    """Who receives sends the learner back."""
    found = doors.opened(request, handover_id)
    if not policies.may_answer(request.actor, queries.facts_of(found, day=clock.today())).is_ok:
        raise NotFound
    form = ReturnForm(doors.posted(request))
    if form.is_bound and form.is_valid():
        told = {"reason": ReturnReason(form.cleaned_data["reason"]), "words": form.cleaned_data["words"]}
        actions.send_back(actor=request.actor, handover_id=handover_id, now=clock.now(), **told)
        messages.success(request, gettext("Teruggestuurd. Wie overdroeg, leest waarom."))
        return redirect("handovers:list")
    page = pages.send_back(found, has_errors=bool(form.errors))
    return render(request, "handovers/form.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
def withdraw(request: Request, handover_id: UUID) -> HttpResponse:
    """Who gives takes the offer back."""
    actions.withdraw(actor=request.actor, handover_id=handover_id, now=clock.now())
    messages.success(request, gettext("Teruggenomen. U blijft begeleiden."))
    return redirect("handovers:handover", handover_id)

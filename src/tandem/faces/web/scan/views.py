"""How ready a company is, without an account; and from there to a request."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents.pdf import report_pdf
from tandem.faces.documents.readiness import report
from tandem.faces.outbox import actions as outbox
from tandem.faces.web.answers import inline_pdf
from tandem.faces.web.company.pages.sections import suggested_trainings
from tandem.faces.web.coverage.written import understood, written
from tandem.faces.web.middleware import Request
from tandem.faces.web.scan import asking, pages
from tandem.faces.web.scan.forms import MailResultForm, PrepareForm, TrainingsForm
from tandem.journey.readiness.actions import preparing
from tandem.journey.readiness.terms import Scan

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
def start(request: Request, scan: Scan) -> HttpResponse:
    """What the scan is, and the way to the first question."""
    return render(request, "scan/start.html", {"page": pages.start(scan)})


@require_safe
def question(request: Request, scan: Scan) -> HttpResponse:
    """One question; an answer leads to the next one, the last to the result."""
    asked = pages.Asked.of(scan, request.GET)
    if onward := pages.onward(asked, request.GET):
        return redirect(onward)
    page = pages.question(asked, request.GET, here=request.build_absolute_uri(pages.address(asked)), day=clock.today())
    return render(request, "scan/question.html", {"page": page, "form": page.form})


@require_safe
def result(request: Request, scan: Scan) -> HttpResponse:
    """How ready, theme by theme; where an answer is missing, its question."""
    asked = pages.Asked.of(scan, request.GET)
    if not asked.is_complete:
        return redirect(pages.address(asked))
    page = pages.result(asked, here=request.build_absolute_uri(pages.address(asked)), day=clock.today())
    return render(request, "scan/result.html", {"page": page})


@require_safe
def pdf(request: Request, scan: Scan) -> HttpResponse:
    """The result as PDF."""
    asked = pages.Asked.of(scan, request.GET)
    if not asked.is_complete:
        return redirect(pages.address(asked))
    made = report(asked.questions, asked.letters, day=clock.today())
    return inline_pdf(report_pdf(made), name=f"{made.voice.name}-{made.day:%Y-%m-%d}")


@require_http_methods(_FORM_METHODS)
def mail(request: Request, scan: Scan) -> HttpResponse:
    """The result by mail: one address, one mail, and the address is not kept."""
    asked = pages.Asked.of(scan, request.GET)
    if not asked.is_complete:
        return redirect(pages.address(asked))
    form = MailResultForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        to = form.cleaned_data["email"]
        try:
            outbox.mail_result(to=to, scan=scan, letters=asked.letters, now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            return render(request, "scan/mailed.html", {"page": pages.mailed(asked, to=to)})
    page = pages.mail(asked, here=request.get_full_path(), has_errors=bool(form.errors))
    return render(request, "scan/mail.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_safe
def choose(request: Request, scan: Scan) -> HttpResponse:
    """For which trainings recognition is asked; once they are chosen, what is still needed."""
    asked, known = pages.Asked.of(scan, request.GET), asking.known_trainings(day=clock.today())
    chosen = asking.chosen_of(request.GET.getlist("opleiding"), known)
    if not chosen or "wijzig" in request.GET:
        return _choose(request, asked, known)
    company_id = asking.company_of(request.actor)
    form = _form(request, company_id, chosen) if company_id else None
    page = asking.going_on(asked, chosen, work=_work(request), request=request, form=form)
    return render(request, "scan/prepare.html", {"page": page, "form": form})


@require_POST
def prepare(request: Request, scan: Scan) -> HttpResponse:
    """What was chosen stands in a fresh request for recognition."""
    company_id = asking.company_of(request.actor)
    if company_id is None:
        raise NotFound
    chosen = asking.chosen_of(request.GET.getlist("opleiding"), asking.known_trainings(day=clock.today()))
    form = _form(request, company_id, chosen)
    if form.is_valid() and (dossier_id := _prepared(request, company_id, form)):
        messages.success(request, gettext("Uw aanvraag staat klaar met wat u koos. Vul ze aan en dien ze in."))
        return redirect("company:dossier", dossier_id)
    page = asking.going_on(pages.Asked.of(scan, request.GET), chosen, work=_work(request), request=request, form=form)
    return render(request, "scan/prepare.html", {"page": page, "form": form}, status=422)


@require_safe
def trainings(request: Request, scan: Scan) -> HttpResponse:  # noqa: ARG001 - every address of a scan names it
    """Trainings for what was typed so far."""
    return JsonResponse({"items": suggested_trainings(request.GET.get("q", "")[:80], day=clock.today())})


def _choose(request: Request, asked: pages.Asked, known: asking.Known) -> HttpResponse:
    form = TrainingsForm(
        request.GET if "stuur" in request.GET else None,
        trainings=known,
        suggest_url=reverse("scan:trainings"),
        initial={"trainings": request.GET.getlist("opleiding")},
    )
    if form.is_bound and form.is_valid():
        return redirect(asking.address(asked, form.cleaned_data["codes"], work=_work(request)))
    page = asking.choosing(asked, work=_work(request), has_errors=bool(form.errors), is_change="wijzig" in request.GET)
    return render(request, "scan/choose.html", {"page": page, "form": form})


def _work(request: Request) -> str:
    """The activities that were ticked before somebody came here; what cannot be read is left out."""
    return written(understood(request.GET.get("werk", "")))


def _form(request: Request, company_id: UUID, chosen: list[asking.Choice]) -> PrepareForm:
    places = asking.places_of(request.actor, company_id, day=clock.today())
    return PrepareForm(request.POST if request.method == "POST" else None, trainings=chosen, places=places)


def _prepared(request: Request, company_id: UUID, form: PrepareForm) -> UUID | None:
    """The request for recognition that stands ready; none where the form says why not."""
    places, codes = form.places(), form.cleaned_data["trainings"]
    try:
        dossier = preparing.prepare(
            actor=request.actor,
            company_id=company_id,
            establishments=places,
            trainings=codes,
            activities=understood(_work(request)),
            now=clock.now(),
        )
    except NotPossible as refusal:
        form.refuse(refusal)
        return None
    return dossier.pk

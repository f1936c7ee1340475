"""Matching rounds: made, worked out, compared."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.rounds import exports, fairness_pages, pages, publish_pages, run_pages
from tandem.faces.web.rounds.forms import (
    AreaForm,
    LinesForm,
    NameForm,
    PairForm,
    ProviderForm,
    PublishForm,
    RoundDetailsForm,
    RunForm,
)
from tandem.faces.web.rounds.notes import note_learners
from tandem.journey.placement.actions import publishing
from tandem.journey.placement.actions import rounds as actions
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.queries import fairness as fair
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules.introductions import answer_day
from tandem.journey.placement.rules.rounds import RoundForm
from tandem.journey.placement.snapshot import replay
from tandem.journey.placement.terms.rounds import PairKind, RunRule, RunState
from tandem.registers.access import actions as access


@require_safe
def listed(request: Request) -> HttpResponse:
    """The rounds of this organisation, and those it was asked for."""
    _only_rounds(request)
    return render(request, "rounds/list.html", {"page": pages.listed(request.actor, query=request.GET)})


@export("matchronden")
def list_export(request: Request) -> Table:
    """The same list as a file."""
    _only_rounds(request)
    return exports.rounds(request.actor, now=clock.now())


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Begin a round."""
    _only_rounds(request)
    form = _details(request)
    if request.method == "POST" and form.is_valid():
        one = actions.start(actor=request.actor, form=form.told(), now=clock.now())
        messages.success(request, gettext("De matchronde is begonnen. Maak nu een eerste berekening."))
        return redirect("rounds:round", one.pk)
    page = pages.new(has_errors=bool(form.errors))
    return render(request, "rounds/details.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, round_id: UUID) -> HttpResponse:
    """Choose another name or other trainings."""
    one = doors.round_for(request.actor, round_id)
    if not doors.may_run(request.actor, one):
        raise NotFound
    form = _details(request, RoundForm(one.title, one.school_year, tuple(one.trainings)))
    if request.method == "POST" and form.is_valid():
        actions.change(actor=request.actor, round_id=round_id, form=form.told(), now=clock.now())
        messages.success(request, gettext("De matchronde is aangepast. Maak een nieuwe berekening."))
        return redirect("rounds:round", round_id)
    page = pages.change(one, has_errors=bool(form.errors))
    return render(request, "rounds/details.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_safe
def round_page(request: Request, round_id: UUID) -> HttpResponse:
    """One round: who takes part, what was fixed, the answers beside each other."""
    one = doors.round_for(request.actor, round_id)
    page = pages.one_round(request.actor, one, day=clock.today())
    if request.headers.get("HX-Request"):
        return render(request, "rounds/_runs.html", {"page": page})
    note_learners(request, one)
    return render(request, "rounds/round.html", {"page": page, "form": RunForm()})


@export("matchronde-vooraf-beslist")
def pairs_export(request: Request, round_id: UUID) -> Table:
    """What was decided beforehand about the learners one may know, as a file."""
    one = doors.round_for(request.actor, round_id)
    note_learners(request, one)
    return exports.pairs(request.actor, one, now=clock.now())


@require_POST
def join(request: Request, round_id: UUID) -> HttpResponse:
    """Let the own learners take part, or no longer."""
    takes_part = request.POST.get("mee") == "ja"
    actions.join(actor=request.actor, round_id=round_id, takes_part=takes_part, now=clock.now())
    told = gettext("Uw lerenden doen mee.") if takes_part else gettext("Uw lerenden doen niet mee.")
    messages.success(request, told)
    return redirect("rounds:round", round_id)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_provider(request: Request, round_id: UUID) -> HttpResponse:
    """Ask other providers to take part."""
    one = doors.round_for(request.actor, round_id)
    if not doors.may_run(request.actor, one):
        raise NotFound
    form = ProviderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        provider = form.cleaned_data["provider"]
        actions.ask_provider(actor=request.actor, round_id=round_id, provider_id=provider, now=clock.now())
        messages.success(request, gettext("De vraag staat klaar voor de aanbieder."))
        return redirect("rounds:ask_provider", round_id)
    return _providers(request, one, provider=form)


@require_POST
def ask_area(request: Request, round_id: UUID) -> HttpResponse:
    """Ask all providers of an area at once."""
    one = doors.round_for(request.actor, round_id)
    if not doors.may_run(request.actor, one):
        raise NotFound
    form = AreaForm(request.POST, areas=doors.areas(clock.today()))
    if not form.is_valid():
        return _providers(request, one, area=form)
    region = form.cleaned_data["region"]
    count = actions.ask_area(actor=request.actor, round_id=round_id, region=region, now=clock.now())
    told = ngettext("%(n)s aanbieder is gevraagd.", "%(n)s aanbieders zijn gevraagd.", count) % {"n": count}
    messages.success(request, told if count else gettext("Alle aanbieders van dit gebied waren al gevraagd."))
    return redirect("rounds:ask_provider", round_id)


def _providers(
    request: Request, one: Any, *, provider: ProviderForm | None = None, area: AreaForm | None = None
) -> HttpResponse:
    """The page to ask others, with what was wrong in one of its forms."""
    asked, today = NameForm(request.GET), clock.today()
    text = asked.cleaned_data["tekst"] if asked.is_valid() else ""
    wrong = [form for form in (provider, area) if form is not None and form.errors]
    errors = [{"text": text} for form in wrong for texts in form.errors.values() for text in texts]
    page = pages.providers(one, text=text, day=today, has_errors=bool(errors))
    filled = {"page": page, "errors": errors, "area": area or AreaForm(areas=doors.areas(today))}
    return render(request, "rounds/providers.html", filled, status=422 if errors else 200)


@require_POST
def ask_run(request: Request, round_id: UUID) -> HttpResponse:
    """Ask for an answer."""
    form = RunForm(request.POST)
    if not form.is_valid():
        one = doors.round_for(request.actor, round_id)
        note_learners(request, one)
        page = pages.one_round(request.actor, one, day=clock.today(), has_errors=True)
        return render(request, "rounds/round.html", {"page": page, "form": form}, status=422)
    rule = RunRule(form.cleaned_data["rule"])
    run = actions.ask_run(actor=request.actor, round_id=round_id, rule=rule, now=clock.now())
    return redirect("rounds:run", run.pk)


@require_POST
def set_pair(request: Request, round_id: UUID) -> HttpResponse:
    """Fix a learner to an opening, or keep them apart."""
    form = PairForm(request.POST)
    if not form.is_valid():
        raise NotFound
    data = form.cleaned_data
    actions.set_pair(
        actor=request.actor,
        round_id=round_id,
        track_id=data["track"],
        opening_id=data["opening"],
        kind=PairKind(data["kind"]),
        words=data["words"],
        now=clock.now(),
    )
    messages.success(request, gettext("Vastgelegd. Het telt mee vanaf de volgende berekening."))
    return redirect("rounds:round", round_id)


@require_POST
def drop_pair(request: Request, round_id: UUID, pair_id: UUID) -> HttpResponse:
    """Take back what was fixed."""
    actions.drop_pair(actor=request.actor, round_id=round_id, pair_id=pair_id, now=clock.now())
    messages.success(request, gettext("Losgemaakt. Het telt mee vanaf de volgende berekening."))
    return redirect("rounds:round", round_id)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: Request, round_id: UUID) -> HttpResponse:
    """Put a round aside, after a second look."""
    one = doors.round_for(request.actor, round_id)
    if not doors.may_run(request.actor, one):
        raise NotFound
    if request.method == "POST":
        actions.discard(actor=request.actor, round_id=round_id, now=clock.now())
        messages.success(request, gettext("De matchronde is weggelegd. U kunt ze nog lezen."))
        return redirect("rounds:list")
    return render(request, "rounds/discard.html", {"page": pages.discard(one)})


@require_safe
def run_page(request: Request, run_id: UUID) -> HttpResponse:
    """One answer: figures, the two ends, everybody's line."""
    run = doors.run_for(request.actor, run_id)
    if run.state != RunState.WAITING:
        note_learners(request, run.round)
    page = run_pages.run(request.actor, run, form=LinesForm(request.GET), query=request.GET, now=clock.now())
    template = "rounds/_run.html" if request.headers.get("HX-Request") else "rounds/run.html"
    return render(request, template, {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Request, run_id: UUID) -> HttpResponse:
    """Make proposals of this answer, after a second look at what goes to whom."""
    run, today = doors.run_for(request.actor, run_id), clock.today()
    if not doors.may_publish(request.actor, run.round):
        raise NotFound
    note_learners(request, run.round)
    form = PublishForm(request.POST if request.method == "POST" else None, initial={"until": answer_day(today)})
    if form.is_bound and form.is_valid():
        until, now = form.cleaned_data["until"], clock.now()
        try:
            one = publishing.publish(actor=request.actor, run_id=run_id, answers_until=until, now=now)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De voorstellen vertrekken. Iedereen krijgt bericht."))
            return redirect("rounds:round", one.pk)
    page = publish_pages.publishing(run, day=today, has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "rounds/publish.html", {"page": page, "form": form}, status=status)


@export("matchronde-berekening")
def run_export(request: Request, run_id: UUID) -> Table:
    """What a run says about every learner one may know, as it is filtered."""
    run = doors.run_for(request.actor, run_id)
    note_learners(request, run.round)
    return exports.lines(request.actor, run, form=LinesForm(request.GET), now=clock.now())


@require_safe
def fairness_page(request: Request, run_id: UUID) -> HttpResponse:
    """What a run gives each group of learners that is large enough."""
    run, rows = fair.fairness_of(request.actor, run_id, day=clock.today())
    return render(request, "rounds/fairness.html", {"page": fairness_pages.fairness(run, rows)})


@export("matchronde-gelijke-kansen")
def fairness_export(request: Request, run_id: UUID) -> Table:
    """The same as a file."""
    run, rows = fair.fairness_of(request.actor, run_id, day=clock.today())
    return fairness_pages.as_table(run, rows, now=clock.now())


@require_safe
def market_file(request: Request, run_id: UUID) -> HttpResponse:
    """The market of a run in the exchange format of the engine, for who may know everybody in it."""
    run = doors.run_for(request.actor, run_id)
    content = doors.market_file(request.actor, run, day=clock.today())
    note_learners(request, run.round)
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{run_pages.market_name(run)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def verify(request: Request, run_id: UUID) -> HttpResponse:
    """Work a run out again from what was kept, and say whether the answer is the same."""
    run = doors.run_for(request.actor, run_id)
    if not doors.may_verify(request.actor, run):
        raise NotFound
    if replay.gives_the_same(run):
        messages.success(request, gettext("Nagerekend: dezelfde gegevens en dezelfde loting geven hetzelfde antwoord."))
    else:
        messages.error(request, gettext("Nagerekend: het antwoord is niet hetzelfde. Gebruik deze berekening niet."))
    return redirect("rounds:run", run_id)


@require_safe
def line_page(request: Request, run_id: UUID, track_id: UUID) -> HttpResponse:
    """What a run says about one learner, as the learner would read it."""
    run = doors.run_for(request.actor, run_id)
    line = doors.line_for(request.actor, run, track_id, day=clock.today())
    now = clock.now()
    access.note_read(actor=request.actor, subject_kind="intake.track", subject_id=track_id, page="rounds:line", now=now)
    return render(request, "rounds/line.html", {"page": run_pages.line(request.actor, run, line)})


def _only_rounds(request: Request) -> None:
    if not policies.runs_rounds(request.actor):
        raise NotFound


def _details(request: Request, known: RoundForm | None = None) -> RoundDetailsForm:
    initial: dict[str, Any] = {}
    if known is not None:
        initial = {"title": known.title, "school_year": known.school_year, "trainings": list(known.trainings)}
    options = pages.details_choices(request.actor, known, now=clock.now())
    return RoundDetailsForm(request.POST or None, initial=initial, **options)

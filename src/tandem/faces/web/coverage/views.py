"""For which trainings a company can train, by what happens there: without an account, kept in the address alone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tandem.base import clock
from tandem.faces.documents.pdf import plan_pdf
from tandem.faces.exchange.tables import Table
from tandem.faces.web import language
from tandem.faces.web.answers import export, inline_pdf
from tandem.faces.web.coverage import exports, pages, training_pages
from tandem.faces.web.coverage import together as plans
from tandem.faces.web.coverage.asking import asked, is_sent
from tandem.faces.web.coverage.forms import PasteForm
from tandem.faces.web.middleware import Request
from tandem.journey.readiness.queries import work

_TO_TRAININGS = "opleidingen"


@require_safe
def start(request: Request) -> HttpResponse:
    """What happens at the company; what was ticked moves into the address."""
    told = asked(request.GET, day=clock.today())
    if is_sent(request.GET):
        if request.GET.get("naar") == _TO_TRAININGS:
            return redirect(told.at("coverage:trainings"))
        return redirect(told.at(vak=told.trade, q="" if told.trade else told.question))
    return render(request, "coverage/start.html", {"page": pages.start(told, actor=request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: Request) -> HttpResponse:
    """A text, and the activities it seems to tell of; nothing of it is kept."""
    told = asked(request.GET, day=clock.today())
    form = PasteForm(request.POST) if request.method == "POST" else PasteForm()
    found = None
    if form.is_valid():
        found = work.meant(told.work, form.cleaned_data["text"], language=language.code())
    page = pages.paste(told, found, has_errors=bool(form.errors))
    return render(request, "coverage/paste.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_safe
def trainings(request: Request) -> HttpResponse:
    """Every training with its coverage."""
    told = asked(request.GET, day=clock.today())
    here = request.build_absolute_uri(told.at("coverage:trainings"))
    page = training_pages.trainings(told, actor=request.actor, here=here, day=clock.today())
    return render(request, "coverage/trainings.html", {"page": page})


@export("maximaal-duaal")
def trainings_export(request: Request) -> Table:
    """The same as a file."""
    day = clock.today()
    return exports.table(asked(request.GET, day=day), actor=request.actor, now=clock.now(), day=day)


@require_safe
def training(request: Request, slug: str) -> HttpResponse:
    """One training: what the company has of it, what it misses, who in reach brings that."""
    told = asked(request.GET, day=clock.today())
    if is_sent(request.GET):
        return redirect(told.at("coverage:training", slug))
    here = request.build_absolute_uri(told.at("coverage:training", slug))
    page = training_pages.training(told, slug, actor=request.actor, here=here, day=clock.today())
    return render(request, "coverage/training.html", {"page": page})


@export("maximaal-duaal-{slug}")
def training_export(request: Request, slug: str) -> Table:
    """The activity list of one training, with what happens at the company, as a file."""
    return exports.one_table(asked(request.GET, day=clock.today()), slug, now=clock.now())


@require_safe
def together(request: Request, slug: str) -> HttpResponse:
    """Who covers a training together, month by month; or why nobody does."""
    day = clock.today()
    wanted = plans.question(asked(request.GET, day=day), slug, request.GET)
    here = request.build_absolute_uri(wanted.at())
    page = plans.page(wanted, plans.answer(wanted, actor=request.actor, day=day), here=here, day=day)
    return render(request, "coverage/together.html", {"page": page})


@export("samen-{slug}")
def together_export(request: Request, slug: str) -> Table:
    """The plan that is shown, as a file."""
    day = clock.today()
    wanted = plans.question(asked(request.GET, day=day), slug, request.GET)
    found = plans.chosen_plan(wanted, plans.answer(wanted, actor=request.actor, day=day))
    return plans.table(wanted, found, now=clock.now(), day=day)


@require_safe
def together_pdf(request: Request, slug: str) -> HttpResponse:
    """The plan that is shown, on paper; without one, back to the page that says why."""
    day = clock.today()
    wanted = plans.question(asked(request.GET, day=day), slug, request.GET)
    found = plans.chosen_plan(wanted, plans.answer(wanted, actor=request.actor, day=day))
    if found is None:
        return redirect(wanted.at())
    made = plans.paper(wanted, found, url=request.build_absolute_uri(wanted.at()), day=day)
    return inline_pdf(plan_pdf(made), name=f"samen-{slug}-{day:%Y-%m-%d}")

"""What runs in the back: jobs, mails, the chains of events, remarks on the register."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock, jobs
from tandem.base.errors import NotFound
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.system import exports, pages
from tandem.faces.web.system.forms import AnswerForm
from tandem.registers.access import actions as access
from tandem.registers.access.terms import Role
from tandem.registers.organisations.actions import company as companies


@require_safe
def home(request: Request) -> HttpResponse:
    """What can be looked after here, and whether something asks for it."""
    return render(request, "system/home.html", {"page": pages.home(request.actor)})


@require_safe
def job_list(request: Request) -> HttpResponse:
    """The jobs, with the last error of those that failed."""
    _only_platform(request)
    return render(request, "system/jobs.html", {"page": pages.job_list(request.GET)})


@export("taken")
def jobs_export(request: Request) -> Table:
    """The same jobs as a file."""
    _only_platform(request)
    return exports.jobs_table(request.GET.get("staat", ""), now=clock.now())


@require_POST
def job_again(request: Request, job_id: UUID) -> HttpResponse:
    """Put a job that was set aside back in the queue."""
    _only_platform(request)
    if jobs.again(job_id=job_id, now=clock.now()):
        messages.success(request, gettext("De taak staat weer in de rij."))
    else:
        messages.warning(request, gettext("Deze taak staat niet meer apart: iemand was u voor, of ze is gedaan."))
    return redirect("system:jobs")


@require_safe
def mails(request: Request) -> HttpResponse:
    """The mails that were written, and whether they left."""
    return render(request, "system/mails.html", {"page": pages.mails(request.actor, request.GET)})


@export("mails")
def mails_export(request: Request) -> Table:
    """The same mails as a file."""
    return exports.mails_table(request.actor, now=clock.now())


@require_safe
def chains(request: Request) -> HttpResponse:
    """The daily seals over the events."""
    _only_platform(request)
    return render(request, "system/chains.html", {"page": pages.chains(request.GET)})


@export("ketens")
def chains_export(request: Request) -> Table:
    """The same seals as a file."""
    _only_platform(request)
    return exports.chains_table(now=clock.now())


@require_safe
def doubts(request: Request) -> HttpResponse:
    """What companies say is wrong in the register."""
    return render(request, "system/doubts.html", {"page": pages.doubts(request.actor)})


@export("opmerkingen")
def doubts_export(request: Request) -> Table:
    """The same remarks as a file."""
    return exports.doubts_table(request.actor, now=clock.now())


@require_http_methods(["GET", "HEAD", "POST"])
def settle_doubt(request: Request, doubt_id: UUID) -> HttpResponse:
    """Answer one remark."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        companies.settle_doubt(actor=request.actor, doubt_id=doubt_id, answer=answer, now=clock.now())
        messages.success(request, gettext("De opmerking is beantwoord."))
        return redirect("system:doubts")
    page = pages.doubt(request.actor, doubt_id, has_errors=bool(form.errors))
    access.note_read(
        actor=request.actor,
        subject_kind="organisations.registerdoubt",
        subject_id=doubt_id,
        page="system:settle_doubt",
        now=clock.now(),
    )
    status = 422 if form.errors else 200
    return render(request, "system/doubt.html", {"page": page, "form": form}, status=status)


def _only_platform(request: Request) -> None:
    if not request.actor.has_role(Role.PLATFORM_ADMIN):
        raise NotFound

"""Asking for help without a school and without an account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.enquire import pages
from tandem.faces.web.enquire.forms import AskForm
from tandem.faces.web.middleware import Request
from tandem.journey.handover.actions import enquiries as actions
from tandem.journey.handover.queries import enquiries as queries


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request) -> HttpResponse:
    """The question; what is known of the training and the place one comes from stands there already."""
    day = clock.today()
    form = AskForm(
        request.POST if request.method == "POST" else None,
        day=day,
        trainings=pages.trainings(day),
        suggest_url=reverse("workplaces:places"),
        initial={
            "training": pages.code_of(request.GET.get("opleiding", ""), day=day),
            "place": request.GET.get("waar", "")[:80],
        },
    )
    if form.is_bound and form.is_valid():
        try:
            actions.leave(form=form.told(), language=get_language() or "nl", now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            return redirect("enquire:sent")
    page = pages.start(has_errors=bool(form.errors), day=day)
    return render(request, "enquire/start.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_safe
def sent(request: Request) -> HttpResponse:
    """Look in your mailbox."""
    return render(request, "enquire/sent.html", {"page": pages.sent(day=clock.today())})


@never_cache
@require_safe
def follow(request: Request, secret: str) -> HttpResponse:
    """What became of it. A mail reader that follows links confirms nothing: a button does."""
    found = queries.followed(secret, day=clock.today())
    page = pages.follow(found, secret=secret, day=clock.today())
    return render(request, "enquire/follow.html", {"page": page})


@require_POST
def confirm(request: Request, secret: str) -> HttpResponse:
    """Confirm it."""
    actions.confirm(secret=secret, now=clock.now())
    messages.success(request, gettext("Je vraag is bevestigd."))
    return redirect("enquire:follow", secret)


@require_POST
def withdraw(request: Request, secret: str) -> HttpResponse:
    """Withdraw it."""
    actions.withdraw(secret=secret, now=clock.now())
    messages.success(request, gettext("Je vraag is ingetrokken en gewist."))
    return redirect("enquire:follow", secret)

"""The list of sleeping recognitions, the same as a file, and asking those that were chosen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.sleeping import pages
from tandem.faces.web.sleeping.forms import AskForm
from tandem.journey.activation import policies
from tandem.journey.activation.actions import questions as actions


@require_safe
def sleeping(request: Request) -> HttpResponse:
    """What sleeps, the likeliest to say yes first, with the reasons and what became of the question."""
    page = pages.sleeping(_taking_part(request.actor), query=request.GET, now=clock.now())
    return render(request, "sleeping/list.html", {"page": page})


@export("slapende-erkenningen")
def export_list(request: Request) -> Table:
    """The list as it is filtered, as a file."""
    return pages.table(_taking_part(request.actor), query=request.GET, now=clock.now())


@require_POST
def ask(request: Request) -> HttpResponse:
    """Ask those that were chosen; the list comes back as it was filtered, with who was not asked and why."""
    actor = request.actor
    if not policies.may_campaign(_taking_part(actor)):
        raise NotFound
    form = AskForm(request.POST)
    if not form.is_valid():
        words, chosen = form.words(), form.chosen()
        page = pages.sleeping(actor, query=form.query(), now=clock.now(), error=words, chosen=chosen)
        return render(request, "sleeping/list.html", {"page": page}, status=422)
    done = actions.ask_many(actor=actor, recognition_ids=form.chosen(), now=clock.now())
    for level, words in pages.told(done):
        messages.add_message(request, level, words)
    return redirect(f"{reverse('sleeping:list')}?{form.query().urlencode()}")


def _taking_part(actor: Actor) -> Actor:
    """Who has such a list; for anybody else there is no such area."""
    if not policies.takes_part(actor):
        raise NotFound
    return actor

"""The link in the mail that ends it. Opening it changes nothing: a mail reader that follows links ends nothing."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tandem.base import clock
from tandem.faces.web.alerts.pages import OffPage
from tandem.faces.web.middleware import Request
from tandem.journey.placement.actions import alerts as actions
from tandem.journey.placement.queries import alerts as queries


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: Request, secret: str) -> HttpResponse:
    """Whether the mails go on, and a button that ends them."""
    is_on = queries.is_on_by_link(secret)
    if request.method == "POST":
        actions.end_by_link(secret=secret, now=clock.now())
        return redirect("alerts:off", secret)
    title = gettext("Geen mails meer over nieuwe werkplekken?") if is_on else gettext("De mails staan uit")
    return render(request, "alerts/off.html", {"page": OffPage(title=title, is_on=is_on)})

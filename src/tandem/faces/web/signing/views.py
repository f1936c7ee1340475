"""The door of the signing service, which only makes us look; and the page of our double, in demo and test."""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.faces.exchange.signing import queries, transport
from tandem.faces.exchange.signing.actions import handling
from tandem.faces.exchange.signing.double import Double
from tandem.faces.exchange.signing.messages import LONGEST_REASON
from tandem.faces.exchange.signing.packages import RemoteState, SignerState
from tandem.faces.web.middleware import Request
from tandem.faces.web.signing.pages import ProofPage, Stands

_BACK = "terug"


@csrf_exempt
@never_cache
@require_POST
def called(_request: Request, package_id: UUID, mark: str) -> HttpResponse:
    """Something happened to this package, says who knows its mark. What it was, we ask; the body is not even read."""
    if not queries.is_marked(package_id, mark):
        raise Http404
    handling.hear(package_id, now=clock.now())
    return HttpResponse(status=204)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: Request, reference: str, token: str) -> HttpResponse:
    """Sign, or refuse and say why, as at a real service; then back to where one came from."""
    if settings.MODE == "production" or not settings.SIGNING_URL.startswith(transport.DOUBLE):
        raise Http404
    double = transport.double()
    found = double.invited(reference, token)
    if found is None:
        raise Http404
    package, signer = found
    if "document" in request.GET:
        answer = HttpResponse(double.paper(reference), content_type="application/pdf")
        answer["Content-Disposition"] = 'attachment; filename="document.pdf"'
        return answer
    error = ""
    if request.method == "POST":
        reason = request.POST.get("reason", "").replace("\0", "").strip()[:LONGEST_REASON]
        if request.POST.get("answer") == "refuse" and not reason:
            error = gettext("Zeg waarom u niet tekent, dan kan de andere partij er iets aan doen.")
        else:
            _answered(double, reference, signer["externalReference"], reason, request.POST.get("answer", ""))
            return redirect(request.get_full_path())
    page = ProofPage(
        title=gettext("Proefdienst voor ondertekenen"),
        paper=package["name"],
        name=signer["name"],
        stands=_stands(double, package, signer),
        back=_back(request),
        error=error,
    )
    return render(request, "signing/proof.html", {"page": page}, status=400 if error else 200)


def _answered(double: Double, reference: str, key: str, reason: str, answer: str) -> None:
    """What this signer does; and then the double calls back, as the service would."""
    if answer == "refuse":
        double.refuse(reference, key, reason=reason)
    elif answer == "sign":
        double.sign(reference, key)
    for where, _said in double.calls_back():
        match = resolve(urlsplit(where).path)
        if match.view_name == "signing:called" and queries.is_marked(match.kwargs["package_id"], match.kwargs["mark"]):
            handling.hear(match.kwargs["package_id"], now=clock.now())


def _stands(double: Double, package: dict[str, object], signer: dict[str, object]) -> Stands:
    if signer["state"] == SignerState.SIGNED:
        return Stands.SIGNED
    if signer["state"] == SignerState.REFUSED:
        return Stands.REFUSED
    if package["state"] != RemoteState.RUNNING:
        return Stands.OVER
    return Stands.ASKED if double.is_turn_of(package, signer) else Stands.WAITS


def _back(request: Request) -> str:
    """Where one came from, if that is a page here."""
    asked = request.GET.get(_BACK, "")
    is_here = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_here else "/"

"""The front page and the pages about the site itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.web.middleware import LANGUAGE_COOKIE, THEME_COOKIE, Request
from tandem.faces.web.onward import ours
from tandem.faces.web.site import guides, pages

_A_YEAR = 365 * 24 * 3600


@require_safe
def home(request: Request) -> HttpResponse:
    """Four gateways, one search, one contact point."""
    return render(request, "site/home.html", {"page": pages.home(request.actor, day=clock.today())})


@require_safe
def language(request: HttpRequest) -> HttpResponse:
    """Show the site in another language from now on."""
    chosen = request.GET.get("language", "")
    known = {code for code, _ in settings.LANGUAGES}
    return _kept(request, LANGUAGE_COOKIE, chosen if chosen in known else settings.LANGUAGE_CODE)


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """Show the site light, dark, or as the device prefers."""
    chosen = request.GET.get("theme", "")
    return _kept(request, THEME_COOKIE, chosen if chosen in {"light", "dark"} else "")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "site/accessibility.html", {"page": pages.accessibility()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What we keep of people, why and how long: read from the same list the tables carry."""
    return render(request, "site/privacy.html", {"page": pages.privacy()})


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to ask."""
    return render(request, "site/contact.html", {"page": pages.contact()})


@require_safe
def help_page(request: Request) -> HttpResponse:
    """Where help stands: a guide for each role, words, rules, people."""
    return render(request, "site/help.html", {"page": guides.help_page()})


@require_safe
def guide(request: Request, code: str) -> HttpResponse:
    """The guide of one role."""
    return render(request, "site/guide.html", {"page": guides.guide_page(code)})


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness."""
    url = settings.BASE_URL + request.path
    return HttpResponse(pages.security_text(url=url, now=clock.now()), content_type="text/plain; charset=utf-8")


def _kept(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    response = redirect(ours(request.GET.get("next", "")) or "/")
    if value:
        response.set_cookie(cookie, value, max_age=_A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(cookie)
    return response

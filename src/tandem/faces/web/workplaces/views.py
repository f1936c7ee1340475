"""The public register of recognised workplaces."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.language import in_language
from tandem.faces.web.middleware import Request
from tandem.faces.web.workplaces import exports, maps, opening_pages, pages, place_pages
from tandem.faces.web.workplaces.asking import asked, tables_on
from tandem.faces.web.workplaces.forms import FromForm, SearchForm, WindowForm
from tandem.journey.placement.policies.fitting import may_match
from tandem.journey.placement.queries import openings, public_openings
from tandem.journey.recognition.queries import public
from tandem.journey.recognition.queries.public_map import Window
from tandem.registers.access import actions as access
from tandem.registers.geo import queries as geo
from tandem.registers.reference import queries as reference

SUGGESTED = 8
A_YEAR = 365 * 24 * 3600
OPENING = "placement.opening"


@require_safe
def search(request: Request) -> HttpResponse:
    """What, where, how far, by what: the list, the filters and the map."""
    page = pages.search(SearchForm(request.GET), request.GET, day=clock.today())
    template = "workplaces/_answer.html" if request.headers.get("HX-Request") else "workplaces/search.html"
    answer = render(request, template, {"page": page})
    answer.failed_search = page.failed  # type: ignore[attr-defined]  # counted by a middleware, also when kept
    return answer


@require_safe
def points(request: Request) -> HttpResponse:
    """The same workplaces as points, for the part of the map that shows."""
    window = WindowForm(request.GET)
    if not window.is_valid():
        return JsonResponse({"points": []}, status=400)
    west, south, east, north = window.cleaned_data["bbox"]
    shown = Window(south, west, north, east, window.cleaned_data["zoom"])
    day = clock.today()
    tables = tables_on(day)
    wanted = asked(SearchForm(request.GET), request.GET, tables=tables, day=day)
    answer = JsonResponse(maps.points(wanted, tables, shown, request.GET, day=day))
    patch_cache_control(answer, private=True, max_age=60)
    return answer


@require_safe
def trainings(request: Request) -> HttpResponse:
    """Trainings that a typed text can mean."""
    found = reference.search_trainings(request.GET.get("q", ""), day=clock.today(), limit=SUGGESTED)
    items = [{"value": one.slug, "label": in_language(one.name, one.name_en), "detail": ""} for one in found]
    return JsonResponse({"items": items})


@require_safe
def places(request: Request) -> HttpResponse:
    """Municipalities, places and postal codes that a typed text can mean."""
    found = geo.search_places(request.GET.get("q", ""), clock.today(), limit=SUGGESTED)
    return JsonResponse({"items": [place_pages.suggestion(one) for one in found]})


@export("leerwerkplekken")
def list_export(request: Request) -> Table:
    """The list as it is filtered, as a file."""
    return exports.table(SearchForm(request.GET), request.GET, now=clock.now(), day=clock.today())


@require_safe
def background(request: Request, version: str) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """What the map is drawn on; its address changes when it does, so that a browser keeps it."""
    day = clock.today()
    answer = HttpResponse(geo.map_geojson(day).geojson, content_type="application/geo+json")
    if version == maps.background_version(day)[0]:
        patch_cache_control(answer, public=True, max_age=A_YEAR, immutable=True)
    else:
        patch_cache_control(answer, public=True, max_age=60)
    return answer


@require_safe
def opening(request: Request, opening_id: UUID) -> HttpResponse:
    """One open place; who looks for a place for learners also reads whom to ring."""
    found = public_openings.public_opening(opening_id, day=clock.today())
    contact = openings.contact_for(request.actor, found)
    if contact is not None:
        access.note_read(
            actor=request.actor, subject_kind=OPENING, subject_id=found.pk, page="workplaces:opening", now=clock.now()
        )
    guides = may_match(request.actor)
    page = opening_pages.opening(request.actor, found, contact=contact, guides=guides, day=clock.today())
    return render(request, "workplaces/opening.html", {"page": page})


@require_safe
def workplace(request: Request, number: str) -> HttpResponse:
    """One entry of the register, also one that ended: the code on a certificate leads here."""
    found = public.recognition_by_number(number)
    page = place_pages.workplace(request.actor, found, FromForm(request.GET), day=clock.today())
    return render(request, "workplaces/workplace.html", {"page": page})

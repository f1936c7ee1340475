"""Introductions to read: the list, one of them, its talk for a calendar, what happened."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.documents.meetings import calendar_file
from tandem.faces.exchange.tables import MOST_EXPORTED, Table
from tandem.faces.web.answers import export
from tandem.faces.web.introductions import one_pages, pages
from tandem.faces.web.introductions.doors import note_what_is_told, open_introduction, open_list
from tandem.faces.web.introductions.frame import reader_of, title_of
from tandem.faces.web.middleware import Request


@require_safe
def introductions(request: Request) -> HttpResponse:
    """What runs, what waits for whom, who is placed, what ended."""
    open_list(request)
    page = pages.introductions(request.actor, query=request.GET, day=clock.today())
    return render(request, "introductions/list.html", {"page": page})


@export("kennismakingen")
def list_export(request: Request) -> Table:
    """The same part of the list as a file."""
    open_list(request)
    return pages.table(request.actor, query=request.GET, now=clock.now())


@require_safe
def introduction(request: Request, introduction_id: UUID) -> HttpResponse:
    """One introduction: where it stands and what can be done."""
    found = open_introduction(request, introduction_id)
    note_what_is_told(request, found)
    page = one_pages.introduction(request.actor, found, day=clock.today())
    return render(request, "introductions/introduction.html", {"page": page})


@require_safe
def talk_file(request: Request, introduction_id: UUID) -> HttpResponse:
    """The talk for a calendar."""
    found = open_introduction(request, introduction_id)
    if found.talk_starts is None:
        raise Http404
    content = calendar_file(one_pages.talk_of(found, reader_of(request.actor)), made_at=clock.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tandem-gesprek.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def history(request: Request, introduction_id: UUID) -> HttpResponse:
    """What happened to an introduction, and who looked."""
    found = open_introduction(request, introduction_id)
    return render(request, "recognition/history.html", {"page": one_pages.history_page(request.actor, found)})


@export("geschiedenis")
def history_export(request: Request, introduction_id: UUID) -> Table:
    """The same history as a file."""
    found, reader = open_introduction(request, introduction_id), reader_of(request.actor)
    happened, looked = gettext("Wat er gebeurde"), gettext("Wie keek")
    rows = [(happened, one) for one in one_pages.entries_of(found, reader)]
    rows += [(looked, one) for one in one_pages.looks_of(found, reader, most=MOST_EXPORTED)]
    return Table(
        title=gettext("Geschiedenis"),
        columns=(
            gettext("Soort"),
            gettext("Wanneer"),
            gettext("Wat"),
            gettext("Wie"),
            gettext("Hoedanigheid"),
            gettext("Toelichting"),
        ),
        rows=[(kind, one.at, one.what, one.who, one.mandate, one.note) for kind, one in rows],
        made_at=clock.now(),
        filters=[(gettext("Kennismaking"), title_of(found, reader))],
    )

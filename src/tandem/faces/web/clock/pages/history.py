"""What happened to the search time of a learner, and who looked."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.exchange.tables import MOST_EXPORTED, Table
from tandem.faces.web.clock.pages.frame import about, area, crumbs, name_of
from tandem.faces.web.recognition.pages import Entry, HistoryPage, looks_note, who_looked
from tandem.faces.web.recognition.pages import history as happened
from tandem.faces.web.site.pages import Link


def history(clock: Any) -> HistoryPage:
    """Everything that happened to a clock, the newest first."""
    looks = who_looked(clock)
    name = name_of(clock.track.person)
    back = Link(name, reverse("clock:clock", args=[clock.pk]))
    return HistoryPage(
        title=gettext("Geschiedenis van de zoektijd van %(name)s") % {"name": name},
        breadcrumb=crumbs(back, Link(gettext("Geschiedenis"), "")),
        area=area(),
        entries=tuple(happened([clock])),
        looks=tuple(looks),
        looks_note=looks_note(looks),
        export_door="clock:history_export",
        export_of=clock.pk,
    )


def table(clock: Any, *, now: datetime) -> Table:
    """The same, to export."""
    what, looked = gettext("Wat er gebeurde"), gettext("Wie keek")
    return Table(
        title=gettext("Geschiedenis"),
        columns=("Soort", "Wanneer", "Wat", "Wie", "Hoedanigheid", "Toelichting"),
        rows=[
            *(_cells(what, one) for one in happened([clock])),
            *(_cells(looked, one) for one in who_looked(clock, most=MOST_EXPORTED)),
        ],
        made_at=now,
        filters=[
            (gettext("Lerende"), name_of(clock.track.person)),
            (gettext("Traject"), clock.track.number),
            (gettext("Opleiding"), about(clock.track)),
        ],
    )


def _cells(kind: str, one: Entry) -> tuple[str | datetime, ...]:
    return (kind, one.at, one.what, one.who, one.mandate, one.note)

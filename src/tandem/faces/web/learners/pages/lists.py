"""The list of learners: filtered, counted, exported."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.learners.pages.frame import area, crumbs, listed_name, path_tag, phase_tag, school_year
from tandem.faces.web.lists import Group, Option, more_url, without
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.handover.queries import enquiries, handovers
from tandem.journey.intake.queries import lists, needs
from tandem.journey.intake.queries.lists import Facets, Wanted
from tandem.journey.intake.terms.screening import Path
from tandem.journey.intake.terms.tracks import Phase
from tandem.registers.access.terms import Role

STEP = 25
_SHOWN = (
    *("number", "phase", "starts_on", "school_year", "municipality", "coach__name", "person__given_name"),
    *("person__family_name", "training__name", "training__name_en", "location__name", "provider_id"),
)
"""What a line of the list shows; a page of wide rows costs twice as much."""


@dataclass(frozen=True)
class Tab:
    """One phase, with how many learners stand in it."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True)
class Row:
    """One learner in the list."""

    url: str
    name: str
    number: str
    training: str
    place: str
    coach: str
    phase: Tag
    path: Tag | None


@dataclass(frozen=True)
class ListPage(Page):
    """The learners of a provider or coach."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    text: str = ""
    tabs: tuple[Tab, ...] = ()
    groups: tuple[Group, ...] = ()
    chips: tuple[Link, ...] = ()
    more_url: str = ""
    query: str = ""
    phase: str = ""
    is_empty: bool = False
    shows_coach: bool = False
    handovers: int = 0
    late_handovers: int = 0
    enquiries: int = 0
    """How many people without a school wait for this provider."""


def learners(actor: Actor, *, data: dict[str, Any], query: QueryDict, day: date) -> ListPage:
    """The learners that fit the filters."""
    rows, facets, counts = (
        lists.learners(actor, _wanted(data), day=day),
        lists.facets(actor, day=day),
        _counts(actor, day),
    )
    total, shown = rows.count(), max(data.get("tot") or 0, STEP)
    return ListPage(
        title=gettext("Mijn lerenden"),
        lead=gettext("Iedere lerende heeft één dossier, van inschrijving tot vertrek."),
        breadcrumb=(*crumbs()[:-1], Link(gettext("Mijn lerenden"), "")),
        area=area(),
        rows=tuple(_row(one) for one in rows.only(*_SHOWN)[:shown]),
        total=total,
        count_words=ngettext("%(n)s lerende", "%(n)s lerenden", total) % {"n": total},
        text=data.get("tekst", ""),
        tabs=_tabs(data, query, counts),
        groups=_groups(data, facets),
        chips=_chips(data, facets, query),
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        query=query.urlencode(),
        phase=data.get("fase", ""),
        is_empty=not sum(counts.values()),
        shows_coach=actor.has_role(Role.PROVIDER_ADMIN),
        handovers=handovers.waiting(actor, day=day),
        late_handovers=handovers.late(actor, day=day),
        enquiries=enquiries.waiting(actor),
    )


def table(actor: Actor, *, data: dict[str, Any], now: datetime) -> Table:
    """The list as it is filtered, to export."""
    day = day_of(now)
    chips = _chips(data, lists.facets(actor, day=day), QueryDict())
    rows, cut = for_a_file(lists.learners(actor, _wanted(data), day=day))
    filters = [(label, value) for label, _, value in (chip.label.partition(": ") for chip in chips)]
    return Table(
        title=gettext("Lerenden"),
        columns=(
            gettext("Traject"),
            gettext("Familienaam"),
            gettext("Voornaam"),
            gettext("Geboortedatum"),
            gettext("Opleiding"),
            gettext("Vestigingsplaats"),
            gettext("Schooljaar"),
            gettext("Start"),
            gettext("Fase"),
            gettext("Screening"),
            gettext("Trajectbegeleider"),
            gettext("Vertrokken op"),
            gettext("Reden van vertrek"),
        ),
        rows=(_cells(actor, one, day=day) for one in rows),
        made_at=now,
        filters=[*filters, *([(gettext("Let op"), cut)] if cut else [])],
    )


def _cells(actor: Actor, one: Any, *, day: date) -> tuple[Any, ...]:
    return (
        one.number,
        one.person.family_name,
        one.person.given_name,
        one.person.birth_date,
        training_name(one.training),
        one.location.name if one.location else "",
        school_year(one.school_year),
        one.starts_on,
        code_label(Phase(one.phase)),
        code_label(Path(one.screened)) if one.screened else "",
        one.coach.name if one.coach else "",
        one.left_on,
        code_label(needs.left_for(actor, one, day=day)) if one.left_reason else "",
    )


def _counts(actor: Actor, day: date) -> dict[Phase, int]:
    return lists.in_phases(actor, day=day)


def _wanted(data: dict[str, Any]) -> Wanted:
    phase = data.get("fase")
    return Wanted(
        phases=(Phase(phase),) if phase else (),
        training=data.get("opleiding", ""),
        coach=data.get("begeleider"),
        is_unguided=bool(data.get("vrij")),
        is_unscreened=bool(data.get("zonder")),
        school_year=data.get("schooljaar"),
        text=data.get("tekst", "").strip(),
    )


def _row(one: Any) -> Row:
    return Row(
        url=reverse("learners:track", args=[one.pk]),
        name=listed_name(one.person),
        number=one.number,
        training=training_name(one.training),
        place=one.location.name if one.location else "",
        coach=one.coach.name if one.coach else "",
        phase=phase_tag(one),
        path=path_tag(one.screened or ""),
    )


def _tabs(data: dict[str, Any], query: QueryDict, counts: dict[Phase, int]) -> tuple[Tab, ...]:
    chosen = data.get("fase", "")
    running = sum(count for phase, count in counts.items() if phase is not Phase.LEFT)
    first = Tab(gettext("Wie er is"), without(query, "fase", "tot"), running, not chosen)
    return (first, *(_tab(phase, query, counts[phase], current=phase == chosen) for phase in Phase))


def _tab(phase: Phase, query: QueryDict, count: int, *, current: bool) -> Tab:
    changed = query.copy()
    changed.pop("tot", None)
    changed["fase"] = str(phase)
    return Tab(code_label(phase), f"?{changed.urlencode()}", count, current)


def _groups(data: dict[str, Any], facets: Facets) -> tuple[Group, ...]:
    training, coach, year = data.get("opleiding", ""), data.get("begeleider"), data.get("schooljaar")
    every = gettext("alle")
    todo = (
        Group(gettext("Screening"), "zonder", (Option("on", gettext("nog niet besloten"), bool(data.get("zonder"))),)),
        Group(gettext("Begeleiding"), "vrij", (Option("on", gettext("nog niemand"), bool(data.get("vrij"))),)),
    )
    trainings = tuple(Option(code, in_language(nl, en), code == training) for code, nl, en in facets.trainings)
    coaches = tuple(Option(str(key), name, key == coach) for key, name in facets.coaches)
    years = tuple(Option(str(one), school_year(one), one == year) for one in facets.school_years)
    several = (
        (gettext("Opleiding"), "opleiding", trainings, bool(training)),
        (gettext("Trajectbegeleider"), "begeleider", coaches, bool(coach)),
        (gettext("Schooljaar"), "schooljaar", years, bool(year)),
    )
    return (
        *todo,
        *(
            Group(label, name, (Option("", every, not is_chosen), *options), single=True)
            for label, name, options, is_chosen in several
            if len(options) > 1 or is_chosen
        ),
    )


def _chips(data: dict[str, Any], facets: Facets, query: QueryDict) -> tuple[Link, ...]:
    trainings = {code: in_language(nl, en) for code, nl, en in facets.trainings}
    coaches = dict(facets.coaches)
    told = (
        ("fase", gettext("Fase"), code_label(Phase(data["fase"])) if data.get("fase") else ""),
        ("tekst", gettext("Zoekwoord"), data.get("tekst", "")),
        ("opleiding", gettext("Opleiding"), trainings.get(data.get("opleiding", ""), data.get("opleiding", ""))),
        ("begeleider", gettext("Trajectbegeleider"), _coach(data.get("begeleider"), coaches)),
        ("schooljaar", gettext("Schooljaar"), school_year(data["schooljaar"]) if data.get("schooljaar") else ""),
        ("zonder", gettext("Screening"), gettext("nog niet besloten") if data.get("zonder") else ""),
        ("vrij", gettext("Begeleiding"), gettext("nog niemand") if data.get("vrij") else ""),
    )
    return tuple(Link(f"{label}: {words}", without(query, name)) for name, label, words in told if words)


def _coach(key: Any, coaches: dict[Any, str]) -> str:
    return coaches.get(key, gettext("iemand anders")) if key else ""

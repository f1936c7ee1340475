"""The list of files on the desk: filtered, counted, exported."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.desk.forms import InboxForm
from tandem.faces.web.language import training_name
from tandem.faces.web.lists import Group, Option, with_, without
from tandem.faces.web.recognition import pages as shared
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.activation import policies as activation
from tandem.journey.recognition import policies
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import State
from tandem.registers.reference import queries as reference

STEP = 25
_COLUMNS = (
    "Dossier",
    "Staat",
    "Onderneming",
    "Ondernemingsnummer",
    "Vestiging",
    "Vestigingsnummer",
    "Opleiding",
    "Gemeente",
    "Ingediend op",
    "Beslissen voor",
    "Bevoegde instantie",
)


@dataclass(frozen=True)
class Row:
    """One file in the list."""

    url: str
    company: str
    training: str
    place: str
    number: str
    tag: Tag
    due: str
    is_late: bool
    body: str
    why: str


@dataclass(frozen=True)
class Inbox(Page):
    """The files on the desk."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    text: str = ""
    groups: tuple[Group, ...] = ()
    chips: tuple[Link, ...] = ()
    more_url: str = ""
    query: str = ""
    shows_body: bool = False
    sleeping_url: str = ""
    lift_url: str = ""


_SHOWN = (
    *("state", "due_on", "completed_at", "dossier__number", "dossier__company__name", "competent_body__name"),
    *("training__name", "training__name_en", "establishment__name", "establishment__municipality"),
)
"""What a line of the list shows; a page of wide rows costs twice as much."""


def inbox(actor: Actor, *, form: InboxForm, query: QueryDict, day: date) -> Inbox:
    """The files on this desk that fit the filters."""
    form.is_valid()
    data = form.cleaned_data
    rows = _rows(actor, data, day=day)
    total, shown = rows.count(), max(data.get("tot") or 0, STEP)
    sees_all = policies.sees_every_file(actor)
    return Inbox(
        title=gettext("Uw werkbank"),
        lead=gettext("De aanvraag met de dichtste termijn staat bovenaan."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Werkbank"), "")),
        area=gettext("Werkbank"),
        rows=tuple(_row(one, day=day) for one in rows.only(*_SHOWN)[:shown]),
        total=total,
        count_words=ngettext("%(n)s aanvraag", "%(n)s aanvragen", total) % {"n": total},
        text=data.get("tekst", ""),
        groups=_groups(data, sees_all=sees_all, day=day),
        chips=_chips(data, query),
        more_url=with_(query, tot=str(shown + STEP)) if total > shown else "",
        query=query.urlencode(),
        shows_body=sees_all,
        sleeping_url=reverse("sleeping:list") if activation.takes_part(actor) else "",
        lift_url=reverse("workplaces:search") if policies.decides(actor) else "",
    )


def inbox_table(actor: Actor, *, form: InboxForm, now: datetime) -> Table:
    """The list as it is filtered, to export."""
    form.is_valid()
    data = form.cleaned_data
    day = day_of(now)
    filters = [(chip.label.split(": ")[0], chip.label.split(": ")[-1]) for chip in _chips(data, QueryDict())]
    return Table(
        title=gettext("Aanvragen tot erkenning"),
        columns=_COLUMNS,
        rows=(
            (
                one.dossier.number,
                code_label(State(one.state)),
                one.dossier.company.name,
                one.dossier.company.number,
                one.establishment.name,
                one.establishment.number,
                one.training.name,
                one.establishment.municipality,
                one.submitted_at,
                one.due_on,
                one.competent_body.name,
            )
            for one in _rows(actor, data, day=day).iterator(chunk_size=2000)
        ),
        made_at=now,
        filters=filters,
    )


def _rows(actor: Actor, data: dict[str, Any], *, day: date) -> Any:
    return files.inbox(
        actor,
        day=day,
        states=[State(code) for code in data.get("staat") or ()],
        sector=data.get("sector", ""),
        text=data.get("tekst", "").strip(),
        only_mine=not data.get("alles"),
        is_overdue=bool(data.get("laat")),
    )


def _row(one: Any, *, day: date) -> Row:
    meter = shared.deadline(one, today=day)
    return Row(
        url=reverse("desk:request", args=[one.pk]),
        company=one.dossier.company.name,
        training=training_name(one.training),
        place=f"{one.establishment.name}, {one.establishment.municipality}",
        number=one.dossier.number,
        tag=shared.tag(one.state),
        due=meter.left if meter else "",
        is_late=bool(meter and meter.state == "late"),
        body=one.competent_body.name,
        why="",
    )


def _groups(data: dict[str, Any], *, sees_all: bool, day: date) -> tuple[Group, ...]:
    chosen = set(data.get("staat") or ())
    states = tuple(
        Option(state.value, code_label(state), state.value in chosen) for state in State if state is not State.DRAFT
    )
    sectors = tuple(
        Option(one.code, gettext(one.name), one.code == data.get("sector")) for one in reference.sectors_on(day)
    )
    late = (Option("on", gettext("alleen te laat"), bool(data.get("laat"))),)
    groups = (Group(gettext("Staat"), "staat", states), Group(gettext("Termijn"), "laat", late))
    if not sees_all:
        return groups
    every = Option("", gettext("alle"), not data.get("sector"))
    everyone = (Option("on", gettext("ook van andere instanties"), bool(data.get("alles"))),)
    return (
        *groups,
        Group(gettext("Werkbank"), "alles", everyone),
        Group(gettext("Sector"), "sector", (every, *sectors), single=True),
    )


def _chips(data: dict[str, Any], query: QueryDict) -> tuple[Link, ...]:
    chips = [
        Link(f"{gettext('Staat')}: {code_label(State(code))}", without(query, staat=code))
        for code in data.get("staat") or ()
    ]
    if data.get("tekst"):
        chips.append(Link(f"{gettext('Zoekwoord')}: {data['tekst']}", without(query, "tekst")))
    if data.get("sector"):
        chips.append(Link(f"{gettext('Sector')}: {data['sector']}", without(query, "sector")))
    if data.get("laat"):
        chips.append(Link(f"{gettext('Termijn')}: {gettext('te laat')}", without(query, "laat")))
    return tuple(chips)

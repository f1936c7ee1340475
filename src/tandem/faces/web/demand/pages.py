"""What the page of unmet demand shows: counts by regional forum and training, with filters."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.lists import Group, Option, without
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.demand import queries, rules
from tandem.journey.demand.rules import OTHERS, Cell, Shown
from tandem.journey.demand.terms import DemandKind, DemandReason
from tandem.law import norms
from tandem.registers.geo import queries as geo
from tandem.registers.geo.terms import RegionKind
from tandem.registers.reference import queries as reference

_ALL = ""


@dataclass(frozen=True)
class Names:
    """How regions, sectors and trainings are called."""

    forums: Mapping[str, str]
    sectors: Mapping[str, str]
    trainings: Mapping[str, str]

    def forum(self, code: str) -> str:
        """The name of a regional forum."""
        return self.forums.get(code, code) if code else gettext("Zonder overlegforum")

    def training(self, cell: Cell) -> str:
        """The name of a training, or of the small ones of a sector together."""
        if cell.training != OTHERS:
            return self.trainings.get(cell.training, cell.training)
        sector = self.sectors.get(cell.sector, gettext("zonder sector"))
        return gettext("Andere opleidingen samen: %(sector)s") % {"sector": sector}


@dataclass(frozen=True)
class DemandRow:
    """One training in one region; a dash where nothing may be told."""

    forum: str
    training: str
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DemandPage(Page):
    """The counts that fit."""

    rows: tuple[DemandRow, ...] = ()
    kinds: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    chips: tuple[Link, ...] = ()
    count_words: str = ""
    hidden_words: str = ""
    settled_words: str = ""
    query: str = ""
    url: str = ""
    least: int = 0
    waiting_days: int = 0


def counts(actor: Actor, query: QueryDict, *, day: date) -> DemandPage:
    """The counts that this actor may read and that fit the filters."""
    known, held = queries.shown(actor, day=day), norms.at(day)
    names, chosen = names_on(day), _chosen(query)
    told = _fitting(known, chosen)
    rows = _rows(told, names)
    hidden = sum(told.hidden.values())
    return DemandPage(
        title=gettext("Onvervulde vraag"),
        lead=gettext("Waar lerenden geen plaats vinden en werkplekken geen lerende, per overlegforum en opleiding."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Onvervulde vraag"), "")),
        area=gettext("Onvervulde vraag"),
        rows=rows,
        kinds=tuple(code_label(kind) for kind in DemandKind),
        groups=_groups(known, chosen, names),
        chips=_chips(chosen, query, names),
        count_words=ngettext("%(n)s opleiding in een regio", "%(n)s opleidingen in een regio", len(rows))
        % {"n": number_format(len(rows))},
        hidden_words=_hidden_words(hidden),
        settled_words=gettext("Geteld tot %(day)s. Een kwartaal staat hier zodra het voorbij is.")
        % {"day": date_format(rules.first_hidden(day), "DATE_FORMAT")},
        query=query.urlencode(),
        url=reverse("demand:list"),
        least=held.publication.min_group_of_minors.value,
        waiting_days=held.demand.waiting_days.value,
    )


def as_table(actor: Actor, query: QueryDict, *, now: datetime) -> Table:
    """Every count that fits, the reasons apart."""
    day = day_of(now)
    names, chosen = names_on(day), _chosen(query)
    told = _fitting(queries.shown(actor, day=day), chosen)
    return Table(
        title=gettext("Onvervulde vraag"),
        columns=(
            gettext("Kwartaal"),
            gettext("Overlegforum"),
            gettext("Sector"),
            gettext("Opleiding"),
            gettext("Soort"),
            gettext("Reden"),
            gettext("Aantal"),
        ),
        rows=[
            (
                cell.quarter,
                names.forum(cell.forum),
                names.sectors.get(cell.sector, cell.sector),
                names.training(cell),
                code_label(DemandKind(cell.kind)),
                code_label(DemandReason(cell.reason)) if cell.reason else "",
                count,
            )
            for cell, count in sorted(told.counts.items())
        ],
        made_at=now,
        filters=[(group, label) for group, label, _ in _named(chosen, names)],
        note=_hidden_words(sum(told.hidden.values())),
    )


def names_on(day: date) -> Names:
    """How everything is called on a day."""
    return Names(
        {one.code: one.name for one in geo.regions(RegionKind.FORUM, day).order_by("name", "code")},
        {one.code: in_language(one.name, one.name_en) for one in reference.sectors_on(day)},
        {one.code: training_name(one) for one in reference.trainings_on(day)},
    )


_Chosen = dict[str, str]


def _chosen(query: QueryDict) -> _Chosen:
    return {name: query.get(name, _ALL).strip() for name in ("kwartaal", "regio", "sector")}


def _fitting(known: Shown, chosen: _Chosen) -> Shown:
    return rules.narrowed(
        known,
        quarters=_one(chosen["kwartaal"]),
        forums=_one(chosen["regio"]),
        sectors=_one(chosen["sector"]) or None,
    )


def _one(value: str) -> Collection[str]:
    return (value,) if value else ()


def _rows(told: Shown, names: Names) -> tuple[DemandRow, ...]:
    sums: dict[tuple[str, str], Counter[str]] = {}
    for cell, count in told.counts.items():
        at = (names.forum(cell.forum), names.training(cell))
        sums.setdefault(at, Counter())[cell.kind] += count
    kinds = tuple(DemandKind)
    return tuple(
        DemandRow(
            forum,
            training,
            tuple((code_label(kind), number_format(counted[kind]) if counted[kind] else "–") for kind in kinds),
        )
        for (forum, training), counted in sorted(sums.items(), key=lambda one: (one[0][0], -one[1].total(), one[0][1]))
    )


def _groups(known: Shown, chosen: _Chosen, names: Names) -> tuple[Group, ...]:
    every = gettext("alle")
    quarters = sorted(
        {cell.quarter for cell in known.counts} | {quarter for quarter, _, _ in known.hidden}, reverse=True
    )
    sectors = sorted({cell.sector for cell in known.counts} | {sector for _, _, sector in known.hidden})
    listed = (
        (gettext("Kwartaal"), "kwartaal", [(one, _quarter_words(one)) for one in quarters]),
        (gettext("Overlegforum"), "regio", list(names.forums.items())),
        (gettext("Sector"), "sector", [(one, names.sectors.get(one, one)) for one in sectors if one]),
    )
    return tuple(
        Group(
            label,
            name,
            (
                Option(_ALL, every, not chosen[name]),
                *(Option(value, words, value == chosen[name]) for value, words in values),
            ),
            single=True,
        )
        for label, name, values in listed
    )


def _named(chosen: _Chosen, names: Names) -> list[tuple[str, str, str]]:
    told = (
        (gettext("Kwartaal"), "kwartaal", _quarter_words),
        (gettext("Overlegforum"), "regio", names.forum),
        (gettext("Sector"), "sector", lambda code: names.sectors.get(code, code)),
    )
    return [(label, words(chosen[name]), name) for label, name, words in told if chosen[name]]


def _chips(chosen: _Chosen, query: QueryDict, names: Names) -> tuple[Link, ...]:
    return tuple(Link(f"{label}: {words}", without(query, name)) for label, words, name in _named(chosen, names))


def _quarter_words(quarter: str) -> str:
    year, dash, number = quarter.partition("-")
    return gettext("%(n)se kwartaal %(year)s") % {"n": number, "year": year} if dash else quarter


def _hidden_words(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "%(n)s telling is te klein om te tonen, en zit in geen enkel getal.",
        "%(n)s tellingen zijn te klein om te tonen, en zitten in geen enkel getal.",
        count,
    )
    return words % {"n": number_format(count)}

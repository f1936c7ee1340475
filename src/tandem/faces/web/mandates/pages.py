"""What the pages on powers show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.language import in_language
from tandem.faces.web.lists import Group, Option, without
from tandem.faces.web.mandates.forms import MatrixForm
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.law.values import Certainty
from tandem.registers.mandates import queries
from tandem.registers.mandates.queries import Holding, Row
from tandem.registers.mandates.terms import BodyKind, Power


@dataclass(frozen=True)
class Holder:
    """Who holds a power: since when, under which agreement, how certain that is."""

    name: str
    url: str
    since: str
    agreement: str
    agreement_certainty: str
    certainty: str
    region: str
    note: str
    note_number: int
    is_own: bool


@dataclass(frozen=True)
class Cell:
    """One power in one sector."""

    label: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class HolderGroup:
    """All powers in one sector that one body holds in the same way; without a holder, those that nobody holds."""

    holder: Holder | None
    powers: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One sector: power by power for the table, body by body for the phone."""

    name: str
    cells: tuple[Cell, ...]
    groups: tuple[HolderGroup, ...]


@dataclass(frozen=True)
class MatrixPage(Page):
    """Who holds which power in which sector on a day."""

    day: date | None = None
    day_words: str = ""
    day_note: str = ""
    power: str = ""
    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    chips: tuple[Link, ...] = ()
    query: str = ""


@dataclass(frozen=True)
class Held:
    """A power a body holds, held or will hold."""

    power: str
    sector: str
    region: str
    since: date
    until: date | None
    is_current: bool
    agreement: str
    certainty: str
    note: str


@dataclass(frozen=True)
class Agreement:
    """A cooperation agreement."""

    reference: str
    signed_on: date | None
    since: date
    until: date | None
    certainty: str
    note: str


@dataclass(frozen=True)
class BodyPage(Page):
    """One body."""

    facts: tuple[Fact, ...] = ()
    email: str = ""
    current: tuple[Held, ...] = ()
    earlier: tuple[Held, ...] = ()
    agreements: tuple[Agreement, ...] = ()


def matrix(form: MatrixForm, *, query: QueryDict, today: date) -> MatrixPage:
    """Who holds which power in which sector on the day."""
    data, day, note = _asked(form, today)
    powers = _powers(data)
    found = queries.matrix_on(day)
    notes = _notes(found.rows, powers)
    return MatrixPage(
        title=gettext("Wie beslist waarover"),
        lead=gettext("Elke bevoegdheid heeft op elke dag één houder per sector. Hier ziet u wie, en sinds wanneer."),
        breadcrumb=_crumbs(gettext("Wie beslist")),
        day=day,
        day_words=date_format(day, "DATE_FORMAT"),
        day_note=note,
        power=data.get("bevoegdheid", ""),
        columns=tuple(code_label(power) for power in powers),
        lines=tuple(_line(row, powers, notes) for row in found.rows),
        notes=notes,
        groups=(_power_group(data),),
        chips=_chips(data, query),
        query=query.urlencode(),
    )


def matrix_table(form: MatrixForm, *, now: datetime, today: date) -> Table:
    """The powers on the day, to export: one line per holder."""
    data, day, _ = _asked(form, today)
    powers = _powers(data)
    filters = [(gettext("Datum"), day.isoformat())]
    filters += [(chip.label.split(": ")[0], chip.label.split(": ")[-1]) for chip in _chips(data, QueryDict())]
    columns = (
        gettext("Sector"),
        gettext("Bevoegdheid"),
        gettext("Instantie"),
        gettext("Gebied"),
        gettext("Sinds"),
        gettext("Tot"),
        gettext("Samenwerkingsakkoord"),
        gettext("Zekerheid"),
        gettext("Opmerking"),
    )
    return Table(
        title=gettext("Wie beslist waarover"),
        columns=columns,
        rows=[
            _cells(row, one, cell.power)
            for row in queries.matrix_on(day).rows
            for cell in row.cells
            if cell.power in powers
            for one in cell.holdings
        ],
        made_at=now,
        filters=filters,
    )


def body(found: Any, *, today: date) -> BodyPage:
    """One body: contact, powers, agreements."""
    mandates = [_held(one, today) for one in queries.mandates_of(found.pk)]
    kind = BodyKind(found.kind)
    lines = [Fact(gettext("Soort"), code_label(kind))]
    if found.sector:
        lines.append(Fact(gettext("Sector"), in_language(found.sector.name, found.sector.name_en)))
    lines.append(Fact(gettext("Bestaat sinds"), date_format(found.valid_from, "DATE_FORMAT")))
    if found.valid_until:
        lines.append(Fact(gettext("Bestond tot"), date_format(found.valid_until, "DATE_FORMAT")))
    return BodyPage(
        title=in_language(found.name, found.name_en),
        lead=gettext("Welke bevoegdheden deze instantie heeft, sinds wanneer, en onder welk akkoord."),
        breadcrumb=_crumbs(
            in_language(found.name, found.name_en), parent=Link(gettext("Wie beslist"), reverse("mandates:matrix"))
        ),
        facts=tuple(lines),
        email=found.email,
        current=tuple(one for one in mandates if one.is_current),
        earlier=tuple(one for one in mandates if not one.is_current),
        agreements=tuple(
            Agreement(
                one.reference,
                one.signed_on,
                one.valid_from,
                one.valid_until,
                one.certainty,
                in_language(one.note, one.note_en),
            )
            for one in queries.agreements_of(found.pk)
        ),
    )


def _asked(form: MatrixForm, today: date) -> tuple[dict[str, Any], date, str]:
    form.is_valid()
    note = gettext("Die dag begrijpen wij niet. U ziet de bevoegdheden van vandaag.") if "dag" in form.errors else ""
    return form.cleaned_data, form.cleaned_data.get("dag") or today, note


def _powers(data: dict[str, Any]) -> tuple[Power, ...]:
    return (Power(data["bevoegdheid"]),) if data.get("bevoegdheid") else tuple(Power)


def _power_group(data: dict[str, Any]) -> Group:
    chosen = data.get("bevoegdheid", "")
    every = Option("", gettext("Alle bevoegdheden"), not chosen)
    return Group(
        gettext("Bevoegdheid"),
        "bevoegdheid",
        (every, *(Option(power.value, code_label(power), power.value == chosen) for power in Power)),
        single=True,
    )


def _chips(data: dict[str, Any], query: QueryDict) -> tuple[Link, ...]:
    if not data.get("bevoegdheid"):
        return ()
    name = code_label(Power(data["bevoegdheid"]))
    return (Link(f"{gettext('Bevoegdheid')}: {name}", without(query, "bevoegdheid")),)


def _notes(rows: Iterable[Row], powers: tuple[Power, ...]) -> tuple[str, ...]:
    """Every remark once, in the order of the table; cells refer to it by number."""
    texts = (
        in_language(one.note, one.note_en)
        for row in rows
        for cell in row.cells
        if cell.power in powers
        for one in cell.holdings
        if one.note
    )
    return tuple(dict.fromkeys(texts))


def _line(row: Row, powers: tuple[Power, ...], notes: tuple[str, ...]) -> Line:
    cells = tuple(
        Cell(code_label(cell.power), tuple(_holder(one, row, notes) for one in cell.holdings))
        for cell in row.cells
        if cell.power in powers
    )
    return Line(in_language(row.sector_name, row.sector_name_en), cells, _by_holder(cells))


def _by_holder(cells: Iterable[Cell]) -> tuple[HolderGroup, ...]:
    groups: dict[Holder | None, list[str]] = {}
    for cell in cells:
        for one in cell.holders or (None,):
            groups.setdefault(one, []).append(cell.label)
    return tuple(HolderGroup(one, tuple(powers)) for one, powers in groups.items())


def _holder(one: Holding, row: Row, notes: tuple[str, ...]) -> Holder:
    note = in_language(one.note, one.note_en)
    return Holder(
        name=in_language(one.body_name, one.body_name_en),
        url=reverse("mandates:body", args=[one.body]),
        since=date_format(one.valid_from, "DATE_FORMAT"),
        agreement=one.agreement,
        agreement_certainty=one.agreement_certainty,
        certainty=one.certainty,
        region=one.region,
        note=note,
        note_number=notes.index(note) + 1 if note else 0,
        is_own=one.kind is BodyKind.SECTORAL_PARTNERSHIP and one.body == row.sector,
    )


def _cells(row: Row, one: Holding, power: Power) -> tuple[str | date | None, ...]:
    return (
        in_language(row.sector_name, row.sector_name_en),
        code_label(power),
        in_language(one.body_name, one.body_name_en),
        one.region,
        one.valid_from,
        one.valid_until,
        one.agreement,
        code_label(Certainty(one.certainty)),
        in_language(one.note, one.note_en),
    )


def _held(one: Any, today: date) -> Held:
    return Held(
        power=code_label(Power(one.power)),
        sector=in_language(one.sector.name, one.sector.name_en) if one.sector else gettext("alle sectoren"),
        region=one.region,
        since=one.valid_from,
        until=one.valid_until,
        is_current=one.facts().holds_on(today),
        agreement=one.agreement.reference if one.agreement else "",
        certainty=one.certainty,
        note=in_language(one.note, one.note_en),
    )


def _crumbs(label: str, *, parent: Link | None = None) -> tuple[Link, ...]:
    start = (Link(gettext("Start"), reverse("site:home")),)
    return (*start, *((parent,) if parent else ()), Link(label, ""))

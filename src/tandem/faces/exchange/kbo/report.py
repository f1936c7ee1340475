"""What an import tells afterwards, in Dutch for people and as plain data for programs."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.formats import number_format as _as_number
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tandem.faces.exchange import tables
from tandem.faces.exchange.kbo.facts import Report
from tandem.glossary import labels
from tandem.registers.organisations.queries import register as queries
from tandem.registers.organisations.queries.register import Rejection
from tandem.registers.organisations.terms import RegisterChange, RowProblem


def rejections_of(report: Report) -> Iterator[Rejection]:
    """Every row that was not taken over: from memory for a dry run, else from the database."""
    if report.extract_id is None:
        yield from report.rejections
    else:
        yield from queries.rejections_of(report.extract_id)


def reason(rejection: Rejection) -> str:
    """Why a row was not taken over, as a whole sentence."""
    texts = {
        RowProblem.COLUMNS: _("De rij telt {found} kolommen; dat zijn er niet zoveel als in de kop van het bestand."),
        RowProblem.QUOTES: _("De aanhalingstekens in deze rij sluiten niet."),
        RowProblem.ENCODING: _(
            "De rij bevat tekens die geen UTF-8 zijn ({found}); misschien is het bestand opnieuw bewaard."
        ),
        RowProblem.CONTROL: _("De rij bevat een verborgen stuurteken ({found})."),
        RowProblem.TOO_LONG: _("De waarde in {column} is langer dan de KBO toelaat."),
        RowProblem.EMPTY: _("{column} is leeg en moet ingevuld zijn."),
        RowProblem.NUMBER: _(
            "“{found}” in {column} is geen geldig nummer: de vorm of de controlecijfers kloppen niet."
        ),
        RowProblem.DAY: _("“{found}” in {column} is geen dag als 31-12-2026."),
        RowProblem.CODE: _("De code “{found}” in {column} wordt in code.csv niet uitgelegd."),
        RowProblem.ZIPCODE: _("“{found}” in {column} is geen Belgische postcode van vier cijfers."),
        RowProblem.TWICE: _("{found} in {column} staat al in een eerdere rij."),
    }
    return texts[RowProblem(rejection.problem)].format(found=rejection.found, column=rejection.column)


def rejected_csv(report: Report, *, made_at: datetime) -> bytes:
    """Every row that was not taken over, as a list for a spreadsheet."""
    columns = (_("Bestand"), _("Regel"), _("Kolom"), _("Gevonden"), _("Reden"), _("Rij"))
    rows = ((one.file, one.line, one.column, one.found, reason(one), one.row) for one in rejections_of(report))
    title = _("Rijen van uittreksel {number} die niet overgenomen zijn").format(number=report.facts.number)
    return tables.as_csv(tables.Table(title, columns, rows, made_at))


def lines(report: Report) -> list[str]:
    """The report as people read it."""
    if report.outcome == "nothing_to_do":
        text = _("Uittreksel {number} is al ingelezen. Er is niets te doen.")
        return [text.format(number=report.facts.number)]
    parts = (_counts(report), _missing(report), [_speed(report)], _changes(report), _rejected(report))
    return [_about(report), *(line for part in parts for line in part)]


def as_data(report: Report) -> dict[str, Any]:
    """The report for programs; the names of the keys stay as they are."""
    switch = report.applied.switch if report.applied else None
    return {
        "source": report.source,
        "outcome": report.outcome,
        "extract": {
            "number": report.facts.number,
            "kind": report.facts.kind,
            "snapshot_on": report.facts.snapshot_on.isoformat(),
            "version": report.facts.version,
        },
        "is_resumed": report.is_resumed,
        "missing": list(report.missing),
        "files": {name: {"rows": one.rows, "rejected": one.rejected} for name, one in report.counts.items()},
        "rows": report.rows,
        "rejected": report.rejected,
        "seconds": round(report.seconds, 3),
        "rows_per_second": report.rows_per_second,
        "longest_wait_seconds": round(report.longest_wait, 3),
        "companies": dict(switch.company_changes) if switch else {},
        "establishments": dict(switch.establishment_changes) if switch else {},
        "companies_left_alone": switch.left_alone if switch else 0,
        "recognitions": dict(report.applied.recognitions) if report.applied else {},
    }


def number_format(number: float, decimals: int | None = None) -> str:
    """A number with points between the thousands."""
    return _as_number(number, decimals, force_grouping=True)


def _about(report: Report) -> str:
    texts = {
        "made_current": _("Uittreksel {number} ({kind}) van {day} is in gebruik."),
        "dry_run": _("Proef: uittreksel {number} ({kind}) van {day} is gelezen en nagekeken. Er is niets bewaard."),
    }
    return texts[report.outcome].format(
        number=report.facts.number,
        kind=labels.label(report.facts.kind).lower(),
        day=date_format(report.facts.snapshot_on),
    )


def _counts(report: Report) -> Iterator[str]:
    for name, count in report.counts.items():
        text = _("  {name}: {rows} rijen") if not count.rejected else _("  {name}: {rows} rijen, {rejected} afgekeurd")
        yield text.format(name=name, rows=number_format(count.rows), rejected=number_format(count.rejected))


def _missing(report: Report) -> Iterator[str]:
    if report.missing:
        names = ", ".join(labels.text(f"organisations.RegisterFile.{name}").lower() for name in report.missing)
        yield _("Deze mutatie bevat geen bestanden over: {names}. Daar verandert niets.").format(names=names)


def _speed(report: Report) -> str:
    text = _("{rows} rijen in {seconds} s, {speed} rijen per seconde. Langste schrijfbeurt: {longest} s.")
    line = text.format(
        rows=number_format(report.read_now),
        seconds=number_format(report.seconds, 1),
        speed=number_format(report.rows_per_second),
        longest=number_format(report.longest_wait, 2),
    )
    return f"{_('Een eerdere poging is voortgezet.')} {line}" if report.is_resumed else line


def _changes(report: Report) -> Iterator[str]:
    if report.applied is None:
        return
    switch = report.applied.switch
    for name, changes in (
        (_("Ondernemingen"), switch.company_changes),
        (_("Vestigingen"), switch.establishment_changes),
    ):
        if changes:
            yield _("{name} die meedoen: {changes}.").format(name=name, changes=_listed(changes))
    touched = sum(report.applied.recognitions.values())
    if touched:
        yield ngettext(
            "{count} gebeurtenis bij een erkenning.", "{count} gebeurtenissen bij erkenningen.", touched
        ).format(count=number_format(touched))
    if switch.left_alone:
        text = ngettext(
            "{count} onderneming is niet vergeleken, omdat een rij van haar is afgekeurd.",
            "{count} ondernemingen zijn niet vergeleken, omdat een rij van hen is afgekeurd.",
            switch.left_alone,
        )
        yield text.format(count=number_format(switch.left_alone))


def _listed(changes: Any) -> str:
    known: Sequence[RegisterChange] = [kind for kind in RegisterChange if changes.get(kind)]
    return ", ".join(f"{labels.label(kind).lower()} {number_format(changes[kind])}" for kind in known)


SHOWN_REJECTIONS = 20


def _rejected(report: Report) -> Iterator[str]:
    if not report.rejected:
        yield _("Alle rijen zijn in orde.")
        return
    yield ngettext("{count} rij is afgekeurd:", "{count} rijen zijn afgekeurd:", report.rejected).format(
        count=number_format(report.rejected)
    )
    for _number, one in zip(range(SHOWN_REJECTIONS), rejections_of(report), strict=False):
        yield _("  {file}, regel {line}: {reason}").format(file=one.file, line=one.line, reason=reason(one))
    if report.rejected > SHOWN_REJECTIONS:
        yield _("  … en nog {count}.").format(count=number_format(report.rejected - SHOWN_REJECTIONS))

"""From a file of pupils to rows: what can be read, and what is wrong in the rest, row by row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tandem.faces.exchange import told_rows
from tandem.faces.exchange.enrolments.sheets import ABOUT, SHEET
from tandem.faces.exchange.magda.asking import Note
from tandem.faces.exchange.reading import UnreadableError, read_plain
from tandem.faces.exchange.rows import RowError, read_rows
from tandem.faces.exchange.tables import Table
from tandem.journey.intake.rules.importing import PupilRow

__all__ = ["MOST_BYTES", "MOST_ROWS", "Pupils", "UnreadableError", "as_message", "pupils", "template"]

NOTES: Final[Mapping[str, str]] = {
    Note.WAITS: gettext_noop("Wij vragen de inschrijving op bij Onderwijs. Kijk over enkele minuten opnieuw."),
    Note.SILENT: gettext_noop("Onderwijs antwoordde nog niet. Wij proberen het opnieuw; kijk straks nog eens."),
    Note.DOUBTED: gettext_noop(
        "Onderwijs gaf over dit rijksregisternummer nog geen gegevens. Wij proberen het opnieuw; kijk straks nog eens."
    ),
    Note.UNKNOWN: gettext_noop(
        "Onderwijs kent dit rijksregisternummer niet. Kijk het nummer na, of vul de opleiding en de eerste lesdag zelf"
        " in."
    ),
    Note.GIVEN_UP: gettext_noop(
        "Onderwijs antwoordde niet, hoe dikwijls wij het ook vroegen. Vraag deze leerling later opnieuw op, of vul de"
        " opleiding en de eerste lesdag zelf in."
    ),
    Note.MOVED: gettext_noop(
        "Toen u de anderen inlas, wachtte deze leerling nog op een antwoord van Onderwijs. De leerling staat nu in een"
        " eigen lijst."
    ),
    Note.NONE: gettext_noop(
        "Onderwijs kent voor dit rijksregisternummer geen lopende duale inschrijving bij u. Kijk het nummer na, of vul"
        " de opleiding en de eerste lesdag zelf in."
    ),
    Note.REFUSED: gettext_noop(
        "Onderwijs geeft over dit rijksregisternummer geen gegevens. Kijk het nummer na, of vul de opleiding en de"
        " eerste lesdag zelf in."
    ),
}
"""Why a pupil whose enrolment was asked cannot go in yet."""

MOST_BYTES: Final = 10_000_000
MOST_ROWS: Final = 5_000


@dataclass(frozen=True)
class Pupils:
    """Every row of a file: those that can be read as pupils, and what is wrong in the others."""

    heading: tuple[str, ...]
    cells: Mapping[int, tuple[str, ...]]
    rows: tuple[PupilRow, ...]
    wrong: Mapping[int, tuple[RowError, ...]]


def pupils(name: str, content: bytes) -> Pupils:
    """Read a file of pupils; `UnreadableError` says gently why it cannot be read at all."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(_("Het bestand is groter dan 10 MB. Bewaar alleen de leerlingen die u wilt inlezen."))
    is_message = told_rows.is_message(name, content)
    tables = [told_rows.table_of(content, SHEET)] if is_message else read_plain(name, content, SHEET)
    if len(tables) > 1:
        raise UnreadableError(
            _(
                "In dit werkboek staan leerlingen op meer dan één blad. Zet ze samen op één blad,"
                " of lees elk blad apart in."
            )
        )
    (table,) = tables
    if not table.rows:
        raise UnreadableError(_("Onder de kopregel staat geen enkele leerling. Vul minstens één rij in."))
    if len(table.rows) > MOST_ROWS:
        raise UnreadableError(_("Een bestand telt hoogstens 5.000 leerlingen. Splits het bestand."))
    found: list[PupilRow] = []
    wrong: dict[int, tuple[RowError, ...]] = {}
    notes = _notes(content) if is_message else {}
    for row in read_rows(tables):
        if row.line in notes:
            wrong[row.line] = (RowError(table.sheet.name, row.line, "", "", _(NOTES[notes[row.line]])),)
        elif row.errors:
            wrong[row.line] = row.errors
        else:
            found.append(row.made.pupil(row.line))
    return Pupils(table.heading, dict(table.rows), tuple(found), wrong)


def template(*, now: datetime) -> Table:
    """An empty file to fill in, that says beside it what belongs in each column."""
    return Table(
        title=_("Leerlingen om in te lezen"),
        columns=[column.heading for column in SHEET.columns],
        rows=(),
        made_at=now,
        filters=[(column.heading, _explained(column.field)) for column in SHEET.columns],
        note=_("Eén rij per leerling. Een lege cel verandert niets aan wat wij al weten."),
    )


def explained() -> list[tuple[str, str, str]]:
    """Every column: its heading, what belongs in it, and which other headings we recognise."""
    return [(column.heading, _explained(column.field), ", ".join(column.also)) for column in SHEET.columns]


def as_message(rows: Sequence[Mapping[str, str]], notes: Mapping[int, str] | None = None) -> bytes:
    """Pupils told field by field, as what `pupils` reads again: each row is on the line of its number.

    A note says why a row waits, or cannot be asked.
    """
    told = {"rows": [dict(row) for row in rows], "notes": {str(line): note for line, note in (notes or {}).items()}}
    return json.dumps(told, ensure_ascii=False).encode()


def without_notes(content: bytes) -> bytes:
    """The same message, in which no row waits for an answer: only our own questions do."""
    return json.dumps({"rows": json.loads(content)["rows"], "notes": {}}, ensure_ascii=False).encode()


def _notes(content: bytes) -> dict[int, str]:
    """The notes in a message, of those that we know."""
    told = json.loads(content).get("notes")
    pairs = told.items() if isinstance(told, dict) else ()
    return {int(line): note for line, note in pairs if line.isdecimal() and isinstance(note, str) and note in NOTES}


def _explained(field: str) -> str:
    about = ABOUT[field]
    words = _(about.words)
    return (
        _("%(words)s Bijvoorbeeld: %(example)s") % {"words": words, "example": about.example}
        if about.example
        else words
    )

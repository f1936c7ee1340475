"""From a file of running agreements to rows: what can be read, and what is wrong in the rest, row by row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from tandem.faces.exchange import told_rows
from tandem.faces.exchange.reading import UnreadableError, read_plain
from tandem.faces.exchange.rows import RowError, read_rows
from tandem.faces.exchange.tables import Table
from tandem.faces.exchange.takeovers.sheets import ABOUT, SHEET
from tandem.journey.agreements.rules.takeover import AgreementRow

MOST_BYTES: Final = 10_000_000
MOST_ROWS: Final = 2_000


@dataclass(frozen=True)
class Agreements:
    """Every row of a file: those that can be read, and what is wrong in the others."""

    heading: tuple[str, ...]
    cells: Mapping[int, tuple[str, ...]]
    rows: tuple[AgreementRow, ...]
    wrong: Mapping[int, tuple[RowError, ...]]


def agreements(name: str, content: bytes) -> Agreements:
    """Read a file of agreements; `UnreadableError` says gently why it cannot be read at all."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(
            _("Het bestand is groter dan 10 MB. Bewaar alleen de overeenkomsten die u wilt overnemen.")
        )
    is_message = told_rows.is_message(name, content)
    tables = [told_rows.table_of(content, SHEET)] if is_message else read_plain(name, content, SHEET)
    if len(tables) > 1:
        raise UnreadableError(_("In dit werkboek staan overeenkomsten op meer dan één blad. Zet ze samen op één blad."))
    (table,) = tables
    if not table.rows:
        raise UnreadableError(_("Onder de kopregel staat geen enkele overeenkomst. Vul minstens één rij in."))
    if len(table.rows) > MOST_ROWS:
        raise UnreadableError(_("Een bestand telt hoogstens 2.000 overeenkomsten. Splits het bestand."))
    found: list[AgreementRow] = []
    wrong: dict[int, tuple[RowError, ...]] = {}
    for row in read_rows(tables):
        if row.errors:
            wrong[row.line] = row.errors
        else:
            found.append(row.made.agreement(row.line))
    return Agreements(table.heading, dict(table.rows), tuple(found), wrong)


def as_message(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Agreements told field by field, as what `agreements` reads again: each row is on the line of its number."""
    return json.dumps({"rows": [dict(row) for row in rows]}, ensure_ascii=False).encode()


def template(*, now: datetime) -> Table:
    """An empty file to fill in, that says beside it what belongs in each column."""
    return Table(
        title=_("Lopende overeenkomsten om over te nemen"),
        columns=[column.heading for column in SHEET.columns],
        rows=(),
        made_at=now,
        filters=[(column.heading, _explained(column.field)) for column in SHEET.columns],
        note=_("Eén rij per overeenkomst. Een lege cel verandert niets aan wat wij al weten."),
    )


def explained() -> list[tuple[str, str, str]]:
    """Every column: its heading, what belongs in it, and which other headings we recognise."""
    return [(column.heading, _explained(column.field), ", ".join(column.also)) for column in SHEET.columns]


def _explained(field: str) -> str:
    words, example = ABOUT[field]
    told = _(words)
    return _("%(words)s Bijvoorbeeld: %(example)s") % {"words": told, "example": example} if example else told

"""The history of a request as a file, the same for the company and for the desk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from tandem.faces.exchange.tables import MOST_EXPORTED, Table
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Entry, history, who_looked


def history_table(file: Any, *, now: datetime) -> Table:
    """What happened to the request, and who looked at it; the file came through its door."""
    filters = [
        (gettext("Dossier"), file.dossier.number or ""),
        (gettext("Opleiding"), training_name(file.training)),
        (gettext("Vestiging"), file.establishment.name),
    ]
    return happened_table([file, file.dossier], looked_at=file, filters=filters, now=now)


def happened_table(
    subjects: Sequence[Any], *, looked_at: Any, filters: Sequence[tuple[str, str]], now: datetime
) -> Table:
    """What happened to these rows, and who looked at one of them; the file says what it is about."""
    happened, looked = gettext("Wat er gebeurde"), gettext("Wie keek")
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
        rows=[
            *(_cells(happened, one) for one in history(subjects)),
            *(_cells(looked, one) for one in who_looked(looked_at, most=MOST_EXPORTED)),
        ],
        made_at=now,
        filters=list(filters),
    )


def _cells(kind: str, one: Entry) -> tuple[str | datetime, ...]:
    return (kind, one.at, one.what, one.who, one.mandate, one.note)

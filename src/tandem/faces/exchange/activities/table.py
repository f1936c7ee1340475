"""Activity lists as a file, in the form in which they can be brought in again."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext

from tandem.faces.exchange.activities.sheets import SAFETY, SHEETS, WRITTEN_MARKS, YES_OR_NO
from tandem.faces.exchange.tables import Table, Value
from tandem.registers.reference.rules import ActivityFacts, ImportedList


def table(lists: Iterable[ImportedList], *, now: datetime) -> Table:
    """One row for each activity, with the columns of an import."""
    (sheet,) = SHEETS
    return Table(
        title=gettext("Activiteitenlijsten"),
        columns=[column.heading for column in sheet.columns],
        rows=[_row(one, activity) for one in lists for activity in one.facts.activities],
        made_at=now,
        note=gettext("U kunt dit bestand aanpassen en weer invoeren. Een gewijzigde lijst is een nieuwe versie."),
    )


def _row(given: ImportedList, activity: ActivityFacts) -> tuple[Value, ...]:
    facts = given.facts
    compulsory = {value: word for word, value in YES_OR_NO.items()}
    safety = {value: word for word, value in SAFETY.items()}
    return (
        facts.code,
        facts.version,
        int(activity.code.rpartition("-")[2]),
        activity.text_nl,
        activity.text_en,
        facts.name,
        " ".join(given.trainings),
        facts.valid_from,
        facts.source,
        WRITTEN_MARKS[activity.certainty],
        "" if activity.is_compulsory is None else compulsory[activity.is_compulsory],
        activity.phase,
        "" if activity.safety is None else safety[activity.safety],
    )

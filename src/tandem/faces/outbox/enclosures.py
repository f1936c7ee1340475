"""What goes with a mail: kept with it as plain data, made into a file when it leaves, forgotten once it left."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.text import slugify

from tandem.faces.documents import pdf
from tandem.faces.documents.meetings import Talk, calendar_file
from tandem.faces.documents.readiness import report
from tandem.journey.readiness.queries import scans
from tandem.journey.readiness.terms import Scan

File = tuple[str, bytes | str, str]


def of_talk(talk: Talk, *, made_at: datetime) -> Mapping[str, str]:
    """A talk for the calendar of one reader, as it stands at this moment."""
    return {"method": talk.method, "calendar": calendar_file(talk, made_at=made_at).decode()}


def files(told: Mapping[str, Any], *, day: date) -> list[File]:
    """The files that go with a mail which leaves that day."""
    if "calendar" in told:
        return [("gesprek.ics", told["calendar"].encode(), f"text/calendar; method={told['method']}")]
    return _result(told, day=day) if told else []


def _result(told: Mapping[str, Any], *, day: date) -> list[File]:
    """The result of a scan as PDF, as it is on the day the mail leaves; nothing where its questions are gone."""
    asked = scans.question_set(Scan(told["scan"]))
    if asked.version != told["version"]:
        return []
    with translation.override(told["in"]):
        made = report(asked, told["letters"], day=day)
        return [(f"{slugify(made.voice.name)}-{day.isoformat()}.pdf", pdf.report_pdf(made), "application/pdf")]

"""The search time as a calendar that others read again and again (RFC 5545): little data, no family names.

Who guides learners reads initials and the number of the track; a learner reads the own days, a parent a first letter.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.faces.documents.ical import escaped, folded, moment
from tandem.faces.documents.meetings import MINUTES
from tandem.journey.placement.rules.feeds import Entry
from tandem.journey.placement.terms.feeds import FeedEntry

_A_DAY = timedelta(days=1)
_MILESTONES = (FeedEntry.HALFWAY, FeedEntry.FEW_LEFT, FeedEntry.NEARLY_OVER)


def agenda(entries: Sequence[Entry], *, is_family: bool, made_at: datetime) -> bytes:
    """The whole calendar in the language in use; a reader that comes back finds moved days moved."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tandem//Zoektijd//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(gettext('Tandem: zoektijd'))}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        *(line for one in entries for line in _event(one, is_family=is_family, made_at=made_at)),
        "END:VCALENDAR",
    )
    return b"".join(folded(line) for line in lines)


def _event(one: Entry, *, is_family: bool, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.key}{'' if one.kind is FeedEntry.TALK else '-' + one.kind.value}@tandem"
    yield f"SEQUENCE:{one.sequence}"
    yield f"DTSTAMP:{moment(made_at)}"
    yield from _when(one)
    yield f"SUMMARY:{escaped(title(one, is_family=is_family))}"
    if is_family and one.place:
        yield f"LOCATION:{escaped(one.place)}"
    yield f"URL:{settings.BASE_URL + _path(one, is_family=is_family)}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _when(one: Entry) -> Iterator[str]:
    if one.starts is not None:
        yield f"DTSTART:{moment(one.starts)}"
        yield f"DTEND:{moment(one.starts + timedelta(minutes=MINUTES))}"
        return
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + _A_DAY:%Y%m%d}"
    yield "TRANSP:TRANSPARENT"


def title(one: Entry, *, is_family: bool) -> str:
    """What stands in the calendar: what it is, and of whom, as short as it can be."""
    whose = one.initials[:2] if is_family else f"{one.initials} {one.track_number}"
    return f"{_what(one)} ({whose})"


def _what(one: Entry) -> str:
    words = {"n": one.number, "workplace": one.workplace}
    if one.kind in _MILESTONES:
        return ngettext("Zoektijd: nog %(n)s opleidingsdag", "Zoektijd: nog %(n)s opleidingsdagen", one.number) % words
    if one.kind is FeedEntry.LAST_DAY:
        return gettext("Zoektijd: laatste dag")
    if one.kind is FeedEntry.EXTENSION_ASKED:
        return gettext("Zoektijd: verlenging gevraagd")
    if one.kind is FeedEntry.EXTENSION_GRANTED:
        return ngettext("Zoektijd: %(n)s dag erbij", "Zoektijd: %(n)s dagen erbij", one.number) % words
    return gettext("Gesprek bij %(workplace)s") % words


def _path(one: Entry, *, is_family: bool) -> str:
    if one.kind is FeedEntry.TALK:
        return reverse("introductions:introduction", args=[one.about])
    if is_family:
        return reverse("learner:search_time", args=[one.track_id])
    return reverse("clock:clock", args=[one.about])

"""A talk as a file for anybody's calendar (RFC 5545): planned, moved, or no longer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tandem.faces.documents.ical import escaped, folded, moment

MINUTES: Final = 45
"""So long a talk takes in a calendar, where nobody says otherwise: our own choice."""


@dataclass(frozen=True)
class Talk:
    """What a calendar has to know of a talk."""

    uid: str
    sequence: int
    starts: datetime
    title: str
    place: str
    words: str
    url: str
    is_off: bool = False
    organiser: str = ""
    """To whom who is invited can write; with `attendee` it makes of the file an invitation."""
    attendee: str = ""

    @property
    def method(self) -> str:
        """What a calendar does with it: strike it out, take it as an invitation, or only keep it."""
        return "CANCEL" if self.is_off else "REQUEST" if self.attendee else "PUBLISH"


def calendar_file(talk: Talk, *, made_at: datetime) -> bytes:
    """One event; a calendar that holds an earlier version of it moves it, or strikes it out."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tandem//Kennismaking//NL",
        f"METHOD:{talk.method}",
        "BEGIN:VEVENT",
        f"UID:{talk.uid}@tandem",
        f"SEQUENCE:{talk.sequence}",
        f"DTSTAMP:{moment(made_at)}",
        f"DTSTART:{moment(talk.starts)}",
        f"DTEND:{moment(talk.starts + timedelta(minutes=MINUTES))}",
        f"SUMMARY:{escaped(talk.title)}",
        f"LOCATION:{escaped(talk.place)}",
        f"DESCRIPTION:{escaped(talk.words)}",
        f"URL:{talk.url}",
        *_people(talk),
        f"STATUS:{'CANCELLED' if talk.is_off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(folded(line) for line in lines)


def _people(talk: Talk) -> tuple[str, ...]:
    """Who invites whom; nobody has to answer by calendar: the answer is given on the page."""
    if not talk.attendee:
        return ()
    return (
        f"ORGANIZER;CN=Tandem:mailto:{escaped(talk.organiser)}",
        f"ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{escaped(talk.attendee)}",
    )

"""A talk as a file for anybody's calendar (RFC 5545): planned, moved, or no longer."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

MINUTES: Final = 45
"""So long a talk takes in a calendar, where nobody says otherwise: our own choice."""
_WIDTH: Final = 73
"""So many bytes stand on one line, with the space and the end of line that folding adds."""


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
        f"DTSTAMP:{_moment(made_at)}",
        f"DTSTART:{_moment(talk.starts)}",
        f"DTEND:{_moment(talk.starts + timedelta(minutes=MINUTES))}",
        f"SUMMARY:{_escaped(talk.title)}",
        f"LOCATION:{_escaped(talk.place)}",
        f"DESCRIPTION:{_escaped(talk.words)}",
        f"URL:{talk.url}",
        *_people(talk),
        f"STATUS:{'CANCELLED' if talk.is_off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) for line in lines)


def _people(talk: Talk) -> tuple[str, ...]:
    """Who invites whom; nobody has to answer by calendar: the answer is given on the page."""
    if not talk.attendee:
        return ()
    return (
        f"ORGANIZER;CN=Tandem:mailto:{_escaped(talk.organiser)}",
        f"ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{_escaped(talk.attendee)}",
    )


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Text as a calendar reads it: no line of it can become a property of its own."""
    told = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = told.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\\n".join("".join(sign for sign in line if sign >= " " and sign != "\x7f") for line in lines)


def _folded(line: str) -> bytes:
    """The line in pieces that a calendar puts together again, never within one character."""
    pieces, piece = [], b""
    for sign in line:
        encoded = sign.encode()
        if len(piece) + len(encoded) > _WIDTH:
            pieces.append(piece)
            piece = b""
        piece += encoded
    return b"\r\n ".join((*pieces, piece)) + b"\r\n"

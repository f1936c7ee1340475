"""What a letter says, apart from how it looks: the screen and the PDF are made from this one thing."""

from dataclasses import dataclass
from datetime import date

from tandem.faces.documents.reasons import Reason


@dataclass(frozen=True)
class Fact:
    """One line of a list of facts."""

    label: str
    value: str


@dataclass(frozen=True)
class Letter:
    """A letter of one body to one company."""

    sender: str
    receiver: str
    place_and_day: str
    reference: str
    subject: str
    day: date
    language: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    reasons: tuple[Reason, ...] = ()
    closing: tuple[str, ...] = ()
    sender_lines: str = ""
    signed: str = ""
    foot: str = ""


@dataclass(frozen=True)
class Certificate:
    """The certificate of one recognition; its code leads to the public register."""

    number: str
    company: str
    establishment: str
    address: str
    training: str
    body: str
    mandate: str
    valid_from: str
    valid_until: str
    url: str
    title: str
    lead: str
    facts: tuple[Fact, ...]
    scan: str
    foot: str
    day: date
    language: str

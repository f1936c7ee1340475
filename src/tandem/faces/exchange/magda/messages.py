"""The messages of MAGDA: an envelope with one question, and what stands in the answer to it.

A refusal comes with HTTP 200, so every answer is looked through for exceptions; nothing in it is ever expanded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tandem.base.periods import BRUSSELS
from tandem.faces.exchange.magda.services import HISTORY, PASSING, REGISTER, Service

MOST_BYTES: Final = 2_000_000
_SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"


class GarbledError(Exception):
    """What came back is no answer to what was asked; it may go better another time."""


class RefusedError(Exception):
    """The service answers about this person with an exception, with its own code and words."""

    def __init__(self, code: str, words: str) -> None:
        self.code, self.words = code, words
        super().__init__(f"{code}: {words}")


class DeniedError(RefusedError):
    """The service takes no message of ours at all: that is about us, and says nothing of this person."""


@dataclass(frozen=True)
class Sender:
    """Who asks: the platform, on behalf of a school."""

    name: str
    institution: str


@dataclass(frozen=True)
class ToldEnrolment:
    """One enrolment as the answer tells it."""

    reference: str
    institution: str
    location: str
    group_number: str
    group_name: str
    path_words: str
    since: date
    until: date | None = None
    is_dual: bool = False


def register(national_number: str, *, sender: Sender, reference: str, until: date, now: datetime) -> bytes:
    """Ask that we may know this person: before anything about a person is asked."""
    envelope, content = _envelope(REGISTER, sender=sender, reference=reference, now=now)
    told = SubElement(content, "Inschrijving")
    subject = SubElement(told, "BetrokkenSubject")
    _with(subject, Type="PERS", Subjecten=national_number)
    _with(SubElement(told, "Periode"), Begin=_day(now), Einde=until.isoformat())
    return _bytes(envelope)


def history(national_number: str, *, sender: Sender, reference: str, since: date, until: date, now: datetime) -> bytes:
    """Ask which enrolments this person had in a period."""
    envelope, content = _envelope(HISTORY, sender=sender, reference=reference, now=now)
    criteria = SubElement(content, "Criteria")
    _with(criteria, INSZ=national_number)
    _with(SubElement(criteria, "Periode"), Begin=since.isoformat(), Einde=until.isoformat())
    return _bytes(envelope)


def accepted(content: bytes, *, reference: str) -> None:
    """Look whether a registration stands."""
    _answer(content, reference=reference)


def enrolments(content: bytes, *, reference: str) -> tuple[ToldEnrolment, ...]:
    """The enrolments in an answer, each once, the newest first."""
    found: dict[str, ToldEnrolment] = {}
    for one in _named(_answer(content, reference=reference), "Inschrijving"):
        if _child(one, "LeerplichtOnderwijs") is None:
            continue
        for group in _named(one, "InschrijvingAdministratieveGroep"):
            told = _enrolment(one, group)
            found.setdefault(told.reference or f"{told.institution}/{told.group_number}/{told.since}", told)
    return tuple(sorted(found.values(), key=lambda one: (one.since, one.reference), reverse=True))


def _enrolment(one: Element, group: Element) -> ToldEnrolment:
    about, dual = _first(group, "AdministratieveGroep"), _first(group, "DuaalLeren")
    since = _text(one, "DatumInschrijving") or _text(group, "Periode", "Begin")
    until = _text(group, "Periode", "Einde")
    try:
        days = date.fromisoformat(since[:10]), date.fromisoformat(until[:10]) if until else None
    except ValueError:
        raise GarbledError(f"a day, found {since[:20]!r} and {until[:20]!r}") from None
    return ToldEnrolment(
        reference=_text(group, "Referte")[:60],
        institution=_text(one, "Instelling", "Instellingsnummer"),
        location=_text(one, "OnderwijsLocatie", "Nummer"),
        group_number=_text(about, "Nummer") if about is not None else "",
        group_name=_text(about, "Naam") if about is not None else "",
        path_words=_text(dual, "Leerweg", "Omschrijving") if dual is not None else "",
        since=days[0],
        until=days[1],
        is_dual=dual is not None,
    )


def _answer(content: bytes, *, reference: str) -> Element:
    """The answer to this very question; its exceptions are raised."""
    if len(content) > MOST_BYTES:
        raise GarbledError("the answer is larger than 2 MB")
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise GarbledError(f"no XML that we read: {type(error).__name__}") from None
    fault = _first(root, "Fault")
    if fault is not None:
        raise GarbledError(f"a fault: {_text(fault, 'faultstring')[:200]}")
    answers = [one for one in _named(root, "Antwoord") if _text(one, "Referte") == reference]
    for one in _named(answers[0] if answers else root, "Uitzondering"):
        if _text(one, "Type").upper() not in PASSING:
            says_no = RefusedError if answers else DeniedError
            raise says_no(_text(one, "Identificatie")[:20] or "?", _text(one, "Diagnose")[:200])
    if len(answers) != 1:
        raise GarbledError("no answer to this question")
    return answers[0]


def _envelope(service: Service, *, sender: Sender, reference: str, now: datetime) -> tuple[Element, Element]:
    envelope = Element(f"{{{_SOAP}}}Envelope")
    asked = SubElement(SubElement(envelope, f"{{{_SOAP}}}Body"), f"{{{service.namespace}}}{service.name}")
    request = SubElement(asked, "Verzoek")
    context = _with(SubElement(request, "Context"), Naam=service.name, Versie=service.version)
    message = _with(SubElement(context, "Bericht"), Type="VRAAG")
    local = now.astimezone(BRUSSELS)
    _with(SubElement(message, "Tijdstip"), Datum=_day(now), Tijd=f"{local:%H:%M:%S.000}")
    _with(
        SubElement(message, "Afzender"), Identificatie=sender.name, Referte=reference, Hoedanigheid=sender.institution
    )
    question = _with(SubElement(SubElement(request, "Vragen"), "Vraag"), Referte=reference)
    return envelope, SubElement(question, "Inhoud")


def _with(element: Element, **texts: str) -> Element:
    for name, text in texts.items():
        SubElement(element, name).text = text
    return element


def _bytes(envelope: Element) -> bytes:
    told: bytes = tostring(envelope, encoding="utf-8", xml_declaration=True)
    return told


def _day(now: datetime) -> str:
    return now.astimezone(BRUSSELS).date().isoformat()


def _bare(element: Element) -> str:
    """The name without its name space: those differ between versions of the same service."""
    return str(element.tag).rpartition("}")[2]


def _named(root: Element, name: str) -> Iterator[Element]:
    return (one for one in root.iter() if _bare(one) == name)


def _first(root: Element, name: str) -> Element | None:
    return next(_named(root, name), None)


def _child(element: Element, name: str) -> Element | None:
    return next((one for one in element if _bare(one) == name), None)


def _text(element: Element, *path: str) -> str:
    """The text at the end of a path of children; empty where it is not there."""
    found: Element | None = element
    for name in path:
        found = None if found is None else _child(found, name)
    return (found.text or "").strip() if found is not None else ""

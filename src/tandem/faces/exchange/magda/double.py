"""Our own double of MAGDA: answers as the real one would, about people who do not exist, with a switch for each fault.

Who ends on 8 in the order of the national number is unknown there; who ends on 9 has no dual enrolment.
"""

import time
from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from django.utils.html import escape

SLOW_SECONDS: Final = 0.2
_UNKNOWN, _NOT_DUAL = "8", "9"
_GROUPS: Final = (("1001", "Schilder duaal"), ("1002", "Elektrische installaties duaal"))
_ENVELOPE: Final = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r:{name}Response xmlns:r="urn:double">'
    "<Repliek><Context><Naam>{name}</Naam></Context><Antwoorden><Antwoord><Referte>{reference}</Referte>{content}"
    "</Antwoord></Antwoorden></Repliek></r:{name}Response></s:Body></s:Envelope>"
)
_ENROLMENT: Final = (
    "<Inschrijving><Bron>LP</Bron><Instelling><Instellingsnummer>{institution}</Instellingsnummer></Instelling>"
    "<LeerplichtOnderwijs><SoortProgramma>1</SoortProgramma>"
    "<DatumInschrijving>{since}</DatumInschrijving><Schooljaar>{year}</Schooljaar><InschrijvingAdministratieveGroep>"
    "<Referte>{key}</Referte><Periode><Begin>{since}</Begin>{until}</Periode><AdministratieveGroep>"
    "<Nummer>{number}</Nummer><Naam>{group}</Naam>{dual}</AdministratieveGroep></InschrijvingAdministratieveGroep>"
    "</LeerplichtOnderwijs></Inschrijving>"
)
_DUAL: Final = (
    "<DuaalLeren><Leerweg><Code>A</Code><Omschrijving>Duaal (verzonnen)</Omschrijving></Leerweg></DuaalLeren>"
)
_REFUSAL: Final = (
    "<Uitzonderingen><Uitzondering><Identificatie>{code}</Identificatie><Oorsprong>DOUBLE</Oorsprong>"
    "<Type>{kind}</Type><Diagnose>{words} (verzonnen)</Diagnose></Uitzondering></Uitzonderingen>"
)
_NOT_KNOWN: Final = _REFUSAL.format(code="30001", kind="FOUT", words="Persoon niet gekend")
_BUSY: Final = _REFUSAL.format(code="99999", kind="FOUT", words="Even niet")
_NOTED: Final = _REFUSAL.format(code="30004", kind="WAARSCHUWING", words="De persoon kreeg een nieuw nummer")
_DENIED: Final = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Repliek>'
    + _REFUSAL.format(code="00000", kind="FOUT", words="Geen machtiging")
    + "</Repliek></s:Body></s:Envelope>"
)


class Fault(StrEnum):
    """How the double answers."""

    OK = "ok"
    SLOW = "slow"
    TIMEOUT = "timeout"
    BROKEN = "500"
    GARBAGE = "garbage"
    DUPLICATE = "duplicate"
    STALE = "stale"
    BUSY = "busy"
    NOTED = "noted"
    DENIED = "denied"


class SilentError(Exception):
    """The double does not answer."""


def answer(message: bytes, *, fault: Fault = Fault.OK) -> bytes:
    """What comes back to this message."""
    if fault in {Fault.TIMEOUT, Fault.BROKEN}:
        raise SilentError(fault)
    if fault is Fault.GARBAGE:
        return b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    if fault is Fault.DENIED:
        return _DENIED.encode()
    if fault is Fault.SLOW:
        time.sleep(SLOW_SECONDS)
    asked = fromstring(message)
    is_history = _one(asked, "Criteria") is not None
    reference, number = _text(asked, "Referte"), _text(asked, "INSZ") or _text(asked, "Subjecten")
    content = _history(asked, number, fault) if is_history else "<Inhoud><Resultaat>1</Resultaat></Inhoud>"
    if number[6:9].endswith(_UNKNOWN):
        content = _NOT_KNOWN
    elif fault is Fault.BUSY:
        content = _BUSY
    elif fault is Fault.NOTED:
        content = _NOTED + content
    name = "GeefHistoriekInschrijving" if is_history else "RegistreerInschrijving"
    return _ENVELOPE.format(name=name, reference=escape(reference), content=content).encode()


def _history(asked: Element, number: str, fault: Fault) -> str:
    order = int(number[6:9] or 0)
    group, words = _GROUPS[order % len(_GROUPS)]
    year = int(_text(asked, "Begin")[:4]) + 1
    told: Mapping[str, object] = {
        "institution": escape(_text(asked, "Hoedanigheid")),
        "since": f"{year}-09-01",
        "year": f"{year}-{year + 1}",
        "until": "",
        "key": f"double-{order}",
        "number": group,
        "group": words,
        "dual": "" if number[6:9].endswith(_NOT_DUAL) else _DUAL,
    }
    if fault is Fault.STALE:
        told = {
            **told,
            "since": f"{year - 1}-09-01",
            "until": f"<Einde>{year}-06-30</Einde>",
            "year": f"{year - 1}-{year}",
        }
    times = 2 if fault is Fault.DUPLICATE else 1
    return f"<Inhoud>{_ENROLMENT.format(**told) * times}</Inhoud>"


def _one(root: Element, name: str) -> Element | None:
    return next((one for one in root.iter() if str(one.tag).rpartition("}")[2] == name), None)


def _text(root: Element, name: str) -> str:
    found = _one(root, name)
    return "" if found is None else found.text or ""

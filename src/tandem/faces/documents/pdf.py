"""Letters and certificates as tagged PDF, archivable and accessible (PDF/A-2a, PDF/UA-1)."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from importlib import resources
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

import segno
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.faces.documents.agreement_paper import AgreementPaper
from tandem.faces.documents.cv import Cv
from tandem.faces.documents.letter import Certificate, Letter
from tandem.faces.documents.partnership import PlanPaper
from tandem.faces.documents.plans import PlanSheet
from tandem.faces.documents.readiness import Report

_WITHOUT_SHAPE: Final = re.compile(r"[^\n -~\u00a0-\u04ff\u1e00-\u1eff\u2010-\u2027\u20a0-\u20bf]")
"""What the letters of this machine may lack: all but Latin, Greek, Cyrillic, punctuation and money."""

_PICTURES: Final = re.compile(
    "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
)
"""Smiles, hearts, flags and what joins them."""

_NO_SHAPE: Final = "\ufffd"


def letter_pdf(letter: Letter) -> bytes:
    """The letter as PDF."""
    words = {
        "found": gettext("Gevonden:"),
        "needed": gettext("Nodig:"),
        "rule": gettext("Regel:"),
        "article": gettext("Artikel:"),
        "source": gettext("Bron:"),
    }
    return _compiled("letter.typ", {**_plain(asdict(letter)), "words": words})


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as PDF, with the code that leads to the public register."""
    drawn = BytesIO()
    segno.make(certificate.url, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=False, nl=False)
    return _compiled("certificate.typ", {**_plain(asdict(certificate)), "code": drawn.getvalue().decode()})


def report_pdf(report: Report) -> bytes:
    """What a scan says, as PDF."""
    words = {
        "found": report.voice.answer,
        "todo": report.voice.todo,
        "rule": gettext("Regel:"),
        "source": gettext("Bron:"),
        "themes": gettext("Per thema"),
        "fine": report.voice.fine,
        "steps": gettext("En nu?"),
        "made": gettext("Resultaat van %(day)s") % {"day": date_format(report.day, "DATE_FORMAT")},
        "here": gettext("Dit resultaat op het scherm, om een antwoord te wijzigen:"),
        "foot": report.voice.not_kept,
        "about": report.voice.name,
    }
    data = {**_plain(asdict(report)), "url": report.url, "site": settings.BASE_URL, "words": words}
    return _compiled("report.typ", data)


def cv_pdf(cv: Cv) -> bytes:
    """The CV of a learner, as PDF."""
    words = {
        "title": gettext("CV van %(name)s") % {"name": cv.name},
        "made": gettext("Gemaakt met Tandem op %(day)s") % {"day": date_format(cv.day, "DATE_FORMAT")},
    }
    return _compiled("cv.typ", {**_without_pictures(_plain(asdict(cv))), "words": words})


def handover_pdf(sheet: Cv) -> bytes:
    """The sheet that goes with a learner, as PDF."""
    words = {
        "title": gettext("Overdrachtsblad van %(name)s") % {"name": sheet.name},
        "made": gettext("Overdrachtsblad van %(day)s. Vertrouwelijk.") % {"day": date_format(sheet.day, "DATE_FORMAT")},
    }
    return _compiled("cv.typ", {**_without_pictures(_plain(asdict(sheet))), "words": words})


def _without_pictures(value: Any) -> Any:
    """The same without smiles and other small pictures: on paper they would be a box."""
    if isinstance(value, dict):
        return {key: _without_pictures(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_pictures(item) for item in value]
    return _PICTURES.sub("", value).strip() if isinstance(value, str) else value


def plan_pdf(paper: PlanPaper) -> bytes:
    """Several workplaces that cover a training together, as PDF."""
    words = {
        "about": gettext("Samen opleiden"),
        "made": gettext("Voorstel van %(day)s") % {"day": date_format(paper.day, "DATE_FORMAT")},
        "members": gettext("Wie leert wat aan"),
        "months": gettext("Maand per maand"),
        "month": gettext("Maand"),
        "where": gettext("Waar"),
        "learns": gettext("Wat de lerende er leert"),
        "school": gettext("Wat op school blijft"),
        "here": gettext("Dit voorstel op het scherm:"),
        "foot": gettext("Een voorstel, geen afspraak"),
    }
    return _compiled("plan.typ", {**_plain(asdict(paper)), "words": words})


def agreement_pdf(paper: AgreementPaper) -> bytes:
    """A whole agreement with its timetable and a place for each signature, as PDF."""
    words = {
        "number": gettext("Overeenkomst %(number)s") % {"number": paper.number},
        "draft": gettext("Ontwerp. Deze tekst is nog niet klaar om te tekenen."),
        "open": gettext("Wat de regels hierbij zeggen"),
        "found": gettext("Gevonden:"),
        "needed": gettext("Nodig:"),
        "rule": gettext("Regel:"),
        "source": gettext("Bron:"),
        "sign": gettext("Handtekeningen"),
        "read": gettext("Iedereen las de hele tekst met de bijlagen, en is het ermee eens."),
        "signature": gettext("Datum en handtekening:"),
        "annex": gettext("Bijlage 1: uurrooster"),
        "plan_annex": gettext("Bijlage 2: opleidingsplan"),
        "plan": _plan_words(),
        "day": gettext("Dag"),
        "work": gettext("Op de werkplek"),
        "lessons": gettext("Op school"),
        "hours": gettext("Uren"),
        "total": gettext("Samen"),
        "foot": paper.model,
    }
    return _compiled("agreement.typ", {**_without_pictures(_plain(asdict(paper))), "words": words})


def amendment_pdf(paper: Any) -> bytes:
    """A change of an agreement with what it was and becomes, and a place for each signature, as PDF."""
    words = {
        "parties": gettext("De partijen"),
        "changes": gettext("Wat er anders wordt"),
        "what": gettext("Onderdeel"),
        "before": gettext("Nu"),
        "after": gettext("Straks"),
        "why": gettext("Waarom"),
        "papers": gettext("Wat gewijzigd wordt"),
        "hash": gettext("Elke tekst heeft een controlegetal (SHA-256): zo is zeker welke tekst bedoeld is."),
        "sign": gettext("Akkoord"),
        "read": gettext("Iedereen las de hele tekst en is het ermee eens."),
        "signature": gettext("Datum en handtekening:"),
    }
    return _compiled("amendment.typ", {**_without_pictures(_plain(asdict(paper))), "words": words})


def evidence_pdf(page: Any, files: Sequence[Any]) -> bytes:
    """Who signed a text, how and when, with these files in it, as PDF/A-3a: that edition takes files of any kind."""
    words = {
        "paper": gettext("Controlegetal van de tekst"),
        "sealed": gettext("Controlegetal van het bestand met de tekst en het zegel"),
        "plan": gettext("Het opleidingsplan dat mee getekend is"),
        "who": gettext("Wie"),
        "how": gettext("Hoe"),
        "when": gettext("Wanneer"),
        "by": gettext("Gedaan door: "),
        "proof": gettext("Controlegetal van het getekende document:"),
        "files": gettext("In dit bestand"),
        "open": gettext("Open de bijlagen van deze PDF om ze te bekijken. Hun controlegetallen:"),
    }
    told = [{"name": one.name, "about": one.about, "type": one.media_type, "digest": one.digest} for one in files]
    data = {**_without_pictures(_plain(asdict(page))), "files": told, "words": words}
    return _compiled("evidence.typ", data, files={one.name: one.content for one in files})


def training_plan_pdf(sheet: PlanSheet) -> bytes:
    """What a learner learns where, when and with whom, as PDF."""
    return _compiled("training_plan.typ", {**_without_pictures(_plain(asdict(sheet))), "words": _plan_words()})


def _plan_words() -> dict[str, str]:
    return {
        "places": gettext("Werkplekken"),
        "no_place": gettext("Er staat nog geen werkplek in het plan."),
        "lines": gettext("Activiteiten"),
        "activity": gettext("Activiteit"),
        "introduced": gettext("Aangebracht"),
        "practised": gettext("Ingeoefend"),
        "where": gettext("Waar en wanneer"),
        "guide": gettext("Wie begeleidt"),
        "mark": gettext("Kenmerk"),
    }


def _compiled(template: str, data: dict[str, Any], *, files: Mapping[str, bytes] | None = None) -> bytes:
    typeset = partial(_typeset, template) if files is None else partial(_typeset_with, template, files)
    try:
        return typeset(data)
    except (RuntimeError, UnicodeEncodeError):
        # An archivable letter may hold no sign without a shape. A name in another script, or a smile in a motive,
        # must not keep the letter from being made: what no font here can draw is marked.
        return typeset(_marked(data))


def _typeset(template: str, data: dict[str, Any]) -> bytes:
    with resources.as_file(resources.files("tandem.faces.documents") / "typst" / template) as path:
        return _made(path, data, standard="a-2a")


def _typeset_with(template: str, files: Mapping[str, bytes], data: dict[str, Any]) -> bytes:
    """The same with these files beside the template, under the names that it calls them by."""
    source = resources.files("tandem.faces.documents") / "typst" / template
    with TemporaryDirectory() as folder:
        path = Path(folder) / template
        path.write_bytes(source.read_bytes())
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return _made(path, data, standard="a-3a")


def _made(path: Path, data: dict[str, Any], *, standard: Literal["a-2a", "a-3a"]) -> bytes:
    import typst

    made: bytes = typst.compile(
        str(path),
        format="pdf",
        pdf_standards=[standard, "ua-1"],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return made


def _marked(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _marked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if not isinstance(value, str):
        return value
    known = "".join(sign if unicodedata.category(sign) != "Cn" else _NO_SHAPE for sign in value)
    return _WITHOUT_SHAPE.sub(_NO_SHAPE, known)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value

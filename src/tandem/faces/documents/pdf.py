"""Letters and certificates as tagged PDF, archivable and accessible (PDF/A-2a, PDF/UA-1)."""

import json
from dataclasses import asdict
from datetime import date
from importlib import resources
from io import BytesIO
from typing import Any

import segno
from django.utils.translation import gettext

from tandem.faces.documents.letter import Certificate, Letter


def letter_pdf(letter: Letter) -> bytes:
    """The letter as PDF."""
    words = {"found": gettext("Gevonden:"), "needed": gettext("Nodig:"), "source": gettext("Bron:")}
    return _compiled("letter.typ", {**_plain(asdict(letter)), "words": words})


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as PDF, with the code that leads to the public register."""
    drawn = BytesIO()
    segno.make(certificate.url, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=False, nl=False)
    return _compiled("certificate.typ", {**_plain(asdict(certificate)), "code": drawn.getvalue().decode()})


def _compiled(template: str, data: dict[str, Any]) -> bytes:
    import typst

    source = resources.files("tandem.faces.documents") / "typst" / template
    with resources.as_file(source) as path:
        made: bytes = typst.compile(
            str(path),
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value

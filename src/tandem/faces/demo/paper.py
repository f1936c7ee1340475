"""The one document that invented companies add: a page that says that it is invented."""

from functools import cache
from typing import Final

from tandem.journey.recognition.actions.past.facts import PastDocument
from tandem.journey.recognition.terms import Condition

ASKED_IN: Final = ("HORECA",)
"""Sectors in which a company shows that it can bear a recognition."""

_WORDS: Final = ("Verzonnen attest", "Dit document hoort bij de proefstreek.", "Niets erin is echt.")


def paper_for(sector: str) -> PastDocument | None:
    """The document a company of this sector adds, or None."""
    return PastDocument(Condition.FINANCE, "verzonnen-attest.pdf", page()) if sector in ASKED_IN else None


@cache
def page() -> bytes:
    """One page of PDF, written by hand: five objects and where each begins."""
    lines = " ".join(f"({words}) Tj 0 -28 Td" for words in _WORDS)
    text = f"BT /F1 20 Tf 72 740 Td {lines} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, starts = "%PDF-1.4\n", []
    for number, told in enumerate(objects, start=1):
        starts.append(len(body))
        body += f"{number} 0 obj\n{told}\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size, at = len(objects) + 1, len(body)
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    return (body + f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").encode()

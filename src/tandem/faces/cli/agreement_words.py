"""One agreement in lines, for a terminal and for who scripts."""

from typing import Any, Final

from tandem.faces.documents.words import code_label
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.terms import AgreementState, EndReason, SignatureState, SignedWhere, Signer

LABELS: Final = {
    "agreement": "Kenmerk",
    "number": "Nummer",
    "state": "Stand",
    "signed": "Getekend",
    "kind": "Soort",
    "learner": "Lerende",
    "training": "Opleiding",
    "provider": "School",
    "company": "Onderneming",
    "begins": "Eerste dag",
    "ends": "Laatste dag",
    "over": "Beëindigd op",
    "why": "Waarom",
    "workplaces": "Werkplekken",
    "signatures": "Handtekeningen",
    "signed_on": "Getekend op",
    "work_hours": "Uren per week op de werkplek",
    "old_number": "Vroeger nummer",
    "establishment": "Vestiging",
    "mentor_told": "Mentor, zoals in het bestand",
}
"""What each line is called for who reads it; a script asks JSON, in which the names stay."""


def said(one: Any) -> dict[str, str]:
    """What an agreement says; for who came through its door."""
    person, over = one.track.person, one.closed_reason
    return {
        "agreement": str(one.pk),
        "number": one.number,
        "state": code_label(AgreementState(one.state)),
        "signed": code_label(SignedWhere(one.origin)) if one.registered_at else "",
        "kind": one.kind,
        "learner": f"{person.given_name} {person.family_name}",
        "training": one.track.training.code,
        "provider": one.track.provider.name,
        "company": f"{one.company.name} ({one.company.number})",
        "begins": str(one.begins_on or ""),
        "ends": str(one.ends_on or ""),
        "over": str(one.closed_on or ""),
        "why": code_label(EndReason(over)) if over in set(EndReason) else over,
        "workplaces": "; ".join(_place(row) for row in doors.workplaces_of([one.pk]).get(one.pk, [])),
        "signatures": "; ".join(_signature(row) for row in doors.signatures_of(one)),
        **_outside(one),
    }


def _place(row: Any) -> str:
    mentor = row.mentor and f"{row.mentor.person.given_name} {row.mentor.person.family_name}"
    return ", ".join(part for part in (row.recognition.establishment.name, row.recognition.number, mentor) if part)


def _signature(row: Any) -> str:
    return f"{code_label(Signer(row.signer))}: {code_label(SignatureState(row.state)).lower()}"


def _outside(one: Any) -> dict[str, str]:
    row = doors.takeover_of(one)
    if row is None:
        return {}
    return {
        "signed_on": str(one.signed_on),
        "work_hours": str(one.work_hours or ""),
        "old_number": row.old_number,
        "establishment": f"{row.establishment.name} ({row.establishment.number})",
        "mentor_told": row.mentor_name,
    }

"""What the law says beside the questions of the form, from the dated parameters."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.journey.recognition import snapshot
from tandem.journey.recognition.terms import Condition
from tandem.law import catalogue, norms
from tandem.registers.reference import queries as reference

GROUND = {
    Condition.EQUIPMENT: "recognition.equipment_required",
    Condition.FINANCE: "recognition.finance_required",
    Condition.CONVICTIONS: "recognition.no_convictions_required",
    Condition.DUTIES: "recognition.duties_commitment_required",
}
"""The dated parameter behind each condition."""


@dataclass(frozen=True)
class Help:
    """What the law says about a question, with its source."""

    text: str
    url: str
    certainty: str
    items: tuple[str, ...] = ()


def law_help(condition: Condition, *, day: date) -> Help:
    """What the law says about a condition."""
    key = GROUND[condition]
    value, parameter = norms.at(day).value(key), catalogue.parameter(key)
    items: tuple[str, ...] = ()
    if condition is Condition.DUTIES:
        duties = catalogue.parameter("duty.company")
        items = tuple(gettext(duties.words[code]) for code in norms.at(day).duty.company.value)
    return Help(gettext(parameter.explanation), reverse("law:rule", args=[key]), str(value.certainty), items)


def document_asked(dossier: Any, *, day: date) -> str:
    """Which document a sector of this form asks about the financial strength (R-REC-06); empty where none does."""
    requests = list(dossier.requests.all())
    sectors = reference.sector_codes_by_training({one.training_id for one in requests}, day)
    for request in requests:
        sector = snapshot.sector_of(request, sectors=sectors.get(request.training_id, ()))
        law = norms.at(day, sector=sector or None).recognition
        if law.finance_document_required is not None and law.finance_document_required.value:
            words = catalogue.parameter("recognition.finance_evidence").words
            kinds = [gettext(words[code]) for code in law.finance_evidence.value if code != "self_declaration"]
            return gettext("Uw sector vraagt hier een document: %(kinds)s.") % {"kinds": ", ".join(kinds)}
    return ""

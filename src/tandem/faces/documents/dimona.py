"""What a company needs at hand to declare an agreement (Dimona, DmfA): a preparation, never a declaration.

Tandem declares nothing. National numbers are not in it, because Tandem keeps none; the employer fills them in.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from tandem.faces.documents.agreement_parts import ground, name_of
from tandem.faces.documents.reasons import titles
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.rules import social


@dataclass(frozen=True)
class DimonaRecord:
    """One agreement as an employer would declare it, with what is missing."""

    agreement: str
    employer_number: str
    employer_name: str
    joint_committee: str
    worker_name: str
    worker_birth_date: date | None
    worker_type: str
    """Empty where nothing is declared, or where no source names a type; `why` says which."""
    dmfa_learner_type: str
    begins_on: date | None
    ends_on: date | None
    limited_contributions_until: date | None
    is_learner_statute: bool | None
    why: str
    missing: tuple[str, ...]
    note: str


def record_of(agreement: Any, *, day: date) -> DimonaRecord:
    """The agreement as it stands that day."""
    facts = snapshot.facts_of(agreement, day=day)
    found = social.social(facts, norms=snapshot.norms_for(facts))
    form, person, company = facts.form, agreement.track.person, agreement.company
    open_ = [one for one in found.verdict.unmet if one.code in social.CRITERIA | social.ASKED]
    wanted = {
        gettext("de eerste dag"): form.begins_on,
        gettext("de laatste dag"): form.ends_on,
        gettext("het paritair comité"): form.joint_committee,
        gettext("de geboortedatum"): person.birth_date,
    }
    return DimonaRecord(
        agreement=agreement.number,
        employer_number=company.number,
        employer_name=company.name,
        joint_committee=form.joint_committee,
        worker_name=name_of(person),
        worker_birth_date=person.birth_date,
        worker_type="" if found.dimona is None else str(found.dimona.value),
        dmfa_learner_type="" if found.dmfa_type is None else str(found.dmfa_type.value),
        begins_on=form.begins_on,
        ends_on=form.ends_on,
        limited_contributions_until=found.limited_until,
        is_learner_statute=found.is_learner,
        why=_why(found),
        missing=(
            *(name for name, told in wanted.items() if not told),
            gettext("het rijksregisternummer (Tandem bewaart het niet)"),
            *titles(open_),
        ),
        note=gettext(
            "Een voorbereiding. Tandem doet geen aangifte: de werkgever of zijn sociaal secretariaat doet die."
        ),
    )


def _why(found: social.Social) -> str:
    if found.dimona is not None:
        return ground(found.dimona)
    if found.no_dimona is not None:
        return ground(found.no_dimona)
    return gettext(
        "Onze bronnen noemen geen type voor deze soort overeenkomst. Vraag raad aan het sociaal secretariaat."
    )

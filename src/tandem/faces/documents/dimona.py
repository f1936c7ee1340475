"""What a company needs at hand to declare an agreement (Dimona, DmfA): a preparation, never a declaration.

Tandem declares nothing. National numbers are not in it, because Tandem keeps none; the employer fills them in.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from tandem.faces.documents.agreement_parts import ground, name_of
from tandem.faces.documents.reasons import Reason, reason_of, titles
from tandem.faces.documents.recognition import written_day
from tandem.faces.documents.words import written_number
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import social
from tandem.journey.agreements.rules.checks import AgreementFacts


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


@dataclass(frozen=True)
class Prepared:
    """The record, and on what the learner statute stands."""

    record: DimonaRecord
    criteria: tuple[Reason, ...]
    """The six, met or not, in the order of the rule."""
    others: tuple[Reason, ...]
    """What is no criterion, and not arranged yet."""


def record_of(agreement: Any, *, day: date) -> DimonaRecord:
    """The agreement as it stands that day."""
    return prepared(agreement, day=day).record


def prepared(agreement: Any, *, day: date) -> Prepared:
    """The same, with each criterion of the learner statute in words."""
    facts = snapshot.facts_of(agreement, day=day)
    found = social.social(facts, norms=snapshot.norms_for(facts))
    six = social.CRITERIA | social.ASKED
    return Prepared(
        record=_record(agreement, facts, found),
        criteria=tuple(reason_of(one) for one in found.verdict.findings if one.code in six),
        others=tuple(reason_of(one) for one in found.verdict.unmet if one.code not in six),
    )


def lines_of(record: DimonaRecord) -> list[tuple[str, str]]:
    """The record as labels and values, to show, to copy and to download."""
    until = record.limited_contributions_until
    return [
        (gettext("Overeenkomst"), record.agreement),
        (gettext("Ondernemingsnummer"), written_number(record.employer_number)),
        (gettext("Werkgever"), record.employer_name),
        (gettext("Paritair comité"), record.joint_committee),
        (gettext("Lerende"), record.worker_name),
        (gettext("Geboortedatum"), _day(record.worker_birth_date)),
        (gettext("Dimona, type"), record.worker_type),
        (gettext("DmfA, type leerling"), record.dmfa_learner_type),
        (gettext("In dienst"), _day(record.begins_on)),
        (gettext("Uit dienst"), _day(record.ends_on)),
        (gettext("Beperkte bijdragen tot en met"), _day(until)),
        (gettext("Statuut van leerling"), statute_words(is_learner=record.is_learner_statute)),
    ]


def statute_words(*, is_learner: bool | None) -> str:
    """Whether the learner statute holds, in a word or two."""
    said = {True: gettext("geldt"), False: gettext("geldt niet"), None: gettext("nog niet zeker")}
    return said[is_learner]


def _day(day: date | None) -> str:
    return written_day(day) if day else ""


def _record(agreement: Any, facts: AgreementFacts, found: social.Social) -> DimonaRecord:
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
        ends_on=life.last_day_of(agreement),
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

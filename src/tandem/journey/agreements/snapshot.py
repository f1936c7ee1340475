"""The facts of an agreement on one day, gathered for the rules, and kept with what they said for later."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from tandem.base.periods import day_of
from tandem.base.verdict import Verdict
from tandem.journey.agreements.models import Agreement, AgreementWorkplace
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.rules import checks
from tandem.journey.agreements.rules.checks import AgreementFacts, OtherFacts, WorkplaceFacts
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.kinds import Kind
from tandem.journey.agreements.terms import AgreementState
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.plans.queries import plans
from tandem.journey.recognition import snapshot as recognition
from tandem.journey.recognition.models import Mentor
from tandem.journey.recognition.terms import RecognitionState
from tandem.law import norms
from tandem.law.norms import Norms
from tandem.registers.organisations.queries import companies
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.people import queries as people
from tandem.registers.reference import queries as reference

_ACCOUNT = "*"
"""Stands for the number of an account."""
_HOLDS = (AgreementState.SIGNING, AgreementState.SIGNED)


def facts_of(
    agreement: Agreement,
    *,
    day: date,
    form: AgreementForm | None = None,
    workplaces: Sequence[AgreementWorkplace] | None = None,
) -> AgreementFacts:
    """All that the conditions look at, with the form as it stands or as it would be; `workplaces` if at hand."""
    told = agreement.form() if form is None else form
    track, first = agreement.track, told.begins_on or day
    places = doors.workplaces_of([agreement.pk]).get(agreement.pk, []) if workplaces is None else workplaces
    acting = people.guardians_acting_for([track.person_id], day=day).get(track.person_id, [])
    standing = reference.standing_of(track.training_id)
    held = [time.code for time in standing.sectors if time.holds_on(first)]
    return AgreementFacts(
        day=day,
        form=told,
        birth_date=track.person.birth_date,
        track_begins=track.starts_on,
        track_ends=track.ends_on,
        is_there=track.phase != Phase.LEFT,
        is_adult_education=track.provider.kind == ProviderKind.CVO,
        sector=held[0] if held else "",
        workplaces=tuple(_workplace(one, agreement, others=_guided(places, agreement, told)) for one in places),
        others=_others(agreement),
        guardians=len(acting),
        has_plan=plans.plan_of(track) is not None,
        leads_to_qualification=True if standing.qualifications else told.leads_to_qualification,
        qualifications=standing.qualifications,
        is_running=agreement.state == AgreementState.SIGNED,
        remarks_open=agreement.remarks.filter(settled_at__isnull=True).count(),
        committees=frozenset(one.number for one in companies.joint_committees_on(agreement.company_id, first)),
    )


def norms_for(facts: AgreementFacts) -> Norms:
    """The law of the first day, in the sector of the training; of the day itself while none was told."""
    return norms.at(facts.form.begins_on or facts.day, sector=facts.sector or None)


def assess(agreement: Agreement, *, day: date) -> tuple[AgreementFacts, Verdict, Kind | None]:
    """The facts of that day, what the rules say of them, and which agreement it has to be."""
    facts = facts_of(agreement, day=day)
    law = norms_for(facts)
    return facts, checks.check(facts, norms=law), checks.kind_of(facts, norms=law)


def frozen(facts: AgreementFacts, verdict: Verdict) -> dict[str, Any]:
    """The facts and the unmet conditions as plain data; of an account only whether one was told."""
    return {"facts": _plain(asdict(facts)), "unmet": recognition.frozen_findings(verdict.unmet)}


def thawed(stored: Mapping[str, Any]) -> AgreementFacts:
    """The facts as they stood."""
    told = dict(stored["facts"])
    told["form"] = AgreementForm(**_days(told["form"], AgreementForm))
    told["workplaces"] = tuple(WorkplaceFacts(**_days(one, WorkplaceFacts)) for one in told["workplaces"])
    told["others"] = tuple(OtherFacts(**_days(one, OtherFacts)) for one in told["others"])
    told["committees"] = frozenset(told["committees"])
    told["qualifications"] = tuple(told.get("qualifications", ()))
    return AgreementFacts(**_days(told, AgreementFacts))


def replay(agreement: Agreement) -> Verdict:
    """What the rules of its day say today of the facts that were kept: the same, or something was changed since."""
    facts = thawed(agreement.checked)
    return checks.check(facts, norms=norms_for(facts))


def kept(agreement: Agreement) -> Verdict:
    """What the rules said then."""
    return recognition.thawed_findings(agreement.checked["unmet"], norms_for(thawed(agreement.checked)))


def _workplace(one: AgreementWorkplace, agreement: Agreement, *, others: Mapping[UUID, int]) -> WorkplaceFacts:
    row, mentor = one.recognition, one.mentor
    posted = mentor is not None and any(at.establishment_id == row.establishment_id for at in mentor.postings.all())
    fits = (
        mentor is not None
        and posted
        and mentor.deactivated_at is None
        and recognition.assess_mentor(mentor, day=_designated_on(mentor)).is_ok
    )
    return WorkplaceFacts(
        key=row.number,
        training_fits=row.training_id == agreement.track.training_id,
        recognised_from=row.valid_from,
        recognised_until=row.valid_until,
        is_recognised=row.state == RecognitionState.VALID,
        is_in_register=row.gone_since is None,
        lifted_from=None if row.lifting_decided_on is None else row.ended_on or row.valid_until,
        begins_on=one.begins_on,
        ends_on=one.ends_on,
        mentor="" if mentor is None else str(mentor.pk),
        mentor_fits=fits,
        mentor_guides=0 if mentor is None else others.get(mentor.pk, 0),
    )


def _designated_on(mentor: Mentor) -> date:
    """The day on which somebody became mentor, extract in hand: it had to be recent then, not ever after (R-MEN-06)."""
    return max([day_of(mentor.named_at), *(seen.issued_on for seen in mentor.extract_checks.all())])


def _guided(places: Sequence[AgreementWorkplace], agreement: Agreement, told: AgreementForm) -> dict[UUID, int]:
    """How many others each of the mentors guides in an agreement that meets these days."""
    mentors = [one.mentor_id for one in places if one.mentor_id is not None]
    if not mentors or told.begins_on is None:
        return {}
    meets = Q(agreement__ends_on__gte=told.begins_on)
    if told.ends_on is not None:
        meets &= Q(agreement__begins_on__lte=told.ends_on)
    rows = AgreementWorkplace.objects.filter(meets, mentor__in=mentors, agreement__state__in=_HOLDS)
    found: dict[UUID, int] = {}
    for key in rows.exclude(agreement=agreement.pk).values_list("mentor_id", flat=True):
        found[key] = found.get(key, 0) + 1
    return found


def _others(agreement: Agreement) -> tuple[OtherFacts, ...]:
    rows = Agreement.objects.filter(track__person=agreement.track.person_id, state__in=_HOLDS).exclude(pk=agreement.pk)
    found = rows.order_by("number").values_list("number", "begins_on", "ends_on", "hours")
    return tuple(OtherFacts(number, begins, ends, hours) for number, begins, ends, hours in found if begins and ends)


def _told(name: str, value: Any) -> Any:
    """A field as plain data; the number of an account stays out."""
    if name.endswith("_account"):
        return _ACCOUNT if value else ""
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _told(str(key), item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _days(told: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """The fields of a dataclass whose type names a day, read back from text."""
    named = {one.name for one in fields(kind) if "date" in str(one.type)}
    return {name: date.fromisoformat(value) if name in named and value else value for name, value in told.items()}

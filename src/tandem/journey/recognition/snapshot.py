"""The facts a decision stands on, gathered from the tables and frozen as plain data, so that it can be replayed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tandem.base.periods import day_of
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.recognition import rules
from tandem.journey.recognition.models import (
    Decision,
    Dossier,
    ExtractCheck,
    Lifting,
    Mentor,
    Nomination,
    RecognitionRequest,
)
from tandem.journey.recognition.queries import surroundings
from tandem.journey.recognition.queries.surroundings import Surroundings
from tandem.journey.recognition.rules import FormFacts, JointFacts, MentorFacts, WorkplaceFacts
from tandem.journey.recognition.terms import (
    Condition,
    Extent,
    ExtractModel,
    ExtractOutcome,
    MentorExemption,
    MentorProof,
    PartState,
    RecognitionState,
)
from tandem.law import norms
from tandem.law.norms import Norms
from tandem.registers.mandates import queries as mandates
from tandem.registers.organisations.queries import companies
from tandem.registers.reference import queries as reference


def assess(request: RecognitionRequest, *, day: date) -> tuple[WorkplaceFacts, Verdict]:
    """The facts on `day` and what the law of that day says of them, as the competent body applies it."""
    facts = workplace_facts(request, day=day)
    switches = mandates.rule_switches(request.competent_body_id, day) if request.competent_body_id else {}
    return facts, rules.may_recognise(facts, norms=norms_for(facts), switches=switches)


def norms_for(facts: WorkplaceFacts) -> Norms:
    """The parameters of that day, with the variants of the sector."""
    return norms.at(facts.day, sector=facts.sector or None)


def sector_of(request: RecognitionRequest, *, sectors: Sequence[str]) -> str:
    """The sector whose variants of the rules count: that of the partnership that treats it, else of the training."""
    body = request.competent_body
    if body is not None and body.sector is not None:
        return body.sector.code
    return sectors[0] if len(sectors) == 1 else ""


def replay(decision: Decision) -> Verdict:
    """What the law says today of the facts as they stood; the same as then, or the law data were changed."""
    facts = thawed(decision.facts)
    switches = mandates.rule_switches(decision.body_id, facts.day)
    return rules.may_recognise(facts, norms=norms_for(facts), switches=switches)


def form_facts(
    dossier: Dossier, requests: Sequence[RecognitionRequest], *, day: date, around: Surroundings | None = None
) -> FormFacts:
    """What the form holds when the company wants to hand it in; each subject is the id of a request."""
    known = around or surroundings.around(requests, day=day)
    declared = {Condition(d.condition) for d in dossier.declarations.all() if not d.request_id}
    answered = {d.request_id for d in dossier.declarations.all()}
    return FormFacts(
        has_contact=bool(dossier.contact_name and (dossier.contact_email or dossier.contact_phone)),
        requests=len(requests),
        declared=frozenset(declared),
        requests_without_declaration=_ids(r for r in requests if r.pk not in answered),
        requests_without_mentor=_ids(r for r in requests if not r.nominations.all()),
        requests_without_activities=_ids(
            r for r in requests if known.listed.get(r.training_id) and not r.activities.all()
        ),
        requests_limited_to_nothing=_ids(r for r in requests if r.extent == Extent.LIMITED and not r.activities.all()),
        requests_waiting_for_partners=_ids(r for r in requests if _waits(known.joint.get(r.pk))),
        requests_uncovered_together=_ids(r for r in requests if (one := known.joint.get(r.pk)) and one.missing),
        requests_doubled=_ids(r for r in requests if known.has_twin(r)),
        establishments_gone=_ids(r for r in requests if r.establishment.gone_since is not None),
        has_joint_committee=bool(companies.joint_committees_on(dossier.company_id, day)),
    )


def workplace_facts(request: RecognitionRequest, *, day: date, around: Surroundings | None = None) -> WorkplaceFacts:
    """What is known of this training at this establishment on `day`."""
    known = around or surroundings.around([request], day=day)
    given = [d for d in request.dossier.declarations.all() if d.request_id in {None, request.pk}]
    return WorkplaceFacts(
        day=day,
        sector=sector_of(request, sectors=known.sectors.get(request.training_id, ())),
        region=known.regions.get(request.establishment.nis, ""),
        is_in_register=request.establishment.gone_since is None,
        declarations={Condition(d.condition): d.is_met for d in given},
        documents=frozenset(Condition(a.condition) for a in request.dossier.attachments.all()),
        activities_listed=known.listed.get(request.training_id, 0),
        activities_offered=len(request.activities.all()),
        mentors=tuple(mentor_facts(n.mentor) for n in request.nominations.all() if n.mentor.deactivated_at is None),
        recognised_until=known.recognised_until_of(request),
        has_other_open_request=known.has_twin(request),
        extent=Extent(request.extent),
        **_joint_facts(known.joint.get(request.pk)),
    )


@dataclass(frozen=True)
class FormAssessment:
    """What stands in the way of handing in, and what the body would find at each workplace today."""

    form: Verdict
    workplaces: Mapping[UUID, tuple[WorkplaceFacts, Verdict]]


def assess_form(dossier: Dossier, *, day: date) -> FormAssessment:
    """Look at a form as `submit` and then the competent body will, in a fixed number of queries."""
    requests = list(dossier.requests.all())
    known = surroundings.around(requests, day=day)
    workplaces = {}
    for request in requests:
        facts = workplace_facts(request, day=day, around=known)
        workplaces[request.pk] = facts, rules.may_recognise(facts, norms=norms_for(facts))
    return FormAssessment(rules.may_submit(form_facts(dossier, requests, day=day, around=known)), workplaces)


def assess_mentor(mentor: Mentor, *, day: date) -> Verdict:
    """Whether this person may be mentor, seen from `day`, whatever the sector (R-MEN-01 to R-MEN-06)."""
    return rules.mentor_verdict(mentor_facts(mentor), day=day, norms=norms.at(day))


def mentor_facts(mentor: Mentor) -> MentorFacts:
    """What is known of this mentor, with the newest extract somebody saw."""
    checks = sorted(mentor.extract_checks.all(), key=lambda check: (check.seen_at, check.pk))
    seen: ExtractCheck | None = checks[-1] if checks else None
    return MentorFacts(
        mentor=str(mentor.pk),
        birth_date=mentor.person.birth_date,
        experience_years=mentor.experience_years,
        proof=MentorProof(mentor.proof),
        exemption=MentorExemption(mentor.exemption),
        trained_on=mentor.trained_on,
        extract_model=ExtractModel(seen.model) if seen else None,
        extract_issued_on=seen.issued_on if seen else None,
        extract_outcome=ExtractOutcome(seen.outcome) if seen else None,
    )


@dataclass(frozen=True)
class TrainingDuty:
    """A mentor must have followed the mentor training by this day, because of this recognition."""

    due_on: date
    recognition_id: UUID


def training_duty(mentor: Mentor) -> TrainingDuty | None:
    """The nearest day by which this mentor must have followed the training (R-MEN-07 to 11), or None."""
    return training_duties([mentor]).get(mentor.pk)


def training_duties(mentors: Collection[Mentor]) -> dict[UUID, TrainingDuty]:
    """For each of these mentors who must still follow the training: the nearest day, because of which recognition."""
    known = {mentor.pk: mentor_facts(mentor) for mentor in mentors if mentor.trained_on is None}
    if not known:
        return {}
    links = Nomination.objects.filter(mentor__in=known, request__recognition__state=RecognitionState.VALID)
    rows = list(links.select_related("request__recognition", "request__competent_body__sector").order_by("id"))
    times = reference.sector_times_by_training({link.request.training_id for link in rows})
    duties: dict[UUID, TrainingDuty] = {}
    for link in rows:
        recognition = link.request.recognition
        day = day_of(recognition.granted_at)
        sectors = [time.code for time in times.get(link.request.training_id, ()) if time.holds_on(day)]
        law = norms.at(day, sector=sector_of(link.request, sectors=sectors) or None)
        due = rules.mentor_training_due(day, known[link.mentor_id], norms=law)
        before = duties.get(link.mentor_id)
        if due is not None and (before is None or due < before.due_on):
            duties[link.mentor_id] = TrainingDuty(due, recognition.pk)
    return duties


def frozen(facts: WorkplaceFacts) -> dict[str, Any]:
    """The facts as plain data for the decision's row."""
    return _plain(asdict(facts))


def thawed(stored: Mapping[str, Any]) -> WorkplaceFacts:
    """The facts as they stood when the decision was taken."""
    return WorkplaceFacts(
        day=date.fromisoformat(stored["day"]),
        sector=stored["sector"],
        region=stored["region"],
        is_in_register=stored["is_in_register"],
        declarations={Condition(code): met for code, met in stored["declarations"].items()},
        documents=frozenset(Condition(code) for code in stored["documents"]),
        activities_listed=stored["activities_listed"],
        activities_offered=stored["activities_offered"],
        mentors=tuple(_thawed_mentor(m) for m in stored["mentors"]),
        recognised_until=_day(stored["recognised_until"]),
        has_other_open_request=stored["has_other_open_request"],
        extent=Extent(stored.get("extent", Extent.WHOLE)),
        joint_parts=stored.get("joint_parts", 0),
        joint_missing=tuple(stored.get("joint_missing", ())),
        joint_assumed=tuple(stored.get("joint_assumed", ())),
    )


def stored_verdict(decision: Decision) -> Verdict:
    """The unmet findings as the decision's row keeps them, with the dated parameter each was measured against."""
    facts = thawed(decision.facts)
    law = norms_for(facts)
    return thawed_findings(decision.findings, law)


def replay_lifting(row: Lifting) -> Verdict:
    """What the rules of its day say today of a decision to lift, from what its row keeps."""
    day = day_of(row.decided_at)
    facts = rules.LiftFacts(
        day=day,
        lifts_on=row.lifts_on,
        valid_until=row.would_end_on,
        grounds=tuple(row.grounds),
        has_guidance=bool(row.guidance),
        has_motive=bool(row.motive),
    )
    return rules.may_lift(facts, norms=norms.at(day))


def frozen_findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Every unmet finding with its rule, article, found and needed, as the letter and the replay need them."""
    return [
        _plain(
            {
                "code": finding.code,
                "found": finding.found,
                "needed": finding.needed,
                "effect": str(finding.effect),
                "subject": finding.subject,
                "key": finding.ground.key if finding.ground else "",
                "rule": finding.ground.rule if finding.ground else "",
            }
        )
        for finding in findings
    ]


def thawed_findings(stored: Iterable[Mapping[str, Any]], law: Norms) -> Verdict:
    """The unmet findings as they were kept, with the dated parameter each was measured against."""
    return Verdict(tuple(_stored_finding(one, law) for one in stored))


def _stored_finding(stored: Mapping[str, Any], law: Norms) -> Finding:
    return Finding(
        code=stored["code"],
        is_met=False,
        found=_value(stored["found"]),
        needed=_value(stored["needed"]),
        effect=Effect(stored["effect"]),
        ground=law.value(stored["key"]) if stored["key"] else None,
        subject=stored["subject"],
    )


def _value(stored: Any) -> Any:
    if isinstance(stored, str) and len(stored) == len("2026-11-21") and stored[4:5] == "-":
        return date.fromisoformat(stored)
    return stored


def _waits(joint: JointFacts | None) -> bool:
    """Whether somebody who was asked to take part did not answer yet."""
    return joint is not None and any(one.state is PartState.ASKED for one in joint.standing)


def _joint_facts(joint: JointFacts | None) -> dict[str, Any]:
    """What nobody of those who train together teaches: sure to be compulsory, and taken to be."""
    if joint is None:
        return {}
    return {
        "joint_parts": len(joint.standing),
        "joint_missing": tuple(sorted(joint.compulsory - joint.taught)),
        "joint_assumed": tuple(sorted(joint.assumed - joint.taught)),
    }


def _ids(requests: Iterable[RecognitionRequest]) -> tuple[str, ...]:
    return tuple(str(request.pk) for request in requests)


def _thawed_mentor(stored: Mapping[str, Any]) -> MentorFacts:
    return MentorFacts(
        mentor=stored["mentor"],
        birth_date=_day(stored["birth_date"]),
        experience_years=stored["experience_years"],
        proof=MentorProof(stored["proof"]),
        exemption=MentorExemption(stored["exemption"]),
        trained_on=_day(stored["trained_on"]),
        extract_model=ExtractModel(stored["extract_model"]) if stored["extract_model"] else None,
        extract_issued_on=_day(stored["extract_issued_on"]),
        extract_outcome=ExtractOutcome(stored["extract_outcome"]) if stored["extract_outcome"] else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value

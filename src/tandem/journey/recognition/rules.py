"""May this establishment be recognised for this training? And which terms run, from when to when?

Facts and dated parameters in, findings out. The effect of an unmet finding follows from how certain the parameter is
(`law.norms.effect_of`), unless the competent body switched a retold rule to warn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tandem.base.periods import add_months, age_on
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.recognition.terms import (
    PER_DOSSIER,
    PER_REQUEST,
    Condition,
    Extent,
    ExtractModel,
    ExtractOutcome,
    MentorExemption,
    MentorProof,
    PartState,
    Together,
)
from tandem.law.norms import Norms, Value, effect_of

Switches = Mapping[str, str]
"""Key of a retold rule → the effect the competent body chose for it."""


@dataclass(frozen=True)
class MentorFacts:
    """What is known of one mentor on the day the question is about."""

    mentor: str
    birth_date: date | None = None
    experience_years: int = 0
    proof: MentorProof = MentorProof.NONE
    exemption: MentorExemption = MentorExemption.NONE
    trained_on: date | None = None
    extract_model: ExtractModel | None = None
    extract_issued_on: date | None = None
    extract_outcome: ExtractOutcome | None = None


@dataclass(frozen=True)
class WorkplaceFacts:
    """What is known of one training at one establishment on `day`."""

    day: date
    sector: str
    region: str
    is_in_register: bool
    declarations: Mapping[Condition, bool] = field(default_factory=dict)
    documents: frozenset[Condition] = frozenset()
    activities_listed: int = 0
    activities_offered: int = 0
    mentors: tuple[MentorFacts, ...] = ()
    recognised_until: date | None = None
    has_other_open_request: bool = False
    extent: Extent = Extent.WHOLE
    joint_parts: int = 0
    """With how many it trains together, itself among them; none where it stands alone."""
    joint_missing: tuple[str, ...] = ()
    """What is compulsory for sure and none of them teaches."""
    joint_assumed: tuple[str, ...] = ()
    """What none of them teaches and nobody knows whether it is compulsory."""


@dataclass(frozen=True)
class FormFacts:
    """What the form holds when the company wants to hand it in."""

    has_contact: bool
    requests: int
    declared: frozenset[Condition]
    requests_without_declaration: tuple[str, ...] = ()
    requests_without_mentor: tuple[str, ...] = ()
    requests_without_activities: tuple[str, ...] = ()
    requests_limited_to_nothing: tuple[str, ...] = ()
    requests_waiting_for_partners: tuple[str, ...] = ()
    requests_uncovered_together: tuple[str, ...] = ()
    requests_doubled: tuple[str, ...] = ()
    establishments_gone: tuple[str, ...] = ()
    has_joint_committee: bool = True


def may_submit(form: FormFacts) -> Verdict:
    """Whether the form is whole enough to hand in; it need not be good enough to be granted."""
    missing = sorted(str(c) for c in PER_DOSSIER if c not in form.declared)
    return Verdict(
        (
            Finding("form.contact", form.has_contact),
            Finding("form.requests", form.requests > 0, found=form.requests, needed=1),
            Finding("form.joint_committee", form.has_joint_committee, effect=Effect.WARN),
            Finding("form.declarations", not missing, found=missing),
            *_each("form.equipment_declared", form.requests_without_declaration),
            *_each("form.mentor_named", form.requests_without_mentor),
            *_each("form.activities_ticked", form.requests_without_activities, effect=Effect.WARN),
            *_each("form.limit_named", form.requests_limited_to_nothing),
            *_each("form.joint_partners_agreed", form.requests_waiting_for_partners),
            *_each("form.joint_covers", form.requests_uncovered_together),
            *_each("form.no_other_open_request", form.requests_doubled),
            *_each("form.establishment_in_register", form.establishments_gone),
        )
    )


def may_resubmit(form: FormFacts) -> Verdict:
    """Whether a completed request can go back: the same conditions, for this one request."""
    return may_submit(form)


def may_recognise(facts: WorkplaceFacts, *, norms: Norms, switches: Switches | None = None) -> Verdict:
    """Whether the workplace meets the conditions (R-REC-01 to 09, R-MEN-01 to 06); every unmet one is a finding."""
    chosen = switches or {}
    return Verdict(
        (
            *_place(facts, norms=norms, switches=chosen),
            *_declared(facts, norms=norms, switches=chosen),
            *_activities(facts, norms=norms, switches=chosen),
            *_mentors(facts, norms=norms, switches=chosen),
        )
    )


def mentor_verdict(mentor: MentorFacts, *, day: date, norms: Norms, switches: Switches | None = None) -> Verdict:
    """Whether this person may be mentor, seen from `day` (R-MEN-01 to R-MEN-06)."""
    chosen = switches or {}
    return Verdict(
        (
            _age(mentor, day=day, norms=norms, switches=chosen),
            _experience(mentor, norms=norms, switches=chosen),
            *_extract(mentor, day=day, norms=norms, switches=chosen),
        )
    )


@dataclass(frozen=True)
class LiftFacts:
    """What a body says when it lifts a recognition, on the day of its decision."""

    day: date
    lifts_on: date
    """The first day on which it is not recognised any more."""
    valid_until: date
    grounds: tuple[str, ...] = ()
    has_guidance: bool = False
    has_motive: bool = False
    is_decided: bool = False
    """Whether it was decided before that this recognition is lifted."""


def may_lift(facts: LiftFacts, *, norms: Norms) -> Verdict:
    """Whether a recognition can be lifted like this: on a condition that failed, and after guidance (R-SAN-01).

    Which conditions these are is our reading (R-REC-13); that a decision names one is our own choice, and stops.
    """
    grounds, first = norms.sanction.lifting_grounds, norms.sanction.guidance_first
    known = bool(facts.grounds) and set(facts.grounds) <= set(grounds.value)
    return Verdict(
        (
            Finding("lifting.not_decided", not facts.is_decided),
            Finding("lifting.grounds", known, facts.grounds),
            _finding("lifting.guidance_first", first, is_met=facts.has_guidance or not first.value, switches={}),
            Finding("lifting.motive", facts.has_motive),
            Finding("lifting.not_in_past", facts.lifts_on >= facts.day, facts.lifts_on, facts.day),
            Finding("lifting.before_end", facts.lifts_on < facts.valid_until, facts.lifts_on, facts.valid_until),
        )
    )


def decision_due(complete_on: date, *, norms: Norms) -> date:
    """The last day to decide: so many calendar days after the file was complete (R-REC-10)."""
    return complete_on + timedelta(days=norms.recognition.decision_term_days.value)


def validity(decided_on: date, *, recognised_until: date | None, norms: Norms) -> tuple[date, date]:
    """First day and day after the last of the recognition (R-REC-13); one that still runs is followed on."""
    start = max(decided_on, recognised_until or decided_on)
    return start, add_months(start, 12 * norms.recognition.validity_years.value)


def mentor_training_due(granted_on: date, mentor: MentorFacts, *, norms: Norms) -> date | None:
    """The day by which the mentor has followed the training (R-MEN-07 to 09), or None when it is not asked of them."""
    if mentor.trained_on is not None or is_exempt(mentor, norms=norms):
        return None
    term = norms.mentor.training_term_months
    return None if term is None else add_months(granted_on, term.value)


def is_exempt(mentor: MentorFacts, *, norms: Norms) -> bool:
    """Whether the mentor need not follow the training in this sector (R-MEN-11)."""
    accepted = norms.mentor.training_exemptions
    return accepted is not None and str(mentor.exemption) in accepted.value


def extract_valid_until(issued_on: date, *, norms: Norms) -> date:
    """The first day on which the extract is too old to be shown (R-MEN-06)."""
    return add_months(issued_on, norms.mentor.extract_max_age_months.value)


def _each(code: str, subjects: tuple[str, ...], *, effect: Effect = Effect.BLOCK) -> tuple[Finding, ...]:
    if not subjects:
        return (Finding(code, is_met=True, effect=effect),)
    return tuple(Finding(code, is_met=False, effect=effect, subject=subject) for subject in subjects)


def _finding(
    code: str,
    value: Value[Any],
    *,
    is_met: bool,
    switches: Switches,
    found: Any = None,
    needed: Any = None,
    of: str = "",
) -> Finding:
    effect = Effect(effect_of(value, switched=switches.get(value.key)))
    return Finding(code, is_met, found=found, needed=needed, effect=effect, ground=value, subject=of)


def _place(facts: WorkplaceFacts, *, norms: Norms, switches: Switches) -> tuple[Finding, ...]:
    regions = norms.recognition.regions
    until = facts.recognised_until
    return (
        _finding(
            "workplace.region",
            regions,
            is_met=facts.region in regions.value,
            switches=switches,
            found=facts.region or None,
            needed=regions.value,
        ),
        Finding("workplace.in_register", facts.is_in_register),
        Finding("workplace.already_recognised", until is None, found=until, effect=Effect.WARN),
        Finding("workplace.one_open_request", not facts.has_other_open_request),
    )


def _declared(facts: WorkplaceFacts, *, norms: Norms, switches: Switches) -> tuple[Finding, ...]:
    grounds = {
        Condition.EQUIPMENT: norms.recognition.equipment_required,
        Condition.FINANCE: norms.recognition.finance_required,
        Condition.CONVICTIONS: norms.recognition.no_convictions_required,
        Condition.DUTIES: norms.recognition.duties_commitment_required,
    }
    answers = tuple(
        _finding(
            f"condition.{condition}",
            ground,
            is_met=facts.declarations.get(condition) is True or not ground.value,
            switches=switches,
            found=facts.declarations.get(condition),
            needed=True,
        )
        for condition in (*PER_REQUEST, *PER_DOSSIER)
        for ground in (grounds[condition],)
    )
    asked = norms.recognition.finance_document_required
    if asked is None or not asked.value:
        return answers
    has_it = Condition.FINANCE in facts.documents
    return (*answers, _finding("condition.finance_document", asked, is_met=has_it, switches=switches, found=has_it))


def _activities(facts: WorkplaceFacts, *, norms: Norms, switches: Switches) -> tuple[Finding, ...]:
    if facts.extent is Extent.LIMITED:
        return _limit(facts, norms=norms, switches=switches)
    if not facts.activities_listed:
        return (Finding("activities.no_list", is_met=False, effect=Effect.WARN),)
    share = norms.recognition.activities_min_share
    ticked = Finding(
        "activities.ticked",
        facts.activities_offered > 0,
        found=facts.activities_offered,
        needed=facts.activities_listed,
        effect=Effect.WARN,
    )
    if share is None or share.value is None:
        return (ticked,)
    found = round(100 * facts.activities_offered / facts.activities_listed)
    enough = found >= share.value
    return (
        ticked,
        _finding("activities.share", share, is_met=enough, switches=switches, found=found, needed=share.value),
    )


def _limit(facts: WorkplaceFacts, *, norms: Norms, switches: Switches) -> tuple[Finding, ...]:
    """A part of a training: which one must be said; whether the law knows it we did not find, so a body judges."""
    offered, listed = facts.activities_offered, facts.activities_listed
    possible = norms.recognition.limited_possible
    return (
        *_together(facts),
        Finding("activities.limit_named", offered > 0, found=offered, needed=1),
        _finding(
            "activities.limited",
            possible,
            is_met=possible.value is True,
            switches=switches,
            found=offered,
            needed=listed,
        ),
    )


def _together(facts: WorkplaceFacts) -> tuple[Finding, ...]:
    """What no partner teaches: sure to be compulsory blocks, assumed to be compulsory is for the body to judge."""
    if not facts.joint_parts:
        return ()
    return (
        Finding("joint.covers", not facts.joint_missing, found=facts.joint_missing, needed=facts.joint_parts),
        Finding(
            "joint.covers_assumed",
            not facts.joint_assumed,
            found=facts.joint_assumed,
            needed=facts.joint_parts,
            effect=Effect.WARN,
        ),
    )


def _mentors(facts: WorkplaceFacts, *, norms: Norms, switches: Switches) -> tuple[Finding, ...]:
    least = norms.recognition.min_mentors
    named = _finding(
        "mentor.named",
        least,
        is_met=len(facts.mentors) >= least.value,
        switches=switches,
        found=len(facts.mentors),
        needed=least.value,
    )
    verdicts = [mentor_verdict(m, day=facts.day, norms=norms, switches=switches) for m in facts.mentors]
    enough = sum(v.is_ok for v in verdicts) >= least.value
    findings = (finding for verdict in verdicts for finding in verdict.findings)
    return (named, *(_softened(finding) if enough else finding for finding in findings))


def _softened(finding: Finding) -> Finding:
    """Another mentor meets every condition, so what this one lacks warns only."""
    return Finding(
        finding.code, finding.is_met, finding.found, finding.needed, Effect.WARN, finding.ground, finding.subject
    )


def _age(mentor: MentorFacts, *, day: date, norms: Norms, switches: Switches) -> Finding:
    least = norms.mentor.min_age_reduced if mentor.proof is not MentorProof.NONE else norms.mentor.min_age
    age = None if mentor.birth_date is None else age_on(mentor.birth_date, day)
    old_enough = age is not None and age >= least.value
    return _finding(
        "mentor.age", least, is_met=old_enough, switches=switches, found=age, needed=least.value, of=mentor.mentor
    )


def _experience(mentor: MentorFacts, *, norms: Norms, switches: Switches) -> Finding:
    with_diploma = norms.mentor.min_experience_years_with_diploma
    least = norms.mentor.min_experience_years
    if mentor.proof is MentorProof.LISTED_DIPLOMA and with_diploma is not None:
        least = with_diploma
    enough = mentor.experience_years >= least.value
    if mentor.proof in {MentorProof.CERTIFICATE, MentorProof.ACQUIRED_COMPETENCE}:
        enough = enough or bool(norms.mentor.experience_derogation_with_proof.value)
    return _finding(
        "mentor.experience",
        least,
        is_met=enough,
        switches=switches,
        found=mentor.experience_years,
        needed=least.value,
        of=mentor.mentor,
    )


def _extract(mentor: MentorFacts, *, day: date, norms: Norms, switches: Switches) -> tuple[Finding, ...]:
    model, oldest = norms.mentor.extract_model, norms.mentor.extract_max_age_months
    if model is None or oldest is None:
        return ()
    issued = mentor.extract_issued_on
    fresh = issued is not None and issued <= day < add_months(issued, oldest.value)
    return (
        _finding(
            "mentor.extract_model",
            model,
            is_met=mentor.extract_model is not None and str(mentor.extract_model) == model.value,
            switches=switches,
            found=mentor.extract_model,
            needed=model.value,
            of=mentor.mentor,
        ),
        _finding(
            "mentor.extract_fresh",
            oldest,
            is_met=fresh,
            switches=switches,
            found=issued,
            needed=oldest.value,
            of=mentor.mentor,
        ),
        _finding(
            "mentor.extract_in_order",
            model,
            is_met=mentor.extract_outcome is ExtractOutcome.IN_ORDER,
            switches=switches,
            found=mentor.extract_outcome,
            needed=ExtractOutcome.IN_ORDER,
            of=mentor.mentor,
        ),
    )


MOST_PARTS = 6
"""With more workplaces than this a learner moves all the time: our own choice."""
_STANDS = (PartState.ASKED, PartState.AGREED, PartState.FILED, PartState.RECOGNISED)


@dataclass(frozen=True)
class PartFacts:
    """One workplace that trains together with others, and the codes of the activities it teaches."""

    part: str
    state: PartState
    teaches: frozenset[str]
    is_in_register: bool = True
    is_known: bool = True
    """Whether it is the asking company's own, or is recognised for something already."""

    @property
    def stands(self) -> bool:
        """Whether it still takes part."""
        return self.state in _STANDS


@dataclass(frozen=True)
class JointFacts:
    """Workplaces that train together, and what the list of the training asks."""

    parts: tuple[PartFacts, ...]
    compulsory: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()
    """Of what nobody knows whether it is compulsory: it counts as such, and whoever shows it says so."""

    @property
    def standing(self) -> tuple[PartFacts, ...]:
        """Who still takes part."""
        return tuple(one for one in self.parts if one.stands)

    @property
    def taught(self) -> frozenset[str]:
        """What those who still take part teach together."""
        return frozenset().union(*(one.teaches for one in self.standing))

    @property
    def missing(self) -> tuple[str, ...]:
        """What is compulsory, or taken to be, and none of them teaches."""
        return tuple(sorted((self.compulsory | self.assumed) - self.taught))


def may_train_together(facts: JointFacts, *, has_own: bool) -> Verdict:
    """Whether these workplaces may be asked to train together: nothing compulsory is left out, nobody is pestered."""
    count = len(facts.standing)
    twice = len({one.part for one in facts.standing}) < count
    return Verdict(
        (
            Finding("joint.has_list", bool(facts.compulsory or facts.assumed)),
            Finding("joint.several", count > 1, found=count, needed=2),
            Finding("joint.not_too_many", count <= MOST_PARTS, found=count, needed=MOST_PARTS),
            Finding("joint.each_once", not twice),
            Finding("joint.own_workplace", has_own),
            *_each("joint.part_teaches", tuple(one.part for one in facts.standing if not one.teaches)),
            *_each("joint.in_register", tuple(one.part for one in facts.standing if not one.is_in_register)),
            *_each("joint.partner_recognised", tuple(one.part for one in facts.standing if not one.is_known)),
            Finding("joint.covers", not facts.missing, found=facts.missing, needed=count),
        )
    )


def together(facts: JointFacts) -> Together:
    """Where they stand together; broken as soon as those who are left do not teach everything compulsory."""
    states = {one.state for one in facts.standing}
    if not states or (len(facts.standing) == 1 and states <= {PartState.ASKED, PartState.AGREED}):
        return Together.OVER
    if facts.missing:
        return Together.BROKEN
    if PartState.ASKED in states:
        return Together.COLLECTING
    if PartState.AGREED in states:
        return Together.AGREED
    return Together.WHOLE if states == {PartState.RECOGNISED} else Together.FILED

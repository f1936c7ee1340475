"""The facts of an agreement on one day, gathered for the rules, and kept with what they said for later."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models.functions import Coalesce

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict
from tandem.journey.agreements.models import Agreement, AgreementWorkplace, Remark
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.rules import checks, social
from tandem.journey.agreements.rules.annex import AnnexFacts, AtWork
from tandem.journey.agreements.rules.checks import AgreementFacts, OtherFacts, WorkplaceFacts
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.kinds import Kind
from tandem.journey.agreements.rules.learner import Advised, WayFacts
from tandem.journey.agreements.terms import AgreementState, Party, SignedWhere
from tandem.journey.agreements.workflow import OPEN
from tandem.journey.intake.queries import advice, search_time
from tandem.journey.intake.rules.advice import AdviceForm, newest
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.plans.queries import plans
from tandem.journey.plans.queries.plans import Brief
from tandem.journey.plans.workflow import OPEN as PLAN_OPEN
from tandem.journey.recognition import snapshot as recognition
from tandem.journey.recognition.models import Mentor
from tandem.journey.recognition.terms import RecognitionState
from tandem.law import norms
from tandem.law.norms import Norms
from tandem.registers.organisations.models import CompanyJointCommittee
from tandem.registers.organisations.queries import companies
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.people import queries as people
from tandem.registers.people.models import Person
from tandem.registers.reference import queries as reference

_ACCOUNT = "*"
"""Stands for the number of an account."""
_HOLDS = (AgreementState.SIGNING, AgreementState.SIGNED)


@dataclass(frozen=True)
class AtHand:
    """What a page that shows an agreement has read of it already."""

    workplaces: Sequence[AgreementWorkplace]
    plan: Brief | None
    remarks_open: int


def facts_of(
    agreement: Agreement, *, day: date, form: AgreementForm | None = None, hand: AtHand | None = None
) -> AgreementFacts:
    """All that the conditions look at, with the form as it stands or as it would be."""
    return replace(shared(agreement, day=day, form=form, hand=hand), way=_way(agreement, day=day))


def told_to(
    actor: Actor, agreement: Agreement, *, day: date, form: AgreementForm | None = None, hand: AtHand | None = None
) -> AgreementFacts:
    """The same as this actor may know it: the way of the learner is no business of the company."""
    is_company = doors.party_of(actor, agreement, day=day) is Party.COMPANY
    return (shared if is_company else facts_of)(agreement, day=day, form=form, hand=hand)


def of_a_part(actor: Actor, agreement: Agreement, *, day: date) -> AgreementFacts:
    """The same for a page that shows one part: of the way only what stops, so that nothing else is read."""
    facts = shared(agreement, day=day)
    is_company = doors.party_of(actor, agreement, day=day) is Party.COMPANY
    return facts if is_company else replace(facts, way=_stops(agreement))


def shared(
    agreement: Agreement, *, day: date, form: AgreementForm | None = None, hand: AtHand | None = None
) -> AgreementFacts:
    """The same as all three parties may know it, as a document that goes to all of them."""
    told = agreement.form() if form is None else form
    places = doors.workplaces_of([agreement.pk]).get(agreement.pk, []) if hand is None else hand.workplaces
    return facts_of_each([Looked(agreement, told, places, hand)], day=day)[0]


@dataclass(frozen=True)
class Looked:
    """An agreement to look at, stored or not: with the form and the workplaces it has, or would have."""

    agreement: Agreement
    form: AgreementForm
    places: Sequence[AgreementWorkplace]
    hand: AtHand | None = None


def facts_of_each(looked: Sequence[Looked], *, day: date) -> list[AgreementFacts]:
    """The same for many at once, in a few questions; each with its track, person, training and provider at hand."""
    around = _around(looked, day=day)
    return [facts_with(one, around, day=day) for one in looked]


@dataclass(frozen=True)
class Around:
    """What the registers and other rooms know around these agreements."""

    guardians: Mapping[UUID, Sequence[Person]]
    standings: Mapping[UUID, reference.TrainingStanding]
    planned: Mapping[UUID, Brief]
    remarks: Mapping[UUID, int]
    committees: Mapping[UUID, Sequence[CompanyJointCommittee]]
    guided: Mapping[UUID, Sequence[tuple[UUID, date, date]]]
    """By mentor: the agreements that are signed or being signed, with the days on which the mentor guides there."""
    others: Mapping[UUID, Sequence[tuple[UUID, OtherFacts]]]
    """By person: the same of the learner, with their hours."""


def _around(looked: Sequence[Looked], *, day: date) -> Around:
    tracks = [one.agreement.track for one in looked]
    mentors = {row.mentor_id for one in looked for row in one.places if row.mentor_id is not None}
    unread = [one.agreement for one in looked if one.hand is None]
    open_remarks = Remark.objects.filter(agreement__in=[one.pk for one in unread], settled_at__isnull=True).order_by(
        "agreement"
    )
    return Around(
        guardians=people.guardians_acting_for({one.person_id for one in tracks}, day=day),
        standings=reference.standings_of({one.training_id for one in tracks}),
        planned=plans.briefs_of({one.track_id for one in unread}),
        remarks=Counter(open_remarks.values_list("agreement", flat=True)),
        committees=companies.joint_committees_of({one.agreement.company_id for one in looked}),
        guided=_guided(mentors),
        others=_others({one.person_id for one in tracks}),
    )


def facts_with(one: Looked, around: Around, *, day: date) -> AgreementFacts:
    """The facts of one agreement, where all around it is known."""
    agreement, told, track = one.agreement, one.form, one.agreement.track
    first = told.begins_on or day
    standing = around.standings[track.training_id]
    held = [time.code for time in standing.sectors if time.holds_on(first)]
    is_outside = agreement.origin == SignedWhere.OUTSIDE
    plan = one.hand.plan if one.hand else around.planned.get(track.pk)
    return AgreementFacts(
        day=day,
        form=told,
        birth_date=track.person.birth_date,
        track_begins=track.starts_on,
        track_ends=track.ends_on,
        is_there=track.phase != Phase.LEFT,
        is_adult_education=track.provider.kind == ProviderKind.CVO,
        sector=held[0] if held else "",
        training=track.training.code,
        workplaces=tuple(
            _workplace(row, agreement, guides=_meeting(row, around.guided, agreement, told)) for row in one.places
        ),
        others=tuple(other for key, other in around.others.get(track.person_id, ()) if key != agreement.pk),
        guardians=len(around.guardians.get(track.person_id, ())),
        has_plan=_has_plan(agreement, plan),
        annex=_annex(agreement, plan),
        leads_to_qualification=True if standing.qualifications else told.leads_to_qualification,
        qualifications=standing.qualifications,
        is_running=agreement.state == AgreementState.SIGNED,
        remarks_open=one.hand.remarks_open if one.hand else around.remarks.get(agreement.pk, 0),
        committees=frozenset(
            row.joint_committee.number
            for row in around.committees.get(agreement.company_id, ())
            if row.valid_from <= first and (row.valid_until is None or first < row.valid_until)
        ),
        outside_kind=agreement.kind if is_outside else "",
        signed_on=_signed_on(agreement),
        outside_work_hours=None if agreement.work_hours is None else float(agreement.work_hours),
    )


def _has_plan(agreement: Agreement, plan: Brief | None) -> bool:
    """Whether a plan goes with it: the one that was signed along, else the open one of the learner."""
    if agreement.plan_id is not None:
        return True
    return plan is not None and (plan.state in PLAN_OPEN or agreement.origin == SignedWhere.OUTSIDE)


def _annex(agreement: Agreement, plan: Brief | None) -> AnnexFacts | None:
    """The plan beside what is being made or signed: what was signed is not compared again with a plan that moved on."""
    if plan is None or plan.plan_id is None or plan.state not in PLAN_OPEN or agreement.state not in OPEN:
        return None
    return AnnexFacts(plan.stops, tuple(AtWork(*one) for one in plan.periods))


def _signed_on(agreement: Agreement) -> date | None:
    """What was signed here is registered on the day of its last signature; what was signed elsewhere says the day."""
    if agreement.origin == SignedWhere.OUTSIDE or agreement.registered_at is None:
        return agreement.signed_on
    return day_of(agreement.registered_at)


def norms_for(facts: AgreementFacts) -> Norms:
    """The law of the first day, in the sector of the training and under the joint committee of the company.

    While no first day was told it is the law of the day itself.
    """
    day, committee = facts.form.begins_on or facts.day, social.committee(facts.form.joint_committee)
    return norms.at(day, sector=facts.sector or None, joint_committee=committee)


def assess(
    agreement: Agreement, *, day: date, facts: AgreementFacts | None = None
) -> tuple[AgreementFacts, Verdict, Kind | None]:
    """The facts of that day, what the rules say of them, and which agreement it has to be; `facts` if at hand."""
    facts = facts_of(agreement, day=day) if facts is None else facts
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
    if told.get("annex"):
        annex = told["annex"]
        told["annex"] = AnnexFacts(annex["stops"], tuple(AtWork(**_days(one, AtWork)) for one in annex["periods"]))
    told["committees"] = frozenset(told["committees"])
    way = dict(told.get("way", {}))
    way["advice"] = tuple(Advised(**_days(one, Advised)) for one in way.get("advice", ()))
    told["way"] = WayFacts(**_days(way, WayFacts))
    told["qualifications"] = tuple(told.get("qualifications", ()))
    return AgreementFacts(**_days(told, AgreementFacts))


def replay(agreement: Agreement) -> Verdict:
    """What the rules of its day say today of the facts that were kept: the same, or something was changed since."""
    facts = thawed(agreement.checked)
    return checks.check(facts, norms=norms_for(facts))


def kept(agreement: Agreement) -> Verdict:
    """What the rules said then."""
    return recognition.thawed_findings(agreement.checked["unmet"], norms_for(thawed(agreement.checked)))


def _way(agreement: Agreement, *, day: date) -> WayFacts:
    """Where the learner stands, while this is being made: a signed one is judged by what was kept."""
    if agreement.state not in OPEN:
        return WayFacts()
    track = agreement.track
    stops = _stops(agreement)
    search = search_time.search_time_of(track, day=day)
    last = newest(advice.told_on(track.pk)).values()
    return replace(
        stops,
        advice=tuple(_advised(one) for one in sorted(last, key=lambda one: one.adviser)),
        search_until=None if search is None else search.until,
        searches_again=search is not None and search.is_again,
    )


def _stops(agreement: Agreement) -> WayFacts:
    """What of it can stop an agreement: a yes of VDAB that is needed, and a run-up that runs."""
    track = agreement.track
    if agreement.state not in OPEN:
        return WayFacts()
    comes_next = track.phase in advice.DUAL_COMES_NEXT
    said = newest(advice.told_on(track.pk)) if comes_next and track.is_job_seeker else {}
    return WayFacts(
        advice=tuple(_advised(one) for one in said.values() if one.adviser is Adviser.VDAB),
        is_job_seeker=track.is_job_seeker,
        dual_comes_next=comes_next,
        runs_up=track.phase == Phase.RUN_UP,
    )


def _advised(one: AdviceForm) -> Advised:
    """What was advised; that it was a NAFT is for the circle of the shielded part alone."""
    way = AdvisedWay.OTHER if one.way is AdvisedWay.NAFT else one.way
    return Advised(one.adviser, way, one.given_on)


def _workplace(one: AgreementWorkplace, agreement: Agreement, *, guides: int) -> WorkplaceFacts:
    row, mentor = one.recognition, one.mentor
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
        mentor_fits=mentor is not None and may_guide_at(mentor, row.establishment_id),
        mentor_guides=guides,
        agreed=one.agreed_at is not None if one.is_of_another(agreement) else None,
    )


def may_guide_at(mentor: Mentor, establishment_id: UUID) -> bool:
    """Whether this mentor, with postings and extracts at hand, may guide learners at this place."""
    posted = any(at.establishment_id == establishment_id for at in mentor.postings.all())
    if not posted or mentor.deactivated_at is not None:
        return False
    return recognition.assess_mentor(mentor, day=_designated_on(mentor)).is_ok


def _designated_on(mentor: Mentor) -> date:
    """The day on which somebody became mentor, extract in hand: it had to be recent then, not ever after (R-MEN-06)."""
    return max([day_of(mentor.named_at), *(seen.issued_on for seen in mentor.extract_checks.all())])


def _guided(mentors: Collection[UUID]) -> dict[UUID, list[tuple[UUID, date, date]]]:
    """The agreements that hold and that each of these mentors guides, with their days up to a told end."""
    found: dict[UUID, list[tuple[UUID, date, date]]] = {}
    if not mentors:
        return found
    rows = AgreementWorkplace.objects.filter(mentor__in=mentors, agreement__state__in=_HOLDS).order_by("id")
    first, last = Coalesce("begins_on", "agreement__begins_on"), Coalesce("ends_on", "agreement__ends_on")
    named = rows.values_list("mentor", "agreement", first, last, "agreement__ending__last_day")
    for mentor, key, begins, ends, announced in named:
        if mentor and begins and ends:
            found.setdefault(mentor, []).append((key, begins, min(ends, announced or ends)))
    return found


def _meeting(
    row: AgreementWorkplace,
    guided: Mapping[UUID, Sequence[tuple[UUID, date, date]]],
    agreement: Agreement,
    told: AgreementForm,
) -> int:
    """How many others the mentor of this workplace guides in an agreement that meets its days."""
    first, last = row.begins_on or told.begins_on, row.ends_on or told.ends_on
    if first is None or row.mentor_id is None:
        return 0
    rows = guided.get(row.mentor_id, ())
    met = {key for key, begins, ends in rows if ends >= first and (last is None or begins <= last)}
    return len(met - {agreement.pk})


def _others(person_ids: Collection[UUID]) -> dict[UUID, list[tuple[UUID, OtherFacts]]]:
    """The agreements that hold of each of these persons, with their days up to a told end."""
    rows = Agreement.objects.filter(track__person__in=person_ids, state__in=_HOLDS).order_by("number")
    found: dict[UUID, list[tuple[UUID, OtherFacts]]] = {}
    for person, key, number, begins, ends, hours, announced in rows.values_list(
        "track__person", "pk", "number", "begins_on", "ends_on", "hours", "ending__last_day"
    ):
        if begins and ends:
            last = min(ends, announced or ends)
            found.setdefault(person, []).append((key, OtherFacts(number, begins, last, hours)))
    return found


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

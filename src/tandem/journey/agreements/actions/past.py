"""Takes over agreements of long ago, signed on paper: rows and history are as if each step was taken on its day.

For an invented region. Nobody is told: no mail goes out over the past.
What the rules would have refused on that day is refused here too, and what they said is kept with it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from tandem.base import events, numbers
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.events import Entry
from tandem.base.periods import day_of
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import signing
from tandem.journey.agreements.models import Agreement, AgreementWorkplace, Ending, Signature
from tandem.journey.agreements.rules import checks, ending, forms, scans, steps
from tandem.journey.agreements.rules.ending import EndFacts
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.snapshot import Around, AtHand, Looked
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementMove,
    EndReason,
    Party,
    SignatureKind,
    SignatureMove,
    Signer,
)
from tandem.journey.agreements.workflow import AGREEMENT, SIGNATURE
from tandem.journey.intake.models import Track
from tandem.journey.plans.models import PlanVersion
from tandem.journey.plans.queries import plans as plan_doors
from tandem.journey.plans.queries.plans import Brief
from tandem.journey.plans.terms import PlanState
from tandem.journey.recognition.models import Mentor, MentorPosting, OfferedActivity, Recognition
from tandem.journey.recognition.terms import Extent, RecognitionState
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tandem.registers.organisations.queries import companies
from tandem.registers.people import queries as people
from tandem.registers.people.models import Person
from tandem.registers.reference import queries as reference

_AT_ONCE: Final = 400
_OF_SPOT: Final = ("establishment", "training", "company", "lat", "lon", "valid_from", "valid_until")
_OFFERED: Final = Prefetch("request__activities", OfferedActivity.objects.select_related("activity"))


@dataclass(frozen=True)
class PastEnd:
    """How it ended: the learner left the track, or a party gave notice."""

    reason: EndReason
    last_day: date
    at: datetime
    by: Actor
    noticed_at: datetime | None = None
    """When a party said so; nothing where it followed from the track."""


@dataclass(frozen=True)
class PastAgreement:
    """An agreement that all signed on paper, each step at its moment; the rows have their names at hand."""

    track: Track
    recognition: Recognition
    mentor: Mentor
    plan: PlanVersion
    form: AgreementForm
    coach: Actor
    company: Actor
    begun_at: datetime
    filled_at: datetime
    presented_at: datetime
    apart: timedelta
    """So long after each other they signed."""
    end: PastEnd | None = None


@dataclass(frozen=True)
class Spot:
    """A workplace that is recognised without limits, as far as choosing one asks."""

    recognition_id: UUID
    company_id: UUID
    lat: float | None
    lon: float | None
    valid_from: date
    valid_until: date
    mentors: tuple[UUID, ...]
    """Who may guide there, in a fixed order."""


@dataclass(frozen=True)
class Place:
    """A recognised workplace with all that a plan and an agreement ask of it, and who may guide there."""

    recognition: Recognition
    mentors: Mapping[UUID, Mentor]


@dataclass
class Guided:
    """Whom each mentor guides from when to when, kept while agreements are taken over portion by portion."""

    held: defaultdict[UUID, list[tuple[UUID, date, date, date]]] = field(default_factory=lambda: defaultdict(list))

    def on(self, mentor_id: UUID, day: date) -> list[tuple[UUID, date, date]]:
        """The agreements that stood on this day, with their days."""
        return [(key, begins, ends) for key, begins, ends, until in self.held[mentor_id] if begins <= day < until]

    def add(self, mentor_id: UUID, agreement: Agreement, until: date) -> None:
        """One more, which stood until a day."""
        if agreement.begins_on is not None and agreement.ends_on is not None:
            self.held[mentor_id].append((agreement.pk, agreement.begins_on, agreement.ends_on, until))


@dataclass
class _Ledger:
    """What is to be stored, and what is known around it."""

    users: Mapping[UUID, User]
    around: Around
    agreements: list[Agreement] = field(default_factory=list)
    places: list[AgreementWorkplace] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    told: list[Entry] = field(default_factory=list)


def spots(*, actor: Actor) -> dict[UUID, list[Spot]]:
    """Where learners of each training can go and somebody may guide them, for who takes over agreements."""
    if not actor.has_role(Role.SYSTEM):
        raise NotFound
    mentors = Mentor.objects.filter(deactivated_at=None).select_related("person").order_by("pk")
    guides: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for mentor in mentors.prefetch_related("extract_checks", "postings").iterator(chunk_size=2000):
        for at in mentor.postings.all():
            if snapshot.may_guide_at(mentor, at.establishment_id):
                guides[at.establishment_id].append(mentor.pk)
    rows = Recognition.objects.filter(state=RecognitionState.VALID, gone_since=None, extent=Extent.WHOLE)
    found: defaultdict[UUID, list[Spot]] = defaultdict(list)
    for one in rows.order_by("number").only(*_OF_SPOT):
        if one.establishment_id in guides:
            told = (one.pk, one.company_id, one.lat, one.lon, one.valid_from, one.valid_until)
            found[one.training_id].append(Spot(*told, tuple(guides[one.establishment_id])))
    return dict(found)


def places(*, actor: Actor, recognition_ids: Collection[UUID]) -> dict[UUID, Place]:
    """These workplaces with who may guide there."""
    if not actor.has_role(Role.SYSTEM):
        raise NotFound
    rows = Recognition.objects.filter(pk__in=recognition_ids).select_related("company", "establishment", "request")
    held = list(rows.prefetch_related(_OFFERED).order_by("pk"))
    posted = MentorPosting.objects.filter(establishment__in={one.establishment_id for one in held})
    guides: defaultdict[UUID, dict[UUID, Mentor]] = defaultdict(dict)
    named = posted.select_related("mentor__person").prefetch_related("mentor__extract_checks", "mentor__postings")
    for one in named.order_by("pk"):
        guides[one.establishment_id][one.mentor_id] = one.mentor
    return {row.pk: Place(row, guides[row.establishment_id]) for row in held}


@transaction.atomic
def take_over(
    *, actor: Actor, agreements: Sequence[PastAgreement], scan: bytes, guided: Guided | None = None
) -> list[Agreement]:
    """Take over these agreements; `scan` stands for the text and for what each signed on paper."""
    if not actor.has_role(Role.SYSTEM):
        raise NotFound
    scans.is_scan(scans.media_type_of(scan), size=len(scan), is_safe=True).or_raise()
    known, paper = guided or Guided(), signing.keep(scan)
    ledger = _Ledger(
        users=User.objects.in_bulk({one.user_id for told in agreements for one in (told.coach, told.company)}),
        around=_around(agreements),
    )
    given, acting = _numbers(agreements), _acting(agreements)
    for one in agreements:
        day = day_of(one.presented_at)
        guardians = acting[day].get(one.track.person_id, [])
        _one(ledger, one, guardians, known, number=next(given[day_of(one.begun_at).year]), paper=(paper, scan))
    Agreement.objects.bulk_create(ledger.agreements, batch_size=_AT_ONCE)
    AgreementWorkplace.objects.bulk_create(ledger.places, batch_size=_AT_ONCE)
    Signature.objects.bulk_create(ledger.signatures, batch_size=_AT_ONCE)
    Ending.objects.bulk_create(ledger.endings, batch_size=_AT_ONCE)
    events.record_past(sorted(ledger.told, key=lambda entry: entry.at))
    return ledger.agreements


def _one(
    ledger: _Ledger,
    one: PastAgreement,
    guardians: Sequence[Person],
    guided: Guided,
    *,
    number: str,
    paper: tuple[str, bytes],
) -> None:
    digest, scan = paper
    agreement = _drafted(ledger, one, number=number)
    place = AgreementWorkplace(agreement=agreement, recognition=one.recognition, mentor=one.mentor, is_lead=True)
    facts = _presented(ledger, one, agreement, place, guardians=guardians, guided=guided, paper=digest)
    is_minor = checks.is_minor(facts, norms=snapshot.norms_for(facts))
    at = one.presented_at
    for turn, signer in enumerate(steps.signers(is_minor=is_minor), start=1):
        row = _signature(ledger, one, agreement, signer, guardians)
        row.turn, row.asked_at, row.state = turn, at, SIGNATURE.after(row.state, SignatureMove.ASK)
        _tell(ledger, AgreementHappened.SIGNATURE_ASKED, SYSTEM, agreement, at, signer=signer, signature=row.pk)
        at += one.apart
        steps.may_sign_now(
            day=day_of(at),
            begins_on=one.form.begins_on or day_of(at),
            late_reason=one.form.late_reason,
            paper=digest,
            shown=digest,
        ).or_raise()
        row.kind, row.paper, row.proof, row.proof_media_type = (
            SignatureKind.SCAN,
            digest,
            digest,
            scans.media_type_of(scan),
        )
        row.set_at, row.set_by, row.state = at, one.coach.user_id, SIGNATURE.after(row.state, SignatureMove.SIGN)
        told = {"signer": signer, "kind": row.kind, "paper": digest, "proof": digest}
        _tell(ledger, AgreementHappened.SIGNATURE_SET, one.coach, agreement, at, **told)
        ledger.signatures.append(row)
    _completed(ledger, one, agreement, at=at)
    if one.end is not None:
        _ended(ledger, agreement, one.end)
    until = one.end.last_day + timedelta(days=1) if one.end else date.max
    guided.add(one.mentor.pk, agreement, until)
    ledger.agreements.append(agreement)
    ledger.places.append(place)


def _drafted(ledger: _Ledger, one: PastAgreement, *, number: str) -> Agreement:
    """Begun by the school, filled in by the school and the company, each its own fields."""
    agreement = Agreement(
        number=number,
        track=one.track,
        company=one.recognition.company,
        begun_side=Party.PROVIDER,
        ball=Party.PROVIDER,
        ball_since=one.begun_at,
        begun_at=one.begun_at,
        begun_by=one.coach.user_id,
        touched_at=one.filled_at,
    )
    begun = {"track": one.track.pk, "company": agreement.company_id, "recognition": one.recognition.pk}
    _tell(ledger, AgreementHappened.BEGUN, one.coach, agreement, one.begun_at, **begun, side=Party.PROVIDER)
    form = one.form.tidy()
    forms.is_sound(form).or_raise()
    filled = AgreementForm().differences(form)
    of_company = {name for name in filled if forms.FILLED_BY[name] == {Party.COMPANY}}
    for by, party, names, at in (
        (one.coach, Party.PROVIDER, set(filled) - of_company, one.begun_at),
        (one.company, Party.COMPANY, of_company, one.filled_at),
    ):
        if names:
            agreement.version += 1
            _tell(ledger, AgreementHappened.CHANGED, by, agreement, at, party=party, fields=sorted(names))
    agreement.tell(form)
    return agreement


def _presented(
    ledger: _Ledger,
    one: PastAgreement,
    agreement: Agreement,
    place: AgreementWorkplace,
    *,
    guardians: Sequence[Person],
    guided: Guided,
    paper: str,
) -> checks.AgreementFacts:
    """The text stands; what the rules said of it that day is kept, and has to be in order."""
    day, form = day_of(one.presented_at), agreement.form()
    first = form.begins_on or day
    around = replace(
        ledger.around,
        guardians={one.track.person_id: guardians},
        guided={one.mentor.pk: guided.on(one.mentor.pk, day)},
    )
    looked = Looked(agreement, form, [place], AtHand([place], plan=_plan_of(one), remarks_open=0))
    left_on = one.track.left_on
    # The learner was there on that day, also where the track is over by now.
    facts = replace(snapshot.facts_with(looked, around, day=day), is_there=left_on is None or day < left_on)
    law = snapshot.norms_for(facts)
    verdict, kind = checks.check(facts, norms=law).or_raise(), checks.kind_of(facts, norms=law)
    if kind is None:
        raise AssertionError("what has no hours is not in order")
    agreement.kind, agreement.kind_reason, agreement.plan = kind.type, kind.why, one.plan
    agreement.state, agreement.paper = AGREEMENT.after(agreement.state, AgreementMove.PRESENT), paper
    agreement.model = signing.NO_MODEL
    agreement.law, agreement.checked = norms.version(), snapshot.frozen(facts, verdict)
    agreement.presented_at, agreement.presented_by = one.presented_at, one.coach.user_id
    agreement.sign_until = steps.sign_until(day, begins_on=first)
    agreement.version += 1
    about = {"paper": paper, "model": signing.NO_MODEL, "sign_until": agreement.sign_until}
    about |= {"plan": one.plan.digest} if one.plan else {}
    _tell(ledger, AgreementHappened.PRESENTED, one.coach, agreement, one.presented_at, **about)
    return facts


def _plan_of(one: PastAgreement) -> Brief:
    """The plan that was signed along; of one that is not known, that there was one."""
    return Brief(None, PlanState.FROZEN) if one.plan is None else plan_doors.brief_of(one.plan)


def _completed(ledger: _Ledger, one: PastAgreement, agreement: Agreement, *, at: datetime) -> None:
    agreement.state = AGREEMENT.after(agreement.state, AgreementMove.COMPLETE)
    agreement.registered_at, agreement.registered_by = at, one.coach.user_id
    agreement.version += 1
    about = {"track": agreement.track_id, "begins_on": agreement.begins_on, "ends_on": agreement.ends_on}
    _tell(ledger, AgreementHappened.COMPLETED, one.coach, agreement, at, **about)


def _ended(ledger: _Ledger, agreement: Agreement, end: PastEnd) -> None:
    """Because the learner left the track, or because a party gave notice that holds by the rules."""
    side = Party.CLOCK
    if end.noticed_at is not None:
        side = Party.COMPANY if end.reason is EndReason.PROBATION_COMPANY else Party.LEARNER
        _announced(ledger, agreement, end, side=side)
    agreement.state = AGREEMENT.after(agreement.state, AgreementMove.END)
    agreement.closed_on, agreement.closed_at = end.last_day, end.at
    agreement.closed_side, agreement.closed_reason = side, end.reason
    agreement.version += 1
    about = {"track": agreement.track_id, "reason": end.reason, "side": side, "last_day": end.last_day}
    _tell(ledger, AgreementHappened.ENDED, SYSTEM, agreement, end.at, **about)


def _announced(ledger: _Ledger, agreement: Agreement, end: PastEnd, *, side: Party) -> None:
    if end.noticed_at is None or agreement.begins_on is None or agreement.ends_on is None:
        raise AssertionError("notice was given of what has its days")
    noticed_on = day_of(end.noticed_at)
    facts = EndFacts(
        day=noticed_on,
        reason=end.reason,
        party=side,
        last_day=end.last_day,
        noticed_on=noticed_on,
        begins_on=agreement.begins_on,
        ends_on=agreement.ends_on,
    )
    ending.check(facts, norms=norms.at(noticed_on)).or_raise()
    ledger.endings.append(
        Ending(
            agreement=agreement,
            reason=end.reason,
            side=side,
            noticed_on=noticed_on,
            last_day=end.last_day,
            told_at=end.noticed_at,
            told_by=end.by.user_id,
        )
    )
    about = {"reason": end.reason, "side": side, "noticed_on": noticed_on, "last_day": end.last_day}
    _tell(
        ledger,
        AgreementHappened.END_ANNOUNCED,
        end.by,
        agreement,
        end.noticed_at,
        **about,
        law=norms.version(),
    )


def _signature(
    ledger: _Ledger, one: PastAgreement, agreement: Agreement, signer: Signer, guardians: Sequence[Person]
) -> Signature:
    row = Signature(**signing.new_key(), agreement=agreement, signer=signer)
    if signer in {Signer.LEARNER, Signer.GUARDIAN}:
        signing.is_person(row, one.track.person if signer is Signer.LEARNER else guardians[0])
        return row
    by = one.company if signer is Signer.COMPANY else one.coach
    user = None if by.user_id is None else ledger.users.get(by.user_id)
    if user is not None:
        row.name, row.email, row.user = user.name, user.email, user.pk
    return row


def _around(agreements: Collection[PastAgreement]) -> Around:
    """What is the same for all of them: the learners are new, so nobody has another agreement."""
    return Around(
        guardians={},
        standings=reference.standings_of({one.track.training_id for one in agreements}),
        planned={},
        remarks={},
        committees=companies.joint_committees_of({one.recognition.company_id for one in agreements}),
        guided={},
        others={},
    )


def _acting(agreements: Collection[PastAgreement]) -> dict[date, dict[UUID, list[Person]]]:
    """Who acts for the learners on the day on which each text was presented."""
    by_day: dict[date, list[UUID]] = {}
    for one in agreements:
        by_day.setdefault(day_of(one.presented_at), []).append(one.track.person_id)
    return {day: people.guardians_acting_for(children, day=day) for day, children in by_day.items()}


def _numbers(agreements: Collection[PastAgreement]) -> dict[int, Any]:
    """The numbers of each year, in the order in which the agreements were begun."""
    counts: dict[int, int] = {}
    for one in agreements:
        year = day_of(one.begun_at).year
        counts[year] = counts.get(year, 0) + 1
    given = {}
    for year, count in sorted(counts.items()):
        series = f"OVK-{year}"
        first = numbers.take(series, count=count)
        given[year] = iter([numbers.written(series, n) for n in range(first, first + count)])
    return given


def _tell(ledger: _Ledger, code: AgreementHappened, by: Actor, agreement: Agreement, at: datetime, **data: Any) -> None:
    ledger.told.append(Entry(code, by, agreement, at, data))

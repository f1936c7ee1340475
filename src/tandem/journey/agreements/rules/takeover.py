"""What happens with each row of a file of agreements that were signed outside Tandem.

What was signed stands, whatever the law asks of a new agreement. A row stops only where it cannot be: nobody of ours,
no such place, days that do not follow each other, two agreements for the same hours. Empty cells change nothing.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from tandem.base.verdict import Effect, Finding
from tandem.journey.agreements.rules import checks
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.terms import AgreementState, EndReason, SignedWhere, TakeoverFate
from tandem.journey.agreements.workflow import OPEN
from tandem.journey.intake.rules.importing import KnownPerson, KnownTrack, TrainingFacts, find_training, name_key
from tandem.journey.intake.terms.tracks import Phase
from tandem.registers.geo.rules import search_key
from tandem.registers.people.rules import PersonForm, birth_in, may_be_number

_FORM: Final = (
    "begins_on",
    "ends_on",
    "hours",
    "joint_committee",
    "accident_insurer",
    "accident_policy",
    "liability_insurer",
    "liability_policy",
)
TOLD: Final = (
    *_FORM,
    "kind",
    "signed_on",
    "work_hours",
    "mentor",
    "establishment",
    "old_number",
    "ended_on",
    "ended_for",
)
"""What is kept of a row, and compared with the row of a corrected file."""


@dataclass(frozen=True)
class AgreementRow:
    """One running agreement as it stands in the file; what is empty is not told."""

    line: int
    given_name: str
    family_name: str
    company: str
    establishment: str
    kind: str
    begins_on: date
    ends_on: date
    signed_on: date
    birth_date: date | None = None
    national_number: str = ""
    training: str = ""
    mentor: str = ""
    work_hours: Decimal | None = None
    hours: str = ""
    joint_committee: str = ""
    accident_insurer: str = ""
    accident_policy: str = ""
    liability_insurer: str = ""
    liability_policy: str = ""
    old_number: str = ""
    ended_on: date | None = None
    ended_for: EndReason | None = None

    def told(self) -> dict[str, str]:
        """What the row tells, as it is kept: text, without what is empty."""
        return {name: str(getattr(self, name)) for name in TOLD if getattr(self, name) not in {"", None}}


@dataclass(frozen=True)
class EstablishmentFacts:
    """An establishment of a company that takes part."""

    id: UUID
    company_id: UUID
    name: str


@dataclass(frozen=True)
class Workplace:
    """A recognition for a training at an establishment, with its days."""

    id: UUID
    number: str
    establishment: UUID
    training: str
    since: date
    until: date


@dataclass(frozen=True)
class Guide:
    """A mentor of a company, as a file may name one."""

    id: UUID
    company_id: UUID
    names: frozenset[str]


@dataclass(frozen=True)
class Known:
    """An agreement of one of these learners that Tandem has already."""

    id: UUID
    number: str
    track_id: UUID
    company_id: UUID
    state: AgreementState
    origin: SignedWhere
    begins_on: date | None
    last_day: date | None
    hours: str
    is_as_told: bool = True
    """Whether nothing happened to it since it was taken over, and nothing is under way."""
    old_number: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    has_workplace: bool = True
    has_mentor: bool = True

    @property
    def is_live(self) -> bool:
        """Whether it is being made, or holds."""
        return self.state in {*OPEN, AgreementState.SIGNED}


@dataclass(frozen=True)
class Ground:
    """What the provider and the registers know, as far as these rows look at it."""

    trainings: tuple[TrainingFacts, ...]
    by_number: Mapping[str, KnownPerson]
    by_name: Mapping[str, Sequence[KnownPerson]]
    companies: Mapping[str, UUID]
    establishments: Mapping[str, EstablishmentFacts]
    of_person: Mapping[UUID, Sequence[Known]]
    by_old_number: Mapping[str, Known]
    workplaces: tuple[Workplace, ...] = ()
    guides: tuple[Guide, ...] = ()

    def workplace(self, establishment: EstablishmentFacts, training: str, day: date) -> Workplace | None:
        """The recognition for this training at this place: that of the day, or else the last one."""
        here = [one for one in self.workplaces if one.establishment == establishment.id and one.training == training]
        return max(here, key=lambda one: (one.since <= day < one.until, one.since, one.number), default=None)

    def guide(self, establishment: EstablishmentFacts, name: str) -> Guide | None:
        """The mentor of the company with this name or address, where it is only one."""
        key = search_key(name)
        found = [one for one in self.guides if one.company_id == establishment.company_id and key in one.names]
        return found[0] if len(found) == 1 and key else None


@dataclass(frozen=True)
class Change:
    """One thing that becomes something else."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class RowPlan:
    """What will happen with one row."""

    row: AgreementRow
    fate: TakeoverFate
    person_id: UUID | None = None
    track_id: UUID | None = None
    establishment: EstablishmentFacts | None = None
    agreement_id: UUID | None = None
    number: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    workplace: Workplace | None = None
    guide: Guide | None = None
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    """What the law would ask of a new agreement, or what is worth knowing; it stops nothing."""

    @property
    def goes_in(self) -> bool:
        """Whether something will be written."""
        return self.fate in {TakeoverFate.NEW, TakeoverFate.CHANGES, TakeoverFate.ENDS}

    @property
    def fingerprint(self) -> str:
        """The same as long as the same would be written: what was agreed to is what is done."""
        keys = [one and str(one.id) for one in (self.establishment, self.workplace, self.guide)]
        told = (self.fate, self.person_id, self.track_id, self.agreement_id, keys, self.told)
        changes = [asdict(one) for one in self.changes]
        return hashlib.sha256(json.dumps([told, changes], default=str, sort_keys=True).encode()).hexdigest()[:16]


def form_of(told: Mapping[str, str]) -> AgreementForm:
    """What was told, as the fields of an agreement."""
    days = {name: date.fromisoformat(told[name]) for name in ("begins_on", "ends_on")}
    words = {name: told.get(name, "") for name in _FORM if name not in days}
    return AgreementForm().with_told({**days, **words})


def end_of(told: Mapping[str, str], *, day: date) -> tuple[date, EndReason] | None:
    """On which day and why it ended, as told; by its term where that is over; None while it runs."""
    if told.get("ended_on"):
        return date.fromisoformat(told["ended_on"]), EndReason(told.get("ended_for") or EndReason.OTHER)
    last = date.fromisoformat(told["ends_on"])
    return (last, EndReason.TERM_REACHED) if last < day else None


def plan(rows: Sequence[AgreementRow], ground: Ground, *, day: date) -> tuple[RowPlan, ...]:
    """What will happen with each row that day."""
    plans: list[RowPlan] = []
    taken: dict[tuple[str, ...], int] = {}
    for row in rows:
        planned = _Row(row, ground, day).planned()
        first = next((taken[key] for key in _keys(planned) if key in taken), None)
        if first is not None:
            planned = _stuck(planned, Finding("takeover.once_in_file", is_met=False, found=row.line, needed=first))
        elif planned.goes_in:
            planned = _beside(planned, plans, day=day)
        taken.update((key, row.line) for key in _keys(planned) if first is None)
        plans.append(planned)
    return tuple(plans)


def _keys(planned: RowPlan) -> list[tuple[str, ...]]:
    """By what a row is the same as another: its agreement, its number, or learner, company and first day."""
    row = planned.row
    keys: list[tuple[str, ...]] = [("old", row.old_number)] if row.old_number else []
    if planned.agreement_id is not None:
        keys.append(("known", str(planned.agreement_id)))
    if planned.track_id is not None and planned.establishment is not None:
        keys.append(("new", str(planned.track_id), str(planned.establishment.company_id), str(row.begins_on)))
    return keys


def _beside(planned: RowPlan, earlier: Sequence[RowPlan], *, day: date) -> RowPlan:
    """Stopped where a row above it takes the same hours of the same learner."""
    for other in earlier:
        if not other.goes_in or other.person_id != planned.person_id:
            continue
        last, hours = _last_day(other.told, day=day), other.told.get("hours", "")
        if _meets(planned, first=other.row.begins_on, last=last, hours=hours, day=day):
            clash = Finding("takeover.other_row", is_met=False, found=other.row.line)
            return _stuck(planned, clash)
    return planned


def _last_day(told: Mapping[str, str], *, day: date) -> date:
    over = end_of(told, day=day)
    return date.fromisoformat(told["ends_on"]) if over is None else over[0]


def _meets(planned: RowPlan, *, first: date | None, last: date | None, hours: str, day: date) -> bool:
    """Whether both are for the same hours; where one has no timetable, days that meet count as such."""
    mine_first, mine_last = planned.row.begins_on, _last_day(planned.told, day=day)
    if first is None or last is None or first > mine_last or mine_first > last:
        return False
    one, other = (AgreementForm(hours=told).timetable() for told in (planned.told.get("hours", ""), hours))
    return one is None or other is None or checks.clashes(one, other)


def _stuck(planned: RowPlan, *findings: Finding) -> RowPlan:
    return replace(planned, fate=TakeoverFate.STUCK, findings=(*planned.findings, *findings), changes=(), notes=())


@dataclass(frozen=True)
class _Row:
    """One row on its way to a plan."""

    row: AgreementRow
    ground: Ground
    day: date

    def planned(self) -> RowPlan:
        row = self.row
        start = RowPlan(row, TakeoverFate.NEW, told=row.told())
        wrong = [*self._days(), *self._numbers()]
        establishment = self.ground.establishments.get(row.establishment)
        company_id = self.ground.companies.get(row.company)
        if company_id is None:
            wrong.append(Finding("takeover.company_known", is_met=False, found=row.company))
        elif establishment is None or establishment.company_id != company_id:
            wrong.append(Finding("takeover.establishment_known", is_met=False, found=row.establishment))
        person, told = self._person()
        wrong += told
        track = None
        if person is not None:
            track, told = self._track(person)
            wrong += told
        if wrong or person is None or track is None or establishment is None:
            return _stuck(start, *wrong)
        place = self.ground.workplace(establishment, track.form.training, row.begins_on)
        guide = self.ground.guide(establishment, row.mentor)
        return self._of_track(
            replace(
                start, person_id=person.id, track_id=track.id, establishment=establishment, workplace=place, guide=guide
            ),
            track,
        )

    def _days(self) -> Iterator[Finding]:
        row = self.row
        if row.ends_on < row.begins_on:
            yield Finding("agreement.days_in_order", is_met=False, found=row.ends_on, needed=row.begins_on)
        if row.signed_on > self.day:
            yield Finding("takeover.signed_before", is_met=False, found=row.signed_on, needed=self.day)
        if row.ended_on is not None and not row.begins_on <= row.ended_on <= row.ends_on:
            yield Finding("takeover.ended_in_term", is_met=False, found=row.ended_on, needed=row.begins_on)
        elif row.ended_on is not None and row.ended_on > self.day:
            yield Finding("takeover.ended_already", is_met=False, found=row.ended_on, needed=self.day)
        if row.ended_for is not None and row.ended_on is None:
            yield Finding("takeover.ended_when", is_met=False, found=row.ended_for)

    def _numbers(self) -> Iterator[Finding]:
        row = self.row
        if row.national_number:
            yield from may_be_number(row.national_number, birth_date=row.birth_date).unmet
        if not row.national_number and row.birth_date is None:
            yield Finding("takeover.learner_named", is_met=False)

    def _person(self) -> tuple[KnownPerson | None, list[Finding]]:
        """Who this is: by number for sure, or the only one with this name and birth date."""
        row = self.row
        found = self.ground.by_number.get(row.national_number) if row.national_number else None
        if found is not None:
            named = PersonForm(row.given_name, row.family_name)
            if search_key(found.form.family_name) != search_key(named.family_name):
                return None, [Finding("takeover.name_fits_number", is_met=False, found=row.family_name)]
            return found, []
        born = row.birth_date or birth_in(row.national_number)
        alike = self.ground.by_name.get(name_key(PersonForm(row.given_name, row.family_name), born), ())
        if len(alike) == 1:
            return alike[0], []
        if row.national_number or born:
            name = f"{row.given_name} {row.family_name}"
            if alike:
                return None, [Finding("takeover.one_learner", is_met=False, found=name)]
            return None, [Finding("takeover.learner_known", is_met=False, found=name)]
        return None, []

    def _track(self, person: KnownPerson) -> tuple[KnownTrack | None, list[Finding]]:
        """In which training; where the row names none, the only one that the learner follows here."""
        rows = list(person.tracks)
        if self.row.training:
            codes, is_sure = find_training(self.row.training, self.ground.trainings)
            if not is_sure:
                return None, [Finding("takeover.training_known", is_met=False, found=self.row.training)]
            rows = [one for one in rows if one.form.training == codes[0]]
        running = [one for one in rows if one.phase is not Phase.LEFT]
        if not self.row.training and len(running or rows) > 1:
            return None, [Finding("takeover.training_told", is_met=False)]
        found = next(iter(running), None) or max(rows, key=lambda one: str(one.left_on), default=None)
        if found is None:
            return None, [Finding("takeover.follows_training", is_met=False, found=self.row.training or None)]
        if not found.is_open:
            return None, [Finding("takeover.guided_by_another", is_met=False)]
        over = end_of(self.row.told(), day=self.day)
        if found.phase is Phase.LEFT and over is None:
            return None, [Finding("takeover.learner_left", is_met=False, found=found.left_on)]
        return found, []

    def _of_track(self, start: RowPlan, track: KnownTrack) -> RowPlan:
        known = self.ground.of_person.get(start.person_id, ()) if start.person_id else ()
        same, wrong = self._same(start, track, known)
        if wrong is not None:
            return _stuck(start, wrong)
        if same is not None:
            return self._corrected(start, same, known)
        return self._free(start, known)

    def _same(self, start: RowPlan, track: KnownTrack, known: Sequence[Known]) -> tuple[Known | None, Finding | None]:
        """The agreement in Tandem that this row is about, or why it cannot be one."""
        row, company_id = self.row, start.establishment and start.establishment.company_id
        numbered = self.ground.by_old_number.get(row.old_number) if row.old_number else None
        if numbered is not None:
            if (numbered.track_id, numbered.company_id) != (track.id, company_id):
                return None, Finding("takeover.old_number_free", is_met=False, found=row.old_number)
            return numbered, None
        here = [one for one in known if (one.track_id, one.company_id) == (track.id, company_id)]
        same = next((one for one in here if one.begins_on == row.begins_on), None)
        live = next((one for one in here if one.is_live), None)
        found = same or live
        if found is None:
            return None, None
        if found.origin is not SignedWhere.OUTSIDE:
            is_gone = not found.is_live and found.state is not AgreementState.ENDED
            there = Finding("takeover.in_tandem_already", is_met=False, found=found.number)
            return None, None if is_gone else there
        if found is live and same is None and end_of(start.told, day=self.day) is not None:
            return None, None
        if found.old_number and row.old_number and same is None:
            return None, Finding("takeover.one_per_company", is_met=False, found=found.number)
        return found, None

    def _corrected(self, start: RowPlan, same: Known, known: Sequence[Known]) -> RowPlan:
        told = {**same.told, **start.told}
        pairs = ((name, same.told.get(name, ""), told.get(name, "")) for name in TOLD)
        changes = [Change(name, before, after) for name, before, after in pairs if before != after]
        changes += self._linked(start, same)
        planned = replace(start, agreement_id=same.id, number=same.number, told=told, changes=tuple(changes))
        if not changes:
            return replace(planned, fate=TakeoverFate.SAME)
        runs_again = same.state is AgreementState.ENDED and end_of(told, day=self.day) is None
        if runs_again or not same.is_as_told:
            return _stuck(planned, Finding("takeover.as_told", is_met=False, found=same.number))
        ends = same.state is AgreementState.SIGNED and end_of(told, day=self.day) is not None
        planned = replace(planned, fate=TakeoverFate.ENDS if ends else TakeoverFate.CHANGES)
        return self._free(planned, [one for one in known if one.id != same.id])

    def _linked(self, start: RowPlan, same: Known) -> Iterator[Change]:
        """What Tandem did not know when the row was taken over, and knows now: the recognition, the mentor."""
        if same.state is not AgreementState.SIGNED:
            return
        if start.workplace is not None and not same.has_workplace:
            yield Change("recognition", "", start.workplace.number)
        elif start.guide is not None and same.has_workplace and not same.has_mentor:
            yield Change("mentor", "", start.row.mentor)

    def _free(self, planned: RowPlan, known: Sequence[Known]) -> RowPlan:
        """Stopped where another agreement that holds takes the same hours."""
        for other in known:
            holds = other.state in {AgreementState.SIGNING, AgreementState.SIGNED}
            if holds and _meets(planned, first=other.begins_on, last=other.last_day, hours=other.hours, day=self.day):
                return _stuck(planned, Finding("agreement.only_one", is_met=False, found=other.number))
        return planned


def notes_of(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Every condition that is not met, of what was signed elsewhere: it is said, and stops nothing."""
    told = {one.code for one in found if not one.is_met}
    silent = SAID_ALREADY | (frozenset({"agreement.mentor_named"}) if "takeover.mentor_known" in told else frozenset())
    return tuple(replace(one, effect=Effect.WARN) for one in found if not one.is_met and one.code not in silent)


SAID_ALREADY: Final = frozenset({"agreement.days_in_order", "agreement.only_one", "agreement.has_workplace"})
"""What stopped the row where it was so, or is said in other words."""

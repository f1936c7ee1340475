"""Taking pupils in from a file or message: every row by the same actions as by hand, and only what was agreed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.periods import day_of
from tandem.base.verdict import Finding
from tandem.journey.intake.actions import guardians, tracks
from tandem.journey.intake.actions.tracks import Newcomer
from tandem.journey.intake.models import Track
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import importing as queries
from tandem.journey.intake.rules.importing import PupilRow, RowPlan
from tandem.journey.intake.terms.importing import Fate, ImportHappened
from tandem.journey.intake.terms.tracks import LeftReason, Source
from tandem.registers.geo.rules import search_key
from tandem.registers.organisations.models import Provider
from tandem.registers.people import actions as people

MOST_AT_ONCE: Final = 25
"""So many rows go in in one transaction: it stays shorter than a second."""


@dataclass(frozen=True)
class RowDone:
    """What happened with one row."""

    line: int
    fate: Fate
    track_id: UUID | None = None
    findings: tuple[Finding, ...] = ()


@transaction.atomic
def take_in(
    *,
    actor: Actor,
    provider_id: UUID,
    rows: Sequence[PupilRow],
    agreed: Mapping[int, str],
    answers: Mapping[str, str],
    source: Source,
    now: datetime,
    coach_id: UUID | None = None,
) -> list[RowDone]:
    """Write these rows as was agreed, a fingerprint for each line; who reads in at the same school waits.

    A row of which something else would come by now is left as it is, and says so. A second time changes nothing.
    """
    policies.may_enrol(actor, provider_id).or_raise()
    if Provider.objects.select_for_update().filter(pk=provider_id).first() is None:
        raise NotFound
    plans = queries.plans_for(actor, provider_id, rows, answers=answers, day=day_of(now))
    step = _Step(actor, provider_id, source, coach_id, now)
    together = step.together([one for one in plans if agreed.get(one.row.line) == one.fingerprint])
    return [together.get(plan.row.line) or step.done(plan, agreed.get(plan.row.line)) for plan in plans]


@transaction.atomic
def note_taken_in(
    *, actor: Actor, provider_id: UUID, batch_id: UUID, counts: Mapping[str, int], source: Source, now: datetime
) -> None:
    """Note in the history of the provider that a whole file was taken in: how many rows, never whose."""
    policies.may_enrol(actor, provider_id).or_raise()
    provider = Provider.objects.get(pk=provider_id)
    data = {"batch": batch_id, "source": source, "counts": dict(counts)}
    events.record(ImportHappened.TAKEN_IN, actor=actor, subject=provider, at=now, data=data)


@transaction.atomic
def note_asked(*, actor: Actor, provider_id: UUID, batch_id: UUID, count: int, now: datetime) -> None:
    """Note in the history of the provider who asked the enrolments of a list: of how many pupils, never whose."""
    policies.may_enrol(actor, provider_id).or_raise()
    provider = Provider.objects.get(pk=provider_id)
    data = {"batch": batch_id, "count": count}
    events.record(ImportHappened.ASKED, actor=actor, subject=provider, at=now, data=data)


@dataclass(frozen=True)
class _Step:
    """Who takes rows in, where, when."""

    actor: Actor
    provider_id: UUID
    source: Source
    coach_id: UUID | None
    now: datetime

    def together(self, plans: Sequence[RowPlan]) -> dict[int, RowDone]:
        """What happened with those that go in at once: who is new. When one cannot, each goes in by itself."""
        new, parents = [], set()
        for plan in plans:
            parent = search_key(f"{plan.guardian.given_name} {plan.guardian.family_name}") if plan.guardian else ""
            if plan.fate is Fate.NEW and (not parent or parent not in parents):
                parents.add(parent)
                new.append(plan)
        if not new:
            return {}
        try:
            with transaction.atomic():
                tracks = self._enrolled_at_once(new)
        except NotPossible:
            return {}
        pairs = zip(new, tracks, strict=True)
        return {plan.row.line: RowDone(plan.row.line, plan.fate, track.pk, plan.findings) for plan, track in pairs}

    def done(self, plan: RowPlan, agreed: str | None) -> RowDone:
        line = plan.row.line
        if not plan.goes_in:
            return RowDone(line, plan.fate, plan.track_id, plan.findings)
        if agreed != plan.fingerprint:
            changed = Finding("import.as_agreed", is_met=False)
            return RowDone(line, Fate.STUCK, findings=(changed,))
        try:
            with transaction.atomic():
                track = self._written(plan)
        except NotPossible as refusal:
            return RowDone(line, Fate.STUCK, findings=refusal.verdict.unmet)
        return RowDone(line, plan.fate, track.pk, plan.findings)

    def _enrolled_at_once(self, plans: Sequence[RowPlan]) -> list[Track]:
        found = tracks.enrol_all(
            actor=self.actor,
            provider_id=self.provider_id,
            told=[Newcomer(one.person, one.form, one.row.national_number) for one in plans],
            source=self.source,
            coach_id=self.coach_id,
            now=self.now,
        )
        pairs = [(track, one.guardian) for one, track in zip(plans, found, strict=True) if one.guardian]
        guardians.note_all(actor=self.actor, told=pairs, now=self.now)
        return found

    def _written(self, plan: RowPlan) -> Track:
        if plan.fate is Fate.NEW:
            track = self._enrolled(plan, self._added(plan))
        elif plan.fate is Fate.JOINS:
            track = self._joined(plan)
        else:
            track = self._changed(plan)
        self._family(plan, track)
        if plan.fate is Fate.LEAVES and plan.row.left_on is not None:
            track = self._gone(track.pk, plan.row.left_on, plan.row.left_for or LeftReason.OTHER)
        return track

    def _added(self, plan: RowPlan) -> UUID:
        person = people.add_person(actor=self.actor, form=plan.person, kept_by=self.provider_id, now=self.now)
        self._marked(plan, person.pk)
        return person.pk

    def _joined(self, plan: RowPlan) -> Track:
        person_id = _told(plan.person_id)
        people.correct_person(actor=self.actor, person_id=person_id, form=plan.person, now=self.now)
        if plan.notes_number:
            self._marked(plan, person_id)
        if plan.leaves_first is not None:
            day = min(plan.form.starts_on - timedelta(days=1), day_of(self.now))
            left = Track.objects.get(pk=plan.leaves_first)
            self._gone(left.pk, max(day, left.starts_on), LeftReason.OTHER_TRAINING)
        return self._enrolled(plan, person_id)

    def _changed(self, plan: RowPlan) -> Track:
        if plan.notes_number:
            self._marked(plan, _told(plan.person_id))
        track_id = _told(plan.track_id)
        return tracks.correct(actor=self.actor, track_id=track_id, form=plan.form, person=plan.person, now=self.now)

    def _enrolled(self, plan: RowPlan, person_id: UUID) -> Track:
        return tracks.enrol(
            actor=self.actor,
            provider_id=self.provider_id,
            person=person_id,
            form=plan.form,
            source=self.source,
            coach_id=self.coach_id,
            now=self.now,
        )

    def _gone(self, track_id: UUID, left_on: date, reason: LeftReason) -> Track:
        return tracks.leave(actor=self.actor, track_id=track_id, reason=reason, left_on=left_on, now=self.now)

    def _marked(self, plan: RowPlan, person_id: UUID) -> None:
        number = plan.row.national_number
        if number:
            people.mark_person(actor=self.actor, person_id=person_id, national_number=number, now=self.now)

    def _family(self, plan: RowPlan, track: Track) -> None:
        if plan.guardian is None:
            return
        if plan.guardianship_id is None:
            guardians.note(actor=self.actor, track_id=track.pk, person=plan.guardian, now=self.now)
            return
        guardians.correct(
            actor=self.actor,
            track_id=track.pk,
            guardianship_id=plan.guardianship_id,
            person=plan.guardian,
            now=self.now,
        )


def _told(key: UUID | None) -> UUID:
    """A plan of somebody who is known names that person."""
    if key is None:
        raise NotFound
    return key

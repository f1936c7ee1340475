"""The screening: learner and coach say what they know, the coach concludes, and later it can be opened anew."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.intake.models import Screening, Track
from tandem.journey.intake.policies import screening as policies
from tandem.journey.intake.queries import advice, tracks
from tandem.journey.intake.queries import screening as doors
from tandem.journey.intake.rules import advice as advice_rules
from tandem.journey.intake.rules import screening as rules
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.screening import ScreeningHappened, ScreeningMove, ScreeningState, Voice
from tandem.journey.intake.workflow import RUNNING, SCREENING
from tandem.journey.recognition.snapshot import frozen_findings
from tandem.law import norms


@transaction.atomic
def answer(*, actor: Actor, track_id: UUID, voice: Voice, answers: Answers, now: datetime) -> Screening:
    """Say what this voice knows; the first word opens the screening. What the other voice said stays."""
    day = day_of(now)
    track = tracks.track_for(actor, track_id, day=day, lock=True)
    policies.may_answer(actor, tracks.facts_of(track, day=day), voice).or_raise()
    told = answers.tidy()
    rules.can_be(told, day=day).or_raise()
    screening = _open(track, actor=actor, now=now)
    before = screening.by_learner() if voice is Voice.LEARNER else screening.by_coach()
    if told == before:
        return screening
    said = f"{voice}_said"
    setattr(screening, said, told.plain())
    setattr(screening, f"{said}_at", now)
    setattr(screening, f"{said}_by", actor.user_id)
    screening.save(update_fields=[said, f"{said}_at", f"{said}_by"])
    data = {"screening": screening.pk, "voice": voice, "answered": len(told.said)}
    events.record(ScreeningHappened.ANSWERED, actor=actor, subject=track, at=now, data=data)
    return screening


@transaction.atomic
def conclude(*, actor: Actor, track_id: UUID, now: datetime) -> Screening:
    """Say where the screening leads (R-PATH-06). It advises: the track moves by a step of its own."""
    day = day_of(now)
    track = tracks.track_to_guide(actor, track_id, day=day)
    _still_here(track)
    screening = doors.screening_of(actor, track_id, day=day, lock=True)
    if screening is None:
        refusal("screening.begun").or_raise()
        raise AssertionError("unreachable")
    screening.state = SCREENING.after(screening.state, ScreeningMove.CONCLUDE)
    profile, law = screening.profile(), norms.at(day)
    enough = rules.may_conclude(profile).or_raise()
    facts, path = tracks.learner_facts(track), rules.path_of(profile, norms=law)
    found = rules.conclude(profile, facts, day=day, norms=law)
    advised = advice_rules.on_path(path, advice.told_on(track.pk), facts, day=day, norms=law)
    screening.path = path
    screening.findings = frozen_findings((enough + found + advised).unmet)
    screening.law_version = norms.version()
    screening.concluded_at, screening.concluded_by = now, actor.user_id
    screening.save(update_fields=["state", "path", "findings", "law_version", "concluded_at", "concluded_by"])
    data = {"screening": screening.pk, "version": screening.version, "path": screening.path, "law": norms.version()}
    events.record(ScreeningHappened.CONCLUDED, actor=actor, subject=track, at=now, data=data)
    return screening


@transaction.atomic
def reopen(*, actor: Actor, track_id: UUID, now: datetime) -> Screening:
    """Look again: a new version begins with the answers of the last one, which stays as it was."""
    day = day_of(now)
    track = tracks.track_to_guide(actor, track_id, day=day)
    _still_here(track)
    last = doors.screening_of(actor, track_id, day=day, lock=True)
    if last is None or last.state == ScreeningState.OPEN:
        refusal("screening.concluded").or_raise()
        raise AssertionError("unreachable")
    return _new(track, last, actor=actor, now=now)


def _still_here(track: Track) -> None:
    if track.phase not in RUNNING:
        refusal("screening.learner_is_here", found=track.phase).or_raise()


def _open(track: Track, *, actor: Actor, now: datetime) -> Screening:
    """The screening that can be answered; the first word makes one."""
    _still_here(track)
    last = Screening.objects.select_for_update().filter(track=track).order_by("-version").first()
    if last is None:
        return _new(track, None, actor=actor, now=now)
    if last.state != ScreeningState.OPEN:
        refusal("screening.open").or_raise()
    return last


def _new(track: Track, last: Screening | None, *, actor: Actor, now: datetime) -> Screening:
    screening = Screening(track=track, version=last.version + 1 if last else 1, opened_at=now, opened_by=actor.user_id)
    if last is not None:
        screening.learner_said, screening.coach_said = last.learner_said, last.coach_said
        screening.learner_said_at, screening.learner_said_by = last.learner_said_at, last.learner_said_by
        screening.coach_said_at, screening.coach_said_by = last.coach_said_at, last.coach_said_by
    screening.save(force_insert=True)
    data = {"screening": screening.pk, "version": screening.version}
    events.record(ScreeningHappened.OPENED, actor=actor, subject=track, at=now, data=data)
    return screening

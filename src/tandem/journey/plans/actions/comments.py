"""What is said of a plan: by everybody who reads it, settled by who writes it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.plans import policies
from tandem.journey.plans.actions.plans import to_write
from tandem.journey.plans.models import PlanComment
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.rules import keeping
from tandem.journey.plans.terms import PlanHappened, PlanState


@transaction.atomic
def say(*, actor: Actor, plan_id: UUID, words: str, code: str = "", now: datetime) -> PlanComment:
    """Say something of a plan, or of one activity by its code; everybody who reads the plan reads it."""
    day, said = day_of(now), words.strip()
    row = doors.plan_for(actor, plan_id, day=day, lock=True)
    facts = doors.facts_of(actor, row, day=day)
    policies.may_comment(actor, facts).or_raise()
    voice = policies.voice_of(actor, facts)
    if voice is None:
        raise NotFound
    keeping.may_say(said, state=PlanState(row.state)).or_raise()
    line = doors.line_of(row, code) if code else None
    found = PlanComment(plan=row, line=line, voice=voice, words=said, said_at=now, said_by=actor.user_id)
    found.save(force_insert=True)
    data = {"track": row.track_id, "comment": found.pk, "voice": voice, "line": code}
    events.record(PlanHappened.COMMENTED, actor=actor, subject=row, at=now, data=data)
    return found


@transaction.atomic
def settle(*, actor: Actor, plan_id: UUID, comment_id: UUID, now: datetime) -> PlanComment:
    """Put a comment away: it was answered, or the plan was changed."""
    row = to_write(actor, plan_id, now=now)
    one = doors.comment_of(row, comment_id, lock=True)
    keeping.may_settle(is_open=one.settled_at is None).or_raise()
    one.settled_at, one.settled_by = now, actor.user_id
    one.save(update_fields=["settled_at", "settled_by"])
    data = {"track": row.track_id, "comment": one.pk}
    events.record(PlanHappened.COMMENT_SETTLED, actor=actor, subject=row, at=now, data=data)
    return one

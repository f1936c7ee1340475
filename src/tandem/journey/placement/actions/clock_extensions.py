"""More days for a learner: the coach asks with a reason, the provider decides, once (R-AGR-12)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.placement.models import ClockExtension, SearchClock
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import ExtensionFacts
from tandem.journey.placement.terms.clocks import (
    ClockHappened,
    ClockState,
    ExtensionMove,
    ExtensionReason,
)
from tandem.journey.placement.workflow.clocks import EXTENSION
from tandem.law import norms
from tandem.registers.organisations.terms import ProviderKind


def ask(*, actor: Actor, clock_id: UUID, reason: ExtensionReason, words: str = "", now: datetime) -> ClockExtension:
    """Ask more days for a learner; the provider decides."""
    try:
        with transaction.atomic():
            return _ask(actor, clock_id, reason=reason, words=words, now=now)
    except IntegrityError as clash:
        if "clock_extension_one_open" not in str(clash) and "clock_extension.clock_id" not in str(clash):
            raise
        refusal("extension.asked_once").or_raise()
        raise


@transaction.atomic
def grant(*, actor: Actor, extension_id: UUID, words: str = "", now: datetime) -> ClockExtension:
    """Give the learner more days, as many as the law of this day says; the version of that law is kept."""
    day = day_of(now)
    extension = doors.extension_for(actor, extension_id, day=day, lock=True)
    clock = extension.clock
    policies.may_decide(actor, clock.track.facts()).or_raise()
    state = EXTENSION.after(extension.state, ExtensionMove.GRANT)
    law = norms.at(day)
    rules.may_grant(_facts(clock, words=words), norms=law).or_raise()
    days = int(rules.extension_days(is_special_education=_is_special(clock), norms=law).value)
    extension.state = state
    extension.days, extension.law_version = days, norms.version()
    extension.answer = words.strip()
    extension.decided_at, extension.decided_by = now, actor.user_id
    extension.save(update_fields=["state", "days", "answer", "law_version", "decided_at", "decided_by"])
    clock.extended_days += days
    clock.told = rules.told_after_extension(clock.told)
    clock.version += 1
    clock.save(update_fields=["extended_days", "told", "version"])
    due_on = doors.reading(clock, day=day).count.due_on
    data = {"extension": extension.pk, "days": days, "due_on": due_on, "law": extension.law_version}
    _record(ClockHappened.EXTENSION_GRANTED, clock, actor=actor, now=now, data=data, words=extension.answer)
    return extension


@transaction.atomic
def refuse(*, actor: Actor, extension_id: UUID, words: str, now: datetime) -> ClockExtension:
    """Give no more days, and say why."""
    extension = doors.extension_for(actor, extension_id, day=day_of(now), lock=True)
    policies.may_decide(actor, extension.clock.track.facts()).or_raise()
    state = EXTENSION.after(extension.state, ExtensionMove.REFUSE)
    rules.may_refuse(words).or_raise()
    extension.state = state
    extension.answer, extension.law_version = words.strip(), norms.version()
    extension.decided_at, extension.decided_by = now, actor.user_id
    extension.save(update_fields=["state", "answer", "law_version", "decided_at", "decided_by"])
    data = {"extension": extension.pk, "law": extension.law_version}
    code = ClockHappened.EXTENSION_REFUSED
    _record(code, extension.clock, actor=actor, now=now, data=data, words=extension.answer)
    return extension


@transaction.atomic
def withdraw(*, actor: Actor, extension_id: UUID, now: datetime) -> ClockExtension:
    """Take a question back that nobody answered yet."""
    extension = doors.extension_for(actor, extension_id, day=day_of(now), lock=True)
    policies.may_ask(actor, extension.clock.track.facts()).or_raise()
    extension.state = EXTENSION.after(extension.state, ExtensionMove.WITHDRAW)
    extension.decided_at, extension.decided_by = now, actor.user_id
    extension.save(update_fields=["state", "decided_at", "decided_by"])
    data = {"extension": extension.pk}
    _record(ClockHappened.EXTENSION_WITHDRAWN, extension.clock, actor=actor, now=now, data=data)
    return extension


def lapse(clock: SearchClock, *, actor: Actor, now: datetime) -> None:
    """Close the question that waits on a clock which no longer runs. For the action that stopped it, inside it."""
    for extension in ClockExtension.objects.waiting().select_for_update().filter(clock=clock).order_by("id"):
        extension.state = EXTENSION.after(extension.state, ExtensionMove.LAPSE)
        extension.decided_at = now
        extension.save(update_fields=["state", "decided_at"])
        data = {"extension": extension.pk}
        _record(ClockHappened.EXTENSION_LAPSED, clock, actor=actor, now=now, data=data)


def _ask(actor: Actor, clock_id: UUID, *, reason: ExtensionReason, words: str, now: datetime) -> ClockExtension:
    day = day_of(now)
    clock = doors.clock_for(actor, clock_id, day=day, lock=True)
    policies.may_ask(actor, clock.track.facts()).or_raise()
    rules.may_ask(_facts(clock, reason=reason, words=words), norms=norms.at(day)).or_raise()
    extension = ClockExtension(clock=clock, reason=reason, words=words.strip(), asked_at=now, asked_by=actor.user_id)
    extension.save(force_insert=True)
    data = {"extension": extension.pk, "reason": reason}
    _record(ClockHappened.EXTENSION_ASKED, clock, actor=actor, now=now, data=data, words=extension.words)
    return extension


def _facts(clock: SearchClock, *, reason: ExtensionReason | None = None, words: str = "") -> ExtensionFacts:
    return ExtensionFacts(
        runs=clock.state == ClockState.RUNNING,
        is_special_education=_is_special(clock),
        granted_before=clock.extensions.granted().count(),
        is_asked_already=clock.extensions.waiting().exists(),
        reason=reason,
        words=words,
    )


def _is_special(clock: SearchClock) -> bool:
    return clock.track.provider.kind == ProviderKind.BUSO


def _record(
    code: ClockHappened,
    clock: SearchClock,
    *,
    actor: Actor,
    now: datetime,
    data: Mapping[str, object],
    words: str = "",
) -> None:
    about = {"track": clock.track_id, **data}
    events.record(code, actor=actor, subject=clock, at=now, data=about, detail={"words": words} if words else None)

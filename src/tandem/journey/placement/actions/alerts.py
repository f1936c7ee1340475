"""Asking to be told when a workplace comes up, changing it, and ending it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import PUBLIC, Actor
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.models import PlaceAlert
from tandem.journey.placement.policies import alerts as policies
from tandem.journey.placement.queries import alerts as queries
from tandem.journey.placement.rules import alerts as rules
from tandem.journey.placement.rules.alerts import AlertForm
from tandem.journey.placement.rules.introductions import SEARCHES
from tandem.journey.placement.terms.alerts import AlertHappened
from tandem.law import norms
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.reference import queries as reference


@transaction.atomic
def keep(*, actor: Actor, track_id: UUID, form: AlertForm, now: datetime) -> PlaceAlert:
    """Ask to be told, or ask something else; what was told before is not told again."""
    track = _to_keep(actor, track_id, now=now)
    law, origin = norms.at(day_of(now)), queries.origin_of(track, form)
    searches = Verdict((Finding("alert.searching", track.phase in SEARCHES),))
    (searches + rules.can_be(form, origin=origin, norms=law)).or_raise()
    if origin is None:
        raise AssertionError("an alert without a place was refused")
    row = PlaceAlert.objects.select_for_update().filter(track=track).first()
    alert = row or PlaceAlert(track=track)
    alert.training = reference.training_by_code(form.training_code)
    alert.lat, alert.lon, alert.postal_code = origin.lat, origin.lon, form.postal_code
    alert.mode, alert.most = str(form.mode or ""), form.most
    alert.reach_km = rules.reach_km(form, norms=law)
    alert.earliest_minute, alert.with_recognised = form.earliest_minute, form.with_recognised
    alert.is_on, alert.off_at, alert.off_by = True, None, None
    alert.set_at, alert.set_by = now, actor.user_id
    alert.secret_hash = fingerprint(queries.secret_of(alert.pk))
    alert.version = 1 if row is None else alert.version + 1
    alert.save()
    events.record(AlertHappened.SET, actor=actor, subject=track, at=now, data={"alert": alert.pk})
    return alert


@transaction.atomic
def end(*, actor: Actor, track_id: UUID, now: datetime) -> PlaceAlert | None:
    """No longer be told; None where nothing was asked."""
    track = _to_keep(actor, track_id, now=now)
    row = PlaceAlert.objects.select_for_update().filter(track=track).first()
    return None if row is None else _end(row, actor=actor, now=now)


@transaction.atomic
def end_by_link(*, secret: str, now: datetime) -> PlaceAlert:
    """No longer be told, by the link in the mail; twice is the same as once."""
    found = queries.by_link(secret)
    return _end(PlaceAlert.objects.select_for_update().get(pk=found.pk), actor=PUBLIC, now=now)


def _to_keep(actor: Actor, track_id: UUID, *, now: datetime) -> Track:
    """The track, locked, for who may keep its alert."""
    day = day_of(now)
    track = tracks.track_for(actor, track_id, day=day, lock=True)
    policies.may_keep(actor, tracks.facts_of(track, day=day)).or_raise()
    return track


def _end(row: PlaceAlert, *, actor: Actor, now: datetime) -> PlaceAlert:
    if not row.is_on:
        return row
    row.is_on, row.off_at, row.off_by = False, now, actor.user_id
    row.version += 1
    row.save(update_fields=["is_on", "off_at", "off_by", "version"])
    events.record(AlertHappened.OFF, actor=actor, subject=row.track, at=now, data={"alert": row.pk})
    return row

"""The address of a calendar: made, renewed and revoked by who reads it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.placement.models import CalendarFeed
from tandem.journey.placement.policies import feeds as policies
from tandem.journey.placement.queries import feeds as queries
from tandem.journey.placement.rules import feeds as rules
from tandem.journey.placement.terms.feeds import FeedHappened
from tandem.registers.access.models import Capacity
from tandem.registers.accounts.rules import fingerprint


@transaction.atomic
def make(*, actor: Actor, now: datetime) -> CalendarFeed:
    """Make an address for the capacity in use; the one there was answers no more."""
    capacity_id = _capacity(actor)
    Capacity.objects.select_for_update().get(pk=capacity_id)
    _end(actor, now=now)
    feed = CalendarFeed(capacity_id=capacity_id, made_at=now, made_by=actor.user_id)
    feed.secret_hash = fingerprint(queries.secret_of(feed.pk))
    feed.save(force_insert=True)
    events.record(FeedHappened.MADE, actor=actor, subject=feed, at=now, data={"capacity": capacity_id})
    return feed


@transaction.atomic
def revoke(*, actor: Actor, now: datetime) -> None:
    """Let the address answer no more; who has none asks for nothing."""
    _capacity(actor)
    _end(actor, now=now)


def note_use(feed_id: UUID, *, day: date) -> bool:
    """Note the last day on which a calendar read here; whether that is the first time today."""
    rows = CalendarFeed.objects.filter(pk=feed_id).exclude(last_read_on=day)
    return bool(rows.update(last_read_on=day))


def sweep(*, now: datetime) -> int:
    """Forget addresses that were revoked more than a year ago; gives how many."""
    return CalendarFeed.objects.filter(revoked_at__lt=now - rules.KEPT).delete()[0]


def _capacity(actor: Actor) -> UUID:
    if not policies.has_feed(actor) or actor.capacity_id is None:
        raise NotFound
    return actor.capacity_id


def _end(actor: Actor, *, now: datetime) -> None:
    """Revoke what answers for the capacity in use."""
    feed = CalendarFeed.objects.select_for_update().open().filter(capacity=actor.capacity_id).first()
    if feed is None:
        return
    feed.revoked_at, feed.revoked_by = now, actor.user_id
    feed.save(update_fields=["revoked_at", "revoked_by"])
    events.record(FeedHappened.REVOKED, actor=actor, subject=feed, at=now)

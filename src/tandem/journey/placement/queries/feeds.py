"""Doors to the search time as a calendar: one's own address, and what stands there for who holds it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.intake.models import Track
from tandem.journey.intake.models.tracks import TrackQuerySet
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.models import CalendarFeed, ClockExtension, Introduction, SearchClock
from tandem.journey.placement.policies import feeds as policies
from tandem.journey.placement.queries.clocks import Reading, readings
from tandem.journey.placement.rules import feeds as rules
from tandem.journey.placement.rules.feeds import Entry
from tandem.journey.placement.terms.clocks import ExtensionState
from tandem.journey.placement.terms.feeds import FeedEntry
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.accounts import queries as accounts
from tandem.registers.accounts.rules import fingerprint

PURPOSE: Final = "calendar-feed"


@dataclass(frozen=True)
class Held:
    """An address, and who reads there."""

    feed: CalendarFeed
    actor: Actor


def secret_of(feed_id: UUID) -> str:
    """The secret of an address; only its fingerprint is kept."""
    return accounts.secret_for(PURPOSE, feed_id)


def feed_of(actor: Actor) -> CalendarFeed | None:
    """The address of this person in the capacity in use; None where there is none."""
    if not policies.has_feed(actor):
        raise NotFound
    if actor.capacity_id is None:
        return None
    return CalendarFeed.objects.open().filter(capacity=actor.capacity_id).first()


def by_secret(secret: str, *, day: date) -> Held:
    """Whose address this is, as that person is today; nothing once it was revoked or the capacity ended."""
    rows = CalendarFeed.objects.open().select_related("capacity__user")
    feed = rows.filter(secret_hash=fingerprint(secret)).first()
    if feed is None:
        raise NotFound
    actor = access.actor_of(feed.capacity.user_id, feed.capacity_id, day)
    if not policies.has_feed(actor):
        raise NotFound
    return Held(feed, actor)


def entries(actor: Actor, *, now: datetime) -> list[Entry]:
    """What stands in the calendar of this actor, the first day first; a fixed number of queries."""
    day = day_of(now)
    own = tracks.tracks_for(actor, day=day).running()
    rows = SearchClock.objects.running().filter(track__in=own.values("pk")).named()
    found = readings(list(rows), day=day)
    told = [*_of_clocks(found, day=day), *_extensions(found), *_talks(own, now=now)]
    return sorted(told, key=lambda one: (one.day, one.kind, one.track_number, str(one.key)))


def _of_clocks(found: list[Reading], *, day: date) -> Iterator[Entry]:
    law = norms.at(day)
    for one in found:
        for kind, left, on in rules.milestones(one.count, norms=law, free_days=one.free_days):
            yield _entry(one.clock.pk, kind, one.clock.track, on, number=left, about=one.clock.pk)


def _extensions(found: list[Reading]) -> Iterator[Entry]:
    clocks = {one.clock.pk: one.clock for one in found}
    states = (ExtensionState.ASKED, ExtensionState.GRANTED)
    for row in ClockExtension.objects.filter(clock__in=clocks, state__in=states):
        track = clocks[row.clock_id].track
        if row.decided_at is None:
            on = day_of(row.asked_at)
            yield _entry(row.pk, FeedEntry.EXTENSION_ASKED, track, on, about=row.clock_id)
        else:
            on, days = day_of(row.decided_at), row.days or 0
            yield _entry(row.pk, FeedEntry.EXTENSION_GRANTED, track, on, number=days, about=row.clock_id)


def _talks(own: TrackQuerySet, *, now: datetime) -> Iterator[Entry]:
    rows = Introduction.objects.filter(
        track__in=own.values("pk"),
        state=IntroductionState.PLANNED,
        talk_starts__gte=now - rules.TALKS_BACK,
    )
    found = list(rows.named())
    first = _first_keys([row.pk for row in found])
    for row in found:
        if row.talk_starts is None:
            continue
        yield Entry(
            key=first[row.pk],
            kind=FeedEntry.TALK,
            track_id=row.track_id,
            initials=rules.initials(row.track.person.given_name, row.track.person.family_name),
            track_number=row.track.number,
            day=day_of(row.talk_starts),
            starts=row.talk_starts,
            sequence=row.talk_sequence,
            place=row.talk_place,
            workplace=row.opening.establishment.name,
            about=row.pk,
        )


def _first_keys(keys: Collection[UUID]) -> dict[UUID, UUID]:
    """By what calendars know each of these talks, as `introductions.talk_key` says of one: a query for each move."""
    first = {key: key for key in keys}
    while True:
        rows = Introduction.objects.filter(moved_to__in=set(first.values())).order_by("pk")
        before = {after: key for key, after in rows.values_list("pk", "moved_to")}
        if not before:
            return first
        first = {key: before.get(known, known) for key, known in first.items()}


def _entry(key: UUID, kind: FeedEntry, track: Track, day: date, *, number: int = 0, about: UUID) -> Entry:
    return Entry(
        key=key,
        kind=kind,
        track_id=track.pk,
        initials=rules.initials(track.person.given_name, track.person.family_name),
        track_number=track.number,
        day=day,
        number=number,
        about=about,
    )

"""The board of a provider or coach: whose days are over, end today, this week or later, the first to end first."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.models import ClockExtension, SearchClock
from tandem.journey.placement.models.clocks import SearchClockQuerySet
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clock_signals
from tandem.journey.placement.queries.clock_people import ToCall, to_call
from tandem.journey.placement.queries.clocks import Reading, readings
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import ClockFacts
from tandem.journey.placement.rules.signals import Told
from tandem.journey.placement.terms.clocks import ClockReason, Milestone, Urgency
from tandem.journey.placement.terms.signals import Signal
from tandem.law import norms
from tandem.registers.organisations.queries import free_days
from tandem.registers.organisations.queries.free_days import FreeDays

_Key = TypeVar("_Key")


@dataclass(frozen=True)
class BoardWish:
    """What a board is narrowed to; empty is everything."""

    urgencies: Collection[Urgency] = ()
    text: str = ""
    training: str = ""
    coach_id: UUID | None = None
    location: str = ""
    only_asked: bool = False
    signals: Collection[Signal] = ()


@dataclass(frozen=True)
class Board:
    """The clocks that fit, in order, by key; and how many there are of each urgency, whichever is chosen."""

    keys: Sequence[UUID]
    counts: Mapping[Urgency, int] = field(default_factory=dict)
    free_days: FreeDays | None = None
    """What it was counted with."""

    @property
    def total(self) -> int:
        """How many fit."""
        return len(self.keys)


@dataclass(frozen=True)
class Line:
    """One learner on the board."""

    reading: Reading
    is_asked: bool
    """Whether a question for more days waits."""
    signals: tuple[Told, ...] = ()
    """What asks attention before the days are over."""


def board(actor: Actor, *, wish: BoardWish, day: date) -> Board:
    """The running clocks of the learners this actor looks after, the first to end first, then by name."""
    rows = _signalled(_fitting(_running(actor, day=day), wish), wish.signals, day=day)
    held = list(
        rows.values_list(
            *("pk", "why", "started_on", "extended_days", "track__provider", "track__location"),
            *("track__person__family_name", "track__person__given_name"),
        )
    )
    known = free_days.of_providers({one[4] for one in held}, since=min((one[2] for one in held), default=day))
    counted: dict[tuple[object, ...], tuple[date | None, Urgency]] = {}
    sorted_in: list[tuple[date, str, str, UUID]] = []
    counts: Counter[Urgency] = Counter()
    for key, why, started_on, extended, provider, location, family, given in held:
        same = (why, started_on, extended, provider, location)
        if same not in counted:
            facts = ClockFacts(ClockReason(why), started_on, extended, known.at(provider, location))
            count = rules.count(facts, day=day, norms=norms.at(started_on))
            counted[same] = (count.due_on, rules.urgency(count))
        due_on, urgency = counted[same]
        counts[urgency] += 1
        if not wish.urgencies or urgency in wish.urgencies:
            sorted_in.append((due_on or date.max, family, given, key))
    sorted_in.sort()
    return Board([one[-1] for one in sorted_in], counts, known)


def _signalled(rows: SearchClockQuerySet, signals: Collection[Signal], *, day: date) -> SearchClockQuerySet:
    """Of these clocks the ones that ask attention for one of these reasons; everything where none is named."""
    if not signals:
        return rows
    told = clock_signals.signals_of(readings(list(rows.named()), day=day), day=day)
    wanted = set(signals)
    return rows.filter(pk__in=[key for key, each in told.items() if wanted & {one.signal for one in each}])


def lines(keys: Sequence[UUID], *, day: date, known: FreeDays | None = None) -> list[Line]:
    """These clocks of a board with all that it shows of them, in the same order; a fixed number of queries.

    `known` are the free days that the board was counted with, where it is at hand.
    """
    asked = Exists(ClockExtension.objects.waiting().filter(clock=OuterRef("pk")))
    held = {row.pk: row for row in SearchClock.objects.named().filter(pk__in=keys).annotate(is_asked=asked)}
    found = [held[key] for key in keys if key in held]
    counted = readings(found, day=day, known=known)
    told = clock_signals.signals_of(counted, day=day)
    return [Line(one, held[one.clock.pk].is_asked, told[one.clock.pk]) for one in counted]


def calls(actor: Actor, *, day: date) -> list[ToCall]:
    """Whom this actor still has to ring, the most pressing first."""
    rows = _running(actor, day=day).exclude(told="").named()
    order = {Milestone.OVER: 0, Milestone.FEW_LEFT: 1, Milestone.HALFWAY: 2}
    found = to_call(list(rows.order_by("track__person__family_name", "track__person__given_name", "pk")), day=day)
    return sorted(found, key=lambda one: order[one.milestone])


def choices(actor: Actor, *, day: date) -> tuple[list[tuple[str, str]], list[tuple[UUID, str]], list[tuple[str, str]]]:
    """Which trainings, coaches and locations the board can be narrowed to."""
    rows = Track.objects.filter(pk__in=_running(actor, day=day).values("track")).order_by()
    named = ("training__code", "training__name", "coach", "coach__name", "location__number", "location__name")
    held = list(rows.values_list(*named).distinct())
    trainings = {(code, name) for code, name, *_ in held}
    coaches = {(key, name) for _, _, key, name, *_ in held if key is not None}
    places = {(number, name) for *_, number, name in held if number is not None}
    return _by_name(trainings), _by_name(coaches), _by_name(places)


def _by_name(held: Collection[tuple[_Key, str]]) -> list[tuple[_Key, str]]:
    return sorted(held, key=lambda one: (one[1], str(one[0])))


def _running(actor: Actor, *, day: date) -> SearchClockQuerySet:
    if not policies.has_board(actor):
        raise NotFound
    return SearchClock.objects.running().filter(track__in=tracks.tracks_for(actor, day=day).values("pk"))


def _fitting(rows: SearchClockQuerySet, wish: BoardWish) -> SearchClockQuerySet:
    for word in wish.text.split():
        rows = rows.filter(
            Q(track__person__family_name__icontains=word)
            | Q(track__person__given_name__icontains=word)
            | Q(track__number__iexact=word)
        )
    if wish.training:
        rows = rows.filter(track__training__code=wish.training)
    if wish.location:
        rows = rows.filter(track__location__number=wish.location)
    if wish.coach_id is not None:
        rows = rows.filter(track__coach=wish.coach_id)
    if wish.only_asked:
        rows = rows.filter(pk__in=ClockExtension.objects.waiting().values("clock"))
    return rows

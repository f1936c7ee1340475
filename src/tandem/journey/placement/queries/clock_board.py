"""The board of a provider or coach: whose days are over, end today, this week or later, the first to end first."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.models import ClockExtension, SearchClock
from tandem.journey.placement.models.clocks import SearchClockQuerySet
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries.clock_people import ToCall, to_call
from tandem.journey.placement.queries.clocks import Reading, readings
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import ClockFacts
from tandem.journey.placement.terms.clocks import ClockReason, Milestone, Urgency
from tandem.law import norms
from tandem.registers.organisations.queries import free_days


@dataclass(frozen=True)
class BoardWish:
    """What a board is narrowed to; empty is everything."""

    urgencies: Collection[Urgency] = ()
    text: str = ""
    training: str = ""
    coach_id: UUID | None = None
    location: str = ""
    only_asked: bool = False


@dataclass(frozen=True)
class Board:
    """The clocks that fit, in order, by key; and how many there are of each urgency, whichever is chosen."""

    keys: Sequence[UUID]
    counts: Mapping[Urgency, int] = field(default_factory=dict)

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


def board(actor: Actor, *, wish: BoardWish, day: date) -> Board:
    """The running clocks of the learners this actor looks after, the first to end first, then by name."""
    rows = _fitting(_running(actor, day=day), wish)
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
    return Board([one[-1] for one in sorted_in], counts)


def lines(keys: Sequence[UUID], *, day: date) -> list[Line]:
    """These clocks of a board with all that it shows of them, in the same order; a fixed number of queries."""
    asked = set(ClockExtension.objects.waiting().filter(clock__in=keys).order_by().values_list("clock", flat=True))
    held = {row.pk: row for row in SearchClock.objects.named().filter(pk__in=keys)}
    found = [held[key] for key in keys if key in held]
    return [Line(one, one.clock.pk in asked) for one in readings(found, day=day)]


def calls(actor: Actor, *, day: date) -> list[ToCall]:
    """Whom this actor still has to ring, the most pressing first."""
    rows = _running(actor, day=day).exclude(told="").named()
    order = {Milestone.OVER: 0, Milestone.FEW_LEFT: 1, Milestone.HALFWAY: 2}
    found = to_call(list(rows.order_by("track__person__family_name", "track__person__given_name", "pk")), day=day)
    return sorted(found, key=lambda one: order[one.milestone])


def choices(actor: Actor, *, day: date) -> tuple[list[tuple[str, str]], list[tuple[UUID, str]], list[tuple[str, str]]]:
    """Which trainings, coaches and locations the board can be narrowed to."""
    held = Track.objects.filter(pk__in=_running(actor, day=day).values("track"))
    trainings = held.order_by("training__name").values_list("training__code", "training__name").distinct()
    coaches = held.filter(coach__isnull=False).order_by("coach__name").values_list("coach", "coach__name").distinct()
    places = held.filter(location__isnull=False).order_by("location__name")
    return list(trainings), list(coaches), list(places.values_list("location__number", "location__name").distinct())


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

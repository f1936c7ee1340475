"""Counting unmet demand: each night the week that runs and the one before are counted anew."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from tandem.base.periods import BRUSSELS, day_of
from tandem.journey.demand import rules
from tandem.journey.demand.models import UnmetDemand
from tandem.journey.demand.rules import FailedSearch
from tandem.journey.demand.terms import LEARNERS, DemandKind
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.journey.placement.models import Opening, RunLine, SearchClock
from tandem.journey.placement.queries import clocks
from tandem.journey.placement.terms.clocks import ClockOutcome, ClockState, Milestone
from tandem.journey.placement.terms.openings import OpeningState
from tandem.journey.placement.terms.rounds import LeftOut
from tandem.law import norms
from tandem.registers.geo import queries as geo
from tandem.registers.geo.terms import RegionKind

_LONGEST_SEARCH: Final = timedelta(days=366)
_COUNTED: Final = (*sorted(LEARNERS), DemandKind.WAITING)
_LEARNER: Final = ("track__training_id", "track__nis", "track__location__nis")
Place = tuple[str, UUID, str, str, str]
"""Kind, training, municipality, region of the school, reason."""


def tick(*, now: datetime) -> int:
    """Count the week that runs and the one before, and throw away what is old; gives how many rows they have."""
    day = day_of(now)
    this = rules.monday_of(day)
    forums = geo.region_codes(RegionKind.FORUM, day)
    made = sum(_counted(week, forums=forums, day=day) for week in (this - rules.WEEK, this))
    sweep(day=day)
    return made


def sweep(*, day: date) -> int:
    """Throw away the quarters of which the first week ended longer ago than it is kept; gives how many rows."""
    kept = timedelta(days=norms.at(day).demand.kept_days.value)
    gone, _ = UnmetDemand.objects.filter(week__lt=rules.swept_before(day, kept=kept)).delete()
    return gone


def note_searches(*, failed: Mapping[FailedSearch, int], now: datetime) -> int:
    """Add searches that found nothing to what was counted this week; gives how many there were.

    Points are placed in their municipality before anything is held: that may take a while.
    """
    day = day_of(now)
    sums = Counter[tuple[UUID, str]]()
    for one, count in failed.items():
        nis = one.nis or geo.nearest_municipality(one.lat, one.lon, day).nis
        sums[one.training_id, nis] += count
    _add_up(sums, week=rules.monday_of(day))
    return sums.total()


@transaction.atomic
def _add_up(sums: Mapping[tuple[UUID, str], int], *, week: date) -> None:
    for (training, nis), count in sorted(sums.items()):
        _added(week, training, nis, count)


def _added(week: date, training: UUID, nis: str, count: int) -> None:
    """Add to a row, or make it; where another process made it meanwhile, add after all."""
    about = {"week": week, "kind": DemandKind.SEARCHED, "training_id": training, "nis": nis}
    rows = UnmetDemand.objects.filter(**about, provider_forum="", reason="")
    if rows.update(count=F("count") + count):
        return
    try:
        with transaction.atomic():
            UnmetDemand(**about, count=count).save(force_insert=True)
    except IntegrityError:
        rows.update(count=F("count") + count)


@transaction.atomic
def _counted(week: date, *, forums: Mapping[str, str], day: date) -> int:
    counts = Counter[Place]()
    for part in (_unplaced(week, forums), _late(week, forums, day=day), _waiting(week, day=day)):
        counts.update(part)
    UnmetDemand.objects.filter(week=week, kind__in=_COUNTED).delete()
    rows = [
        UnmetDemand(
            week=week, kind=kind, training_id=training, nis=nis, provider_forum=forum, reason=reason, count=count
        )
        for (kind, training, nis, forum, reason), count in sorted(counts.items())
    ]
    return len(UnmetDemand.objects.bulk_create(rows, batch_size=500))


def _unplaced(week: date, forums: Mapping[str, str]) -> Iterator[Place]:
    """Once for each learner to whom a round that was published in this week proposed nothing."""
    begin, end = (datetime.combine(day, time(), BRUSSELS) for day in (week, week + rules.WEEK))
    lines = RunLine.objects.filter(
        run__round__published_at__gte=begin, run__round__published_at__lt=end, opening__isnull=True
    ).exclude(outcome__in=[why.value for why in LeftOut])
    published = lines.filter(run__round__published_run=F("run")).order_by("track", "outcome")
    seen = set()
    for track, outcome, training, nis, school in published.values_list("track_id", "outcome", *_LEARNER):
        if track not in seen:
            seen.add(track)
            yield DemandKind.UNPLACED, training, nis, forums.get(school or "", ""), rules.reason_of(outcome)


def _late(week: date, forums: Mapping[str, str], *, day: date) -> Iterator[Place]:
    """Once for each search whose days ended in this week, be it that this was not told yet: a week off follows.

    Who went to another school in those days searches on there, and is counted there.
    """
    is_over = Q(told=Milestone.OVER) | Q(state=ClockState.RUNNING)
    rows = SearchClock.objects.filter(is_over, started_on__gte=week - _LONGEST_SEARCH)
    rows = rows.exclude(~Q(outcome=ClockOutcome.VDAB), track__left_reason=LeftReason.HANDED_OVER)
    held = list(rows.select_related("track__location").order_by("pk"))
    for one in clocks.readings(held, day=day):
        due_on, track = one.count.due_on, one.clock.track
        if due_on is not None and week <= due_on < min(week + rules.WEEK, day):
            yield DemandKind.LATE, track.training_id, track.nis, _forum_of(track, forums), ""


def _waiting(week: date, *, day: date) -> Iterator[Place]:
    """Once for each opening that in this week had waited so long, and to which nobody was introduced."""
    wait = timedelta(days=norms.at(day).demand.waiting_days.value)
    begin, end = (datetime.combine(week + after - wait, time(), BRUSSELS) for after in (timedelta(), rules.WEEK))
    until = datetime.combine(day - wait + timedelta(days=1), time(), BRUSSELS)
    rows = Opening.objects.filter(
        opened_at__gte=begin, opened_at__lt=min(end, until), state=OpeningState.OPEN, introductions__isnull=True
    )
    for training, nis in rows.order_by("pk").values_list("training_id", "establishment__nis"):
        yield DemandKind.WAITING, training, nis, "", ""


def _forum_of(track: Track, forums: Mapping[str, str]) -> str:
    return "" if track.location is None else forums.get(track.location.nis, "")

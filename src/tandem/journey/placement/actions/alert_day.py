"""What a night finds for who asked to be told: new workplaces only, each once, and one message a day at most.

Only alerts and workplaces of one training are compared, and of these only what is new: not everybody with everything.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.events import Entry
from tandem.base.periods import day_of
from tandem.journey.placement.models import Introduction, Opening, PlaceAlert, PlaceHit, SavedOpening, Veto
from tandem.journey.placement.rules import alerts as rules
from tandem.journey.placement.rules.alerts import News, Wanted
from tandem.journey.placement.rules.introductions import SEARCHES
from tandem.journey.placement.snapshot.alerts import in_time
from tandem.journey.placement.snapshot.facts import schedule_on
from tandem.journey.placement.terms.alerts import AlertHappened
from tandem.journey.recognition.models import Recognition

_AT_ONCE: Final = 500
_Hits = dict[Wanted, list[tuple[float, News]]]


def tick(*, now: datetime) -> int:
    """Tell who asked of what is new; gives to how many."""
    day = day_of(now)
    news = _news(now=now, day=day)
    return sum(_tell(matched, now=now) for matched in _matched(news, day=day))


def _news(*, now: datetime, day: date) -> Mapping[UUID, list[News]]:
    """What opened or was recognised lately and everybody may see, by training, from south to north."""
    since = now - rules.LOOKS_BACK
    found: defaultdict[UUID, list[News]] = defaultdict(list)
    opened = Opening.objects.public_on(day).with_seat().filter(opened_at__gt=since, opened_at__lte=now)
    held = ("training_id", "pk", "establishment_id", "lat", "lon")
    for training, key, place, lat, lon, first in opened.order_by().values_list(*held, "first_minute"):
        if lat is not None and lon is not None:
            found[training].append(News(key, True, place, lat, lon, first))
    live = Exists(Opening.objects.live().filter(recognition=OuterRef("pk")))
    granted = Recognition.objects.public_on(day).filter(~live, granted_at__gt=since, granted_at__lte=now)
    for training, key, place, lat, lon in granted.order_by().values_list(*held):
        if lat is not None and lon is not None:
            found[training].append(News(key, False, place, lat, lon))
    for each in found.values():
        each.sort(key=lambda one: (one.lat, one.lon, str(one.key)))
    return found


def _matched(news: Mapping[UUID, list[News]], *, day: date) -> Iterator[_Hits]:
    """Every alert for which something of the news fits, some at a time."""
    schedule = schedule_on(day)
    rows = PlaceAlert.objects.on().filter(training__in=list(news), track__phase__in=SEARCHES).exclude(told_on=day)
    names = ("pk", "track_id", "lat", "lon", "reach_km", "earliest_minute", "with_recognised", "mode", "most")
    lats = {training: [one.lat for one in each] for training, each in news.items()}
    every = rows.order_by("pk").values_list("training_id", *names).iterator(chunk_size=2000)
    while part := list(islice(every, _AT_ONCE)):
        asked = [(training, Wanted(*facts).by(schedule)) for training, *facts in part]
        fits = {wanted: list(rules.fitting(wanted, news[training], lats[training])) for training, wanted in asked}
        yield in_time({wanted: found for wanted, found in fits.items() if found}, schedule, day=day)


@transaction.atomic
def _tell(matched: _Hits, *, now: datetime) -> int:
    """Keep what is new to each of these, and let the letters follow."""
    left = _left(matched) if matched else {}
    keys = {wanted.key for wanted, found in left.items() if found}
    alerts = {
        row.pk: row
        for row in PlaceAlert.objects.select_for_update(of=("self",)).on().filter(pk__in=keys).select_related("track")
    }
    hits, entries = [], []
    for wanted, found in left.items():
        alert = alerts.get(wanted.key)
        if alert is None or not found or alert.told_on == day_of(now):
            continue
        hits += [_hit(wanted, km, one, now=now) for km, one in found]
        data = {"alert": alert.pk, "found": len(found)}
        entries.append(Entry(AlertHappened.FOUND, SYSTEM, alert.track, now, data))
    PlaceHit.objects.bulk_create(hits, batch_size=_AT_ONCE)
    PlaceAlert.objects.filter(pk__in=[entry.data["alert"] for entry in entries if entry.data]).update(
        told_on=day_of(now)
    )
    events.record_all(entries)
    return len(entries)


def _left(matched: _Hits) -> _Hits:
    """Without what was told before, what the learner refuses, keeps already, or got to know already."""
    alerts = {wanted.key for wanted in matched}
    tracks = {wanted.track_id for wanted in matched}
    hit = PlaceHit.objects.filter(alert__in=alerts).values_list("alert_id", "opening_id", "recognition_id")
    told = {(alert, opening or recognition) for alert, opening, recognition in hit}
    refused = set(Veto.objects.filter(track__in=tracks).values_list("track_id", "establishment_id"))
    known = _pairs(SavedOpening.objects, tracks) | _pairs(Introduction.objects, tracks)
    return {
        wanted: [
            (km, one)
            for km, one in found
            if (wanted.key, one.key) not in told
            and (wanted.track_id, one.establishment_id) not in refused
            and (wanted.track_id, one.key) not in known
        ]
        for wanted, found in matched.items()
    }


def _pairs(rows: Any, tracks: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    pairs: Iterable[tuple[UUID, UUID]] = rows.filter(track__in=tracks).values_list("track_id", "opening_id")
    return set(pairs)


def _hit(wanted: Wanted, km: float, one: News, *, now: datetime) -> PlaceHit:
    return PlaceHit(
        alert_id=wanted.key,
        opening_id=one.key if one.is_opening else None,
        recognition_id=None if one.is_opening else one.key,
        km=km,
        found_at=now,
    )

"""What a night finds for who asked to be told: only what is new or free again, and one message a day at most.

Only alerts and workplaces of one training are compared, and of these only what is new: not everybody with everything.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Final
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
from tandem.journey.placement.terms.introductions import EndReason
from tandem.journey.recognition.models import Recognition

_AT_ONCE: Final = 500
_Hits = dict[Wanted, list[tuple[float, News]]]


def tick(*, now: datetime) -> int:
    """Tell who asked of what is new; gives to how many."""
    day = day_of(now)
    news = _news(now=now, day=day)
    return sum(_tell(matched, now=now) for matched in _matched(news, day=day))


def _news(*, now: datetime, day: date) -> Mapping[UUID, list[News]]:
    """What came free or was recognised lately and everybody may see, by training, from south to north."""
    since = now - rules.LOOKS_BACK
    found: defaultdict[UUID, list[News]] = defaultdict(list)
    free = Opening.objects.public_on(day).with_seat().filter(free_since__gt=since, free_since__lte=now)
    held = ("training_id", "pk", "establishment_id", "lat", "lon")
    moments = ("first_minute", "opened_at", "free_since")
    for training, key, place, lat, lon, first, opened_at, at in free.order_by().values_list(*held, *moments):
        if lat is not None and lon is not None:
            found[training].append(News(key, True, place, lat, lon, first, at if at > opened_at else None))
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
    again = ("km", "is_again", "found_at")
    PlaceHit.objects.bulk_create(
        hits, batch_size=_AT_ONCE, update_conflicts=True, unique_fields=["alert", "opening"], update_fields=again
    )
    PlaceAlert.objects.filter(pk__in=[entry.data["alert"] for entry in entries if entry.data]).update(
        told_on=day_of(now)
    )
    events.record_all(entries)
    return len(entries)


def _left(matched: _Hits) -> _Hits:
    """Without what was told or kept before, unless it came free since, and what the learner refuses or got to know.

    Who stopped there because every seat was taken hears of it when one comes free.
    """
    alerts = {wanted.key for wanted in matched}
    tracks = {wanted.track_id for wanted in matched}
    hit = PlaceHit.objects.filter(alert__in=alerts)
    told = {
        (alert, opening or recognition): at
        for alert, opening, recognition, at in hit.values_list("alert_id", "opening_id", "recognition_id", "found_at")
    }
    refused = set(Veto.objects.filter(track__in=tracks).values_list("track_id", "establishment_id"))
    saved = SavedOpening.objects.filter(track__in=tracks)
    kept = {(track, opening): at for track, opening, at in saved.values_list("track_id", "opening_id", "saved_at")}
    known = Introduction.objects.filter(track__in=tracks).exclude(reason=EndReason.SEATS_TAKEN)
    met = set(known.values_list("track_id", "opening_id"))
    return {
        wanted: [
            (km, one)
            for km, one in found
            if one.is_news_after(told.get((wanted.key, one.key)))
            and one.is_news_after(kept.get((wanted.track_id, one.key)))
            and (wanted.track_id, one.establishment_id) not in refused
            and (wanted.track_id, one.key) not in met
        ]
        for wanted, found in matched.items()
    }


def _hit(wanted: Wanted, km: float, one: News, *, now: datetime) -> PlaceHit:
    return PlaceHit(
        alert_id=wanted.key,
        opening_id=one.key if one.is_opening else None,
        recognition_id=None if one.is_opening else one.key,
        km=km,
        is_again=one.again_since is not None,
        found_at=now,
    )

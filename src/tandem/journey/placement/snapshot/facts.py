"""The facts of a round, gathered from the tables on one day: a fixed number of queries, however many there are."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import needs, screening
from tandem.journey.intake.rules.screening import Profile
from tandem.journey.intake.terms.needs import Need
from tandem.journey.placement.models import MatchingRound, Opening, OpeningWish
from tandem.journey.placement.models.opening import OpeningQuerySet
from tandem.journey.placement.queries import clocks, introductions, places, wishes
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules import market as rules
from tandem.journey.placement.rules.market import Market, Offer, Pair, Point, Seeker, Site
from tandem.journey.placement.rules.schedule import Edition, Schedule
from tandem.journey.placement.terms.openings import WishKind
from tandem.journey.placement.terms.rounds import PairKind
from tandem.registers.organisations.queries import providers
from tandem.registers.travel.queries.timetables import counting_near
from tandem.registers.travel.terms import TravelMode

_DAY = timedelta(days=1)
_HOUR = 60
_ALL = 1000
_LONGEST_DAY = 12 * _HOUR
"""So long somebody is at work at most, with the time to eat."""
_LOOKED_AT = (
    *("pk", "establishment_id", "training__code", "places", "taken", "ends_on", "first_minute", "hours_per_week"),
    *("work_days", "accommodations", "lat", "lon", "recognition__taught", "recognition__listed"),
)


def market_of(one: MatchingRound, *, day: date) -> Market:
    """Who searches in this round and what stands open for them, on one day."""
    tracks = list(doors.searching(one).select_related("person", "training"))
    keys = {track.pk for track in tracks}
    openings = _openings(one, {track.training_id for track in tracks}, day=day)
    locked = _pairs(one, PairKind.LOCKED, of=keys)
    return rules.market(
        day=day,
        seekers=with_needs(seekers_of(tracks, day=day), decided={pair.track_id for pair in locked}),
        sites=sites_of(openings, school_year=one.school_year),
        offers=without_refused(offers_of(openings, school_year=one.school_year), of=keys),
        locked=locked,
        forbidden=_pairs(one, PairKind.FORBIDDEN, of=keys),
        schedule=schedule_on(day),
    )


def schedule_on(day: date) -> Schedule | None:
    """The timetables that count from this day on; None where an estimate has to do."""
    counting = counting_near(day)
    if counting is None:
        return None
    editions = (
        Edition(one.digest, one.publisher or one.operator, one.version, one.valid_from) for one in counting.editions
    )
    return Schedule(counting.day, tuple(editions))


def schedule_for(seekers: Collection[Seeker], *, day: date) -> Schedule | None:
    """The same, and None where none of these learners goes by public transport."""
    goes = any(TravelMode.PUBLIC_TRANSPORT in one.modes for one in seekers)
    return schedule_on(day) if goes else None


def offered_beside(one: MatchingRound, *, day: date) -> dict[UUID, tuple[str, ...]]:
    """For each learner of this round the trainings that the own provider offers."""
    rows = list(doors.searching(one).values_list("pk", "provider_id"))
    offered = {
        provider: tuple(each.code for each in providers.trainings_of(provider, day))
        for provider in sorted({provider for _, provider in rows})
    }
    return {track: offered[provider] for track, provider in rows}


def seekers_of(tracks: Collection[Track], *, day: date, is_plain: bool = False) -> tuple[Seeker, ...]:
    """These learners with what their screening says, without what they need; has `person` and `training` at hand.

    `is_plain`: without what they ranked and how much time is left to search, which is not for everybody.
    """
    keys = [track.pk for track in tracks]
    ranked = {} if is_plain else wishes.ranked_openings(keys)
    refused = wishes.refused_establishments(keys)
    left = {} if is_plain else clocks.days_left_of(keys, day=day)
    promised = introductions.promised_among(keys)
    profiles: dict[UUID, Profile] = {}
    for first in range(0, len(keys), places.AT_ONCE):
        profiles |= screening.profiles_of(keys[first : first + places.AT_ONCE])
    order = {key: at for at, (_, key) in enumerate(sorted((track.number, track.pk) for track in tracks))}
    return tuple(
        replace(
            _seeker(track, profiles.get(track.pk), number=order[track.pk], day=day),
            ranked=ranked.get(track.pk, ()),
            refused=refused.get(track.pk, frozenset()),
            days_left=left.get(track.pk),
            is_promised=track.pk in promised,
        )
        for track in tracks
    )


def with_needs(seekers: Collection[Seeker], *, decided: Collection[UUID] = ()) -> tuple[Seeker, ...]:
    """The same learners with what they need, of those who agreed that a search uses it.

    Nothing for who was fixed to a place: people looked at that, and a fixed pair that is refused would say why. Only
    for a search whose reasons nobody reads but who may read this; a list for companies never uses it.
    """
    keys = [one.track_id for one in seekers if one.track_id not in set(decided)]
    known: dict[UUID, frozenset[Need]] = {}
    for first in range(0, len(keys), places.AT_ONCE):
        known |= needs.for_search(keys[first : first + places.AT_ONCE])
    return tuple(
        replace(one, needs=frozenset(map(str, known[one.track_id]))) if one.track_id in known else one
        for one in seekers
    )


def openings_in(rows: OpeningQuerySet) -> list[Any]:
    """What a round looks at of these openings; whole rows of tens of thousands would take seconds."""
    return list(rows.order_by().values_list(*_LOOKED_AT, named=True))


def offers_of(openings: Collection[Any], *, school_year: int) -> tuple[Offer, ...]:
    """These openings of a school year, from `openings_in`, with the seats that are free."""
    seats = places.seats_left(openings)
    asked = OpeningWish.objects.filter(kind=WishKind.MIN_AGE, opening__school_year=school_year)
    ages = dict(asked.values_list("opening_id", "age"))
    return tuple(
        Offer(
            opening_id=one.pk,
            establishment_id=one.establishment_id,
            training=one.training__code,
            seats=max(0, seats.get(one.pk, 0)),
            ends_on=one.ends_on + _DAY,
            start_minute=one.first_minute,
            end_minute=_end_of(one),
            minimum_age=ages.get(one.pk, 0) or 0,
            meets=frozenset(one.accommodations),
            work_days=frozenset(one.work_days),
            coverage=_coverage(one),
        )
        for one in openings
    )


def without_refused(offers: tuple[Offer, ...], *, of: Collection[UUID]) -> tuple[Offer, ...]:
    """The same openings, each with those of these learners to whom its company said no there before."""
    said_no = introductions.refused_by_companies(of)
    return tuple(replace(one, refused=said_no[one.opening_id]) if one.opening_id in said_no else one for one in offers)


def sites_of(openings: Collection[Any], *, school_year: int) -> tuple[Site, ...]:
    """The establishments of these openings, from `openings_in`, with what their mentors can still guide.

    Those whose place we do not know are left out.
    """
    spots: dict[UUID, Point] = {
        one.establishment_id: Point(one.lat, one.lon) for one in openings if one.lat is not None and one.lon is not None
    }
    room: Mapping[UUID, int] = places.mentors_left(list(spots), school_year=school_year)
    return tuple(Site(key, point, max(0, room.get(key, 0))) for key, point in spots.items())


def _openings(one: MatchingRound, trainings: Collection[UUID], *, day: date) -> list[Any]:
    rows = Opening.objects.public_on(day).filter(training__in=trainings, school_year=one.school_year, ends_on__gt=day)
    return openings_in(rows)


def _seeker(track: Track, profile: Profile | None, *, number: int, day: date) -> Seeker:
    known = profile or Profile()
    has_home = track.lat is not None and track.lon is not None
    return Seeker(
        track_id=track.pk,
        number=number,
        training=track.training.code,
        home=Point(track.lat, track.lon) if has_home else None,  # type: ignore[arg-type]
        born=track.person.birth_date,
        free_from=max(day, track.starts_on, known.available_from or day),
        free_until=track.ends_on + _DAY if track.ends_on else date(track.school_year + 1, 9, 1),
        modes=frozenset(mode.value for mode in known.travel_modes),
        limit_minutes=known.longest_minutes,
        earliest_minute=known.earliest_start or 0,
        work_days=frozenset(one.value for one in known.work_days),
    )


def _coverage(one: Any) -> int:
    """How much of the training can be learned there: all of it, unless the recognition is limited to a part."""
    taught, listed = one.recognition__taught, one.recognition__listed
    return _ALL if taught is None else _ALL * taught // listed


def _end_of(one: Any) -> int | None:
    """When the working day ends, where begin, days and hours a week are all known: with half an hour to eat.

    Hours of a week that do not fit in the days that were told say nothing about one day.
    """
    if one.first_minute is None or one.hours_per_week is None or not one.work_days:
        return None
    lasts = round(float(one.hours_per_week) * _HOUR / len(one.work_days)) + _HOUR // 2
    return one.first_minute + lasts if lasts <= _LONGEST_DAY else None


def _pairs(one: MatchingRound, kind: PairKind, *, of: Collection[UUID]) -> tuple[Pair, ...]:
    """What was decided beforehand about these learners; of who searches no more it counts for nothing."""
    rows = one.pairs.filter(kind=kind).values_list("track_id", "opening_id")
    return tuple(Pair(track, opening) for track, opening in rows if track in of)

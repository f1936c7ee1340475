"""Workplaces by minutes, against one trip to each of them."""

import random
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.queries import minutes, public
from tandem.journey.recognition.queries.minutes import Trip
from tandem.journey.recognition.queries.public import Wish
from tandem.journey.recognition.queries.public_map import Window, points
from tandem.registers.geo.rules import distance_km, position_of, spot_of
from tandem.registers.travel.queries import networks
from tandem.registers.travel.queries.areas import Area
from tandem.registers.travel.queries.doors import Spot, reaches
from tandem.registers.travel.rules.timetable import packed
from tandem.registers.travel.terms import TravelMode
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import RecognitionFactory, RecognitionRequestFactory
from tests.factories.reference import TrainingFactory
from tests.factories.travel import in_use
from tests.tandem.registers.travel.feeds import MONDAY, as_timetable, drawn

pytestmark = pytest.mark.django_db

HOME = Spot(51.02, 3.73)
FLANDERS = Window(50.6, 2.5, 51.6, 6.0)


def test_a_spot_is_a_position_to_the_metre():
    source = random.Random(4)
    for _ in range(200):
        lat, lon = round(source.uniform(-90, 90), 5), round(source.uniform(-180, 180), 5)
        assert position_of(spot_of(lat, lon)) == pytest.approx((lat, lon), abs=1e-9)
    assert spot_of(51.05, 3.72) != spot_of(51.05001, 3.72)


@pytest.mark.slow
def test_whatever_is_asked_the_places_are_those_that_one_trip_at_a_time_finds(day, monkeypatch):
    networks._network.cache_clear()
    in_use(packed(as_timetable(drawn(5))), valid_from=MONDAY, valid_until=date(2026, 9, 14))
    source, trainings = random.Random(11), [TrainingFactory() for _ in range(2)]
    spots = [(51.0 + source.uniform(0, 0.06), 3.69 + source.uniform(0, 0.1)) for _ in range(9)]
    for number in range(30):
        lat, lon = (round(one, 5) for one in source.choice(spots))
        shop = EstablishmentFactory(
            name=f"Werf {source.random()}", lat=lat, lon=lon, nis=source.choice(("44021", "44073"))
        )
        training = source.choice(trainings)
        asked = RecognitionRequestFactory(granted=True, establishment=shop, training=training)
        RecognitionFactory(request=asked, gone=number == 7, valid_from=date(2026, 1, 1))
    RecognitionFactory(
        request=RecognitionRequestFactory(granted=True, establishment=EstablishmentFactory(nowhere=True))
    )
    public_ones = list(Recognition.objects.public_on(MONDAY).filter(lat__isnull=False))
    ends = [Spot(row.lat, row.lon) for row in public_ones]
    for mode in (TravelMode.PUBLIC_TRANSPORT, TravelMode.BIKE, TravelMode.FOOT):
        told = reaches(HOME, ends, mode, day=MONDAY)
        for most in (8, 20, 45):
            for training in (None, trainings[0]):
                monkeypatch.setattr(minutes, "_FEW", source.choice((1, 200)))
                in_time = sorted(
                    (one.minutes, distance_km(HOME.lat, HOME.lon, row.lat, row.lon), row.spot, row.pk)
                    for row, one in zip(public_ones, told, strict=True)
                    if one.minutes is not None and one.minutes <= most and training in {None, row.training}
                )
                wish = Wish(
                    trainings=(training.pk,) if training else None, trip=Trip(Area(HOME, mode, most, MONDAY), MONDAY)
                )
                found = public.find(wish, sort="nearest", most=100, day=MONDAY)
                assert [(hit.minutes, hit.id) for hit in found.hits] == [(row[0], row[-1]) for row in in_time]
                for page in (1, 4, 13):
                    assert public.find(wish, sort="nearest", most=page, day=MONDAY).hits == found.hits[:page]
                named = public.find(wish, sort="name", most=100, day=MONDAY)
                assert {hit.id for hit in named.hits} == {row[-1] for row in in_time}
                counts = {named.total, public.count(wish, day=MONDAY)}
                counts |= {sum(public.by_training(wish, day=MONDAY).values())}
                counts |= {sum(public.by_municipality(wish, day=MONDAY).values())}
                counts |= {sum(point.count for point in points(wish, FLANDERS, day=MONDAY))}
                assert counts == {len(in_time)}
                assert public.fewest_minutes(wish, day=MONDAY) == (in_time[0][0] if in_time else None)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([0.5, 0.5 + 1e-10, 2.0, 7.25])), max_size=40))
def test_the_nearest_come_first_and_what_is_as_near_stays_as_it_stood(told):
    took, km = (np.array([one[side] for one in told], kind) for side, kind in ((0, np.int64), (1, np.float64)))
    expected = sorted(range(len(told)), key=lambda place: (*told[place], place))
    assert minutes._nearest_first(took, km).tolist() == expected

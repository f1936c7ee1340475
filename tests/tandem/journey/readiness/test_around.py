"""What lies within reach: who brings what is missing, how many learners look, never who."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tandem.base.errors import NotFound
from tandem.journey.readiness.queries.around import (
    Around,
    bringing,
    looking,
    neighbours,
    one_partner_away,
    sites_in_reach,
)
from tandem.journey.readiness.queries.work import Work, work_on
from tandem.journey.recognition.queries import offers
from tandem.registers.access.terms import Role
from tandem.registers.reference.models import Activity
from tandem.registers.travel.queries import networks
from tandem.registers.travel.rules.timetable import packed
from tandem.registers.travel.terms import Known, TravelMode
from tests.factories.intake import TrackFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import OfferedActivityFactory, RecognitionFactory, RecognitionRequestFactory
from tests.factories.travel import in_use
from tests.harness import bakery
from tests.harness.queries import query_budget
from tests.tandem.registers.house import somebody
from tests.tandem.registers.travel import naive
from tests.tandem.registers.travel.feeds import MONDAY, WEEK, as_timetable

pytestmark = pytest.mark.django_db
GHENT = Around(51.05, 3.72, TravelMode.CAR, 30)
NEAR, FAR = {"lat": 51.06, "lon": 3.73}, {"lat": 50.9, "lon": 5.5}
FIRST_HALF = [f"BAK-{n:02d}" for n in range(1, 13)]
SECOND_HALF = [f"BAK-{n:02d}" for n in range(13, 25)]


@pytest.fixture
def work(db: None, day: date) -> Work:
    return work_on(day)


@pytest.fixture
def training(work: Work) -> UUID:
    return next(key for key, row in work.trainings.items() if row.code == "BAK-BROOD")


def recognised(training: UUID, codes: list[str], *, at: dict[str, float] = NEAR, **of: object) -> UUID:
    """The key of an establishment that is recognised for these activities."""
    place = EstablishmentFactory(**at)
    request = RecognitionRequestFactory(granted=True, establishment=place, training_id=training)
    RecognitionFactory(request=request, **of)
    for activity in Activity.objects.filter(code__in=codes, activity_list__valid_until=None):
        OfferedActivityFactory(request=request, activity=activity)
    return place.pk


def test_one_who_brings_all_that_is_missing_is_one_partner_away(work: Work, training: UUID, day: date):
    whole = recognised(training, SECOND_HALF)
    recognised(training, SECOND_HALF[:-1])
    recognised(training, SECOND_HALF, at=FAR)
    found = one_partner_away(work.covered(FIRST_HALF), GHENT, day=day)
    assert [one.site.id for one in found[training]] == [whole]
    assert found[training][0].minutes <= 30


def test_nobody_completes_what_is_whole_or_has_nothing(work: Work, training: UUID, day: date):
    recognised(training, [*FIRST_HALF, *SECOND_HALF])
    assert training not in one_partner_away(work.covered([*FIRST_HALF, *SECOND_HALF]), GHENT, day=day)
    assert one_partner_away(work.covered([]), GHENT, day=day) == {}


@pytest.mark.parametrize("trait", ["expired", "gone"])
def test_only_public_recognitions_bring_something(work: Work, training: UUID, day: date, trait: str):
    recognised(training, SECOND_HALF, **{trait: True})
    assert one_partner_away(work.covered(FIRST_HALF), GHENT, day=day) == {}


def test_an_own_establishment_is_no_partner(work: Work, training: UUID, day: date):
    site = recognised(training, SECOND_HALF)
    company = sites_in_reach(GHENT, day=day)[site].site.company
    assert one_partner_away(work.covered(FIRST_HALF), GHENT, day=day, besides=company) == {}


def test_the_same_words_in_another_list_count(work: Work, training: UUID, day: date):
    shop = next(key for key, row in work.trainings.items() if "Winkelmedewerker" in row.name)
    site = recognised(shop, ["WIN-12"])
    key = work.by_code["BAK-06"].key
    assert work.by_code["WIN-12"].key == key, "both sort waste"
    assert bringing([key], GHENT, day=day)[key] == {site}


def test_neighbours_have_their_names_and_what_they_are_recognised_for(work: Work, training: UUID, day: date):
    recognised(training, SECOND_HALF)
    (one,) = neighbours(one_partner_away(work.covered(FIRST_HALF), GHENT, day=day)[training], day=day)
    assert one.place.name
    assert [row.training_id for row in one.recognitions] == [training]


def test_nothing_is_in_reach_of_no_minutes(work: Work, day: date):
    assert sites_in_reach(Around(51.05, 3.72, TravelMode.CAR, 1), day=day) == {}
    assert bringing(["x"], Around(51.05, 3.72, TravelMode.CAR, 1), day=day) == {}


FAST = naive.Feed(
    {"Gent": (51.035, 3.71), "Hasselt": (50.931, 5.328)},
    (
        naive.Trip(
            (naive.Call("Gent", 25_200, 25_200), naive.Call("Hasselt", 28_500, 28_500)),
            frozenset(day for day in WEEK),
        ),
    ),
    {},
)
HASSELT = {"lat": 50.9311, "lon": 5.3281}


@pytest.fixture
def timetable():
    """One train, much faster than an estimate thinks."""
    networks._network.cache_clear()
    return in_use(packed(as_timetable(FAST)), valid_from=MONDAY, valid_until=MONDAY + timedelta(days=7))


def test_by_train_whoever_the_timetable_reaches_is_a_partner(work: Work, training: UUID, timetable: object):
    """114 km in 57 minutes: by estimate that would be far outside the circle."""
    site = recognised(training, SECOND_HALF, at=HASSELT, valid_from=date(2026, 9, 1))
    train = Around(51.0351, 3.7101, TravelMode.PUBLIC_TRANSPORT, 60)
    reached = sites_in_reach(train, day=MONDAY)
    assert (reached[site].minutes, reached[site].known) == (57, Known.TIMETABLE)
    (one,) = one_partner_away(work.covered(FIRST_HALF), train, day=MONDAY)[training]
    assert one.site.id == site
    assert neighbours([one], day=MONDAY)[0].known is Known.TIMETABLE
    assert sites_in_reach(replace(train, mode=TravelMode.CAR), day=MONDAY) == {}


def test_by_timetable_a_quarter_of_an_hour_is_enough_for_who_lives_close(work: Work, training: UUID, timetable: object):
    site = recognised(training, SECOND_HALF, at={"lat": 51.036, "lon": 3.7101}, valid_from=date(2026, 9, 1))
    bus = Around(51.0351, 3.7101, TravelMode.PUBLIC_TRANSPORT, 15)
    assert set(sites_in_reach(bus, day=MONDAY)) == {site}


def test_the_questions_do_not_grow_with_the_places(work: Work, training: UUID, day: date):
    for _ in range(3):
        recognised(training, SECOND_HALF)
    with query_budget(5):
        one_partner_away(work.covered(FIRST_HALF), GHENT, day=day)


def test_learners_who_look_in_reach_are_counted_in_steps_and_never_few(training: UUID, day: date):
    TrackFactory.create_batch(4, training_id=training, searching=True, nis="44021")
    assert looking(GHENT, day=day) == {training: None}
    TrackFactory.create_batch(3, training_id=training, searching=True, nis="44021")
    assert looking(GHENT, day=day) == {training: 5}
    TrackFactory(training_id=training, placed=True, nis="44021")
    TrackFactory(training_id=training, searching=True, nis="71022")
    TrackFactory(training_id=training, searching=True, homeless=True)
    assert looking(GHENT, day=day) == {training: 5}


def test_who_asks_from_many_points_does_not_learn_where_somebody_lives(training: UUID, day: date):
    homes = [{"lat": 51.0 + n / 100, "lon": 3.72, "nis": "44021"} for n in range(5)]
    for home in homes:
        TrackFactory(training_id=training, searching=True, position_source="postal_code", **home)
    asked = [
        Around(51.04 + n / 500, 3.71 + n / 500, TravelMode.CAR, minutes)
        for n in range(5)
        for minutes in (16, 20, 25, 30)
    ]
    assert {str(looking(one, day=day)) for one in asked} == {str({training: 5})}


def test_a_company_finds_what_it_told_before_and_nobody_else_does(now):
    world = bakery.build(now)
    world.draft()
    (told,) = offers.told_by_company(world.boss, world.company.pk)
    assert told.codes == tuple(sorted(world.list_codes))
    with pytest.raises(NotFound):
        offers.told_by_company(somebody(Role.COMPANY_ADMIN), world.company.pk)

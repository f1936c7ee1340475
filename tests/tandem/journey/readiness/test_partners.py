"""Which workplaces cover a training together: the fewest first, then the least travel, never less than everything."""

from datetime import date
from itertools import combinations
from uuid import UUID

import numpy as np
import pytest

from tandem.journey.readiness.queries.around import Around
from tandem.journey.readiness.queries.partners import BEST, Answer, Wanted, plans_for
from tandem.journey.readiness.queries.work import Work, work_on
from tandem.journey.readiness.terms import NoPlan
from tandem.journey.recognition.models import Recognition
from tandem.registers.organisations.models import Establishment
from tandem.registers.travel.terms import TravelMode
from tests.harness.queries import query_budget
from tests.tandem.journey.readiness.test_around import FAR, GHENT, NEAR, recognised

pytestmark = pytest.mark.django_db
ALL = [f"BAK-{n:02d}" for n in range(1, 25)]
THIRDS = ALL[:8], ALL[8:16], ALL[16:]


@pytest.fixture
def work(db: None, day: date) -> Work:
    return work_on(day)


@pytest.fixture
def training(work: Work) -> UUID:
    return next(key for key, row in work.trainings.items() if row.code == "BAK-BROOD")


def asked(work: Work, training: UUID, own: list[str] | None = None, *, day: date, **other: object) -> Answer:
    keys = work.keys_of(own or [])
    return plans_for(Wanted(work.lists[training], GHENT, keys, **other), day=day)


def sites(answer: Answer) -> list[list[UUID | None]]:
    return [[share.site.establishment for share in one.plan.shares] for one in answer.plans]


def test_two_that_complete_each_other_and_the_one_that_asks_leads(work: Work, training: UUID, day: date):
    one, two = recognised(training, THIRDS[1]), recognised(training, THIRDS[2])
    answer = asked(work, training, THIRDS[0], day=day)
    assert sites(answer) in ([[None, one, two]], [[None, two, one]])
    (found,) = answer.plans
    assert found.plan.lead.is_lead
    assert [one.code for one in found.plan.lead.teaches] == THIRDS[0]
    assert found.places.keys() == {one, two}
    assert found.minutes == sum(share.site.minutes for share in found.plan.shares)


def test_the_fewest_first_then_the_least_travel(work: Work, training: UUID, day: date):
    near_half = recognised(training, ALL[:12], at=NEAR)
    far_half = recognised(training, ALL[:12], at={"lat": 51.1, "lon": 3.85})
    rest = recognised(training, ALL[12:], at=NEAR)
    thirds = [recognised(training, some, at=NEAR) for some in THIRDS]
    answer = asked(work, training, day=day)
    found = [set(one) for one in sites(answer)]
    assert found[:2] == [{near_half, rest}, {far_half, rest}]
    assert set(thirds) in found
    assert len(answer.plans) <= BEST
    assert [len(one) for one in found] == sorted(len(one) for one in found)


def test_nobody_in_particular_asks_and_who_brings_the_most_leads(work: Work, training: UUID, day: date):
    small, large = recognised(training, ALL[:4]), recognised(training, ALL[4:])
    assert sites(asked(work, training, day=day)) == [[large, small]]


def test_one_that_brings_all_needs_no_partner(work: Work, training: UUID, day: date):
    alone = recognised(training, ALL)
    assert sites(asked(work, training, day=day)) == [[alone]]
    assert sites(asked(work, training, ALL, day=day)) == [[None]]


def test_never_more_workplaces_than_asked_and_never_less_than_everything(work: Work, training: UUID, day: date):
    for some in THIRDS:
        recognised(training, some)
    answer = asked(work, training, day=day, most=2)
    assert answer.plans == ()
    assert [(one.code, one.sites) for one in answer.why] == [(NoPlan.TOO_MANY_WORKPLACES, 2)]
    assert len(asked(work, training, day=day, most=3).plans) == 1


def test_what_nobody_offers_and_what_is_too_far_is_told_for_each_activity(work: Work, training: UUID, day: date):
    recognised(training, ALL[:22])
    recognised(training, ALL[22:23], at=FAR)
    answer = asked(work, training, day=day)
    assert answer.plans == ()
    told = {one.activity.code: one for one in answer.why if one.activity}
    assert {code: one.code for code, one in told.items()} == {
        "BAK-23": NoPlan.OUT_OF_REACH,
        "BAK-24": NoPlan.NOT_OFFERED,
    }
    assert told["BAK-23"].sites == 1
    assert (told["BAK-23"].minutes or 0) > GHENT.minutes


def test_who_said_no_is_left_out(work: Work, training: UUID, day: date):
    one, two = recognised(training, ALL[12:]), recognised(training, ALL[12:])
    answer = asked(work, training, ALL[:12], day=day, besides=frozenset({one}))
    assert sites(answer) == [[None, two]]


def test_of_what_somebody_does_only_this_list_counts(work: Work, training: UUID, day: date):
    whole = recognised(training, ALL)
    assert sites(asked(work, training, ["KAP-07"], day=day)) == [[whole]], "a hairdresser leads no bakery"


def test_what_another_list_calls_the_same_counts(work: Work, training: UUID, day: date):
    shop = next(key for key, row in work.trainings.items() if "Winkelmedewerker" in row.name)
    waste = recognised(shop, ["WIN-12"])
    rest = recognised(training, [code for code in ALL if code != "BAK-06"])
    assert sites(asked(work, training, day=day)) == [[rest, waste]]


def test_where_nothing_is_in_reach_nothing_is_offered_near(work: Work, training: UUID, day: date):
    wanted = Wanted(work.lists[training], Around(51.05, 3.72, TravelMode.CAR, 1))
    assert {one.code for one in plans_for(wanted, day=day).why} == {NoPlan.NOT_OFFERED}


def test_the_questions_do_not_grow_with_the_places(work: Work, training: UUID, day: date):
    for some in (*THIRDS, *THIRDS):
        recognised(training, some)
    with query_budget(6):
        asked(work, training, day=day)


def test_the_best_is_the_best_of_all_there_are(work: Work, training: UUID, day: date):
    source = np.random.default_rng(3)
    made = {}
    for _ in range(9):
        some = [code for code in ALL if source.random() < 0.6]
        at = {"lat": 51.05 + source.normal(0, 0.03), "lon": 3.72 + source.normal(0, 0.04)}
        made[recognised(training, some, at=at)] = frozenset(some)
    answer = asked(work, training, day=day)
    whole = [
        set(some)
        for size in range(1, 5)
        for some in combinations(sorted(made), size)
        if frozenset().union(*(made[one] for one in some)) == frozenset(ALL)
    ]
    fewest = min((len(some) for some in whole), default=0)
    assert bool(answer.plans) is bool(whole)
    if whole:
        best = {one for one in sites(answer)[0] if one}
        assert len(best) == fewest
        assert best in whole


def test_another_establishment_of_the_company_that_asks_is_no_partner(work: Work, training: UUID, day: date):
    recognised(training, THIRDS[1])
    two = recognised(training, THIRDS[2])
    company = Establishment.objects.get(pk=two).company_id
    assert asked(work, training, THIRDS[0], day=day).plans
    answer = asked(work, training, THIRDS[0], day=day, company=company)
    assert answer.plans == ()
    assert {why.code for why in answer.why} == {NoPlan.ONLY_OWN}
    assert {why.left_out for why in answer.why} == {0}


def test_who_offers_it_and_was_left_out_or_cannot_be_reached_is_not_told_as_nobody(
    work: Work, training: UUID, day: date
):
    one, two = recognised(training, THIRDS[1]), recognised(training, THIRDS[2])
    left_out = asked(work, training, THIRDS[0], day=day, besides=frozenset({two}))
    assert left_out.plans == ()
    assert {(why.code, why.left_out) for why in left_out.why} == {(NoPlan.LEFT_OUT, 1)}
    far = recognised(training, THIRDS[2], at=FAR)
    both = asked(work, training, THIRDS[0], day=day, besides=frozenset({two}))
    assert {(why.code, why.sites, why.left_out) for why in both.why} == {(NoPlan.OUT_OF_REACH, 1, 1)}
    Recognition.objects.filter(establishment=far).update(lat=None, lon=None)
    unknown = asked(work, training, THIRDS[0], day=day, besides=frozenset({two}))
    assert {(why.code, why.sites, why.left_out) for why in unknown.why} == {(NoPlan.NO_WAY_THERE, 1, 1)}
    assert sites(asked(work, training, THIRDS[0], day=day))[0].count(one) == 1

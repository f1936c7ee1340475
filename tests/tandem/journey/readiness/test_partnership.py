"""Who teaches what when several workplaces cover a list together, and where a learner is each month."""

from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tandem.journey.readiness.rules.coverage import Listed, TrainingList
from tandem.journey.readiness.rules.partnership import SCHOOL_MONTHS, Plan, Uncovered, lead_of, plan, rotation
from tandem.registers.reference.terms import Certainty
from tests.tandem.journey.readiness.test_coverage import TRAINING, listed


def of(count: int, *, optional: frozenset[int] = frozenset()) -> TrainingList:
    rows = tuple(listed(n, is_compulsory=False if n in optional else None) for n in range(count))
    return TrainingList(TRAINING, "AAA", 1, Certainty.RETOLD, rows)


def keys(*numbers: int) -> frozenset[str]:
    return frozenset(f"k{n}" for n in numbers)


def codes(rows: tuple[Listed, ...]) -> list[int]:
    return [int(one.code[-2:]) for one in rows]


OFFERS = st.dictionaries(
    st.sampled_from("abcd"), st.frozensets(st.integers(0, 11).map("k{}".format), min_size=1), min_size=1, max_size=4
)


def test_the_lead_teaches_all_it_can_and_others_what_it_lacks():
    made = plan(of(5), {"a": keys(0, 1, 2), "b": keys(2, 3, 4)}, lead="a")
    assert [(share.site, share.is_lead, codes(share.teaches), share.brings) for share in made.shares] == [
        ("a", True, [0, 1, 2], 3),
        ("b", False, [3, 4], 3),
    ]
    assert made.at_school == ()


def test_what_is_not_compulsory_and_nobody_does_stays_at_school():
    made = plan(of(4, optional=frozenset({2, 3})), {"a": keys(0, 1, 2)}, lead="a")
    assert codes(made.at_school) == [3]
    assert codes(made.lead.teaches) == [0, 1, 2]


def test_what_is_compulsory_and_nobody_does_makes_no_plan():
    with pytest.raises(Uncovered) as refused:
        plan(of(3), {"a": keys(0), "b": keys(1)}, lead="a")
    assert codes(refused.value.missing) == [2]


def test_who_brings_the_most_leads_and_the_first_of_those():
    assert lead_of(of(4), {"a": keys(0), "b": keys(0, 1, 9), "c": keys(2, 3)}) == "b"
    assert lead_of(of(4, optional=frozenset({0, 1})), {"a": keys(0, 1), "b": keys(2)}) == "b"


def test_a_learner_starts_and_ends_at_the_lead():
    made = plan(of(10), {"a": keys(*range(7)), "b": keys(7, 8, 9)}, lead="a")
    sites = [month.site for month in made.months]
    assert sites == ["a"] * 6 + ["b"] * 3 + ["a"]
    assert [month.month for month in made.months] == list(SCHOOL_MONTHS)


@given(offers=OFFERS, optional=st.frozensets(st.integers(0, 11)))
def test_every_plan_covers_everything_compulsory_and_teaches_each_activity_once(
    offers: dict[str, frozenset[str]], optional: frozenset[int]
):
    asked = of(12, optional=optional)
    assume(asked.compulsory)
    lead = lead_of(asked, offers)
    brought = frozenset().union(*offers.values())
    if missing := tuple(one for one in asked.compulsory if one.key not in brought):
        with pytest.raises(Uncovered) as refused:
            plan(asked, offers, lead=lead)
        assert refused.value.missing == missing
        return
    made = plan(asked, offers, lead=lead)
    taught = [one for share in made.shares for one in share.teaches]
    assert {one.code for one in asked.compulsory} <= {one.code for one in taught}
    assert sorted(one.code for one in (*taught, *made.at_school)) == [one.code for one in asked.activities]
    for share in made.shares:
        assert all(one.key in offers[share.site] for one in share.teaches)
        assert share.teaches or share.is_lead
    learned = sorted(one.code for month in made.months for one in month.learns)
    assert learned == sorted(one.code for one in taught)
    assert len(made.months) == len(SCHOOL_MONTHS)
    assert made.months[0].site == lead
    assert {month.site for month in made.months} == {share.site for share in made.shares}


@given(bringers=st.lists(st.sets(st.sampled_from("abcd"), min_size=1), min_size=12, max_size=12))
def test_who_teaches_more_has_no_fewer_months(bringers: list[set[str]]):
    asked = of(12)
    sites = sorted(set().union(*bringers))
    offers = {site: keys(*(n for n, some in enumerate(bringers) if site in some)) for site in sites}
    made: Plan[str] = plan(asked, offers, lead=lead_of(asked, offers))
    months = {share.site: sum(month.site == share.site for month in made.months) for share in made.shares}
    for one, other in permutations(made.shares, 2):
        assert len(one.teaches) <= len(other.teaches) or months[one.site] >= months[other.site]
    assert [month.site for month in rotation(made.shares)] == [month.site for month in made.months]

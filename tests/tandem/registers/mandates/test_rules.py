from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.verdict import Effect
from tandem.law import norms
from tandem.law.values import Certainty
from tandem.registers.mandates import policies, rules
from tandem.registers.mandates.rules import (
    CommitteeFacts,
    HolderFacts,
    MandateFacts,
    NewMandate,
    PowerMove,
    RoutingFacts,
    SwitchFacts,
)
from tandem.registers.mandates.terms import BodyKind, Power, RoutingReason
from tests.tandem.registers.house import ROLES, somebody

DAY = date(2026, 11, 21)
START = date(2016, 9, 1)
TOMORROW = DAY + timedelta(days=1)
AGENCY = UUID(int=1)


def held(holder, sector="", region="", *, since=START, until=None, power=Power.RECOGNISE):
    """A mandate of a body; bodies and mandates have the key that their name gives."""
    key = UUID(int=abs(hash((power, holder, sector, region, since))) % 2**128)
    return MandateFacts(key, power, sector, region, UUID(int=sum(holder.encode())), holder, since, until)


def committee(number, *sectors):
    return CommitteeFacts(number, frozenset(sectors))


ELECTRICIANS = held("ELECTRICIANS", "ELECTRICIANS")
CONSTRUCTION = held("CONSTRUCTION", "CONSTRUCTION")
TRADE = held("AGENCY", "NONE")
GENERAL = held("FLEMISH_PARTNERSHIP")
SHIPPED = (ELECTRICIANS, CONSTRUCTION, TRADE, GENERAL)


def facts(*committees, mandates=SHIPPED, training=(), regions=(), day=DAY):
    return RoutingFacts(day, AGENCY, tuple(committees), frozenset(training), frozenset(regions), tuple(mandates))


# ------------------------------------------------------------------------------------------------------------ routing

PC_149_01 = committee("149.01", "ELECTRICIANS")
PC_124 = committee("124", "CONSTRUCTION")
PC_201 = committee("201", "NONE")
PC_999 = committee("999")

ONE_HOLDER = {
    "PC 149.01 goes to the electricians": (facts(PC_149_01), ELECTRICIANS),
    "PC 124 goes to construction": (facts(PC_124), CONSTRUCTION),
    "PC 201, trade, goes to the agency under its own mandate": (facts(PC_201), TRADE),
    "an unknown committee beside a known one does not matter": (facts(PC_999, PC_124), CONSTRUCTION),
    "the training chooses between two sectors": (facts(PC_124, PC_149_01, training=["ELECTRICIANS"]), ELECTRICIANS),
    "a training of another sector does not move a company": (facts(PC_124, training=["ELECTRICIANS"]), CONSTRUCTION),
    "a sector without a mandate of its own stays central": (facts(committee("118", "FOOD")), GENERAL),
    "two sectors that stay central have one holder": (
        facts(committee("118", "FOOD"), committee("120", "TEXTILE")),
        GENERAL,
    ),
}


@pytest.mark.parametrize("case", ONE_HOLDER)
def test_one_holder_takes_the_file(case):
    known, mandate = ONE_HOLDER[case]
    route = rules.route(known)

    assert (route.body_id, route.mandate_id) == (mandate.holder_id, mandate.id)
    assert (route.reason, route.candidates) == (RoutingReason.ONE_HOLDER, ())


DESK = {
    "without committee": (facts(), RoutingReason.NO_JOINT_COMMITTEE, ()),
    "with a committee that no sector follows from": (facts(PC_999), RoutingReason.UNKNOWN_JOINT_COMMITTEE, ()),
    "in two sectors": (facts(PC_124, PC_149_01), RoutingReason.SEVERAL_HOLDERS, ("CONSTRUCTION", "ELECTRICIANS")),
    "in two sectors, for a training of neither": (
        facts(PC_124, PC_149_01, training=["FOOD"]),
        RoutingReason.SEVERAL_HOLDERS,
        ("CONSTRUCTION", "ELECTRICIANS"),
    ),
    "in two sectors, for a training of both": (
        facts(PC_124, PC_149_01, training=["CONSTRUCTION", "ELECTRICIANS"]),
        RoutingReason.SEVERAL_HOLDERS,
        ("CONSTRUCTION", "ELECTRICIANS"),
    ),
    "where nobody holds the power": (facts(PC_124, mandates=[ELECTRICIANS]), RoutingReason.NO_HOLDER, ()),
    "before the regime": (facts(PC_124, day=date(2016, 8, 31)), RoutingReason.NO_HOLDER, ()),
    "where two bodies hold the power in two regions of the place": (
        facts(
            PC_124, mandates=[held("A", "CONSTRUCTION", "R1"), held("B", "CONSTRUCTION", "R2")], regions=["R1", "R2"]
        ),
        RoutingReason.SEVERAL_HOLDERS,
        ("A", "B"),
    ),
}


@pytest.mark.parametrize("case", DESK)
def test_the_desk_of_the_agency_takes_a_file_with_the_reason(case):
    known, reason, candidates = DESK[case]
    route = rules.route(known)

    assert (route.body_id, route.mandate_id) == (AGENCY, None)
    assert (route.reason, route.candidates) == (reason, candidates)


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (START, "CONSTRUCTION"),
        (DAY - timedelta(days=1), "CONSTRUCTION"),
        (DAY, "WOOD"),
        (date(2030, 1, 1), "WOOD"),
    ],
)
def test_a_power_that_moved_is_with_the_one_before_that_day_and_with_the_other_from_it(day, holder):
    moved = (replace(CONSTRUCTION, valid_until=DAY), held("WOOD", "CONSTRUCTION", since=DAY), GENERAL)

    assert rules.route(facts(PC_124, mandates=moved, day=day)).body_id == held(holder).holder_id


@pytest.mark.parametrize(
    ("regions", "holder"),
    [([], "CONSTRUCTION"), (["R1"], "BRUSSELS"), (["R2"], "CONSTRUCTION"), (["R1", "R2"], "BRUSSELS")],
)
def test_a_mandate_for_a_region_goes_before_one_for_everywhere(regions, holder):
    mandates = (CONSTRUCTION, held("BRUSSELS", "CONSTRUCTION", "R1"))

    assert rules.route(facts(PC_124, mandates=mandates, regions=regions)).body_id == held(holder).holder_id


def test_a_mandate_for_a_sector_goes_before_one_for_a_region():
    mandates = (CONSTRUCTION, held("BRUSSELS", "", "R1"))

    assert rules.route(facts(PC_124, mandates=mandates, regions=["R1"])).mandate_id == CONSTRUCTION.id


def test_one_body_under_two_mandates_is_one_holder():
    mandates = (held("BOTH", "CONSTRUCTION"), held("BOTH", "ELECTRICIANS"))
    route = rules.route(facts(PC_124, PC_149_01, mandates=mandates))

    assert (route.reason, route.body_id) == (RoutingReason.ONE_HOLDER, held("BOTH").holder_id)
    assert route.mandate_id == mandates[0].id


days = st.dates(date(2016, 1, 1), date(2030, 12, 31))
names = st.sampled_from(["A", "B", "C", "D"])
sectors = st.sampled_from(["", "S1", "S2", "S3"])
regions = st.sampled_from(["", "R1", "R2"])
periods = st.tuples(days, st.none() | days)
mandates = st.builds(
    lambda holder, sector, region, period: held(holder, sector, region, since=period[0], until=period[1]),
    names,
    sectors,
    regions,
    periods,
)
committees = st.builds(
    lambda number, found: committee(str(number), *found), st.integers(100, 400), st.sets(sectors.filter(bool))
)
routings = st.builds(
    facts,
    committees,
    committees,
    mandates=st.lists(mandates, max_size=12),
    training=st.sets(sectors.filter(bool)),
    regions=st.sets(regions.filter(bool)),
    day=days,
)


@pytest.mark.slow
@given(routings)
def test_a_file_goes_to_one_holder_or_to_the_desk_and_never_to_two(known):
    route = rules.route(known)

    if route.reason is not RoutingReason.ONE_HOLDER:
        assert (route.body_id, route.mandate_id) == (AGENCY, None)
        assert len(route.candidates) != 1
        return
    (mandate,) = [one for one in known.mandates if one.id == route.mandate_id][:1]
    assert mandate.holder_id == route.body_id
    assert mandate.holds_on(known.day)
    assert any(mandate.sector in ("", sector) for one in known.joint_committees for sector in one.sectors)
    assert not mandate.region or mandate.region in known.regions


@pytest.mark.slow
@given(routings, st.randoms())
def test_the_order_in_which_mandates_are_read_changes_nothing(known, random):
    shuffled = list(known.mandates)
    random.shuffle(shuffled)

    assert rules.route(replace(known, mandates=tuple(shuffled))) == rules.route(known)


PARTNERSHIP = HolderFacts(BodyKind.SECTORAL_PARTNERSHIP, "CONSTRUCTION", START, None, has_agreement=True)
CENTRAL = HolderFacts(BodyKind.FLEMISH_PARTNERSHIP, "", START, None, has_agreement=False)


@pytest.mark.slow
@given(st.lists(st.tuples(names, sectors, regions, periods), max_size=10), sectors.filter(bool), regions, days)
def test_mandates_that_were_given_leave_at_most_one_holder(wishes, sector, region, day):
    given_so_far = []
    for holder, for_sector, for_region, (since, until) in wishes:
        new = NewMandate(Power.RECOGNISE, holder, since, for_sector, for_region, until)
        if rules.may_give(new, holder=replace(CENTRAL, valid_from=date.min), others=given_so_far, today=None).is_ok:
            given_so_far.append(held(holder, for_sector, for_region, since=since, until=until))

    in_force = [one for one in given_so_far if one.holds_on(day)]
    place = {region} if region else set()
    assert len(rules.competent(in_force, sector=sector, regions=place)) <= 1


# --------------------------------------------------------------------------------------------------- giving and ending

NEW = NewMandate(Power.RECOGNISE, "CONSTRUCTION", TOMORROW, "CONSTRUCTION", agreement="SO-1")
LATE = date(2027, 6, 1)


@pytest.mark.parametrize(
    ("change", "others", "unmet"),
    [
        ({}, [], set()),
        ({"valid_from": DAY}, [], set()),
        ({"valid_from": DAY - timedelta(days=1)}, [], {"mandate.starts_in_past"}),
        ({"valid_from": date(2036, 11, 21)}, [], set()),
        ({"valid_from": date(2036, 11, 22)}, [], {"mandate.starts_too_far"}),
        ({"valid_from": date.max}, [], {"mandate.starts_too_far"}),
        ({"valid_until": TOMORROW}, [], {"mandate.ends_before_start"}),
        ({"valid_from": date(2015, 1, 1)}, [], {"mandate.starts_in_past", "mandate.holder_not_there"}),
        ({"sector": "WOOD"}, [], {"mandate.other_sector"}),
        ({"sector": ""}, [], {"mandate.other_sector"}),
        ({}, [CONSTRUCTION], {"mandate.overlaps"}),
        ({}, [replace(CONSTRUCTION, valid_until=TOMORROW)], set()),
        ({}, [replace(CONSTRUCTION, valid_until=TOMORROW + timedelta(days=1))], {"mandate.overlaps"}),
        ({}, [held("WOOD", "CONSTRUCTION", since=LATE)], {"mandate.overlaps"}),
        ({"valid_until": LATE}, [held("WOOD", "CONSTRUCTION", since=LATE)], set()),
        ({}, [held("WOOD", "CONSTRUCTION", since=LATE, until=LATE)], set()),
        ({}, [ELECTRICIANS, GENERAL, held("WOOD", "CONSTRUCTION", "R1")], set()),
        ({"region": "R1"}, [CONSTRUCTION], set()),
        ({"region": "R1"}, [held("WOOD", "CONSTRUCTION", "R1")], {"mandate.overlaps"}),
        ({}, [held("WOOD", "CONSTRUCTION", power=Power.CONTROL)], set()),
    ],
)
def test_a_power_is_given_where_nobody_else_holds_it_then(change, others, unmet):
    verdict = rules.may_give(replace(NEW, **change), holder=PARTNERSHIP, others=others, today=DAY)

    assert verdict.codes() == unmet


def test_shipped_history_may_lie_in_the_past():
    assert rules.may_give(replace(NEW, valid_from=START), holder=PARTNERSHIP, others=[], today=None).is_ok


def test_a_partnership_receives_a_power_by_an_agreement_as_the_law_of_that_day_says():
    instrument = norms.at(DAY).value("power.delegation_instrument")
    bare = replace(PARTNERSHIP, has_agreement=False)
    (finding,) = rules.may_give(NEW, holder=bare, others=[], today=DAY, instrument=instrument).unmet

    assert (finding.code, finding.effect) == ("mandate.no_agreement", Effect.BLOCK)
    assert (finding.ground.key, finding.ground.rule) == ("power.delegation_instrument", "R-REC-21")


def test_the_flemish_partnership_needs_no_agreement_with_itself():
    new = replace(NEW, holder="FLEMISH_PARTNERSHIP", agreement="")

    assert rules.may_give(new, holder=CENTRAL, others=[], today=DAY).is_ok


@pytest.mark.parametrize(
    ("until", "unmet"),
    [(None, {"mandate.holder_not_there"}), (LATE, set()), (date(2028, 1, 1), {"mandate.holder_not_there"})],
)
def test_a_body_that_ends_holds_no_power_after_it(until, unmet):
    body = replace(PARTNERSHIP, valid_until=LATE)

    assert rules.may_give(replace(NEW, valid_until=until), holder=body, others=[], today=DAY).codes() == unmet


@pytest.mark.parametrize(
    ("mandate", "ends_on", "unmet"),
    [
        (CONSTRUCTION, DAY, set()),
        (CONSTRUCTION, LATE, set()),
        (CONSTRUCTION, DAY - timedelta(days=1), {"mandate.ends_in_past"}),
        (replace(CONSTRUCTION, valid_until=LATE), DAY, set()),
        (replace(CONSTRUCTION, valid_until=DAY), DAY, {"mandate.ended_already"}),
        (held("A", since=LATE), DAY, {"mandate.ends_before_start"}),
        (held("A", since=LATE), LATE, set()),
    ],
)
def test_a_mandate_ends_today_or_later_and_earlier_than_it_would(mandate, ends_on, unmet):
    assert rules.may_end(mandate, ends_on=ends_on, today=DAY).codes() == unmet


def test_a_power_moves_to_another_body():
    move = PowerMove(Power.RECOGNISE, "CONSTRUCTION", DAY, "CONSTRUCTION")

    assert rules.may_move(CONSTRUCTION, move).codes() == {"mandate.same_holder"}
    assert rules.may_move(GENERAL, move).is_ok
    assert rules.may_move(None, move).is_ok
    assert move.as_mandate() == NewMandate(Power.RECOGNISE, "CONSTRUCTION", DAY, "CONSTRUCTION")


# ---------------------------------------------------------------------------------------------------- switching a rule

SWITCH = SwitchFacts(Certainty.RETOLD, Effect.WARN, None, DAY)


@pytest.mark.parametrize(
    ("change", "unmet"),
    [
        ({}, set()),
        ({"certainty": Certainty.OFFICIAL}, {"rule_setting.not_retold"}),
        ({"certainty": Certainty.UNCERTAIN}, {"rule_setting.not_retold"}),
        ({"certainty": Certainty.INVENTED}, {"rule_setting.not_retold"}),
        ({"certainty": None}, {"rule_setting.unknown_rule"}),
        ({"valid_from": DAY - timedelta(days=1)}, {"rule_setting.starts_in_past"}),
        ({"current": Effect.WARN}, {"rule_setting.no_change"}),
        ({"effect": Effect.BLOCK}, {"rule_setting.no_change"}),
        ({"effect": Effect.BLOCK, "current": Effect.WARN}, set()),
        ({"later_settings": (START,)}, set()),
        ({"later_settings": (DAY,)}, {"rule_setting.chosen_already"}),
        ({"later_settings": (LATE,)}, {"rule_setting.chosen_already"}),
    ],
)
def test_a_body_lets_a_rule_warn_that_we_only_know_retold(change, unmet):
    assert rules.may_switch(replace(SWITCH, **change), today=DAY).codes() == unmet


# ------------------------------------------------------------------------------------------------------------- who may


@pytest.mark.parametrize("role", ROLES)
def test_the_flemish_partnership_and_the_agency_give_powers(role):
    assert policies.may_give(somebody(role)).is_ok is (role in {"system", "flemish_partnership", "agency_staff"})
    assert policies.may_load(somebody(role)).is_ok is (role in {"system", "platform_admin"})


@pytest.mark.parametrize("role", ROLES)
def test_who_leads_a_body_switches_its_rules_and_the_agency_those_of_all(role):
    own, other = uuid4(), uuid4()
    actor = somebody(role, own)

    assert policies.may_switch_rule(actor, own).is_ok is (
        role in {"partnership_manager", "flemish_partnership", "agency_staff"}
    )
    assert policies.may_switch_rule(actor, other).is_ok is (role == "agency_staff")

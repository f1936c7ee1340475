"""What a run gives each group: only groups that are large enough, and only differences that are no chance."""

import random
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import combinations, permutations

import pytest

from tandem.journey.placement.rules import fairness as rules
from tandem.journey.placement.rules.fairness import OTHERS, Given, GroupRow, Share
from tandem.journey.placement.terms.fairness import GroupKind, ReachClass, TravelClass
from tests.tandem.journey.placement import markets

LEAST = 5


def population(draw: random.Random) -> list[Given]:
    """Some dozens of learners of few schools, where a training is often taught at one school only."""
    learners = []
    for _ in range(draw.randrange(1, 60)):
        school = draw.randrange(4)
        groups = {
            GroupKind.PROVIDER: f"P{school}",
            GroupKind.TRAINING: f"T{school}{draw.choice('aaaab')}" if draw.random() < 0.9 else "T-all",
            GroupKind.MUNICIPALITY: f"M{min(draw.randrange(8), draw.randrange(8))}",
            GroupKind.AGE: draw.choice(["minor", "minor", "minor", "adult"]),
        }
        learners.append(Given(groups, {"levels": draw.choice([None, 7, 22, 41]), "stable": None}))
    return learners


def too_few(learners: list[Given], *, least: int = LEAST) -> list[str]:
    """Everything somebody could work out about fewer learners than that, from what is told."""
    told: defaultdict[GroupKind, dict[str, set[int]]] = defaultdict(dict)
    rows = rules.rows_of(rules.report(learners, least=least))
    for row in rows:
        if row.key != OTHERS:
            told[row.kind][row.key] = {at for at, one in enumerate(learners) if one.groups[row.kind] == row.key}
    for row in rows:
        if row.key == OTHERS:
            told[row.kind][OTHERS] = set(range(len(learners))) - set().union(*told[row.kind].values())
        assert len(told[row.kind][row.key]) == row.of
    every = [(kind, key, members) for kind, groups in told.items() for key, members in groups.items()]
    everybody = ("all", "", set(range(len(learners))))
    small = [f"{kind} {key}" for kind, key, members in every if len(members) < least]
    for kind, key, members in every:
        for of_kind, of_key, around in [*every, everybody]:
            if members < around and len(around - members) < least:
                small.append(f"{of_kind} {of_key} without {kind} {key}")
    return small


def test_nothing_is_told_of_few_learners_nor_can_it_be_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [population(random.Random(seed)) for seed in range(300)]
    assert [found for learners in drawn if (found := too_few(learners))] == []
    assert sum(len(rules.report(learners, least=LEAST)["groups"]) for learners in drawn) > 1000
    with monkeypatch.context() as careless:
        careless.setattr(rules, "_too_close", lambda *_args, **_named: None)
        assert any(too_few(learners) for learners in drawn)
    monkeypatch.setattr(rules, "_large", lambda groups, **_: groups)
    assert any(too_few(learners) for learners in drawn)


def towns(draw: random.Random) -> list[Given]:
    """Three towns with schools of their own, and a few learners who live or learn in another one."""
    learners = []
    for _ in range(draw.randrange(40, 120)):
        town = draw.randrange(3)
        home = draw.randrange(3) if draw.random() < 0.03 else town
        groups = {
            GroupKind.PROVIDER: f"P{town}{draw.randrange(2)}",
            GroupKind.MUNICIPALITY: f"M{home}{draw.randrange(2)}",
            GroupKind.TRAINING: f"T{(town + (draw.random() < 0.03)) % 3}{draw.randrange(2)}",
        }
        learners.append(Given(groups, {"levels": draw.choice([None, 7, 22, 41])}))
    return learners


def sums_too_close(learners: list[Given], *, least: int = LEAST) -> list[str]:
    """The slow twin: every sum of groups of one kind, taken from all groups of another kind around it."""
    told: defaultdict[GroupKind, dict[str, set[int]]] = defaultdict(dict)
    rows = rules.rows_of(rules.report(learners, least=least))
    for row in (row for row in rows if row.key != OTHERS):
        told[row.kind][row.key] = {at for at, one in enumerate(learners) if one.groups[row.kind] == row.key}
    for groups in told.values():
        rest = set(range(len(learners))) - set().union(*groups.values())
        if rest:
            groups[OTHERS] = rest
    found = []
    for one, other in permutations(told, 2):
        for many in range(1, len(told[one]) + 1):
            for keys in combinations(told[one], many):
                inside = set().union(*(told[one][key] for key in keys))
                around = set().union(*(members for members in told[other].values() if members & inside))
                if 0 < len(around - inside) < least:
                    found.append(f"{other} around {one} {keys}")
    return found


def test_no_sum_of_groups_leaves_few_learners_beside_a_sum_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [draw(random.Random(seed)) for seed in range(100) for draw in (population, towns)]
    assert [found for learners in drawn if (found := sums_too_close(learners))] == []
    assert sum(len(rules.report(learners, least=LEAST)["groups"]) for learners in drawn) > 800
    monkeypatch.setattr(rules, "_sum_too_close", lambda *_args, **_named: None)
    assert any(sums_too_close(learners) for learners in drawn), "groups one by one do not find it"


def test_small_groups_stand_together_and_minutes_are_told_of_many_only() -> None:
    ages = ["minor"] * 12 + ["adult"] * 6 + ["other"] * 2
    learners = [
        Given({GroupKind.AGE: age, GroupKind.TRAINING: "all"}, {"levels": 11 + at if at != 13 else None})
        for at, age in enumerate(ages)
    ]
    kept = rules.report(learners, least=LEAST)
    assert kept == {
        "least": 5,
        "of": 20,
        "groups": [
            {"kind": "age", "key": "minor", "of": 12, "by": {"levels": {"placed": 12, "median": 15, "ninth": 20}}},
            {"kind": "age", "key": "", "of": 8, "by": {"levels": {"placed": 7, "median": 25, "ninth": None}}},
        ],
    }


def test_the_groups_of_a_learner_follow_from_what_a_search_looks_at_and_never_from_needs() -> None:
    seeker = markets.seeker(1, modes=frozenset({"bike", "public_transport"}), limit_minutes=45)
    plain = rules.groups_of(seeker, day=markets.DAY, adult_from=18)
    assert plain == {
        GroupKind.TRAINING: "BAK",
        GroupKind.AGE: "minor",
        GroupKind.TRAVEL: TravelClass.PUBLIC_TRANSPORT,
        GroupKind.REACH: ReachClass.THREE_QUARTERS,
    }
    needing = markets.seeker(1, modes=seeker.modes, limit_minutes=45, needs=frozenset({"wheelchair"}))
    assert rules.groups_of(needing, day=markets.DAY, adult_from=18) == plain
    nobody = markets.seeker(2, modes=frozenset(), limit_minutes=None, born=None)
    assert rules.groups_of(nobody, day=markets.DAY, adult_from=18) == {GroupKind.TRAINING: "BAK"}
    assert rules.age_class(date(2008, 11, 23), markets.DAY, adult_from=18) == "adult"
    assert rules.age_class(date(2008, 11, 24), markets.DAY, adult_from=18) == "minor"


@pytest.mark.parametrize(
    ("placed", "of", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0)]
)
def test_the_interval_is_that_of_wilson(placed: int, of: int, low: float, high: float) -> None:
    found = rules.wilson(placed, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    wider = rules.wilson(placed, of, compared=20)
    assert wider.high - wider.low > found.high - found.low


@pytest.mark.parametrize(
    ("groups", "odd"),
    [
        ({"a": (6, 10), "b": (9, 10)}, {}),
        ({"a": (8, 40), "b": (70, 80)}, {"a": True, "b": False}),
        ({"a": (5, 40), OTHERS: (70, 80)}, {"a": True}),
        ({"a": (10, 20), "b": (14, 20), "c": (11, 20)}, {}),
    ],
)
def test_a_group_stands_out_only_where_chance_does_not_explain_it(
    groups: Mapping[str, tuple[int, int]], odd: Mapping[str, bool]
) -> None:
    rows = [
        GroupRow(GroupKind.TRAINING, key, of, {"levels": Share(placed, None, None)})
        for key, (placed, of) in groups.items()
    ]
    assert {one.row.key: one.is_less for one in rules.standing_out(rows, rule="levels")} == odd

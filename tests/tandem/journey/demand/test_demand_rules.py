"""Which counts of unmet demand may be told: none that is small, and no sum that gives one away."""

import random
from collections import Counter
from datetime import date

import pytest

from tandem.base.actor import Actor
from tandem.journey.demand import policies, rules
from tandem.journey.demand.rules import OTHERS, Cell
from tandem.registers.access.terms import Role

LEAST = 5


def cell(training: str, *, quarter: str = "2026-3", forum: str = "A", sector: str = "HOUT", kind: str = "late") -> Cell:
    return Cell(quarter, forum, sector, training, kind, "")


def test_small_counts_of_a_sector_stand_together_and_are_told_only_when_they_are_many() -> None:
    counted = [
        (cell("big"), 4),
        (cell("big"), 3),
        (cell("one"), 2),
        (cell("two"), 3),
        (cell("far", forum="B"), 4),
        (cell("food", sector="FOOD"), 2),
    ]
    known = rules.shown(counted, least=LEAST)
    assert known.counts == {cell("big"): 7, cell(OTHERS): 5}
    assert known.hidden == {("2026-3", "B", "HOUT"): 1, ("2026-3", "A", "FOOD"): 1}


def test_whatever_is_asked_is_a_sum_of_the_same_counts_so_no_difference_is_small() -> None:
    draw = random.Random(7)
    counted = [
        (
            cell(
                f"T{draw.randrange(9)}",
                quarter=draw.choice(["2026-1", "2026-2"]),
                forum=draw.choice("AB"),
                sector=draw.choice(["HOUT", "FOOD"]),
            ),
            draw.randrange(1, 7),
        )
        for _ in range(60)
    ]
    known = rules.shown(counted, least=LEAST)
    assert known.counts
    assert min(known.counts.values()) >= LEAST
    truth = Counter[Cell]()
    for one, count in counted:
        truth[one] += count
    assert sum(known.counts.values()) < truth.total()
    for forum in "AB":
        for quarter in ("2026-1", "2026-2"):
            part = rules.narrowed(known, quarters=[quarter], forums=[forum])
            assert part.counts.items() <= known.counts.items()
            whole = sum(rules.narrowed(known, quarters=[quarter]).counts.values())
            rest = whole - sum(part.counts.values())
            assert rest == 0 or rest >= LEAST
    assert rules.narrowed(known, sectors=()).counts == {}
    assert rules.narrowed(known, sectors=["HOUT"]).hidden.keys() <= known.hidden.keys()


@pytest.mark.parametrize(
    ("day", "hidden_from"),
    [
        (date(2026, 11, 21), date(2026, 9, 28)),
        (date(2027, 1, 7), date(2026, 9, 28)),
        (date(2027, 1, 11), date(2027, 1, 4)),
    ],
)
def test_a_quarter_is_told_once_its_last_week_was_counted_for_the_last_time(day: date, hidden_from: date) -> None:
    assert rules.first_hidden(day) == hidden_from
    assert rules.quarter_of(hidden_from) != rules.quarter_of(rules.monday_of(hidden_from - rules.WEEK))


@pytest.mark.parametrize("role", list(Role))
def test_who_steers_and_a_partnership_with_a_body_read_it(role: Role) -> None:
    every = {Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP, Role.FORUM_MEMBER}
    assert policies.may_see(Actor(None, role, None)) is (role in every)
    assert policies.sees_every_sector(Actor(None, role, None)) is (role in every)

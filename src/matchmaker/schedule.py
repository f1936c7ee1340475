"""Who meets whom when on a day of short talks: learners, companies with tables, and slots of time.

First as many learners as possible have one meeting, then two, up to the number asked for; so the smallest number of
meetings is as large as it can be. Then the meetings fit as well as can be together. At last the slots are put so that
people wait little, which costs nothing.

Who meets is a flow of least cost. When is a colouring of its pairs with slots: where everybody is there all the time
it always succeeds (König 1916), by moving meetings along a chain between two slots. Where people are absent it may
fail; then a small event is decided as a whole, and for a large one what could not be met is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import Finding, InvalidProblemError, Whole

NOT: Final = -1
MOST_WEIGHT: Final = 1_000_000
CHOICES: Final = 4_000
"""The most pairs times slots that are decided as a whole."""
EFFORT: Final = 5.0
"""Units of work of the solver for each question; counted, not timed, so that every machine gives the same answer."""


@dataclass(frozen=True, eq=False)
class Event:
    """What is asked: `n` learners, `c` companies, `s` slots, `e` pairs that may meet, each once."""

    learner: Whole
    """The learner of each pair: e."""
    company: Whole
    """The company of each pair: e."""
    weight: Whole
    """How well a pair fits, from 1 on, larger is better: e."""
    is_present: NDArray[np.bool_]
    """Whether a learner is there: n x s."""
    tables: Whole
    """How many tables a company has, 0 in a break: c x s."""
    at_least: int = 1
    """How many meetings each learner should have."""


@dataclass(frozen=True)
class Missed:
    """A pair that does not meet, and why.

    `never_together`: no slot in which both are there. `learner_full`: the learner meets somebody in each of its slots.
    `company_full`: every table is taken in each of its slots. `no_common_slot`: both have room, never in the same slot.
    """

    learner: int
    company: int
    code: str


@dataclass(frozen=True)
class Short:
    """A learner with fewer meetings than asked for, and why.

    `few_slots`: it is there in too few. `few_pairs`: too few companies it can ever meet. `others_first`: its companies
    have no room in its slots, because of the meetings of others.
    """

    learner: int
    meetings: int
    needed: int
    code: str


@dataclass(frozen=True, eq=False)
class Schedule:
    """Who meets whom when."""

    event: Event
    slot: Whole
    """The slot of each pair, -1 where it does not meet: e."""
    is_proven: bool
    """Whether no schedule serves the learners better, or as well with better fits."""

    @cached_property
    def rows(self) -> Whole:
        """Slot, learner and company of each meeting, in that order."""
        met = np.flatnonzero(self.slot != NOT)
        rows: Whole = np.stack([self.slot[met], self.event.learner[met], self.event.company[met]], axis=1)
        return rows[np.lexsort(rows.T[::-1])]

    @cached_property
    def meetings(self) -> Whole:
        """How many meetings each learner has: n."""
        met = self.event.learner[self.slot != NOT]
        return np.bincount(met, minlength=len(self.event.is_present))

    @property
    def weight(self) -> int:
        """How well all meetings fit, together."""
        return int(self.event.weight[self.slot != NOT].sum(dtype=np.int64))

    @property
    def waiting(self) -> int:
        """Slots without a meeting between the first and the last of a learner, together."""
        return sum(_waits(slots) for slots in _slots_of(self.event, self.slot))

    def missed(self) -> Iterator[Missed]:
        """Every pair that does not meet."""
        event, used = self.event, _used(self.event, self.slot)
        is_busy = np.zeros(event.is_present.shape, np.bool_)
        met = np.flatnonzero(self.slot != NOT)
        is_busy[event.learner[met], self.slot[met]] = True
        for pair in np.flatnonzero(self.slot == NOT):
            learner, company = int(event.learner[pair]), int(event.company[pair])
            if not (event.is_present[learner] & (event.tables[company] > 0)).any():
                code = "never_together"
            elif not (event.is_present[learner] & ~is_busy[learner]).any():
                code = "learner_full"
            elif (used[company] >= event.tables[company]).all():
                code = "company_full"
            else:
                code = "no_common_slot"
            yield Missed(learner, company, code)

    def short(self) -> Iterator[Short]:
        """Every learner with fewer meetings than asked for."""
        event = self.event
        can_meet = np.bincount(event.learner[_meetable(event)], minlength=len(event.is_present))
        for learner in np.flatnonzero(self.meetings < event.at_least).tolist():
            code = "others_first"
            if event.is_present[learner].sum() < event.at_least:
                code = "few_slots"
            elif can_meet[learner] < event.at_least:
                code = "few_pairs"
            yield Short(learner, int(self.meetings[learner]), event.at_least, code)


def schedule(event: Event) -> Schedule:
    """The schedule of an event; the same event gives the same one. Raises `InvalidProblemError` with every finding."""
    findings = list(_no_event(event))
    if findings:
        raise InvalidProblemError(findings)
    chosen = _chosen(event)
    board = _Board(event)
    is_proven = board.seat_all(_by_weight(event, chosen)) == len(chosen)
    if not is_proven:
        board.seat_more()
        shared = event.is_present[event.learner] & (event.tables[event.company] > 0)
        if int(shared.sum()) <= CHOICES:
            slot, is_proven = _decided(event, start=board.slot(), ideal=chosen)
            board = _Board(event)
            for pair in np.flatnonzero(slot != NOT).tolist():
                board.move(pair, int(slot[pair]))
    board.draw_together()
    while board.seat_more():
        board.draw_together()
    return Schedule(event, board.slot(), is_proven)


def _no_event(event: Event) -> Iterator[Finding]:
    n_pairs, n_slots = len(event.learner), event.is_present.shape[-1]
    for name in ("company", "weight"):
        if getattr(event, name).shape != (n_pairs,):
            yield Finding(name, None, f"shape {getattr(event, name).shape}", f"one number for each of {n_pairs} pairs")
            return
    for name in ("is_present", "tables"):
        if getattr(event, name).ndim != 2 or getattr(event, name).shape[1] != n_slots:  # noqa: PLR2004 (rows, slots)
            yield Finding(name, None, f"shape {getattr(event, name).shape}", f"rows of {n_slots} slots")
            return
    ranges = (
        ("learner", event.learner, 0, len(event.is_present) - 1),
        ("company", event.company, 0, len(event.tables) - 1),
        ("weight", event.weight, 1, MOST_WEIGHT),
    )
    for name, values, low, high in ranges:
        for pair in np.flatnonzero((values < low) | (values > high)):
            yield Finding(name, int(pair), str(values[pair]), f"{low} to {high}")
    for company in np.flatnonzero((event.tables < 0).any(axis=1)):
        yield Finding("tables", int(company), str(event.tables[company].min()), "0 tables or more")
    seen: dict[tuple[int, int], int] = {}
    for row, both in enumerate(zip(event.learner.tolist(), event.company.tolist(), strict=True)):
        if seen.setdefault(both, row) != row:
            yield Finding("company", row, str(both[1]), f"each pair once; it stands in row {seen[both]} already")
    if event.at_least < 0:
        yield Finding("at_least", None, str(event.at_least), "0 or more")


def _meetable(event: Event) -> Whole:
    """The pairs that are ever there together."""
    shared = event.is_present[event.learner] & (event.tables[event.company] > 0)
    return np.flatnonzero(shared.any(axis=1))


def _by_weight(event: Event, pairs: Whole) -> list[int]:
    ordered: list[int] = pairs[np.argsort(-event.weight[pairs].astype(np.int64), kind="stable")].tolist()
    return ordered


def _chosen(event: Event) -> Whole:
    """The pairs that should meet, when only numbers of slots and tables counted: a flow of least cost.

    A meeting that a learner needs weighs more than all fits together, the first one most. As the numbers of meetings
    that are possible form a polymatroid, that gives as many as possible one, of those answers as many two, and so on.
    """
    from ortools.graph.python import min_cost_flow

    pairs = _meetable(event)
    n_learners, n_companies = len(event.is_present), len(event.tables)
    source, sink = n_learners + n_companies, n_learners + n_companies + 1
    learners, companies = np.arange(n_learners), n_learners + np.arange(n_companies)
    slots = event.is_present.sum(axis=1)
    need = min(event.at_least, event.is_present.shape[1])
    fits = int(event.weight[pairs].sum(dtype=np.int64)) + 1
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        event.learner[pairs].astype(np.int32),
        (n_learners + event.company[pairs]).astype(np.int32),
        np.ones(len(pairs), np.int64),
        -event.weight[pairs].astype(np.int64),
    )
    for step in range(need):
        worth = np.full(n_learners, -fits * (need - step))
        flow.add_arcs_with_capacity_and_unit_cost(np.full(n_learners, source), learners, (slots > step) * 1, worth)
    rest = np.maximum(slots - need, 0)
    flow.add_arcs_with_capacity_and_unit_cost(np.full(n_learners, source), learners, rest, rest * 0)
    room = event.tables.sum(axis=1, dtype=np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(companies, np.full(n_companies, sink), room, room * 0)
    flow.add_arc_with_capacity_and_unit_cost(source, sink, len(pairs), 0)
    flow.set_node_supply(source, len(pairs))
    flow.set_node_supply(sink, -len(pairs))
    if flow.solve() != flow.OPTIMAL:
        raise ArithmeticError("the flow of an event always has an answer")
    chosen: Whole = pairs[np.asarray(flow.flows(arcs)) > 0]
    return chosen


class _Board:
    """The meetings by learner and by company, while they are put in slots."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.learner, self.company = event.learner.tolist(), event.company.tolist()
        self.is_present, self.tables = event.is_present.tolist(), event.tables.tolist()
        self.slots = range(event.is_present.shape[1])
        self.at = [NOT] * len(self.learner)
        self.meets = [[NOT] * len(self.slots) for _ in self.is_present]
        self.held: list[list[list[int]]] = [[[] for _ in self.slots] for _ in self.tables]

    def slot(self) -> Whole:
        """The slot of each pair: e."""
        return np.array(self.at, np.int64)

    def seat_all(self, pairs: list[int]) -> int:
        """Seat these pairs, as far as they can be; gives how many."""
        return sum(self.seat(pair) for pair in pairs)

    def seat_more(self) -> bool:
        """Seat every pair that still can be, first of who has too few meetings; whether there was one."""
        found = False
        while True:
            pairs = [pair for pair, slot in enumerate(self.at) if slot == NOT]
            counts = [min(sum(one != NOT for one in row), self.event.at_least) for row in self.meets]
            pairs.sort(key=lambda pair: (counts[self.learner[pair]], -int(self.event.weight[pair])))
            if not self.seat_all(pairs):
                return found
            found = True

    def seat(self, pair: int) -> bool:
        """Give a pair a slot, if need be by moving others between two slots."""
        learner, company = self.learner[pair], self.company[pair]
        free = [one for one in self.slots if self.is_present[learner][one] and self.meets[learner][one] == NOT]
        room = [one for one in self.slots if len(self.held[company][one]) < self.tables[company][one]]
        common = [one for one in free if one in room]
        if common:
            taken = [one for one in self.slots if self.meets[learner][one] != NOT]
            self.move(pair, min(common, key=lambda one: _waits(sorted([*taken, one]))))
            return True
        for wanted in free:
            for other in room:
                chain = self.chain(pair, wanted, other)
                if chain:
                    self.follow(chain)
                    return True
        return False

    def chain(self, pair: int, wanted: int, other: int) -> list[tuple[int, int]]:
        """The moves that make room for a pair in the `wanted` slot, each to that or the `other`; empty where none do.

        Its learner is free in the one, its company in the other. A company that is full sends one of its meetings from
        the one to the other; the learner of that sends the meeting it has there the other way, and so on. Nothing is
        moved yet.
        """
        moves = [(pair, wanted)]
        moved = {pair}
        while True:
            company = self.company[moves[-1][0]]
            if len(self.held[company][wanted]) < self.tables[company][wanted]:
                return moves
            leaving = next((one for one in self.held[company][wanted] if one not in moved), NOT)
            if leaving == NOT or not self.is_present[self.learner[leaving]][other]:
                return []
            moves.append((leaving, other))
            moved.add(leaving)
            beside = self.meets[self.learner[leaving]][other]
            if beside == NOT:
                return moves
            moves.append((beside, wanted))
            moved.add(beside)

    def follow(self, moves: list[tuple[int, int]]) -> None:
        """Make all these moves."""
        for pair, _ in moves:
            self.lift(pair)
        for pair, slot in moves:
            self.move(pair, slot)

    def lift(self, pair: int) -> None:
        """Take a pair off the board, if it is on it."""
        slot = self.at[pair]
        if slot != NOT:
            self.meets[self.learner[pair]][slot] = NOT
            self.held[self.company[pair]][slot].remove(pair)
            self.at[pair] = NOT

    def move(self, pair: int, slot: int) -> None:
        """Put a pair that is off the board in a slot."""
        self.at[pair] = slot
        self.meets[self.learner[pair]][slot] = pair
        self.held[self.company[pair]][slot].append(pair)

    def draw_together(self) -> None:
        """Move meetings into gaps as long as learners together wait less."""
        learners = range(len(self.meets))
        while sum(self._draws(learner) for learner in learners):
            pass

    def _draws(self, learner: int) -> bool:
        """Whether a meeting at an end of this learner's day moved to where it fits better."""
        taken = [slot for slot in self.slots if self.meets[learner][slot] != NOT]
        if not taken or not _waits(taken):
            return False
        free = [slot for slot in self.slots if slot not in taken and self.is_present[learner][slot]]
        for end in (taken[0], taken[-1]):
            for gap in free:
                moves = self.chain(self.meets[learner][end], gap, end)
                if moves and self._gains(moves):
                    return True
        return False

    def _gains(self, moves: list[tuple[int, int]]) -> bool:
        """Make these moves if they spare waiting; else everything stays."""
        people = {self.learner[pair] for pair, _ in moves}
        back = [(pair, self.at[pair]) for pair, _ in moves]
        before = sum(self._wait_of(one) for one in people)
        self.follow(moves)
        if sum(self._wait_of(one) for one in people) < before:
            return True
        self.follow(back)
        return False

    def _wait_of(self, learner: int) -> int:
        return _waits([slot for slot in self.slots if self.meets[learner][slot] != NOT])


def _decided(event: Event, *, start: Whole, ideal: Whole) -> tuple[Whole, bool]:
    """The best schedule of a small event as a whole, and whether that is proven: question after question.

    As long as the answer does as well as the `ideal` pairs would, a question is not asked.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    meet: dict[tuple[int, int], Any] = {}
    of_learner: dict[int, list[Any]] = {}
    in_slot: dict[tuple[str, int, int], list[Any]] = {}
    for pair, (learner, company) in enumerate(zip(event.learner.tolist(), event.company.tolist(), strict=True)):
        slots = np.flatnonzero(event.is_present[learner] & (event.tables[company] > 0)).tolist()
        for slot in slots:
            one = meet[pair, slot] = model.new_bool_var("")
            of_learner.setdefault(learner, []).append(one)
            in_slot.setdefault(("learner", learner, slot), []).append(one)
            in_slot.setdefault(("company", company, slot), []).append(one)
        model.add_at_most_one(meet[pair, slot] for slot in slots)
    for (who, which, slot), ones in in_slot.items():
        model.add(sum(ones) <= (1 if who == "learner" else int(event.tables[which, slot])))
    steps = range(1, min(event.at_least, event.is_present.shape[1]) + 1)
    questions = []
    for step in steps:
        has = {learner: model.new_bool_var("") for learner in of_learner}
        for learner, ones in of_learner.items():
            model.add(sum(ones) >= step * has[learner])
        questions.append(sum(has.values()))
    questions.append(sum(int(event.weight[pair]) * one for (pair, _), one in meet.items()))
    bounds = _worth(event, ideal, steps)
    answer, is_proven, is_ideal = start, True, True
    for at, question in enumerate(questions):
        is_ideal = is_ideal and _worth(event, np.flatnonzero(answer != NOT), steps)[at] == bounds[at]
        if not is_ideal:
            answer, is_best = _asked(model, meet, question, answer)
            is_proven = is_proven and is_best
        model.add(question >= _worth(event, np.flatnonzero(answer != NOT), steps)[at])
    return answer, is_proven


def _asked(model: Any, meet: dict[tuple[int, int], Any], question: Any, start: Whole) -> tuple[Whole, bool]:
    """The best answer to one question, from the one we have, and whether that is proven."""
    from ortools.sat.python import cp_model

    model.clear_hints()
    for (pair, slot), one in meet.items():
        model.add_hint(one, bool(start[pair] == slot))
    model.maximize(question)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = EFFORT
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return start, False
    answer = np.full(len(start), NOT, np.int64)
    for (pair, slot), one in meet.items():
        if solver.boolean_value(one):
            answer[pair] = slot
    return answer, status == cp_model.OPTIMAL


def _worth(event: Event, pairs: Whole, steps: range) -> list[int]:
    """How many learners have so many meetings, for each step, and how well all fit."""
    meetings = np.bincount(event.learner[pairs], minlength=len(event.is_present))
    return [*(int((meetings >= step).sum()) for step in steps), int(event.weight[pairs].sum(dtype=np.int64))]


def _used(event: Event, slot: Whole) -> Whole:
    """How many tables are taken: c x s."""
    used = np.zeros(event.tables.shape, np.int64)
    met = np.flatnonzero(slot != NOT)
    np.add.at(used, (event.company[met], slot[met]), 1)
    return used


def _slots_of(event: Event, slot: Whole) -> Iterator[list[int]]:
    """The slots in which each learner meets somebody."""
    for learner in range(len(event.is_present)):
        yield sorted(slot[(event.learner == learner) & (slot != NOT)].tolist())


def _waits(slots: list[int]) -> int:
    """Slots without a meeting between the first and the last of these."""
    return slots[-1] - slots[0] + 1 - len(slots) if slots else 0

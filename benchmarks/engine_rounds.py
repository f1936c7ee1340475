"""The rules of a round against reading every edge once, `matching` and the flows of OR-tools."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from unittest import mock

import numpy as np

from benchmarks.engine_measure import Row, Timed, clock, interleaved, market, on, peer_turns_for, timed, turns_for
from benchmarks.engine_peers import Asked, Flow, flat, hospital_residents, read_all
from matchmaker import propose as proposing
from matchmaker.calm import calm
from matchmaker.cheapest import Cheapest, cheapest
from matchmaker.check import check
from matchmaker.fair import fair
from matchmaker.optimise import fill_up
from matchmaker.options import LEVELS, PROMOTIONS
from matchmaker.problem import ARRAYS, UNPLACED, Problem, read
from matchmaker.propose import lottery, propose

SEED: Final = 1
LARGE: Final = 1_000_000
MOST_READS: Final = 30
TIMES_MATCHING: Final = 450
TIMES_MATCHING_BUILT: Final = 25_000
TIMES_FLOW: Final = 7
FEWER_BLOCKING: Final = 25
TIMES_MIN_COST: Final = {10_000: 4, 100_000: 9, LARGE: 25}
MOST_GAP: Final = 0.003
EXACT_UP_TO: Final = 100_000


def stable(sizes: list[int]) -> Iterator[Row]:
    """Deferred acceptance as a multiple of reading every edge once."""
    for size in sizes:
        problem = market(size)
        luck = lottery(problem.n_learners, SEED)
        read_all(problem.pool, problem.prank)
        propose(problem, levels=0, promotions=0, luck=luck)
        with rounds_clocked() as rounds:
            found = interleaved(
                turns_for(problem),
                {
                    "reading all": lambda: read_all(problem.pool, problem.prank),  # noqa: B023 - runs in this turn
                    "propose": lambda: propose(problem, levels=0, promotions=0, luck=luck),  # noqa: B023
                    "with promotion": lambda: propose(problem, levels=0, promotions=PROMOTIONS, luck=luck),  # noqa: B023
                },
            )
        own = Timed({"rounds": np.array(rounds[::2]), "reading all": found.seconds["reading all"]}, {})
        alone = own.ratio("rounds", "reading all")
        assert check(problem, found.given["propose"].edge).blocking_pairs == 0
        yield Row(
            "stable: rounds of `propose`, of reading all edges once, 2 threads (no widen, no calm)",
            on(problem),
            f"{alone}; {own.told('rounds')}, {found.told('reading all')}",
            f"≤ {MOST_READS}×",
            alone.least <= MOST_READS if size == LARGE else None,
        )
        yield Row(
            "stable: the call of `propose`, laying out included (no widen, no calm)",
            on(problem),
            f"{found.ratio('propose', 'reading all')}; {found.told('propose')}; {found.told('with promotion')}",
        )


@contextmanager
def rounds_clocked() -> Iterator[list[float]]:
    """The seconds that each call of the solver spends in its rounds, without laying out the market."""
    spent: list[float] = []
    former = proposing.in_rounds

    def clocked(*given: Any, **named: Any) -> None:
        spent.append(timed(lambda: former(*given, **named))[0])

    with mock.patch.object(proposing, "in_rounds", clocked):
        yield spent


def against_matching(sizes: list[int]) -> Iterator[Row]:
    """The stable answer of a flat market without ties, against `HospitalResident`: the same answer."""
    size = 10_000 if 10_000 in sizes else min(sizes)
    if size > 10_000:
        return
    problem = flat(market(size))
    raw = {name: getattr(problem, name) for name in ARRAYS}
    raw |= {"n_learners": problem.n_learners, "n_places": problem.n_places, "n_pools": problem.n_pools}
    luck = lottery(problem.n_learners, SEED)
    asked: list[Asked] = []
    with rounds_clocked() as rounds:
        found = interleaved(
            3,
            {
                "matching": lambda: asked.append(hospital_residents(problem)),
                "propose": lambda: propose(problem, levels=0, promotions=0, luck=luck),
                "propose again": lambda: propose(problem, levels=0, promotions=0, luck=luck),
                "reading in": lambda: propose(read(raw), levels=0, promotions=0, luck=luck),
            },
        )
    edge = found.given["propose"].edge
    own = np.where(edge == UNPLACED, UNPLACED, problem.pool[edge])
    assert np.array_equal(own, asked[-1].place)
    calls = np.concatenate([found.seconds["propose"], found.seconds["propose again"]]).min()
    goals = (TIMES_MATCHING, TIMES_MATCHING_BUILT) if size == 10_000 else (0, 0)
    build, solve = min(one.build for one in asked), min(one.solve for one in asked)
    solving, built = solve / min(rounds), (build + solve) / calls
    told = f"matching builds in {clock(build)}, solves in {clock(solve)}, {len(asked)} times"
    yield Row(
        "stable: against `matching`, solving alone (ours: rounds of `propose`; no widen, no calm)",
        f"{on(problem)}, flat and strict",
        f"{solving:,.0f}×, the same {int((own >= 0).sum()):,} pairs; rounds {clock(min(rounds))}; {told}",
        f"≥ {TIMES_MATCHING}×",
        solving >= goals[0] if goals[0] else None,
    )
    whole = (build + solve) / found.seconds["reading in"].min()
    yield Row(
        "stable: against `matching`, with construction (ours: the call of `propose`; no widen, no calm)",
        f"{on(problem)}, flat and strict",
        f"{built:,.0f}×; the call {clock(calls)}; with every input checked too {whole:,.0f}×",
        f"≥ {TIMES_MATCHING_BUILT:,}×",
        built >= goals[1] if goals[1] else None,
    )


def maximum(sizes: list[int]) -> Iterator[Row]:
    """As many placed as can be, against the largest flow; and how many pairs block either answer."""
    for size in sizes:
        problem = market(size)
        luck = lottery(problem.n_learners, SEED)
        flow = Flow(problem)
        building, solver = timed(flow.most)

        def levels(problem: Problem = problem, luck: np.ndarray = luck) -> np.ndarray:
            found = propose(problem, levels=LEVELS, promotions=PROMOTIONS, luck=luck)
            return fill_up(problem, found.edge, luck=luck).edge

        ways = {"levels": levels, "flow": lambda: solver.solve(flow.source, flow.sink)}  # noqa: B023 - runs in this turn
        levels()
        found = interleaved(peer_turns_for(problem), ways)
        own, theirs = check(problem, found.given["levels"]), check(problem, flow.edge(solver))
        assert own.placed == theirs.placed == solver.optimal_flow()
        ratio = found.ratio("flow", "levels")
        is_large = size == LARGE
        yield Row(
            "maximum size: against OR-tools max flow, equal size (no calm)",
            on(problem),
            f"{ratio}; {own.placed:,} placed; {found.told('levels')}, {found.told('flow')}"
            f", it builds {clock(building)}",
            f"≥ {TIMES_FLOW}×",
            ratio.least >= TIMES_FLOW if is_large else None,
        )
        calming, quiet = timed(lambda: calm(problem, found.given["levels"], seed=SEED))  # noqa: B023
        calmed = check(problem, quiet.edge)
        assert calmed.placed == own.placed
        for how, one in (("no calm", own), (f"calmed in {clock(calming)}", calmed)):
            fewer = theirs.blocking_pairs / max(one.blocking_pairs, 1)
            yield Row(
                f"maximum size: blocking pairs, against those of the flow ({how})",
                on(problem),
                f"1/{fewer:.1f}; {one.blocking_pairs:,} of {one.blocking_learners:,} learners, "
                f"the flow {theirs.blocking_pairs:,}",
                f"≤ 1/{FEWER_BLOCKING}",
                fewer >= FEWER_BLOCKING if is_large else None,
            )


def least_minutes(sizes: list[int]) -> Iterator[Row]:
    """As many placed as can be with hardly more travel than the least, against the cheapest largest flow."""
    for size in sizes:
        problem = market(size)
        luck = lottery(problem.n_learners, SEED)
        building, solver = timed(Flow(problem).cheapest)

        def auction(problem: Problem = problem, luck: np.ndarray = luck) -> tuple[np.ndarray, Cheapest]:
            found = cheapest(problem)
            return fill_up(problem, found.edge, luck=luck).edge, found

        auction()
        ways = {"auction": auction, "flow": solver.solve_max_flow_with_min_cost}
        found = interleaved(peer_turns_for(problem), ways)
        edge, prices = found.given["auction"]
        own, least = check(problem, edge), solver.optimal_cost()
        assert own.placed == solver.maximum_flow()
        ratio = found.ratio("flow", "auction")
        yield Row(
            "min_minutes: against OR-tools min-cost flow",
            on(problem),
            f"{ratio}; {own.placed:,} placed; {found.told('auction')}, {found.told('flow')}"
            f", it builds {clock(building)}",
            f"≥ {TIMES_MIN_COST[size]}×" if size in TIMES_MIN_COST else "told",
            ratio.least >= TIMES_MIN_COST[size] if size in TIMES_MIN_COST else None,
        )
        gap = 1 - prices.least_minutes(own.placed) / max(own.total_minutes, 1)
        yield Row(
            "min_minutes: certified gap",
            on(problem),
            f"{gap:.3%}; truly {own.total_minutes / max(least, 1) - 1:.5%} above the least, "
            f"{own.total_minutes:,} minutes",
            f"≤ {MOST_GAP:.1%}",
            gap <= MOST_GAP,
        )
        if size <= EXACT_UP_TO:
            yield _exactly(problem, least, own.placed, float(np.median(found.seconds["flow"])))


def _exactly(problem: Problem, least: int, placed: int, flow: float) -> Row:
    seconds, exact = timed(lambda: cheapest(problem, is_exact=True))
    verdict = check(problem, exact.edge)
    above, gap = verdict.total_minutes - least, verdict.total_minutes - exact.least_minutes(verdict.placed)
    return Row(
        f"min_minutes: with exact finish, above the least (run up to {EXACT_UP_TO:,} learners)",
        on(problem),
        f"{above} minutes, certified {gap}; {clock(seconds)}, {flow / seconds:.1f}× as fast as the flow",
        "0",
        above == gap == 0 and verdict.placed == placed,
    )


def fairly(sizes: list[int]) -> Iterator[Row]:
    """The shortest longest trip, with its proof."""
    for size in sizes:
        problem = market(size)
        seconds, found = timed(lambda: fair(problem))  # noqa: B023 - runs in this turn
        verdict = check(problem, found.edge)
        assert found.cut is not None
        assert found.cut.most < verdict.placed
        gap = 1 - found.least_minutes / max(verdict.total_minutes, 1)
        yield Row(
            "fair: the shortest longest trip",
            on(problem),
            f"{found.longest} minutes, {verdict.placed:,} placed, shorter {found.cut.most:,}; "
            f"gap {gap:.3%}; {clock(seconds)}",
        )

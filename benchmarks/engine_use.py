"""The engine in use: what-if, the check, memory, the same answer in every way, explanations, the command."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from unittest import mock

import numpy as np

from benchmarks.engine_measure import Row, clock, interleaved, market, on, timed, turns_for
from benchmarks.engine_peers import read_all
from matchmaker import propose as proposing
from matchmaker.cheapest import cheapest
from matchmaker.check import check
from matchmaker.edits import LearnerLeaves, PlaceSeats
from matchmaker.explain import Decided, explain
from matchmaker.market import MANY_EDGES
from matchmaker.optimise import fill_up
from matchmaker.options import LEVELS, PROMOTIONS, Options
from matchmaker.problem import ARRAYS, UNPLACED, Problem
from matchmaker.propose import lottery, propose
from matchmaker.solve import solve
from matchmaker.whatif import what_if

SEED: Final = 1
LARGE: Final = 1_000_000
MANY: Final = 100_000
FEW: Final = 10_000
MOST_WHAT_IF: Final = 0.020
MOST_READS: Final = 12
MOST_BYTES: Final = 6
MOST_EXPLAINING: Final = 1
MOST_START: Final = 3
PARTS: Final = (1, 2, 7, 64)
LEFT_OUT: Final = {"stable": "no widen, no calm", "levels": "no calm", "min_minutes": "no fill_up"}
"""What `engine_memory` does not run of each rule."""


def what_ifs(sizes: list[int]) -> Iterator[Row]:
    """The whole round decided again after an edit."""
    for size in (one for one in sizes if one <= MANY):
        problem = market(size)
        options = Options(rule="stable", seed=SEED, is_compared=False, is_calmed=False)
        before = solve(problem, options)
        edits = [LearnerLeaves(0), PlaceSeats(1, int(problem.place_cap[1]) + 1)]
        found = interleaved(9, {"what_if": lambda: what_if(problem, edits, options=options, before=before)})  # noqa: B023
        again = []
        for _ in range(9):
            after = what_if(problem, edits, options=options, before=before).after
            again.append(after.seconds["prepare"] + after.seconds["solve"])
        yield Row(
            "what-if: the round decided again, stable (no widen, no calm; the lottery is known)",
            on(problem),
            f"{clock(min(again))} (median {clock(float(np.median(again)))} of {len(again)}); "
            f"with edits, check and difference: {found.told('what_if')}",
            f"≤ {clock(MOST_WHAT_IF)}",
            min(again) <= MOST_WHAT_IF if size == MANY else None,
        )


def checks(sizes: list[int]) -> Iterator[Row]:
    """The check of an answer as a multiple of reading every edge once."""
    for size in sizes:
        problem = market(size)
        edge = propose(problem, levels=0, promotions=0, luck=lottery(problem.n_learners, SEED)).edge
        ways = {"reading all": lambda: read_all(problem.pool, problem.prank), "check": lambda: check(problem, edge)}  # noqa: B023
        found = interleaved(turns_for(problem), ways)
        assert found.given["check"].blocking_pairs == 0
        ratio = found.ratio("check", "reading all")
        yield Row(
            "check of stability, of reading all edges once",
            on(problem),
            f"{ratio}; {found.told('check')}, {found.told('reading all')}",
            f"≤ {MOST_READS}×",
            ratio.least <= MOST_READS if size == LARGE else None,
        )


def memory(sizes: list[int]) -> Iterator[Row]:
    """What a solver takes above its input, in a process of its own."""
    for size in (one for one in sizes if one >= MANY):
        problem = market(size)
        fixed = {"MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_ARENA_MAX": "1"}  # what is given back, is given back
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.engine_memory", str(size)],
            env=os.environ | fixed,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for rule, (grown, arrays) in json.loads(told).items():
            is_promised = rule == "stable" and size == LARGE
            yield Row(
                f"memory of the solver above its input: {rule} ({LEFT_OUT[rule]})",
                on(problem),
                f"{grown:.1f} bytes an edge at the peak of the process; its arrays {arrays:.1f}",
                f"≤ {MOST_BYTES}" if rule == "stable" else "told",
                max(grown, arrays) <= MOST_BYTES if is_promised else None,
            )


def same_answers(sizes: list[int]) -> Iterator[Row]:
    """The same answer for any number of threads and parts, and any order of learners, pools and places."""
    problem = market(max(sizes))
    luck = lottery(problem.n_learners, SEED)
    rule: dict[str, Any] = {"levels": LEVELS, "promotions": PROMOTIONS}
    edge = propose(problem, **rule, luck=luck).edge
    same = {f"{count} threads": propose(problem, **rule, luck=luck, threads=count).edge for count in (1, 2, 3)}
    former = proposing.in_rounds
    for parts in PARTS:

        def in_parts(*given: Any, parts: int = parts, threads: int = 2) -> None:
            former(given[0], given[1], parts, given[3], threads=threads)

        with mock.patch.object(proposing, "in_rounds", in_parts):
            same[f"{parts} parts"] = propose(problem, **rule, luck=luck).edge
    shuffled, learner, number = _shuffled(problem)
    other = propose(shuffled, **rule, luck=luck[learner]).edge
    back = np.full(problem.n_learners, UNPLACED, np.int64)
    back[learner] = np.where(other == UNPLACED, UNPLACED, number[other])
    same["another order of learners, pools and places"] = back
    odd = [name for name, given in same.items() if not np.array_equal(given, edge)]
    if problem.n_learners <= MANY:
        two, one = (cheapest(problem, threads=count) for count in (2, 1))
        odd += [] if np.array_equal(two.edge, one.edge) else ["auction with 1 thread"]
        same["auction with 1 thread"] = one.edge
    told = f"different with {', '.join(odd)}" if odd else f"equal with {', '.join(same)}"
    if problem.n_edges < MANY_EDGES:
        told += f"; below {MANY_EDGES:,} edges the rule takes one thread, however many it may"
    yield Row("the same answer, bit by bit: levels (no fill_up, no calm)", on(problem), told, "always", not odd)


def _shuffled(problem: Problem) -> tuple[Problem, np.ndarray, np.ndarray]:
    """The market in another order; the learner that each learner was, the edge that each edge was."""
    rng = np.random.default_rng(SEED)
    learner, pool, place = (rng.permutation(count) for count in (problem.n_learners, problem.n_pools, problem.n_places))
    new_pool, new_place = np.argsort(pool).astype(np.int32), np.argsort(place).astype(np.int32)
    count = np.diff(problem.ptr)[learner]
    ptr = np.concatenate([[0], np.cumsum(count)])
    number = np.arange(problem.n_edges) + np.repeat(problem.ptr[learner] - ptr[:-1], count)
    shuffled = Problem(
        place_cap=problem.place_cap[place],
        pool_place=new_place[problem.pool_place[pool]],
        pool_cap=problem.pool_cap[pool],
        ptr=ptr,
        pool=new_pool[problem.pool[number]],
        lrank=problem.lrank[number],
        prank=problem.prank[number],
        minutes=problem.minutes[number],
    )
    return shuffled, learner, number


def explanations(sizes: list[int]) -> Iterator[Row]:
    """Every reason of an answer, and every learner's story."""
    for size in (one for one in sizes if one <= FEW):
        problem = market(size)
        luck = lottery(problem.n_learners, SEED)
        found = propose(problem, levels=LEVELS, promotions=PROMOTIONS, luck=luck)
        filled = fill_up(problem, found.edge, luck=luck)
        decided = Decided(
            rule="levels",
            edge=filled.edge,
            level=found.level,
            promotion=found.promotion,
            luck=luck,
        )

        def stories(problem: Problem = problem, decided: Decided = decided) -> int:
            told = explain(problem, decided)
            return sum(len(told.of(learner).refused) for learner in range(problem.n_learners))

        ways = {"all reasons": lambda: explain(problem, decided), "all stories": stories}  # noqa: B023
        spent = interleaved(5, ways)
        yield Row(
            "explanation for all learners, of levels (no calm)",
            on(problem),
            f"{spent.told('all stories')} for {spent.given['all stories']:,} refusals; {spent.told('all reasons')}",
            f"< {MOST_EXPLAINING} s",
            float(np.median(spent.seconds["all stories"])) < MOST_EXPLAINING if size == FEW else None,
        )


def cold_starts(sizes: list[int]) -> Iterator[Row]:
    """The command, from its start to its answer, with kept kernels and without."""
    size = FEW if FEW in sizes else min(sizes)
    problem = market(size)
    counts = {"n_learners": problem.n_learners, "n_places": problem.n_places, "n_pools": problem.n_pools}
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder, "market.npz")
        np.savez(instance, **counts, **{name: getattr(problem, name) for name in ARRAYS})
        # What Python and numba keep of a program after its first start, is kept as on any machine.
        kept = {"NUMBA_CACHE_DIR": str(Path(folder, "kernels")), "PYTHONPYCACHEPREFIX": str(Path(folder, "python"))}
        environment = {name: word for name, word in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | kept
        for rule in ("stable", "levels"):
            command = [sys.executable, "-m", "matchmaker", "solve", str(instance), "--rule", rule, "--seed", "1"]
            command += ["--out", str(Path(folder, "result.json"))]
            spent = [
                timed(lambda: subprocess.run(command, env=environment, check=True))[0]  # noqa: B023
                for _ in range(4)
            ]
            warm = float(np.median(spent[1:]))
            yield Row(
                f"start of the command to its answer: {rule}",
                on(problem),
                f"{clock(warm)} with kept kernels; {clock(spent[0])} without"
                + (", those of stable kept" if rule != "stable" else ""),
                f"< {MOST_START} s kept",
                warm < MOST_START if size == FEW else None,
            )

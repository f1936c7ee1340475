"""The proven best answer for a small group, where every other rule is quick and very good.

Two goals that no quick rule can promise (both are NP-hard): as many placed as a market with ties can place while
nothing blocks, and as few blocking pairs as there can be when as many as possible have a place.

An edge does not block when the learner got something it likes as well, or the pool is full of learners whom the place
ranks at least as high, or the whole place is. So each pool and each place has one *gate* for each rank: shut when all
its seats are held by learners of that rank or better. A gate is one yes or no, and the rest is counting.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import UNPLACED, Finding, InvalidProblemError, Problem, Whole

Mask = NDArray[np.bool_]

LEARNERS: Final = 300
"""The largest group that is tried: beyond it the proof seldom comes."""

EFFORT: Final = 60.0
"""Units of work of the solver, about a second each on a fast machine; counted, not timed, so that the answer is the
same on a slow one."""

GOALS: Final[Mapping[str, str]] = {
    "most_stable": (
        "Nobody can swap with a place that would rather have them, and among all such answers this one gives a place "
        "to as many as can be. We looked at all of them, in a clever order, and can prove it."
    ),
    "fewest_blocking": (
        "As many people as possible get a place, and among all such answers this one has the fewest people and places "
        "that would rather have each other. We looked at all of them, in a clever order, and can prove it."
    ),
}
"""What each goal promises, for somebody of fifteen."""


@dataclass(frozen=True, eq=False)
class Exact:
    """The best answer that was found, and how far it can be from the best there is."""

    edge: Whole
    """The edge each learner got or -1: n."""
    goal: str
    is_proven: bool
    """Whether nothing better exists."""
    placed: int
    blocking_pairs: int
    objective: int
    """How many are placed (`most_stable`) or how many pairs block (`fewest_blocking`)."""
    bound: int
    """No answer can have more placed (`most_stable`) or fewer blocking pairs (`fewest_blocking`)."""
    effort: float
    """Units of work that were spent."""
    seconds: float


@dataclass(frozen=True, eq=False)
class _Group:
    """Edges that can be used, and the seats that no locked learner holds."""

    edge: Whole
    """The index of each edge in the market: e."""
    learner: Whole
    pool: Whole
    place: Whole
    lrank: Whole
    prank: Whole
    pool_free: Whole
    """Seats of each pool, no more than its place has: q."""
    place_free: Whole
    """Seats of each place: p."""

    def only(self, kept: Mask | Whole) -> "_Group":
        """The same group with these edges and no others."""
        columns = ("edge", "learner", "pool", "place", "lrank", "prank")
        return replace(self, **{name: getattr(self, name)[kept] for name in columns})


@dataclass(frozen=True, eq=False)
class _Found:
    """The answer for one part of the market."""

    taken: Mask
    objective: int
    bound: int
    effort: float


def exact(problem: Problem, *, goal: str = "most_stable", start: Whole | None = None, effort: float = EFFORT) -> Exact:
    """The best answer for a goal, proven where `effort` is enough; `start[n]` is an answer to begin from.

    Raises `InvalidProblemError` where the group is too large or the question cannot be asked.
    """
    findings = list(_not_askable(problem, goal, start, effort))
    if findings:
        raise InvalidProblemError(findings)
    began = time.perf_counter()
    answer = np.full(problem.n_learners, UNPLACED, np.int64)
    answer[problem.locked[:, 0]] = problem.edges_of(problem.locked)
    group = _usable(problem)
    if goal == "most_stable":
        group = _possible(group)
    counted = len(problem.locked) if goal == "most_stable" else 0
    objective, bound, spent = counted, counted, 0.0
    for part in _parts(group):
        found = _best(part, goal=goal, start=start, effort=max(effort - spent, 0.0))
        answer[part.learner[found.taken]] = part.edge[found.taken]
        objective, bound, spent = objective + found.objective, bound + found.bound, spent + found.effort
    return Exact(
        edge=answer,
        goal=goal,
        is_proven=objective == bound,
        placed=int((answer != UNPLACED).sum()),
        blocking_pairs=objective if goal == "fewest_blocking" else 0,
        objective=objective,
        bound=bound,
        effort=spent,
        seconds=time.perf_counter() - began,
    )


def _not_askable(problem: Problem, goal: str, start: Whole | None, effort: float) -> Iterator[Finding]:
    if problem.n_learners > LEARNERS:
        needed = f"at most {LEARNERS} learners for a proof: take one training or one town, or another rule"
        yield Finding("n_learners", None, str(problem.n_learners), needed)
    if goal not in GOALS:
        yield Finding("goal", None, f"“{goal}”", f"one of {', '.join(GOALS)}")
    if not effort > 0:
        yield Finding("effort", None, str(effort), "more than 0 units of work")
    if start is not None and start.shape != (problem.n_learners,):
        needed = f"one edge or -1 for each of {problem.n_learners} learners"
        yield Finding("start", None, f"shape {start.shape}", needed)


def _usable(problem: Problem) -> _Group:
    """The edges of who is not locked, not forbidden, to where a seat is left."""
    locked = problem.pool[problem.edges_of(problem.locked)]
    pool_free = problem.pool_cap - np.bincount(locked, minlength=problem.n_pools)
    place_free = problem.place_cap - np.bincount(problem.pool_place[locked], minlength=problem.n_places)
    pool_free = np.minimum(pool_free, place_free[problem.pool_place])
    learner = problem.learner_of_edges()
    kept = ~np.isin(learner, problem.locked[:, 0]) & (pool_free[problem.pool] > 0)
    forbidden = problem.edges_of(problem.forbidden)
    kept[forbidden[forbidden >= 0]] = False
    lrank, prank = (np.unique(ranks, return_inverse=True)[1] for ranks in (problem.lrank, problem.prank))
    place = problem.pool_place[problem.pool]
    every = _Group(np.arange(problem.n_edges), learner, problem.pool, place, lrank, prank, pool_free, place_free)
    return every.only(kept)


def _possible(group: _Group) -> _Group:
    """The edges that a stable answer can use; the others block in none of the answers that are left.

    A learner goes no lower than an edge where too few others could ever fill the seats. A pool goes no lower than as
    many learners as it has seats who like no other edge as much.
    """
    while len(group.edge):
        lowest = np.full(int(group.learner.max()) + 1, np.iinfo(np.int64).max)
        is_sure = _rivals(group, group.pool) < group.pool_free[group.pool]
        is_sure &= _rivals(group, group.place) < group.place_free[group.place]
        np.minimum.at(lowest, group.learner[is_sure], group.lrank[is_sure])
        kept = group.lrank <= lowest[group.learner]
        for pool, edges in _by(group.pool, _only_first(group)).items():
            seats = group.pool_free[pool]
            if len(edges) >= seats:
                kept &= (group.pool != pool) | (group.prank <= np.sort(group.prank[edges])[seats - 1])
        if kept.all():
            break
        group = group.only(kept)
    return group


def _rivals(group: _Group, at: Whole) -> NDArray[np.int64]:
    """How many learners could hold a seat at the pool or place of each edge, by another edge of no worse rank."""
    order = np.lexsort((group.prank, at))
    owner, rank = at[order], group.prank[order]
    is_new = np.zeros(len(order), np.int64)
    pairs = np.stack([owner, group.learner[order]])
    _, firsts, which, times = np.unique(pairs, axis=1, return_index=True, return_inverse=True, return_counts=True)
    is_new[firsts] = 1
    counted = np.concatenate([[0], np.cumsum(is_new)])
    ends = np.flatnonzero(np.append((np.diff(owner) != 0) | (np.diff(rank) != 0), True)) + 1
    end = ends[np.searchsorted(ends, np.arange(len(order)), side="right")]
    others = np.empty(len(order), np.int64)
    others[order] = counted[end] - counted[np.searchsorted(owner, owner)] - (times[which.ravel()] == 1)
    return others


def _only_first(group: _Group) -> Whole:
    """The edges that a learner likes better than all its others."""
    best = np.full(int(group.learner.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(best, group.learner, group.lrank)
    tops = np.flatnonzero(group.lrank == best[group.learner])
    is_alone = np.bincount(group.learner[tops])[group.learner[tops]] == 1
    alone: Whole = tops[is_alone]
    return alone


def _parts(group: _Group) -> Iterator[_Group]:
    """The group in parts that share no learner and no place, the smallest first."""
    label = np.arange(len(group.edge))
    while True:
        before = label.copy()
        for owner in (group.learner, group.place):
            least = np.full(int(owner.max(initial=0)) + 1, len(label))
            np.minimum.at(least, owner, label)
            label = least[owner]
        if (label == before).all():
            break
    parts = _by(label, np.arange(len(label))).values()
    for edges in sorted(parts, key=len):
        yield group.only(np.array(edges))


def _best(part: _Group, *, goal: str, start: Whole | None, effort: float) -> _Found:
    """Ask the solver: with one worker and counted work, the same answer everywhere."""
    from ortools.sat.python import cp_model

    most, filled = _largest(part)
    fallback = _deferred(part) if goal == "most_stable" else filled
    model, takes = _model(part, goal=goal, most=most)
    hint = fallback if start is None else start[part.learner] == part.edge
    for variable, value in zip(takes, hint.tolist(), strict=True):
        model.add_hint(variable, value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(model)
    bound = most if goal == "most_stable" else 0
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        bound = round(solver.best_objective_bound)
    spent = solver.response_proto.deterministic_time
    if status == cp_model.UNKNOWN:  # not even a first answer: the one we came with, counted by the same model
        model.clear_hints()
        for variable, value in zip(takes, fallback.tolist(), strict=True):
            model.add_hint(variable, value)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.fix_variables_to_their_hinted_value = True
        solver.solve(model)
    taken = np.array([solver.boolean_value(variable) for variable in takes])
    return _Found(taken, objective=round(solver.objective_value), bound=bound, effort=spent)


def _model(part: _Group, *, goal: str, most: int) -> "tuple[Any, list[Any]]":
    """The question in yes-or-no variables: one for each edge, each gate and, where pairs may block, each of those."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    takes = [model.new_bool_var("") for _ in part.edge]
    gates = _gates(model, takes, part)
    blocks = []
    for edges in _by(part.learner, np.lexsort((part.lrank, part.learner))).values():
        model.add_at_most_one(takes[edge] for edge in edges)
        for edge in edges:
            as_liked = [takes[other] for other in edges if part.lrank[other] <= part.lrank[edge]]
            ways = as_liked + gates[edge]
            if goal == "fewest_blocking":
                blocks.append(model.new_bool_var(""))
                ways.append(blocks[-1])
            model.add_bool_or(ways)
    if goal == "fewest_blocking":
        model.add(sum(takes) == most)
        model.minimize(sum(blocks))
    else:
        model.maximize(sum(takes))
    return model, takes


def _gates(model: Any, takes: list[Any], part: _Group) -> list[list[Any]]:
    """Keep the seats, and give the gates that stand before each edge.

    A pool whose seats are all the seats of its place needs no gate beside that of the place, nor a place whose pools
    together have no more seats than it has.
    """
    gates: list[list[Any]] = [[] for _ in takes]
    by_pool = _by(part.pool, np.arange(len(takes)))
    for place, edges in _by(part.place, np.arange(len(takes))).items():
        seats = int(part.place_free[place])
        pools = np.unique(part.pool[edges]).tolist()
        is_shared = int(part.pool_free[pools].sum()) > seats
        for pool in pools:
            own = int(part.pool_free[pool])
            if own < seats or not is_shared:
                _stand(model, takes, gates, _by(part.prank, np.array(by_pool[pool])), own)
        if is_shared:
            _stand(model, takes, gates, _by(part.prank, np.array(edges)), seats)
    return gates


def _stand(model: Any, takes: list[Any], gates: list[list[Any]], ranks: dict[int, list[int]], seats: int) -> None:
    """One gate for each rank: shut when these edges fill the seats with that rank or better, so with nobody worse."""
    better: list[Any] = []
    last = None
    for _, here in sorted(ranks.items()):
        better += [takes[edge] for edge in here]
        gate = model.new_bool_var("") if len(better) >= seats else None
        if last is not None:
            for edge in here:
                model.add_implication(last, ~takes[edge])
            model.add_implication(last, gate)
        if gate is not None:
            model.add(sum(better) >= seats * gate)
            for edge in here:
                gates[edge].append(gate)
        last = gate
    model.add(sum(better) <= seats)


def _largest(part: _Group) -> tuple[int, Mask]:
    """The most that can be placed, and edges that do it: a flow from learners over pools and places."""
    from ortools.graph.python import max_flow

    learners, learner = np.unique(part.learner, return_inverse=True)
    pools, first, pool = np.unique(part.pool, return_index=True, return_inverse=True)
    places, place = np.unique(part.place, return_inverse=True)
    pool_node, place_node = len(learners), len(learners) + len(pools)
    source = place_node + len(places)
    ones = np.ones(len(part.edge), np.int64)
    flow = max_flow.SimpleMaxFlow()
    arcs = flow.add_arcs_with_capacity(learner, pool_node + pool, ones)
    flow.add_arcs_with_capacity(np.full(len(learners), source), np.arange(len(learners)), ones[: len(learners)])
    to_place = place_node + place[first]
    flow.add_arcs_with_capacity(pool_node + np.arange(len(pools)), to_place, part.pool_free[pools])
    to_sink = np.full(len(places), source + 1)
    flow.add_arcs_with_capacity(place_node + np.arange(len(places)), to_sink, part.place_free[places])
    flow.solve(source, source + 1)
    return int(flow.optimal_flow()), np.array(flow.flows(arcs)) > 0


def _deferred(part: _Group) -> Mask:
    """A stable answer to begin with: learners ask down their lists, a place keeps the best its seats hold."""
    lists = _by(part.learner, np.lexsort((part.lrank, part.learner)))
    turns = {learner: iter(edges) for learner, edges in lists.items()}
    kept: dict[int, list[int]] = {int(place): [] for place in part.place}
    asking = [*turns]
    while asking:
        edge = next(turns[asking.pop()], None)
        if edge is None:
            continue
        place = int(part.place[edge])
        staying: list[int] = []
        for one in sorted([*kept[place], edge], key=lambda one: (int(part.prank[one]), one)):
            in_pool = sum(part.pool[other] == part.pool[one] for other in staying)
            if len(staying) < part.place_free[place] and in_pool < part.pool_free[part.pool[one]]:
                staying.append(one)
            else:
                asking.append(int(part.learner[one]))
        kept[place] = staying
    taken = np.zeros(len(part.edge), np.bool_)
    taken[[edge for edges in kept.values() for edge in edges]] = True
    return taken


def _by(owner: Whole, rows: Whole) -> dict[int, list[int]]:
    """These rows by owner, each in the order given."""
    found: dict[int, list[int]] = {}
    for row in rows.tolist():
        found.setdefault(int(owner[row]), []).append(row)
    return found

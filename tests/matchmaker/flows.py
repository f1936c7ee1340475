"""How many can be placed and with how little travel, by the flows of OR-tools; and answers that are allowed."""

from random import Random
from typing import Any

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from tests.matchmaker.rounds import seats_left, without_forbidden

Market = dict[str, Any]


def most_placed(market: Market) -> int:
    """The largest number that fits; who is locked sits on its seat, forbidden pairs are none."""
    allowed, _ = without_forbidden(market)
    locked = dict(market.get("locked", ()))
    pool_left, place_left = seats_left(market).values()
    learners, pools = market["n_learners"], market["n_pools"]
    source, sink = learners + pools + market["n_places"], learners + pools + market["n_places"] + 1
    flow = max_flow.SimpleMaxFlow()
    for learner in range(learners):
        if learner not in locked:
            flow.add_arc_with_capacity(source, learner, 1)
            for edge in range(allowed["ptr"][learner], allowed["ptr"][learner + 1]):
                flow.add_arc_with_capacity(learner, learners + allowed["pool"][edge], 1)
    for pool, place in enumerate(market["pool_place"]):
        flow.add_arc_with_capacity(learners + pool, learners + pools + place, pool_left[pool])
    for place, seats in enumerate(place_left):
        flow.add_arc_with_capacity(learners + pools + place, sink, seats)
    assert flow.solve(source, sink) == flow.OPTIMAL
    return len(locked) + int(flow.optimal_flow())


def least_minutes(market: Market) -> int:
    """The least total travel when as many as can be are placed; nothing is locked or forbidden."""
    learners, pools, places = market["n_learners"], market["n_pools"], market["n_places"]
    owner = np.repeat(np.arange(learners), np.diff(market["ptr"]))
    first_pool, first_place = 1 + learners, 1 + learners + pools
    end = first_place + places
    tails = [np.zeros(learners), 1 + owner, first_pool + np.arange(pools), first_place + np.arange(places)]
    heads = [
        1 + np.arange(learners),
        first_pool + np.asarray(market["pool"], int),
        first_place + np.asarray(market["pool_place"], int),
        np.full(places, end),
    ]
    caps = [np.ones(learners), np.ones(len(owner)), market["pool_cap"], market["place_cap"]]
    costs = [np.zeros(learners), market["minutes"], np.zeros(pools), np.zeros(places)]
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = (np.concatenate(part).astype(np.int64) for part in (tails, heads, caps, costs))
    flow.add_arcs_with_capacity_and_unit_cost(*arcs)
    flow.set_node_supply(0, learners)
    flow.set_node_supply(end, -learners)
    assert flow.solve_max_flow_with_min_cost() == flow.OPTIMAL
    return int(flow.optimal_cost())


def some_answer(market: Market, chance: Random) -> np.ndarray:
    """An answer that is allowed: in any order each takes any edge with room, or nothing."""
    pool_left, place_left = seats_left(market).values()
    locked, forbidden = dict(market.get("locked", ())), market.get("forbidden", ())
    answer = [-1] * market["n_learners"]
    for learner in chance.sample(range(len(answer)), len(answer)):
        edges = list(range(market["ptr"][learner], market["ptr"][learner + 1]))
        if learner in locked:
            answer[learner] = next(edge for edge in edges if market["pool"][edge] == locked[learner])
            continue
        for edge in chance.sample(edges, len(edges)):
            pool = market["pool"][edge]
            place = market["pool_place"][pool]
            if [learner, pool] not in forbidden and pool_left[pool] and place_left[place] and chance.random() < 0.8:
                answer[learner] = edge
                pool_left[pool] -= 1
                place_left[place] -= 1
                break
    return np.array(answer, np.int64)

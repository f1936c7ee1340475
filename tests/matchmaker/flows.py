"""The same market as a network for OR-tools: learner, pool, place, end."""

from typing import Any

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

Market = dict[str, Any]


def _arcs(market: Market) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, int]:
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
    tail, head, cap, cost = (np.concatenate(part).astype(np.int64) for part in (tails, heads, caps, costs))
    return tail, head, cap, cost, end


def most_placed(market: Market) -> int:
    """How many can be placed."""
    tail, head, cap, _, end = _arcs(market)
    flow = max_flow.SimpleMaxFlow()
    flow.add_arcs_with_capacity(tail, head, cap)
    flow.solve(0, end)
    return flow.optimal_flow()


def least_minutes(market: Market) -> int:
    """The least total travel when as many as can be are placed."""
    tail, head, cap, cost, end = _arcs(market)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tail, head, cap, cost)
    flow.set_node_supply(0, market["n_learners"])
    flow.set_node_supply(end, -market["n_learners"])
    flow.solve_max_flow_with_min_cost()
    return flow.optimal_cost()

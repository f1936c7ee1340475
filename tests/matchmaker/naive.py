"""The same answers, found the slow and plain way: nothing here is shared with the engine."""

from collections import deque
from typing import Any

Market = dict[str, Any]


def learners_of(market: Market) -> list[list[int]]:
    """The edges of each learner."""
    ptr = market["ptr"]
    return [list(range(ptr[i], ptr[i + 1])) for i in range(market["n_learners"])]


def key_of(market: Market, edge: int, *, level: int, promotion: int, luck: int) -> tuple[int, ...]:
    """What a place compares, as a tuple; larger wins."""
    return (level, -market["prank"][edge], promotion, -market["minutes"][edge], luck)


def deferred_acceptance(market: Market, luck: list[int], *, levels: int = 0, promotions: int = 0) -> list[int]:
    """Learners ask in turn; a place looks at everybody who asked and keeps whom its seats hold."""
    stages = [(level, promotion) for level in range(levels + 1) for promotion in range(promotions + 1)]
    edges = learners_of(market)
    waiting = deque(i for i in range(market["n_learners"]) if edges[i])
    turn = [(0, 0)] * market["n_learners"]
    kept: dict[int, list[tuple[tuple[int, ...], int, int]]] = {p: [] for p in range(market["n_places"])}
    while waiting:
        learner = waiting.popleft()
        stage, step = turn[learner]
        if step == len(edges[learner]):
            stage, step = stage + 1, 0
        if stage == len(stages):
            continue
        edge = edges[learner][step]
        turn[learner] = (stage, step + 1)
        level, promotion = stages[stage]
        place = market["pool_place"][market["pool"][edge]]
        key = key_of(market, edge, level=level, promotion=promotion, luck=luck[learner])
        asking = [*kept[place], (key, learner, edge)]
        kept[place] = _chosen(market, place, asking)
        staying = {one for _, one, _ in kept[place]}
        waiting.extend(one for _, one, _ in asking if one not in staying)
    answer = [-1] * market["n_learners"]
    for held in kept.values():
        for _, learner, edge in held:
            answer[learner] = edge
    return answer


def _chosen(market: Market, place: int, asking: list[tuple[tuple[int, ...], int, int]]) -> list[Any]:
    """The best of each pool, and of those the best of the place."""
    chosen: list[Any] = []
    in_pool: dict[int, int] = {}
    for one in sorted(asking, reverse=True):
        pool = market["pool"][one[2]]
        if len(chosen) < market["place_cap"][place] and in_pool.get(pool, 0) < market["pool_cap"][pool]:
            chosen.append(one)
            in_pool[pool] = in_pool.get(pool, 0) + 1
    return chosen


def blocking_pairs(market: Market, answer: list[int]) -> list[int]:
    """The edges that block, straight from the definition; nothing is locked."""
    pools: dict[int, list[int]] = {}
    places: dict[int, list[int]] = {}
    for edge in answer:
        if edge >= 0:
            pool = market["pool"][edge]
            pools.setdefault(pool, []).append(market["prank"][edge])
            places.setdefault(market["pool_place"][pool], []).append(market["prank"][edge])
    blocking = []
    for learner, edges in enumerate(learners_of(market)):
        got = answer[learner]
        for edge in edges:
            if got >= 0 and market["lrank"][edge] >= market["lrank"][got]:
                continue
            pool = market["pool"][edge]
            place = market["pool_place"][pool]
            rank, in_pool, at_place = market["prank"][edge], pools.get(pool, []), places.get(place, [])
            if len(in_pool) >= market["pool_cap"][pool]:
                blocks = bool(in_pool) and rank < max(in_pool)
            elif len(at_place) >= market["place_cap"][place]:
                blocks = bool(at_place) and rank < max(at_place)
            else:
                blocks = True
            if blocks:
                blocking.append(edge)
    return blocking

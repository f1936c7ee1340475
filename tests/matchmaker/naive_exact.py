"""The best answers by looking at every one there is; nothing here is shared with the engine."""

from collections.abc import Iterator
from itertools import product
from typing import Any

Market = dict[str, Any]


def answers(market: Market) -> Iterator[list[int]]:
    """Every answer that keeps the seats, the locked pairs and the forbidden ones."""
    ptr, pool = market["ptr"], market["pool"]
    locked = dict(market.get("locked", []))
    forbidden = {(learner, target) for learner, target in market.get("forbidden", [])}
    ways = []
    for learner in range(market["n_learners"]):
        edges = [edge for edge in range(ptr[learner], ptr[learner + 1]) if (learner, pool[edge]) not in forbidden]
        if learner in locked:
            ways.append([edge for edge in edges if pool[edge] == locked[learner]])
        else:
            ways.append([-1, *edges])
    for answer in product(*ways):
        if _fits(market, answer):
            yield list(answer)


def _fits(market: Market, answer: tuple[int, ...]) -> bool:
    pools = [market["pool"][edge] for edge in answer if edge >= 0]
    places = [market["pool_place"][pool] for pool in pools]
    return all(pools.count(pool) <= market["pool_cap"][pool] for pool in pools) and all(
        places.count(place) <= market["place_cap"][place] for place in places
    )


def size(answer: list[int]) -> int:
    """How many have a place."""
    return sum(edge >= 0 for edge in answer)

"""The reasons of an answer, one edge at a time and straight from their definition."""

from collections.abc import Iterator
from typing import Any

Market = dict[str, Any]
Told = tuple[str, str, int, int, int]
"""The reason, the limit, the two numbers, how many who are not locked hold the seats that decided."""


def reasons(market: Market, decided: Any) -> dict[int, Told]:
    """Of every edge that a learner likes strictly better than what it got."""
    return {edge: _reason(market, decided, learner, edge) for learner, edge in _better(market, decided.edge)}


def wish(market: Market, learner: int, edge: int) -> int:
    ranks = market["lrank"][market["ptr"][learner] : market["ptr"][learner + 1]]
    return sorted(set(ranks)).index(market["lrank"][edge]) + 1


def _better(market: Market, answer: Any) -> Iterator[tuple[int, int]]:
    for learner in range(market["n_learners"]):
        for edge in range(market["ptr"][learner], market["ptr"][learner + 1]):
            if answer[learner] < 0 or market["lrank"][edge] < market["lrank"][answer[learner]]:
                yield learner, edge


def _reason(market: Market, decided: Any, learner: int, edge: int) -> Told:
    pool = market["pool"][edge]
    place = market["pool_place"][pool]
    locked = {pair[0] for pair in market["locked"]}
    in_pool = [one for one in range(market["n_learners"]) if _pool(market, decided, one) == pool]
    at_place = [one for one in range(market["n_learners"]) if _place(market, decided, one) == place]
    if [learner, pool] in market["forbidden"]:
        return "forbidden", "none", 0, 0, 0
    if market["place_cap"][place] == 0:
        return "closed", "place", 0, 0, 0
    if market["pool_cap"][pool] == 0:
        return "closed", "pool", 0, 0, 0
    if learner in locked:
        return "fixed", "none", 0, 0, 0
    limit, holders = "none", []
    if len(in_pool) >= market["pool_cap"][pool]:
        limit, holders = "pool", in_pool
    elif len(at_place) >= market["place_cap"][place]:
        limit, holders = "place", at_place
    others = [one for one in holders if one not in locked]
    if limit != "none" and not others:
        return "seats_locked", limit, 0, 0, 0
    if decided.rule == "min_minutes":
        got = market["minutes"][decided.edge[learner]] if decided.edge[learner] >= 0 else 0
        return "plan", limit, market["minutes"][edge], got, len(others)
    if not others:
        return "room", "none", 0, 0, 0
    last = min(others, key=lambda one: standing(market, decided, one, decided.edge[one]))
    return *_compare(market, decided, learner, edge, last), len(others)  # type: ignore[return-value]


def _compare(market: Market, decided: Any, learner: int, edge: int, last: int) -> tuple[str, str, int, int]:
    own, theirs = standing(market, decided, learner, edge), standing(market, decided, last, decided.edge[last])
    pool = market["pool"][edge]
    in_pool = sum(_pool(market, decided, one) == pool for one in range(market["n_learners"]))
    limit = "pool" if in_pool >= market["pool_cap"][pool] else "place"
    if last == learner and own[0] <= theirs[0]:
        return "own_seat", limit, 0, 0
    if own[0] > theirs[0] and last != learner and own[1] < theirs[1]:
        return "level", limit, own[1], theirs[1]
    at = next(index for index in range(5) if own[index] != theirs[index])
    word = ("class", "level", "promoted", "nearer", "luckier")[at]
    if own > theirs:
        word = "chain" if word == "class" else "equal"
    return word, limit, abs(own[at]), abs(theirs[at])


def standing(market: Market, decided: Any, learner: int, edge: int) -> tuple[int, ...]:
    """What the place makes of a learner, the class first; larger is better."""
    return (
        -market["prank"][edge],
        int(decided.level[learner]),
        int(decided.promotion[learner]),
        -market["minutes"][edge],
        int(decided.luck[learner]),
    )


def _pool(market: Market, decided: Any, learner: int) -> int:
    return market["pool"][decided.edge[learner]] if decided.edge[learner] >= 0 else -1


def _place(market: Market, decided: Any, learner: int) -> int:
    pool = _pool(market, decided, learner)
    return market["pool_place"][pool] if pool >= 0 else -1

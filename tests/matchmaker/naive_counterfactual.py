"""Every single change tried on the plain lists, each decided anew by the naive twin of deferred acceptance."""

from collections.abc import Iterator
from typing import Any

from tests.matchmaker import naive
from tests.matchmaker.rounds import seats_left, without_forbidden

Market = dict[str, Any]
Change = tuple[str, int, int]
"""The kind, the pool, the learner it is about."""


def smallest(market: Market, learner: int, luck: list[int]) -> tuple[Change | None, int]:
    """The first change that gives the learner a place, and the edge it gets."""
    for change, changed in _changes(market, learner):
        edge = decided(changed, luck)[learner]
        if edge >= 0:
            return change, edge
    return None, -1


def decided(market: Market, luck: list[int]) -> list[int]:
    """A stable round with one promotion: who is locked takes its seat away beforehand."""
    allowed, kept = without_forbidden(market)
    locked = dict(market["locked"])
    asking = allowed | seats_left(market)
    edges = {one: naive.learners_of(allowed)[one] for one in range(market["n_learners"])}
    ptr, taken = [0], []
    for one, own in edges.items():
        taken += [] if one in locked else own
        ptr.append(len(taken))
    asking |= {name: [allowed[name][edge] for edge in taken] for name in ("pool", "lrank", "prank", "minutes")}
    found = naive.deferred_acceptance(asking | {"ptr": ptr}, luck, promotions=1)
    answer = [kept[taken[edge]] if edge >= 0 else -1 for edge in found]
    for one, pool in locked.items():
        answer[one] = next(edge for edge in naive.learners_of(market)[one] if market["pool"][edge] == pool)
    return answer


def _changes(market: Market, learner: int) -> Iterator[tuple[Change, Market]]:
    own = naive.learners_of(market)[learner]
    place_of = {edge: market["pool_place"][market["pool"][edge]] for edge in own}
    first = {place: edge for edge, place in reversed(list(place_of.items()))}
    for edge in own:
        pool = market["pool"][edge]
        if market["pool_cap"][pool] < market["place_cap"][place_of[edge]]:
            yield ("pool_seat", pool, learner), _more(market, "pool_cap", pool)
    for edge in own:
        if edge == first[place_of[edge]]:
            yield ("place_seat", market["pool"][edge], learner), _more(market, "place_cap", place_of[edge])
    for edge in own:
        if edge == first[place_of[edge]]:
            prank = _one_class_better(market, own, place_of, place_of[edge])
            if prank != market["prank"]:
                yield ("class", market["pool"][edge], learner), market | {"prank": prank}
    for pair in market["locked"]:
        if market["pool_place"][pair[1]] in first:
            yield ("release", pair[1], pair[0]), market | {"locked": [one for one in market["locked"] if one != pair]}
    for edge in own:
        pool = market["pool"][edge]
        yield ("both_seats", pool, learner), _more(_more(market, "pool_cap", pool), "place_cap", place_of[edge])


def _one_class_better(market: Market, own: list[int], place_of: dict[int, int], place: int) -> list[int]:
    ranks = {market["prank"][edge] for edge, pool in enumerate(market["pool"]) if _at(market, pool, place)}
    prank = list(market["prank"])
    for edge in own:
        if place_of[edge] == place:
            prank[edge] = max((rank for rank in ranks if rank < prank[edge]), default=prank[edge])
    return prank


def _at(market: Market, pool: int, place: int) -> bool:
    return market["pool_place"][pool] == place


def _more(market: Market, name: str, index: int) -> Market:
    return market | {name: [seats + (at == index) for at, seats in enumerate(market[name])]}

"""Moving one learner at a time between seats, and the bar that each pool sets."""

from typing import Final

from matchmaker._kernels.compiled import inlined, lean
from matchmaker._kernels.lists import let_go, take_in

OPEN: Final = 2**62
"""The bar of a pool with room: any rank is welcome."""

CLOSED: Final = -OPEN
"""The bar of a pool whose seats nobody who can move holds."""


@inlined
def move(learner, edge, edge_of, pool, pool_place, seats):
    """Bring a learner from the edge it holds, or none, to another one, or none; it does not look for room."""
    fill, held, first, after, before = seats
    former = edge_of[learner]
    if former >= 0:
        left = pool[former]
        let_go(learner, left, first, after, before)
        fill[left] -= 1
        held[pool_place[left]] -= 1
    if edge >= 0:
        wanted = pool[edge]
        take_in(learner, wanted, first, after, before)
        fill[wanted] += 1
        held[pool_place[wanted]] += 1
    edge_of[learner] = edge


@inlined
def worst_in(pool, prank, edge_of, first, after):
    """The rank of the worst holder of a pool, `CLOSED` where nobody holds it."""
    worst, holder = CLOSED, first[pool]
    while holder >= 0:
        worst = max(worst, int(prank[edge_of[holder]]))
        holder = after[holder]
    return worst


@lean
def set_bars(place, prank, edge_of, places, seats, bar):
    """Write what a rank must stay below to be welcome at each pool of a place; an equal rank ties with the worst."""
    pool_place, place_ptr, place_pools, pool_cap, place_cap = places
    fill, held, first, after, before = seats
    is_full, worst = held[place] >= place_cap[place], CLOSED
    for at in range(place_ptr[place], place_ptr[place + 1]):
        one = place_pools[at]
        bar[one] = worst_in(one, prank, edge_of, first, after)
        worst = max(worst, bar[one])
    for at in range(place_ptr[place], place_ptr[place + 1]):
        one = place_pools[at]
        if fill[one] < pool_cap[one]:
            bar[one] = worst if is_full else OPEN


@inlined
def has_room(one, places, seats):
    """Whether one more fits in a pool and its place."""
    place = places[0][one]
    return seats[0][one] < places[3][one] and seats[1][place] < places[4][place]

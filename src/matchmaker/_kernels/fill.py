"""Chains of moves: who has no place gets one because others move on, as long as that places one more."""

from typing import Final

from matchmaker._kernels.compiled import inlined, lean
from matchmaker._kernels.lists import let_go, take_in

DEAD: Final = -1
"""The mark of a pool or place from which no chain of moves leads to a free seat."""


@inlined
def enter(pool, came, mark, holders, search, sizes):
    """Look at a pool for the first time: its holders, who could make room, go in the queue."""
    first, after = holders
    seen_pool, seen_place, came_by, came_from, queue, trail = search
    seen_pool[pool] = mark
    trail[sizes[1]] = pool
    sizes[1] += 1
    came_by[pool], came_from[pool] = came
    holder = first[pool]
    while holder >= 0:
        queue[sizes[0]] = holder
        sizes[0] += 1
        holder = after[holder]


@lean
def chain_from(source, mark, edges, places, seats, holders, search, sizes):
    """The pool with a free seat at the end of a shortest chain of moves from this learner, or -1."""
    ptr, pool, owner = edges
    pool_place, place_ptr, place_pools, pool_cap, place_cap = places
    fill, held = seats
    seen_pool, seen_place, came_by, came_from, queue, trail = search
    queue[0], sizes[0], sizes[1], head = source, 1, 0, 0
    while head < sizes[0]:
        learner = queue[head]
        head += 1
        for edge in range(ptr[learner], ptr[learner + 1]):
            wanted = pool[edge]
            if seen_pool[wanted] == mark or seen_pool[wanted] == DEAD:
                continue
            enter(wanted, (edge, -1), mark, holders, search, sizes)
            if fill[wanted] == pool_cap[wanted]:
                continue
            place = pool_place[wanted]
            if held[place] < place_cap[place]:
                return wanted
            if seen_place[place] == mark or seen_place[place] == DEAD:
                continue
            seen_place[place] = mark
            for at in range(place_ptr[place], place_ptr[place + 1]):
                other = place_pools[at]
                if seen_pool[other] != mark and seen_pool[other] != DEAD:
                    enter(other, (-1, wanted), mark, holders, search, sizes)
    return -1


@lean
def move_along(goal, edges, fill, first, after, before, came_by, came_from, edge_of, moved):
    """Move everybody on the chain that ends in this pool one on."""
    ptr, pool, owner = edges
    while goal >= 0:
        edge = came_by[goal]
        if edge < 0:  # the seat at this place goes from this pool to the other one
            fill[goal] -= 1
            goal = came_from[goal]
            fill[goal] += 1
            continue
        learner = owner[edge]
        former = edge_of[learner]
        left = pool[former] if former >= 0 else -1
        if left >= 0:
            let_go(learner, left, first, after, before)
        take_in(learner, goal, first, after, before)
        edge_of[learner] = edge
        moved[learner] = True
        goal = left


@lean
def fill_up(wanting, edges, places, seats, edge_of, moved, search, sizes):
    """Place each wanting learner along a shortest chain of moves where there is one; gives how many were placed.

    What is `DEAD` at the end can be reached from those who stay without a place, and holds no free seat.
    """
    fill, held, first, after, before = seats
    seen_pool, seen_place, came_by, came_from, queue, trail = search
    placed = 0
    for number in range(len(wanting)):
        mark = number + 1
        goal = chain_from(wanting[number], mark, edges, places, (fill, held), (first, after), search, sizes)
        if goal >= 0:
            placed += 1
            fill[goal] += 1
            held[places[0][goal]] += 1
            move_along(goal, edges, fill, first, after, before, came_by, came_from, edge_of, moved)
            continue
        for at in range(sizes[1]):
            pool = trail[at]
            seen_pool[pool] = DEAD
            if seen_place[places[0][pool]] == mark:
                seen_place[places[0][pool]] = DEAD
    return placed

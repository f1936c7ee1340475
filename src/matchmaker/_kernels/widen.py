"""Chains of equals: who has no place takes the seat of an equal who can go on, as long as nothing blocks."""

from matchmaker._kernels.compiled import lean
from matchmaker._kernels.held import OPEN, move, set_bars


@lean
def reach(edge, came, mark, ranks, places, seats, edge_of, bar, search, size):
    """Put in the queue the holders that must make room when a learner takes this edge: the worst, any of equals."""
    pool, prank = ranks
    pool_place, place_ptr, place_pools, pool_cap, place_cap = places
    fill, first, after = seats[0], seats[2], seats[3]
    seen, came_by, came_from, queue, touched = search
    wanted = pool[edge]
    place, is_full = pool_place[wanted], fill[wanted] >= pool_cap[wanted]
    for at in range(place_ptr[place], place_ptr[place + 1]):
        if is_full and place_pools[at] != wanted:
            continue
        holder = first[place_pools[at]]
        while holder >= 0:
            if seen[holder] < mark and prank[edge_of[holder]] == bar[wanted]:
                seen[holder], came_by[holder], came_from[holder] = mark, edge, came
                queue[size] = holder
                size += 1
            holder = after[holder]
    return size


@lean
def is_simple(learner, edge, mark, pool, pool_place, search):
    """Whether the chain that ends with this learner on this edge touches each place once."""
    seen, came_by, came_from, queue, touched = search
    while True:
        place = pool_place[pool[edge]]
        if touched[place] == mark:
            return False
        touched[place] = mark
        if came_from[learner] < 0:
            return True
        edge, learner = came_by[learner], came_from[learner]


@lean
def follow(learner, edge, ranks, places, seats, edge_of, bar, search):
    """Move everybody on the chain that ends so: each takes the seat of the next."""
    pool, prank = ranks
    seen, came_by, came_from, queue, touched = search
    while True:
        former, next_edge, next_learner = edge_of[learner], came_by[learner], came_from[learner]
        move(learner, edge, edge_of, pool, places[0], seats)
        set_bars(places[0][pool[edge]], prank, edge_of, places, seats, bar)
        if former >= 0:
            set_bars(places[0][pool[former]], prank, edge_of, places, seats, bar)
        if next_learner < 0:
            return
        edge, learner = next_edge, next_learner


@lean
def chain_from(source, most, turn, edges, places, seats, edge_of, bar, search, tried):
    """Place this learner along a chain, where one is found among the first `most` learners; whether it was."""
    ptr, pool, lrank, prank = edges
    seen, came_by, came_from, queue, touched = search
    ranks = (pool, prank)
    queue[0], size, head = source, 1, 0
    seen[source], came_from[source] = turn, -1
    while head < min(size, most):
        learner = queue[head]
        head += 1
        had, edge, is_welcome = edge_of[learner], ptr[learner], False
        while had >= 0 and lrank[edge] < lrank[had]:
            edge += 1
        while edge < ptr[learner + 1]:
            if is_welcome and lrank[edge] > lrank[edge - 1]:
                break  # it would rather be where it is welcome
            limit = bar[pool[edge]]
            is_welcome |= prank[edge] < limit and edge != had
            if limit == OPEN and edge != had:
                tried[0] += 1
                if is_simple(learner, edge, tried[0], pool, places[0], search):
                    follow(learner, edge, ranks, places, seats, edge_of, bar, search)
                    for at in range(size):
                        seen[queue[at]] = 0
                    return True
            elif prank[edge] <= limit and edge != had:
                size = reach(edge, learner, turn, ranks, places, seats, edge_of, bar, search, size)
            edge += 1
    return False


@lean
def widen(wanting, most, turns, edges, places, seats, edge_of, bar, search, tried):
    """Place each wanting learner along a chain of equals where there is one; gives how many were placed.

    A chain looks at no more than `most` learners. Nobody goes below where it would be welcome, and who was looked at
    without success is looked at again in the next turn only.
    """
    for place in range(len(places[4])):
        set_bars(place, edges[3], edge_of, places, seats, bar)
    placed = 0
    for turn in range(1, turns + 1):
        before = placed
        for source in wanting:
            if edge_of[source] < 0 and chain_from(
                source, most, turn, edges, places, seats, edge_of, bar, search, tried
            ):
                placed += 1
        if placed == before:
            break
    return placed

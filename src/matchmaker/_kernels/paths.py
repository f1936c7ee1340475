"""Shortest paths of moves: the last step from an answer that is almost the cheapest to one that is.

Three kinds of nodes stand in one row: m learners, then the pools, then the places. A path goes from a learner to a pool
it could go to, from a pool to who holds a seat there, from a pool with room to its place, from a place to its other
pools. Each node has a potential: what a learner pays in all, what a seat costs. `sea` is that of leaving, or of coming
from, a free seat. An arc costs what it would make somebody pay more, never less than nothing. A ghost holds a seat that
nobody holds and that has a price all the same; one after the other they are driven out.
"""

from typing import Final

import numpy as np

from matchmaker._kernels.compiled import inlined, lean
from matchmaker._kernels.heaps import CLOSED
from matchmaker._kernels.lists import let_go, take_in

NOBODY: Final = -1
FROM_SEA: Final = -2


@inlined
def climb(heap, place_in_heap, dist, at, node):
    """Move a node up in the heap, from the free spot `at`."""
    while at > 0:
        parent = (at - 1) // 2
        if dist[heap[parent]] <= dist[node]:
            break
        heap[at] = heap[parent]
        place_in_heap[heap[at]] = at
        at = parent
    heap[at] = node
    place_in_heap[node] = at


@inlined
def take_nearest(heap, place_in_heap, dist, size):
    """Take the nearest node out of a heap of this size."""
    nearest, last, at = heap[0], heap[size - 1], 0
    place_in_heap[nearest] = NOBODY
    size -= 1
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and dist[heap[child + 1]] < dist[heap[child]]:
            child += 1
        if dist[heap[child]] >= dist[last]:
            break
        heap[at] = heap[child]
        place_in_heap[heap[at]] = at
        at = child
    if size > 0:
        heap[at] = last
        place_in_heap[last] = at
    return nearest


@inlined
def relax(node, length, parent, search, sizes):
    """Note a shorter way to a node."""
    dist, came, heap, place_in_heap, trail, is_dead = search
    if length >= dist[node] or is_dead[node]:
        return False
    if dist[node] == CLOSED:
        trail[sizes[1]] = node
        sizes[1] += 1
    dist[node] = length
    came[node] = parent
    at = place_in_heap[node]
    if at == NOBODY:
        at = sizes[0]
        sizes[0] += 1
    climb(heap, place_in_heap, dist, at, node)
    return True


@lean
def walk(edges, prices, market, flow, potential, sea, outside, search, via, sizes, seeks_ghost, farthest):
    """Go on from the nodes in the heap to the nearest end: a ghost, else a free seat, or staying without a place.

    Gives the node at the end and how far it is; the node of a learner when it stays without a place, -1 when none is
    found.
    """
    ptr, packed, tail_bits = edges
    far, scale = prices
    pool_place, place_first, pool_cap, place_cap = market
    first, after, before, fill, held, ghosts, held_edge = flow
    dist, came, heap, place_in_heap, trail, is_dead = search
    learners, pools = len(ptr) - 1, len(pool_place)
    tail_mask = (1 << tail_bits) - 1
    goal, nearest = NOBODY, farthest
    while sizes[0] > 0:
        node = take_nearest(heap, place_in_heap, dist, sizes[0])
        sizes[0] -= 1
        here = dist[node]
        if here > nearest:
            break
        if node < learners:
            if not seeks_ghost and outside != CLOSED and here + outside + sea - potential[node] < nearest:
                goal, nearest = node, here + outside + sea - potential[node]
            for edge in range(ptr[node], ptr[node + 1]):
                word = np.int64(packed[edge])
                pool = word >> tail_bits
                if pool_cap[pool] == 0:
                    continue
                cost = (far - (word & tail_mask)) * scale
                length = here + cost + potential[learners + pool] - potential[node]
                if length <= nearest and relax(learners + pool, length, node, search, sizes):
                    via[pool] = edge
            continue
        if node < learners + pools:
            pool = node - learners
            if ghosts[pool] > 0:
                return node, here
            holder = first[pool]
            while holder >= 0:
                relax(holder, here, node, search, sizes)
                holder = after[holder]
            place = learners + pools + pool_place[pool]
            length = here + potential[place] - potential[node]
            if fill[pool] < pool_cap[pool] and length <= nearest:
                relax(place, length, node, search, sizes)
            continue
        place = node - learners - pools
        if not seeks_ghost and held[place] < place_cap[place] and here + sea - potential[node] < nearest:
            goal, nearest = node, here + sea - potential[node]
        for pool in range(place_first[place], place_first[place + 1]):
            length = here + potential[learners + pool] - potential[node]
            if fill[pool] > 0 and length <= nearest:
                relax(learners + pool, length, node, search, sizes)
    return goal, nearest


@lean
def move_back_from(goal, edges, market, flow, came, via):
    """Move everybody on the path that ends here one on."""
    ptr, packed, tail_bits = edges
    pool_place, place_first, pool_cap, place_cap = market
    first, after, before, fill, held, ghosts, held_edge = flow
    learners, pools = len(ptr) - 1, len(pool_place)
    node = goal
    if node >= learners + pools:
        held[node - learners - pools] += 1
    elif node >= learners:
        ghosts[node - learners] -= 1
    else:
        let_go(node, np.int64(packed[held_edge[node]]) >> tail_bits, first, after, before)
        held_edge[node] = NOBODY
        node = came[node]
    while node >= 0:
        parent = came[node]
        if node >= learners + pools:
            if parent >= 0:
                fill[parent - learners] += 1
            else:
                held[node - learners - pools] -= 1
        elif node >= learners:
            pool = node - learners
            if parent >= learners:
                fill[pool] -= 1
            else:
                if held_edge[parent] >= 0:
                    let_go(parent, np.int64(packed[held_edge[parent]]) >> tail_bits, first, after, before)
                held_edge[parent] = via[pool]
                take_in(parent, pool, first, after, before)
        node = parent


@lean
def forget(nearest, potential, search, sizes):
    """Raise what was nearer than the end, and clear the search."""
    dist, came, heap, place_in_heap, trail, is_dead = search
    for index in range(sizes[1]):
        node = trail[index]
        if nearest != CLOSED and dist[node] < nearest:
            potential[node] += nearest - dist[node]
        if nearest == CLOSED:
            is_dead[node] = True
        dist[node] = CLOSED
        place_in_heap[node] = NOBODY
    sizes[0], sizes[1] = 0, 0


@lean
def send(asking, edges, prices, market, flow, potential, sea, outside, search, via, sizes):
    """Send each asking learner along a shortest path, at any cost if `outside` is closed; gives how many it seats."""
    dist, came, heap, place_in_heap, trail, is_dead = search
    learners = len(edges[0]) - 1
    placed = 0
    for learner in asking:
        if is_dead[learner]:
            continue
        relax(learner, 0, NOBODY, search, sizes)
        goal, nearest = walk(edges, prices, market, flow, potential, sea, outside, search, via, sizes, False, CLOSED)
        if goal != NOBODY:
            if goal != learner:
                move_back_from(goal, edges, market, flow, came, via)
            placed += goal >= learners
        forget(nearest, potential, search, sizes)
    return placed


@lean
def ask_who_comes(edges, prices, market, flow, potential, sea, outside, search, via, sizes):
    """Let the nearest of all who could come for the seat of a ghost set how far the sea is; gives its new potential."""
    first, after, before, fill, held, ghosts, held_edge = flow
    learners, pools = len(edges[0]) - 1, len(market[0])
    most = CLOSED
    for pool in range(pools):
        if ghosts[pool] > 0:
            most = min(most, potential[learners + pool] - sea)
    for learner in range(learners):
        if held_edge[learner] < 0:
            relax(learner, potential[learner] - outside - sea, FROM_SEA, search, sizes)
    for place in range(len(held)):
        node = learners + pools + place
        if held[place] > 0 and potential[node] - sea <= most:
            relax(node, potential[node] - sea, FROM_SEA, search, sizes)
    goal, nearest = walk(edges, prices, market, flow, potential, sea, outside, search, via, sizes, True, CLOSED)
    forget(nearest, potential, search, sizes)
    return sea + nearest


@lean
def come(node, edges, prices, market, flow, potential, sea, outside, search, via, sizes):
    """Let somebody come from the sea for the seat of a ghost where that costs nothing; gives whether it could."""
    relax(node, 0, FROM_SEA, search, sizes)
    goal, nearest = walk(edges, prices, market, flow, potential, sea, outside, search, via, sizes, True, 0)
    if goal == NOBODY:
        forget(CLOSED, potential, search, sizes)
        return False
    move_back_from(goal, edges, market, flow, search[1], via)
    forget(0, potential, search, sizes)
    return True


@lean
def drive_out(edges, prices, market, flow, potential, sea, outside, search, via, sizes):
    """Drive out every ghost: somebody comes, or its seat loses its price; gives the potential of the sea."""
    first, after, before, fill, held, ghosts, held_edge = flow
    is_dead = search[5]
    learners, pools = len(edges[0]) - 1, len(market[0])
    left = ghosts.sum()
    while left > 0:
        sea = ask_who_comes(edges, prices, market, flow, potential, sea, outside, search, via, sizes)
        for learner in range(learners):
            if left > 0 and held_edge[learner] < 0 and not is_dead[learner] and potential[learner] == outside + sea:
                left -= come(learner, edges, prices, market, flow, potential, sea, outside, search, via, sizes)
        for place in range(len(held)):
            node = learners + pools + place
            while left > 0 and held[place] > 0 and not is_dead[node] and potential[node] == sea:
                left -= come(node, edges, prices, market, flow, potential, sea, outside, search, via, sizes)
        is_dead[:] = False
    return sea

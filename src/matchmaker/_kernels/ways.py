"""Where somebody can go who must leave a seat: a shortest way to a free one, others moving on."""

from typing import Final

from matchmaker._kernels.chance import draw
from matchmaker._kernels.compiled import inlined, lean
from matchmaker._kernels.held import has_room

MOST_LOOKED_AT: Final = 16
"""A way is sought among so many learners."""


@inlined
def look_at(wanted, came, newcomer, places, seats, search, size):
    """Put in the queue who could make room for one more in a pool; gives how long the queue is."""
    pool_place, place_ptr, place_pools, pool_cap, place_cap = places
    fill, held, first, after, before = seats
    queue, came_from, came_by, seen_pool, seen_place, seen, turn = search
    seen_pool[wanted] = turn[0]
    place, is_full = pool_place[wanted], fill[wanted] >= pool_cap[wanted]
    if not is_full:
        if seen_place[place] == turn[0]:
            return size
        seen_place[place] = turn[0]
    for at in range(place_ptr[place], place_ptr[place + 1]):
        if is_full and place_pools[at] != wanted:
            continue
        holder = first[place_pools[at]]
        while holder >= 0 and size < len(queue):
            if holder != newcomer and seen[holder] != turn[0]:
                seen[holder] = turn[0]
                queue[size] = holder
                came_from[size], came_by[size] = came
                size += 1
            holder = after[holder]
    return size


@lean
def way(leaver, lost, newcomer, is_any, chance, edges, places, seats, bar, search):
    """Where in the queue the learner stands who takes the free seat, and its edge; or -1 and -1.

    Who stands at `k` there makes room for `queue[came_from[k]]`, who goes on by the edge `came_by[k]`; the first one is
    the leaver, without a seat, who does not go back to the pool it lost. The newcomer stays. Unless `is_any`, nobody
    goes where the place ranks it below all holders.
    """
    ptr, pool, lrank, prank = edges
    queue, came_from, came_by, seen_pool, seen_place, seen, turn = search
    turn[0] += 1
    queue[0], came_from[0], came_by[0] = leaver, -1, -1
    seen_pool[lost], seen[leaver] = turn[0], turn[0]
    head, size = 0, 1
    while head < size:
        start, count = ptr[queue[head]], ptr[queue[head] + 1] - ptr[queue[head]]
        first = draw(chance, count)  # not always the same way from the same seat
        for at in range(count):
            edge = start + (first + at) % count
            wanted = pool[edge]
            if seen_pool[wanted] == turn[0] or places[3][wanted] == 0:
                continue
            if has_room(wanted, places, seats):
                return head, edge
            if is_any or prank[edge] <= bar[wanted]:
                size = look_at(wanted, (head, edge), newcomer, places, seats, search, size)
        head += 1
    return -1, -1

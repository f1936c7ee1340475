"""The loops of the checker; they know arrays and an answer, and nothing of how it was found."""

from matchmaker._kernels.compiled import lean


@lean
def count_holders(edge, is_movable, pool, pool_place, prank, minutes, in_pool, at_place, worst_in_pool, worst_at_place):
    """Count who holds each pool and place, and note the worst rank of who may move; gives placed and total minutes."""
    placed, total = 0, 0
    for learner in range(len(edge)):
        taken = edge[learner]
        if taken < 0:
            continue
        wanted = pool[taken]
        place = pool_place[wanted]
        placed += 1
        total += int(minutes[taken])
        in_pool[wanted] += 1
        at_place[place] += 1
        if is_movable[learner]:
            worst_in_pool[wanted] = max(worst_in_pool[wanted], int(prank[taken]))
            worst_at_place[place] = max(worst_at_place[place], int(prank[taken]))
    return placed, total


@lean
def find_blocking(edge, is_movable, is_open, edges, bar, found):
    """Write the blocking edges in `found` as far as it goes; gives how many there are, of how many learners.

    `bar[pool]` is what a rank must stay below to be welcome. `is_open[e]` is empty where no edge is forbidden.
    """
    ptr, pool, lrank, prank = edges
    pairs, learners = 0, 0
    for learner in range(len(edge)):
        if not is_movable[learner]:
            continue
        taken, before = edge[learner], pairs
        for wish in range(ptr[learner], ptr[learner + 1]):
            if taken >= 0 and lrank[wish] >= lrank[taken]:
                break
            if int(prank[wish]) < bar[pool[wish]] and (len(is_open) == 0 or is_open[wish]):
                if pairs < len(found):
                    found[pairs] = wish
                pairs += 1
        if pairs > before:
            learners += 1
    return pairs, learners


@lean
def list_holders(edge, pool, first, holder):
    """Sort the holders by pool: those of `p` stand from `first[p]` up to `first[p + 1]`; `first` begins as zeros."""
    pools = len(first) - 1
    for taken in edge:
        if taken >= 0:
            first[pool[taken] + 1] += 1
    for one in range(pools):
        first[one + 1] += first[one]
    for learner in range(len(edge)):
        if edge[learner] >= 0:
            wanted = pool[edge[learner]]
            holder[first[wanted]] = learner
            first[wanted] += 1
    for one in range(pools, 0, -1):
        first[one] = first[one - 1]
    first[0] = 0


@lean
def spread(queue, size, fresh, edges, is_open, places, has_room, holders, is_fixed, is_asking, is_reached):
    """Mark every pool that the learners of the queue can reach, and every learner who could make room there.

    `fresh` is room to work in, for as many pools as there are.
    """
    ptr, pool = edges
    pool_place, place_ptr, place_pools = places
    first, holder = holders
    head = 0
    while head < size:
        learner = queue[head]
        head += 1
        for wish in range(ptr[learner], ptr[learner + 1]):
            wanted = pool[wish]
            if is_reached[wanted] or (len(is_open) and not is_open[wish]):
                continue
            fresh[0], count = wanted, 1
            if has_room[wanted]:
                place = pool_place[wanted]
                for at in range(place_ptr[place], place_ptr[place + 1]):
                    if place_pools[at] != wanted:
                        fresh[count] = place_pools[at]
                        count += 1
            for at in range(count):
                other = fresh[at]
                if is_reached[other]:
                    continue
                is_reached[other] = True
                for seat in range(first[other], first[other + 1]):
                    one = holder[seat]
                    if not is_asking[one] and not is_fixed[one]:
                        is_asking[one] = True
                        queue[size] = one
                        size += 1

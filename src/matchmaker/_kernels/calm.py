"""Chains of moves tried at random; one is kept when no fewer are placed, no more pairs block and levels explain it.

Chance is a row of numbers from one seed; no clock is read. `rank[n]` is how each learner ranks what it holds. `levels`
holds what the moves must keep: a holder stands at least as high as who envies it, and higher where the pair blocks.
"""

from typing import Final

from matchmaker._kernels.chance import draw
from matchmaker._kernels.compiled import inlined, lean
from matchmaker._kernels.held import OPEN, has_room, move, set_bars
from matchmaker._kernels.ways import way

LONGEST: Final = 6
"""So many learners give way in a chain, and so many fill the seat that it leaves."""

IMPOSSIBLE: Final = -9
"""What a chain gains that cannot be."""

WAYS: Final = 6
"""Of eight chains from an edge that blocks, for so many a shortest way is sought; the others go on as chance has it."""

MOST_LIFTS: Final = 10_000
"""A chain that makes the loop compare more levels than this is not kept."""


@inlined
def flip(edge, learner, known):
    """Note that an edge blocks, or no longer does; keep who has such an edge in the list `asking`."""
    blocks, count_of, asking, spot, totals = known
    blocks[edge] = not blocks[edge]
    if blocks[edge]:
        totals[0] += 1
        if count_of[learner] == 0:
            spot[learner] = totals[1]
            asking[totals[1]] = learner
            totals[1] += 1
        count_of[learner] += 1
        return
    totals[0] -= 1
    count_of[learner] -= 1
    if count_of[learner] == 0:
        totals[1] -= 1
        last = asking[totals[1]]
        asking[spot[learner]] = last
        spot[last] = spot[learner]


@lean
def count(movable, edges, places, seats, answer, known):
    """Find every edge that blocks, and the bar of every pool."""
    ptr, pool, lrank, prank = edges
    edge_of, rank, bar = answer
    for place in range(len(places[4])):
        set_bars(place, prank, edge_of, places, seats, bar)
    for learner in movable:
        for edge in range(ptr[learner], ptr[learner + 1]):
            if lrank[edge] < rank[learner] and prank[edge] < bar[pool[edge]]:
                flip(edge, learner, known)


@inlined
def from_rank(one, least, index):
    """Where the edges to a pool start that the place ranks no better than this."""
    low, high = index[1][one], index[1][one + 1]
    while low < high:
        middle = (low + high) // 2
        if index[4][middle] < least:
            low = middle + 1
        else:
            high = middle
    return low


@lean
def settle(log, edges, index, places, seats, answer, known):
    """Count anew what blocks at the places that were touched and for the learners who moved; write down each change."""
    ptr, pool, lrank, prank = edges
    owner, rev_ptr, rev, rev_owner, rev_prank, rev_lrank = index
    place_ptr, place_pools = places[1], places[2]
    moved, former, touched, flipped, barred, old, sizes = log
    edge_of, rank, bar = answer
    blocks = known[0]
    for row in range(sizes[1]):
        first, last = place_ptr[touched[row]], place_ptr[touched[row] + 1]
        for at in range(first, last):
            old[at - first] = bar[place_pools[at]]
        set_bars(touched[row], prank, edge_of, places, seats, bar)
        for at in range(first, last):
            one = place_pools[at]
            was, now = old[at - first], bar[one]
            if was == now:
                continue
            barred[sizes[3], 0], barred[sizes[3], 1] = one, was
            sizes[3] += 1
            where, high = from_rank(one, min(was, now), index), max(was, now)
            while where < rev_ptr[one + 1] and rev_prank[where] < high:
                learner, edge = rev_owner[where], rev[where]
                if rev_lrank[where] < rank[learner] and blocks[edge] != (now > was):
                    flip(edge, learner, known)
                    flipped[sizes[2]] = edge
                    sizes[2] += 1
                where += 1
    for row in range(sizes[0]):
        learner = moved[row]
        for edge in range(ptr[learner], ptr[learner + 1]):
            if blocks[edge] != (lrank[edge] < rank[learner] and prank[edge] < bar[pool[edge]]):
                flip(edge, learner, known)
                flipped[sizes[2]] = edge
                sizes[2] += 1


@lean
def go(learner, edge, log, edges, places, seats, answer):
    """Move a learner and write it down."""
    moved, former, touched, flipped, barred, old, sizes = log
    edge_of, rank, bar = answer
    pool, pool_place = edges[1], places[0]
    had = edge_of[learner]
    moved[sizes[0]], former[sizes[0]] = learner, had
    sizes[0] += 1
    if had >= 0:
        touched[sizes[1]] = pool_place[pool[had]]
        sizes[1] += 1
    if edge >= 0:
        touched[sizes[1]] = pool_place[pool[edge]]
        sizes[1] += 1
    move(learner, edge, edge_of, pool, pool_place, seats)
    rank[learner] = edges[2][edge] if edge >= 0 else OPEN


@lean
def go_back(log, edges, index, places, seats, answer, known):
    """Undo what was written down."""
    moved, former, touched, flipped, barred, old, sizes = log
    edge_of, rank, bar = answer
    for row in range(sizes[0] - 1, -1, -1):
        move(moved[row], former[row], edge_of, edges[1], places[0], seats)
        rank[moved[row]] = edges[2][former[row]] if former[row] >= 0 else OPEN
    for row in range(sizes[2] - 1, -1, -1):
        flip(flipped[row], index[0][flipped[row]], known)
    for row in range(sizes[3] - 1, -1, -1):
        bar[barred[row, 0]] = barred[row, 1]


@lean
def who_leaves(newcomer, one, chance, prank, places, seats, edge_of):
    """A holder that must make room for the newcomer, mostly one of the worst, or -1 where nobody must."""
    pool_place, place_ptr, place_pools, pool_cap, place_cap = places
    fill, held, first, after, before = seats
    place = pool_place[one]
    is_over = fill[one] > pool_cap[one]
    if not is_over and held[place] <= place_cap[place]:
        return -1
    is_any = draw(chance, 8) == 0
    leaver, worst, equals = -1, 0, 0
    for at in range(place_ptr[place], place_ptr[place + 1]):
        if is_over and place_pools[at] != one:
            continue
        holder = first[place_pools[at]]
        while holder >= 0:
            if holder != newcomer:
                of_holder = 0 if is_any else int(prank[edge_of[holder]])
                if leaver < 0 or of_holder > worst:
                    leaver, worst, equals = holder, of_holder, 1
                elif of_holder == worst:
                    equals += 1
                    if draw(chance, equals) == 0:
                        leaver = holder
            holder = after[holder]
    return leaver


@lean
def next_edge(learner, lost, is_last, chance, edges, places, seats, bar):
    """Where a learner goes who lost its seat: its best edge where there is room or it is welcome, or any; or -1."""
    ptr, pool, lrank, prank = edges
    if not is_last and draw(chance, 4) == 0:
        edge = ptr[learner] + draw(chance, ptr[learner + 1] - ptr[learner])
        return edge if pool[edge] != lost and places[3][pool[edge]] > 0 else -1
    for edge in range(ptr[learner], ptr[learner + 1]):
        one = pool[edge]
        if one != lost and (has_room(one, places, seats) or (not is_last and prank[edge] < bar[one])):
            return edge
    return -1


@lean
def who_comes(one, but, is_placed_welcome, chance, index, rank):
    """The edge of who would rather have a free seat, the best-ranked, equals by chance; or -1."""
    owner, rev_ptr, rev, rev_owner, rev_prank, rev_lrank = index
    found, best, equals = -1, 0, 0
    for where in range(rev_ptr[one], rev_ptr[one + 1]):
        if found >= 0 and rev_prank[where] > best:
            break
        learner = rev_owner[where]
        if learner == but or rev_lrank[where] >= rank[learner] or not (is_placed_welcome or rank[learner] == OPEN):
            continue
        best = rev_prank[where]
        equals += 1
        if draw(chance, equals) == 0:
            found = rev[where]
    return found


@lean
def first_move(movable, chance, edges, edge_of, known):
    """A learner and an edge to begin with: mostly one that blocks, else mostly of somebody without a place."""
    ptr = edges[0]
    blocks, count_of, asking, spot, totals = known
    if totals[1] > 0 and draw(chance, 4) > 0:
        learner = asking[draw(chance, totals[1])]
        turn = draw(chance, count_of[learner])
        for edge in range(ptr[learner], ptr[learner + 1]):
            if blocks[edge]:
                if turn == 0:
                    return learner, edge
                turn -= 1
    learner = movable[draw(chance, len(movable))]
    for _ in range(4):
        if edge_of[learner] >= 0:
            learner = movable[draw(chance, len(movable))]
    size = ptr[learner + 1] - ptr[learner]
    edge = ptr[learner] + draw(chance, size) if size > 0 else -1
    return learner, (edge if edge != edge_of[learner] else -1)


@lean
def give_way(newcomer, edge, chance, log, edges, places, seats, answer):
    """Let who must leave take the next seat, a few times; gives -1 where one is left without, and the last to move."""
    pool, prank = edges[1], edges[3]
    edge_of, rank, bar = answer
    last, one = newcomer, edge
    for step in range(LONGEST):
        leaver = who_leaves(last, pool[one], chance, prank, places, seats, edge_of)
        if leaver < 0:
            break
        lost, last = pool[edge_of[leaver]], leaver
        go(leaver, -1, log, edges, places, seats, answer)
        one = next_edge(leaver, lost, step == LONGEST - 1, chance, edges, places, seats, bar)
        if one < 0:
            return -1, last
        go(leaver, one, log, edges, places, seats, answer)
    return 0, last


@lean
def go_ways(newcomer, edge, is_sought, chance, log, edges, places, seats, answer, search):
    """Let who must leave go on a shortest way; gives -1 where there is none, and who had to leave."""
    pool, prank = edges[1], edges[3]
    edge_of, rank, bar = answer
    leaver = who_leaves(newcomer, pool[edge], chance, prank, places, seats, edge_of)
    if leaver < 0:
        return 0, newcomer
    lost = pool[edge_of[leaver]]
    go(leaver, -1, log, edges, places, seats, answer)
    if not is_sought:
        return -1, leaver
    is_any = draw(chance, 4) == 0
    at, one = way(leaver, lost, newcomer, is_any, chance, edges, places, seats, bar, search)
    if at < 0:
        return -1, leaver
    for _ in range(LONGEST):
        go(search[0][at], one, log, edges, places, seats, answer)
        if at == 0:
            return 0, leaver
        at, one = search[1][at], search[2][at]
    return IMPOSSIBLE, leaver


@lean
def try_chain(learner, edge, is_way, chance, log, edges, index, places, seats, answer, search):
    """A chain that begins with this move; gives how many more are placed, or `IMPOSSIBLE`."""
    pool = edges[1]
    edge_of, rank, bar = answer
    had = edge_of[learner]
    go(learner, edge, log, edges, places, seats, answer)
    if is_way:
        is_sought = had >= 0 or draw(chance, 4) == 0  # else as many are placed without one
        gain, last = go_ways(learner, edge, is_sought, chance, log, edges, places, seats, answer, search)
    else:
        gain, last = give_way(learner, edge, chance, log, edges, places, seats, answer)
    if gain == IMPOSSIBLE:
        return gain
    if had < 0:
        return gain + 1
    but = last if gain < 0 else learner
    for _ in range(LONGEST):
        left = pool[had]
        comer = who_comes(left, but, gain == 0, chance, index, rank) if has_room(left, places, seats) else -1
        if comer < 0:
            break
        had = edge_of[index[0][comer]]
        go(index[0][comer], comer, log, edges, places, seats, answer)
        if had < 0:
            gain += 1
            break
    return gain if gain >= 0 else IMPOSSIBLE


@inlined
def goes_round(holder, learner, lifted_by):
    """Whether the learner was lifted because of the holder: then both would rise for ever."""
    while learner >= 0 and learner != holder:
        learner = lifted_by[learner]
    return learner == holder


@lean
def lift(edge, learner, edges, places, seats, edge_of, levels):
    """Lift the holders of the pool of an edge that the learner would rather have; whether that can be."""
    pool, prank = edges[1], edges[3]
    pool_place, place_ptr, place_pools, pool_cap, place_cap = places
    fill, first, after = seats[0], seats[2], seats[3]
    level, is_apart, lifted, queue, is_queued, sizes, highest, lifted_by = levels
    one = pool[edge]
    if has_room(one, places, seats):
        return is_apart[edge]
    is_full, place = fill[one] >= pool_cap[one], pool_place[one]
    for at in range(place_ptr[place], place_ptr[place + 1]):
        if is_full and place_pools[at] != one:
            continue
        holder = first[place_pools[at]]
        while holder >= 0:
            needed = level[learner]
            if prank[edge_of[holder]] > prank[edge] and not is_apart[edge]:
                needed += 1
            sizes[1] += 1
            if level[holder] < needed:
                if needed > highest or sizes[1] > MOST_LIFTS or goes_round(holder, learner, lifted_by):
                    return False
                lifted_by[holder] = learner
                lifted[sizes[0], 0], lifted[sizes[0], 1] = holder, level[holder]
                sizes[0] += 1
                level[holder] = needed
                if not is_queued[holder]:
                    is_queued[holder] = True
                    queue[sizes[3] % len(queue)] = holder
                    sizes[3] += 1
            holder = after[holder]
    return True


@lean
def explain(log, edges, index, places, seats, answer, known, levels):
    """Lift levels until they explain the answer again; whether they can, else they stay as they were."""
    ptr, lrank = edges[0], edges[2]
    owner, rev_ptr, rev, rev_owner, rev_prank, rev_lrank = index
    moved, former, touched, flipped, barred, old, done = log
    edge_of, rank, bar = answer
    level, is_apart, lifted, queue, is_queued, sizes, highest, lifted_by = levels
    blocks, is_explained = known[0], True
    sizes[:] = 0
    for row in range(done[0]):
        if not is_queued[moved[row]]:
            is_queued[moved[row]] = True
            queue[sizes[3] % len(queue)] = moved[row]
            sizes[3] += 1
    for row in range(done[1]):
        for at in range(places[1][touched[row]], places[1][touched[row] + 1]):
            one = places[2][at]
            for where in range(rev_ptr[one], rev_ptr[one + 1]):
                learner = rev_owner[where]
                if is_explained and rev_lrank[where] < rank[learner] and (level[learner] > 0 or blocks[rev[where]]):
                    is_explained = lift(rev[where], learner, edges, places, seats, edge_of, levels)
    while sizes[2] < sizes[3]:
        learner = queue[sizes[2] % len(queue)]
        sizes[2] += 1
        is_queued[learner] = False
        edge = ptr[learner]
        while is_explained and edge < ptr[learner + 1] and lrank[edge] < rank[learner]:
            if level[learner] > 0 or blocks[edge]:
                is_explained = lift(edge, learner, edges, places, seats, edge_of, levels)
            edge += 1
    for row in range(sizes[0] - 1, -1, -1):
        lifted_by[lifted[row, 0]] = -1
        if not is_explained:
            level[lifted[row, 0]] = lifted[row, 1]
    return is_explained


@lean
def calm(trials, movable, chance, log, edges, index, places, seats, answer, known, levels, search):
    """Try so many chains of moves; gives how many were kept."""
    totals, kept = known[4], 0
    for _ in range(trials if len(movable) else 0):
        learner, edge = first_move(movable, chance, edges, answer[0], known)
        if edge < 0 or places[3][edges[1][edge]] == 0:
            continue
        log[6][:] = 0
        before = totals[0]
        is_way = known[0][edge] and draw(chance, 8) < WAYS
        gain = try_chain(learner, edge, is_way, chance, log, edges, index, places, seats, answer, search)
        if gain >= 0:
            settle(log, edges, index, places, seats, answer, known)
            if totals[0] <= before and explain(log, edges, index, places, seats, answer, known, levels):
                kept += 1
                continue
        go_back(log, edges, index, places, seats, answer, known)
    return kept

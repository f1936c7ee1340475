"""One learner more asks, in a round that was decided: whom it takes a seat from goes on, and so forth."""

import numpy as np

from matchmaker._kernels.compiled import kernel
from matchmaker._kernels.heaps import admit_among_many
from matchmaker._kernels.propose import admit_among_few


@kernel
def join(learner, turn, edges, keys, market, few, heaps, bar, state, seen, moved, step_before):
    """Let one learner ask from its first edge on, and whoever must leave go on, until nobody has to.

    `moved` gets who changes, each once, the newcomer first; `step_before` where it stood. Gives how many.
    """
    ptr, packed, near_bits, tail_bits = edges
    lift, luck, class_shift, near_shift = keys
    pool_block, block = few
    pool_place, place_first, pool_cap, place_cap = market
    step, stage = state
    near_mask, tail_mask = (1 << near_bits) - 1, (1 << tail_bits) - 1
    count, edge = 0, ptr[learner]
    while learner >= 0:
        if seen[learner] != turn:
            seen[learner] = turn
            moved[count] = learner
            step_before[count] = step[learner]
            count += 1
        end, wanted, key = ptr[learner + 1], -1, 0
        own = lift[stage[learner]] + luck[learner]
        while edge < end:
            word = np.int64(packed[edge])
            wanted, tail = word >> tail_bits, word & tail_mask
            key = own + ((tail >> near_bits) << class_shift) + ((tail & near_mask) << near_shift)
            if key > bar[wanted]:
                break
            edge += 1
        step[learner] = edge - ptr[learner]
        if edge < end:
            at = pool_block[wanted]
            if at >= 0:
                learner = admit_among_few(learner, key, wanted, at, block, bar)
            else:
                seats = (place_first, pool_cap, place_cap)
                learner = admit_among_many(learner, key, wanted, pool_place[wanted], seats, heaps, bar)
            if learner >= 0:
                edge = ptr[learner] + int(step[learner]) + 1
        elif stage[learner] + 1 < len(lift) and ptr[learner] < end:
            stage[learner] += 1
            edge = ptr[learner]
        else:
            learner = -1
    return count

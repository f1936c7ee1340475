"""One learner more asks, in a round that was decided: whom it takes a seat from goes on, and so forth."""

from matchmaker._kernels.compiled import lean
from matchmaker._kernels.propose import admit, first_welcome


@lean
def join(learner, turn, edges, keys, market, few, heaps, bar, state, seen, moved, step_before):
    """Let one learner ask from its first edge on, and whoever must leave go on, until nobody has to.

    `moved` gets who changes, each once, the newcomer first; `step_before` where it stood. Gives how many.
    """
    ptr = edges[0]
    lift, luck, class_shift, near_shift = keys
    step, stage = state
    count, edge = 0, ptr[learner]
    while learner >= 0:
        if seen[learner] != turn:
            seen[learner] = turn
            moved[count] = learner
            step_before[count] = step[learner]
            count += 1
        end, own = ptr[learner + 1], lift[stage[learner]] + luck[learner]
        edge, wanted, key = first_welcome(edge, end, own, edges, (class_shift, near_shift), bar)
        step[learner] = edge - ptr[learner]
        if edge < end:
            learner = admit(learner, key, wanted, market, few, heaps, bar)
            if learner >= 0:
                edge = ptr[learner] + int(step[learner]) + 1
        elif stage[learner] + 1 < len(lift) and ptr[learner] < end:
            stage[learner] += 1
            edge = ptr[learner]
        else:
            learner = -1
    return count

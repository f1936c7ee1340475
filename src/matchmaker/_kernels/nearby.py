"""An order in which neighbours in the market are neighbours in memory, from the edges alone."""

from typing import Final

from matchmaker._kernels.compiled import lean

BEST_LIKED: Final = 6
"""So many edges of a learner show where it belongs."""


@lean
def list_askers(ptr, pool, pool_place, first, asker):
    """Sort learners by the place they like best: those of `p` stand from `first[p]` on; `first` begins as zeros."""
    for learner in range(len(ptr) - 1):
        if ptr[learner] < ptr[learner + 1]:
            first[pool_place[pool[ptr[learner]]] + 1] += 1
    for place in range(len(first) - 1):
        first[place + 1] += first[place]
    for learner in range(len(ptr) - 1):
        if ptr[learner] < ptr[learner + 1]:
            place = pool_place[pool[ptr[learner]]]
            asker[first[place]] = learner
            first[place] += 1
    for place in range(len(first) - 1, 0, -1):
        first[place] = first[place - 1]
    first[0] = 0


@lean
def go_round(ptr, pool, pool_place, first, asker, number_of_place, queue, learners):
    """Number the places from neighbour to neighbour, and list the learners in the order in which they are met.

    `number_of_place` begins as -1. Gives how many learners were met: all who have edges.
    """
    met, numbered, head = 0, 0, 0
    for start in range(len(number_of_place)):
        if number_of_place[start] >= 0:
            continue
        number_of_place[start] = numbered
        queue[numbered] = start
        numbered += 1
        while head < numbered:
            place = queue[head]
            head += 1
            for at in range(first[place], first[place + 1]):
                learner = asker[at]
                learners[met] = learner
                met += 1
                for edge in range(ptr[learner], min(ptr[learner] + BEST_LIKED, ptr[learner + 1])):
                    other = pool_place[pool[edge]]
                    if number_of_place[other] < 0:
                        number_of_place[other] = numbered
                        queue[numbered] = other
                        numbered += 1
    return met


@lean
def number_as_met(values, number):
    """Number values in the order in which they first stand there; `number` begins as -1. Gives how many were met."""
    met = 0
    for value in values:
        if number[value] < 0:
            number[value] = met
            met += 1
    return met

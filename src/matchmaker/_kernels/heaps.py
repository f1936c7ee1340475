"""Places with many seats: the holders of each pool in a heap, the weakest first.

`slot_key` and `slot_learner` from `slot_ptr[pool]` on hold `fill[pool]` learners; `held[place]` counts over its pools.
"""

from typing import Final

from matchmaker._kernels.compiled import inlined

CLOSED: Final = 2**63 - 1
"""The bar of a pool that takes nobody."""


@inlined
def sink(slot_key, slot_learner, base, size):
    """Put the root of a heap where it belongs."""
    key, learner, here = slot_key[base], slot_learner[base], 0
    while True:
        child = 2 * here + 1
        if child >= size:
            break
        if child + 1 < size and slot_key[base + child + 1] < slot_key[base + child]:
            child += 1
        if slot_key[base + child] >= key:
            break
        slot_key[base + here] = slot_key[base + child]
        slot_learner[base + here] = slot_learner[base + child]
        here = child
    slot_key[base + here] = key
    slot_learner[base + here] = learner


@inlined
def rise(slot_key, slot_learner, base, here, key, learner):
    """Put a key in a heap, from the free slot `here` upwards."""
    while here > 0:
        parent = (here - 1) // 2
        if slot_key[base + parent] <= key:
            break
        slot_key[base + here] = slot_key[base + parent]
        slot_learner[base + here] = slot_learner[base + parent]
        here = parent
    slot_key[base + here] = key
    slot_learner[base + here] = learner


@inlined
def weakest_pool(first, last, slot_ptr, slot_key, fill):
    """The pool, from `first` up to `last`, that holds the weakest learner of a place."""
    weakest, least = -1, CLOSED
    for pool in range(first, last):
        if fill[pool] > 0 and slot_key[slot_ptr[pool]] < least:
            weakest, least = pool, slot_key[slot_ptr[pool]]
    return weakest


@inlined
def admit_among_many(learner, key, pool, place, market, heaps, bar):
    """Let a learner in whose key exceeds the bar; gives the learner that must leave, or -1."""
    place_first, pool_cap, place_cap = market
    slot_ptr, slot_key, slot_learner, fill, held = heaps
    base, leaver = slot_ptr[pool], -1
    first, last = place_first[place], place_first[place + 1]
    if fill[pool] == pool_cap[pool]:
        leaver = slot_learner[base]
        slot_key[base] = key
        slot_learner[base] = learner
        sink(slot_key, slot_learner, base, fill[pool])
    else:
        if held[place] == place_cap[place]:
            weakest = weakest_pool(first, last, slot_ptr, slot_key, fill)
            start, end = slot_ptr[weakest], fill[weakest] - 1
            leaver = slot_learner[start]
            slot_key[start] = slot_key[start + end]
            slot_learner[start] = slot_learner[start + end]
            fill[weakest] = end
            sink(slot_key, slot_learner, start, end)
        else:
            held[place] += 1
        rise(slot_key, slot_learner, base, fill[pool], key, learner)
        fill[pool] += 1
    if held[place] < place_cap[place]:
        if fill[pool] == pool_cap[pool]:
            bar[pool] = max(bar[pool], slot_key[base])
        return leaver
    least = slot_key[slot_ptr[weakest_pool(first, last, slot_ptr, slot_key, fill)]]
    for other in range(first, last):
        if bar[other] != CLOSED:
            own = slot_key[slot_ptr[other]] if fill[other] == pool_cap[other] else least
            bar[other] = max(bar[other], own)
    return leaver

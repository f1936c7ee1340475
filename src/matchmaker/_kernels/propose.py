"""Deferred acceptance: learners ask, pools and places keep whom they rank highest.

Keys are signed 64-bit numbers from 1 on; larger wins. The holders of a pool lie in a heap of their own, the weakest
first: `slot_key` and `slot_learner` from `slot_ptr[pool]` on, `fill[pool]` of them. `held[place]` counts over its
pools. `bar[pool]` is what a key must exceed to get in.
"""

from typing import Final

from matchmaker._kernels.compiled import kernel

CLOSED: Final = 2**63 - 1
"""The bar of a pool that takes nobody."""


@kernel
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


@kernel
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


@kernel
def weakest_pool(place, place_ptr, place_pools, slot_ptr, slot_key, fill):
    """The pool of a full place that holds the weakest learner there."""
    weakest, least = -1, CLOSED
    for at in range(place_ptr[place], place_ptr[place + 1]):
        pool = place_pools[at]
        if fill[pool] > 0 and slot_key[slot_ptr[pool]] < least:
            weakest, least = pool, slot_key[slot_ptr[pool]]
    return weakest


@kernel
def admit(learner, key, pool, place, place_ptr, place_pools, pool_cap, place_cap, slots, fill, held, bar):
    """Let a learner in whose key exceeds the bar; gives the learner that must leave, or -1."""
    slot_ptr, slot_key, slot_learner = slots
    base, leaver = slot_ptr[pool], -1
    if fill[pool] == pool_cap[pool]:
        leaver = slot_learner[base]
        slot_key[base] = key
        slot_learner[base] = learner
        sink(slot_key, slot_learner, base, fill[pool])
    else:
        if held[place] == place_cap[place]:
            weakest = weakest_pool(place, place_ptr, place_pools, slot_ptr, slot_key, fill)
            start, last = slot_ptr[weakest], fill[weakest] - 1
            leaver = slot_learner[start]
            slot_key[start] = slot_key[start + last]
            slot_learner[start] = slot_learner[start + last]
            fill[weakest] = last
            sink(slot_key, slot_learner, start, last)
        else:
            held[place] += 1
        rise(slot_key, slot_learner, base, fill[pool], key, learner)
        fill[pool] += 1
    if held[place] < place_cap[place]:
        if fill[pool] == pool_cap[pool]:
            bar[pool] = slot_key[base]
        return leaver
    weakest = weakest_pool(place, place_ptr, place_pools, slot_ptr, slot_key, fill)
    least = slot_key[slot_ptr[weakest]]
    for at in range(place_ptr[place], place_ptr[place + 1]):
        other = place_pools[at]
        if bar[other] != CLOSED:
            bar[other] = slot_key[slot_ptr[other]] if fill[other] == pool_cap[other] else least
    return leaver


@kernel
def propose(queue, edges, keys, places, slots, fill, held, bar, at, stage):
    """Deferred acceptance: each learner of the queue asks its edges in order.

    Who is refused everywhere goes on a stage. `at[n]` is the edge a learner holds, or the end of its edges when it
    holds none. The order of the queue changes nothing in the answer. Gives the number of keys that were compared.
    """
    ptr, pool, cls, minutes = edges
    lift, luck, top, class_shift, far, near_shift = keys
    pool_place, place_ptr, place_pools, pool_cap, place_cap = places
    asked = 0
    for index in range(len(queue)):
        learner = queue[index]
        edge = ptr[learner]
        while learner >= 0:
            end, wanted, key = ptr[learner + 1], -1, 0
            own = lift[stage[learner]] + luck[learner]
            while edge < end:
                wanted = pool[edge]
                asked += 1
                key = own + ((top - int(cls[edge])) << class_shift) + ((far - int(minutes[edge])) << near_shift)
                if key > bar[wanted]:
                    break
                edge += 1
            at[learner] = edge
            if edge < end:
                learner = admit(
                    learner,
                    key,
                    wanted,
                    pool_place[wanted],
                    place_ptr,
                    place_pools,
                    pool_cap,
                    place_cap,
                    slots,
                    fill,
                    held,
                    bar,
                )
                if learner >= 0:
                    edge = at[learner] + 1
            elif stage[learner] + 1 < len(lift) and ptr[learner] < end:
                stage[learner] += 1
                edge = ptr[learner]
            else:
                learner = -1
    return asked

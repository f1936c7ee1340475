"""Deferred acceptance: learners ask, pools and places keep whom they rank highest.

Keys are signed 64-bit numbers from 1 on; larger wins. Pools are numbered place by place. `bar[pool]` is what a key must
exceed to get in, and only rises. A place with few seats keeps its holders in a block of its own, from `pool_block` on:

    holders | seats << 16 | pools << 32,  its first pool,  the seats of each pool in 8 bits,
    then for each seat: key, learner << 8 | pool within the place

A place with many seats or pools keeps heaps; its pools have the block -1.
"""

from typing import Final

import numpy as np

from matchmaker._kernels.compiled import inlined, lean
from matchmaker._kernels.heaps import CLOSED, admit_among_many

FEW_SEATS: Final = 32
FEW_POOLS: Final = 7
HEADER: Final = 3


@lean
def pack(learners, ptr, edges, number_of_pool, top, far, bits, packed_ptr, packed):
    """Write each edge in one word: pool, class and nearness, larger is better; learner after learner in this order."""
    pool, cls, minutes = edges
    near_bits, tail_bits = bits
    at = packed_ptr[0]
    for index in range(len(learners)):
        learner = learners[index]
        packed_ptr[index] = at
        for edge in range(ptr[learner], ptr[learner + 1]):
            tail = ((top - int(cls[edge])) << near_bits) | (far - int(minutes[edge]))
            packed[at] = (int(number_of_pool[pool[edge]]) << tail_bits) | tail
            at += 1
    packed_ptr[len(learners)] = at


@lean
def pack_all(pool, cls, minutes, number_of_pool, top, far, bits, packed):
    """Write edges in words, where every learner asks; `number_of_pool` is empty where pools keep their number."""
    near, tail = 1 << bits[0], 1 << bits[1]  # products of words are worked out side by side, shifts are not
    if len(number_of_pool):
        for edge in range(len(packed)):
            number = np.int64(number_of_pool[pool[edge]])
            packed[edge] = number * tail + (top - np.int64(cls[edge])) * near + (far - np.int64(minutes[edge]))
    else:
        for edge in range(len(packed)):
            number = np.int64(pool[edge])
            packed[edge] = number * tail + (top - np.int64(cls[edge])) * near + (far - np.int64(minutes[edge]))


@lean
def sort_by_part(ptr, packed, tail_bits, cuts, queue, start):
    """Sort learners by the part where they ask first: those of part `p` stand from `start[p]` up to `start[p + 1]`.

    The pools of part `p` are `cuts[p]` up to `cuts[p + 1]`; `start` begins as zeros. Who has no edge goes anywhere.
    """
    last = len(packed) - 1
    for learner in range(len(ptr) - 1):
        part = part_of(np.int64(packed[min(ptr[learner], last)]) >> tail_bits, cuts)
        start[part + 1] += 1
    for part in range(len(cuts) - 1):
        start[part + 1] += start[part]
    for learner in range(len(ptr) - 1):
        part = part_of(np.int64(packed[min(ptr[learner], last)]) >> tail_bits, cuts)
        queue[start[part]] = learner
        start[part] += 1
    for part in range(len(cuts) - 1, 0, -1):
        start[part] = start[part - 1]
    start[0] = 0


@inlined
def part_of(pool, cuts):
    """The part of a pool."""
    part = 0
    while pool >= cuts[part + 1]:
        part += 1
    return part


@lean
def read_answer(learners, ptr, packed_ptr, step, edge):
    """Write the edge of each learner that asked, from where it stands in its list."""
    for index in range(len(learners)):
        learner = learners[index]
        is_placed = step[index] < packed_ptr[index + 1] - packed_ptr[index]
        edge[learner] = ptr[learner] + step[index] if is_placed else -1


@lean
def build_blocks(place_first, place_cap, pool_cap, block_ptr, pool_block, block):
    """Lay out the block of each place with few seats; nobody holds one yet."""
    for place in range(len(place_cap)):
        at, first, last = block_ptr[place], place_first[place], place_first[place + 1]
        if block_ptr[place + 1] == at:
            continue
        caps = 0
        for pool in range(first, last):
            caps |= int(pool_cap[pool]) << (8 * (pool - first))
            pool_block[pool] = at
        block[at] = (int(place_cap[place]) << 16) | (int(last - first) << 32)
        block[at + 1] = first
        block[at + 2] = caps


@inlined
def admit_among_few(learner, key, pool, at, block, bar):
    """Let a learner in whose key exceeds the bar; gives the learner that must leave, or -1."""
    head, first, caps = block[at], block[at + 1], block[at + 2]
    holders, seats, pools = head & 0xFFFF, (head >> 16) & 0xFFFF, head >> 32
    mine = pool - first
    cap = (caps >> (8 * mine)) & 0xFF
    start = at + HEADER
    in_pool, weakest, weakest_here, least, least_here = 0, -1, -1, CLOSED, CLOSED
    for slot in range(start, start + 2 * holders, 2):
        other = block[slot]
        if other < least:
            weakest, least = slot, other
        if block[slot + 1] & 0xFF == mine:
            in_pool += 1
            if other < least_here:
                weakest_here, least_here = slot, other
    leaver = -1
    if in_pool == cap:
        slot = weakest_here
        leaver = block[slot + 1] >> 8
    elif holders == seats:
        slot = weakest
        leaver = block[slot + 1] >> 8
    else:
        slot = start + 2 * holders
        holders += 1
        block[at] = head + 1
    block[slot] = key
    block[slot + 1] = (learner << 8) | mine
    end = start + 2 * holders
    if holders < seats:
        raise_bar(block, bar, start, end, pool, mine, cap, 0)
        return leaver
    least = CLOSED
    for slot in range(start, end, 2):
        least = min(least, block[slot])
    for other in range(pools):
        if bar[first + other] != CLOSED:
            raise_bar(block, bar, start, end, first + other, other, (caps >> (8 * other)) & 0xFF, least)
    return leaver


@inlined
def raise_bar(block, bar, start, end, pool, mine, cap, least):
    """Raise the bar of a pool: to its weakest holder when it is full, else to the weakest of a full place or 0."""
    in_pool, own = 0, CLOSED
    for slot in range(start, end, 2):
        if block[slot + 1] & 0xFF == mine:
            in_pool += 1
            own = min(own, block[slot])
    bar[pool] = max(bar[pool], own if in_pool == cap else least)


@inlined
def admit(learner, key, pool, market, few, heaps, bar):
    """Let a learner in whose key exceeds the bar; gives the learner that must leave, or -1."""
    pool_block, block = few
    pool_place, place_first, pool_cap, place_cap = market
    at = pool_block[pool]
    if at >= 0:
        return admit_among_few(learner, key, pool, at, block, bar)
    return admit_among_many(learner, key, pool, pool_place[pool], (place_first, pool_cap, place_cap), heaps, bar)


@inlined
def first_welcome(edge, end, own, edges, shifts, bar):
    """The first edge from here on where a learner gets in, or `end`; and its pool and key."""
    ptr, packed, near_bits, tail_bits = edges
    class_shift, near_shift = shifts
    near_mask, tail_mask = (1 << near_bits) - 1, (1 << tail_bits) - 1
    wanted, key = -1, 0
    while edge < end:
        word = np.int64(packed[edge])
        wanted, tail = word >> tail_bits, word & tail_mask
        key = own + ((tail >> near_bits) << class_shift) + ((tail & near_mask) << near_shift)
        if key > bar[wanted]:
            break
        edge += 1
    return edge, wanted, key


@lean
def propose(queue, mine, away, edges, keys, market, few, heaps, bar, state):
    """Each learner of the queue asks its edges in order, from `step` on; the order of the queue changes no answer.

    Who is refused everywhere goes on a stage and starts again. `step[n]` is the edge a learner holds, counted from its
    first one, or the number of its edges. Who would get in at a pool outside `mine` is written in `away`: another
    thread or machine goes on with it. Gives the number of edges looked at and of learners sent away.
    """
    ptr = edges[0]
    lift, luck, class_shift, near_shift = keys
    step, stage = state
    low, high = mine
    asked, sent = 0, 0
    for index in range(len(queue)):
        learner = queue[index]
        edge = ptr[learner] + int(step[learner])
        while learner >= 0:
            start, end = edge, ptr[learner + 1]
            own = lift[stage[learner]] + luck[learner]
            edge, wanted, key = first_welcome(edge, end, own, edges, (class_shift, near_shift), bar)
            step[learner] = edge - ptr[learner]
            asked += edge - start + (edge < end)
            if edge < end:
                if wanted < low or wanted >= high:
                    away[sent] = learner
                    sent += 1
                    break
                learner = admit(learner, key, wanted, market, few, heaps, bar)
                if learner >= 0:
                    edge = ptr[learner] + int(step[learner]) + 1
            elif stage[learner] + 1 < len(lift) and ptr[learner] < end:
                stage[learner] += 1
                edge = ptr[learner]
            else:
                learner = -1
    return asked, sent

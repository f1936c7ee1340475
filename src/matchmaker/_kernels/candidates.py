"""The best pools of many learners: blocks of neighbours are passed over, the rest is held against the best so far.

Spots are pools with a seat, by training and along a curve. A key holds total, nearness and number; larger wins, and no
two are equal. All numbers are whole; a distance is the root of square metres, rounded down.
"""

from typing import Final

import numpy as np

from matchmaker._kernels.compiled import kernel

METRE_SECONDS: Final = 60_000
"""Metres in a kilometre times seconds in a minute."""
MOST_MINUTES: Final = 1_000_000
NEAR_SHIFT: Final = 31
TOTAL_SHIFT: Final = 51
LAST_NUMBER: Final = 2**31 - 1
NEAR_MASK: Final = 2**20 - 1
TOP: Final = 1000
NEARNESS, OVERLAP, LEARNER, POOL = range(4)


@kernel
def bits(mask):
    """How many bits of a mask of at most 62 bits are set."""
    mask -= (mask >> 1) & 0x5555555555555555
    mask = (mask & 0x3333333333333333) + ((mask >> 2) & 0x3333333333333333)
    mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0F
    mask += mask >> 8
    mask += mask >> 16
    mask += mask >> 32
    return mask & 0x7F


@kernel
def trip(square, spot, who, spots, pace, vetoes):
    """The minutes to a spot, or -1 where a hard condition does not hold; training and seat are not looked at."""
    x_m, y_m, limit, minutes_limit, mode, levels, age, earliest, latest, free_from, free_until, needs, first, last = who
    level, minimum_age, start, end, starts_on, ends_on, meets, place = spots
    seconds, wait = pace
    if age < minimum_age[spot] or (levels >> level[spot]) & 1 == 0 or needs & meets[spot] != needs:
        return -1
    begin = int(start[spot])
    if begin < earliest or end[spot] > latest or free_from > starts_on[spot] or free_until < ends_on[spot]:
        return -1
    for at in range(first, last):
        if vetoes[at] == place[spot]:
            return -1
    hour = begin // 60
    ridden = int(np.sqrt(square)) * seconds[mode, hour] + METRE_SECONDS - 1
    minutes = min(ridden // METRE_SECONDS + wait[mode, hour], MOST_MINUTES)
    return minutes if minutes <= minutes_limit else -1


@kernel
def suits(learner, spot, asked, wishes, offers, shares):
    """What all comparisons of sets add together for a learner and a spot."""
    points = 0
    for row in range(len(asked)):
        common = bits(int(wishes[row, learner] & offers[row, spot]))
        points += int(shares[row, asked[row], common])
    return points


@kernel
def look(start, end, learner, who, ground, spots, pace, vetoes, sets, tables, asked, best, count):
    """Hold the spots from `start` to `end` against the best so far; gives how many best there are."""
    at_x, at_y, base, number = ground
    wishes, offers, shares = sets
    nearness, reach, own, spare = tables
    keys, kept = best
    x_m, y_m, limit = who[0], who[1], who[2]
    room, most = len(keys), len(nearness) - 1
    for spot in range(start, end):
        far_x, far_y = x_m - int(at_x[spot]), y_m - int(at_y[spot])
        square = far_x * far_x + far_y * far_y
        if square >= limit:
            continue
        if count == room:
            need = (keys[room - 1] >> TOTAL_SHIFT) - int(base[spot]) - spare
            if need > 0 and (need >= len(reach) or square >= reach[need]):
                continue
        minutes = trip(square, spot, who, spots, pace, vetoes)
        if minutes < 0:
            continue
        total = own + int(base[spot]) + int(nearness[min(minutes, most)])
        total += suits(learner, spot, asked, wishes, offers, shares)
        key = (total << TOTAL_SHIFT) | ((MOST_MINUTES - minutes) << NEAR_SHIFT) | (LAST_NUMBER - int(number[spot]))
        if count == room:
            if key <= keys[room - 1]:
                continue
            at = room - 1
        else:
            at = count
            count += 1
        while at > 0 and keys[at - 1] < key:
            keys[at] = keys[at - 1]
            kept[at] = kept[at - 1]
            at -= 1
        keys[at] = key
        kept[at] = spot
    return count


@kernel
def passes(block, x_m, y_m, limit, boxes, highest, floor, spare, reach):
    """Whether a block may hold a spot that is near enough and can reach this total; a floor below 0 asks for none."""
    far_x = max(boxes[0, block] - x_m, x_m - boxes[1, block], 0)
    far_y = max(boxes[2, block] - y_m, y_m - boxes[3, block], 0)
    square = far_x * far_x + far_y * far_y
    if square >= limit:
        return False
    need = floor - highest[block] - spare
    return floor < 0 or need <= 0 or (need < len(reach) and square < reach[need])


@kernel
def seed(code, codes, first, last, around):
    """The spots around this point of the curve: from where to where."""
    low, high = first, last
    while low < high:
        middle = (low + high) // 2
        if codes[middle] < code:
            low = middle + 1
        else:
            high = middle
    return max(first, low - around), min(last, low + around)


@kernel
def search(group, code, learner, who, ground, shelf, spots, pace, vetoes, sets, tables, asked, best):
    """The best spots of one learner, the best first in `best`; gives how many."""
    starts, codes, bounds, first_block, boxes, highest, parcels, first_parcel, parcel_boxes, parcel_highest = shelf
    nearness, reach, own, spare = tables
    keys, kept = best
    room, x_m, y_m, limit = len(keys), who[0], who[1], who[2]
    known = seed(code, codes, int(starts[group]), int(starts[group + 1]), 2 * room)
    count = look(known[0], known[1], learner, who, ground, spots, pace, vetoes, sets, tables, asked, best, 0)
    for parcel in range(first_parcel[group], first_parcel[group + 1]):
        floor = keys[room - 1] >> TOTAL_SHIFT if count == room else -1
        if not passes(parcel, x_m, y_m, limit, parcel_boxes, parcel_highest, floor, spare, reach):
            continue
        for block in range(parcels[parcel], parcels[parcel + 1]):
            floor = keys[room - 1] >> TOTAL_SHIFT if count == room else -1
            start, end = bounds[block], bounds[block + 1]
            if known[0] <= start and end <= known[1]:
                continue
            if not passes(block, x_m, y_m, limit, boxes, highest, floor, spare, reach):
                continue
            middle = min(end, known[0])
            if start < middle:
                count = look(start, middle, learner, who, ground, spots, pace, vetoes, sets, tables, asked, best, count)
            middle = max(start, known[1])
            if middle < end:
                count = look(middle, end, learner, who, ground, spots, pace, vetoes, sets, tables, asked, best, count)
    return count


@kernel
def emit(at, learner, spot, minutes, rank, order, sets, asked, layout, shares, place, out):
    """Write one edge: pool, both ranks, minutes and the parts of the learner's total."""
    pool, lrank, prank, trips, parts = out
    wishes, offers, _ = sets
    kinds, nearness, of_learner, of_pool = layout
    place_nearness, place_learner, place_pool, place_shares, band = place
    pool[at], lrank[at], trips[at] = order[spot], rank, minutes
    for part in range(len(kinds)):
        kind, row = kinds[part, 0], kinds[part, 1]
        if kind == NEARNESS:
            parts[part, at] = nearness[min(minutes, len(nearness) - 1)]
        elif kind == OVERLAP:
            common = bits(int(wishes[row, learner] & offers[row, spot]))
            parts[part, at] = shares[row, asked[row], common]
        elif kind == LEARNER:
            parts[part, at] = of_learner[row, learner]
        else:
            parts[part, at] = of_pool[row, spot]
    total = int(place_learner[learner]) + int(place_pool[spot])
    total += int(place_nearness[min(minutes, len(place_nearness) - 1)])
    total += suits(learner, spot, asked, wishes, offers, place_shares)
    prank[at] = (TOP - total) // band


@kernel
def candidates(
    first, last, k, learners, ranked, ground, shelf, spots, pace, refusals, sets, tables, layout, place, out
):
    """The edges of the learners from `first` to `last`, packed; gives how many. `counts` gets those of each learner."""
    group, code, x_m, y_m, limit, minutes_limit, mode, facts, own_points = learners
    levels, age, earliest, latest, free_from, free_until, needs = facts
    own_ptr, own_pool, spot_of, order = ranked
    at_x, at_y, base, number = ground
    nearness, reach, overlap, band = tables
    refused_ptr, vetoes = refusals
    counts, pool, lrank, prank, trips, parts = out
    edges = (pool, lrank, prank, trips, parts)
    wishes, offers, shares = sets
    asked = np.zeros(len(wishes), np.int64)
    best = (np.zeros(k, np.int64), np.zeros(k, np.int64))
    at = 0
    for learner in range(first, last):
        start = at
        counts[learner - first] = 0
        if group[learner] < 0:
            continue
        for row in range(len(wishes)):
            asked[row] = bits(int(wishes[row, learner]))
        who = (
            int(x_m[learner]),
            int(y_m[learner]),
            int(limit[learner]),
            int(minutes_limit[learner]),
            int(mode[learner]),
            int(levels[learner]),
            int(age[learner]),
            int(earliest[learner]),
            int(latest[learner]),
            int(free_from[learner]),
            int(free_until[learner]),
            int(needs[learner]),
            int(refused_ptr[learner]),
            int(refused_ptr[learner + 1]),
        )
        own = int(own_points[learner])
        mine = (nearness, reach[who[4]], own, own + overlap)
        here = int(group[learner])
        own_first, own_last = own_ptr[learner], own_ptr[learner + 1]
        for step in range(own_first, own_last):
            spot = int(spot_of[own_pool[step]])
            if spot < shelf[0][here] or spot >= shelf[0][here + 1]:
                continue
            far_x, far_y = who[0] - int(at_x[spot]), who[1] - int(at_y[spot])
            square = far_x * far_x + far_y * far_y
            minutes = trip(square, spot, who, spots, pace, vetoes)
            if minutes >= 0:
                rank = step - own_first
                emit(at, learner, spot, minutes, rank, order, sets, asked, layout, shares, place, edges)
                at += 1
        count = search(
            here, int(code[learner]), learner, who, ground, shelf, spots, pace, vetoes, sets, mine, asked, best
        )
        for index in range(count):
            key, spot = best[0][index], best[1][index]
            is_own = False
            for step in range(own_first, own_last):
                is_own = is_own or own_pool[step] == order[spot]
            if not is_own:
                rank = own_last - own_first + (TOP - (key >> TOTAL_SHIFT)) // band
                minutes = MOST_MINUTES - ((key >> NEAR_SHIFT) & NEAR_MASK)
                emit(at, learner, spot, minutes, rank, order, sets, asked, layout, shares, place, edges)
                at += 1
        counts[learner - first] = at - start
    return at

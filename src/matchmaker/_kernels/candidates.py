"""The best pools of many learners: blocks of neighbours are passed over, the rest is held against the best so far.

Everything stands in tables with a row for each thing, so that what is read together lies together. A spot is a pool
with a seat; spots lie by training and along a curve, in blocks, and blocks in parcels. A key holds total, nearness and
number; larger wins, and no two are equal. A distance is the root of square metres, rounded down.
`known` is what is known of learners and spots, `scale` what counts and how much.
"""

from typing import Final

import numpy as np

from matchmaker._kernels.compiled import inlined, lean

X, Y, BASE, LEVEL, MINIMUM_AGE, START, END, STARTS_ON, ENDS_ON, PLACE, NUMBER, POOL, PLACE_BASE, SPOT = range(14)
"""Columns of a spot; from `SPOT` on the parts of its own. The columns of its masks: the needs met, the sets offered."""
GROUP, CODE, EAST, NORTH, LIMIT, MINUTES, MODE, LEVELS, AGE, EARLIEST, LATEST, FREE_FROM, FREE_UNTIL = range(13)
NEEDS, OWN, PLACE_OWN, VETO, RANKED, PERSON = range(13, 19)
"""Columns of a learner; from `PERSON` on the parts of its own. In the row after the last: where lists end."""
FIRST, LAST, LOW_X, HIGH_X, LOW_Y, HIGH_Y, BEST = range(7)
"""Columns of a block, which holds spots, and of a parcel, which holds blocks."""
FIRST_SPOT, LAST_SPOT, FIRST_PARCEL, LAST_PARCEL = range(4)
"""Columns of a training."""
SECONDS, WAIT = range(2)
PARCEL: Final = 16 * 16
"""Spots in a parcel."""
NEARNESS, OVERLAP, LEARNER, OFFER = range(4)
"""Kinds of criteria."""

METRE_SECONDS: Final = 60_000
"""Metres in a kilometre times seconds in a minute."""
MOST_MINUTES: Final = 1_000_000
NEAR_SHIFT: Final = 31
TOTAL_SHIFT: Final = 51
LAST_NUMBER: Final = 2**31 - 1
NEAR_MASK: Final = 2**20 - 1
TOP: Final = 1000


@inlined
def bits(mask):
    """How many bits of a mask of at most 62 bits are set."""
    mask -= (mask >> 1) & 0x5555555555555555
    mask = (mask & 0x3333333333333333) + ((mask >> 2) & 0x3333333333333333)
    mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0F
    mask += mask >> 8
    mask += mask >> 16
    mask += mask >> 32
    return mask & 0x7F


@inlined
def trip(square, me, spot, known):
    """The minutes to a spot, or -1 where a hard condition does not hold; training and seat are not looked at."""
    people, _, spots, masks, paces, refused = known
    start, needs = spots[spot, START], people[me, NEEDS]
    if people[me, AGE] < spots[spot, MINIMUM_AGE] or needs & masks[spot, 0] != needs:
        return -1
    if (people[me, LEVELS] >> int(spots[spot, LEVEL])) & 1 == 0:
        return -1
    if start < people[me, EARLIEST] or spots[spot, END] > people[me, LATEST]:
        return -1
    if people[me, FREE_FROM] > spots[spot, STARTS_ON] or people[me, FREE_UNTIL] < spots[spot, ENDS_ON]:
        return -1
    for at in range(people[me, VETO], people[me + 1, VETO]):
        if refused[at] == spots[spot, PLACE]:
            return -1
    mode, hour = people[me, MODE], start // 60
    ridden = int(np.sqrt(square)) * int(paces[mode, hour, SECONDS]) + METRE_SECONDS - 1
    minutes = min(ridden // METRE_SECONDS + int(paces[mode, hour, WAIT]), MOST_MINUTES)
    return minutes if minutes <= people[me, MINUTES] else -1


@inlined
def distance(me, spot, people, spots):
    """Square metres from a learner to a spot."""
    far_x, far_y = people[me, EAST] - int(spots[spot, X]), people[me, NORTH] - int(spots[spot, Y])
    return far_x * far_x + far_y * far_y


@inlined
def suits(me, spot, known, asked, shares):
    """What all comparisons of sets add together."""
    _, wishes, _, masks, _, _ = known
    points = 0
    for row in range(len(asked)):
        points += int(shares[row, asked[row], bits(int(wishes[me, row] & masks[spot, row + 1]))])
    return points


@inlined
def near_enough(need, limit, mode, reaches):
    """The square metres a distance must stay under for nearness to give so many points, within the limit."""
    return min(limit, reaches[mode, min(max(need, 0), reaches.shape[1] - 1)])


@inlined
def sift(first, last, me, known, scale, asked, most, floor, spare):
    """Leave in `spare` the spots from `first` to `last` that can still be among the best, with their totals so far.

    Nothing here branches on what is found: every spot is written down, and counted where it passes. Gives how many do.
    """
    people, spots = known[0], known[2]
    shares, _, reaches = scale
    waiting, totals = spare
    mode, limit, own = people[me, MODE], people[me, LIMIT], people[me, OWN]
    near = 0
    for spot in range(first, last):
        need = floor - own - int(spots[spot, BASE]) - most
        waiting[near] = spot
        near += distance(me, spot, people, spots) < near_enough(need, limit, mode, reaches)
    left = 0
    for at in range(near):
        spot = waiting[at]
        total = own + int(spots[spot, BASE]) + suits(me, spot, known, asked, shares)
        waiting[left], totals[left] = spot, total
        left += distance(me, spot, people, spots) < near_enough(floor - total, limit, mode, reaches)
    return left


@inlined
def look(first, last, me, known, scale, asked, most, best, spare, count):
    """Hold the spots from `first` to `last` against the best so far; gives how many best there are."""
    people, spots, nearness = known[0], known[2], scale[1]
    keys, kept = best
    waiting, totals = spare
    room = len(keys)
    floor = keys[room - 1] >> TOTAL_SHIFT if count == room else 0
    for at in range(sift(first, last, me, known, scale, asked, most, floor, spare)):
        spot = waiting[at]
        minutes = trip(distance(me, spot, people, spots), me, spot, known)
        if minutes < 0:
            continue
        total = totals[at] + int(nearness[min(minutes, len(nearness) - 1)])
        near = (MOST_MINUTES - minutes) << NEAR_SHIFT
        key = (total << TOTAL_SHIFT) | near | (LAST_NUMBER - int(spots[spot, NUMBER]))
        if count == room and key <= keys[room - 1]:
            continue
        count = min(count + 1, room)
        here = count - 1
        while here > 0 and keys[here - 1] < key:
            keys[here] = keys[here - 1]
            kept[here] = kept[here - 1]
            here -= 1
        keys[here] = key
        kept[here] = spot
    return count


@inlined
def passes(block, blocks, me, people, floor, reaches):
    """Whether a block may hold a spot that is near enough and can give what nearness and the block need for `floor`."""
    east, north, mode = people[me, EAST], people[me, NORTH], people[me, MODE]
    far_x = max(int(blocks[block, LOW_X]) - east, east - int(blocks[block, HIGH_X]), 0)
    far_y = max(int(blocks[block, LOW_Y]) - north, north - int(blocks[block, HIGH_Y]), 0)
    need = floor - int(blocks[block, BEST])
    return far_x * far_x + far_y * far_y < near_enough(need, people[me, LIMIT], mode, reaches)


@inlined
def around(code, codes, first, last, width):
    """The spots around this point of the curve: from where to where."""
    low, high = first, last
    while low < high:
        middle = (low + high) // 2
        if codes[middle] < code:
            low = middle + 1
        else:
            high = middle
    return max(first, low - width), min(last, low + width)


@inlined
def search(me, ground, known, scale, asked, most, best, spare):
    """The best spots of one learner and their keys, the best first; gives how many."""
    groups, codes, blocks, parcels = ground
    people, reaches, keys = known[0], scale[2], best[0]
    group, room, given = people[me, GROUP], len(keys), most + people[me, OWN]
    left, right = around(people[me, CODE], codes, groups[group, FIRST_SPOT], groups[group, LAST_SPOT], room)
    count = look(left, right, me, known, scale, asked, most, best, spare, 0)
    first, last = groups[group, FIRST_PARCEL], groups[group, LAST_PARCEL]
    middle = first + (left - groups[group, FIRST_SPOT]) // PARCEL
    for step in range(2 * max(middle - first + 1, last - middle)):
        parcel = middle - step // 2 - 1 if step % 2 else middle + step // 2
        floor = keys[room - 1] >> TOTAL_SHIFT if count == room else 0
        if not first <= parcel < last or not passes(parcel, parcels, me, people, floor - given, reaches):
            continue
        for block in range(parcels[parcel, FIRST], parcels[parcel, LAST]):
            floor = keys[room - 1] >> TOTAL_SHIFT if count == room else 0
            if passes(block, blocks, me, people, floor - given, reaches):
                start, end = int(blocks[block, FIRST]), int(blocks[block, LAST])
                count = look(start, min(end, left), me, known, scale, asked, most, best, spare, count)
                count = look(max(start, right), end, me, known, scale, asked, most, best, spare, count)
    return count


@inlined
def write_parts(at, minutes, me, spot, known, scale, asked, kinds, parts):
    """What each criterion adds to the learner's total."""
    people, wishes, spots, masks, _, _ = known
    shares, nearness, _ = scale
    for part in range(len(kinds)):
        kind, row = kinds[part, 0], kinds[part, 1]
        if kind == NEARNESS:
            parts[part, at] = nearness[min(minutes, len(nearness) - 1)]
        elif kind == OVERLAP:
            parts[part, at] = shares[row, asked[row], bits(int(wishes[me, row] & masks[spot, row + 1]))]
        elif kind == LEARNER:
            parts[part, at] = people[me, PERSON + row]
        else:
            parts[part, at] = spots[spot, SPOT + row]


@inlined
def class_of(minutes, me, spot, known, place, asked):
    """The class in which the place of a spot ranks a learner."""
    people, spots = known[0], known[2]
    nearness, shares, band = place
    total = people[me, PLACE_OWN] + int(spots[spot, PLACE_BASE]) + int(nearness[min(minutes, len(nearness) - 1)])
    return (TOP - total - suits(me, spot, known, asked, shares)) // band


@inlined
def is_in(wanted, own_pool, first, last):
    """Whether a pool stands in a learner's own list."""
    is_found = False
    for at in range(first, last):
        is_found = is_found or own_pool[at] == wanted
    return is_found


@lean
def candidates(known, lists, ground, scale, bands, place, work, counts, out):
    """The edges of all learners in `known`, packed; gives how many. `counts` gets those of each learner.

    A learner's own list comes first, as far as it may go there. `work` is room for what one learner asks and its best.
    """
    people, wishes, spots, _, _, _ = known
    own_pool, spot_of = lists
    groups = ground[0]
    overlap, band, kinds = bands
    pool, lrank, prank, trips, parts = out
    asked, keys, kept, waiting, totals = work
    at = 0
    for me in range(len(counts)):
        before, group = at, people[me, GROUP]
        if group < 0:
            continue
        for row in range(len(asked)):
            asked[row] = bits(int(wishes[me, row]))
        own, own_end = people[me, RANKED], people[me + 1, RANKED]
        for step in range(own, own_end):
            spot = int(spot_of[own_pool[step]])
            if groups[group, FIRST_SPOT] <= spot < groups[group, LAST_SPOT]:
                minutes = trip(distance(me, spot, people, spots), me, spot, known)
                if minutes >= 0:
                    pool[at], lrank[at], trips[at] = spot, step - own, minutes
                    at += 1
        count = search(me, ground, known, scale, asked, overlap, (keys, kept), (waiting, totals))
        for index in range(count):
            spot = kept[index]
            if not is_in(spots[spot, POOL], own_pool, own, own_end):
                lrank[at] = own_end - own + (TOP - (keys[index] >> TOTAL_SHIFT)) // band
                pool[at], trips[at] = spot, MOST_MINUTES - ((keys[index] >> NEAR_SHIFT) & NEAR_MASK)
                at += 1
        for edge in range(before, at):
            spot, minutes = int(pool[edge]), int(trips[edge])
            write_parts(edge, minutes, me, spot, known, scale, asked, kinds, parts)
            prank[edge] = class_of(minutes, me, spot, known, place, asked)
            pool[edge] = spots[spot, POOL]
        counts[me] = at - before
    return at

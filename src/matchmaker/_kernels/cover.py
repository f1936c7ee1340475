"""Which places together bring all activities: every set of one size that does, the best kept.

Places stand in the order of their minutes, then of their ids; a place is its number in that order. `masks[place, word]`
holds the activities it brings, `BITS` in a word; `missing[word]` those that are wanted. Positions are whole metres;
`between_2` is the square of the largest distance allowed between two places, negative for any.
"""

from typing import Final

import numpy as np

from matchmaker._kernels.compiled import kernel

BITS: Final = 62
"""Activities in a word: its sign is never used."""

FAR: Final = 2**62


@kernel
def ones(word):
    """How many activities stand in a word."""
    left = word - ((word >> 1) & 0x1555555555555555)
    left = (left & 0x3333333333333333) + ((left >> 2) & 0x3333333333333333)
    left = (left + (left >> 4)) & 0x0F0F0F0F0F0F0F0F
    left += left >> 8
    left += left >> 16
    left += left >> 32
    return left & 0x7F


@kernel
def brought(mask, missing):
    """How many of the missing activities a place brings."""
    count = 0
    for word in range(len(missing)):
        count += ones(mask[word] & missing[word])
    return count


@kernel
def is_near(one, other, spots):
    """Whether two places lie within the distance allowed."""
    x, y, between_2 = spots
    if between_2 < 0:
        return True
    across, up = x[one] - x[other], y[one] - y[other]
    return across * across + up * up <= between_2


@kernel
def rarest(cand, size, masks, missing):
    """The word and bit of the missing activity that the fewest of these places bring."""
    least, at_word, at_bit = FAR, -1, -1
    for word in range(len(missing)):
        for bit in range(BITS):
            if (missing[word] >> bit) & 1 == 0:
                continue
            count = 0
            for at in range(size):
                count += (masks[cand[at], word] >> bit) & 1
            if count < least:
                least, at_word, at_bit = count, word, bit
    return at_word, at_bit


@kernel
def keep(chosen, minutes, places, wanted, best):
    """Put a set among the best, unless one of its places brings nothing that the others do not."""
    masks, cost, ids = places
    best_minutes, best_ids, found = best
    size = len(chosen)
    for one in range(size):
        is_needed = False
        for word in range(len(wanted)):
            others = 0
            for other in range(size):
                if other != one:
                    others |= masks[chosen[other], word]
            if masks[chosen[one], word] & wanted[word] & ~others:
                is_needed = True
        if not is_needed:
            return
    named = np.sort(ids[chosen])
    at = int(found[0])
    while at > 0:
        is_better = minutes < best_minutes[at - 1]
        if minutes == best_minutes[at - 1]:
            for one in range(size):
                if named[one] != best_ids[at - 1, one]:
                    is_better = named[one] < best_ids[at - 1, one]
                    break
        if not is_better:
            break
        at -= 1
    if at == len(best_minutes):
        return
    last = min(int(found[0]), len(best_minutes) - 1)
    for row in range(last, at, -1):
        best_minutes[row] = best_minutes[row - 1]
        best_ids[row] = best_ids[row - 1]
    best_minutes[at] = minutes
    best_ids[at] = named
    found[0] = last + 1


@kernel
def worst(best):
    """The minutes above which a set is not among the best."""
    best_minutes, best_ids, found = best
    return best_minutes[-1] if found[0] == len(best_minutes) else FAR


@kernel
def pairs(cand, size, counts, missing, spent, chosen, places, spots, wanted, best, partners):
    """All pairs that bring what is missing: one of the two brings half of it or more, so only few can be that one."""
    masks, cost, ids = places
    total, most = brought(missing, missing), 0
    for at in range(size):
        most = max(most, counts[at])
    for larger in range(min(most, total - 1), (total + 1) // 2 - 1, -1):
        n_partners = 0
        for at in range(size):
            if total - larger <= counts[at] <= larger:
                partners[n_partners] = at
                n_partners += 1
        for first in range(size):
            if counts[first] != larger:
                continue
            one = cand[first]
            if spent + cost[one] + cost[cand[0]] > worst(best):
                break
            for at in range(n_partners):
                second = partners[at]
                other = cand[second]
                minutes = spent + cost[one] + cost[other]
                if minutes > worst(best):
                    break
                if counts[second] == larger and second <= first:
                    continue
                is_covered = True
                for word in range(len(missing)):
                    if missing[word] & ~(masks[one, word] | masks[other, word]):
                        is_covered = False
                        break
                if is_covered and is_near(one, other, spots):
                    chosen[-2], chosen[-1] = one, other
                    keep(chosen, minutes, places, wanted, best)


@kernel
def singles(chosen, places, wanted, best):
    """All places that bring everything alone."""
    masks, cost, ids = places
    total = brought(wanted, wanted)
    for place in range(len(cost)):
        if brought(masks[place], wanted) == total:
            chosen[0] = place
            keep(chosen, cost[place], places, wanted, best)


@kernel
def narrow(place, level, word, bit, left, limit, levels, places, spots):
    """Make the next level: the places that may stand beside this one, near and useful, so that no set is met twice."""
    masks, cost, ids = places
    cand, counts, sizes, most, spent, missing = levels
    for each in range(missing.shape[1]):
        missing[level + 1, each] = missing[level, each] & ~masks[place, each]
    still = brought(missing[level + 1], missing[level + 1])
    size, best = 0, 0
    is_possible = 0 < still <= left * most[level]
    for at in range(sizes[level] if is_possible else 0):
        other = cand[level, at]
        if cost[other] > limit:
            break
        if other == place or (other < place and (masks[other, word] >> bit) & 1) or not is_near(place, other, spots):
            continue
        count = brought(masks[other], missing[level + 1])
        if count > 0:
            cand[level + 1, size], counts[level + 1, size] = other, count
            best = max(best, count)
            size += 1
    sizes[level + 1] = size if still <= left * best else 0
    most[level + 1] = best
    spent[level + 1] = spent[level] + cost[place]


@kernel
def search(chosen, places, spots, wanted, best):
    """All sets of `len(chosen)` places that bring what is wanted, each once.

    One of the places of a set brings the rarest missing activity: take each such place in turn, and for the rest of the
    set none that was taken before. The last two come as a pair.
    """
    masks, cost, ids = places
    size, n_places, last = len(chosen), len(cost), len(chosen) - 2
    if size == 1:
        singles(chosen, places, wanted, best)
        return
    cand, counts = np.empty((last + 1, n_places), np.int32), np.empty((last + 1, n_places), np.int32)
    missing, partners = np.empty((last + 1, len(wanted)), np.int64), np.empty(n_places, np.int32)
    sizes, most, spent = np.zeros(last + 1, np.int64), np.zeros(last + 1, np.int64), np.zeros(last + 1, np.int64)
    words, bits, turn = np.zeros(last + 1, np.int64), np.zeros(last + 1, np.int64), np.zeros(last + 1, np.int64)
    levels = (cand, counts, sizes, most, spent, missing)
    for at in range(n_places):
        cand[0, at], counts[0, at] = at, brought(masks[at], wanted)
    sizes[0], most[0] = n_places, counts[0].max()
    missing[0] = wanted
    level = 0
    while level >= 0:
        here = sizes[level]
        if level == last:
            pairs(
                cand[level], here, counts[level], missing[level], spent[level], chosen, places, spots, wanted, best,
                partners,
            )  # fmt: skip
            level -= 1
            continue
        if turn[level] == 0:
            words[level], bits[level] = rarest(cand[level], here, masks, missing[level])
        word, bit, at = words[level], bits[level], turn[level]
        while at < here and (masks[cand[level, at], word] >> bit) & 1 == 0:
            at += 1
        turn[level] = at + 1
        left, least = size - level - 1, cost[cand[level, 0]]
        if at >= here or spent[level] + cost[cand[level, at]] + left * least > worst(best):
            level -= 1
            continue
        place = cand[level, at]
        limit = worst(best) - spent[level] - cost[place] - (left - 1) * least
        narrow(place, level, word, bit, left, limit, levels, places, spots)
        if sizes[level + 1] >= left:
            chosen[level] = place
            level += 1
            turn[level] = 0

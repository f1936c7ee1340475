"""An auction of seats: who is displaced bids again, and every bid costs the bidder minutes it would rather not travel.

Prices are counted in parts of a minute. `bar[pool]` is the price of a seat; nobody pays more than `outside` in all.
"""

import numpy as np

from matchmaker._kernels.compiled import lean
from matchmaker._kernels.heaps import CLOSED
from matchmaker._kernels.propose import admit


@lean
def bid(queue, mine, away, edges, prices, market, few, heaps, bar, step):
    """Each learner of the queue takes the cheapest seat, and bids up to where it would like the next best as much.

    `step[n]` is the edge a learner holds, counted from its first one, or the number of its edges when all cost more
    than `outside`. Who wants a pool outside `mine` is written in `away`. Gives the number of bids and of learners sent
    away.
    """
    ptr, packed, tail_bits = edges
    far, scale, least, outside = prices
    low, high = mine
    tail_mask = (1 << tail_bits) - 1
    bids, sent = 0, 0
    for index in range(len(queue)):
        learner = queue[index]
        while learner >= 0:
            start, end = ptr[learner], ptr[learner + 1]
            best, second, at = outside, outside, -1
            for edge in range(start, end):
                word = np.int64(packed[edge])
                price = bar[word >> tail_bits]
                if price >= outside:
                    continue
                cost = (far - (word & tail_mask)) * scale + price
                if cost < best:
                    best, second, at = cost, best, edge
                elif cost < second:
                    second = cost
            if at < 0:
                step[learner] = end - start
                break
            step[learner] = at - start
            word = np.int64(packed[at])
            wanted = word >> tail_bits
            if wanted < low or wanted >= high:
                away[sent] = learner
                sent += 1
                break
            bids += 1
            key = second - (far - (word & tail_mask)) * scale + least
            learner = admit(learner, key, wanted, market, few, heaps, bar)
    return bids, sent


@lean
def cheapest(edges, far, scale, price, outside, cost):
    """Write what the cheapest seat costs each learner at these prices, at most `outside`."""
    ptr, packed, tail_bits = edges
    tail_mask = (1 << tail_bits) - 1
    for learner in range(len(cost)):
        best = outside
        for edge in range(ptr[learner], ptr[learner + 1]):
            word = np.int64(packed[edge])
            here = price[word >> tail_bits]
            if here != CLOSED:
                best = min(best, (far - (word & tail_mask)) * scale + here)
        cost[learner] = best

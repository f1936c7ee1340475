"""The loops over rides and stops, compiled when they are first used.

`NUMBA_DISABLE_JIT=1` runs them as plain Python. Times are seconds of the day of the question. Nothing here knows a
timetable, a person or the law.

`NONE` stands for a moment that does not exist; it is earlier than any.
"""

import math
from typing import Final

import numba
import numpy as np

kernel = numba.njit(cache=True, nogil=True, error_model="numpy")

NONE: Final = -(2**30)
FULL: Final = 2**30
"""Later than any moment."""
ROUNDING: Final = 1e-6


@kernel
def far_km(lat1, lon1, lat2, lon2, radius):
    """The distance as the crow flies, as `geo.rules.distance_km` has it."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_phi, half_lambda = (phi2 - phi1) / 2, math.radians(lon2 - lon1) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_lambda) ** 2
    return 2 * radius * math.asin(math.sqrt(min(1.0, chord)))


@kernel
def near(places, stops, grid, walk, found):
    """Which stops lie within a walk of each place, and how many minutes that takes.

    With an empty `found` it only counts. `ptr[k]` up to `ptr[k + 1]` are the finds of place `k`.
    """
    lat, lon = places
    stop_lat, stop_lon = stops
    cell_ptr, in_cell, south, west, tall, wide, rows, columns = grid
    minutes_per_km, most, radius = walk
    ptr, stop, minutes = found
    count = 0
    for place in range(len(lat)):
        ptr[place] = count
        if math.isnan(lat[place]):
            continue
        row, column = math.floor((lat[place] - south) / tall), math.floor((lon[place] - west) / wide)
        for r in range(max(row - 1, 0), min(row + 2, rows)):
            for c in range(max(column - 1, 0), min(column + 2, columns)):
                for at in range(cell_ptr[r * columns + c], cell_ptr[r * columns + c + 1]):
                    s = in_cell[at]
                    km = far_km(lat[place], lon[place], stop_lat[s], stop_lon[s], radius)
                    takes = max(1, math.ceil(km * minutes_per_km - ROUNDING))
                    if takes > most:
                        continue
                    if len(stop):
                        stop[count] = s
                        minutes[count] = takes
                    count += 1
    ptr[len(lat)] = count
    return count


@kernel
def _push(queue, heads, when, what, label):
    """Keep for later that `what` gets this label; gives the queue, which may have grown."""
    after, item, value, free = queue
    node = free[0]
    if node < 0:
        size = len(after)
        longer = np.empty(2 * size, np.int32), np.empty(2 * size, np.int32), np.empty(2 * size, np.int32)
        longer[0][:size], longer[1][:size], longer[2][:size] = after, item, value
        for one in range(size, 2 * size - 1):
            longer[0][one] = one + 1
        longer[0][2 * size - 1] = -1
        after, item, value = longer
        node = size
    free[0] = after[node]
    after[node] = heads[when]
    item[node] = what
    value[node] = label
    heads[when] = node
    return after, item, value, free


@kernel
def _arrive(stop, label, now, state, walks, queue, heads, begin, limit):
    """Somebody gets off: who may board where on foot from here, and when, is kept for later."""
    ready, label_at, arrived_at, first_label, first_at = state
    ptr, to, seconds = walks
    if label <= label_at[stop]:
        return queue
    label_at[stop] = label
    arrived_at[stop] = now
    if first_at[stop] == NONE or first_at[stop] == now:
        first_at[stop] = now
        first_label[stop] = label
    for at in range(ptr[stop], ptr[stop + 1]):
        when = now + seconds[at]
        if when <= limit and label > ready[to[at]]:
            queue = _push(queue, heads, when - begin, -1 - to[at], label)
    return queue


@kernel
def _look(when, state, looks):
    """Write down the state of this moment, where one asked for it."""
    look_at, look_label, look_arrived = looks
    for look in range(len(look_at)):
        if look_at[look] == when:
            look_label[look] = state[1]
            look_arrived[look] = state[2]


@kernel
def _until(now, clock, state, walks, queue, heads, begin, limit, looks):
    """Carry out all that was kept for up to and with `now`; gives the queue."""
    ready = state[0]
    for when in range(clock, now + 1):
        node = heads[when - begin]
        while node >= 0:
            heads[when - begin] = queue[0][node]
            what, label = queue[1][node], queue[2][node]
            queue[0][node] = queue[3][0]
            queue[3][0] = node
            if what < 0:
                ready[-1 - what] = max(ready[-1 - what], label)
            else:
                queue = _arrive(what, label, when, state, walks, queue, heads, begin, limit)
            node = heads[when - begin]
        _look(when, state, looks)
    return queue


@kernel
def spread(rides, first, access, walks, begin, limit, looks, trips):
    """Go through the rides in the order of time, and tell of each stop how late one can leave home to be there by then.

    `rides` holds when each leaves and arrives, from which stop to which, in which trip, and whether people may board
    and get off. `access[s]` is the walk from home to a stop in seconds, or -1. Nobody leaves before `begin`, nothing
    counts that arrives after `limit`. `looks` are moments at which the state is written down.
    Gives of each stop when somebody first arrives there, and when they left home for it.
    """
    leaves, arrives, start, end, trip, opens = rides
    count = len(access)
    ready, label_at = np.full(count, NONE, np.int32), np.full(count, NONE, np.int32)
    arrived_at, first_label = np.full(count, NONE, np.int32), np.full(count, NONE, np.int32)
    first_at = np.full(count, NONE, np.int32)
    state = ready, label_at, arrived_at, first_label, first_at
    aboard = np.full(trips, NONE, np.int32)
    heads = np.full(limit - begin + 1, -1, np.int32)
    size = 1024
    after = np.arange(1, size + 1).astype(np.int32)
    after[size - 1] = -1
    queue = after, np.empty(size, np.int32), np.empty(size, np.int32), np.zeros(1, np.int32)
    clock = begin
    for ride in range(first, len(leaves)):
        now = leaves[ride]
        if now > limit:
            break
        if now < begin:
            continue
        if now >= clock:
            queue = _until(now, clock, state, walks, queue, heads, begin, limit, looks)
            clock = now + 1
        best = aboard[trip[ride]]
        if opens[ride] & 1:
            stop = start[ride]
            best = max(best, ready[stop])
            if access[stop] >= 0 and now - access[stop] >= begin:
                best = max(best, now - access[stop])
        if best == NONE:
            continue
        aboard[trip[ride]] = best
        if opens[ride] & 2 and arrives[ride] <= limit and best > label_at[end[ride]]:
            if arrives[ride] < clock:
                # This second was looked at before its rides: who leaves and arrives within it is seen by a second look.
                queue = _arrive(end[ride], best, arrives[ride], state, walks, queue, heads, begin, limit)
                _look(arrives[ride], state, looks)
            else:
                queue = _push(queue, heads, arrives[ride] - begin, end[ride], best)
    _until(limit, clock, state, walks, queue, heads, begin, limit, looks)
    return first_at, first_label


@kernel
def land(finds, looks, limit, leave, arrive):
    """Of each place: how late one can leave home to be there by the limit, and when one then arrives at the earliest.

    `looks[w]` is the state `w` minutes before the limit: what is left is the walk from the stop.
    """
    ptr, stop, minutes = finds
    look_label, look_arrived = looks
    for place in range(len(ptr) - 1):
        for at in range(ptr[place], ptr[place + 1]):
            walk, s = minutes[at], stop[at]
            label = look_label[walk, s]
            if label == NONE or label < leave[place]:
                continue
            there = look_arrived[walk, s] + walk * 60
            if there <= limit and (label > leave[place] or there < arrive[place]):
                leave[place] = label
                arrive[place] = there


@kernel
def set_off(finds, first, begin, leave, arrive):
    """Of each home: how late one can leave it to reach the one place in time, and when one then arrives.

    `first` comes from a spread that ran backwards, so its moments count down.
    """
    ptr, stop, minutes = finds
    first_at, first_label = first
    for place in range(len(ptr) - 1):
        for at in range(ptr[place], ptr[place + 1]):
            s = stop[at]
            if first_at[s] == NONE:
                continue
            label, there = -first_at[s] - minutes[at] * 60, -first_label[s]
            if label < begin or label < leave[place]:
                continue
            if label > leave[place] or there < arrive[place]:
                leave[place] = label
                arrive[place] = there


@kernel
def trace(rides, first, access, walks, begin, limit, trips):
    """The earliest arrival at each stop for who leaves home at `begin`, with the rides to get there.

    Gives when one arrives, in which ride one boards and gets off last, and the stop one walked from to board there.
    """
    leaves, arrives, start, end, trip, opens = rides
    ptr, to, seconds = walks
    count = len(access)
    ready = np.full(count, FULL, np.int32)
    walked_from = np.full(count, -1, np.int32)
    for stop in range(count):
        if access[stop] >= 0:
            ready[stop] = begin + access[stop]
    arrived = np.full(count, FULL, np.int32)
    boards, gets_off = np.full(count, -1, np.int32), np.full(count, -1, np.int32)
    aboard = np.full(trips, -1, np.int32)
    for ride in range(first, len(leaves)):
        now = leaves[ride]
        if now > limit:
            break
        if now < begin:
            continue
        if aboard[trip[ride]] < 0:
            if not (opens[ride] & 1 and ready[start[ride]] <= now):
                continue
            aboard[trip[ride]] = ride
        stop = end[ride]
        if opens[ride] & 2 and arrives[ride] <= limit and arrives[ride] < arrived[stop]:
            arrived[stop] = arrives[ride]
            boards[stop], gets_off[stop] = aboard[trip[ride]], ride
            for at in range(ptr[stop], ptr[stop + 1]):
                when = arrives[ride] + seconds[at]
                if when < ready[to[at]]:
                    ready[to[at]] = when
                    walked_from[to[at]] = stop
    return arrived, boards, gets_off, walked_from

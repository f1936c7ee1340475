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
def straight(lat, lon):
    """The position as a point in space, on an earth with a radius of one."""
    phi, turned = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(turned), math.cos(phi) * math.sin(turned), math.sin(phi)


@kernel
def near(places, grid, walk, found):
    """Which stops lie within a walk of each place, and how many minutes that takes.

    `ptr[k]` up to `ptr[k + 1]` are the finds of place `k`. With an empty `found` it only counts those of which the way
    straight through the earth, squared, is at most `chord2`: no fewer than there are. From that way follows the one
    over the earth, which differs from `geo.rules.distance_km` by less than `ROUNDING` forgives.
    """
    lat, lon = places
    cell_ptr, in_cell, in_space, south, west, tall, wide, rows, columns = grid
    stop_x, stop_y, stop_z = in_space
    minutes_per_km, most, radius, chord2 = walk
    ptr, stop, minutes = found
    count = 0
    for place in range(len(lat)):
        ptr[place] = count
        if math.isnan(lat[place]):
            continue
        row, column = math.floor((lat[place] - south) / tall), math.floor((lon[place] - west) / wide)
        x, y, z = straight(lat[place], lon[place])
        for r in range(max(row - 1, 0), min(row + 2, rows)):
            for c in range(max(column - 1, 0), min(column + 2, columns)):
                for at in range(cell_ptr[r * columns + c], cell_ptr[r * columns + c + 1]):
                    way2 = (x - stop_x[at]) ** 2 + (y - stop_y[at]) ** 2 + (z - stop_z[at]) ** 2
                    if way2 > chord2:
                        continue
                    if len(stop):
                        km = 2 * radius * math.asin(math.sqrt(way2) / 2)
                        takes = max(1, math.ceil(km * minutes_per_km - ROUNDING))
                        if takes > most:
                            continue
                        stop[count] = in_cell[at]
                        minutes[count] = takes
                    count += 1
    ptr[len(lat)] = count
    return count


@kernel
def _keep(notes, heads, when, what, label):
    """Keep for a second that somebody gets off at a stop, or, as `-1 - stop`, may board there."""
    after, item, value, marks = notes
    slot = marks[0]
    if slot >= 0:
        marks[0] = after[slot]
    elif marks[1] < len(after):
        slot = marks[1]
        marks[1] += 1
    else:
        marks[2] = 1
        return
    after[slot] = heads[when]
    item[slot] = what
    value[slot] = label
    heads[when] = slot


@kernel
def _second(now, begin, limit, state, walks, notes, heads):
    """Carry out all that was kept for one second. Who gets off may board on foot from there, a little later."""
    ready, label_at, arrived_at, first_at, first_label = state
    walk_ptr, walk_to, walk_seconds = walks
    after, item, value, marks = notes
    node = heads[now - begin]
    while node >= 0:
        heads[now - begin] = after[node]
        what, label = item[node], value[node]
        after[node] = marks[0]
        marks[0] = node
        if what < 0:
            ready[-1 - what] = max(ready[-1 - what], label)
        elif label > label_at[what]:
            label_at[what] = label
            arrived_at[what] = now
            if first_at[what] == NONE or first_at[what] == now:
                first_at[what] = now
                first_label[what] = label
            for at in range(walk_ptr[what], walk_ptr[what + 1]):
                when = now + walk_seconds[at]
                if when <= limit and label > ready[walk_to[at]]:
                    _keep(notes, heads, when - begin, -1 - walk_to[at], label)
        node = heads[now - begin]


@kernel
def _look(now, state, looks):
    """Write down the state of this moment, where one asked for it."""
    look_at, look_label, look_arrived = looks
    for look in range(len(look_at)):
        if look_at[look] == now:
            look_label[look] = state[1]
            look_arrived[look] = state[2]


@kernel
def spread(rides, first, access, walks, begin, limit, looks, trips, most_notes):
    """Go through the rides in the order of time, and tell of each stop how late one can leave home to be there by then.

    `rides` holds when each leaves and arrives, from which stop to which, in which trip, and whether people may board
    and get off. `access[s]` is the walk from home to a stop in seconds, or -1. Nobody leaves before `begin`, nothing
    counts that arrives after `limit`. `looks` are moments at which the state is written down.
    Gives of each stop when somebody first arrives there, and when they left home for it; and whether that is all.

    What is still to happen is kept in notes by its second. They never grow: an array that may become another one costs
    ten times the work itself. Where there were too few of them it says so, and nothing it tells counts.
    """
    leaves, arrives, start, end, trip, opens = rides
    state = (
        np.full(len(access), NONE, np.int32),
        np.full(len(access), NONE, np.int32),
        np.full(len(access), NONE, np.int32),
        np.full(len(access), NONE, np.int32),
        np.full(len(access), NONE, np.int32),
    )
    ready, label_at = state[0], state[1]
    marks = np.array([-1, 0, 0], np.int32)
    notes = np.empty(most_notes, np.int32), np.empty(most_notes, np.int32), np.empty(most_notes, np.int32), marks
    aboard = np.full(trips, NONE, np.int32)
    heads = np.full(limit - begin + 1, -1, np.int32)
    clock, ride = begin, first
    while True:
        is_over = ride >= len(leaves) or leaves[ride] > limit
        now = limit if is_over else leaves[ride]
        while clock <= now:
            if heads[clock - begin] >= 0:
                _second(clock, begin, limit, state, walks, notes, heads)
            _look(clock, state, looks)
            clock += 1
        if is_over:
            return state[3], state[4], marks[2] == 0
        best = aboard[trip[ride]]
        if opens[ride] & 1:
            best = max(best, ready[start[ride]])
            walk = access[start[ride]]
            if walk >= 0 and now - walk >= begin:
                best = max(best, now - walk)
        if best > NONE:
            aboard[trip[ride]] = best
            when = arrives[ride]
            if opens[ride] & 2 and when <= limit and best > label_at[end[ride]]:
                _keep(notes, heads, when - begin, end[ride], best)
                # Who leaves and arrives within one second is seen by a second look at it.
                clock = min(clock, when)
        ride += 1


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

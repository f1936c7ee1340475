"""Longest paths in a graph that may have circles: each circle counts as one point."""

import numpy as np

from matchmaker._kernels.compiled import kernel


@kernel
def circles(ptr, to):
    """The number of the circle of each point (Tarjan); arrows between circles lead to smaller numbers."""
    points = len(ptr) - 1
    circle, found = np.full(points, -1, np.int32), np.full(points, -1, np.int64)
    low, at = np.zeros(points, np.int64), ptr[:-1].copy()
    path, open_points = np.zeros(points, np.int32), np.zeros(points, np.int32)
    counted, circles_found, waiting = 0, 0, 0
    for start in range(points):
        if found[start] >= 0:
            continue
        path[0], depth = start, 1
        while depth > 0:
            point = path[depth - 1]
            if found[point] < 0:
                found[point] = counted
                low[point] = counted
                counted += 1
                open_points[waiting] = point
                waiting += 1
            if at[point] < ptr[point + 1]:
                other = to[at[point]]
                at[point] += 1
                if found[other] < 0:
                    path[depth] = other
                    depth += 1
                elif circle[other] < 0:
                    low[point] = min(low[point], found[other])
                continue
            depth -= 1
            if depth > 0:
                low[path[depth - 1]] = min(low[path[depth - 1]], low[point])
            if low[point] == found[point]:
                while circle[point] < 0:
                    waiting -= 1
                    circle[open_points[waiting]] = circles_found
                circles_found += 1
    return circle


@kernel
def longest(starts, ptr, to, weight, circle, order):
    """The longest way to each circle from the first points, `starts` of them; -1 or 0 where none leads to it.

    `order` holds the points, those of the largest circle number first. Arrows weigh 0 or 1.
    """
    length = np.full(len(ptr), -1, np.int32)
    for point in range(starts):
        length[circle[point]] = 0
    for point in order:
        here = length[circle[point]]
        for at in range(ptr[point], ptr[point + 1]):
            other = circle[to[at]]
            length[other] = max(length[other], here + weight[at])
    return length

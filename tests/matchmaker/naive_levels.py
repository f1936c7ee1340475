"""Who must stand above whom, pair by pair, straight from the sentence; nothing here is shared with the engine."""

from typing import Any

Market = dict[str, Any]
Arrow = tuple[int, int, int, int]
"""Who envies, a holder, how much higher the holder stands at least, the edge that is envied."""


def levels(market: Market, answer: list[int]) -> tuple[list[int], list[int]]:
    """The lowest levels, and the blocking edges that would put a learner above itself."""
    arrows, unexplained = _arrows(market, answer)
    above: dict[int, set[int]] = {}
    for low, high, _, _ in arrows:
        above.setdefault(low, set()).add(high)
    for low, high, more, edge in arrows:
        if more and low in _all_above(above, high):
            unexplained.add(edge)
    level = [0] * market["n_learners"]
    is_done = False
    while not is_done:
        is_done = True
        for low, high, more, edge in arrows:
            needed = level[low] + (more if edge not in unexplained else 0)
            if level[high] < needed:
                level[high], is_done = needed, False
    return level, sorted(unexplained)


def _arrows(market: Market, answer: list[int]) -> tuple[list[Arrow], set[int]]:
    """Every envy of a holder; and the edges to where there is room."""
    locked = {learner for learner, _ in market.get("locked", [])}
    arrows, free = [], set()
    for learner, got in enumerate(answer):
        for edge in range(market["ptr"][learner], market["ptr"][learner + 1]):
            if learner in locked or (got >= 0 and market["lrank"][edge] >= market["lrank"][got]):
                continue
            pool = market["pool"][edge]
            place = market["pool_place"][pool]
            held = [(one, taken) for one, taken in enumerate(answer) if taken >= 0]
            here = [pair for pair in held if market["pool"][pair[1]] == pool]
            near = [pair for pair in held if market["pool_place"][market["pool"][pair[1]]] == place]
            if len(here) >= market["pool_cap"][pool]:
                rivals = here
            elif len(near) >= market["place_cap"][place]:
                rivals = near
            else:
                free.add(edge)
                continue
            for other, taken in rivals:
                if other not in locked:
                    more = int(market["prank"][taken] > market["prank"][edge])
                    arrows.append((learner, other, more, edge))
    return arrows, free


def _all_above(above: dict[int, set[int]], start: int) -> set[int]:
    found, asking = {start}, [start]
    while asking:
        for other in above.get(asking.pop(), set()) - found:
            found.add(other)
            asking.append(other)
    return found

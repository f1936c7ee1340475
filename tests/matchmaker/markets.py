"""Small invented markets, whole: every shape that a real one can have, the odd ones more often."""

from itertools import accumulate
from typing import Any

from hypothesis import strategies as st

from benchmarks.engine_market import as_market

Market = dict[str, Any]

GOOD: Market = {
    "n_learners": 2,
    "n_places": 2,
    "n_pools": 3,
    "place_cap": [2, 1],
    "pool_place": [0, 0, 1],
    "pool_cap": [1, 2, 1],
    "ptr": [0, 2, 3],
    "pool": [0, 2, 1],
    "lrank": [1, 1, 4],
    "prank": [3, 3, 1],
    "minutes": [12, 40, 7],
}
"""Two learners, two places; nothing is wrong with it."""


def one_seat_each(*wishes: list[int], **told: Any) -> Market:
    """A market of places with one seat each: learner `i` asks at the places `wishes[i]`, the best first.

    Everybody ranks alike at a place and travels a minute, where nothing else is told.
    """
    pool = [place for wished in wishes for place in wished]
    seats = [1] * (max(pool) + 1)
    places = {"place_cap": seats, "pool_place": list(range(len(seats))), "pool_cap": seats}
    lrank = [rank for wished in wishes for rank in range(len(wished))]
    edges = {"ptr": [0, *accumulate(map(len, wishes))], "pool": pool, "lrank": lrank}
    return as_market(places, edges | {"prank": [0] * len(pool), "minutes": [1] * len(pool)}) | told


@st.composite
def markets(draw: st.DrawFn, *, learners: int = 9, places: int = 4, is_strict: bool = False) -> Market:
    """A market in the exchange format; with `is_strict` nobody ties."""
    place_cap = draw(st.lists(st.integers(0, 3), min_size=1, max_size=places))
    pool_place = draw(st.lists(st.integers(0, len(place_cap) - 1), max_size=6))
    pool_cap = [draw(st.integers(0, place_cap[place])) for place in pool_place]
    count = draw(st.integers(0, learners))
    ptr, pool, lrank, prank, minutes = [0], [], [], [], []
    for learner in range(count):
        wanted = draw(st.lists(st.sampled_from(range(len(pool_place))), unique=True, max_size=5)) if pool_place else []
        ranks = range(len(wanted)) if is_strict else sorted(draw(_ranks(len(wanted))))
        pool += wanted
        lrank += ranks
        prank += [learner * 7 % 11 * 100 + learner for _ in wanted] if is_strict else draw(_ranks(len(wanted)))
        minutes += draw(st.lists(st.integers(0, 90), min_size=len(wanted), max_size=len(wanted)))
        ptr.append(len(pool))
    places = {"place_cap": place_cap, "pool_place": pool_place, "pool_cap": pool_cap}
    edges = {"ptr": ptr, "pool": pool, "lrank": lrank, "prank": prank, "minutes": minutes}
    return as_market(places, edges)


def _ranks(count: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(-2, 4), min_size=count, max_size=count)

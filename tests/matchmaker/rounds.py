"""Markets with locked and forbidden pairs, and whole rounds on them with all that the rule decided with."""

from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from benchmarks.engine_market import as_market
from matchmaker.explain import Decided
from matchmaker.optimise import fill_up
from matchmaker.problem import Problem, read
from matchmaker.propose import lottery, propose
from tests.matchmaker.markets import Market, markets

LEVELS = {"stable": 0, "levels": 3, "chains": 0}


@st.composite
def paired_markets(draw: st.DrawFn, **wanted: Any) -> Market:
    """A market of which some pairs are forbidden and some are locked, never more than there are seats."""
    market = draw(markets(**wanted))
    pairs = _pairs(market)
    some = draw(st.lists(st.sampled_from(pairs), unique_by=tuple, max_size=6)) if pairs else []
    cut = draw(st.integers(0, len(some)))
    nowhere = [pair for pair in _every_pair(market) if pair not in pairs]
    idle = draw(st.lists(st.sampled_from(nowhere), unique_by=tuple, max_size=3)) if nowhere else []
    return _with_pairs(market, some[:cut] + idle, some[cut:])


@st.composite
def crowded_markets(draw: st.DrawFn, *, is_strict: bool = False, has_pairs: bool = True) -> Market:
    """A market with more learners than seats and many ties, so that every reason and every exception is seen."""
    chance = Random(draw(st.integers(0, 2**32)))
    place_cap = [chance.choice((1, 1, 2, 3)) for _ in range(chance.randint(2, 4))]
    pool_place = [place for place in range(len(place_cap)) for _ in range(chance.randint(1, 3))]
    pool_cap = [chance.randint(1, place_cap[place]) for place in pool_place]
    count = chance.randint(3, 14)
    ptr, pool, lrank, prank, minutes = [0], [], [], [], []
    order = chance.sample(range(count), count)
    for learner in range(count):
        wanted = chance.sample(range(len(pool_place)), min(len(pool_place), chance.randint(0, 5)))
        pool += wanted
        lrank += range(len(wanted)) if is_strict else sorted(chance.randint(0, 3) for _ in wanted)
        prank += [order[learner] if is_strict else chance.randint(0, 2) for _ in wanted]
        minutes += [chance.choice((5, 5, 10)) for _ in wanted]
        ptr.append(len(pool))
    places = {"place_cap": place_cap, "pool_place": pool_place, "pool_cap": pool_cap}
    edges = {"ptr": ptr, "pool": pool, "lrank": lrank, "prank": prank, "minutes": minutes}
    market = as_market(places, edges)
    some = chance.sample(_pairs(market), min(len(pool), chance.randint(0, 4))) if has_pairs else []
    cut = chance.randint(0, len(some))
    return _with_pairs(market, some[:cut], some[cut:])


def games() -> st.SearchStrategy[Market]:
    """Odd markets and crowded ones."""
    return st.one_of(paired_markets(), crowded_markets())


def decide(market: Market, rule: str, seed: int = 0) -> tuple[Problem, Decided]:
    """A round: `stable`, `levels` and then chains, or `chains` alone, which leaves most to them."""
    allowed, kept = without_forbidden(market)
    problem = read(allowed)
    luck = lottery(problem.n_learners, seed)
    found = propose(problem, levels=LEVELS[rule], promotions=1, luck=luck)
    edge = found.edge if rule == "stable" else fill_up(problem, found.edge, luck=luck).edge
    decided = Decided(
        rule="stable" if rule == "stable" else "levels",
        edge=np.array([kept[one] if one >= 0 else -1 for one in edge], np.int64),
        level=found.level,
        promotion=found.promotion,
        luck=luck,
    )
    return read(market), decided


def _every_pair(market: Market) -> list[list[int]]:
    return [[learner, pool] for learner in range(market["n_learners"]) for pool in range(market["n_pools"])]


def _pairs(market: Market) -> list[list[int]]:
    ptr, pools = market["ptr"], market["pool"]
    return [
        [learner, pools[edge]]
        for learner in range(market["n_learners"])
        for edge in range(ptr[learner], ptr[learner + 1])
    ]


def _with_pairs(market: Market, forbidden: list[list[int]], asked: list[list[int]]) -> Market:
    """The market with these pairs forbidden, and locked of those that are asked what fits."""
    pool_left, place_left, locked = list(market["pool_cap"]), list(market["place_cap"]), {}
    for learner, pool in asked:
        place = market["pool_place"][pool]
        if learner not in locked and pool_left[pool] and place_left[place]:
            locked[learner] = pool
            pool_left[pool] -= 1
            place_left[place] -= 1
    return market | {"forbidden": forbidden, "locked": [list(pair) for pair in locked.items()]}


def seats_left(market: Market) -> dict[str, list[int]]:
    """The seats of pools and of places that no locked pair takes."""
    pool_cap, place_cap = list(market["pool_cap"]), list(market["place_cap"])
    for _, pool in market.get("locked", ()):
        pool_cap[pool] -= 1
        place_cap[market["pool_place"][pool]] -= 1
    return {"pool_cap": pool_cap, "place_cap": place_cap}


def without_forbidden(market: Market) -> tuple[Market, list[int]]:
    """The market without its forbidden edges, and the number each edge that is left had."""
    forbidden = {tuple(pair) for pair in market.get("forbidden", [])}
    ptr, kept = [0], []
    for learner in range(market["n_learners"]):
        edges = range(market["ptr"][learner], market["ptr"][learner + 1])
        kept += [edge for edge in edges if (learner, market["pool"][edge]) not in forbidden]
        ptr.append(len(kept))
    less = {name: [market[name][edge] for edge in kept] for name in ("pool", "lrank", "prank", "minutes")}
    return market | less | {"ptr": ptr, "forbidden": []}, kept

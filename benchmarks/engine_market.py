"""An invented market for measuring the engine: towns, workplaces with mentors, learners with a training and a limit.

The recipe: 24 towns with weights and a spread of 4 to 6 km and a fifth of the people scattered; 0.3 workplaces for each
learner with 1 to 5 mentor seats and 1 to 4 trainings of one sector; trainings by a Zipf law; a tile of 100,000 learners
for each area of the size of Flanders. Edges: the nearest recognised pools within a limit (lognormal, median 25 km),
scored by minutes, quality and taste, the best `k` kept. A learner ranks up to five itself and the rest in bands; a
place sorts learners in seven classes. Everything is invented, and the same for the same seed.
"""

from typing import Any, Final

import numpy as np
from scipy.spatial import cKDTree

TILE: Final = 100_000
TOWNS: Final = 24
WIDTH_KM, HEIGHT_KM = 220.0, 90.0
MINUTES_PER_KM: Final = 2.0
CLASSES: Final = 7
CROSSING: Final = 0.005
"""So many recognitions lie in any sector, whatever the others of the place."""


def market(learners: int, *, k: int = 20, slots: float = 0.9, seed: int = 1, is_sorted: bool = True) -> dict[str, Any]:
    """The arrays of the exchange format; `slots` is the number of mentor seats for each learner.

    Sorted, neighbours in the arrays are neighbours in the market; else they come as people happen to write themselves
    in.
    """
    rng = np.random.default_rng(seed)
    places = int(learners * 0.3)
    tiles = -(-learners // TILE)
    home, work = _spread(rng, learners, tiles), _spread(rng, places, tiles)
    trainings = int(np.clip(learners / 250, 8, 200))
    sectors = max(2, trainings // 12)
    weights = 1 / np.arange(1, trainings + 1) ** 0.7
    training = rng.choice(trainings, learners, p=weights / weights.sum())
    if is_sorted:
        order = np.lexsort((along_a_curve(home), training, training % sectors))
        home, training = home[order], training[order]
    place_cap = rng.integers(1, 6, places)
    place_cap = np.maximum(1, np.round(place_cap * slots * learners / place_cap.sum())).astype(np.int64)
    first = rng.choice(trainings, places, p=weights / weights.sum())
    if is_sorted:
        order = np.lexsort((along_a_curve(work), first, first % sectors))
        work, first = work[order], first[order]
    count = rng.integers(1, 5, places)
    in_sector = -(-(trainings - first % sectors) // sectors)  # trainings of one sector lie `sectors` apart
    turn = (first // sectors)[:, None] + np.arange(4)
    offered = (first % sectors)[:, None] + turn % in_sector[:, None] * sectors
    crosses = rng.random(offered.shape) < CROSSING
    offered[crosses] = rng.choice(trainings, int(np.count_nonzero(crosses)))
    count = np.minimum(count, in_sector)
    is_offered = np.arange(4) < count[:, None]
    pool_place = np.repeat(np.arange(places), count)
    pool_training = offered[is_offered]
    order = np.lexsort((pool_training, pool_place))
    pool_place, pool_training = pool_place[order], pool_training[order]
    keep = np.ones(len(pool_place), bool)
    keep[1:] = (np.diff(pool_place) != 0) | (np.diff(pool_training) != 0)
    pool_place, pool_training = pool_place[keep], pool_training[keep]
    pool_cap = rng.integers(1, place_cap[pool_place] + 1)
    limit = np.clip(rng.lognormal(np.log(25), 0.5, learners), 5, 70)
    near = _nearest(home, training, limit, work[pool_place], pool_training, 2 * k)
    return _ranked(rng, near, k, pool_place, place_cap, pool_cap, learners)


def as_market(places: dict[str, Any], edges: dict[str, Any]) -> dict[str, Any]:
    """The exchange format of these arrays, with how many there are of each."""
    sizes = {
        "n_learners": len(edges["ptr"]) - 1,
        "n_places": len(places["place_cap"]),
        "n_pools": len(places["pool_place"]),
    }
    return sizes | places | edges


def along_a_curve(spots: np.ndarray) -> np.ndarray:
    """A number for each spot (kilometres): near numbers are near spots (Morton's curve, 16 bits an axis)."""
    low = spots.min(axis=0)
    cells = ((spots - low) / (spots.max(axis=0) - low + 1e-9) * 65535).astype(np.uint64)
    code = np.zeros(len(spots), np.uint64)
    for bit in range(16):
        for axis in range(2):
            code |= (cells[:, axis] >> np.uint64(bit) & np.uint64(1)) << np.uint64(2 * bit + axis)
    return code


def _spread(rng: np.random.Generator, count: int, tiles: int) -> np.ndarray:
    towns = np.stack([np.random.default_rng(7).uniform(0, size, TOWNS) for size in (WIDTH_KM, HEIGHT_KM)], axis=1)
    weights = np.random.default_rng(8).pareto(1.2, TOWNS) + 0.3
    town = rng.choice(TOWNS, count, p=weights / weights.sum())
    spots = towns[town] + rng.normal(0, 1, (count, 2)) * rng.uniform(4, 6, count)[:, None]
    scattered = rng.random(count) < 0.2
    spots[scattered] = rng.uniform((0, 0), (WIDTH_KM, HEIGHT_KM), (int(scattered.sum()), 2))
    spots[:, 0] += rng.integers(0, tiles, count) * (WIDTH_KM + 100)
    return spots


def _nearest(
    home: np.ndarray, training: np.ndarray, limit: np.ndarray, spot: np.ndarray, offered: np.ndarray, most: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows, pools, km = [], [], []
    for one in range(int(training.max()) + 1):
        asking, given = np.flatnonzero(training == one), np.flatnonzero(offered == one)
        if not len(asking) or not len(given):
            continue
        distance, index = cKDTree(spot[given]).query(home[asking], k=min(most, len(given)), workers=-1)
        distance, index = distance.reshape(len(asking), -1), index.reshape(len(asking), -1)
        inside = distance <= limit[asking][:, None]
        rows.append(np.repeat(asking, inside.sum(axis=1)))
        pools.append(given[index[inside]])
        km.append(distance[inside])
    row, pool, far = np.concatenate(rows), np.concatenate(pools), np.concatenate(km)
    order = np.argsort(row, kind="stable")
    return row[order], pool[order], far[order]


def _ranked(
    rng: np.random.Generator,
    near: tuple[np.ndarray, ...],
    k: int,
    pool_place: np.ndarray,
    place_cap: np.ndarray,
    pool_cap: np.ndarray,
    learners: int,
) -> dict[str, Any]:
    row, pool, km = near
    minutes = np.minimum(255, np.round(km * MINUTES_PER_KM + 2)).astype(np.int64)
    quality = rng.normal(0, 8, len(place_cap))[pool_place[pool]]
    liking = minutes + quality + rng.normal(0, 8, len(row))
    order = np.lexsort((liking, row))
    row, pool, km, minutes = row[order], pool[order], km[order], minutes[order]
    start = np.searchsorted(row, np.arange(learners + 1))
    step = np.arange(len(row)) - start[row]
    keep = step < k
    row, pool, km, minutes, step = row[keep], pool[keep], km[keep], minutes[keep], step[keep]
    own = rng.integers(0, 6, learners)[row]
    lrank = np.where(step < own, step, own + (step - own) // 4)
    motivation = rng.normal(0, 1, learners)
    wish = motivation[row] - km / 25 + rng.normal(0, 0.7, len(row))
    edges = np.quantile(wish, np.linspace(0, 1, CLASSES + 1)[1:-1])
    prank = CLASSES - 1 - np.searchsorted(edges, wish)
    ptr = np.searchsorted(row, np.arange(learners + 1))
    places = {"place_cap": place_cap, "pool_place": pool_place, "pool_cap": pool_cap}
    return as_market(places, {"ptr": ptr, "pool": pool, "lrank": lrank, "prank": prank, "minutes": minutes})

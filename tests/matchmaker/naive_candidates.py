"""Hard conditions, scores and best pools found the slow and plain way: nothing here is shared with the engine."""

import math
from typing import Any

Raw = dict[str, Any]
Scale = tuple[list[dict[str, Any]], int]
"""Criteria, and the minutes from which a trip is far."""

CODES = (
    "training",
    "level",
    "age",
    "starts_early",
    "ends_late",
    "not_yet_free",
    "free_too_short",
    "no_seat",
    "travel",
    "learner_veto",
    "place_veto",
    "needs",
    "own_start",
)


def minutes(raw: Raw, learner: int, pool: int) -> int:
    """The travel of `regions.rules`, written again: 2 or 5 minutes a kilometre, twice that before six."""
    one, at, other = raw["learners"], raw["places"], raw["pools"]
    place = int(other["place"][pool])
    across, along = int(one["x_m"][learner] - at["x_m"][place]), int(one["y_m"][learner] - at["y_m"][place])
    metres = math.isqrt(across**2 + along**2)
    mode, is_early = int(one["mode"][learner]), int(other["start_minute"][pool]) < 6 * 60
    pace = (2, 5)[mode] * (2 if is_early else 1)
    return math.ceil(metres * pace / 1000) + (5, 0)[mode] + (7 if is_early else 0)


def why_not(raw: Raw, learner: int, pool: int) -> set[str]:
    """The codes of the conditions that do not hold."""
    one = {name: column[learner] for name, column in raw["learners"].items() if not isinstance(column, dict)}
    other = {name: column[pool] for name, column in raw["pools"].items() if not isinstance(column, dict)}
    place, age = int(other["place"]), int(one["age"])
    earliest = 420 if age < 16 else 360 if age < 18 else 0
    latest = 1200 if age < 16 else 1320 if age < 18 else 2880
    holds = (
        one["training"] == other["training"],
        f"{int(one['levels']):062b}"[-1 - int(other["level"])] == "1",
        age >= other["minimum_age"],
        other["start_minute"] >= earliest,
        other["end_minute"] <= latest,
        one["free_from"] <= other["starts_on"],
        one["free_until"] >= other["ends_on"],
        other["seats"] > 0 and raw["places"]["seats"][place] > 0,
        minutes(raw, learner, pool) <= one["limit_minutes"],
        [learner, place] not in raw["learner_vetoes"],
        [learner, place] not in raw["place_vetoes"],
        all(
            f"{int(other['meets']):062b}"[at] == "1" for at, bit in enumerate(f"{int(one['needs']):062b}") if bit == "1"
        ),
        other["start_minute"] >= one["earliest_minute"],
    )
    return {code for code, is_kept in zip(CODES, holds, strict=True) if not is_kept}


def parts(raw: Raw, scale: Scale, learner: int, pool: int) -> dict[str, int]:
    """What each criterion adds."""
    criteria, far = scale
    added = {}
    for one in criteria:
        name = one["name"]
        if one["kind"] == "nearness":
            points = max(0, 1000 * (far - minutes(raw, learner, pool)) // far)
        elif one["kind"] == "overlap":
            asked = {bit for bit in range(62) if int(raw["learners"]["wishes"][name][learner]) >> bit & 1}
            offered = {bit for bit in range(62) if int(raw["pools"]["offers"][name][pool]) >> bit & 1}
            points = 1000 * len(asked & offered) // len(asked) if asked else 1000
        elif one["kind"] == "learner":
            points = int(raw["learners"]["points"][name][learner])
        else:
            points = int(raw["pools"]["points"][name][pool])
        added[name] = points * one["weight"] // 1000
    return added


def best_pools(raw: Raw, scale: Scale, learner: int, k: int) -> list[int]:
    """Every pool looked at, the best by total, then minutes, then number."""
    count = len(raw["pools"]["place"])
    allowed = [pool for pool in range(count) if not why_not(raw, learner, pool)]
    return sorted(allowed, key=lambda pool: _order(raw, scale, learner, pool, pool))[:k]


def best_learners(raw: Raw, scale: Scale, pool: int, k: int) -> list[int]:
    """Every learner looked at, the best by total, then minutes, then number."""
    count = len(raw["learners"]["x_m"])
    allowed = [learner for learner in range(count) if not why_not(raw, learner, pool)]
    return sorted(allowed, key=lambda learner: _order(raw, scale, learner, pool, learner))[:k]


def _order(raw: Raw, scale: Scale, learner: int, pool: int, number: int) -> tuple[int, int, int]:
    return (-sum(parts(raw, scale, learner, pool).values()), minutes(raw, learner, pool), number)


def edges(
    raw: Raw, learner: int, k: int, *, near: Scale, place: Scale, bands: tuple[int, int]
) -> list[tuple[Any, ...]]:
    """The edges of one learner: pool, both ranks, minutes, parts."""
    mine = [int(pool) for one, pool in raw["own"] if one == learner]
    ranks = {pool: step for step, pool in enumerate(mine) if not why_not(raw, learner, pool)}
    for pool in best_pools(raw, near, learner, k):
        total = sum(parts(raw, near, learner, pool).values())
        ranks.setdefault(pool, len(mine) + (1000 - total) // bands[0])
    return [
        (
            pool,
            rank,
            (1000 - sum(parts(raw, place, learner, pool).values())) // bands[1],
            minutes(raw, learner, pool),
            parts(raw, near, learner, pool),
        )
        for pool, rank in ranks.items()
    ]

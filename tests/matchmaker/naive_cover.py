"""Covers by trying every set of places; nothing here is shared with the engine."""

from itertools import combinations
from typing import Any

Game = dict[str, Any]


def covers(game: Game) -> list[tuple[int, int, tuple[int, ...]]]:
    """Every cover as (number of places, minutes, places that are added), the best first."""
    fixed = sorted(set(game["fixed"]))
    free = [place for place in range(len(game["offers"])) if _may_be_added(game, place, fixed)]
    found = []
    for size in range(game["places"] - len(fixed) + 1):
        for added in combinations(free, size):
            if _covers(game, {*fixed, *added}) and _near(game, added, fixed) and _needed(game, added, fixed):
                minutes = sum(game["minutes"][place] for place in (*fixed, *added))
                found.append((len(fixed) + size, minutes, added))
    return sorted(found)


def _may_be_added(game: Game, place: int, fixed: list[int]) -> bool:
    if place in fixed or place in game["excluded"]:
        return False
    return game["most_minutes"] is None or game["minutes"][place] <= game["most_minutes"]


def _covers(game: Game, places: set[int]) -> bool:
    return all(any(game["offers"][place][activity] for place in places) for activity in game["listed"])


def _near(game: Game, added: tuple[int, ...], fixed: list[int]) -> bool:
    """The given places lie where they lie; every other one must be near to all."""
    if game["between_m"] is None:
        return True
    spots = game["spots"]
    pairs = [*combinations(added, 2), *((one, other) for one in added for other in fixed)]
    return all(
        (spots[one][0] - spots[other][0]) ** 2 + (spots[one][1] - spots[other][1]) ** 2 <= game["between_m"] ** 2
        for one, other in pairs
    )


def _needed(game: Game, added: tuple[int, ...], fixed: list[int]) -> bool:
    """Without one of the added places it is no cover."""
    return not any(_covers(game, {*fixed, *added} - {place}) for place in added)

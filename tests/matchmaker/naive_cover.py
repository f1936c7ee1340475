"""Covers by trying every set of sites; nothing here is shared with the engine."""

from itertools import combinations
from typing import Any

Game = dict[str, Any]


def covers(game: Game) -> list[tuple[int, int, tuple[int, ...]]]:
    """Every cover as (number of sites, minutes, sites that are added), the best first."""
    fixed = sorted(set(game["fixed"]))
    free = [site for site in range(len(game["offers"])) if _may_be_added(game, site, fixed)]
    found = []
    for size in range(game["sites"] - len(fixed) + 1):
        for added in combinations(free, size):
            if _covers(game, {*fixed, *added}) and _near(game, added, fixed) and _needed(game, added, fixed):
                minutes = sum(game["minutes"][site] for site in (*fixed, *added))
                found.append((len(fixed) + size, minutes, added))
    return sorted(found)


def _may_be_added(game: Game, site: int, fixed: list[int]) -> bool:
    if site in fixed or site in game["excluded"]:
        return False
    return game["most_minutes"] is None or game["minutes"][site] <= game["most_minutes"]


def _covers(game: Game, sites: set[int]) -> bool:
    return all(any(game["offers"][site][activity] for site in sites) for activity in game["listed"])


def _near(game: Game, added: tuple[int, ...], fixed: list[int]) -> bool:
    """The given sites lie where they lie; every other one must be near to all."""
    if game["between_m"] is None:
        return True
    spots = game["spots"]
    pairs = [*combinations(added, 2), *((one, other) for one in added for other in fixed)]
    return all(
        (spots[one][0] - spots[other][0]) ** 2 + (spots[one][1] - spots[other][1]) ** 2 <= game["between_m"] ** 2
        for one, other in pairs
    )


def _needed(game: Game, added: tuple[int, ...], fixed: list[int]) -> bool:
    """Without one of the added sites it is no cover."""
    return not any(_covers(game, {*fixed, *added} - {site}) for site in added)

"""Whether somebody without a seat can get one, others moving on: every chain of moves tried."""

from dataclasses import dataclass
from typing import Any

Market = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """Who must find a seat, where it may not go, who stays, whether a place takes whom it ranks below all others."""

    market: Market
    leaver: int
    lost: int
    newcomer: int
    is_any: bool


def can_go(asked: Question, answer: list[int]) -> bool:
    """Whether the leaver can go anywhere from this answer, in which it holds nothing."""
    return _goes(asked, answer, asked.leaver, frozenset({asked.leaver, asked.newcomer} | _locked(asked.market)))


def _goes(asked: Question, answer: list[int], learner: int, fixed: frozenset[int]) -> bool:
    market = asked.market
    for edge in range(market["ptr"][learner], market["ptr"][learner + 1]):
        pool = market["pool"][edge]
        if pool == asked.lost or _seats(market, pool) == 0:
            continue
        rivals = who_makes_room(market, answer, pool)
        if rivals is None:
            return True
        worst = max((market["prank"][answer[one]] for one in rivals if one not in _locked(market)), default=-1)
        if not asked.is_any and market["prank"][edge] > worst:
            continue
        for one in rivals:
            after = list(answer)
            after[learner], after[one] = edge, -1
            if one not in fixed and _goes(asked, after, one, fixed | {one}):
                return True
    return False


def who_makes_room(market: Market, answer: list[int], pool: int) -> list[int] | None:
    """The holders of whom one must go before anybody can come in a pool; nothing where there is room."""
    place = market["pool_place"][pool]
    in_pool = [one for one, edge in enumerate(answer) if edge >= 0 and market["pool"][edge] == pool]
    if len(in_pool) >= market["pool_cap"][pool]:
        return in_pool
    at_place = [
        one for one, edge in enumerate(answer) if edge >= 0 and market["pool_place"][market["pool"][edge]] == place
    ]
    return at_place if len(at_place) >= market["place_cap"][place] else None


def _seats(market: Market, pool: int) -> int:
    """The seats of a pool that nobody is locked to, no more than its place has left."""
    place, taken = market["pool_place"][pool], [locked for _, locked in market["locked"]]
    at_place = sum(market["pool_place"][one] == place for one in taken)
    return int(min(market["pool_cap"][pool] - taken.count(pool), market["place_cap"][place] - at_place))


def _locked(market: Market) -> set[int]:
    return {learner for learner, _ in market["locked"]}

"""Edits on plain lists; whether an edit may be is asked of `read`, which looks at the whole market."""

from typing import Any

from matchmaker import edits
from matchmaker.problem import InvalidProblemError, read

Market = dict[str, Any]


def apply_all(market: Market, wanted: list[Any]) -> tuple[Market, list[int]]:
    """The market with the edits that can be, and which cannot."""
    now, wrong, gone = market, [], set()
    for index, edit in enumerate(wanted):
        changed = None if _is_about(edit, gone) else _apply(now, edit)
        if changed is None or not _is_market(changed):
            wrong.append(index)
            continue
        now = changed
        if isinstance(edit, edits.LearnerLeaves):
            gone.add(edit.learner)
        elif isinstance(edit, edits.LearnerJoins):
            gone.discard(edit.learner)
    return now, wrong


def _is_about(edit: Any, gone: set[int]) -> bool:
    named = edit.learners if isinstance(edit, edits.PoolJoins) else [getattr(edit, "learner", -1)]
    return not isinstance(edit, edits.LearnerJoins) and bool(gone & set(named))


def _apply(market: Market, edit: Any) -> Market | None:
    known = {"learner": market["n_learners"], "pool": market["n_pools"], "place": market["n_places"]}
    for name, count in known.items():
        value = getattr(edit, name, None)
        if value is not None and not 0 <= value < count:
            return None
    return _ACTS[type(edit)](market, edit)


def lists_of(market: Market) -> list[list[tuple[int, ...]]]:
    """The edges of each learner: pool, rank, rank, minutes."""
    rows = list(zip(*(market[name] for name in ("pool", "lrank", "prank", "minutes")), strict=True))
    return [rows[market["ptr"][one] : market["ptr"][one + 1]] for one in range(market["n_learners"])]


def _with_lists(market: Market, lists: list[list[tuple[int, ...]]]) -> Market:
    rows = [row for one in lists for row in sorted(one, key=lambda row: row[1])]
    ptr = [sum(len(one) for one in lists[:count]) for count in range(len(lists) + 1)]
    columns = {name: [row[at] for row in rows] for at, name in enumerate(("pool", "lrank", "prank", "minutes"))}
    return market | columns | {"ptr": ptr, "n_learners": len(lists)}


def _join(market: Market, edit: Any) -> Market | None:
    lists = lists_of(market)
    own: list[tuple[int, ...]] = [(pool, one.lrank, one.prank, one.minutes) for pool, one in edit.pools.items()]
    if edit.learner is None:
        return _with_lists(market, [*lists, own])
    if lists[edit.learner]:
        return None
    lists[edit.learner] = own
    return _with_lists(market, lists)


def _leave(market: Market, edit: Any) -> Market:
    lists = lists_of(market)
    lists[edit.learner] = []
    return _with_lists(market, lists) | {"locked": [pair for pair in market["locked"] if pair[0] != edit.learner]}


def _pool_joins(market: Market, edit: Any) -> Market | None:
    lists = lists_of(market)
    if any(not 0 <= learner < len(lists) for learner in edit.learners):
        return None
    for learner, one in edit.learners.items():
        lists[learner] = [*lists[learner], (market["n_pools"], one.lrank, one.prank, one.minutes)]
    more = {"pool_place": [*market["pool_place"], edit.place], "pool_cap": [*market["pool_cap"], edit.seats]}
    return _with_lists(market | more | {"n_pools": market["n_pools"] + 1}, lists)


def _close(market: Market, edit: Any) -> Market:
    pool_cap = [
        0 if place == edit.place else seats
        for place, seats in zip(market["pool_place"], market["pool_cap"], strict=True)
    ]
    return _set(market | {"pool_cap": pool_cap}, "place_cap", edit.place, 0)


def _set(market: Market, name: str, index: int, seats: int) -> Market:
    return market | {name: [*market[name][:index], seats, *market[name][index + 1 :]]}


def _unlock(market: Market, edit: Any) -> Market | None:
    left = [pair for pair in market["locked"] if pair[0] != edit.learner]
    return market | {"locked": left} if left != market["locked"] else None


def _forbid(market: Market, edit: Any) -> Market | None:
    pair = [edit.learner, edit.pool]
    return None if pair in market["forbidden"] else market | {"forbidden": [*market["forbidden"], pair]}


def _allow(market: Market, edit: Any) -> Market | None:
    pair = [edit.learner, edit.pool]
    left = [one for one in market["forbidden"] if one != pair]
    return market | {"forbidden": left} if pair in market["forbidden"] else None


def _is_market(market: Market) -> bool:
    try:
        read(market)
    except InvalidProblemError:
        return False
    return True


_ACTS: dict[type, Any] = {
    edits.LearnerJoins: _join,
    edits.LearnerLeaves: _leave,
    edits.PlaceJoins: lambda market, edit: (
        market | {"place_cap": [*market["place_cap"], edit.seats], "n_places": market["n_places"] + 1}
    ),
    edits.PlaceCloses: _close,
    edits.PlaceSeats: lambda market, edit: _set(market, "place_cap", edit.place, edit.seats),
    edits.PoolJoins: _pool_joins,
    edits.PoolSeats: lambda market, edit: _set(market, "pool_cap", edit.pool, edit.seats),
    edits.Lock: lambda market, edit: market | {"locked": [*market["locked"], [edit.learner, edit.pool]]},
    edits.Unlock: _unlock,
    edits.Forbid: _forbid,
    edits.Allow: _allow,
}

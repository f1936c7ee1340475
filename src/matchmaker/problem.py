"""One market as frozen arrays, and every reason why given arrays are not a market.

Shapes: `n` learners, `p` places, `q` pools, `e` edges. A place is an establishment in a period with the seats of its
mentors; a pool is one training at one place with seats of its own; an edge is a learner who may go to a pool. The edges
of learner `i` are `ptr[i]` up to `ptr[i + 1]`, the one it likes best first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.signedinteger[Any]]
"""An array of whole numbers."""

SIZES: Final = ("n_learners", "n_places", "n_pools")
ARRAYS: Final = ("place_cap", "pool_place", "pool_cap", "ptr", "pool", "lrank", "prank", "minutes")
PAIRS: Final = ("locked", "forbidden")
MOST_TOLD: Final = 1000
"""How many findings of one kind are told one by one; the rest is counted."""

MOST_RANK: Final = 2**61
"""Ranks beyond are numbered anew, in the same order."""

UNPLACED: Final = -1
"""Instead of an edge or a pool: this learner has none."""

PAIR: Final = 2
MOST_SHOWN: Final = 60

MOST_MINUTES: Final = 1_000_000
"""A trip longer than two years is a mistake in the file."""


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong with one array: where, what stands there, what is needed."""

    array: str
    index: int | None
    found: str
    needed: str

    def __str__(self) -> str:
        place = self.array if self.index is None else f"{self.array}[{self.index}]"
        return f"{place}: found {self.found}, needed {self.needed}"


class InvalidProblemError(ValueError):
    """The arrays are not a market; `findings` holds every reason."""

    def __init__(self, findings: "list[Finding]") -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


@dataclass(frozen=True, eq=False)
class Problem:
    """A market that was found to be one. Make it with `read`; its arrays are not to be changed."""

    place_cap: Whole
    """Seats of each place, shared by its pools: p."""
    pool_place: Whole
    """The place of each pool: q."""
    pool_cap: Whole
    """Seats of each pool: q."""
    ptr: Whole
    """Where the edges of each learner start: n + 1."""
    pool: Whole
    """The pool of each edge: e."""
    lrank: Whole
    """How the learner ranks the edge, lower is better, equal is a tie: e."""
    prank: Whole
    """How the place ranks the learner, one scale over all its pools, lower is better: e."""
    minutes: Whole
    """Travel minutes of each edge: e."""
    locked: Whole = field(default_factory=lambda: np.zeros((0, 2), np.int32))
    """Pairs (learner, pool) that are fixed."""
    forbidden: Whole = field(default_factory=lambda: np.zeros((0, 2), np.int32))
    """Pairs (learner, pool) that may not be, whatever the edges say."""
    score_parts: Mapping[str, Whole] = field(default_factory=dict)
    """What each criterion adds to the score of an edge: e each."""

    @property
    def n_learners(self) -> int:
        """The number of learners."""
        return len(self.ptr) - 1

    @property
    def n_places(self) -> int:
        """The number of places."""
        return len(self.place_cap)

    @property
    def n_pools(self) -> int:
        """The number of pools."""
        return len(self.pool_place)

    @property
    def n_edges(self) -> int:
        """The number of edges."""
        return len(self.pool)

    def learner_of_edges(self) -> Whole:
        """The learner of each edge: e."""
        return np.repeat(np.arange(self.n_learners, dtype=np.int32), np.diff(self.ptr))

    def edges_of(self, pairs: Whole) -> Whole:
        """The edge of each pair (learner, pool), -1 where there is none."""
        found = np.full(len(pairs), -1, np.int64)
        starts = self.ptr[pairs[:, 0]]
        counts = self.ptr[pairs[:, 0] + 1] - starts
        row = np.repeat(np.arange(len(pairs)), counts)
        edge = np.arange(len(row)) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
        hit = self.pool[edge] == pairs[row, 1]
        found[row[hit]] = edge[hit]
        return found


def read(raw: Mapping[str, Any]) -> Problem:
    """A market from the arrays of the exchange format; raises `InvalidProblemError` with every finding."""
    findings = list(_missing(raw))
    sizes = {}
    for name in SIZES:
        if name in raw:
            sizes[name], told = _size(name, raw[name])
            findings += told
    arrays: dict[str, Whole] = {}
    for name in ARRAYS:
        if name in raw:
            arrays[name], told = _whole(name, raw[name])
            findings += told
    for name in PAIRS:
        arrays[name], told = _pairs(name, raw.get(name, ()))
        findings += told
    parts, told = _parts(raw.get("score_parts", {}))
    findings += told
    if findings:
        raise InvalidProblemError(findings)
    findings = [*_shapes(sizes, arrays, parts)]
    findings = findings or [*_values(arrays)]
    findings = findings or [*_edges(arrays), *_fixed(arrays)]
    if findings:
        raise InvalidProblemError(findings)
    ranks = {name: _small(_by_order(arrays[name])) for name in ("lrank", "prank")}
    ranks["minutes"] = _small(arrays["minutes"])
    rest = {name: array.astype(np.int32) for name, array in arrays.items() if name not in {*ranks, "ptr"}}
    own = {name: frozen(array) for name, array in (ranks | rest | {"ptr": arrays["ptr"]}).items()}
    return Problem(**own, score_parts={name: frozen(_small(part)) for name, part in parts.items()})


def _missing(raw: Mapping[str, Any]) -> Iterator[Finding]:
    for name in (*SIZES, *ARRAYS):
        if name not in raw:
            yield Finding(name, None, "nothing", "a whole number" if name in SIZES else "an array of whole numbers")


def _size(name: str, given: Any) -> tuple[int, list[Finding]]:
    value = given.item() if isinstance(given, np.ndarray) and given.ndim == 0 else given
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)) or value < 0:
        return 0, [Finding(name, None, _shown(given), "a whole number from 0 on")]
    return int(value), []


def _whole(name: str, given: Any, *, dimensions: int = 1) -> tuple[Whole, list[Finding]]:
    empty: Whole = np.zeros((0,) * dimensions, np.int64)
    if isinstance(given, np.ndarray):
        if given.ndim != dimensions:
            return empty, [Finding(name, None, f"{given.ndim} dimensions", f"{dimensions}")]
        if given.dtype.kind not in "iu":
            return empty, [Finding(name, None, f"numbers of type {given.dtype}", "whole numbers")]
        too_large = np.flatnonzero(given > np.iinfo(np.int64).max) if given.dtype == np.uint64 else ()
        return given.astype(np.int64), [*_each(name, too_large, given, f"at most {np.iinfo(np.int64).max}")]
    if not isinstance(given, (list, tuple)):
        return empty, [Finding(name, None, _shown(given), "an array of whole numbers")]
    odd = [index for index, value in enumerate(given) if not _is_whole(value)]
    if odd:
        return empty, [*_each(name, odd, given, "a whole number of at most 64 bits")]
    return np.array(given, np.int64), []


def _is_whole(value: Any) -> bool:
    fits = isinstance(value, (int, np.integer)) and not isinstance(value, (bool, np.bool_))
    return fits and np.iinfo(np.int64).min <= value <= np.iinfo(np.int64).max


def _pairs(name: str, given: Any) -> tuple[Whole, list[Finding]]:
    empty: Whole = np.zeros((0, 2), np.int64)
    if isinstance(given, np.ndarray):
        if given.size == 0:
            return empty, []
        pairs, told = _whole(name, given, dimensions=2)
        if not told and pairs.shape[1] != PAIR:
            told = [Finding(name, None, f"rows of {pairs.shape[1]}", "rows of 2: a learner and a pool")]
        return (empty, told) if told else (pairs, told)
    if given is None:
        return empty, []
    if not isinstance(given, (list, tuple)):
        return empty, [Finding(name, None, _shown(given), "a list of pairs")]
    odd = [
        index
        for index, pair in enumerate(given)
        if not isinstance(pair, (list, tuple)) or len(pair) != PAIR or not all(_is_whole(value) for value in pair)
    ]
    if odd:
        return empty, [*_each(name, odd, given, "a pair of whole numbers: a learner and a pool")]
    return np.array(given, np.int64).reshape(-1, 2), []


def _parts(given: Any) -> tuple[dict[str, Whole], list[Finding]]:
    if not isinstance(given, Mapping):
        return {}, [Finding("score_parts", None, _shown(given), "named arrays of whole numbers")]
    parts: dict[str, Whole] = {}
    findings = []
    for name, values in given.items():
        parts[str(name)], told = _whole(f"score_parts.{name}", values)
        findings += told
    return parts, findings


def _shapes(sizes: Mapping[str, int], arrays: Mapping[str, Whole], parts: Mapping[str, Whole]) -> Iterator[Finding]:
    wanted = {
        "place_cap": ("n_places", sizes["n_places"]),
        "pool_place": ("n_pools", sizes["n_pools"]),
        "pool_cap": ("n_pools", sizes["n_pools"]),
        "ptr": ("n_learners + 1", sizes["n_learners"] + 1),
    }
    for name, (words, length) in wanted.items():
        if len(arrays[name]) != length:
            yield Finding(name, None, f"{len(arrays[name])} numbers", f"{length} ({words})")
    edges = len(arrays["pool"])
    same = {name: arrays[name] for name in ("lrank", "prank", "minutes")}
    for name, array in (same | {f"score_parts.{part}": array for part, array in parts.items()}).items():
        if len(array) != edges:
            yield Finding(name, None, f"{len(array)} numbers", f"{edges}, one for each edge in `pool`")


def _values(arrays: Mapping[str, Whole]) -> Iterator[Finding]:
    ptr, edges = arrays["ptr"], len(arrays["pool"])
    learners, places, pools = len(ptr) - 1, len(arrays["place_cap"]), len(arrays["pool_place"])
    if ptr[0] != 0:
        yield Finding("ptr", 0, str(ptr[0]), "0")
    falls = np.flatnonzero(np.diff(ptr) < 0) + 1
    yield from _each("ptr", falls, ptr, "at least the number before it")
    if ptr[-1] != edges:
        yield Finding("ptr", learners, str(ptr[-1]), f"{edges}, the number of edges in `pool`")
    for name in ("place_cap", "pool_cap"):
        outside = (arrays[name] < 0) | (arrays[name] > np.iinfo(np.int32).max)
        yield from _each(name, np.flatnonzero(outside), arrays[name], "a number of seats from 0 on")
    yield from _outside("pool_place", arrays["pool_place"], places, "places")
    yield from _outside("pool", arrays["pool"], pools, "pools")
    odd = (arrays["minutes"] < 0) | (arrays["minutes"] > MOST_MINUTES)
    yield from _each("minutes", np.flatnonzero(odd), arrays["minutes"], f"0 to {MOST_MINUTES} minutes")
    for name in PAIRS:
        for column, count, what in ((0, learners, "learners"), (1, pools, "pools")):
            given = arrays[name][:, column]
            yield from _outside(name, given, count, what)


def _edges(arrays: Mapping[str, Whole]) -> Iterator[Finding]:
    ptr, pool = arrays["ptr"], arrays["pool"]
    over = arrays["pool_cap"] > arrays["place_cap"][arrays["pool_place"]]
    for index in np.flatnonzero(over)[:MOST_TOLD]:
        place = arrays["pool_place"][index]
        needed = f"at most {arrays['place_cap'][place]}, the seats of place {place}"
        yield Finding("pool_cap", int(index), str(arrays["pool_cap"][index]), needed)
    learner = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr))
    same = learner[1:] == learner[:-1]
    falls = np.flatnonzero(same & (arrays["lrank"][1:] < arrays["lrank"][:-1])) + 1
    yield from _each("lrank", falls, arrays["lrank"], "at least the rank before it: the edges of a learner go by rank")
    code = learner * max(len(arrays["pool_place"]), 1) + pool
    in_order = np.sort(code)
    if (in_order[1:] == in_order[:-1]).any():
        order = np.argsort(code, kind="stable")
        again = np.sort(order[1:][code[order][1:] == code[order][:-1]])
        yield from _each("pool", again, pool, "each pool once for a learner")


def _fixed(arrays: Mapping[str, Whole]) -> Iterator[Finding]:
    """Locks that cannot hold: no edge, a second place, forbidden, or more than there are seats."""
    ptr, pool = arrays["ptr"], arrays["pool"]
    forbidden = {(int(a), int(b)) for a, b in arrays["forbidden"]}
    seen: dict[int, int] = {}
    in_pool = np.zeros(len(arrays["pool_cap"]), np.int64)
    in_place = np.zeros(len(arrays["place_cap"]), np.int64)
    for row, (learner, wanted) in enumerate(arrays["locked"].tolist()):
        shown = f"[{learner}, {wanted}]"
        if wanted not in pool[ptr[learner] : ptr[learner + 1]]:
            yield Finding("locked", row, shown, "a pair with an edge")
        if (learner, wanted) in forbidden:
            yield Finding("locked", row, shown, "a pair that is not forbidden")
        if learner in seen:
            yield Finding("locked", row, shown, f"each learner once; it stands in row {seen[learner]} already")
            continue
        seen[learner] = row
        place = arrays["pool_place"][wanted]
        in_pool[wanted] += 1
        in_place[place] += 1
        if in_pool[wanted] > arrays["pool_cap"][wanted]:
            yield Finding("locked", row, shown, f"at most {arrays['pool_cap'][wanted]} locked in pool {wanted}")
        elif in_place[place] > arrays["place_cap"][place]:
            yield Finding("locked", row, shown, f"at most {arrays['place_cap'][place]} locked at place {place}")


def _outside(name: str, given: Whole, count: int, what: str) -> Iterator[Finding]:
    needed = f"0 to {count - 1}, there are {count} {what}" if count else f"nothing: there are no {what}"
    yield from _each(name, np.flatnonzero((given < 0) | (given >= count)), given, needed)


def _each(name: str, indexes: Any, values: Any, needed: str) -> Iterator[Finding]:
    """A finding for each index, and the count of what is not told one by one."""
    for index in indexes[:MOST_TOLD]:
        yield Finding(name, int(index), _shown(values[index]), needed)
    if len(indexes) > MOST_TOLD:
        yield Finding(name, None, f"{len(indexes) - MOST_TOLD} more like these", needed)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'the text "{value[:40]}"'
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype} with shape {value.shape}"
    words = str(value)
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"


def _by_order(ranks: Whole) -> Whole:
    """The same order in numbers with room on both sides: only the order of ranks counts."""
    if not ranks.size or (ranks.min() > -MOST_RANK and ranks.max() < MOST_RANK):
        return ranks
    return np.unique(ranks, return_inverse=True)[1]


def _small(array: Whole) -> Whole:
    """The same numbers in one byte where they fit, else in four, else in eight."""
    low, high = (int(array.min()), int(array.max())) if array.size else (0, 0)
    for kind in (np.uint8, np.int32):
        bounds = np.iinfo(kind)
        if bounds.min <= low and high <= bounds.max:
            return array.astype(kind)
    return array


def frozen(array: Whole) -> Whole:
    """The array, which nobody can change any more; so the loops meet one kind of array and are compiled once."""
    array.flags.writeable = False
    return array

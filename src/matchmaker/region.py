"""Learners, places and pools as frozen columns, and every reason why given columns are none.

Shapes: `n` learners, `p` places, `q` pools. Positions are metres on a flat map, days are day numbers, hours are minutes
after midnight, sets are bit masks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

import numpy as np

from matchmaker.problem import MOST_MINUTES, MOST_TOLD, Finding, InvalidProblemError, Whole

DAY: Final = 24 * 60
LATEST: Final = 2 * DAY
"""The last minute a shift may end: midnight after the next day."""
TOP: Final = 1000
"""The most points of anything."""
FARTHEST_M: Final = 10_000_000
MASK_BITS: Final = 62
LARGEST: Final = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Learners:
    """What is known of the learners, a column for each fact: n each."""

    x_m: Whole
    y_m: Whole
    training: Whole
    levels: Whole
    """The levels of recognition that suffice, bit by bit."""
    age: Whole
    """Full years on the first day of the period."""
    free_from: Whole
    free_until: Whole
    """The first day the learner is gone again."""
    earliest_minute: Whole
    """When the learner can be there at the earliest, in minutes after midnight."""
    mode: Whole
    """How the learner travels, a row of the travel model."""
    limit_minutes: Whole
    """The longest trip one way."""
    needs: Whole
    """What a place must have, bit by bit: languages, care, access."""
    number: Whole
    """Tells equals apart, lower first; the number in the order people came in."""
    own_ptr: Whole
    """Where the pools that each learner ranks itself start in `own_pool`: n + 1."""
    own_pool: Whole
    """The pools that learners rank themselves, the best first."""
    wishes: Mapping[str, Whole] = field(default_factory=dict)
    """For each criterion that compares sets, what the learner asks for, bit by bit."""
    points: Mapping[str, Whole] = field(default_factory=dict)
    """For each criterion about the learner alone, 0 to 1000."""

    def __len__(self) -> int:
        return len(self.x_m)


@dataclass(frozen=True, eq=False)
class Places:
    """What is known of the places: p each."""

    x_m: Whole
    y_m: Whole
    seats: Whole
    """The seats of the mentors, shared by the pools of the place."""

    def __len__(self) -> int:
        return len(self.x_m)


@dataclass(frozen=True, eq=False)
class Pools:
    """What is known of the pools, one training at one place: q each."""

    place: Whole
    training: Whole
    seats: Whole
    level: Whole
    """The level of the recognition, one bit of a learner's `levels`."""
    minimum_age: Whole
    start_minute: Whole
    """When the day starts, in minutes after midnight."""
    end_minute: Whole
    """When it ends; beyond 1440 on the next day."""
    starts_on: Whole
    ends_on: Whole
    """The first day after the period."""
    meets: Whole
    """The needs that are met here, bit by bit."""
    number: Whole
    offers: Mapping[str, Whole] = field(default_factory=dict)
    points: Mapping[str, Whole] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.place)


@dataclass(frozen=True, eq=False)
class Region:
    """Learners, places, pools, and who refused whom. Make it with `read_region`; its arrays are not to be changed."""

    learners: Learners
    places: Places
    pools: Pools
    learner_vetoes: Whole
    """The places that learners refuse, as `learner * p + place`, rising."""
    place_vetoes: Whole
    """The learners that places refuse, written the same."""


@dataclass(frozen=True)
class Span:
    """What a column may hold, and what stands there when nothing is given."""

    low: int
    high: int
    words: str
    absent: int | None = None


METRES: Final = Span(-FARTHEST_M, FARTHEST_M, f"metres from {-FARTHEST_M} to {FARTHEST_M}")
DAYS: Final = Span(-LARGEST, LARGEST, "a day number of at most 32 bits")
SEATS: Final = Span(0, LARGEST, "a number of seats from 0 on")
MASK: Final = Span(0, 2**MASK_BITS - 1, f"bits 0 to {MASK_BITS - 1}", absent=0)
AGE: Final = Span(0, 150, "full years from 0 to 150")
POINTS: Final = Span(0, TOP, f"points from 0 to {TOP}")
NUMBER: Final = Span(0, LARGEST, f"a number from 0 to {LARGEST}")
TRAINING: Final = Span(0, LARGEST, "the number of a training")

LEARNER_COLUMNS: Final[Mapping[str, Span]] = {
    "x_m": METRES,
    "y_m": METRES,
    "training": TRAINING,
    "levels": Span(0, 2**MASK_BITS - 1, f"bits 0 to {MASK_BITS - 1}", absent=1),
    "age": AGE,
    "free_from": Span(DAYS.low, DAYS.high, DAYS.words, absent=DAYS.low),
    "free_until": Span(DAYS.low, DAYS.high, DAYS.words, absent=DAYS.high),
    "earliest_minute": Span(0, DAY - 1, f"a minute of the day from 0 to {DAY - 1}", absent=0),
    "mode": Span(0, 255, "a way of travelling from 0 to 255", absent=0),
    "limit_minutes": Span(0, MOST_MINUTES, f"0 to {MOST_MINUTES} minutes"),
    "needs": MASK,
}
PLACE_COLUMNS: Final[Mapping[str, Span]] = {"x_m": METRES, "y_m": METRES, "seats": SEATS}
POOL_COLUMNS: Final[Mapping[str, Span]] = {
    "training": TRAINING,
    "seats": SEATS,
    "level": Span(0, MASK_BITS - 1, f"a bit from 0 to {MASK_BITS - 1}", absent=0),
    "minimum_age": Span(AGE.low, AGE.high, AGE.words, absent=0),
    "start_minute": Span(0, DAY - 1, f"a minute of the day from 0 to {DAY - 1}"),
    "end_minute": Span(0, LATEST, f"a minute from 0 to {LATEST}"),
    "starts_on": DAYS,
    "ends_on": DAYS,
    "meets": MASK,
}
PAIRS: Final = ("own", "learner_vetoes", "place_vetoes")


class _Reader:
    """Takes columns and keeps every finding."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def column(self, name: str, given: Any, length: int, span: Span) -> Whole:
        """A frozen column of this length; zeros where what is given is none."""
        absent: Whole = np.full(length, span.absent or 0, np.int64)
        if given is None and span.absent is None:
            self.findings.append(Finding(name, None, "nothing", f"a column of whole numbers: {span.words}"))
        if given is None:
            return absent
        column = self._whole(name, given, 1)
        if column is not None and len(column) != length:
            self.findings.append(Finding(name, None, f"{len(column)} numbers", f"{length}, one for each row"))
        elif column is not None and not self._outside(name, column, span):
            kind = np.int32 if span.high <= LARGEST else np.int64
            return column.astype(kind)
        return absent

    def columns(self, table: str, raw: Mapping[str, Any], length: int, spans: Mapping[str, Span]) -> dict[str, Any]:
        """All columns of a table."""
        return {name: self.column(f"{table}.{name}", raw.get(name), length, span) for name, span in spans.items()}

    def named(self, name: str, given: Any, length: int, span: Span) -> dict[str, Whole]:
        """Columns that a criterion asks for by name."""
        if not isinstance(given, Mapping):
            self.findings.append(Finding(name, None, str(given)[:60], "named columns of whole numbers"))
            return {}
        return {str(each): self.column(f"{name}.{each}", column, length, span) for each, column in given.items()}

    def pairs(self, name: str, given: Any, counts: tuple[int, int], words: tuple[str, str]) -> Whole:
        """Pairs of indexes, no pair twice."""
        none: Whole = np.zeros((0, 2), np.int64)
        if given is None or _array(given).size == 0:
            return none
        pairs = self._whole(name, given, 2)
        if pairs is None:
            return none
        if pairs.shape[1] != len(counts):
            self.findings.append(Finding(name, None, f"rows of {pairs.shape[1]}", f"rows of 2: {' and '.join(words)}"))
            return none
        is_odd = [
            self._outside(name, pairs[:, side], Span(0, count - 1, f"0 to {count - 1}, a {word}"))
            for side, (count, word) in enumerate(zip(counts, words, strict=True))
        ]
        if any(is_odd):
            return none
        _, first = np.unique(pairs, axis=0, return_index=True)
        again = np.setdiff1d(np.arange(len(pairs)), first)
        self._each(name, again, pairs, "each pair once")
        return pairs

    def _whole(self, name: str, given: Any, dimensions: int) -> Whole | None:
        array: Whole = _array(given)
        if not array.size and array.ndim == dimensions:
            array = array.astype(np.int64)
        if array.ndim != dimensions or not np.issubdtype(array.dtype, np.integer):
            found = f"{array.ndim} dimensions of type {array.dtype}"
            self.findings.append(Finding(name, None, found, f"{dimensions} of whole numbers of at most 64 bits"))
            return None
        return array

    def _outside(self, name: str, column: Whole, span: Span) -> bool:
        odd = np.flatnonzero((column < span.low) | (column > span.high))
        self._each(name, odd, column, span.words)
        return len(odd) > 0

    def _each(self, name: str, indexes: Whole, values: Whole, needed: str) -> None:
        for index in indexes[:MOST_TOLD]:
            self.findings.append(Finding(name, int(index), str(values[index].tolist()), needed))
        if len(indexes) > MOST_TOLD:
            self.findings.append(Finding(name, None, f"{len(indexes) - MOST_TOLD} more like these", needed))


def read_region(
    learners: Mapping[str, Any], places: Mapping[str, Any], pools: Mapping[str, Any], **pairs: Any
) -> Region:
    """A region from columns by name; raises `InvalidProblemError` with every finding.

    `pairs` may hold `own`, the pools (learner, pool) that learners rank themselves, the best first, and
    `learner_vetoes` and `place_vetoes`, pairs (learner, place).
    """
    reader = _Reader()
    reader.findings += _unknown(learners, places, pools, pairs)
    sizes = [_length(table.get("training", table.get("x_m"))) for table in (learners, places, pools)]
    n, p, q = sizes
    own = reader.pairs("own", pairs.get("own"), (n, q), ("learner", "pool"))
    vetoes = {
        name: reader.pairs(name, pairs.get(name), (n, p), ("learner", "place"))
        for name in ("learner_vetoes", "place_vetoes")
    }
    numbers = {
        table: reader.column(f"{table}.number", raw.get("number", np.arange(size)), size, NUMBER)
        for table, raw, size in (("learners", learners, n), ("pools", pools, q))
    }
    of_learners = reader.columns("learners", learners, n, LEARNER_COLUMNS)
    of_places = reader.columns("places", places, p, PLACE_COLUMNS)
    of_pools = reader.columns("pools", pools, q, POOL_COLUMNS)
    of_pools["place"] = reader.column("pools.place", pools.get("place"), q, Span(0, p - 1, f"0 to {p - 1}, a place"))
    asked: dict[str, Any] = {
        "wishes": reader.named("learners.wishes", learners.get("wishes", {}), n, MASK),
        "points": reader.named("learners.points", learners.get("points", {}), n, POINTS),
    }
    offered: dict[str, Any] = {
        "offers": reader.named("pools.offers", pools.get("offers", {}), q, MASK),
        "points": reader.named("pools.points", pools.get("points", {}), q, POINTS),
    }
    if not reader.findings:
        reader.findings += [*_twice(numbers), *_backwards(of_learners, of_pools)]
    if reader.findings:
        raise InvalidProblemError(reader.findings)
    own_ptr = np.concatenate([[0], np.cumsum(np.bincount(own[:, 0], minlength=n))])
    own_pool = own[np.argsort(own[:, 0], kind="stable"), 1]
    return Region(
        learners=Learners(**of_learners, number=numbers["learners"], own_ptr=own_ptr, own_pool=own_pool, **asked),
        places=Places(**of_places),
        pools=Pools(**of_pools, number=numbers["pools"], **offered),
        **{name: np.sort(veto[:, 0] * p + veto[:, 1]) for name, veto in vetoes.items()},
    )


def _array(given: Any) -> Any:
    """What is given as an array; rows of unequal length are one of objects."""
    try:
        return np.asarray(given)
    except ValueError:
        return np.array([*given, None], object)[:-1]


def _length(column: Any) -> int:
    return int(_array(column).size) if column is not None else 0


def _unknown(
    learners: Mapping[str, Any], places: Mapping[str, Any], pools: Mapping[str, Any], pairs: Mapping[str, Any]
) -> Iterator[Finding]:
    """Names that nothing here knows, which are mistakes in writing."""
    known = (
        ("learners", learners, {*LEARNER_COLUMNS, "number", "wishes", "points"}),
        ("places", places, {*PLACE_COLUMNS}),
        ("pools", pools, {*POOL_COLUMNS, "place", "number", "offers", "points"}),
        ("pairs", pairs, {*PAIRS}),
    )
    for table, raw, names in known:
        for name in sorted(set(raw) - names):
            yield Finding(f"{table}.{name}", None, "an unknown name", f"one of {', '.join(sorted(names))}")


def _twice(numbers: Mapping[str, Whole]) -> Iterator[Finding]:
    for table, number in numbers.items():
        _, first = np.unique(number, return_index=True)
        for index in np.setdiff1d(np.arange(len(number)), first)[:MOST_TOLD]:
            yield Finding(f"{table}.number", int(index), str(number[index]), "each number once")


def _backwards(learners: Mapping[str, Whole], pools: Mapping[str, Whole]) -> Iterator[Finding]:
    """Days and hours that end before they begin."""
    tables = (
        ("learners.free_until", learners["free_from"], learners["free_until"]),
        ("pools.ends_on", pools["starts_on"], pools["ends_on"]),
        ("pools.end_minute", pools["start_minute"], pools["end_minute"]),
    )
    for name, start, end in tables:
        for index in np.flatnonzero(end < start)[:MOST_TOLD]:
            yield Finding(name, int(index), str(end[index]), f"at least {start[index]}, where it begins")


def take(region: Region, *, learners: Whole, places: Whole, pools: Whole) -> Region:
    """The same region with its learners, places and pools in these orders, each a permutation."""
    place_at, pool_at = _inverse(places), _inverse(pools)
    counts = np.diff(region.learners.own_ptr)[learners]
    own_ptr = np.concatenate([[0], np.cumsum(counts)])
    own = np.repeat(region.learners.own_ptr[:-1][learners] - own_ptr[:-1], counts) + np.arange(own_ptr[-1])
    ranked = {"own_ptr": own_ptr, "own_pool": pool_at[region.learners.own_pool[own]]}
    taken = _taken(region.pools, pools)
    return Region(
        learners=Learners(**(_taken(region.learners, learners, but=("own_ptr", "own_pool")) | ranked)),
        places=Places(**_taken(region.places, places)),
        pools=Pools(**(taken | {"place": place_at[taken["place"]]})),
        learner_vetoes=_renamed(region.learner_vetoes, _inverse(learners), place_at),
        place_vetoes=_renamed(region.place_vetoes, _inverse(learners), place_at),
    )


def _taken(columns: "Learners | Places | Pools", order: Whole, *, but: tuple[str, ...] = ()) -> dict[str, Any]:
    taken: dict[str, Any] = {}
    for one in fields(columns):
        column = getattr(columns, one.name)
        if one.name not in but:
            is_named = isinstance(column, Mapping)
            taken[one.name] = {name: each[order] for name, each in column.items()} if is_named else column[order]
    return taken


def _renamed(vetoes: Whole, learner_at: Whole, place_at: Whole) -> Whole:
    count = max(len(place_at), 1)
    return np.sort(learner_at[vetoes // count] * count + place_at[vetoes % count])


def _inverse(order: Whole) -> Whole:
    inverse = np.empty(len(order), np.int64)
    inverse[order] = np.arange(len(order))
    return inverse

"""What a run gives each group of learners, and which groups are too small to be told.

What leaves this file can be kept and shown. A group is told from the least number on; those that are too small are told
together. So are groups that, alone or in a sum, taken from those of another kind around them leave fewer than that.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice, permutations
from math import sqrt
from statistics import NormalDist
from typing import Any, Final

from tandem.journey.placement.rules.market import Seeker, age_on
from tandem.journey.placement.terms.fairness import AgeClass, GroupKind, ReachClass, TravelClass

OTHERS: Final = ""
"""The key of the groups that are told together."""
ROUNDED_TO: Final = 5
"""Minutes: the exact trip of one learner says where somebody lives."""
NINE_IN_TEN: Final = 0.9
HALF: Final = 0.5
_MOST_SUMS: Final = 2_000
"""So many sums of two parts of a cross table are looked at."""
CONFIDENCE: Final = 0.95
_REACHES: Final = ((30, ReachClass.HALF_HOUR), (45, ReachClass.THREE_QUARTERS), (60, ReachClass.HOUR))
_FURTHEST: Final[Mapping[str, TravelClass]] = {
    "car": TravelClass.CAR,
    "public_transport": TravelClass.PUBLIC_TRANSPORT,
    "moped": TravelClass.MOPED,
    "e_bike": TravelClass.BIKE,
    "bike": TravelClass.BIKE,
    "foot": TravelClass.FOOT,
}
"""Ways to travel, that what goes furthest first."""


@dataclass(frozen=True)
class Given:
    """A learner who took part: its groups, and what each answer gives it."""

    groups: Mapping[GroupKind, str]
    minutes: Mapping[str, int | None]
    """By the rule that decided: the minutes to its place, None without one."""


@dataclass(frozen=True)
class Share:
    """What one answer gives a group; minutes only of so many learners that they say nothing about one."""

    placed: int
    median: int | None
    ninth: int | None
    """Nine in ten travel no longer than this."""


@dataclass(frozen=True)
class GroupRow:
    """A group that is told, or the small ones together."""

    kind: GroupKind
    key: str
    of: int
    by: Mapping[str, Share]


@dataclass(frozen=True)
class Interval:
    """Where a share lies when chance is taken into account, from 0 to 1."""

    low: float
    high: float

    def meets(self, other: "Interval") -> bool:
        """Whether the two could be the same."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True)
class StandsOut:
    """A group whose share differs from that of all others by more than chance."""

    row: GroupRow
    share: Interval
    rest_of: int
    rest_placed: int
    rest: Interval

    @property
    def is_less(self) -> bool:
        """Whether the group has less."""
        return self.share.high < self.rest.low


def age_class(born: date | None, day: date, *, adult_from: int) -> str | None:
    """The age class of a learner on a day; None where nobody told when it was born."""
    if born is None:
        return None
    return AgeClass.ADULT if age_on(born, day, assumed=adult_from) >= adult_from else AgeClass.MINOR


def groups_of(seeker: Seeker, *, day: date, adult_from: int) -> dict[GroupKind, str]:
    """The groups that follow from what a search looks at, except from what a learner needs."""
    found = {
        GroupKind.TRAINING: seeker.training,
        GroupKind.AGE: age_class(seeker.born, day, adult_from=adult_from),
        GroupKind.TRAVEL: next((put for mode, put in _FURTHEST.items() if mode in seeker.modes), None),
        GroupKind.REACH: _reach(seeker.limit_minutes),
    }
    return {kind: str(key) for kind, key in found.items() if key}


def report(learners: Sequence[Given], *, least: int) -> dict[str, Any]:
    """What is kept of the groups of a run: only what may be told."""
    rows = [
        {"kind": kind.value, "key": key, "of": len(members), "by": _shares(learners, members, least=least)}
        for kind, groups in _told_groups(learners, least=least).items()
        for key, members in groups.items()
    ]
    return {"least": least, "of": len(learners), "groups": rows}


def rows_of(kept: Mapping[str, Any]) -> tuple[GroupRow, ...]:
    """The groups as they were kept: the largest of each kind first, the small ones together at the end."""
    rows = [
        GroupRow(
            GroupKind(one["kind"]),
            one["key"],
            one["of"],
            {rule: Share(each["placed"], each["median"], each["ninth"]) for rule, each in one["by"].items()},
        )
        for one in kept["groups"]
    ]
    order = list(GroupKind)
    return tuple(sorted(rows, key=lambda row: (order.index(row.kind), row.key == OTHERS, -row.of, row.key)))


def wilson(placed: int, of: int, *, compared: int = 1) -> Interval:
    """The interval of Wilson around a share; wider where more groups are compared, since one always seems odd."""
    z = NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / (2 * max(1, compared)))
    share, square = placed / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def intervals(rows: Collection[GroupRow], *, rule: str) -> dict[tuple[GroupKind, str], Interval]:
    """The interval of each group, as wide as it is to be where all of these are compared."""
    named = sum(row.key != OTHERS for row in rows)
    return {(row.kind, row.key): wilson(row.by[rule].placed, row.of, compared=named) for row in rows}


def standing_out(rows: Collection[GroupRow], *, rule: str) -> tuple[StandsOut, ...]:
    """The groups that have more or less than all others of their kind; none whose intervals touch."""
    own, named = intervals(rows, rule=rule), [row for row in rows if row.key != OTHERS]
    of, placed = Counter[GroupKind](), Counter[GroupKind]()
    for row in rows:
        of[row.kind] += row.of
        placed[row.kind] += row.by[rule].placed
    found = []
    for row in named:
        rest_of, rest_placed = of[row.kind] - row.of, placed[row.kind] - row.by[rule].placed
        share = own[row.kind, row.key]
        rest = wilson(rest_placed, rest_of, compared=len(named))
        if not share.meets(rest):
            found.append(StandsOut(row, share, rest_of, rest_placed, rest))
    return tuple(found)


def _reach(limit: int | None) -> str | None:
    if limit is None:
        return None
    return next((put for most, put in _REACHES if limit <= most), ReachClass.LONGER)


def _shares(learners: Sequence[Given], members: Collection[int], *, least: int) -> dict[str, Any]:
    rules = learners[min(members)].minutes
    return {rule: _share([learners[at].minutes[rule] for at in members], least=least) for rule in rules}


def _share(minutes: Collection[int | None], *, least: int) -> dict[str, Any]:
    took = sorted(one for one in minutes if one is not None)
    return {
        "placed": len(took),
        "median": _quantile(took, HALF) if len(took) >= least else None,
        "ninth": _quantile(took, NINE_IN_TEN) if len(took) >= 2 * least else None,
    }


def _quantile(ordered: Sequence[int], part: float) -> int:
    """The least that so large a part does not exceed, rounded."""
    at = max(0, -int(-part * len(ordered) // 1) - 1)
    return ROUNDED_TO * ((2 * ordered[at] + ROUNDED_TO) // (2 * ROUNDED_TO))


_Groups = dict[str, frozenset[int]]


def _told_groups(learners: Sequence[Given], *, least: int) -> dict[GroupKind, _Groups]:
    """By kind the groups that are told; a kind of which nothing but the total could be told is left out."""
    kinds = {kind: _large(_grouped(learners, kind), least=least) for kind in GroupKind}
    while True:
        kinds = {kind: groups for kind, groups in kinds.items() if len(groups) > 1}
        smaller = _too_close(kinds, least=least)
        if smaller is None:
            return kinds
        kind, key = smaller
        kinds[kind] = {} if key == OTHERS else _large(_together(kinds[kind], key), least=least)


def _grouped(learners: Sequence[Given], kind: GroupKind) -> _Groups:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for at, one in enumerate(learners):
        found[one.groups.get(kind, OTHERS)].add(at)
    return {key: frozenset(members) for key, members in sorted(found.items())}


def _large(groups: _Groups, *, least: int) -> _Groups:
    """The same with the small groups together, and with the next smallest one as long as these are too few."""
    for key in [key for key, members in groups.items() if key != OTHERS and len(members) < least]:
        groups = _together(groups, key)
    while 0 < len(groups.get(OTHERS, ())) < least and len(groups) > 1:
        named = [key for key in groups if key != OTHERS]
        groups = _together(groups, min(named, key=lambda key: (len(groups[key]), key)))
    return groups


def _together(groups: _Groups, key: str) -> _Groups:
    rest = {name: members for name, members in groups.items() if name not in {key, OTHERS}}
    return {**rest, OTHERS: groups.get(OTHERS, frozenset()) | groups[key]}


def _too_close(kinds: Mapping[GroupKind, _Groups], *, least: int) -> tuple[GroupKind, str] | None:
    """A group that beside those of another kind gives away fewer learners than may be told; None when there is none."""
    for one, other in permutations(kinds, 2):
        for key, left in _left_over(kinds[one], kinds[other]):
            if 0 < left < least:
                return one, key
    for one, other in permutations(kinds, 2):
        smallest = _sum_too_close(kinds[one], kinds[other], least=least)
        if smallest is not None:
            return one, smallest
    return None


def _sum_too_close(groups: _Groups, others: _Groups, *, least: int) -> str | None:
    """A group of a sum that, taken from the sum of all groups of the other kind around it, leaves too few learners.

    Where a group of the sum shares so many learners with one around it that the rest is large enough, that rest belongs
    to the sum too: so it grows along the cross table until it is closed. Two such parts together are looked at as well,
    where each is so large that it can hold what remains around the other.
    """
    home = {at: key for key, members in others.items() for at in members}
    shared = {key: Counter(home[at] for at in members) for key, members in groups.items()}
    part_of: defaultdict[str, set[str]] = defaultdict(set)
    for key, cells in shared.items():
        for name, count in cells.items():
            if count >= least:
                part_of[name].add(key)

    beside = {key: set[str]().union(*(part_of[name] for name in cells)) for key, cells in shared.items()}

    def closed(begin: str) -> frozenset[str]:
        found, new = {begin}, {begin}
        while new:
            new = set[str]().union(*(beside[key] for key in new)) - found
            found |= new
        return frozenset(found)

    def weighed(part: frozenset[str]) -> tuple[int, int]:
        """How many remain around a sum, and how many it holds."""
        around = {name for key in part for name in shared[key]}
        own = sum(len(groups[key]) for key in part)
        return sum(len(others[name]) for name in around) - own, own

    parts = {part: weighed(part) for part in sorted({closed(key) for key in groups}, key=sorted)}
    near = (
        one | other
        for (one, (left, own)), (other, (right, theirs)) in combinations(parts.items(), 2)
        if theirs > left - least and own > right - least
    )
    for part in (*parts, *islice(near, _MOST_SUMS)):
        if 0 < weighed(part)[0] < least:
            named = [key for key in part if key != OTHERS]
            return min(named, key=lambda key: (len(groups[key]), key)) if named else OTHERS
    return None


def _left_over(groups: _Groups, others: _Groups) -> Iterator[tuple[str, int]]:
    """How many remain when a group is taken from those of the other kind around it, or those within it from the group.

    Who sees both could work out what those few got.
    """
    home = {at: key for key, members in others.items() for at in members}
    for key, members in groups.items():
        shared = Counter(home[at] for at in members)
        yield key, sum(len(others[name]) for name in shared) - len(members)
        within = sum(count for name, count in shared.items() if count == len(others[name]))
        yield key, len(members) - within if within else 0

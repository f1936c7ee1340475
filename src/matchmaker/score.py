"""How well a learner and a pool suit each other, in named parts of whole points that sum to the total.

Every criterion gives 0 to 1000 points and weighs so many of the 1000 points of the total, so a part reads as "312 of
its 400 points". Close totals fall in one band on purpose: nobody is ranked above somebody else for a point. All arrays
hold one number for each row: a learner and a pool.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

import numpy as np

from matchmaker.problem import MOST_MINUTES, Finding, InvalidProblemError, Whole
from matchmaker.region import TOP


class Kind(StrEnum):
    """What a criterion looks at."""

    NEARNESS = "nearness"
    """Travel minutes: all points at no minutes, none from `far_minutes` on."""
    OVERLAP = "overlap"
    """Two sets: the share of what the learner asks for that the pool offers; all points where it asks for nothing."""
    LEARNER = "learner"
    """Points that the learner has."""
    POOL = "pool"
    """Points that the pool has."""


@dataclass(frozen=True)
class Criterion:
    """One part of a score. Its name is the name of the columns it looks at."""

    name: str
    kind: Kind
    weight: int
    """The most it can add to the total."""


@dataclass(frozen=True)
class Weights:
    """What counts and how much: data with a version. Make it with `read_weights`."""

    version: str
    criteria: tuple[Criterion, ...]
    far_minutes: int
    """From so many minutes on a trip is far."""
    band: int
    """Totals in one band of this width, counted from 1000 down, are equal."""

    @cached_property
    def by_kind(self) -> "dict[Kind, tuple[Criterion, ...]]":
        """The criteria of each kind, in their order."""
        return {kind: tuple(one for one in self.criteria if one.kind == kind) for kind in Kind}

    def of(self, kind: Kind) -> tuple[Criterion, ...]:
        """The criteria of this kind, in their order."""
        return self.by_kind[kind]

    def most(self, kind: Kind) -> int:
        """The most that the criteria of this kind can add together."""
        return sum(one.weight for one in self.of(kind))

    def nearness(self) -> Whole:
        """What nearness adds, for each minute from 0 to `far_minutes`; falling, 0 at the end."""
        return weighed(near_points(np.arange(self.far_minutes + 1), self.far_minutes), self.most(Kind.NEARNESS))


@dataclass(frozen=True)
class Columns:
    """What the criteria look at, a number for each row; by name where several criteria are of one kind."""

    minutes: Whole
    wishes: Mapping[str, Whole] = field(default_factory=dict)
    offers: Mapping[str, Whole] = field(default_factory=dict)
    learner_points: Mapping[str, Whole] = field(default_factory=dict)
    pool_points: Mapping[str, Whole] = field(default_factory=dict)


def near_points(minutes: Whole, far_minutes: int) -> Whole:
    """All points at no minutes, none from `far_minutes` on, in a straight line between; rounded down."""
    left = np.maximum(far_minutes - np.asarray(minutes, np.int64), 0)
    points: Whole = TOP * left // far_minutes
    return points


def overlap_points(asked: Whole, offered: Whole) -> Whole:
    """The share of the bits asked for that are offered, in points, rounded down; all points where none is."""
    wanted = np.bitwise_count(asked).astype(np.int64)
    met = np.bitwise_count(asked & offered).astype(np.int64)
    points: Whole = np.where(wanted == 0, TOP, TOP * met // np.maximum(wanted, 1))
    return points


def weighed(points: Whole, weight: int) -> Whole:
    """What points add to the total under a weight, rounded down."""
    part: Whole = np.asarray(points, np.int64) * weight // TOP
    return part


def parts(weights: Weights, columns: Columns) -> dict[str, Whole]:
    """What each criterion adds, by its name and in its order; together they are the total."""
    shape = np.shape(columns.minutes)
    found = {one.name: weighed(_points(one, weights, columns), one.weight) for one in weights.criteria}
    return {name: part if part.shape == shape else np.broadcast_to(part, shape) for name, part in found.items()}


def _points(one: Criterion, weights: Weights, columns: Columns) -> Whole:
    if one.kind is Kind.NEARNESS:
        return near_points(columns.minutes, weights.far_minutes)
    if one.kind is Kind.OVERLAP:
        return overlap_points(columns.wishes[one.name], columns.offers[one.name])
    side = columns.learner_points if one.kind is Kind.LEARNER else columns.pool_points
    return side[one.name]


def total(weights: Weights, columns: Columns, *kinds: Kind) -> Whole:
    """The points of each row, 0 to 1000: the sum of its parts, or of its parts of these kinds."""
    summed = np.zeros(np.shape(columns.minutes), np.int64)
    for one in weights.criteria:
        if not kinds or one.kind in kinds:
            summed += weighed(_points(one, weights, columns), one.weight)
    return summed


def fixed_part(weights: Weights, kind: Kind, points: Mapping[str, Whole], count: int) -> Whole:
    """What the criteria about one side alone add, for each of its `count` learners or pools."""
    summed = np.zeros(count, np.int64)
    for one in weights.of(kind):
        summed += weighed(points[one.name], one.weight)
    return summed


def bands(weights: Weights, totals: Whole) -> Whole:
    """The band of each total, 0 for the best."""
    band: Whole = (TOP - totals) // weights.band
    return band


def learner_ranks(weights: Weights, totals: Whole, own: Whole, ranked: Whole) -> Whole:
    """How a learner ranks: its own list first, in its own order, then the rest by band.

    `own` is the row's step in the learner's own list or -1, `ranked` how many pools that list holds.
    """
    rank: Whole = np.where(own >= 0, own, ranked + bands(weights, totals))
    return rank


def place_ranks(weights: Weights, totals: Whole) -> Whole:
    """How a place ranks: a few classes, one scale over all its pools, equals on purpose."""
    return bands(weights, totals)


def read_weights(raw: Mapping[str, Any]) -> Weights:
    """Weights from data: `version`, `far_minutes`, `band`, and `criteria` with `name`, `kind` and `weight` each.

    Raises `InvalidProblemError` with every finding.
    """
    findings = [*_scalars(raw)]
    given = raw.get("criteria")
    if not isinstance(given, list | tuple) or not given:
        findings.append(Finding("criteria", None, str(given)[:60], "a list of criteria"))
        given = []
    for index, one in enumerate(given):
        findings += _criterion(index, one)
    if not findings:
        findings += _together(given)
    if findings:
        raise InvalidProblemError(findings)
    criteria = tuple(Criterion(one["name"], Kind(one["kind"]), one["weight"]) for one in given)
    return Weights(raw["version"], criteria, raw["far_minutes"], raw["band"])


SCALARS: Final = (("far_minutes", 1, MOST_MINUTES), ("band", 1, TOP))


def _scalars(raw: Mapping[str, Any]) -> Iterator[Finding]:
    version = raw.get("version")
    if not isinstance(version, str) or not version:
        yield Finding("version", None, str(version), "a text that names these weights")
    for name, low, high in SCALARS:
        if not _is_whole(raw.get(name), low, high):
            yield Finding(name, None, str(raw.get(name)), f"a whole number from {low} to {high}")


def _criterion(index: int, one: Any) -> Iterator[Finding]:
    if not isinstance(one, Mapping):
        yield Finding("criteria", index, str(one)[:60], "a name, a kind and a weight")
        return
    if not isinstance(one.get("name"), str) or not one["name"]:
        yield Finding("criteria", index, f"the name {one.get('name')}", "a text")
    if one.get("kind") not in set(Kind):
        yield Finding("criteria", index, f"the kind {one.get('kind')}", f"one of {', '.join(Kind)}")
    if not _is_whole(one.get("weight"), 0, TOP):
        yield Finding("criteria", index, f"the weight {one.get('weight')}", f"a whole number from 0 to {TOP}")


def _together(given: Any) -> Iterator[Finding]:
    names = [one["name"] for one in given]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Finding("criteria", index, f"the name {name} again", "each name once")
    near = [index for index, one in enumerate(given) if one["kind"] == Kind.NEARNESS]
    for index in near[1:]:
        yield Finding("criteria", index, "nearness again", "nearness at most once")
    weight = sum(one["weight"] for one in given)
    if weight != TOP:
        yield Finding("criteria", None, f"weights that sum to {weight}", f"{TOP} together")


def _is_whole(value: Any, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def weight_findings(weights: Weights, have: Mapping[Kind, tuple[Mapping[str, Any], ...]]) -> "list[Finding]":
    """The criteria whose columns are missing; `have` holds for each kind the tables that must know its name."""
    return [
        Finding("criteria", index, f"no column {one.name}", f"one for this criterion of kind {one.kind}")
        for index, one in enumerate(weights.criteria)
        if any(one.name not in table for table in have.get(one.kind, ()))
    ]

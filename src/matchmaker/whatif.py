"""What if: edits to a market or to the rule, the whole round decided again, and what that changes for whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np

from matchmaker.draft import Draft
from matchmaker.edits import Edit, apply
from matchmaker.options import Options
from matchmaker.problem import UNPLACED, Finding, InvalidProblemError, Problem, Whole
from matchmaker.solve import Result, solve

_PLAIN: Final[Mapping[str, Any]] = {"is_compared": False, "is_calmed": False}
_CHANGES_NO_ANSWER: Final = frozenset({"is_compared", "threads"})


class InvalidEditsError(InvalidProblemError):
    """Some edits cannot be; `findings` holds every reason, each with the index of its edit. Nothing was changed."""


@dataclass(frozen=True)
class RuleChanges:
    """Another rule decides."""

    rule: str


@dataclass(frozen=True)
class SeedChanges:
    """Another lottery is drawn."""

    seed: int


@dataclass(frozen=True, eq=False)
class Edited:
    """A market and a rule with every edit."""

    problem: Problem
    options: Options
    joined: Whole
    """Who came in, also who came back with another list."""
    left: Whole


@dataclass(frozen=True, eq=False)
class Difference:
    """What edits change, in the numbers of the market before; who joined or left is in none of the other lists."""

    edited: Edited
    before: Result
    after: Result
    moved: Whole
    """Who had a place and has another."""
    better: Whole
    """Of who moved: to what it likes strictly better."""
    worse: Whole
    newly_placed: Whole
    lost_place: Whole

    @property
    def placed(self) -> int:
        """How many more have a place."""
        return self.after.placed - self.before.placed

    @property
    def minutes(self) -> int:
        """How many more minutes all travel together."""
        return self.after.total_minutes - self.before.total_minutes

    @property
    def blocking_pairs(self) -> int:
        """How many more edges block."""
        return self.after.blocking_pairs - self.before.blocking_pairs


def what_if(
    problem: Problem,
    edits: Sequence[Edit | RuleChanges | SeedChanges],
    *,
    options: Options | None = None,
    before: Result | None = None,
) -> Difference:
    """Decide the edited round, and compare; a `before` of an earlier question saves deciding the round as it was.

    Both without the ends, and without what chance finds to calm them: so that only the edits make a difference. Raises
    `InvalidEditsError` with every edit that cannot be, and where `before` was decided otherwise.
    """
    wanted = options or Options()
    edited = edit(problem, edits, options=wanted)
    if before is not None and (findings := list(_decided_otherwise(problem, wanted, before))):
        raise InvalidEditsError(findings)
    former = before or solve(problem, replace(wanted, **_PLAIN))
    after = solve(edited.problem, replace(edited.options, **_PLAIN))
    return _difference(problem, edited, former, after)


def _decided_otherwise(problem: Problem, wanted: Options, before: Result) -> Iterator[Finding]:
    """Why an answer cannot be compared with: it is of another market, or was decided in another way."""
    if before.edge.shape != (problem.n_learners,):
        yield Finding("before", None, f"an answer for {len(before.edge)} learners", f"one for {problem.n_learners}")
    plain = replace(wanted, **_PLAIN)
    for one in fields(plain):
        found, needed = getattr(before.options, one.name), getattr(plain, one.name)
        if found != needed and one.name not in _CHANGES_NO_ANSWER:
            yield Finding("before", None, f"{one.name} {found}", f"{one.name} {needed}")


def edit(
    problem: Problem, edits: Sequence[Edit | RuleChanges | SeedChanges], *, options: Options | None = None
) -> Edited:
    """Make all edits, in order; raises `InvalidEditsError` with every reason why some cannot be."""
    draft, wanted = Draft(problem), options or Options()
    findings: list[Finding] = []
    for index, one in enumerate(edits):
        if isinstance(one, RuleChanges):
            wanted = replace(wanted, rule=one.rule)
            findings += _of_edit(index, "rule", wanted)
        elif isinstance(one, SeedChanges):
            wanted = replace(wanted, seed=one.seed)
            findings += _of_edit(index, "seed", wanted)
        else:
            findings += apply(draft, index, one)
    if findings:
        raise InvalidEditsError(findings)
    joined, left = sorted(draft.joined), sorted(draft.left - draft.joined)
    return Edited(draft.problem(), wanted, np.array(joined, np.int64), np.array(left, np.int64))


def _of_edit(index: int, name: str, options: Options) -> Iterator[Finding]:
    for told in options.findings():
        if told.array == name:
            yield Finding("edits", index, f"the {name} {told.found}", told.needed)


def _difference(problem: Problem, edited: Edited, before: Result, after: Result) -> Difference:
    count = problem.n_learners
    stays = np.ones(count, bool)
    stays[edited.left[edited.left < count]] = False
    stays[edited.joined[edited.joined < count]] = False
    was, now = before.edge, after.edge[:count]
    had, has = was != UNPLACED, now != UNPLACED
    both = np.flatnonzero(stays & had & has)
    moved = both[before.pool[both] != after.pool[both]]
    liked, likes = problem.lrank[was[moved]], edited.problem.lrank[now[moved]]
    return Difference(
        edited=edited,
        before=before,
        after=after,
        moved=moved,
        better=moved[likes < liked],
        worse=moved[likes > liked],
        newly_placed=np.flatnonzero(stays & ~had & has),
        lost_place=np.flatnonzero(stays & had & ~has),
    )

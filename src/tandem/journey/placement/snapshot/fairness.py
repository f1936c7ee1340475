"""What a run and its two ends give each group of learners: only counts that may be told."""

from typing import Any

from matchmaker.problem import UNPLACED, Problem, Whole
from matchmaker.solve import Result
from tandem.journey.placement.queries.fairness import homes_of
from tandem.journey.placement.rules import fairness as rules
from tandem.journey.placement.rules.fairness import Given
from tandem.journey.placement.snapshot.engine import Arranged
from tandem.journey.placement.terms.fairness import GroupKind
from tandem.law import norms


def groups(ready: Arranged, problem: Problem, result: Result, *, smallest: int) -> dict[str, Any]:
    """By group, of who took part: how many get a place and how far it is, at this answer and at both ends."""
    market = ready.market
    adult_from = norms.at(market.day).minor.adult_from_age.value
    homes = homes_of([one.track_id for one in market.seekers])
    answers = {rule: _minutes(problem, edge) for rule, edge in {**result.end_edges, result.rule: result.edge}.items()}
    learners = []
    for at, seeker in enumerate(market.seekers):
        known = rules.groups_of(seeker, day=market.day, adult_from=adult_from)
        provider, nis = homes[seeker.track_id]
        known |= {kind: key for kind, key in _places(provider, nis) if key}
        learners.append(Given(known, {rule: minutes[at] for rule, minutes in answers.items()}))
    return rules.report(learners, least=smallest)


def _places(provider: str, nis: str) -> tuple[tuple[GroupKind, str], ...]:
    return (GroupKind.PROVIDER, provider), (GroupKind.MUNICIPALITY, nis)


def _minutes(problem: Problem, edge: Whole) -> list[int | None]:
    return [None if one == UNPLACED else int(problem.minutes[one]) for one in edge]

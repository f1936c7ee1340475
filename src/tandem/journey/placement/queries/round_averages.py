"""Of how few learners an average is told: a trip of one of them says where somebody lives."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.placement.queries.rounds import speak_of_others
from tandem.law import norms


def guarded(actor: Actor, runs: Collection[Any], *, day: date) -> dict[UUID, int]:
    """The least number of learners of whom the average trip of each of these answers is told.

    Who may know everybody in it is told any average; of learners of others only that of a group.
    """
    group = norms.at(day).publication.min_group_of_minors.value
    small = [run.pk for run in runs if _is_small(run.report, group)]
    others = speak_of_others(actor, small, day=day)
    return {run.pk: group if run.pk in others else 1 for run in runs}


def average_minutes(told: Mapping[str, Any], *, least: int) -> int | None:
    """How long the trips take, where so many are placed that it says nothing about one of them."""
    placed: int = told["placed"]
    return round(told["total_minutes"] / placed) if placed and placed >= least else None


def _is_small(report: Mapping[str, Any], group: int) -> bool:
    """Whether this answer or one of its ends places fewer learners than a group."""
    counts = [report, *report.get("ends", {}).values()]
    return any(0 < one.get("placed", 0) < group for one in counts)

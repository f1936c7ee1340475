"""What a run gives each group of learners, as the API gives it."""

from collections.abc import Sequence
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Given
from tandem.faces.documents.fairness import GroupNames
from tandem.journey.placement.rules.fairness import (
    CONFIDENCE,
    OTHERS,
    GroupRow,
    Interval,
    Share,
    intervals,
    standing_out,
)
from tandem.journey.placement.terms.fairness import GroupKind
from tandem.journey.placement.terms.rounds import RunRule


class GroupShare(Given):
    """What one way of deciding gives a group."""

    rule: RunRule
    placed: int
    share_low: float = Field(description="Where the share lies when chance is taken into account (Wilson).")
    share_high: float
    median_minutes: int | None = Field(description="Rounded to five; null where too few are placed.")
    ninth_decile_minutes: int | None

    @classmethod
    def of(cls, rule: str, share: Share, between: Interval) -> Self:
        """One share of a group."""
        return cls(
            rule=RunRule(rule),
            placed=share.placed,
            share_low=round(between.low, 4),
            share_high=round(between.high, 4),
            median_minutes=share.median,
            ninth_decile_minutes=share.ninth,
        )


class FairGroup(Given):
    """One group of learners, or the small ones together."""

    kind: GroupKind
    key: str | None = Field(description="A code of the kind; null for all that are too small to be told apart.")
    name: str
    learners: int
    stands_out: bool = Field(
        description="Whether the share differs from that of all others by more than chance, also where so many groups"
        " are compared."
    )
    shares: list[GroupShare] = Field(description="Of this run and of the two ends.")


class Fairness(Given):
    """What a run gives each group."""

    run_id: UUID
    rule: RunRule
    answer: str = Field(description="SHA-256 of who got what.")
    smallest_group: int | None = Field(description="Null for a run from before these figures were kept.")
    confidence: float
    groups: list[FairGroup]

    @classmethod
    def of(cls, run: Any, rows: Sequence[GroupRow]) -> Self:
        """The groups of a run that may be told."""
        names, odd = GroupNames(rows, day=run.day), {id(one.row) for one in standing_out(rows, rule=run.rule)}
        between = {rule: intervals(rows, rule=rule) for rule in {rule for row in rows for rule in row.by}}
        return cls(
            run_id=run.pk,
            rule=RunRule(run.rule),
            answer=run.answer,
            smallest_group=run.report.get("fairness", {}).get("least"),
            confidence=CONFIDENCE,
            groups=[
                FairGroup(
                    kind=row.kind,
                    key=None if row.key == OTHERS else row.key,
                    name=names.of(row),
                    learners=row.of,
                    stands_out=id(row) in odd,
                    shares=[
                        GroupShare.of(rule, share, between[rule][row.kind, row.key]) for rule, share in row.by.items()
                    ],
                )
                for row in rows
            ],
        )

"""Unmet demand: counts that may be told, for who steers, a regional forum, and a partnership for its sector."""

from typing import Annotated, Any, Self

from ninja import Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import Given
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.journey.demand import queries, rules
from tandem.journey.demand.rules import OTHERS, Cell
from tandem.journey.demand.terms import DemandKind, DemandReason

router = Router(tags=["Unmet demand"])


class DemandCount(Given):
    """One count; sums of these are all that is told."""

    quarter: str = Field(examples=["2026-3"], description="A quarter that is over, as `2026-3`.")
    forum: str | None = Field(description="The code of the regional forum; null outside of all.")
    sector: str | None
    training: str | None = Field(description="Null for the small counts of a sector together.")
    kind: DemandKind
    reason: DemandReason | None
    count: int

    @classmethod
    def of(cls, told: tuple[Cell, int]) -> Self:
        """A basic count."""
        cell, count = told
        return cls(
            quarter=cell.quarter,
            forum=cell.forum or None,
            sector=cell.sector or None,
            training=None if cell.training == OTHERS else cell.training,
            kind=DemandKind(cell.kind),
            reason=DemandReason(cell.reason) if cell.reason else None,
            count=count,
        )


class DemandList(Paging):
    """Which counts."""

    quarter: Annotated[str | None, Field(pattern=r"^20[0-9]{2}-[1-4]$", description="Only of this quarter.")] = None
    forum: Annotated[str | None, Field(pattern=r"^[A-Z0-9-]{1,40}$", description="Only of this regional forum.")] = None
    sector: Annotated[str | None, Field(pattern=r"^[A-Z0-9-]{1,20}$", description="Only of this sector.")] = None


@router.get("/unmetDemand", **door("listUnmetDemand", "What the regions miss", gives=Page[DemandCount]))
def counts(request: Request, wanted: Query[DemandList]) -> Any:
    """Learners without a place, workplaces without a learner, searches without a result; small counts together."""
    told = rules.narrowed(
        queries.shown(request.actor, day=clock.today()),
        quarters=[wanted.quarter] if wanted.quarter else (),
        forums=[wanted.forum] if wanted.forum else (),
        sectors=[wanted.sector] if wanted.sector else None,
    )
    return page_of(request, wanted, sorted(told.counts.items()), DemandCount.of)

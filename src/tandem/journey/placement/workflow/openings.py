"""The steps of an opening as a table."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.placement.terms.openings import OpeningMove, OpeningParty, OpeningState

LIVE = (OpeningState.OPEN, OpeningState.PAUSED)
"""The company still means to take somebody."""

OPENING = Workflow(
    name="opening",
    initial=OpeningState.OPEN,
    steps=(
        Step(OpeningMove.PAUSE, (OpeningState.OPEN,), OpeningState.PAUSED, by=OpeningParty.COMPANY),
        Step(OpeningMove.RESUME, (OpeningState.PAUSED,), OpeningState.OPEN, by=OpeningParty.COMPANY),
        Step(OpeningMove.CLOSE, LIVE, OpeningState.CLOSED, by=OpeningParty.COMPANY),
        Step(OpeningMove.EXPIRE, LIVE, OpeningState.EXPIRED, by=OpeningParty.CLOCK),
    ),
    owners={
        OpeningState.OPEN: OpeningParty.COMPANY,
        OpeningState.PAUSED: OpeningParty.COMPANY,
        OpeningState.CLOSED: None,
        OpeningState.EXPIRED: None,
    },
)

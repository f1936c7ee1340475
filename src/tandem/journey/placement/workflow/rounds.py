"""The steps of a matching round."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.placement.terms.rounds import RoundMove, RoundParty, RoundState

ROUND = Workflow(
    name="round",
    initial=RoundState.PREPARING,
    steps=(
        Step(RoundMove.PUBLISH, (RoundState.PREPARING,), RoundState.PUBLISHED, by=RoundParty.COACH),
        Step(RoundMove.DISCARD, (RoundState.PREPARING,), RoundState.DISCARDED, by=RoundParty.COACH),
        Step(RoundMove.CLOSE, (RoundState.PUBLISHED,), RoundState.CLOSED, by=RoundParty.CLOCK),
    ),
    owners={
        RoundState.PREPARING: RoundParty.COACH,
        RoundState.PUBLISHED: RoundParty.CLOCK,
        RoundState.CLOSED: None,
        RoundState.DISCARDED: None,
    },
)

"""The steps of a matching round, and of one answer of it."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.placement.terms.rounds import RoundMove, RoundParty, RoundState, RunMove, RunState

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

RUN = Workflow(
    name="round_run",
    initial=RunState.WAITING,
    steps=(
        Step(RunMove.FINISH, (RunState.WAITING,), RunState.DONE, by=RoundParty.CLOCK),
        Step(RunMove.FAIL, (RunState.WAITING,), RunState.FAILED, by=RoundParty.CLOCK),
    ),
    owners={
        RunState.WAITING: RoundParty.CLOCK,
        RunState.DONE: None,
        RunState.FAILED: None,
    },
)

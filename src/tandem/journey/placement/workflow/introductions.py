"""The steps of an introduction as a table."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.placement.terms.introductions import IntroductionMove, IntroductionState, Side

UNDECIDED = (IntroductionState.PROPOSED, IntroductionState.PLANNED)
"""No seat is kept yet."""

RUNNING = (*UNDECIDED, IntroductionState.PROMISED)
"""Somebody still has to say yes or no."""

MET = (*RUNNING, IntroductionState.PLACED)
"""The two know of each other: it runs, or it led to a place."""

SEATED = (IntroductionState.PROMISED, IntroductionState.PLACED)
"""A seat is taken."""

KNOWN = (IntroductionState.PLANNED, IntroductionState.PROMISED, IntroductionState.PLACED)
"""The company answered, so it knows who the learner is."""

INTRODUCTION = Workflow(
    name="introduction",
    initial=IntroductionState.PROPOSED,
    steps=(
        Step(IntroductionMove.PLAN, UNDECIDED, IntroductionState.PLANNED, by=Side.COMPANY),
        Step(IntroductionMove.PROMISE, UNDECIDED, IntroductionState.PROMISED, by=Side.COMPANY),
        Step(IntroductionMove.ACCEPT, (IntroductionState.PROMISED,), IntroductionState.PLACED, by=Side.LEARNER),
        Step(IntroductionMove.REFUSE, RUNNING, IntroductionState.REFUSED, by=Side.EITHER),
        Step(IntroductionMove.WITHDRAW, RUNNING, IntroductionState.WITHDRAWN, by=Side.LEARNER),
        Step(IntroductionMove.LAPSE, RUNNING, IntroductionState.LAPSED, by=Side.CLOCK),
        Step(IntroductionMove.TRANSFER, RUNNING, IntroductionState.MOVED, by=Side.COMPANY),
        Step(IntroductionMove.FALL_AWAY, (IntroductionState.PLACED,), IntroductionState.FALLEN_AWAY, by=Side.EITHER),
        Step(IntroductionMove.COMPLETE, (IntroductionState.PLACED,), IntroductionState.COMPLETED, by=Side.CLOCK),
    ),
    owners={
        IntroductionState.PROPOSED: Side.COMPANY,
        IntroductionState.PLANNED: Side.COMPANY,
        IntroductionState.PROMISED: Side.LEARNER,
        IntroductionState.PLACED: Side.EITHER,
        IntroductionState.REFUSED: None,
        IntroductionState.WITHDRAWN: None,
        IntroductionState.LAPSED: None,
        IntroductionState.MOVED: None,
        IntroductionState.FALLEN_AWAY: None,
        IntroductionState.COMPLETED: None,
    },
)

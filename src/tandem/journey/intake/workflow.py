"""The steps of a track from enrolment to leaving, of its run-ups, referrals and screening, as tables."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.intake.terms.referrals import ReferralMove, ReferralState
from tandem.journey.intake.terms.run_ups import RunUpMove, RunUpState
from tandem.journey.intake.terms.screening import ScreeningMove, ScreeningState
from tandem.journey.intake.terms.tracks import Move, Phase, Who

RUNNING = (Phase.INTAKE, Phase.RUN_UP, Phase.SEARCHING, Phase.PLACED)
"""Every phase but the last: the learner is there."""

TRACK = Workflow(
    name="track",
    initial=Phase.INTAKE,
    steps=(
        Step(Move.START_SEARCH, (Phase.INTAKE,), Phase.SEARCHING, by=Who.COACH),
        Step(Move.START_RUN_UP, (Phase.INTAKE, Phase.SEARCHING), Phase.RUN_UP, by=Who.COACH),
        Step(Move.END_RUN_UP, (Phase.RUN_UP,), Phase.SEARCHING, by=Who.COACH),
        Step(Move.PLACE, (Phase.INTAKE, Phase.SEARCHING), Phase.PLACED, by=Who.PARTIES),
        Step(Move.LOSE_PLACE, (Phase.PLACED,), Phase.SEARCHING, by=Who.PARTIES),
        Step(Move.LEAVE, RUNNING, Phase.LEFT, by=Who.COACH),
    ),
    owners={
        Phase.INTAKE: Who.COACH,
        Phase.RUN_UP: Who.COACH,
        Phase.SEARCHING: Who.COACH,
        Phase.PLACED: Who.PARTIES,
        Phase.LEFT: None,
    },
)

SCREENING = Workflow(
    name="screening",
    initial=ScreeningState.OPEN,
    steps=(Step(ScreeningMove.CONCLUDE, (ScreeningState.OPEN,), ScreeningState.CONCLUDED, by=Who.COACH),),
    owners={
        ScreeningState.OPEN: Who.COACH,
        ScreeningState.CONCLUDED: None,
    },
)

RUN_UP = Workflow(
    name="run_up",
    initial=RunUpState.RUNNING,
    steps=(Step(RunUpMove.END, (RunUpState.RUNNING,), RunUpState.ENDED, by=Who.COACH),),
    owners={
        RunUpState.RUNNING: Who.COACH,
        RunUpState.ENDED: None,
    },
)

REFERRAL = Workflow(
    name="referral",
    initial=ReferralState.PROPOSED,
    steps=(
        Step(ReferralMove.AGREE, (ReferralState.PROPOSED,), ReferralState.AGREED, by=Who.PARTIES),
        Step(ReferralMove.START, (ReferralState.AGREED,), ReferralState.STARTED, by=Who.COACH),
        Step(ReferralMove.END, (ReferralState.STARTED,), ReferralState.ENDED, by=Who.COACH),
        Step(ReferralMove.REFUSE, (ReferralState.PROPOSED, ReferralState.AGREED), ReferralState.REFUSED, by=Who.COACH),
    ),
    owners={
        ReferralState.PROPOSED: Who.PARTIES,
        ReferralState.AGREED: Who.COACH,
        ReferralState.STARTED: Who.COACH,
        ReferralState.ENDED: None,
        ReferralState.REFUSED: None,
    },
)

"""The steps of a warm handover as a table: agreed to where that is needed, accepted or sent back."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.handover.terms.handovers import HandoverMove, HandoverParty, HandoverState

OPEN = (HandoverState.ASKED, HandoverState.OFFERED)
"""Nobody took the learner over yet: whoever gives stays responsible."""

HANDOVER = Workflow(
    name="warm_handover",
    initial=HandoverState.ASKED,
    steps=(
        Step(HandoverMove.AGREE, (HandoverState.ASKED,), HandoverState.OFFERED, by=HandoverParty.FAMILY),
        Step(HandoverMove.DECLINE, OPEN, HandoverState.DECLINED, by=HandoverParty.FAMILY),
        Step(HandoverMove.ACCEPT, (HandoverState.OFFERED,), HandoverState.ACCEPTED, by=HandoverParty.RECEIVER),
        Step(HandoverMove.SEND_BACK, (HandoverState.OFFERED,), HandoverState.RETURNED, by=HandoverParty.RECEIVER),
        Step(HandoverMove.WITHDRAW, OPEN, HandoverState.WITHDRAWN, by=HandoverParty.GIVER),
        Step(HandoverMove.LAPSE, OPEN, HandoverState.LAPSED, by=HandoverParty.TRACK),
    ),
    owners={
        HandoverState.ASKED: HandoverParty.FAMILY,
        HandoverState.OFFERED: HandoverParty.RECEIVER,
        HandoverState.ACCEPTED: None,
        HandoverState.RETURNED: None,
        HandoverState.DECLINED: None,
        HandoverState.WITHDRAWN: None,
        HandoverState.LAPSED: None,
    },
)

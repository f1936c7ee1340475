"""The steps of an enquiry as a table: confirmed by mail, waiting with one taker after the other, taken up, closed."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.handover.terms.enquiries import EnquiryMove, EnquiryParty, EnquiryState

RUNNING = (EnquiryState.WAITING, EnquiryState.TAKEN)
"""Somebody waits for help."""

ENQUIRY = Workflow(
    name="enquiry",
    initial=EnquiryState.LEFT,
    steps=(
        Step(EnquiryMove.CONFIRM, (EnquiryState.LEFT,), EnquiryState.WAITING, by=EnquiryParty.ASKER),
        Step(EnquiryMove.PASS_ON, RUNNING, EnquiryState.WAITING, by=EnquiryParty.TAKER),
        Step(EnquiryMove.TAKE, (EnquiryState.WAITING,), EnquiryState.TAKEN, by=EnquiryParty.TAKER),
        Step(EnquiryMove.CLOSE, (EnquiryState.TAKEN,), EnquiryState.CLOSED, by=EnquiryParty.TAKER),
        Step(EnquiryMove.GIVE_UP, (EnquiryState.LEFT, *RUNNING), EnquiryState.CLOSED, by=EnquiryParty.CLOCK),
        Step(EnquiryMove.WITHDRAW, (EnquiryState.LEFT, *RUNNING), EnquiryState.WITHDRAWN, by=EnquiryParty.ASKER),
    ),
    owners={
        EnquiryState.LEFT: EnquiryParty.ASKER,
        EnquiryState.WAITING: EnquiryParty.TAKER,
        EnquiryState.TAKEN: EnquiryParty.TAKER,
        EnquiryState.CLOSED: None,
        EnquiryState.WITHDRAWN: None,
    },
)

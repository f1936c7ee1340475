"""The steps of a request, and of the recognition it leads to, as tables."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.recognition.terms import (
    Move,
    PartMove,
    PartState,
    RecognitionMove,
    RecognitionState,
    State,
    Who,
)

_UNDECIDED = (State.DRAFT, State.SUBMITTED, State.INCOMPLETE, State.COMPLETE, State.IN_TREATMENT)

REQUEST = Workflow(
    name="recognition_request",
    initial=State.DRAFT,
    steps=(
        Step(Move.SUBMIT, (State.DRAFT,), State.SUBMITTED, by=Who.COMPANY),
        Step(Move.ASK_COMPLETION, (State.SUBMITTED,), State.INCOMPLETE, by=Who.COMPETENT_BODY),
        Step(Move.RESUBMIT, (State.INCOMPLETE,), State.SUBMITTED, by=Who.COMPANY),
        Step(Move.DECLARE_COMPLETE, (State.SUBMITTED,), State.COMPLETE, by=Who.COMPETENT_BODY),
        Step(Move.TAKE_UP, (State.COMPLETE,), State.IN_TREATMENT, by=Who.COMPETENT_BODY),
        Step(Move.GRANT, (State.IN_TREATMENT,), State.GRANTED, by=Who.COMPETENT_BODY),
        Step(Move.REFUSE, (State.IN_TREATMENT,), State.REFUSED, by=Who.COMPETENT_BODY),
        Step(Move.WITHDRAW, _UNDECIDED, State.WITHDRAWN, by=Who.COMPANY),
    ),
    owners={
        State.DRAFT: Who.COMPANY,
        State.SUBMITTED: Who.COMPETENT_BODY,
        State.INCOMPLETE: Who.COMPANY,
        State.COMPLETE: Who.COMPETENT_BODY,
        State.IN_TREATMENT: Who.COMPETENT_BODY,
        State.GRANTED: None,
        State.REFUSED: None,
        State.WITHDRAWN: None,
    },
)

RECOGNITION = Workflow(
    name="recognition",
    initial=RecognitionState.VALID,
    steps=(
        Step(RecognitionMove.EXPIRE, (RecognitionState.VALID,), RecognitionState.EXPIRED, by=Who.CLOCK),
        Step(RecognitionMove.LIFT, (RecognitionState.VALID,), RecognitionState.LIFTED, by=Who.COMPETENT_BODY),
    ),
    owners={
        RecognitionState.VALID: Who.CLOCK,
        RecognitionState.EXPIRED: None,
        RecognitionState.LIFTED: None,
    },
)

JOINT_PART = Workflow(
    name="joint_part",
    initial=PartState.ASKED,
    steps=(
        Step(PartMove.AGREE, (PartState.ASKED,), PartState.AGREED, by=Who.COMPANY),
        Step(PartMove.FILE, (PartState.AGREED,), PartState.FILED, by=Who.COMPANY),
        Step(PartMove.RECOGNISE, (PartState.FILED,), PartState.RECOGNISED, by=Who.COMPETENT_BODY),
        Step(PartMove.END, (PartState.ASKED, PartState.AGREED), PartState.ENDED, by=Who.COMPANY),
        Step(PartMove.END, (PartState.FILED,), PartState.ENDED, by=Who.COMPETENT_BODY),
        Step(PartMove.END, (PartState.RECOGNISED,), PartState.ENDED, by=Who.CLOCK),
    ),
    owners={
        PartState.ASKED: Who.COMPANY,
        PartState.AGREED: Who.COMPANY,
        PartState.FILED: Who.COMPETENT_BODY,
        PartState.RECOGNISED: Who.CLOCK,
        PartState.ENDED: None,
    },
)

OPEN_STATES = tuple(state for state in _UNDECIDED if state is not State.DRAFT)
"""Submitted and not yet decided: a body works on it, or waits for the company."""

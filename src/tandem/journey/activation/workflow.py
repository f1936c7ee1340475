"""The steps of the question whether there is a place, as a table."""

from typing import Final

from tandem.base.workflow import Step, Workflow
from tandem.journey.activation.terms import PlaceAnswer, QuestionMove, QuestionParty, QuestionState

ANSWERED = (QuestionState.PLACES, QuestionState.PAUSED, QuestionState.MENTOR_LEFT)
"""The company answered, and what it said still stands."""

STANDING = (QuestionState.ASKED, *ANSWERED)
"""The question waits for an answer, or its answer still stands."""

MOVES: Final = {
    PlaceAnswer.PLACES: QuestionMove.SAY_PLACES,
    PlaceAnswer.NOT_NOW: QuestionMove.SAY_NOT_NOW,
    PlaceAnswer.MENTOR_LEFT: QuestionMove.SAY_MENTOR_LEFT,
}
"""Which step each answer is."""

_ASKED = (QuestionState.ASKED,)

AVAILABILITY = Workflow(
    name="availability_question",
    initial=QuestionState.ASKED,
    steps=(
        Step(QuestionMove.SAY_PLACES, _ASKED, QuestionState.PLACES, by=QuestionParty.COMPANY),
        Step(QuestionMove.SAY_NOT_NOW, _ASKED, QuestionState.PAUSED, by=QuestionParty.COMPANY),
        Step(QuestionMove.SAY_MENTOR_LEFT, _ASKED, QuestionState.MENTOR_LEFT, by=QuestionParty.COMPANY),
        Step(QuestionMove.LAPSE, _ASKED, QuestionState.UNANSWERED, by=QuestionParty.CLOCK),
        Step(QuestionMove.WAKE, STANDING, QuestionState.AWAKE, by=QuestionParty.COMPANY),
        Step(QuestionMove.RUN_OUT, (QuestionState.PAUSED,), QuestionState.AWAKE, by=QuestionParty.CLOCK),
        Step(QuestionMove.END, STANDING, QuestionState.ENDED, by=QuestionParty.CLOCK),
    ),
    owners={
        QuestionState.ASKED: QuestionParty.COMPANY,
        QuestionState.PLACES: QuestionParty.COMPANY,
        QuestionState.PAUSED: QuestionParty.COMPANY,
        QuestionState.MENTOR_LEFT: QuestionParty.COMPANY,
        QuestionState.UNANSWERED: None,
        QuestionState.AWAKE: None,
        QuestionState.ENDED: None,
    },
)

"""Factories of questions to companies whose recognition sleeps."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.activation.terms import PlaceAnswer, QuestionState
from tests.factories.numbers import NOW, somebody

_somebody = factory.LazyFunction(somebody)


class AvailabilityQuestionFactory(DjangoModelFactory):
    """A question that was asked on the day of the tests. Each trait is a state further on."""

    class Meta:
        model = AvailabilityQuestion

    class Params:
        places = factory.Trait(state=QuestionState.PLACES, answer=PlaceAnswer.PLACES, answered_at=NOW)
        paused = factory.Trait(
            state=QuestionState.PAUSED, answer=PlaceAnswer.NOT_NOW, answered_at=NOW, paused_until=date(2027, 5, 20)
        )
        mentor_left = factory.Trait(state=QuestionState.MENTOR_LEFT, answer=PlaceAnswer.MENTOR_LEFT, answered_at=NOW)
        unanswered = factory.Trait(
            state=QuestionState.UNANSWERED, asked_on=date(2026, 10, 1), answers_until=date(2026, 10, 31)
        )
        ended = factory.Trait(state=QuestionState.ENDED)
        awake = factory.Trait(state=QuestionState.AWAKE, woken_on=NOW.date())

    recognition = factory.SubFactory("tests.factories.recognition.RecognitionFactory", valid_from=date(2026, 5, 1))
    asked_for = factory.SelfAttribute("recognition.body")
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")
    asked_at = NOW
    asked_by = _somebody
    asked_on = NOW.date()
    answers_until = date(2026, 12, 21)

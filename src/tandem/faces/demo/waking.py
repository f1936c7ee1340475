"""Sleeping recognitions of the invented region: a desk asked some companies, and they answered, each in another way."""

from datetime import datetime
from functools import partial
from typing import Final

from tandem.base.periods import day_of
from tandem.faces.demo.stage import Stage
from tandem.faces.demo.timeline import Timeline
from tandem.journey.activation.actions import questions
from tandem.journey.activation.queries import questions as doors
from tandem.journey.activation.queries import sleeping
from tandem.journey.activation.queries.sleeping import SleepWish
from tandem.journey.activation.terms import PlaceAnswer

_BODY: Final = "FOOD"
_ASKED, _ANSWERED = 8, 5
"""In days: when the desk asked, and when companies answered."""
_AT: Final = 600
_ANSWERS: Final = (PlaceAnswer.PLACES, PlaceAnswer.NOT_NOW, PlaceAnswer.MENTOR_LEFT, None, None)
"""What the likeliest say, in order; who says nothing can still answer."""


def ask(stage: Stage) -> str:
    """Let the desk that one can become ask the likeliest, and let some of them answer. Gives what it did."""
    desk, days, timeline = stage.cast.clerk(_BODY), stage.days, Timeline(end=stage.days.end)
    told = sleeping.sleepers(desk, SleepWish(), day=day_of(days.working_ago(_ASKED))).lines
    chosen = [line.id for line in told if line.can_ask][: len(_ANSWERS)]
    for place, (recognition, answer) in enumerate(zip(chosen, _ANSWERS, strict=False)):
        asked = questions.ask(actor=desk, recognition_id=recognition, now=days.working_ago(_ASKED, minute=_AT + place))
        if answer is not None:
            secret = doors.secret_of(asked.pk)
            says = partial(_says, secret, answer)
            timeline.at(days.working_ago(_ANSWERED, minute=_AT + place), says)
    timeline.run()
    who = "onderneming" if len(chosen) == 1 else "ondernemingen"
    return f"{len(chosen)} {who} met een slapende erkenning gevraagd of er plaats is."


def _says(secret: str, answer: PlaceAnswer, now: datetime) -> None:
    questions.answer_by_link(secret=secret, answer=answer, now=now)

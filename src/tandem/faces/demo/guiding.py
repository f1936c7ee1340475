"""How learners of the invented region are guided: what was advised of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.demo.stage import Stage
from tandem.journey.intake.actions import advice
from tandem.journey.intake.rules.advice import AdviceForm
from tandem.journey.intake.terms.advice import Adviser, Way
from tandem.journey.intake.terms.screening import Answer
from tandem.journey.intake.terms.tracks import Phase

_COUNCIL_DAY: Final = (6, 25)
_CLB_AGO: Final = 24
_EVERY: Final = 3
"""Of so many learners who search, one has advice that was noted."""
_WORDS: Final = {
    Way.DUAL: "Komt op tijd, werkt graag met de handen en vraagt zelf om werk.",
    Way.RUN_UP: "Wil graag aan de slag, en oefent best eerst op tijd komen en verwittigen.",
}


def settle(stage: Stage, tracks: Sequence[Any], *, coach: Actor) -> str:
    """Let a coach note what was advised of some learners of the class; gives what it did."""
    run_ups = [one for one in tracks if one.phase == Phase.RUN_UP]
    searching = [one for one in tracks if one.phase == Phase.SEARCHING][::_EVERY]
    for track in searching:
        _council(stage, track, Way.DUAL, coach=coach)
    for track in run_ups:
        _council(stage, track, Way.RUN_UP, coach=coach)
        now = max(track.enrolled_at, stage.days.working_ago(_CLB_AGO))
        said = AdviceForm(Adviser.CLB, Way.RUN_UP, day_of(now), motive=_WORDS[Way.RUN_UP])
        advice.note(actor=coach, track_id=track.pk, form=said, now=now)
    return f"Over {len(searching) + len(run_ups)} lerenden is advies genoteerd."


def _council(stage: Stage, track: Any, way: Way, *, coach: Actor) -> None:
    ready = Answer.YES if way is Way.DUAL else Answer.NO
    given_on = date(stage.days.running_year, *_COUNCIL_DAY)
    said = AdviceForm(Adviser.CLASS_COUNCIL, way, given_on, Answer.YES, ready, _WORDS[way])
    advice.note(actor=coach, track_id=track.pk, form=said, now=max(track.enrolled_at, stage.days.working_ago(_CLB_AGO)))

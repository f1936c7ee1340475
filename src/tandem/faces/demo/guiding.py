"""How learners of the invented region are guided: what was advised of them, and their run-ups."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.demo.stage import Stage
from tandem.journey.intake.actions import advice, run_ups
from tandem.journey.intake.rules.advice import AdviceForm
from tandem.journey.intake.rules.run_ups import PlanForm
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.run_ups import Content, Progress
from tandem.journey.intake.terms.screening import Answer
from tandem.journey.intake.terms.tracks import Phase

_COUNCIL_DAY: Final = (6, 25)
_CLB_AGO: Final = 24
_PLANNED_AGO, _LOOKED_AGO = 15, 3
"""In working days: when the programme of a run-up was filled in, and when it was looked at together."""
_WEEKS: Final = (2, 8)
"""So many weeks from today the run-ups end, by turns."""
_EVERY: Final = 3
"""Of so many learners who search, one has advice that was noted."""
_WORDS: Final = {
    AdvisedWay.DUAL: "Komt op tijd, werkt graag met de handen en vraagt zelf om werk.",
    AdvisedWay.RUN_UP: "Wil graag aan de slag, en oefent best eerst op tijd komen en verwittigen.",
}


def settle(stage: Stage, tracks: Sequence[Any], *, coach: Actor) -> str:
    """Let a coach note what was advised of some learners of the class; gives what it did."""
    run_ups_of_class = [one for one in tracks if one.phase == Phase.RUN_UP]
    searching = [one for one in tracks if one.phase == Phase.SEARCHING][::_EVERY]
    for track in searching:
        _council(stage, track, AdvisedWay.DUAL, coach=coach)
    for track in run_ups_of_class:
        _council(stage, track, AdvisedWay.RUN_UP, coach=coach)
        now = max(track.enrolled_at, stage.days.working_ago(_CLB_AGO))
        said = AdviceForm(Adviser.CLB, AdvisedWay.RUN_UP, day_of(now), motive=_WORDS[AdvisedWay.RUN_UP])
        advice.note(actor=coach, track_id=track.pk, form=said, now=now)
    for place, track in enumerate(run_ups_of_class):
        _run_up(stage, track, coach=coach, weeks=_WEEKS[place % len(_WEEKS)], is_looked_at=place == 0)
    return f"Over {len(searching) + len(run_ups_of_class)} lerenden is advies genoteerd."


def _council(stage: Stage, track: Any, way: AdvisedWay, *, coach: Actor) -> None:
    ready = Answer.YES if way is AdvisedWay.DUAL else Answer.NO
    given_on = date(stage.days.running_year, *_COUNCIL_DAY)
    said = AdviceForm(Adviser.CLASS_COUNCIL, way, given_on, Answer.YES, ready, _WORDS[way])
    advice.note(actor=coach, track_id=track.pk, form=said, now=max(track.enrolled_at, stage.days.working_ago(_CLB_AGO)))


def _run_up(stage: Stage, track: Any, *, coach: Actor, weeks: int, is_looked_at: bool) -> None:
    """Fill in the programme of a run-up that began; look at it together."""
    days, given = stage.days, {"actor": coach, "track_id": track.pk}
    plan = PlanForm(
        partner="Aanloop Dromerstraat vzw",
        contents=frozenset({Content.WORK, Content.TECHNICAL}),
        goals="Vier weken op tijd komen. Zelf verwittigen bij afwezigheid. Gereedschap kennen en opruimen.",
        week_hours=Decimal(28),
        until=days.today + timedelta(weeks=weeks),
    )
    run_ups.plan(**given, form=plan, now=max(track.enrolled_at + timedelta(days=7), days.working_ago(_PLANNED_AGO)))
    if is_looked_at:
        now = max(track.enrolled_at + timedelta(days=8), days.working_ago(_LOOKED_AGO))
        words = "Kwam drie weken na elkaar op tijd. Bellen bij afwezigheid lukt nog niet altijd."
        run_ups.evaluate(**given, held_on=day_of(now), progress=Progress.GROWING, words=words, now=now)

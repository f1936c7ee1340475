"""The search time of invented learners: clocks that run, a milestone that was told, and more days asked and decided."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.demo import personas, schools
from tandem.faces.demo.meetings import texts
from tandem.faces.demo.stage import Stage
from tandem.faces.demo.timeline import Timeline
from tandem.journey.placement.actions import clock_day, clocks
from tandem.journey.placement.actions import clock_extensions as extensions
from tandem.journey.placement.queries import clock_board as boards
from tandem.journey.placement.queries.clock_board import BoardWish
from tandem.journey.placement.rules.introductions import SEARCHES
from tandem.journey.placement.terms.clocks import ExtensionReason
from tandem.registers.access.terms import Role
from tandem.registers.organisations.queries import providers

_SINCE: Final = 40
"""In days: the clocks of who was enrolled before began to run then."""
_TOLD: Final = 29
"""In days: the night in which people heard how many days were left."""
_ASKED, _DECIDED = 20, 18
_WAITS: Final = 2
_NIGHT: Final = 5 * 60


def begin(stage: Stage, tracks: Sequence[Any]) -> None:
    """Let the days run of whoever searches."""
    timeline, days = Timeline(end=stage.days.end), stage.days
    for track in tracks:
        if track.phase in SEARCHES:
            moment = max(track.enrolled_at, days.ago(_SINCE, minute=_NIGHT))
            timeline.at(moment, partial(_follow, track))
    timeline.at(days.ago(_TOLD, minute=_NIGHT), lambda now: clock_day.tell(now=now))
    timeline.run()


def ask(stage: Stage) -> str:
    """Let the coach ask more days for some learners, and the school decide; one question waits. Gives what it did."""
    school = providers.provider_numbered(schools.number_of(0))
    coach = Actor(stage.cast.users[personas.COACH], Role.COACH, school.pk)
    head = Actor(stage.cast.users[personas.PRINCIPAL], Role.PROVIDER_ADMIN, school.pk)
    days, timeline = stage.days, Timeline(end=stage.days.end)
    found = boards.board(coach, wish=BoardWish(), day=days.today).keys
    told = list(zip(found, texts()["asked"], strict=False))
    answers: tuple[Callable[..., Any], ...] = (
        partial(extensions.grant, words=texts()["granted"]),
        partial(extensions.refuse, words=texts()["refused"]),
    )
    for place, (clock, (reason, words)) in enumerate(told):

        def asks(now: datetime, place: int = place, given: Any = (clock, reason, words)) -> None:
            key, why, said = given
            made = extensions.ask(actor=coach, clock_id=key, reason=ExtensionReason(why), words=said, now=now)
            if place < len(answers):
                answer = partial(answers[place], actor=head, extension_id=made.pk)
                timeline.at(days.working_ago(_DECIDED, minute=660 + place), lambda at: answer(now=at))

        ago = _ASKED if place < len(answers) else _WAITS
        timeline.at(days.working_ago(ago, minute=600 + place), asks)
    timeline.run()
    return f"{len(told)} keer meer zoektijd gevraagd."


def _follow(track: Any, now: datetime) -> None:
    clocks.follow(track_id=track.pk, day=day_of(now), now=now)

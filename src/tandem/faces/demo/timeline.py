"""What happens in the region, in the order of time: each step is an action at its own moment."""

import heapq
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tandem.journey.recognition.actions import clock
from tandem.journey.recognition.actions.past import nights

Step = Callable[[datetime], object]
"""Something that is done at a moment, which it is told."""


class Timeline:
    """Steps waiting for their moment; a step may ask for later ones."""

    def __init__(self, *, end: datetime) -> None:
        self.end = end
        self._steps: list[tuple[datetime, int, Step]] = []
        self._count = 0
        self._nights: set[tuple[datetime, object]] = set()

    def at(self, moment: datetime, step: Step) -> None:
        """Do this at that moment; what would come at the end or later is left out."""
        if moment < self.end:
            heapq.heappush(self._steps, (moment, self._count, step))
            self._count += 1

    def run(self) -> int:
        """Do everything, the oldest first; gives how many steps there were."""
        done = 0
        while self._steps:
            moment, _, step = heapq.heappop(self._steps)
            step(moment)
            done += 1
        return done

    def look_for_late_decisions(self, due_on: date) -> None:
        """Let the clock run in the night in which a decision would be late."""
        self._night(nights.overdue_day(due_on), lambda now: clock.note_overdue(now=now), kind="overdue")

    def look_for_trainings(self, day: date) -> None:
        """Let the clock run in a night in which a mentor training comes near."""
        self._night(day, lambda now: clock.remind_of_training(now=now), kind="training")

    def look_for_the_end_of(self, recognition: Any) -> None:
        """Let the clock run in the nights in which a recognition is about to end, and ends."""
        warned_on = nights.warning_day(recognition)
        self._night(warned_on, lambda now: clock.warn_of_expiry(now=now), kind="warning")
        self._night(recognition.valid_until, lambda now: clock.expire(now=now), kind="expiry")

    def _night(self, day: date, step: Step, *, kind: str) -> None:
        moment = nights.night_of(day)
        if (moment, kind) not in self._nights:
            self._nights.add((moment, kind))
            self.at(moment, step)

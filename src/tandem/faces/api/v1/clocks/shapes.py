"""The search time of learners as the API gives and takes it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import Asked, FewWords, Given, ShortText, TrainingCode, YesOrNo, shape, shown
from tandem.faces.api.paging import Paging
from tandem.journey.placement.queries.clock_board import BoardWish, Line
from tandem.journey.placement.queries.clocks import Reading
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import LONGEST_WORDS
from tandem.journey.placement.rules.signals import Told
from tandem.journey.placement.terms.clocks import (
    ClockOutcome,
    ClockReason,
    ClockState,
    ExtensionReason,
    ExtensionState,
    Urgency,
)
from tandem.journey.placement.terms.signals import Signal

LocationNumber = Annotated[str, shape(r"^[A-Za-z0-9-]+$", 10)]


class BoardList(Paging):
    """Which learners."""

    urgency: Annotated[
        list[Urgency],
        Field(default_factory=list, max_length=5, description="Whose last day lies there: late, today, this week …"),
    ]
    training: Annotated[TrainingCode | None, Field(description="Only of this training.")] = None
    location: Annotated[LocationNumber | None, Field(description="Only of this place of the school.")] = None
    q: Annotated[ShortText, Field(description="The number of a track, or a part of a name.")] = ""
    signal: Annotated[
        list[Signal],
        Field(default_factory=list, max_length=len(Signal), description="Only who asks attention for one of these."),
    ]
    asked: Annotated[YesOrNo, Field(description="Only for whom more days were asked.")] = False

    def wish(self) -> BoardWish:
        """The same as the board takes it."""
        return BoardWish(
            urgencies=self.urgency,
            text=self.q,
            training=self.training or "",
            location=self.location or "",
            only_asked=self.asked,
            signals=self.signal,
        )


class SearchSignal(Given):
    """Why a search time asks attention before the days are over."""

    code: Signal
    number: int = Field(
        description="Days, kilometres or introductions, by the code; 0 where there is nothing to count."
    )

    @classmethod
    def of(cls, told: Told) -> Self:
        """One signal."""
        return cls(code=told.signal, number=told.number)


class SearchTimeLine(Given):
    """The search time of one learner on the board."""

    id: UUID
    track_id: UUID
    track_number: str
    given_name: str
    family_name: str
    training: str
    location_name: str
    coach_name: str
    why: ClockReason
    started_on: date
    state: ClockState
    due_on: date | None = Field(description="The last day; null where it lies past the school years we know.")
    days_left: int = Field(description="Training days after today; 0 on the last day, negative once it has passed.")
    days_total: int
    urgency: Urgency
    is_extension_asked: bool = Field(description="Whether a question for more days waits; told to the school only.")
    signals: list[SearchSignal] = Field(
        description="What asks attention, the weightiest first; told to the school only."
    )

    @classmethod
    def of(cls, line: Line) -> Self:
        """A line of the board."""
        return cls(**_line(line.reading, is_asked=line.is_asked, told=line.signals))


class Extension(Given):
    """A question for more days."""

    id: UUID
    state: ExtensionState
    reason: ExtensionReason
    words: str
    asked_at: datetime
    days: int | None = Field(description="How many were given.")
    answer: str
    decided_at: datetime | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A question, with its answer where there is one."""
        return cls(
            id=row.pk,
            state=ExtensionState(row.state),
            reason=ExtensionReason(row.reason),
            words=row.words,
            asked_at=row.asked_at,
            days=row.days,
            answer=row.answer,
            decided_at=row.decided_at,
        )


class SearchTime(SearchTimeLine):
    """The search time of one learner, with what was asked."""

    stopped_on: date | None
    outcome: str = Field(description="What followed when the days were over; empty until then.")
    extensions: list[Extension] = Field(description="For the school only.")
    moves: list[str] = Field(description="What this actor may do now: ask, grant, refuse, withdraw, handle.")

    @classmethod
    def whole(cls, reading: Reading, *, extensions: Any, moves: list[str], told: Iterable[Told] = ()) -> Self:
        """A clock with its learner at hand."""
        clock, held = reading.clock, list(extensions)
        is_asked = any(one.state == ExtensionState.ASKED for one in held)
        return cls(
            **_line(reading, is_asked=is_asked, told=told),
            stopped_on=clock.stopped_on,
            outcome=clock.outcome,
            extensions=[Extension.of(one) for one in held],
            moves=moves,
        )


class SearchTimes(Given):
    """Every search time of a track, the newest first."""

    items: list[SearchTime]
    total: int


class AskForm(Asked):
    """Why more days are needed."""

    model_config = shown(reason="talks_planned", words="Op 8 december is er een gesprek bij een bakker.")

    reason: ExtensionReason
    words: Annotated[FewWords, Field(max_length=LONGEST_WORDS)] = ""


class AnswerForm(Asked):
    """What is said with a decision; a refusal says why."""

    model_config = shown(words="Er is een gesprek gepland.")

    words: Annotated[FewWords, Field(max_length=LONGEST_WORDS)] = ""


class HandleForm(Asked):
    """What follows now that the days are over."""

    model_config = shown(outcome="run_up", words="Samen met de ouders gekozen.")

    outcome: ClockOutcome
    words: Annotated[FewWords, Field(max_length=LONGEST_WORDS)] = ""


def tag_of(clock: Any) -> str:
    """The version of a search time, with what was asked."""
    asked = sorted((str(one.pk), one.state) for one in clock.extensions.all())
    return etag_of("clock", clock.pk, clock.version, clock.state, *asked)


def _line(reading: Reading, *, is_asked: bool, told: Iterable[Told]) -> dict[str, Any]:
    clock, count = reading.clock, reading.count
    track = clock.track
    return {
        "id": clock.pk,
        "track_id": track.pk,
        "track_number": track.number,
        "given_name": track.person.given_name,
        "family_name": track.person.family_name,
        "training": track.training.code,
        "location_name": track.location.name if track.location else "",
        "coach_name": track.coach.name if track.coach else "",
        "why": ClockReason(clock.why),
        "started_on": clock.started_on,
        "state": ClockState(clock.state),
        "due_on": count.due_on,
        "days_left": count.left,
        "days_total": count.total,
        "urgency": rules.urgency(count),
        "is_extension_asked": is_asked,
        "signals": [SearchSignal.of(one) for one in told],
    }

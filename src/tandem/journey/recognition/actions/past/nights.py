"""What the nightly clock would have done with files of long ago, had it run each night."""

from datetime import date, datetime, time, timedelta
from typing import Final

from tandem.base.actor import SYSTEM
from tandem.base.periods import BRUSSELS, add_months
from tandem.journey.recognition.actions.past.ledger import Ledger
from tandem.journey.recognition.models import Recognition, RecognitionRequest
from tandem.journey.recognition.terms import Happened, RecognitionMove
from tandem.journey.recognition.workflow import RECOGNITION
from tandem.law import norms

NIGHT: Final = time(2)
"""When the clock of long ago ran."""


def night_of(day: date) -> datetime:
    """The moment in the night of this day at which the clock ran."""
    return datetime.combine(day, NIGHT, tzinfo=BRUSSELS)


def day_after(day: date) -> date:
    """The next day."""
    return day + timedelta(days=1)


def first_day_within(end: date, *, months: int) -> date:
    """The first day from which `end` is at most so many months away."""
    day = add_months(end, -months)
    while add_months(day, months) < end:
        day = day_after(day)
    return day


def overdue_day(due_on: date) -> date:
    """The day whose night notes that a decision is late."""
    return day_after(due_on)


def warning_day(recognition: Recognition) -> date:
    """The day whose night says that a recognition ends soon."""
    months = norms.at(recognition.valid_until).recognition.expiry_warning_months.value
    return max(first_day_within(recognition.valid_until, months=months), day_after(recognition.valid_from))


def note_overdue(request: RecognitionRequest, *, until: date, ledger: Ledger) -> None:
    """Note that the decision was late, where it was."""
    if request.due_on is None or overdue_day(request.due_on) > until:
        return
    night = night_of(overdue_day(request.due_on))
    over = request.decided_at or request.withdrawn_at
    if over is not None and over <= night:
        return
    request.overdue_noted_on = overdue_day(request.due_on)
    data = {"due_on": request.due_on}
    ledger.tell(Happened.DECISION_OVERDUE, actor=SYSTEM, subject=request, at=night, data=data)


def run_out(recognition: Recognition, *, until: date, ledger: Ledger) -> None:
    """Warn of the end of a recognition, and end it, where that day has come."""
    warned_on, ends_on = warning_day(recognition), recognition.valid_until
    if warned_on <= until:
        recognition.warned_on = warned_on
        data = {"valid_until": ends_on}
        ledger.tell(
            Happened.RECOGNITION_EXPIRES_SOON, actor=SYSTEM, subject=recognition, at=night_of(warned_on), data=data
        )
    if ends_on <= until:
        recognition.state = RECOGNITION.after(recognition.state, RecognitionMove.EXPIRE)
        recognition.ended_on = ends_on
        ledger.tell(Happened.RECOGNITION_EXPIRED, actor=SYSTEM, subject=recognition, at=night_of(ends_on))

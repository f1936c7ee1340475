"""What invented learners and coaches say in a screening."""

from datetime import date, datetime, timedelta
from typing import Final

from tandem.faces.demo.days import Chance
from tandem.journey.intake.actions.past import PastScreening
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.screening import (
    Answer,
    CompanySize,
    DutchLevel,
    Interest,
    Language,
    Licence,
    Strength,
    Weekday,
    Wish,
)
from tandem.registers.travel.terms import TravelMode

_WAYS: Final = (
    frozenset({TravelMode.BIKE, TravelMode.PUBLIC_TRANSPORT}),
    frozenset({TravelMode.BIKE}),
    frozenset({TravelMode.PUBLIC_TRANSPORT, TravelMode.FOOT}),
    frozenset({TravelMode.E_BIKE, TravelMode.PUBLIC_TRANSPORT}),
    frozenset({TravelMode.MOPED, TravelMode.BIKE}),
    frozenset({TravelMode.CAR, TravelMode.PUBLIC_TRANSPORT}),
)
_HOW_OFTEN: Final = (46, 18, 12, 10, 8, 6)
_MINUTES: Final = (30, 40, 45, 50, 60, 60, 75, 90)
_AT_SCHOOL: Final = (
    frozenset({Weekday.MONDAY, Weekday.TUESDAY}),
    frozenset({Weekday.THURSDAY, Weekday.FRIDAY}),
    frozenset({Weekday.MONDAY, Weekday.FRIDAY}),
)
_WEEK: Final = frozenset(Weekday) - {Weekday.SATURDAY, Weekday.SUNDAY}
_MORE: Final = tuple(Language)[:-1]


def screening_of(phase: str, *, is_special: bool, starts_on: date, after: datetime, chance: Chance) -> PastScreening:
    """What was said of a learner whose track stands there; the screening of the intake phase is still open."""
    needs_run_up = phase == "run_up"
    said_at = after + timedelta(days=2, hours=1)
    coach = Answers(
        work_willing=Answer.YES,
        work_ready=Answer.NO if needs_run_up and not is_special else Answer.YES,
        strengths=frozenset(chance.some(tuple(Strength)[3:], 3)),
        to_practise=frozenset(chance.some(tuple(Strength)[:3], 1)),
    )
    return PastScreening(
        learner=_learner(starts_on, chance),
        coach=coach,
        said_at=said_at,
        concluded_at=None if phase == "intake" else said_at + timedelta(days=1),
    )


def _learner(starts_on: date, chance: Chance) -> Answers:
    at_school = chance.pick(_AT_SCHOOL)
    goes_by = chance.weighted(_WAYS, _HOW_OFTEN)
    licences = {Licence.CAR} if TravelMode.CAR in goes_by else set()
    licences |= {Licence.MOPED} if TravelMode.MOPED in goes_by else set()
    return Answers(
        work_willing=Answer.YES,
        interests=frozenset(chance.some(tuple(Interest), 3)),
        dutch=chance.weighted((DutchLevel.FIRST, DutchLevel.FLUENT, DutchLevel.SIMPLE), (70, 22, 8)),
        languages=frozenset(chance.some(_MORE, 1)),
        travel_modes=goes_by,
        longest_minutes=chance.pick(_MINUTES),
        earliest_start=chance.pick((330, 360, 390, 420)) if chance.happens(0.3) else None,
        available_from=starts_on,
        school_days=at_school,
        work_days=_WEEK - at_school,
        licences=frozenset(licences),
        company_size=chance.weighted((CompanySize.ANY, CompanySize.SMALL, CompanySize.LARGE), (70, 20, 10)),
        wishes=frozenset(chance.some(tuple(Wish), 1)) if chance.happens(0.4) else frozenset(),
    )

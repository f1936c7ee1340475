"""What a screening says: whether the answers can be right, what they say together, and where they lead (R-PATH-06)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from tandem.base.periods import add_months, age_on
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.intake.terms.screening import (
    Answer,
    CompanySize,
    DutchLevel,
    Interest,
    Language,
    Licence,
    Path,
    Strength,
    Voice,
    Weekday,
    Wish,
)
from tandem.law.norms import Norms, effect_of
from tandem.registers.travel.terms import TravelMode

LONGEST_WORDS: Final = 2000
LEAST_MINUTES: Final = 5
MOST_MINUTES: Final = 180
"""A way to work of less or more minutes than these is a slip of the pen."""
MINUTES_OF_A_DAY: Final = 24 * 60
MONTHS_AROUND: Final = 24
"""So far from today lies the day from which a learner can start, at most."""


@dataclass(frozen=True)
class Answers:
    """What one voice says about a learner; what is empty was not said."""

    work_willing: Answer = Answer.UNKNOWN
    work_ready: Answer = Answer.UNKNOWN
    strengths: frozenset[Strength] = frozenset()
    to_practise: frozenset[Strength] = frozenset()
    interests: frozenset[Interest] = frozenset()
    interest_words: str = ""
    dutch: DutchLevel = DutchLevel.NONE
    languages: frozenset[Language] = frozenset()
    travel_modes: frozenset[TravelMode] = frozenset()
    longest_minutes: int | None = None
    earliest_start: int | None = None
    available_from: date | None = None
    school_days: frozenset[Weekday] = frozenset()
    work_days: frozenset[Weekday] = frozenset()
    licences: frozenset[Licence] = frozenset()
    company_size: CompanySize = CompanySize.ANY
    wishes: frozenset[Wish] = frozenset()
    words: str = ""

    @property
    def said(self) -> frozenset[str]:
        """The questions that were answered."""
        return frozenset(one.name for one in fields(self) if getattr(self, one.name) != one.default)

    def tidy(self) -> "Answers":
        """The same with words without spaces around them."""
        return replace(self, interest_words=" ".join(self.interest_words.split()), words=self.words.strip())

    def plain(self) -> dict[str, Any]:
        """What was said, as data to keep."""
        return {name: _plain(getattr(self, name)) for name in sorted(self.said)}


Profile = Answers
"""What both say together: the shape is the same, each answer stands once."""

_SETS: Final[Mapping[str, type[StrEnum]]] = {
    "strengths": Strength,
    "to_practise": Strength,
    "interests": Interest,
    "languages": Language,
    "travel_modes": TravelMode,
    "school_days": Weekday,
    "work_days": Weekday,
    "licences": Licence,
    "wishes": Wish,
}
_ONES: Final[Mapping[str, type[StrEnum]]] = {
    "work_willing": Answer,
    "work_ready": Answer,
    "dutch": DutchLevel,
    "company_size": CompanySize,
}


@dataclass(frozen=True)
class LearnerFacts:
    """What else counts when a screening is concluded."""

    birth_date: date | None
    is_special_education: bool
    is_job_seeker: bool | None = None


def kept(stored: Mapping[str, Any]) -> Answers:
    """The answers as they were kept."""
    return Answers(**{name: _read(name, value) for name, value in stored.items()})


def together(learner: Answers, coach: Answers) -> Profile:
    """What both say together: the word of the coach where there is one, of the learner where there is not."""
    return replace(learner, **{name: getattr(coach, name) for name in coach.said})


def voices(question: str, *, learner: Answers, coach: Answers) -> tuple[Voice, ...]:
    """Who answered this question; where both did and say the same, both."""
    return tuple(voice for voice, told in ((Voice.LEARNER, learner), (Voice.COACH, coach)) if question in told.said)


def differ(learner: Answers, coach: Answers) -> tuple[str, ...]:
    """The questions to which both gave an answer, and not the same: something to talk about."""
    both = learner.said & coach.said
    return tuple(one.name for one in fields(Answers) if one.name in both and _different(one.name, learner, coach))


def can_be(answers: Answers, *, day: date) -> Verdict:
    """Whether answers can be right."""
    minutes, start, available = answers.longest_minutes, answers.earliest_start, answers.available_from
    both = sorted(answers.strengths & answers.to_practise)
    shared_days = sorted(answers.school_days & answers.work_days, key=list(Weekday).index)
    around = (add_months(day, -MONTHS_AROUND), add_months(day, MONTHS_AROUND))
    longest = max(len(answers.words), len(answers.interest_words))
    in_reach = minutes is None or LEAST_MINUTES <= minutes <= MOST_MINUTES
    return Verdict(
        (
            Finding("screening.minutes", in_reach, found=minutes, needed=MOST_MINUTES),
            Finding("screening.start", start is None or 0 <= start < MINUTES_OF_A_DAY, found=start),
            Finding(
                "screening.available", available is None or around[0] <= available <= around[1], available, around[1]
            ),
            Finding("screening.strengths_apart", not both, found=both),
            Finding("screening.days_apart", not shared_days, found=shared_days),
            Finding("screening.words", longest <= LONGEST_WORDS, found=longest, needed=LONGEST_WORDS),
        )
    )


def may_conclude(profile: Profile) -> Verdict:
    """Whether enough is known to say where it leads; what matching would miss only warns."""
    willing = profile.work_willing is not Answer.UNKNOWN
    ready = profile.work_ready is not Answer.UNKNOWN or profile.work_willing is Answer.NO
    goes_to_work = profile.work_willing is Answer.YES
    return Verdict(
        (
            Finding("screening.willing_known", willing),
            Finding("screening.ready_known", ready),
            *(_for_matching(profile) if goes_to_work else ()),
        )
    )


def path_of(profile: Profile, *, norms: Norms) -> Path:
    """Where willing and ready lead (R-PATH-06)."""
    if profile.work_willing is not Answer.YES:
        return Path(norms.path.not_willing.value)
    if profile.work_ready is Answer.YES:
        return Path(norms.path.willing_and_ready.value)
    return Path(norms.path.willing_not_ready.value)


def conclude(profile: Profile, learner: LearnerFacts, *, day: date, norms: Norms) -> Verdict:
    """The findings under a conclusion: each of the matrix (R-PATH-06), and whether a run-up is open (R-RUN-01)."""
    path = norms.path
    willing, ready = profile.work_willing is Answer.YES, profile.work_ready is Answer.YES
    matrix = (
        Finding("screening.willing", willing, profile.work_willing, effect=Effect.WARN, ground=path.not_willing),
        Finding("screening.ready", ready, profile.work_ready, effect=Effect.WARN, ground=path.willing_not_ready),
    )
    found = matrix[:1] if not willing else matrix
    needs_run_up = path_of(profile, norms=norms) is Path.RUN_UP
    return Verdict((*found, *(may_run_up(learner, day=day, norms=norms).findings if needs_run_up else ())))


def may_run_up(learner: LearnerFacts, *, day: date, norms: Norms) -> Verdict:
    """Whether the run-up phase is open to this learner: of that age, in ordinary education (R-RUN-01)."""
    least, most, ordinary = norms.run_up.min_age, norms.run_up.max_age, norms.run_up.ordinary_education_only
    age = None if learner.birth_date is None else age_on(learner.birth_date, day)
    old_enough, young_enough = age is not None and age >= least.value, age is None or age <= most.value
    is_open = not (ordinary.value and learner.is_special_education)
    return Verdict(
        (
            Finding("run_up.old_enough", old_enough, age, least.value, effect=effect_of(least), ground=least),
            Finding("run_up.young_enough", young_enough, age, most.value, effect=effect_of(most), ground=most),
            Finding("run_up.ordinary_education", is_open, effect=effect_of(ordinary), ground=ordinary),
        )
    )


def _for_matching(profile: Profile) -> tuple[Finding, ...]:
    return (
        Finding("screening.travel_known", bool(profile.travel_modes), effect=Effect.WARN),
        Finding("screening.minutes_known", profile.longest_minutes is not None, effect=Effect.WARN),
        Finding("screening.days_known", bool(profile.work_days), effect=Effect.WARN),
    )


def _different(name: str, learner: Answers, coach: Answers) -> bool:
    return bool(getattr(learner, name) != getattr(coach, name))


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def _read(name: str, value: Any) -> Any:
    if name in _SETS:
        return frozenset(_SETS[name](one) for one in value)
    if name in _ONES:
        return _ONES[name](value)
    return date.fromisoformat(value) if name == "available_from" else value

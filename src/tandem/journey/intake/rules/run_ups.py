"""What a run-up may be planned as, and how near its last day is (R-RUN-01 to R-RUN-06)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from tandem.base.periods import add_months
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.intake.terms.run_ups import Content, Nearness, RunUpOutcome
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.law.norms import Norms, effect_of
from tandem.registers.organisations.terms import ProviderKind

LONGEST_PARTNER: Final = 160
LONGEST_WORDS: Final = 2000
MOST_HOURS: Final = 60
SOON: Final = timedelta(days=14)
"""So near its last day a run-up stands among those to look at: our own choice, no rule of law."""

_ORGANISER: Final = {
    ProviderKind.SCHOOL: "full_time_school",
    ProviderKind.CDO: "cdo",
    ProviderKind.SYNTRA: "syntra",
}
_OUTCOMES: Final = {
    LeftReason.OTHER_TRAINING: RunUpOutcome.OTHER_EDUCATION,
    LeftReason.FULL_TIME: RunUpOutcome.OTHER_EDUCATION,
    LeftReason.OTHER_PROVIDER: RunUpOutcome.OTHER_EDUCATION,
    LeftReason.NAFT: RunUpOutcome.NAFT,
}


@dataclass(frozen=True)
class PlanForm:
    """What is told of a run-up: which programme, with whom, what it works on, until when."""

    programme_id: UUID | None = None
    partner: str = ""
    contents: frozenset[Content] = frozenset()
    goals: str = ""
    week_hours: Decimal | None = None
    until: date | None = None

    def tidy(self) -> "PlanForm":
        """The same without spaces around the words."""
        return replace(self, partner=" ".join(self.partner.split()), goals=self.goals.strip())


@dataclass(frozen=True)
class PlanFacts:
    """What else counts: since when, for whom, and what the programme that was chosen leads to."""

    started_on: date
    birth_date: date | None
    provider_kind: str
    is_offered: bool = True
    is_broad: bool = False
    leads_elsewhere: bool = False


def outcome_of(reason: LeftReason) -> RunUpOutcome:
    """Where a run-up led, of a learner who left for this reason."""
    return _OUTCOMES.get(reason, RunUpOutcome.STOPPED)


def last_day_by_age(birth_date: date | None, *, norms: Norms) -> date | None:
    """The last day on which a run-up is open to somebody born that day (R-RUN-01)."""
    if birth_date is None:
        return None
    return add_months(birth_date, 12 * (norms.run_up.max_age.value + 1)) - timedelta(days=1)


def last_day(until: date | None, *, birth_date: date | None, norms: Norms) -> date | None:
    """The last day of a run-up: the planned one, or the one that age sets, whichever comes first.

    The law sets no length (R-RUN-02): without a planned day, age alone ends it.
    """
    known = [one for one in (until, last_day_by_age(birth_date, norms=norms)) if one is not None]
    return min(known, default=None)


def nearness(until: date | None, *, birth_date: date | None, day: date, norms: Norms) -> Nearness:
    """How near the last day is."""
    end = last_day(until, birth_date=birth_date, norms=norms)
    if end is not None and end < day:
        return Nearness.LATE
    if end is not None and end - day <= SOON:
        return Nearness.SOON
    return Nearness.FINE if until is not None else Nearness.OPEN


def may_plan(form: PlanForm, facts: PlanFacts, *, norms: Norms) -> Verdict:
    """Whether a run-up can be planned like this; what the law asks and nobody filled in yet only warns."""
    law = norms.run_up
    end, oldest = form.until, last_day_by_age(facts.birth_date, norms=norms)
    hours, least = form.week_hours, law.min_week_hours
    unknown = sorted(set(form.contents) - set(law.contents.value))
    is_organiser = _ORGANISER.get(ProviderKind(facts.provider_kind)) in law.organisers.value
    return Verdict(
        (
            Finding("run_up.until_told", end is not None, effect=Effect.WARN, ground=law.has_fixed_length),
            Finding("run_up.until_after_start", end is None or end > facts.started_on, end, facts.started_on),
            Finding(
                "run_up.until_within_age",
                end is None or oldest is None or end <= oldest,
                end,
                oldest,
                effect_of(law.max_age),
                law.max_age,
            ),
            Finding("run_up.hours_told", hours is not None, effect=Effect.WARN, ground=least),
            Finding("run_up.hours", hours is None or hours >= least.value, hours, least.value, effect_of(least), least),
            Finding("run_up.hours_can_be", hours is None or 0 < hours <= MOST_HOURS, hours, MOST_HOURS),
            Finding("run_up.contents_told", bool(form.contents), effect=Effect.WARN, ground=law.contents),
            Finding("run_up.contents_known", not unknown, unknown, effect=effect_of(law.contents), ground=law.contents),
            Finding("run_up.programme_offered", facts.is_offered),
            Finding("run_up.programme_fits", not facts.leads_elsewhere, effect=Effect.WARN),
            Finding(
                "run_up.broad",
                not facts.is_broad or law.broad_tracks.value,
                effect=effect_of(law.broad_tracks),
                ground=law.broad_tracks,
            ),
            Finding("run_up.organiser", is_organiser, effect=Effect.WARN, ground=law.organisers),
            Finding("run_up.partner", len(form.partner) <= LONGEST_PARTNER, len(form.partner), LONGEST_PARTNER),
            _words(form.goals),
        )
    )


def may_evaluate(words: str, *, held_on: date, started_on: date, day: date) -> Verdict:
    """Whether an evaluation can be noted: on a day of the run-up that was."""
    return Verdict(
        (
            Finding("run_up.held_after_start", held_on >= started_on, held_on, started_on),
            Finding("run_up.held_in_past", held_on <= day, held_on, day),
            _words(words),
        )
    )


def may_take_back(why: str) -> Verdict:
    """Whether an evaluation can be taken back with this reason."""
    return Verdict((Finding("run_up.take_back_reason", bool(why)), _words(why)))


def may_close(words: str) -> Verdict:
    """Whether these words can stand at the end of a run-up."""
    return Verdict((_words(words),))


def _words(words: str) -> Finding:
    return Finding("run_up.words", len(words) <= LONGEST_WORDS, len(words), LONGEST_WORDS)
